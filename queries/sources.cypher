// Sources and what rests on them
// Each document or registry with its date and the number of passages or records in use.
// topic: Evidence
MATCH (s:Source)
RETURN s.id AS id, s.name AS source, s.publisher AS publisher, s.published AS published, s.rank AS trust,
       COUNT { MATCH (e:Evidence)-[:FROM]->(s) RETURN e } AS passages
ORDER BY id
