// Graph: around an antigen
// The products against the antigen that most is known of, named ones first, with their companies and diseases.
// topic: Products
// target: name, symbol, alias or id of the target
// top: how many products
:param target => 'BCMA';
:param top => 12;
MATCH (t:Target)
WHERE any(name IN [t.id, t.name, coalesce(t.symbol, '')] + t.aliases WHERE toLower(name) = toLower($target))
MATCH (p:Product)-[a:TARGETS]->(t)
WHERE a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
WITH t, p, collect(a) AS actions
ORDER BY p.kind = 'unnamed', size(p.evidence) DESC, p.name LIMIT $top
OPTIONAL MATCH (p)-[r:DEVELOPS|TREATS]-(x)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN t, actions, p, r, x
ORDER BY p.name, x.name
