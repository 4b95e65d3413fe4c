// title: Where does it stand?
// description: The articles that tell of a deal, each with its publisher, link and what it rests on.
// answers: 4, 9
// parameter: deal deal = nvidia:INVESTS_IN:openai — the deal, as an id or as "Nvidia INVESTS_IN OpenAI"
MATCH (s:Organisation {id: split($deal, ':')[0]})<-[:SUBJECT]-(c:Claim)
WHERE c.deal = $deal
WITH c
MATCH (c)-[:STATED_IN]->(a:Article)
WITH a, count(c) AS claims, min(c.id) AS first_claim
RETURN a.title AS article, a.publisher AS publisher, a.published AS published, a.kind AS kind, a.url AS url,
       a.based_on AS based_on, a.based_on_url AS based_on_url, claims, a.id AS article_id
ORDER BY coalesce(published, ''), article_id
