// Trials, their products and sponsors
// Each trial with what it tests, for which disease, sponsored by whom, where.
// topic: Trials
// about: name, alias or id of a target, product, sponsor or disease; empty: all trials
:param about => '';
MATCH (t:Trial)
WHERE $about = ''
   OR EXISTS { MATCH (t)-[r:TESTS|INVESTIGATES|SPONSORS]-(n) WHERE r.known_to IS NULL
               AND any(name IN [n.id, n.name] + n.aliases WHERE toLower(name) = toLower($about)) }
   OR EXISTS { MATCH (t)-[r:TESTS]->(:Product)-[:TARGETS]->(n:Target) WHERE r.known_to IS NULL
               AND any(name IN [n.id, n.name, coalesce(n.symbol, '')] + n.aliases
                       WHERE toLower(name) = toLower($about)) }
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
