// title: How much is promised, how much is real?
// description: What an organisation pays and is paid, by kind of deal and status: the sums told, and of them what is agreed but not yet in force.
// answers: 1, 4
// parameter: organisation organisation = openai — the organisation
MATCH (x:Organisation {id: $organisation})-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]-(o:Organisation)
RETURN CASE WHEN d.subject = x.id THEN 'pays' ELSE 'is paid' END AS side, d.relation AS relation, d.status AS status, count(d) AS deals,
       sum(CASE WHEN coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) = 0 THEN 1 ELSE 0 END) AS without_sum,
       sum(coalesce(d.amount_low, 0.0)) AS low, sum(coalesce(d.amount_high, 0.0)) AS high,
       sum(coalesce(d.promised_low, 0.0)) AS promised_low, sum(coalesce(d.promised_high, 0.0)) AS promised_high,
       sum(coalesce(d.yearly_low, 0.0)) AS yearly_low, sum(coalesce(d.yearly_high, 0.0)) AS yearly_high
ORDER BY side DESC, relation, status
