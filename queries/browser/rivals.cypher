// Graph: rivals of a product
// The products that share most with it, target or disease: what they share, and the companies behind them.
// topic: Competition
// product: name, alias or id of the product
// top: how many rivals
:param product => 'zevorcabtagene autoleucel';
:param top => 12;
MATCH (p:Product)
WHERE any(name IN [p.id, p.name] + p.aliases WHERE toLower(name) = toLower($product))
MATCH (p)-[a:TARGETS|TREATS]->(shared)<-[b:TARGETS|TREATS]-(rival:Product)
WHERE rival <> p AND a.assertion IN ['stated', 'inferred'] AND b.assertion IN ['stated', 'inferred']
  AND a.known_to IS NULL AND b.known_to IS NULL
WITH p, rival, collect(DISTINCT shared) AS shares, collect(DISTINCT a) AS own, collect(DISTINCT b) AS theirs
ORDER BY size(shares) DESC, rival.kind = 'unnamed', size(rival.evidence) DESC, rival.name LIMIT $top
OPTIONAL MATCH (c:Company)-[d:DEVELOPS]->(rival)
WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
RETURN p, own, shares, theirs, rival, d, c
ORDER BY rival.name, c.name
