// Graph: tree of modalities
// What is a kind of what: from gene and cell therapy to autologous, allogeneic and in vivo CAR-T.
// topic: Products
MATCH (m:Modality)
OPTIONAL MATCH (m)-[r:IS_A]->(above:Modality)
WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
RETURN m, r, above
ORDER BY m.name, above.name
