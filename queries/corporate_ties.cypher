// Ties between companies
// Who owns, bought, partners with or licensed to whom, since when; for a licence the product and the territory.
// topic: Companies
MATCH (a:Company)-[r:SUBSIDIARY_OF|ACQUIRED|PARTNERED_WITH|LICENSED]->(b:Company)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
OPTIONAL MATCH (p:Product {id: r.product})
OPTIONAL MATCH (j:Jurisdiction {id: r.territory})
RETURN a.name AS company, type(r) AS tie, b.name AS other, coalesce(r.date, r.valid_from) AS date, r.valid_to AS until,
       coalesce(p.name, r.subject) AS subject, j.name AS territory, r.evidence AS evidence
ORDER BY tie, company, other, subject, territory
