MATCH (a:Keiretsu)-[r]->(:Keiretsu)
WHERE r.id STARTS WITH a.id + ':' + type(r) + ':' OR r.id = a.id + '/' + type(r)
CALL (r) {
  DELETE r
} IN TRANSACTIONS OF 10000 ROWS
