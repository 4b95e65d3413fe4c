// Something of others hangs on it: their relationship, label or property. It stays, without what we said of it.
UNWIND $rows AS row
MATCH (n:Keiretsu {id: row.id})
WHERE EXISTS { (n)--() } OR any(l IN labels(n) WHERE NOT l IN $labels) OR any(k IN keys(n) WHERE NOT k IN $properties)
SET n += $blank, n:Retired
REMOVE n:Organisation:Product:Article:Event:Claim
