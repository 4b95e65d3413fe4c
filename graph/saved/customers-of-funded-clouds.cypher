// title: Who are the customers of the clouds that it both funds and sells to?
// description: For each host that an organisation funds and sells to: who leases that host's computers. The 500 largest leases.
// answers: 8
// parameter: organisation organisation = nvidia — the organisation that funds and sells
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})-[m:INVESTS_IN|LENDS_TO]->(h:Organisation)
WHERE m.status IN $statuses
WITH x, h, m ORDER BY m.id
WITH x, h, collect(m.sentence) AS funds, collect(m.id) AS funds_deals
MATCH (h)-[s:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(x)
WHERE s.status IN $statuses
WITH x, h, funds, funds_deals, s ORDER BY s.id
WITH x, h, funds, funds_deals, collect(s.sentence) AS sells, collect(s.id) AS sells_deals
MATCH (h)<-[d:LEASES_COMPUTE_FROM]-(c:Organisation)
WHERE d.status IN $statuses AND c.id <> x.id
RETURN c.name AS customer, c.id AS customer_id, h.name AS host, h.id AS host_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal, funds, sells, funds_deals, sells_deals
ORDER BY coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
LIMIT 500
