// title: Which of its backers also sell to it?
// description: Investors and lenders of an organisation from which it also buys, leases or takes licences: money that may come back.
// answers: 1, 2, 8
// parameter: organisation organisation = openai — the organisation that gets money and buys
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})<-[m:INVESTS_IN|LENDS_TO]-(o:Organisation)
WHERE m.status IN $statuses
WITH x, m, o
MATCH (x)-[s:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(o)
WHERE s.status IN $statuses
RETURN o.name AS backer, o.id AS backer_id,
       m.relation AS funds_by, m.status AS funds_status, m.amount_low AS funds_low, m.amount_high AS funds_high, m.amount_text AS funds_amount,
       s.relation AS sells_by, s.status AS sells_status, s.amount_low AS sells_low, s.amount_high AS sells_high, s.amount_text AS sells_amount,
       m.sentence AS funds, s.sentence AS sells, m.id AS funds_deal, s.id AS sells_deal
ORDER BY coalesce(m.amount_high, m.amount_low, m.yearly_high, m.yearly_low, 0) DESC, funds_deal, sells_deal
