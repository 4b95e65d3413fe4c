// title: How much of its spending goes to whom?
// description: An organisation's suppliers with their share of the sums told, the largest share first. Deals without a total count in `without_sum` only.
// answers: 2, 5
// parameter: organisation organisation = openai — the customer
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})-[d:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(s:Organisation)
WHERE d.status IN $statuses
WITH s, count(d) AS deals, sum(coalesce(d.amount_high, d.amount_low, 0.0)) AS money,
     sum(CASE WHEN coalesce(d.amount_high, d.amount_low, 0) = 0 THEN 1 ELSE 0 END) AS without_sum
ORDER BY s.id
WITH collect({name: s.name, id: s.id, deals: deals, money: money, without_sum: without_sum}) AS suppliers, sum(money) AS total
UNWIND suppliers AS s
RETURN s.name AS supplier, s.id AS supplier_id, s.deals AS deals, s.money AS money, s.without_sum AS without_sum,
       CASE WHEN total > 0 THEN round(1000.0 * s.money / total) / 10.0 ELSE 0.0 END AS percent
ORDER BY money DESC, supplier_id
