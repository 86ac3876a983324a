// Dated events
// Approvals, permissions, designations, filings and acquisitions that a source dates, in order.
// topic: Approvals
MATCH (a)-[r:APPROVED_IN|CLEARED_IN|FILED_IN|DESIGNATED|ACQUIRED]->(b)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL AND coalesce(r.date, r.valid_from) IS NOT NULL
RETURN coalesce(r.date, r.valid_from) AS date, a.name AS subject, type(r) AS event, b.name AS object,
       coalesce(r.designation, '') AS designation, r.evidence AS evidence
ORDER BY replace(date, '../', ''), subject, event, object, designation
