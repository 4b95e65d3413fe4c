MATCH (n:Keiretsu)
WHERE n.id <> 'publication' AND NOT n:Retired
CALL (n) {
  SET n += $blank, n:Retired
  REMOVE n:Organisation:Product:Article:Event:Claim
} IN TRANSACTIONS OF 10000 ROWS
