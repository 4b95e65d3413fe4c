// title: What does one source alone tell?
// description: Deals that rest on a single origin, the largest first.
// answers: 4, 10
// parameter: least number = 0 — the least sum of each deal in US dollars; 0 takes in deals whose sum nobody tells
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (a:Organisation)-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH|COMPETES_WITH|INVESTIGATES|SUES]->(b:Organisation)
WHERE d.origins <= 1 AND d.status IN $statuses AND coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) >= $least
WITH a, d, b, coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) AS money
ORDER BY money DESC, d.id LIMIT 200
RETURN a.name AS subject, a.id AS subject_id, b.name AS object, b.id AS object_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal, d.publishers AS publishers, d.first_seen AS first_seen, d.reviewed AS reviewed, d.confidence AS confidence
ORDER BY coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
