// title: What did the network look like by a day?
// description: Deals first told by a day, with their first sources, as they stand now; `keiretsu export --as-of` gives them as they stood then. The 1,000 largest.
// answers: 9
// parameter: until date = 2025-06-30 — the last day
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (a:Organisation)-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH|COMPETES_WITH|INVESTIGATES|SUES]->(b:Organisation)
WHERE d.first_seen <= $until AND d.status IN $statuses
WITH a, d, b, coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) AS money
ORDER BY money DESC, d.id LIMIT 1000
RETURN a.name AS subject, a.id AS subject_id, b.name AS object, b.id AS object_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal, d.first_seen AS first_seen, d.publishers AS publishers
ORDER BY coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
