// A company's pipeline
// Every product the company has a part in: its role, the targets, diseases and stages.
// topic: Companies
// company: id, or any part of a name or alias of the company
:param company => 'CARsgen';
MATCH (c:Company)
WHERE any(name IN [c.id, c.name] + c.aliases WHERE toLower(name) CONTAINS toLower($company))
MATCH (c)-[d:DEVELOPS]->(p:Product)
WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
OPTIONAL MATCH (p)-[r:TREATS]->(i:Indication)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN c.name AS company, d.role AS role, p.name AS product, p.cell_source AS cell_source,
       COLLECT { MATCH (p)-[a:TARGETS]->(t:Target)
                 WHERE a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
                 RETURN DISTINCT t.name AS name ORDER BY name } AS targets,
       i.name AS indication, r.stage AS stage, d.sources AS sources
ORDER BY company, product, role, indication, stage
