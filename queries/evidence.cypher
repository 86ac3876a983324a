// The evidence of everything about a node
// Each fact of the node with source and lines: where every number comes from.
// topic: Evidence
// node: name, alias or id of any node
:param node => 'zevorcabtagene autoleucel';
MATCH (n)
WHERE any(name IN [n.id, n.name] + n.aliases WHERE toLower(name) = toLower($node))
MATCH (n)-[r]-(other)
WHERE r.evidence IS NOT NULL AND NOT other:Evidence
UNWIND r.evidence AS id
MATCH (e:Evidence {id: id})-[:FROM]->(s:Source)
RETURN type(r) AS relationship, other.name AS other, r.assertion AS assertion, s.name AS source,
       e.locator AS locator, e.quote AS quote
ORDER BY relationship, other, assertion, source, locator
