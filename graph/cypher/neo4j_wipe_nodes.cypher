MATCH (n:Keiretsu)
WHERE n.id <> 'publication'
  AND NOT (EXISTS { (n)--() } OR any(l IN labels(n) WHERE NOT l IN $labels) OR any(k IN keys(n) WHERE NOT k IN $properties))
CALL (n) {
  DELETE n
} IN TRANSACTIONS OF 10000 ROWS
