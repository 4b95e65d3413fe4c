// A null in a row takes the property away; properties that are not ours stay as they are.
UNWIND $rows AS row
MERGE (n:Keiretsu {id: row.id})
SET n:__NAME__, n += row
REMOVE n:Retired
