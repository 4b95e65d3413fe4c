// title: Who tells most?
// description: Publishers with the number of their articles and claims, and the share of claims that are second-hand.
// answers: 10
MATCH (a:Article)
OPTIONAL MATCH (a)<-[:STATED_IN]-(c:Claim)
RETURN coalesce(a.publisher, 'unknown') AS publisher, count(DISTINCT a) AS articles, count(c) AS claims,
       sum(CASE WHEN c.hedged THEN 1 ELSE 0 END) AS hedged, min(a.published) AS first_published, max(a.published) AS last_published
ORDER BY claims DESC, publisher
LIMIT 200
