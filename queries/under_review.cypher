// Applications under review
// Which product has an application for marketing authorisation before a regulator, and who says so.
MATCH (p:Product)-[r:FILED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
OPTIONAL MATCH (i:Indication {id: r.indication})
RETURN p.name AS product, j.name AS jurisdiction, i.name AS indication, r.date AS date,
       r.known_from AS known_from, r.sources AS sources
ORDER BY product, jurisdiction, indication
