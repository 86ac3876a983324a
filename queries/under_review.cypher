// Applications under review
// Which product has an application for marketing authorisation before a regulator and no approval there since.
// topic: Approvals
MATCH (p:Product)-[r:FILED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
  AND NOT EXISTS { MATCH (p)-[a:APPROVED_IN]->(there:Jurisdiction)
                   WHERE a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
                     AND ((there = j AND coalesce(a.indication, '') = coalesce(r.indication, ''))
                          OR j.id = 'jurisdiction:unspecified') }
OPTIONAL MATCH (i:Indication {id: r.indication})
RETURN p.name AS product, j.name AS jurisdiction, i.name AS indication, r.date AS date,
       r.known_from AS known_from, r.sources AS sources
ORDER BY product, jurisdiction, indication
