// title: Whose commitments hang on it?
// description: What hangs on one deal: what the paid organisation itself has committed to pay or owes to lenders (step 1), and the same for those whom it pays (step 2, from the 50 largest commitments of step 1). The 300 largest of each step.
// answers: 5
// parameter: deal deal = openai:LEASES_COMPUTE_FROM:oracle — the deal that might shrink, as an id or as "OpenAI LEASES_COMPUTE_FROM Oracle"
// parameter: statuses statuses = agreed,active — how far the deals have come
CALL () {
  MATCH (p:Organisation {id: split($deal, ':')[2]})-[d:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|ACQUIRES]->(o:Organisation)
  WHERE d.status IN $statuses AND o.id <> split($deal, ':')[0]
  WITH p, d, o, coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) AS money ORDER BY money DESC, d.id LIMIT 300
  RETURN 1 AS step, p, o, d, 'is paid by it' AS how
  UNION ALL
  MATCH (p:Organisation {id: split($deal, ':')[2]})<-[d:LENDS_TO|INVESTS_IN]-(o:Organisation)
  WHERE d.status IN $statuses AND o.id <> split($deal, ':')[0]
  WITH p, d, o, coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) AS money ORDER BY money DESC, d.id LIMIT 300
  RETURN 1 AS step, p, o, d, 'funds it' AS how
  UNION ALL
  MATCH (x:Organisation {id: split($deal, ':')[2]})-[e:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|ACQUIRES]->(p:Organisation)
  WHERE e.status IN $statuses AND p.id <> split($deal, ':')[0]
  WITH x, e, p, coalesce(e.amount_high, e.amount_low, e.yearly_high, e.yearly_low, 0) AS money ORDER BY money DESC, e.id LIMIT 50
  WITH DISTINCT x, p
  MATCH (p)-[d:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|ACQUIRES]->(o:Organisation)
  WHERE d.status IN $statuses AND o.id <> x.id AND o.id <> split($deal, ':')[0]
  WITH p, d, o, coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) AS money ORDER BY money DESC, d.id LIMIT 300
  RETURN 2 AS step, p, o, d, 'is paid by it' AS how
  UNION ALL
  MATCH (x:Organisation {id: split($deal, ':')[2]})-[e:BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|ACQUIRES]->(p:Organisation)
  WHERE e.status IN $statuses AND p.id <> split($deal, ':')[0]
  WITH x, e, p, coalesce(e.amount_high, e.amount_low, e.yearly_high, e.yearly_low, 0) AS money ORDER BY money DESC, e.id LIMIT 50
  WITH DISTINCT x, p
  MATCH (p)<-[d:LENDS_TO]-(o:Organisation)
  WHERE d.status IN $statuses AND o.id <> x.id AND o.id <> split($deal, ':')[0]
  WITH p, d, o, coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) AS money ORDER BY money DESC, d.id LIMIT 300
  RETURN 2 AS step, p, o, d, 'funds it' AS how
}
RETURN step, p.name AS through, p.id AS through_id, o.name AS organisation, o.id AS organisation_id, how,
       d.relation AS relation, d.status AS status, d.hedged AS hedged,
       d.amount_low AS low, d.amount_high AS high, d.yearly_low AS yearly_low, d.yearly_high AS yearly_high, d.amount_text AS amount,
       d.since AS since, d.origins AS origins, d.sentence AS sentence, d.id AS deal
ORDER BY step, coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0) DESC, deal
