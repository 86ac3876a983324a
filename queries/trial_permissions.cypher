// Permissions to start clinical trials
// Which product may be tried in people where and for what (IND, CTA): permissions, never approvals.
// topic: Approvals
MATCH (p:Product)-[r:CLEARED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
OPTIONAL MATCH (i:Indication {id: r.indication})
OPTIONAL MATCH (g:Regulator {id: r.agency})
RETURN p.name AS product, j.name AS jurisdiction, i.name AS indication, r.date AS date, g.name AS agency,
       r.sources AS sources
ORDER BY product, jurisdiction, indication
