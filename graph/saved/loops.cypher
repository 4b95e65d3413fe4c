// title: Which money comes back to it, over one or two others?
// description: Loops of two and three deals along which money flows from an organisation and back to it, each with its sums and with what is only promised. On very large graphs it goes by the 200 largest first deals and the 1,000 largest chains of two.
// answers: 1, 8
// parameter: organisation organisation = openai — where the loops start and end
// parameter: least number = 0 — the least sum of each deal in US dollars; 0 takes in deals whose sum nobody tells
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
CALL () {
  MATCH (x:Organisation {id: $organisation})-[d1:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(a:Organisation)
  WHERE d1.status IN $statuses AND coalesce(d1.amount_high, d1.amount_low, d1.yearly_high, d1.yearly_low, 0) >= $least
  WITH x, d1, a
  MATCH (a)-[d2:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(x)
  WHERE d2.status IN $statuses AND coalesce(d2.amount_high, d2.amount_low, d2.yearly_high, d2.yearly_low, 0) >= $least
  RETURN [x, a] AS organisations, [d1, d2] AS deals
  UNION ALL
  MATCH (x:Organisation {id: $organisation})-[d1:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(a:Organisation)
  WHERE d1.status IN $statuses AND coalesce(d1.amount_high, d1.amount_low, d1.yearly_high, d1.yearly_low, 0) >= $least
  WITH x, d1, a, coalesce(d1.amount_high, d1.amount_low, d1.yearly_high, d1.yearly_low, 0) AS money
  ORDER BY money DESC, d1.id LIMIT 200
  MATCH (a)-[d2:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(b:Organisation)
  WHERE d2.status IN $statuses AND coalesce(d2.amount_high, d2.amount_low, d2.yearly_high, d2.yearly_low, 0) >= $least AND b.id <> x.id
  WITH x, d1, a, d2, b, money + coalesce(d2.amount_high, d2.amount_low, d2.yearly_high, d2.yearly_low, 0) AS money
  ORDER BY money DESC, d1.id, d2.id LIMIT 1000
  MATCH (b)-[d3:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(x)
  WHERE d3.status IN $statuses AND coalesce(d3.amount_high, d3.amount_low, d3.yearly_high, d3.yearly_low, 0) >= $least
  RETURN [x, a, b] AS organisations, [d1, d2, d3] AS deals
}
RETURN size(deals) AS hops, reduce(t = '', o IN organisations | t + o.name + ' → ') + head(organisations).name AS loop,
       [o IN organisations | o.name] AS names, [o IN organisations | o.id] AS ids,
       [d IN deals | d.relation] AS relations, [d IN deals | d.status] AS statuses,
       [d IN deals | d.amount_low] AS low, [d IN deals | d.amount_high] AS high, [d IN deals | d.amount_text] AS amounts,
       [d IN deals WHERE d.status <> 'active' | d.sentence] AS only_promised, [d IN deals | d.id] AS deal_ids
ORDER BY hops, reduce(m = 0, d IN deals | m + coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0)) DESC, deal_ids
LIMIT 500
