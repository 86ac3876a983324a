// Graph: approved where
// Products and the places with a marketing authorisation in force; one without a place only where none is known with it.
// topic: Approvals
MATCH (p:Product)-[r:APPROVED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
  AND coalesce(r.status, 'approved') = 'approved'
  AND NOT (j.id = 'jurisdiction:unspecified' AND EXISTS {
             MATCH (p)-[s:APPROVED_IN]->(k:Jurisdiction)
             WHERE k <> j AND s.assertion IN ['stated', 'inferred'] AND s.known_to IS NULL })
RETURN p, r, j
ORDER BY p.name, j.name
