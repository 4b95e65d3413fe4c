// title: Where does money go round?
// description: Loops of two and three deals over the whole graph, each deal of at least a given sum; each loop once, from the organisation whose id comes first.
// answers: 1, 8
// parameter: least number = 1e10 — the least sum of each deal in US dollars; 0 takes in deals whose sum nobody tells
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (x:Organisation)-[d1:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(a:Organisation)
WHERE x.id < a.id AND d1.status IN $statuses AND coalesce(d1.amount_high, d1.amount_low, d1.yearly_high, d1.yearly_low, 0) >= $least
WITH x, d1, a
CALL (x, d1, a) {
  MATCH (a)-[d2:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(x)
  WHERE d2.status IN $statuses AND coalesce(d2.amount_high, d2.amount_low, d2.yearly_high, d2.yearly_low, 0) >= $least
  RETURN [x, a] AS organisations, [d1, d2] AS deals
  UNION ALL
  MATCH (a)-[d2:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM]->(b:Organisation)
  WHERE x.id < b.id AND d2.status IN $statuses AND coalesce(d2.amount_high, d2.amount_low, d2.yearly_high, d2.yearly_low, 0) >= $least
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
LIMIT 200
