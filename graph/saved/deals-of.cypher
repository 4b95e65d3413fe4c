// title: What are all its deals?
// description: The deals of an organisation in both directions, the latest told first. The 1,000 latest.
// answers: 3, 9
// parameter: organisation organisation = openai — the organisation
// parameter: relations relations = INVESTS_IN,LENDS_TO,ACQUIRES,OWNS,BUYS_FROM,LEASES_COMPUTE_FROM,DISTRIBUTES,LICENSES_FROM,PARTNERS_WITH,COMPETES_WITH,INVESTIGATES,SUES — the kinds of deals
// parameter: statuses statuses = in_talks,agreed,active,ended,denied — how far the deals have come
MATCH (x:Organisation {id: $organisation})-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH|COMPETES_WITH|INVESTIGATES|SUES]-(o:Organisation)
WHERE d.relation IN $relations AND d.status IN $statuses
RETURN o.name AS other, o.id AS other_id, d.subject AS subject_id, d.object AS object_id,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal, d.last_seen AS last_seen
ORDER BY coalesce(d.last_seen, '') DESC, deal
LIMIT 1000
