// Registered trials that match
// The trials of registries behind any count of the report: each parameter narrows the list, an empty one does not.
// topic: Trials
// target: name, symbol, alias or id of a target of a product under test
// indication: name, alias or id of a disease; its kinds count as well
// sponsor: name, alias or id of the lead sponsor
// sponsor_kind: industry, academic or government
// modality: name, alias or id of a kind of product; its kinds count as well
// targets: so many targets or more bound by one product under test
// cell_source: autologous, allogeneic, in vivo or unclear: that of a product under test
// place: name or id of a country or region with a site
// phase: phase_1, phase_1_2 …
// status: recruiting, completed …
// year: year of the start
// begun: a day; only trials that had begun by then, not those withdrawn before
:param target => '';
:param indication => '';
:param sponsor => '';
:param sponsor_kind => '';
:param modality => '';
:param targets => 0;
:param cell_source => '';
:param place => '';
:param phase => '';
:param status => '';
:param year => '';
:param begun => '';
WITH COLLECT { MATCH (i:Indication)-[:IS_A*0..]->(x:Indication)
               WHERE any(name IN [x.id, x.name] + x.aliases WHERE toLower(name) = toLower($indication))
               RETURN DISTINCT i.id AS id } AS diseases,
     COLLECT { MATCH (m:Modality)-[:IS_A*0..]->(x:Modality)
               WHERE any(name IN [x.id, x.name] + x.aliases WHERE toLower(name) = toLower($modality))
               RETURN DISTINCT m.id AS id } AS kinds
MATCH (t:Trial)
WHERE any(source IN t.sources WHERE source IN ['source:ctgov', 'source:ictrp', 'source:euctr'])
  AND t.known_to IS NULL AND coalesce(t.relevant, true)
  AND ($phase = '' OR t.phase = $phase)
  AND ($status = '' OR t.status = $status)
  AND ($year = '' OR t.start_date STARTS WITH $year)
  AND ($begun = '' OR t.start_date <= $begun AND coalesce(t.status, '') <> 'withdrawn')
  AND ($target = '' OR EXISTS {
    MATCH (t)-[tests:TESTS]->(:Product)-[acts:TARGETS]->(x:Target)
    WHERE coalesce(tests.role, 'experimental') = 'experimental' AND tests.known_to IS NULL
      AND tests.assertion IN ['stated', 'inferred']
      AND acts.assertion IN ['stated', 'inferred'] AND acts.known_to IS NULL
      AND any(name IN [x.id, x.name, coalesce(x.symbol, '')] + x.aliases WHERE toLower(name) = toLower($target)) })
  AND ($indication = '' OR EXISTS {
    MATCH (t)-[about:INVESTIGATES]->(i:Indication)
    WHERE about.assertion IN ['stated', 'inferred'] AND about.known_to IS NULL AND i.id IN diseases })
  AND ($modality = '' OR EXISTS {
    MATCH (t)-[tests:TESTS]->(:Product)-[has:HAS_MODALITY]->(m:Modality)
    WHERE coalesce(tests.role, 'experimental') = 'experimental' AND tests.known_to IS NULL
      AND tests.assertion IN ['stated', 'inferred']
      AND has.assertion IN ['stated', 'inferred'] AND has.known_to IS NULL AND m.id IN kinds })
  AND ($cell_source = '' OR EXISTS {
    MATCH (t)-[tests:TESTS]->(p:Product)
    WHERE coalesce(tests.role, 'experimental') = 'experimental' AND tests.known_to IS NULL
      AND tests.assertion IN ['stated', 'inferred'] AND p.cell_source = $cell_source })
  AND ($targets = 0 OR EXISTS {
    MATCH (t)-[tests:TESTS]->(p:Product)
    WHERE coalesce(tests.role, 'experimental') = 'experimental' AND tests.known_to IS NULL
      AND tests.assertion IN ['stated', 'inferred']
      AND size(COLLECT {
        MATCH (p)-[acts:TARGETS]->(x:Target)
        WHERE acts.assertion IN ['stated', 'inferred'] AND acts.known_to IS NULL
          AND coalesce(acts.action, 'binds') = 'binds' RETURN DISTINCT x.id AS id }) >= $targets })
  AND ($sponsor = '' AND $sponsor_kind = '' OR EXISTS {
    MATCH (c:Company)-[leads:SPONSORS]->(t)
    WHERE leads.role = 'lead' AND leads.assertion IN ['stated', 'inferred'] AND leads.known_to IS NULL
      AND ($sponsor_kind = '' OR c.kind = $sponsor_kind)
      AND ($sponsor = '' OR any(name IN [c.id, c.name] + c.aliases WHERE toLower(name) = toLower($sponsor))) })
  AND ($place = '' OR EXISTS {
    MATCH (t)-[site:CONDUCTED_IN]->(j:Jurisdiction)
    WHERE site.assertion IN ['stated', 'inferred'] AND site.known_to IS NULL
      AND (toLower($place) IN [toLower(j.id), toLower(j.name)] OR EXISTS {
        MATCH (j)-[part:PART_OF]->(whole:Jurisdiction)
        WHERE part.assertion IN ['stated', 'inferred'] AND part.known_to IS NULL AND part.valid_to IS NULL
          AND toLower($place) IN [toLower(whole.id), toLower(whole.name)] }) })
RETURN t.id AS id, t.name AS trial, t.phase AS phase, t.status AS status, t.start_date AS start,
       COLLECT { MATCH (c:Company)-[leads:SPONSORS]->(t) WHERE leads.role = 'lead' AND leads.known_to IS NULL
                 RETURN DISTINCT c.name AS name ORDER BY name } AS sponsors
ORDER BY id
