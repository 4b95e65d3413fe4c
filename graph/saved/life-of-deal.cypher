// title: What became of it?
// description: The life of one deal: each claim in the order in which it was learned, with who said it where and the sentence.
// answers: 4
// parameter: deal deal = nvidia:INVESTS_IN:openai — the deal, as an id or as "Nvidia INVESTS_IN OpenAI"
MATCH (s:Organisation {id: split($deal, ':')[0]})<-[:SUBJECT]-(c:Claim)
WHERE c.deal = $deal
WITH c
MATCH (c)-[:STATED_IN]->(a:Article)
RETURN c.learned AS learned, c.on AS holds_from, c.date_from AS date_from, c.status AS status, c.hedged AS hedged, c.conditional AS conditional,
       c.amount_text AS amount, c.usd_low AS low, c.usd_high AS high, c.speaker AS speaker, a.publisher AS publisher, a.based_on AS based_on,
       c.evidence AS sentence, a.title AS article, a.url AS url, c.id AS claim
ORDER BY coalesce(c.learned, ''), coalesce(c.on, ''), claim
