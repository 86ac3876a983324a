// Ties between companies
// Who owns, bought, partners with or licensed to whom, since when.
// topic: Companies
MATCH (a:Company)-[r:SUBSIDIARY_OF|ACQUIRED|PARTNERED_WITH|LICENSED]->(b:Company)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN a.name AS company, type(r) AS tie, b.name AS other, r.date AS date, r.evidence AS evidence
ORDER BY tie, company, other
