// title: Which products stand for it?
// description: Models, services and chips of an organisation; where an article names one of them, this organisation is meant.
// answers:
// parameter: organisation organisation = microsoft — the organisation
MATCH (x:Organisation {id: $organisation})<-[:PRODUCT_OF]-(p:Product)
RETURN p.name AS product, p.id AS product_id, p.kind AS kind, p.since AS since, p.until AS until
ORDER BY kind, product_id
