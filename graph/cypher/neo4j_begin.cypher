// Before anything else is written: readers see that an update is under way, and a publisher that lost its lock sees whose turn it is.
MERGE (p:Keiretsu {id: $publication})
ON CREATE SET p.version = 0, p.organisations = 0, p.deals = 0, p.claims = 0, p.articles = 0
SET p:Publication, p.updating = true, p += $state
