// Disagreements between sources
// Pairs of statements that sources put against each other, both sides kept; hypothetical where both may hold.
// topic: Evidence
MATCH (a)-[r:CONTRADICTS]->(b)
WHERE r.known_to IS NULL
RETURN r.topic AS topic, r.assertion AS assertion, coalesce(a.text, a.name) AS one, coalesce(b.text, b.name) AS other, r.evidence AS evidence
ORDER BY assertion, topic, one, other
