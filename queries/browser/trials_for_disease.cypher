// Graph: trials for a disease
// The latest trials for the disease or any kind of it, with the products they test and their sponsors.
// topic: Trials
// indication: name, alias or id of the disease
// top: how many trials
:param indication => 'autoimmune disease';
:param top => 12;
MATCH (root:Indication)
WHERE any(name IN [root.id, root.name] + root.aliases WHERE toLower(name) = toLower($indication))
MATCH (i:Indication)-[:IS_A*0..]->(root)
WITH DISTINCT i
MATCH (t:Trial)-[v:INVESTIGATES]->(i)
WHERE v.assertion IN ['stated', 'inferred'] AND v.known_to IS NULL
WITH t, collect(v) AS studies, collect(i) AS diseases
ORDER BY coalesce(t.start_date, '') DESC, t.id LIMIT $top
OPTIONAL MATCH (t)-[r:TESTS|SPONSORS]-(x)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN diseases, studies, t, r, x
ORDER BY t.id, x.name
