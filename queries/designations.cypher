// Regulatory designations
// Orphan drug, RMAT, PRIME, breakthrough therapy, fast track: which product, by whom, when.
// topic: Approvals
MATCH (p:Product)-[r:DESIGNATED]->(g:Regulator)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
OPTIONAL MATCH (i:Indication {id: r.indication})
RETURN p.name AS product, g.name AS regulator, r.designation AS designation, i.name AS indication, r.date AS date,
       r.evidence AS evidence
ORDER BY product, date, regulator, designation
