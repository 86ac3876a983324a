// Marketing approvals
// Which product is approved where, for what, since when, by whom; permissions for trials are not among them.
MATCH (p:Product)-[r:APPROVED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
OPTIONAL MATCH (i:Indication {id: r.indication})
OPTIONAL MATCH (g:Regulator {id: r.agency})
RETURN p.name AS product, j.name AS jurisdiction, i.name AS indication, r.date AS date, g.name AS agency,
       coalesce(r.status, 'approved') AS status, r.pathway AS pathway, r.evidence AS evidence
ORDER BY replace(coalesce(r.date, '9999'), '../', ''), product, jurisdiction, indication
