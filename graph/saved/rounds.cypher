// title: Who took part in which round?
// description: Rounds and joint deals of several parties, with the joint sum that belongs to none of them alone; the largest first.
// answers: 6
MATCH (e:Event)<-[:PART_OF]-(c:Claim)
WITH e, count(c) AS claims, coalesce(e.usd_high, e.usd_low, 0) AS money
ORDER BY money DESC, e.id LIMIT 100
MATCH (e)<-[:PART_OF]-(c:Claim)
WITH e, claims, money, c
MATCH (c)-[:SUBJECT]->(a:Organisation)
WITH e, claims, money, c, a
MATCH (c)-[:OBJECT]->(b:Organisation)
WITH e, claims, money, c, a, b ORDER BY a.id, b.id
RETURN e.id AS event, e.amount_text AS joint_amount, e.usd_low AS low, e.usd_high AS high,
       collect(DISTINCT a.name) AS subjects, collect(DISTINCT b.name) AS objects, collect(DISTINCT c.deal) AS deal_ids, claims,
       min(c.learned) AS first_learned
ORDER BY coalesce(high, low, 0) DESC, event
