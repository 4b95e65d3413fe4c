// All others. A node that was retired and on which nothing hangs any more goes too.
UNWIND $rows AS row
MATCH (n:Keiretsu {id: row.id})
WHERE NOT (EXISTS { (n)--() } OR any(l IN labels(n) WHERE NOT l IN $labels) OR any(k IN keys(n) WHERE NOT k IN $properties))
DELETE n
