// Nodes of ours in the order of their ids, some at a time: one statement over all of them would need the server's whole memory.
MATCH (n:Keiretsu)
WHERE n.id > $after AND n.id <> $publication
RETURN n.id AS id
ORDER BY n.id
LIMIT 1000
