// title: Which labs run on whose computers?
// description: Each host with the labs that lease computers from it, the host of most labs first.
// answers: 2
// parameter: statuses statuses = in_talks,agreed,active — how far the deals have come
MATCH (l:Organisation {kind: 'lab'})-[d:LEASES_COMPUTE_FROM]->(h:Organisation)
WHERE d.status IN $statuses
WITH h, l, d ORDER BY l.id
RETURN h.name AS host, h.id AS host_id, count(DISTINCT l) AS labs, collect(l.name) AS lab_names, collect(l.id) AS lab_ids,
       sum(coalesce(d.amount_low, 0.0)) AS low, sum(coalesce(d.amount_high, 0.0)) AS high,
       sum(coalesce(d.promised_low, 0.0)) AS promised_low, sum(coalesce(d.promised_high, 0.0)) AS promised_high
ORDER BY labs DESC, host_id
LIMIT 200
