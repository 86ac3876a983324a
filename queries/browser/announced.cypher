// Graph: announced or denied
// What sources put as planned, hypothetical or denied (the arrow's `assertion`): none of it counts as a fact.
// topic: Evidence
MATCH (a)-[r]->(b)
WHERE r.assertion IN ['planned', 'hypothetical', 'denied'] AND r.known_to IS NULL
  AND NOT a:Claim AND NOT a:Statistic AND NOT a:Evidence
RETURN a, r, b
ORDER BY a.name, type(r), b.name
