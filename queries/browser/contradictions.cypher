// Graph: disagreements
// Statements that sources put against each other, both sides kept, and what they are about.
// topic: Evidence
MATCH (a)-[r:CONTRADICTS]->(b)
WHERE r.known_to IS NULL
OPTIONAL MATCH (a)-[s:ABOUT]->(x)
RETURN a, r, b, s, x
ORDER BY a.name, b.name, x.name
