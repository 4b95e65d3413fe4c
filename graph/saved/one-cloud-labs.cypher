// title: Which labs depend on one cloud, and does it hold shares in them?
// description: Labs that lease computers from few hosts, with the shares that the host holds in the lab, if any.
// answers: 2
// parameter: most integer = 1 — at most so many hosts
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (l:Organisation {kind: 'lab'})-[d:LEASES_COMPUTE_FROM]->(h:Organisation)
WHERE d.status IN $statuses
WITH l, count(DISTINCT h) AS hosts
WHERE hosts <= $most
MATCH (l)-[d:LEASES_COMPUTE_FROM]->(h:Organisation)
WHERE d.status IN $statuses
OPTIONAL MATCH (h)-[e:INVESTS_IN|OWNS|ACQUIRES]->(l)
WHERE e.status IN $statuses
RETURN l.name AS lab, l.id AS lab_id, hosts, h.name AS host, h.id AS host_id, d.status AS lease_status, d.amount_text AS lease_amount,
       e.id IS NOT NULL AS holds_shares, e.relation AS held_by, e.status AS shares_status, e.percent AS percent, e.amount_text AS shares_amount,
       d.sentence AS lease, e.sentence AS shares, d.id AS lease_deal, e.id AS shares_deal
ORDER BY hosts, lab_id, lease_deal, coalesce(shares_deal, '')
LIMIT 500
