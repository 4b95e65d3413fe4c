// title: How far can I trust what was read?
// description: Claims by the extractor that read them: how many, how sure it was, how many are hedged and how many a person has judged.
// answers: 10
MATCH (c:Claim)
RETURN coalesce(c.extractor, '') AS extractor, count(c) AS claims, round(1000.0 * avg(c.confidence)) / 1000.0 AS mean_confidence,
       sum(CASE WHEN c.hedged THEN 1 ELSE 0 END) AS hedged, sum(CASE WHEN c.judged IS NULL THEN 0 ELSE 1 END) AS judged,
       sum(CASE WHEN c.usd_low IS NULL AND c.usd_high IS NULL THEN 0 ELSE 1 END) AS with_sum
ORDER BY claims DESC, extractor
LIMIT 100
