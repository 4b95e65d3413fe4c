// title: What did a publisher tell?
// description: Articles of the publishers whose name holds the text, with the number of claims in each. The 200 latest.
// answers: 3, 10
// parameter: publisher text = reuters — part of the publisher's name
MATCH (a:Article)
WHERE toLower(coalesce(a.publisher, '')) CONTAINS toLower($publisher)
WITH a ORDER BY coalesce(a.published, '') DESC, a.id LIMIT 200
OPTIONAL MATCH (a)<-[:STATED_IN]-(c:Claim)
RETURN a.title AS article, a.publisher AS publisher, a.published AS published, a.kind AS kind, a.url AS url, count(c) AS claims, a.id AS article_id
ORDER BY coalesce(published, '') DESC, article_id
