// Claims about a subject
// What sources claim that is no relationship: firsts, comparisons, advantages, gaps; in our words.
// topic: Evidence
// subject: any part of the subject's name
:param subject => 'SYS6020';
MATCH (c:Claim)-[r:ABOUT]->(x)
WHERE toLower(x.name) CONTAINS toLower($subject) AND r.known_to IS NULL
RETURN x.name AS subject, c.kind AS kind, c.text AS claim, r.assertion AS assertion, r.evidence AS evidence
ORDER BY subject, kind, claim
