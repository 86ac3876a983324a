// Graph: filed and cleared
// Products with an application under review or a permission to start a trial, and where: neither is an approval.
// topic: Approvals
MATCH (p:Product)-[r:FILED_IN|CLEARED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN p, r, j
ORDER BY p.name, j.name
