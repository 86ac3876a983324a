// Products against a target
// Who develops what against the antigen, for which disease, at which stage, on whose word.
// topic: Products
// target: name, symbol, alias or id of the target
:param target => 'BCMA';
MATCH (t:Target)
WHERE any(name IN [t.id, t.name, coalesce(t.symbol, '')] + t.aliases WHERE toLower(name) = toLower($target))
MATCH (p:Product)-[a:TARGETS]->(t)
WHERE a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
OPTIONAL MATCH (p)-[r:TREATS]->(i:Indication)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN p.name AS product,
       COLLECT { MATCH (c:Company)-[d:DEVELOPS]->(p)
                 WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
                 RETURN DISTINCT c.name AS name ORDER BY name } AS companies,
       a.action AS action, i.name AS indication, r.stage AS stage, r.setting AS setting, r.sources AS sources
ORDER BY product, indication, stage
