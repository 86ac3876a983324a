// Lead sponsors by their trials
// Who leads how many trials of the registries, with the class and country of the sponsor, most trials first.
// topic: Trials
MATCH (c:Company)-[r:SPONSORS]->(t:Trial)
WHERE r.role = 'lead' AND r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
  AND any(source IN t.sources WHERE source IN ['source:ctgov', 'source:ictrp', 'source:euctr'])
  AND t.known_to IS NULL AND coalesce(t.relevant, true)
RETURN c.id AS id, c.name AS sponsor, c.kind AS kind, c.country AS country, count(DISTINCT t) AS trials
ORDER BY trials DESC, sponsor, id
