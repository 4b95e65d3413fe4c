// title: Which money comes back to it, over three or four others?
// description: Loops of four and five deals along which money flows from an organisation and back to it, of deals of at least a given sum. On very large graphs it goes by the 200 largest first deals and the 500 largest chains after each further step.
// answers: 1
// parameter: organisation organisation = openai — where the loops start and end
// parameter: least number = 1e9 — the least sum of each deal in US dollars; 0 takes in deals whose sum nobody tells
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation {id: $organisation})-[d1:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(a:Organisation)
WHERE d1.status IN $statuses AND coalesce(d1.amount_high, d1.amount_low, d1.yearly_high, d1.yearly_low, 0) >= $least
WITH x, d1, a, coalesce(d1.amount_high, d1.amount_low, d1.yearly_high, d1.yearly_low, 0) AS money
ORDER BY money DESC, d1.id LIMIT 200
MATCH (a)-[d2:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(b:Organisation)
WHERE d2.status IN $statuses AND coalesce(d2.amount_high, d2.amount_low, d2.yearly_high, d2.yearly_low, 0) >= $least AND b.id <> x.id
WITH x, d1, a, d2, b, money + coalesce(d2.amount_high, d2.amount_low, d2.yearly_high, d2.yearly_low, 0) AS money
ORDER BY money DESC, d1.id, d2.id LIMIT 500
MATCH (b)-[d3:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(c:Organisation)
WHERE d3.status IN $statuses AND coalesce(d3.amount_high, d3.amount_low, d3.yearly_high, d3.yearly_low, 0) >= $least AND c.id <> x.id AND c.id <> a.id
WITH x, d1, a, d2, b, d3, c, money + coalesce(d3.amount_high, d3.amount_low, d3.yearly_high, d3.yearly_low, 0) AS money
ORDER BY money DESC, d1.id, d2.id, d3.id LIMIT 500
CALL (x, d1, a, d2, b, d3, c, money) {
  MATCH (c)-[d4:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(x)
  WHERE d4.status IN $statuses AND coalesce(d4.amount_high, d4.amount_low, d4.yearly_high, d4.yearly_low, 0) >= $least
  RETURN [x, a, b, c] AS organisations, [d1, d2, d3, d4] AS deals
  UNION ALL
  MATCH (c)-[d4:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(d:Organisation)
  WHERE d4.status IN $statuses AND coalesce(d4.amount_high, d4.amount_low, d4.yearly_high, d4.yearly_low, 0) >= $least AND d.id <> x.id AND d.id <> a.id AND d.id <> b.id
  MATCH (d)-[d5:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(x)
  WHERE d5.status IN $statuses AND coalesce(d5.amount_high, d5.amount_low, d5.yearly_high, d5.yearly_low, 0) >= $least
  RETURN [x, a, b, c, d] AS organisations, [d1, d2, d3, d4, d5] AS deals
}
RETURN size(deals) AS hops, reduce(t = '', o IN organisations | t + o.name + ' → ') + head(organisations).name AS loop,
       [o IN organisations | o.name] AS names, [o IN organisations | o.id] AS ids,
       [d IN deals | d.relation] AS relations, [d IN deals | d.status] AS statuses,
       [d IN deals | d.amount_low] AS low, [d IN deals | d.amount_high] AS high, [d IN deals | d.amount_text] AS amounts,
       [d IN deals WHERE d.status <> 'active' | d.sentence] AS only_promised, [d IN deals | d.id] AS deal_ids
ORDER BY hops, reduce(m = 0, d IN deals | m + coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0)) DESC, deal_ids
LIMIT 500
