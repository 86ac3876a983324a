// Where a company comes from and belongs to
// Owners, subsidiaries, acquisitions, former names, joint ventures, partners and licences of a company, with dates.
// topic: Companies
// company: name, alias or id of the company
:param company => 'Kite';
MATCH (c:Company)
WHERE any(name IN [c.id, c.name] + c.aliases WHERE toLower(name) = toLower($company))
WITH c, COLLECT {
       MATCH (c)-[r:SUBSIDIARY_OF|ACQUIRED|PARTNERED_WITH|LICENSED]-(o:Company)
       WHERE r.known_to IS NULL AND (r.assertion = 'stated' OR r.assertion = 'inferred' AND NOT EXISTS {
               MATCH (c)-[s:SUBSIDIARY_OF|ACQUIRED|PARTNERED_WITH|LICENSED {assertion: 'stated'}]-(o)
               WHERE s.known_to IS NULL AND type(s) = type(r) AND startNode(s) = startNode(r)
                 AND coalesce(s.product, s.subject, '') = coalesce(r.product, r.subject, '')
                 AND coalesce(s.territory, '') = coalesce(r.territory, '') })
       OPTIONAL MATCH (p:Product {id: r.product})
       OPTIONAL MATCH (j:Jurisdiction {id: r.territory})
       RETURN {tie: CASE type(r) WHEN 'SUBSIDIARY_OF' THEN CASE WHEN startNode(r) = c THEN 'owned by' ELSE 'owns' END
                                 WHEN 'ACQUIRED' THEN CASE WHEN startNode(r) = c THEN 'bought' ELSE 'bought by' END
                                 WHEN 'LICENSED' THEN
                                   CASE WHEN startNode(r) = c THEN 'gave rights to' ELSE 'got rights from' END
                                 ELSE CASE WHEN r.subject STARTS WITH 'joint venture' THEN 'joint venture with'
                                           ELSE 'works together with' END END,
               other: o.name, since: coalesce(r.valid_from, r.date), until: r.valid_to, product: p.name,
               territory: j.name, subject: r.subject, assertion: r.assertion, evidence: r.evidence} AS row }
     + COLLECT {
       MATCH (a:Company)-[r:PARTNERED_WITH]->(b:Company)
       WHERE r.subject IN [name IN [c.name] + c.aliases | 'joint venture: ' + name]
         AND r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
       RETURN {tie: 'joint venture of', other: a.name + ' and ' + b.name, since: coalesce(r.valid_from, r.date),
               until: r.valid_to, subject: r.subject, assertion: r.assertion, evidence: r.evidence} AS row }
     + [former IN coalesce(c.former_names, []) |
        {tie: 'former name', other: split(former, ' (')[0], assertion: 'stated', evidence: c.evidence,
         since: CASE WHEN former CONTAINS '(..' THEN null
                     ELSE split(split(replace(former, ')', ''), ' (')[1], '/')[0] END,
         until: split(split(replace(former, ')', ''), ' (')[1], '/')[1]}] AS rows
UNWIND rows AS row
RETURN c.name AS company, row.tie AS tie, row.other AS other, row.since AS since, row.until AS until,
       row.product AS product, row.territory AS territory, row.subject AS subject, row.assertion AS assertion,
       row.evidence AS evidence
ORDER BY company, tie, since, other, product, territory
