// Platforms and vectors in use
// Which technologies products are made with or delivered by.
// topic: Products
MATCH (p:Product)-[r:USES]->(t:Technology)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
WITH DISTINCT t.name AS technology, p.name AS product ORDER BY technology, product
WITH technology, collect(product) AS products
RETURN technology, size(products) AS count, products
ORDER BY count DESC, technology
