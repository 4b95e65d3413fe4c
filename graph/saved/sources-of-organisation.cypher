// title: Which articles tell of it?
// description: The 500 latest articles that make a claim about an organisation.
// answers: 3, 9
// parameter: organisation organisation = openai — the organisation
MATCH (x:Organisation {id: $organisation})<-[:SUBJECT|OBJECT]-(c:Claim)
WITH DISTINCT c
MATCH (c)-[:STATED_IN]->(a:Article)
WITH a, count(c) AS claims
ORDER BY coalesce(a.published, '') DESC, a.id LIMIT 500
RETURN a.title AS article, a.publisher AS publisher, a.published AS published, a.kind AS kind, a.url AS url,
       a.based_on AS based_on, a.based_on_url AS based_on_url, claims, a.id AS article_id
ORDER BY coalesce(published, '') DESC, article_id
