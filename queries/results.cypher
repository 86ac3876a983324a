// Results of a trial or product
// Every stated outcome with its number, denominator, time point and data cut-off.
// topic: Trials
// of: name, alias or id of a trial or product
:param of => 'LUMMICAR-1';
MATCH (s:Trial|Product)
WHERE any(name IN [s.id, s.name] + s.aliases WHERE toLower(name) = toLower($of))
MATCH (s)-[r:HAS_RESULT]->(o:Outcome)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN o.endpoint AS endpoint, o.relation AS relation, o.value AS value, o.low AS low, o.high AS high,
       o.unit AS unit, o.numerator AS numerator, o.denominator AS denominator, o.timepoint AS timepoint,
       o.cutoff AS cutoff, o.not_reached AS not_reached, r.evidence AS evidence
ORDER BY endpoint, o.id
