// title: The same deal, or several?
// description: The figures told of one deal: a row for each sum, with its round, how often it is told, from when to when and by whom. `parts` is how many parts the deal is taken to have.
// answers: 6
// parameter: deal deal = nvidia:INVESTS_IN:openai — the deal, as an id or as "Nvidia INVESTS_IN OpenAI"
MATCH (s:Organisation {id: split($deal, ':')[0]})-[d]->(o:Organisation {id: split($deal, ':')[2]})
WHERE d.id = $deal
WITH s, d.parts AS parts, d.conflicts AS conflicts
MATCH (s)<-[:SUBJECT]-(c:Claim)
WHERE c.deal = $deal
WITH c, parts, conflicts
OPTIONAL MATCH (c)-[:PART_OF]->(e:Event)
WITH c, e, parts, conflicts ORDER BY coalesce(c.learned, ''), c.id
RETURN parts, head(collect(c.amount_text)) AS amount, c.usd_low AS low, c.usd_high AS high, c.amount_per AS per, e.id AS event, e.amount_text AS joint_amount,
       count(c) AS claims, min(c.learned) AS first_learned, max(c.learned) AS last_learned,
       collect(DISTINCT c.status) AS statuses, collect(DISTINCT c.publisher) AS publishers, head(collect(c.evidence)) AS sentence,
       conflicts, min(c.id) AS first_claim
ORDER BY coalesce(first_learned, ''), first_claim
