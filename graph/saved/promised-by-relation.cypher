// title: How much is promised overall?
// description: Sums over the whole graph by kind of deal and status. A joint round is in none of its parties' sums.
// answers: 1, 4
MATCH (x:Organisation)-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(o:Organisation)
RETURN d.relation AS relation, d.status AS status, count(d) AS deals,
       sum(CASE WHEN coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) = 0 THEN 1 ELSE 0 END) AS without_sum,
       sum(coalesce(d.amount_low, 0.0)) AS low, sum(coalesce(d.amount_high, 0.0)) AS high,
       sum(coalesce(d.promised_low, 0.0)) AS promised_low, sum(coalesce(d.promised_high, 0.0)) AS promised_high
ORDER BY relation, status
LIMIT 100
