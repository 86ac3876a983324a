// Most contested targets
// Targets by the number of products against them, with the number of companies behind those.
// topic: Competition
MATCH (p:Product)-[a:TARGETS]->(t:Target)
WHERE a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
OPTIONAL MATCH (c:Company)-[d:DEVELOPS]->(p)
WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
RETURN t.name AS target, count(DISTINCT p) AS products, count(DISTINCT c) AS companies
ORDER BY products DESC, companies DESC, target
