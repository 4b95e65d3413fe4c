// The constraint by which there is one node for each id, whoever made it, and whatever index stands in its way.
SHOW INDEXES YIELD name, labelsOrTypes, properties, owningConstraint
WHERE name = 'keiretsu_id' OR (labelsOrTypes = ['Keiretsu'] AND properties = ['id'])
RETURN name, labelsOrTypes = ['Keiretsu'] AND properties = ['id'] AND owningConstraint IS NOT NULL AS unique
