// Statistics about a subject
// The numbers that sources state about a modality, place, company or disease, each with its date and scope.
// topic: Evidence
// subject: any part of the subject's name
:param subject => 'CAR-T';
MATCH (s:Statistic)-[r:ABOUT]->(x)
WHERE toLower(x.name) CONTAINS toLower($subject) AND r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN x.name AS subject, s.name AS statistic, s.relation AS relation, s.value AS value, s.low AS low,
       s.high AS high, s.unit AS unit, s.scope AS scope, s.as_of AS as_of, r.evidence AS evidence
ORDER BY subject, as_of, statistic, s.id
