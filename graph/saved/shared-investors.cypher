// title: Who funds both?
// description: Organisations that invest in, or lend to, each of two.
// answers: 2, 7
// parameter: one organisation = openai — the first organisation
// parameter: other organisation = anthropic — the second organisation
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (a:Organisation {id: $one})<-[d:INVESTS_IN|LENDS_TO]-(o:Organisation)
WHERE d.status IN $statuses
WITH d, o
MATCH (o)-[e:INVESTS_IN|LENDS_TO]->(b:Organisation {id: $other})
WHERE e.status IN $statuses
RETURN o.name AS investor, o.id AS investor_id,
       d.relation AS one_relation, d.status AS one_status, d.amount_low AS one_low, d.amount_high AS one_high, d.amount_text AS one_amount,
       e.relation AS other_relation, e.status AS other_status, e.amount_low AS other_low, e.amount_high AS other_high, e.amount_text AS other_amount,
       d.sentence AS one_sentence, e.sentence AS other_sentence, d.id AS one_deal, e.id AS other_deal
ORDER BY investor_id, one_deal, other_deal
