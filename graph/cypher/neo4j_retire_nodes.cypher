// Something of others hangs on it: their relationship, label or property. It stays, without what we said of it: a claim's name is
// what was said, that of an organisation is how people know it.
UNWIND $rows AS row
MATCH (n:Keiretsu {id: row.id})
WHERE EXISTS { (n)--() } OR any(l IN labels(n) WHERE NOT l IN $labels) OR any(k IN keys(n) WHERE NOT k IN $properties)
SET n += $blank, n.name = CASE WHEN n:Claim OR n:Event THEN null ELSE n.name END, n:Retired
REMOVE n:Organisation:Product:Article:Event:Claim
