// Trials, their products and sponsors
// Each trial with what it tests, for which disease, sponsored by whom, where.
MATCH (t:Trial)
RETURN t.id AS id, t.name AS trial, t.phase AS phase, t.status AS status,
       COLLECT { MATCH (t)-[r:TESTS]->(p:Product) WHERE r.known_to IS NULL
                 RETURN DISTINCT p.name AS name ORDER BY name } AS products,
       COLLECT { MATCH (t)-[r:INVESTIGATES]->(i:Indication) WHERE r.known_to IS NULL
                 RETURN DISTINCT i.name AS name ORDER BY name } AS indications,
       COLLECT { MATCH (c:Company)-[r:SPONSORS]->(t) WHERE r.known_to IS NULL
                 RETURN DISTINCT c.name AS name ORDER BY name } AS sponsors,
       COLLECT { MATCH (t)-[r:CONDUCTED_IN]->(j:Jurisdiction) WHERE r.known_to IS NULL
                 RETURN DISTINCT j.name AS name ORDER BY name } AS places
ORDER BY id
