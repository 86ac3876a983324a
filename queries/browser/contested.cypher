// Graph: contested targets
// The targets with the most products against them; of each the products that most is known of, and their companies.
// topic: Competition
// targets: how many targets
// top: how many products of each
:param targets => 3;
:param top => 8;
MATCH (p:Product)-[a:TARGETS]->(t:Target)
WHERE a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
WITH t, count(DISTINCT p) AS products
ORDER BY products DESC, t.name LIMIT $targets
CALL (t) {
  MATCH (p:Product)-[a:TARGETS]->(t)
  WHERE a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
  RETURN p, collect(a) AS actions
  ORDER BY p.kind = 'unnamed', size(p.evidence) DESC, p.name LIMIT $top
}
OPTIONAL MATCH (c:Company)-[d:DEVELOPS]->(p)
WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
RETURN t, actions, p, d, c
ORDER BY products DESC, t.name, p.name, c.name
