// Announced, hoped for, denied
// What sources put as planned, hypothetical or denied: none of it counts as a fact.
// topic: Evidence
MATCH (a)-[r]->(b)
WHERE r.assertion IN ['planned', 'hypothetical', 'denied'] AND r.known_to IS NULL
RETURN r.assertion AS assertion, a.name AS subject, type(r) AS relationship, b.name AS object,
       coalesce(r.stage, r.role) AS qualifier, r.evidence AS evidence
ORDER BY assertion, relationship, subject, object, qualifier
