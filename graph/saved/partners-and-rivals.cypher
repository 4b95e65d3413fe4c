// title: Who are its partners and rivals?
// description: Partnerships and rivalries, which have no direction.
// answers: 7
// parameter: organisation organisation = openai — the organisation
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})-[d:PARTNERS_WITH|COMPETES_WITH]-(o:Organisation)
WHERE d.status IN $statuses
RETURN o.name AS other, o.id AS other_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal
ORDER BY relation DESC, d.origins DESC, deal
