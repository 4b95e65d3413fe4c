// title: Who holds shares in it?
// description: The investors of an organisation, with the stake where a source tells it.
// answers: 1, 2, 4
// parameter: organisation organisation = openai — the organisation invested in
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})<-[d:INVESTS_IN]-(o:Organisation)
WHERE d.status IN $statuses
RETURN o.name AS investor, o.id AS investor_id, d.percent AS percent, d.percent_of AS percent_of,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal
ORDER BY coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
