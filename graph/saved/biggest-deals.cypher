// title: Which are the biggest deals?
// description: The 100 deals with the largest sums told.
// answers: 1
// parameter: relations relations = INVESTS_IN,LENDS_TO,ACQUIRES,BUYS_FROM,LEASES_COMPUTE_FROM,LICENSES_FROM — the kinds of deals
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (a:Organisation)-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(b:Organisation)
WHERE d.relation IN $relations AND d.status IN $statuses
WITH a, d, b, coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) AS money
ORDER BY money DESC, d.id LIMIT 100
RETURN a.name AS subject, a.id AS subject_id, b.name AS object, b.id AS object_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal, d.promised_low AS promised_low, d.promised_high AS promised_high
ORDER BY coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
