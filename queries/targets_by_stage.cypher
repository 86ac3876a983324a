// Targets by development stage
// For each target and stage: how many products, and which.
// topic: Competition
MATCH (p:Product)-[a:TARGETS]->(t:Target), (p)-[r:TREATS]->(:Indication)
WHERE a.assertion IN ['stated', 'inferred'] AND r.assertion IN ['stated', 'inferred']
  AND a.known_to IS NULL AND r.known_to IS NULL AND r.stage IS NOT NULL
WITH DISTINCT t.name AS target, r.stage AS stage, p.name AS product
ORDER BY target, stage, product
WITH target, stage, collect(product) AS products
RETURN target, stage, size(products) AS count, products
ORDER BY target, stage
