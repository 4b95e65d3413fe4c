// title: What did a speaker say?
// description: Claims whose speaker's name holds the text, the latest first. The 200 latest.
// answers: 3, 4
// parameter: speaker text = huang — part of the speaker's name
MATCH (c:Claim)
WHERE toLower(coalesce(c.speaker, '')) CONTAINS toLower($speaker)
WITH c ORDER BY coalesce(c.learned, '') DESC, c.id LIMIT 200
MATCH (c)-[:STATED_IN]->(a:Article)
RETURN c.speaker AS speaker, c.learned AS learned, c.deal AS deal, c.status AS status, c.amount_text AS amount, c.evidence AS sentence,
       a.publisher AS publisher, a.title AS article, a.url AS url, c.id AS claim
ORDER BY coalesce(learned, '') DESC, claim
