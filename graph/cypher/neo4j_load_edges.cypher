UNWIND $rows AS row
MATCH (a:Keiretsu {id: row.src})
MATCH (b:Keiretsu {id: row.dst})
MERGE (a)-[r:__NAME__ {id: row.id}]->(b)
SET r += row.properties
RETURN count(r) AS found
