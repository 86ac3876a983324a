// Disagreements between sources
// Pairs of statements that cannot both be right, both sides kept, with their evidence.
MATCH (a)-[r:CONTRADICTS]->(b)
WHERE r.known_to IS NULL
RETURN r.topic AS topic, coalesce(a.text, a.name) AS one, coalesce(b.text, b.name) AS other, r.evidence AS evidence
ORDER BY topic, one, other
