// A relationship is ours if its id says so: that of a deal is "source:TYPE:target", that of a link "source/TYPE".
UNWIND $rows AS row
MATCH (:Keiretsu {id: row.id})-[r]-(:Keiretsu)
WITH DISTINCT r
WHERE r.id STARTS WITH startNode(r).id + ':' + type(r) + ':' OR r.id = startNode(r).id + '/' + type(r)
DELETE r
