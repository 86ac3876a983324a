// Who holds a product
// Who has which right in the product on a day, in which territory, since when, from whom, and who owned that company
// on that day. The originator is history and stands beside. A right whose beginning no source states counts from the
// start. A territory that is not stated is shown only of a company of which none is, while nobody holds the world;
// the authorisation is that of the territory as it stands today.
// topic: Companies
// product: name, alias or id of the product
// day: a day, month or year; empty: today
// territory: name, id or code of a country or region; rights that reach there; empty: all
:param product => 'Yescarta';
:param day => '';
:param territory => '';
WITH CASE $day WHEN '' THEN toString(date()) ELSE $day END AS day
MATCH (p:Product)
WHERE any(name IN [p.id, p.name] + p.aliases WHERE toLower(name) = toLower($product))
MATCH (c:Company)-[d:DEVELOPS]->(p)
WHERE coalesce(d.role, 'developer') <> 'originator' AND d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
  AND (d.valid_from IS NULL OR d.valid_from <= day OR d.valid_from STARTS WITH day)
  AND (d.valid_to IS NULL OR last(split(d.valid_to, '/')) >= substring(day, 0, size(last(split(d.valid_to, '/')))))
  AND (d.assertion = 'stated' OR NOT EXISTS {
    MATCH (c)-[s:DEVELOPS {role: d.role, assertion: 'stated'}]->(p)
    WHERE s.known_to IS NULL AND coalesce(s.territory, '') = coalesce(d.territory, '') })
  AND (d.territory IS NOT NULL OR NOT EXISTS {
    MATCH (other:Company)-[e:DEVELOPS]->(p)
    WHERE e.role IN ['holder', 'licensee', 'developer', 'partner'] AND e.territory IS NOT NULL
      AND e.assertion IN ['stated', 'inferred'] AND e.known_to IS NULL
      AND (other = c OR e.role <> 'partner' AND e.territory = 'jurisdiction:worldwide'
                        AND (e.valid_from IS NULL OR e.valid_from <= day OR e.valid_from STARTS WITH day)
                        AND (e.valid_to IS NULL OR e.valid_to >= substring(day, 0, size(e.valid_to)))) })
OPTIONAL MATCH (j:Jurisdiction {id: d.territory})
WITH day, p, c, d, j
WHERE $territory = '' OR j IS NULL OR EXISTS {
    MATCH (x:Jurisdiction)
    WHERE toLower($territory) IN [toLower(x.id), replace(toLower(x.id), 'jurisdiction:', ''), toLower(x.name)]
      AND (EXISTS { MATCH path = (x)-[:PART_OF*0..2]->(j)
                    WHERE all(part IN relationships(path) WHERE part.known_to IS NULL
                      AND coalesce(part.valid_from, '') <= day AND coalesce(part.valid_to, day) >= day) }
        OR EXISTS { MATCH path = (j)-[:PART_OF*0..2]->(x)
                    WHERE all(part IN relationships(path) WHERE part.known_to IS NULL
                      AND coalesce(part.valid_from, '') <= day AND coalesce(part.valid_to, day) >= day) }
        OR j.extent = 'world' AND NOT EXISTS {
             MATCH (x)-[:PART_OF*0..2]->(e:Jurisdiction) WHERE e.id IN coalesce(j.excludes, []) }
        OR x.extent = 'world' AND NOT EXISTS {
             MATCH (j)-[:PART_OF*0..2]->(e:Jurisdiction) WHERE e.id IN coalesce(x.excludes, []) }) }
RETURN p.name AS product, coalesce(j.name, 'not stated') AS territory, d.role AS role, c.name AS company,
       d.valid_from AS since, d.valid_to AS until,
       COLLECT { MATCH (l:Company)-[x:LICENSED]->(c)
                 WHERE x.product = p.id AND x.assertion IN ['stated', 'inferred'] AND x.known_to IS NULL
                   AND coalesce(x.valid_from, x.date, '') <= day
                   AND (x.valid_to IS NULL OR x.valid_to >= substring(day, 0, size(x.valid_to)))
                   AND (x.territory IS NULL OR j IS NULL OR EXISTS {
                     MATCH (t:Jurisdiction {id: x.territory})
                     WHERE EXISTS { MATCH (t)-[:PART_OF*0..2]->(j) } OR EXISTS { MATCH (j)-[:PART_OF*0..2]->(t) }
                       OR j.extent = 'world' AND NOT EXISTS {
                            MATCH (t)-[:PART_OF*0..2]->(e:Jurisdiction) WHERE e.id IN coalesce(j.excludes, []) }
                       OR t.extent = 'world' AND NOT EXISTS {
                            MATCH (j)-[:PART_OF*0..2]->(e:Jurisdiction) WHERE e.id IN coalesce(t.excludes, []) } })
                 RETURN DISTINCT l.name AS name ORDER BY name } AS licensors,
       COLLECT { MATCH path = (c)-[:SUBSIDIARY_OF*1..3]->(o:Company)
                 WHERE all(s IN relationships(path) WHERE s.assertion IN ['stated', 'inferred'] AND s.known_to IS NULL
                   AND (s.valid_from IS NULL OR s.valid_from <= day OR s.valid_from STARTS WITH day)
                   AND (s.valid_to IS NULL OR s.valid_to >= substring(day, 0, size(s.valid_to))))
                 RETURN DISTINCT o.name AS name ORDER BY name } AS owners,
       COLLECT { MATCH (o:Company)-[first:DEVELOPS {role: 'originator'}]->(p)
                 WHERE first.assertion IN ['stated', 'inferred'] AND first.known_to IS NULL
                 RETURN DISTINCT o.name AS name ORDER BY name } AS originators,
       COLLECT { MATCH (p)-[a:APPROVED_IN]->(place:Jurisdiction)
                 WHERE place.id = d.territory AND a.assertion IN ['stated', 'inferred'] AND a.known_to IS NULL
                 RETURN DISTINCT coalesce(a.status, 'approved') AS status ORDER BY status } AS authorisation,
       d.assertion AS assertion, d.evidence AS evidence
ORDER BY product, CASE WHEN j IS NULL THEN 2 WHEN j.extent = 'world' THEN 1 ELSE 0 END, territory, role, company
