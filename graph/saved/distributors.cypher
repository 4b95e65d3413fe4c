// title: Who offers its products?
// description: The platforms that offer an organisation's products to their own customers.
// answers:
// parameter: organisation organisation = anthropic — the organisation whose products they are
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})<-[d:DISTRIBUTES]-(o:Organisation)
WHERE d.status IN $statuses
RETURN o.name AS platform, o.id AS platform_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal
ORDER BY coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
