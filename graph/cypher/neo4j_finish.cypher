// Repeated after a commit of which nobody knows whether it happened, this changes nothing more.
MATCH (p:Keiretsu {id: $publication})
WHERE p.run = $run OR p.version = $state.version
SET p += $state
RETURN p.version AS version
