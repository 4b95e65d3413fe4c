// title: Which organisation is it?
// description: Organisations whose name or alias holds the text.
// answers:
// parameter: text text = open — part of a name
MATCH (o:Organisation)
WHERE o.search CONTAINS toLower($text)
RETURN o.name AS organisation, o.id AS organisation_id, o.kind AS kind, o.country AS country, o.owner AS owner_id, o.aliases AS aliases, o.former_names AS former_names
ORDER BY size(organisation), organisation_id
LIMIT 100
