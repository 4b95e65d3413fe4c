// title: What is the shortest way from one to the other?
// description: All shortest chains of deals between two organisations, six deals long at most, in any direction and whatever their status; rivalry, probes and lawsuits are left out.
// answers: 7
// parameter: one organisation = g42 — where to start
// parameter: other organisation = microsoft — where to arrive
MATCH (a:Organisation {id: $one}), (b:Organisation {id: $other})
MATCH p = allShortestPaths((a)-[:INVESTS_IN|LENDS_TO|ACQUIRES|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|OWNS|DISTRIBUTES|PARTNERS_WITH*..6]-(b))
WITH nodes(p) AS organisations, relationships(p) AS deals
RETURN size(deals) AS hops, [o IN organisations | o.name] AS names, [o IN organisations | o.id] AS ids,
       [d IN deals | d.relation] AS relations, [d IN deals | d.status] AS statuses, [d IN deals | d.amount_text] AS amounts,
       [d IN deals | coalesce(d.since, d.first_seen)] AS since_each, [d IN deals | d.sentence] AS sentences, [d IN deals | d.id] AS deal_ids
ORDER BY deal_ids
LIMIT 200
