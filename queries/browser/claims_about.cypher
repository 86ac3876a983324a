// Graph: said of a subject
// Claims and numbers about the subject; the arrow's `assertion` says how each is put: stated, hypothetical, denied …
// topic: Evidence
// subject: name, alias or id of any node
:param subject => 'SYS6020';
MATCH (x)
WHERE any(name IN [x.id, x.name] + x.aliases WHERE toLower(name) = toLower($subject))
MATCH (s:Claim|Statistic)-[r:ABOUT]->(x)
WHERE r.known_to IS NULL
RETURN x, r, s
ORDER BY s.name
