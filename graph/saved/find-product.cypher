// title: Which product is it, and whose?
// description: Products whose name holds the text, with the organisation that each stands for and from when to when.
// answers:
// parameter: text text = azure — part of a name
MATCH (p:Product)
WHERE p.search CONTAINS toLower($text)
WITH p
MATCH (p)-[:PRODUCT_OF]->(o:Organisation)
RETURN p.name AS product, p.id AS product_id, p.kind AS kind, o.name AS organisation, o.id AS organisation_id, p.since AS since, p.until AS until
ORDER BY size(product), product_id, organisation_id
LIMIT 100
