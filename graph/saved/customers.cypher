// title: Who buys from it?
// description: Everyone who buys from an organisation, leases from it or takes licences from it.
// answers: 1, 5, 8
// parameter: organisation organisation = nvidia — the supplier
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})<-[d:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]-(o:Organisation)
WHERE d.status IN $statuses
RETURN o.name AS customer, o.id AS customer_id, d.capacity AS capacity,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal
ORDER BY coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
