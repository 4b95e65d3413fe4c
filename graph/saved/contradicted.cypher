// title: On which deals do sources disagree most?
// description: Deals with conflicting claims, those with most conflicts first.
// answers: 4, 6
MATCH (a:Organisation)-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH|COMPETES_WITH|INVESTIGATES|SUES]->(b:Organisation)
WHERE d.conflict
WITH a, d, b, size(d.conflicts) AS conflicts
ORDER BY conflicts DESC, d.claims DESC, d.id LIMIT 200
RETURN a.name AS subject, a.id AS subject_id, b.name AS object, b.id AS object_id, conflicts, d.conflicts AS disagree_on, d.rule AS rule,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal, d.claims AS claims, d.publishers AS publishers
ORDER BY conflicts DESC, claims DESC, deal
