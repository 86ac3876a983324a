// Plants and who runs them
// Facilities with operator, place, status and what is or will be made there.
// topic: Companies
MATCH (f:Facility)
RETURN f.name AS facility, f.status AS status, f.address AS address,
       COLLECT { MATCH (c:Company)-[r:OPERATES]->(f) WHERE r.known_to IS NULL
                 RETURN c.name + ' (' + r.assertion + ')' AS name ORDER BY name } AS operators,
       COLLECT { MATCH (p:Product)-[r:MANUFACTURED_AT]->(f) WHERE r.known_to IS NULL
                 RETURN p.name + ' (' + r.assertion + ')' AS name ORDER BY name } AS products
ORDER BY facility
