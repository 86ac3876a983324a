// Everything about a product
// Each fact that starts or ends at the product, with its sources; how it is put (planned, denied …) stands beside it.
// topic: Products
// product: name, alias or id of the product
:param product => 'SYS6020';
MATCH (p:Product)
WHERE any(name IN [p.id, p.name] + p.aliases WHERE toLower(name) = toLower($product))
MATCH (p)-[r]-(other)
WHERE r.key IS NOT NULL
RETURN p.name AS product, type(r) AS relationship, coalesce(other.name, other.id) AS other, labels(other)[0] AS kind,
       r.assertion AS assertion, coalesce(r.stage, r.role, r.action, r.designation) AS qualifier,
       coalesce(r.date, r.valid_from) AS date, r.known_from AS known_from, r.sources AS sources
ORDER BY relationship, other, qualifier, assertion
