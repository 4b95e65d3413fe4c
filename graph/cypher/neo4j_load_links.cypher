UNWIND $rows AS row
MATCH (a:Keiretsu {id: row.src})
MATCH (b:Keiretsu {id: row.dst})
MERGE (a)-[r:__NAME__ {id: row.id}]->(b)
RETURN count(r) AS found
