// Marketing approvals
// Which product is approved where, for what, since when, by whom, and which is no more; permissions for trials are not
// among them. `date` is when it was granted (refused: when that was decided), `since` the first approval known for the
// product in that place, `valid_to` when it ended; an authorisation that ended as a whole ended for each disease. What
// names no disease or place is left out where the same product's approval is known with it.
// topic: Approvals
MATCH (p:Product)-[r:APPROVED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
WITH p, j, r ORDER BY CASE r.assertion WHEN 'stated' THEN 0 ELSE 1 END, coalesce(r.date, '/') CONTAINS '/',
                      size(coalesce(r.date, '')) DESC, r.date, r.key
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
                 AND coalesce(s.status, 'approved') <> 'refused'
               RETURN s.date AS date
               ORDER BY CASE size(date) WHEN 4 THEN date + '-13' WHEN 7 THEN date + '-32' ELSE date END } AS dates,
     COLLECT { MATCH (p)-[s:APPROVED_IN]->(j)
               WHERE s.indication IS NULL AND s.line IS NULL AND s.status IN ['suspended', 'lapsed', 'withdrawn']
                 AND s.assertion IN ['stated', 'inferred'] AND s.known_to IS NULL
                 AND coalesce(facts[0].status, 'approved') = 'approved'
                 AND coalesce(facts[0].valid_from, '') <= coalesce(s.valid_to, '9999')
               RETURN s } AS wholes
WITH p, j, i, g, facts[0] AS fact, facts + wholes AS facts, dates, coalesce(wholes[0], facts[0]) AS end
RETURN p.name AS product, j.name AS jurisdiction, i.name AS indication,
       coalesce(fact.date, CASE fact.status WHEN 'refused' THEN fact.valid_from END) AS date, dates[0] AS since,
       g.name AS agency, coalesce(end.status, 'approved') AS status, end.valid_to AS valid_to, fact.pathway AS pathway,
       fact.assertion AS assertion,
       reduce(all = [], f IN facts | all + [id IN f.evidence WHERE NOT id IN all]) AS evidence
ORDER BY replace(coalesce(since, date, '9999'), '../', ''), product, jurisdiction, indication
