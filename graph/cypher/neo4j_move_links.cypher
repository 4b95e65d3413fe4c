// A link has one target at a time. Its id names its source, so that the old one is found from there.
UNWIND $rows AS row
MATCH (a:Keiretsu {id: row.src})-[r:__NAME__ {id: row.id}]->(b)
WHERE b.id <> row.dst
DELETE r
