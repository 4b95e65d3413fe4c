UNWIND $rows AS row
MATCH (:Keiretsu {id: row.src})-[r:__NAME__ {id: row.id}]->(:Keiretsu)
DELETE r
