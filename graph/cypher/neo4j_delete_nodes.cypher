UNWIND $rows AS row
MATCH (n:Keiretsu {id: row.id})
WHERE NOT n:Retired
DELETE n
