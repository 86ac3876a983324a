// Graph: around a product
// All facts that start or end at the product: who makes it, against what, for what, approved where, tested where.
// topic: Products
// product: name, alias or id of the product
:param product => 'zevorcabtagene autoleucel';
MATCH (p:Product)
WHERE any(name IN [p.id, p.name] + p.aliases WHERE toLower(name) = toLower($product))
MATCH (p)-[r]-(x)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL AND NOT x:Outcome AND NOT x:Claim
RETURN p, r, x
ORDER BY type(r), x.name
