// Graph: around a disease
// The products for the disease or any kind of it that most is known of, the companies behind them, and the branches
// of the disease tree that lead there.
// topic: Products
// indication: name, alias or id of the disease
// top: how many products
:param indication => 'autoimmune disease';
:param top => 12;
MATCH (root:Indication)
WHERE any(name IN [root.id, root.name] + root.aliases WHERE toLower(name) = toLower($indication))
MATCH branch = (i:Indication)-[:IS_A*0..]->(root)
MATCH (p:Product)-[r:TREATS]->(i)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
WITH p, collect(branch) AS branches, collect(DISTINCT r) AS uses
ORDER BY p.kind = 'unnamed', size(p.evidence) DESC, p.name LIMIT $top
OPTIONAL MATCH (c:Company)-[d:DEVELOPS]->(p)
WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
RETURN branches, uses, p, d, c
ORDER BY p.name, c.name
