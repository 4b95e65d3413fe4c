// title: Which deals are new, and which were told again?
// description: Deals told since a day: the new ones first, then those known before, the latest told first. The 500 latest.
// answers: 3
// parameter: since date = 2026-11-01 — the first day
MATCH (a:Organisation)-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH|COMPETES_WITH|INVESTIGATES|SUES]->(b:Organisation)
WHERE d.last_seen >= $since
WITH a, d, b, CASE WHEN d.first_seen >= $since THEN 'new' ELSE 'told again' END AS news
ORDER BY news, d.last_seen DESC, d.id LIMIT 500
RETURN news, a.name AS subject, a.id AS subject_id, b.name AS object, b.id AS object_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal, d.first_seen AS first_seen, d.last_seen AS last_seen, d.publishers AS publishers
ORDER BY news, last_seen DESC, deal
