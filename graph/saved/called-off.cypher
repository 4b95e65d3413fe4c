// title: Which deals are denied or ended?
// description: Deals that a source denies or that came to an end, the latest told first.
// answers: 3, 4
// parameter: relations relations = INVESTS_IN,LENDS_TO,ACQUIRES,OWNS,BUYS_FROM,LEASES_COMPUTE_FROM,DISTRIBUTES,LICENSES_FROM,PARTNERS_WITH,COMPETES_WITH,INVESTIGATES,SUES — the kinds of deals
MATCH (a:Organisation)-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH|COMPETES_WITH|INVESTIGATES|SUES]->(b:Organisation)
WHERE d.status IN ['denied', 'ended'] AND d.relation IN $relations
WITH a, d, b
ORDER BY coalesce(d.last_seen, '') DESC, d.id LIMIT 300
RETURN a.name AS subject, a.id AS subject_id, b.name AS object, b.id AS object_id, d.rule AS rule,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal, d.until AS until, d.last_seen AS last_seen, d.publishers AS publishers
ORDER BY coalesce(last_seen, '') DESC, deal
