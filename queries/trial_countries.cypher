// Trials by country
// In how many trials of the registries each country has a site, most trials first.
// topic: Trials
MATCH (t:Trial)-[r:CONDUCTED_IN]->(j:Jurisdiction)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
  AND any(source IN t.sources WHERE source IN ['source:ctgov', 'source:ictrp', 'source:euctr'])
  AND t.known_to IS NULL AND coalesce(t.relevant, true)
RETURN j.id AS id, j.name AS country, count(DISTINCT t) AS trials
ORDER BY trials DESC, country, id
