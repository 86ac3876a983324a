// Graph: around a trial
// What the trial tests, for which disease, sponsored by whom, where, with which results; who develops what it tests.
// topic: Trials
// of: name, alias or id of the trial
:param of => 'LUMMICAR-1';
MATCH (t:Trial)
WHERE any(name IN [t.id, t.name] + t.aliases WHERE toLower(name) = toLower($of))
MATCH (t)-[r:TESTS|INVESTIGATES|SPONSORS|CONDUCTED_IN|HAS_RESULT]-(x)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
OPTIONAL MATCH (c:Company)-[d:DEVELOPS]->(x)
WHERE d.assertion IN ['stated', 'inferred'] AND d.known_to IS NULL
RETURN t, r, x, d, c
ORDER BY type(r), x.name, c.name
