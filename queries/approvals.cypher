// Marketing approvals
// Which product is approved where, for what, since when, by whom; permissions for trials are not among them.
// What names no disease or place is left out where the same product's approval is known with it; `since` is the
// first date known for the product in that place.
// topic: Approvals
MATCH (p:Product)-[r:APPROVED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
WITH p, j, r ORDER BY CASE r.assertion WHEN 'stated' THEN 0 ELSE 1 END, size(coalesce(r.date, '')) DESC, r.key
WITH p, j, r.indication AS indication, collect(r) AS facts
WHERE NOT (indication IS NULL AND EXISTS {
             MATCH (p)-[s:APPROVED_IN]->(j)
             WHERE s.indication IS NOT NULL AND s.assertion IN ['stated', 'inferred'] AND s.known_to IS NULL })
  AND NOT (j.id = 'jurisdiction:unspecified' AND EXISTS {
             MATCH (p)-[s:APPROVED_IN]->(k:Jurisdiction)
             WHERE k <> j AND s.assertion IN ['stated', 'inferred'] AND s.known_to IS NULL })
OPTIONAL MATCH (i:Indication {id: indication})
OPTIONAL MATCH (g:Regulator {id: facts[0].agency})
WITH p, j, i, g, facts,
     COLLECT { MATCH (p)-[s:APPROVED_IN]->(j)
               WHERE s.date IS NOT NULL AND NOT s.date CONTAINS '/' AND s.assertion IN ['stated', 'inferred']
               RETURN s.date AS date
               ORDER BY CASE size(date) WHEN 4 THEN date + '-13' WHEN 7 THEN date + '-32' ELSE date END } AS dates
RETURN p.name AS product, j.name AS jurisdiction, i.name AS indication, facts[0].date AS date, dates[0] AS since,
       g.name AS agency, coalesce(facts[0].status, 'approved') AS status, facts[0].pathway AS pathway,
       facts[0].assertion AS assertion,
       reduce(all = [], fact IN facts | all + [id IN fact.evidence WHERE NOT id IN all]) AS evidence
ORDER BY replace(coalesce(since, date, '9999'), '../', ''), product, jurisdiction, indication
