// Dated events
// Approvals and how they ended, permissions, designations, filings and acquisitions that a source dates, in order.
// topic: Approvals
MATCH (a)-[r:APPROVED_IN|CLEARED_IN|FILED_IN|DESIGNATED|ACQUIRED]->(b)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
UNWIND CASE WHEN r.status = 'refused' THEN [[coalesce(r.date, r.valid_from), 'refused']]
            WHEN r.status IN ['suspended', 'lapsed', 'withdrawn']
              THEN [[coalesce(r.date, r.valid_from), type(r)], [r.valid_to, r.status]]
            ELSE [[coalesce(r.date, r.valid_from), type(r)]] END AS dated
WITH a, r, b, dated[0] AS date, dated[1] AS event
WHERE date IS NOT NULL
RETURN date, a.name AS subject, event, b.name AS object,
       coalesce(r.designation, '') AS designation, r.evidence AS evidence
ORDER BY replace(date, '../', ''), subject, event, object, designation
