// The publication as it stands.
MATCH (p:Keiretsu {id: $publication})
RETURN properties(p) AS state
