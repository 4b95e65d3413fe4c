// title: Who lends to it?
// description: Everyone who lends to an organisation, the largest loans first.
// answers: 1, 5
// parameter: organisation organisation = coreweave — the borrower
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})<-[d:LENDS_TO]-(o:Organisation)
WHERE d.status IN $statuses
RETURN o.name AS lender, o.id AS lender_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal
ORDER BY coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
