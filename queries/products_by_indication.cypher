// Products for a disease
// Who develops what for the disease or any kind of it (through the disease tree), at which stage.
// topic: Products
// indication: name, alias or id of the disease
:param indication => 'systemic lupus erythematosus';
MATCH (root:Indication)
WHERE any(name IN [root.id, root.name] + root.aliases WHERE toLower(name) = toLower($indication))
MATCH (i:Indication)-[:IS_A*0..]->(root)
WITH DISTINCT i
MATCH (p:Product)-[r:TREATS]->(i)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN i.name AS indication, p.name AS product,
       COLLECT { MATCH (c:Company)-[d:DEVELOPS]->(p)
                 WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
                 RETURN DISTINCT c.name AS name ORDER BY name } AS companies,
       COLLECT { MATCH (p)-[a:TARGETS]->(t:Target)
                 WHERE a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
                 RETURN DISTINCT t.name AS name ORDER BY name } AS targets,
       r.stage AS stage, r.setting AS setting, r.sources AS sources
ORDER BY indication, product, stage
