// title: On whom do most depend?
// description: Suppliers by the number of organisations, and of labs among them, that buy, lease or take licences from them.
// answers: 2, 5
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (c:Organisation)-[d:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(s:Organisation)
WHERE d.status IN $statuses
WITH s, count(DISTINCT c) AS customers, count(DISTINCT CASE WHEN c.kind = 'lab' THEN c.id ELSE null END) AS labs, count(d) AS deals,
     sum(coalesce(d.amount_low, 0.0)) AS low, sum(coalesce(d.amount_high, 0.0)) AS high
RETURN s.name AS supplier, s.id AS supplier_id, s.kind AS kind, customers, labs, deals, low, high
ORDER BY customers DESC, supplier_id
LIMIT 100
