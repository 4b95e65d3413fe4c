// title: Who investigates or sues it?
// description: Probes into an organisation and lawsuits against it or by it, the latest first.
// answers: 3
// parameter: organisation organisation = openai — the organisation
// parameter: statuses statuses = in_talks,agreed,active,ended,denied — how far the cases have come
MATCH (x:Organisation {id: $organisation})-[d:INVESTIGATES|SUES]-(o:Organisation)
WHERE d.status IN $statuses
RETURN CASE WHEN d.object = x.id THEN 'against it' ELSE 'by it' END AS side, o.name AS other, o.id AS other_id,
       d.relation AS relation, d.status AS status, d.amount_text AS amount, d.since AS since, d.first_seen AS first_seen, d.last_seen AS last_seen,
       d.origins AS origins, d.sentence AS sentence, d.id AS deal
ORDER BY coalesce(d.last_seen, '') DESC, deal
