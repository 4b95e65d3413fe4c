// title: How are two connected, through whom and since when?
// description: Deals between two organisations, and those over one other organisation; rivalry, probes and lawsuits are left out. `since` is the day from which the whole connection holds, as far as sources tell. The 500 largest.
// answers: 7
// parameter: one organisation = g42 — where to start
// parameter: other organisation = microsoft — where to arrive
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
CALL () {
  MATCH (a:Organisation {id: $one})-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH]-(b:Organisation {id: $other})
  WHERE d.status IN $statuses
  RETURN [a, b] AS organisations, [d] AS deals
  UNION ALL
  MATCH (a:Organisation {id: $one})-[d:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH]-(m:Organisation)
  WHERE d.status IN $statuses AND m.id <> $other
  WITH a, d, m
  MATCH (b:Organisation {id: $other})
  MATCH (m)-[e:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH]-(b)
  WHERE e.status IN $statuses
  RETURN [a, m, b] AS organisations, [d, e] AS deals
}
WITH organisations, deals, size(deals) AS hops, reduce(m = 0, d IN deals | m + coalesce(d.amount_high, d.amount_low, d.yearly_high, d.yearly_low, 0)) AS money,
     reduce(t = '', d IN deals | CASE WHEN coalesce(d.since, d.first_seen, '') > t THEN coalesce(d.since, d.first_seen, '') ELSE t END) AS since
ORDER BY hops, money DESC, [d IN deals | d.id]
LIMIT 500
RETURN hops, [o IN organisations | o.name] AS names, [o IN organisations | o.id] AS ids, CASE WHEN since = '' THEN null ELSE since END AS since,
       [d IN deals | d.relation] AS relations, [d IN deals | d.status] AS statuses, [d IN deals | d.amount_text] AS amounts,
       [d IN deals | coalesce(d.since, d.first_seen)] AS since_each, [d IN deals | d.sentence] AS sentences, [d IN deals | d.id] AS deal_ids
