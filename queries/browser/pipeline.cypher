// Graph: a company's pipeline
// The products the company has a part in, with their targets, diseases and other companies.
// topic: Companies
// company: id, or any part of a name or alias of the company
:param company => 'CARsgen';
MATCH (c:Company)
WHERE any(name IN [c.id, c.name] + c.aliases WHERE toLower(name) CONTAINS toLower($company))
MATCH (c)-[d:DEVELOPS]->(p:Product)
WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
OPTIONAL MATCH (p)-[r:DEVELOPS|TARGETS|TREATS]-(x)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN c, d, p, r, x
ORDER BY p.name, x.name
