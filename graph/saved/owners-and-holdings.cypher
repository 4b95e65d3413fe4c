// title: What does it own, and who owns it?
// description: Ownership and acquisitions of an organisation in both directions.
// answers:
// parameter: organisation organisation = alphabet — the organisation
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})-[d:OWNS|ACQUIRES]-(o:Organisation)
WHERE d.status IN $statuses
RETURN CASE WHEN d.subject = x.id THEN 'held by it' ELSE 'holds it' END AS side, o.name AS other, o.id AS other_id, d.percent AS percent,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal
ORDER BY side, deal
