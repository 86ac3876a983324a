// Competitors of a product
// Other products with the same target or for the same disease, and what they share.
// topic: Competition
// product: name, alias or id of the product
:param product => 'zevorcabtagene autoleucel';
MATCH (p:Product)
WHERE any(name IN [p.id, p.name] + p.aliases WHERE toLower(name) = toLower($product))
MATCH (p)-[a:TARGETS|TREATS]->(shared)<-[b:TARGETS|TREATS]-(other:Product)
WHERE other <> p AND a.assertion IN ['stated', 'inferred'] AND b.assertion IN ['stated', 'inferred']
  AND a.known_to IS NULL AND b.known_to IS NULL
WITH other, shared.name AS name, max(b.stage) AS stage
WITH other, name ORDER BY name
WITH other, collect(DISTINCT name) AS shares
RETURN other.name AS competitor,
       COLLECT { MATCH (c:Company)-[d:DEVELOPS]->(other)
                 WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
                 RETURN DISTINCT c.name AS name ORDER BY name } AS companies,
       shares
ORDER BY size(shares) DESC, competitor
