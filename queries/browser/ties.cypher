// Graph: ties of companies
// Who owns, bought, partners with or licensed to whom.
// topic: Companies
MATCH (a:Company)-[r:SUBSIDIARY_OF|ACQUIRED|PARTNERED_WITH|LICENSED]->(b:Company)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN a, r, b
ORDER BY a.name, b.name
