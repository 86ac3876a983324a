// Modalities and their products
// Each kind of therapy, what it is a kind of, and how many products belong to it or to any kind of it.
// topic: Products
MATCH (m:Modality)
RETURN m.name AS modality,
       COLLECT { MATCH (m)-[:IS_A]->(above:Modality) RETURN DISTINCT above.name AS name ORDER BY name } AS kind_of,
       COUNT { MATCH (m)<-[:IS_A*0..]-(:Modality)<-[r:HAS_MODALITY]-(p:Product)
               WHERE r.assertion IN ['stated', 'inferred'] AND r.known_to IS NULL
               RETURN DISTINCT p } AS products
ORDER BY products DESC, modality
