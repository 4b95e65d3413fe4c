// title: What was said since a day, and by whom?
// description: Claims learned since a day, the latest first, each with its publisher, speaker and sentence. The 500 latest.
// answers: 3
// parameter: since date = 2026-11-01 — the first day
MATCH (c:Claim)
WHERE c.learned >= $since
WITH c ORDER BY c.learned DESC, c.id LIMIT 500
MATCH (c)-[:SUBJECT]->(a:Organisation)
WITH c, a
MATCH (c)-[:OBJECT]->(b:Organisation)
WITH c, a, b
MATCH (c)-[:STATED_IN]->(t:Article)
RETURN c.learned AS learned, a.name AS subject, a.id AS subject_id, c.relation AS relation, b.name AS object, b.id AS object_id,
       c.status AS status, c.hedged AS hedged, c.amount_text AS amount, c.usd_low AS low, c.usd_high AS high,
       t.publisher AS publisher, c.speaker AS speaker, c.evidence AS sentence, t.title AS article, t.url AS url, c.deal AS deal, c.id AS claim
ORDER BY learned DESC, claim
