"""What the guard lets through and what it refuses, with the words that it says."""

import string
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.errors import KeiretsuError
from graph.dialect import adapt
from graph.guard import LONGEST, check
from graph.neo4j_address import Address
from graph.neo4j_store import Neo4jGraph
from graph.tokens import tokens

BIG_MATCH = "MATCH " + ", ".join(f"(n{i}:Claim)" for i in range(5)) + " RETURN count(*)"
BIG_TEXT = f"'{'x' * 2000}' AS s"


def steps(step: str, start: str = "'x' AS s", *, times: int = 30) -> str:
    """A query that does the same over and over again."""
    return f"WITH {start} " + f"WITH {step} " * times + "RETURN *"


# query, the word or sign that the sentence names
ATTACKS = [
    # writing, in any case and spacing, with comments between
    ("CREATE (n:Organisation {id: 'x'})", "CREATE"),
    ("create (n)", "create"),
    ("CrEaTe\n(n) RETURN n", "CrEaTe"),
    ("/* only reading */ CREATE (n)", "CREATE"),
    ("MATCH (n) /* x */ SET /* y */ n.name = 'x' RETURN n", "SET"),
    ("MATCH (n)\tSET\tn:Other", "SET"),
    ("MATCH (n) SET n += {a: 1}", "SET"),
    ("MATCH (n) DELETE n", "DELETE"),
    ("MATCH (n) DETACH DELETE n", "DETACH"),
    ("MATCH (n) NODETACH DELETE n", "NODETACH"),
    ("MATCH (n) REMOVE n.name", "REMOVE"),
    ("MERGE (n:Organisation {id: 'x'}) RETURN n", "MERGE"),
    ("MATCH (a), (b) MERGE (a)-[:OWNS]->(b)", "MERGE"),
    ("INSERT (:Organisation {id: 'x'})", "INSERT"),
    ("MATCH (n) INSERT (n)-[:OWNS]->(n)", "INSERT"),
    ("FOREACH (x IN [1] | CREATE (n))", "FOREACH"),
    ("MATCH (n) WITH * SET n.x = 1 RETURN n", "SET"),
    ("MATCH (n) WITH * CREATE (m) RETURN m", "CREATE"),
    ("RETURN 1 AS limit CREATE (n)", "CREATE"),
    ("RETURN 1 UNION MATCH (n) DELETE n RETURN 1", "DELETE"),
    ("MATCH (n) CALL (n) { SET n.x = 1 } RETURN n", "SET"),
    ("CALL { CREATE (n) RETURN n } RETURN n", "CREATE"),
    ("MATCH (n) WHERE EXISTS { MATCH (n) DELETE n } RETURN n", "DELETE"),
    ("UNWIND [1] AS x CALL (x) { CREATE (:X) } IN TRANSACTIONS OF 1 ROWS", "CREATE"),
    ("MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x", "TRANSACTIONS"),
    ("MATCH (n) CALL (n) { RETURN 1 AS x } IN 4 CONCURRENT TRANSACTIONS RETURN x", "CONCURRENT"),
    ("MATCH (n) RETURN n // \r SET n.x = 1", "SET"),
    ("MATCH (n) RETURN n /* \n */ SET n.x = 1", "SET"),
    # files and addresses
    ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD"),
    ("load\n  csv with headers from 'http://example.org' as row return row", "load"),
    ("MATCH (n) LOAD/**/CSV FROM 'file:///x' AS row RETURN row", "LOAD"),
    ("WITH * LOAD CSV FROM 'x' AS r RETURN r", "LOAD"),
    ("USING PERIODIC COMMIT LOAD CSV FROM 'x' AS r RETURN r", "USING"),
    ("LOAD DATA FROM 'x' RETURN 1", "LOAD"),
    # procedures and functions
    ("CALL dbms.listConfig()", "CALL"),
    ("CALL db.labels() YIELD label RETURN label", "CALL"),
    ("CALL `dbms.listConfig`()", "CALL"),
    ("CALL apoc.load.json('http://example.org')", "CALL"),
    ("MATCH (n) CALL db.index.fulltext.queryNodes('x', 'y') YIELD node RETURN node", "CALL"),
    ("CALL dbms.killConnection('bolt-1')", "CALL"),
    ("RETURN apoc.util.sleep(100000)", "sleep"),
    ("RETURN apoc . util . sleep (100000)", "sleep"),
    ("RETURN `apoc.util.sleep`(1)", "`apoc.util.sleep`"),
    ("RETURN genai.vector.encode('x', 'OpenAI', {token: 'y'})", "encode"),
    ("RETURN graph.names()", "names"),
    ("RETURN rand()", "rand"),
    ("RETURN linenumber()", "linenumber"),
    ("RETURN file()", "file"),
    # the server
    ("SHOW DATABASES", "SHOW"),
    ("SHOW SETTINGS YIELD name, value", "SHOW"),
    ("show users", "show"),
    ("TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "TERMINATE"),
    ("USE system MATCH (n) RETURN n", "USE"),
    ("CREATE USER x SET PASSWORD 'y'", "CREATE"),
    ("GRANT ROLE admin TO x", "GRANT"),
    ("DROP INDEX x", "DROP"),
    ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "ALTER"),
    ("STOP DATABASE neo4j", "STOP"),
    ("CYPHER runtime=pipelined MATCH (n) RETURN n", "CYPHER"),
    ("CYPHER 25 MATCH (n) RETURN n", "CYPHER"),
    ("EXPLAIN CREATE (n)", "EXPLAIN"),
    ("PROFILE MATCH (n) DETACH DELETE n", "PROFILE"),
    ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN"),
    ("MATCH (n) RETURN n; MATCH (n) DETACH DELETE n", "more than one statement"),
    ("RETURN 1;RETURN 2;", "more than one statement"),
    ("MATCH (n) FINISH", "FINISH"),
    ("MATCH (n) WHATEVER n RETURN n", "WHATEVER"),
    ("MATCH (n) RETURN n FOR UPDATE", "FOR"),
    ("MATCH (n) USING INDEX n:Organisation(id) RETURN n", "USING"),
    ("MATCH (n:$(label)) RETURN n", "$(label)"),
    # what engines might read differently than it looks
    ("\\u0043REATE (n)", "a backslash"),
    ("MATCH (n) \\u0053ET n.x = 1", "a backslash"),
    ("RETURN '\\u0027 CREATE (n) //'", "\\u0027"),
    ('RETURN "\\u0022 + x"', "\\u0022"),
    ("RETURN '\\\\u0027'", "backslash before u"),
    ("RETURN '\\u005C'", "\\u005C"),
    ("MATCH (`a\\u0060) SET n.x=1 //`) RETURN 1", "backslash"),
    ("RETURN '\\q'", "\\q"),
    ("CRE\u200bATE (n)", "zero-width"),
    ("\ufeffMATCH (n) RETURN n", "byte order mark"),
    ("МATCH (n) RETURN n", "'М'"),  # Cyrillic
    ("MATCH (n) RETURN n\u2028SET n.x = 1", "U+2028"),
    ("MATCH\u00a0(n) RETURN n", "non-breaking"),
    ("ＣＲＥＡＴＥ (n)", "'Ｃ'"),
    ("RETURN '\u202e'", "U+202E"),
    ("RETURN 'a\x00b'", "U+0000"),
    ("RETURN '\ud800'", "U+D800"),
    ("RETURN 'x", "does not end"),
    ("RETURN \"it's", "does not end"),
    ("RETURN `x", "does not end"),
    ("RETURN 1 /* x", "does not end"),
    ("RETURN 1 # x", "# x"),
    ("RETURN 1abc", "1abc"),
    # too much
    ("UNWIND range(1, 2000000000) AS x RETURN count(x)", "2,000,000,000"),
    ("RETURN reduce(s = 0, x IN range(1, 100001) | s + x)", "100,001"),
    ("RETURN range(-100000, 100000, 1)", "200,001"),
    ("UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN count(*)", "1,000,000"),
    ("UNWIND range(1, $n) AS x RETURN x", "range( )"),
    ("MATCH (n) UNWIND range(1, n.big) AS x RETURN x", "range( )"),
    ("RETURN range(1, 10 * 10 ^ 9)", "range( )"),
    ("RETURN range(1, 1e9)", "range( )"),
    ("RETURN range(1, 10, 0)", "range( )"),
    ("MATCH (a)-[*]->(b) RETURN count(*)", "*"),
    ("MATCH (a)-[:OWNS*]-(b) RETURN count(*)", "*"),
    ("MATCH (a)-[:OWNS*2..]-(b) RETURN count(*)", "*2.."),
    ("MATCH (a)-[r:OWNS|SUES*1..7]-(b) RETURN count(*)", "*1..7"),
    ("MATCH (a)-[*30]-(b) RETURN count(*)", "*30"),
    ("MATCH (a)-[* .. 99 {status: 'active'}]-(b) RETURN count(*)", "*..99"),
    ("MATCH p = shortestPath((a)-[*]-(b)) RETURN p", "*"),
    ("MATCH (a)-[*1..0x99]-(b) RETURN a", "*1..0x99"),
    ("MATCH (a) ((x)-[:OWNS]->(y)){1,9} (b) RETURN a", ")("),
    ("MATCH ((x)-[:OWNS]->(y)){1,9} RETURN x", "{ }"),
    ("MATCH p = SHORTEST 1 (a)-[:OWNS]-+(b) RETURN p", "SHORTEST"),
    ("MATCH (a), (b), (c) RETURN count(*)", "nothing in common"),
    ("MATCH (a)--(b) MATCH (c)--(d) MATCH (e)--(f) RETURN count(*)", "nothing in common"),
    ("MATCH (a {}), (b {}), (c {}) RETURN count(*)", "nothing in common"),
    (BIG_MATCH, "nothing in common"),
    ("RETURN reduce(s = 'x', i IN range(1, 60) | s + s)", "reduce( )"),
    ("RETURN reduce(s = [1], i IN range(1, 60) | [s, s])", "reduce( )"),
    # values that grow by their own size
    ("WITH range(1,60) AS l RETURN size(reduce(a='x', x IN l | replace(a,'x','xx')))", "reduce( )"),
    ("RETURN reduce(a = 'x', i IN range(1, 60) | a + left(a, 100000000))", "reduce( )"),
    ("RETURN reduce(a = 'x', i IN range(1, 60) | CASE WHEN true THEN a + a ELSE a END)", "reduce( )"),
    ("RETURN reduce(a = 'x', i IN range(1, 60) | reduce(b = a, j IN [1] | b + a))", "reduce( )"),
    ("RETURN reduce(a = 'x', i IN range(1, 60) | head([y IN [a] | y + y]))", "list or map"),
    ("RETURN reduce(a = [], x IN range(1, 1000) | [a])", "list or map"),
    ("RETURN reduce(a = {}, x IN range(1, 1000) | {a: a})", "list or map"),
    ("RETURN reduce(a = [1], i IN range(1, 60) | a + [y IN a | y])", "characters"),
    ("RETURN reduce(a = 1)", "reduce( )"),
    ("WITH range(1, 100000) AS l RETURN size(reduce(a = '', x IN l | a + '" + "x" * 1000 + "'))", "101,000,000"),
    (steps("s+s+s+s AS s"), "characters"),
    (steps("s + s AS s"), "characters"),
    (steps("`s` + `s` AS `s`", "'x' AS `s`"), "characters"),
    (steps("`s` + `s` AS s"), "characters"),
    (steps("s + s AS `s`"), "characters"),
    ("RETURN reduce(a = 'x', i IN range(1, 60) | `a` + `a`)", "reduce( )"),
    (steps("count + count AS count", "'x' AS count"), "characters"),
    (steps("{limit: s.limit + s.limit} AS s", "{limit: 'x'} AS s"), "characters"),
    (steps("{and: s.and + s.and} AS s", "{and: 'x'} AS s"), "characters"),
    (steps("limit + limit AS limit", "'x' AS limit"), "limit is a word"),
    (steps("starts + starts AS starts", "'x' AS starts"), "starts is a word"),
    (steps("CASE WHEN true THEN end + end END AS end", "'x' AS end"), "end is a word"),
    ("RETURN reduce(order = 'x', i IN range(1, 60) | order + order)", "order is a word"),
    ("WITH ['x'] AS l RETURN [by IN l | by + by]", "by is a word"),
    (steps("s + t AS s, s + t AS t", "'x' AS s, 'x' AS t"), "characters"),
    (steps("s AS a, s AS b WITH a + b AS s", BIG_TEXT, times=20), "characters"),
    (steps("coalesce(s + s, 'y') AS s"), "characters"),
    (steps("CASE WHEN true THEN s + s END AS s"), "characters"),
    (steps("collect(s)[0] + s AS s"), "characters"),
    (steps("collect(DISTINCT s + s)[0] AS s"), "characters"),
    (steps("[s[0] + s[0]] AS s", "['x'] AS s"), "characters"),
    (steps("{s: s.s + s.s} AS s", "{s: 'x'} AS s"), "characters"),
    (steps("[u IN [s + s] | u][0] AS s"), "characters"),
    (steps("[u IN [s] | u + u][0] AS s"), "characters"),
    (steps("s + s AS s", "$text AS s"), "characters"),
    (steps("1 AS one CALL (s) { RETURN s + s AS t } WITH t AS s", BIG_TEXT, times=16), "characters"),
    (steps("1 AS one, s UNWIND s + s AS t WITH t AS s", BIG_TEXT, times=20), "characters"),
    (steps("1 AS one, s UNWIND [s + s] AS t WITH t AS s", BIG_TEXT, times=20), "characters"),
    (steps("l + l AS l", "[1] AS l"), "characters"),
    (steps("[l, l] AS l", "[1] AS l"), "characters"),
    (steps("{a: m, b: m} AS m", "{} AS m"), "characters"),
    (steps("m {.*, x: m} AS m", "{} AS m"), "characters"),
    (steps("replace(s, 'x', 'xxxxxxxxxx') AS s", times=9), "characters"),
    (steps("replace(s, '', s) AS s", BIG_TEXT, times=5), "characters"),
    (steps("replace(s, $what, $by) AS s", times=5), "characters"),
    (steps("reduce(a = '', x IN split(s, '') | a + x + 'yyyyyyyyy') AS s", "'x,x' AS s", times=9), "characters"),
    ("WITH range(1, 10000) AS l RETURN size([a IN l | [b IN l | b]])", "characters"),
    ("WITH range(1, 10000) AS l WITH [x IN l | l] AS m RETURN reduce(a = [], x IN m | a + x)", "characters"),
    ("MATCH (o) WITH collect(o.name) AS l RETURN [x IN l | [y IN l | x + y]]", "characters"),
    ("WITH [1,2,3] AS l RETURN [a IN l | [b IN l | [c IN l | [d IN l | 1]]]]", "More than 3 lists"),
    ("WITH [1,2,3] AS l RETURN any(a IN l WHERE any(b IN l WHERE any(c IN l WHERE any(d IN l WHERE a + b + c = d))))", "More than 3 lists"),
    (steps("[s] AS s", times=200), "WITH and RETURN 202 times"),
    # hops without a bound, in other words
    ("MATCH (a)-[:OWNS]->+(b) RETURN b", "+ after a pattern"),
    ("MATCH (a)-[:OWNS]-> /* */ +(b) RETURN b", "+ after a pattern"),
    ("MATCH (a)-->{1,50}(b) RETURN b", "{ } after a pattern"),
    ("MATCH (a)-->*(b) RETURN b", "* after a pattern"),
    ("MATCH (a)--+(b) RETURN b", "+ after a pattern"),
    ("MATCH (a)<-[:OWNS]-+(b) RETURN b", "+ after a pattern"),
    ("MATCH (a)<-[:OWNS]-{1,}(b) RETURN b", "{ } after a pattern"),
    ("MATCH (a)<--*(b) RETURN b", "* after a pattern"),
    ("MATCH ((a)-->(b))+ RETURN b", "+ after a pattern"),
    ("MATCH ((a)-[:OWNS]-(b))* RETURN b", "* after a pattern"),
    ("MATCH (a) WHERE EXISTS { (a)-->+(b) } RETURN a", "+ after a pattern"),
    # other words for labels
    ("MATCH (n:%) RETURN n", "%"),
    ("MATCH (n:Organisation|%) RETURN n", "%"),
    ("MATCH ()-[r:%]->() RETURN r", "%"),
    ("MATCH (n IS Organisation) RETURN n", "IS"),
    ("MATCH (IS Organisation) RETURN 1", "IS"),
    ("MATCH (n IS `Organisation`) RETURN n", "IS"),
    ("MATCH (a)-[r IS OWNS]->(b) RETURN r", "IS"),
    ("MATCH (n) WHERE n IS NOT Organisation RETURN n", "NOT"),
    ("MATCH (n) WHERE n.name IS NORMALIZED RETURN n", "IS"),
    # brackets and lengths
    ("RETURN " + "(" * 40 + "1" + ")" * 40, "30 deep"),
    ("RETURN " + "[" * 5000 + "]" * 5000, "30 deep"),
    ("RETURN " + "CASE WHEN true THEN " * 40 + "1" + " END" * 40, "30 deep"),
    ("RETURN '" + "x" * LONGEST + "'", "characters"),
    ("", "empty"),
    (" ; // nothing", "empty"),
    ("RETURN (1", "never closed"),
    ("RETURN 1)", "closes nothing"),
    ("RETURN [1)", "closes nothing"),
]

HONEST = [
    "MATCH (o:Organisation) RETURN o",
    "match (o:Organisation) return o.name order by o.name",
    "MATCH (o:Organisation {id: 'nvidia'}) RETURN o.name;",
    "  MATCH (o:Organisation)\n  WHERE o.name = 'Nvidia'\n  RETURN o ; \n",
    "MATCH (a)-[:INVESTS_IN]->(b)-[:BUYS_FROM]->(a) RETURN a, b",
    "MATCH (a)-[r:INVESTS_IN|LENDS_TO]->(b) WHERE r.amount_low > 1e9 RETURN a.name AS who, b.name AS whom, r.amount_text AS what",
    "MATCH (a:Organisation)-[r]-(b:Organisation) WHERE a.id = $id RETURN type(r), b.name",
    "MATCH p = (a {id: 'nvidia'})-[:INVESTS_IN|BUYS_FROM|LEASES_COMPUTE_FROM*1..4]->(a) RETURN p LIMIT 20",
    "MATCH p = shortestPath((a {id: 'g42'})-[*..6]-(b {id: 'microsoft'})) RETURN p",
    "MATCH p = allShortestPaths((a {id: 'g42'})-[:OWNS|INVESTS_IN*1..5]-(b {id: 'openai'})) RETURN [n IN nodes(p) | n.name]",
    "MATCH (a {id: 'nvidia'})-[:OWNS*2]->(b) RETURN b",
    "MATCH (o:Organisation) OPTIONAL MATCH (o)-[r:SUES]->(x) RETURN o.name, count(x) AS suits ORDER BY suits DESC LIMIT 10",
    "MATCH (o:Organisation) WHERE NOT (o)-[:INVESTS_IN]->() RETURN o",
    "MATCH (o:Organisation) WHERE (o)-[:INVESTS_IN]->(:Organisation {kind: 'lab'}) RETURN o",
    "MATCH (o:Organisation) WHERE EXISTS { (o)-[:INVESTS_IN]->(x) WHERE x.kind = 'lab' } RETURN o",
    "MATCH (o:Organisation) WHERE EXISTS { MATCH (o)-[:OWNS]->() } AND NOT EXISTS { (o)<-[:OWNS]-() } RETURN o",
    "MATCH (o:Organisation) RETURN o.name, COUNT { (o)--(:Claim) } AS claims",
    "MATCH (o:Organisation) CALL (o) { MATCH (o)-[r]->(:Organisation) RETURN count(r) AS n } RETURN o.name, n",
    "MATCH (o:Organisation) CALL { WITH o MATCH (o)-[r]->(:Organisation) RETURN count(r) AS n } RETURN o.name, n",
    "CALL { MATCH (c:Claim) RETURN count(c) AS claims } RETURN claims",
    "MATCH (c:Claim)-[:SUBJECT]->(o) RETURN o.name, count(*) AS n, collect(DISTINCT c.status) AS statuses",
    "MATCH (c:Claim) WHERE c.on >= '2025-01-01' AND c.on < '2025-02-01' RETURN c.evidence, c.publisher",
    "MATCH (c:Claim)-[:STATED_IN]->(a:Article) WHERE a.title CONTAINS 'CREATE' RETURN c",
    "MATCH (c:Claim) WHERE c.evidence CONTAINS 'will set; delete, \"drop\"' RETURN c.start, c.end",
    "MATCH (c:Claim) WHERE c.speaker IS NOT NULL RETURN c.speaker AS speaker, c.`set` AS `load`",
    "MATCH (o) WHERE o.name STARTS WITH 'Open' OR o.name ENDS WITH 'AI' RETURN o",
    "MATCH (o:Organisation) WHERE o.name =~ '(?i).*nvidia.*' RETURN o",
    "MATCH (o:Organisation) WHERE toLower(o.name) CONTAINS toLower($text) RETURN o",
    "MATCH (o:Organisation) WHERE any(alias IN o.aliases WHERE alias STARTS WITH 'N') RETURN o",
    "MATCH p = (a {id: 'x'})-[*1..3]-(b) WHERE all(r IN relationships(p) WHERE r.status <> 'denied') RETURN p",
    "MATCH (o:Organisation) WHERE 'NVDA' IN o.aliases OR o.id IN ['openai', 'anthropic'] RETURN o",
    "MATCH (o:Organisation) WITH o.kind AS kind, count(*) AS n WHERE n > 3 RETURN kind, n",
    "MATCH (o:Organisation) WITH o ORDER BY o.name SKIP 5 LIMIT 5 RETURN collect(o.name) AS names",
    "MATCH (o:Organisation) RETURN DISTINCT o.country AS country ORDER BY country",
    "MATCH (o:Organisation) RETURN o {.id, .name, deals: size([(o)-[r]->(:Organisation) | r])} AS card",
    "MATCH (o:Organisation) RETURN o {.*} AS all_of_it",
    "MATCH (a)-[r:OWNS]->(b) RETURN properties(r), keys(r), startNode(r) = a, endNode(r).name",
    "MATCH (o) WHERE o:Organisation OR o:Product RETURN labels(o), o.name",
    "UNWIND ['nvidia', 'openai'] AS id MATCH (o:Organisation {id: id}) RETURN o",
    "UNWIND $ids AS id MATCH (o:Organisation {id: id}) RETURN o",
    "UNWIND range(2019, 2026) AS year RETURN year",
    "WITH ['a', 'b', 'c'] AS names UNWIND range(0, size(names) - 1) AS i RETURN i, names[i]",
    "MATCH p = (a {id: 'x'})-[*1..3]-(b) UNWIND range(0, length(p)) AS i RETURN i, nodes(p)[i].name",
    "MATCH (a)-[r]->(b:Organisation) RETURN CASE r.status WHEN 'denied' THEN 'no' WHEN 'ended' THEN 'over' ELSE 'yes' END AS there",
    "MATCH (a)-[r]->(b:Organisation) RETURN CASE WHEN r.amount_low IS NULL THEN '?' ELSE r.amount_text END AS amount",
    "MATCH p = (a {id: 'x'})-[:LENDS_TO*1..3]->(b) RETURN reduce(sum = 0.0, r IN relationships(p) | sum + coalesce(r.amount_low, 0.0)) AS total",
    "MATCH (a)-[r:INVESTS_IN]->(b) RETURN sum(r.amount_low) / 1e9 AS billions, avg(r.amount_low), min(r.since), max(r.since)",
    "MATCH (a)-[r:INVESTS_IN]->(b) RETURN percentileCont(r.amount_low, 0.5) AS median",
    "MATCH (a)-[r]->(b:Organisation) RETURN round(r.amount_low / 1e8) / 10 AS bn, toInteger(r.amount_low) AS usd",
    "MATCH (a)-[r]->(b:Organisation) RETURN a.name + ' → ' + b.name AS deal ORDER BY r.since DESC",
    "MATCH (a)-[r]->(b:Organisation) RETURN left(r.since, 4) AS year, count(*) AS n ORDER BY year",
    "MATCH (a)-[r]->(b:Organisation) WHERE NOT r.hedged AND (r.origins >= 2 OR r.reviewed) RETURN r.sentence",
    "MATCH (a)-[r]->(b:Organisation) WHERE r.conflict XOR r.hedged RETURN r.id",
    "MATCH (a:Organisation)-[:BUYS_FROM]->(v)<-[:BUYS_FROM]-(b:Organisation) WHERE a.id < b.id RETURN a.name, b.name, v.name",
    "MATCH (a:Organisation {id: 'x'}), (b:Organisation {id: 'y'}) RETURN EXISTS { (a)--(b) } AS direct",
    "MATCH (a:Organisation), (b:Organisation) WHERE a.country = b.country AND a.id < b.id RETURN count(*)",
    "MATCH (o:Organisation) WITH count(o) AS organisations MATCH (c:Claim) WITH organisations, count(c) AS claims MATCH (a:Article) RETURN organisations, claims, count(a) AS articles",
    "MATCH (o:Organisation) RETURN o.id AS id UNION MATCH (p:Product) RETURN p.id AS id",
    "MATCH (o:Organisation) RETURN count(*) AS n UNION ALL MATCH (a:Article) RETURN count(*) AS n",
    "MATCH (c:Claim)-[:PART_OF]->(e:Event)<-[:PART_OF]-(d:Claim) WHERE c.id < d.id RETURN e.id, c.deal, d.deal",
    "MATCH (p:Product)-[:PRODUCT_OF]->(o) RETURN o.name AS owner, collect(p.name) AS products",
    "MATCH (p:Publication) RETURN p.version, p.at",
    "// who owns whom\nMATCH (a)-[:OWNS]->(b) /* directly */\nRETURN a.name, b.name",
    "RETURN 'http://example.org // no comment' AS url",
    "RETURN 'it\\'s' AS a, \"say \\\"so\\\"\" AS b, 'caf\\u00e9' AS c, 'Zürich 東京 🙂' AS d",
    "RETURN -1 AS a, 1.5e-3 AS b, .5 AS c, 0x1F AS d, [1, 2][0..1] AS e, {a: null, b: true} AS f",
    "RETURN 1 <> 2 AND 2 >= 1 AND NOT 3 <= 2 AS x, 7 % 3 AS y, 2 ^ 3 AS z",
    "RETURN all(x IN [1, 2] WHERE x > 0) AS a, none(x IN [] WHERE x) AS b, single(x IN [1] WHERE x = 1) AS c",
    "RETURN reduce(most = 0, x IN [3, 1, 2] | CASE WHEN x > most THEN x ELSE most END) AS most",
    "MATCH (o)<-[:SUBJECT]-(c) WITH o, collect(c.id) AS ids RETURN collect({o: o.name, ids: ids}) AS grouped",
    "MATCH (o)--(c) WITH o.kind AS kind, collect(DISTINCT c.name) AS names RETURN kind, reduce(t = '', n IN names | t + n + ', ') AS t",
    "MATCH (o)--(c) WITH collect(o.name) AS a, collect(c.name) AS b RETURN [i IN range(0, size(a) - 1) | a[i] + ': ' + b[i]] AS pairs",
    "MATCH (o)--(c) WITH o, collect(c) AS cs RETURN o.name, [c IN cs WHERE c.kind = 'lab' | c.name + ' (' + c.country + ')'] AS labs",
    "WITH ['a', 'b'] AS l RETURN [x IN l | [y IN l WHERE x < y | x + y]] AS pairs",
    "MATCH p = (a {id: 'x'})-[*1..4]->(b) RETURN reduce(t = head(nodes(p)).name, n IN tail(nodes(p)) | t + ' → ' + n.name) AS way",
    "MATCH (o) RETURN replace(toLower(o.name), ' ', '-') AS s, replace(o.name, 'a', 'the') AS u, split(o.search, ' | ')[0] AS first",
    "UNWIND range(1000000000, 2000000000, 100000000) AS least MATCH (a)-[r]->(b) WHERE r.amount_low > least RETURN least, count(r)",
    "RETURN 1 - -1 AS a, [1, 2][0] + -1 AS b, (1 + 2)+(3) AS c, (1)*(2) AS d, 5 % 2 AS e, 1 IS NOT NULL AS f",
]


@pytest.mark.parametrize(("query", "named"), ATTACKS, ids=[repr(query[:60]) for query, _ in ATTACKS])
def test_refused_with_a_sentence_that_names_the_word(query: str, named: str) -> None:
    with pytest.raises(KeiretsuError) as refused:
        check(query)
    said = str(refused.value)
    assert named in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("query", HONEST)
def test_honest_queries_pass(query: str) -> None:
    assert check(query)


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "graph" / "saved").glob("*.cypher")), ids=lambda path: path.stem)
def test_saved_questions_may_be_asked_by_hand(path: Path) -> None:
    assert check(path.read_text("utf-8"))


def test_a_server_is_never_asked_what_would_fill_its_memory(neo4j_new) -> None:
    graph = Neo4jGraph(Address(neo4j_new.url, neo4j_new.user, neo4j_new.password))
    for query, named in ATTACKS:
        if named in ("reduce( )", "list or map", "characters") and len(query) < LONGEST:
            with pytest.raises(KeiretsuError) as refused:
                graph.guarded(query, {"text": "x", "what": "x", "by": "xx"}, seconds=5)
            assert named in str(refused.value)
    assert graph.guarded(steps("s + s AS s", times=10), {}).rows == [("x" * 1024,)]
    graph.close()


def test_there_are_enough_of_both() -> None:
    assert (len(ATTACKS) >= 60, len(HONEST) >= 60) == (True, True)


@pytest.mark.parametrize(
    ("query", "statement"),
    [
        ("RETURN 1;", "RETURN 1"),
        ("RETURN 1 ; ; \n", "RETURN 1"),
        ("RETURN 1 // one\n", "RETURN 1"),
        ("RETURN /* a\nb */ 1", "RETURN     \n     1"),
        ("RETURN '// no' /* yes */", "RETURN '// no'"),
        ("RETURN \"/*\" + '*/'", "RETURN \"/*\" + '*/'"),
        ("RETURN 1 AS `// a`", "RETURN 1 AS `// a`"),
    ],
)
def test_no_engine_sees_comments_and_places_stay(query: str, statement: str) -> None:
    assert check(query) == statement


# ruff: noqa: SIM905 - a list of words is easier to read as one line of words
CLAUSES = "MATCH OPTIONAL RETURN WHERE WITH UNWIND WHEN THEN ELSE AS AND IN NOT NULL IS UNION LIMIT SKIP ORDER BY EXISTS COUNT CALL FOREACH".split()
SIGNS = ", - -> . .. : | + * / ^ = <> < =~ ; -[*1..3]- -[:OWNS* /* */ // \\u0027 ) ] } END".split()
VALUES = "n m n.x n.name n.amount_low n.origins n.aliases `q` $p 't' '\\\\w' 1 2.5 1e9 true null *".split()
CALLS = "range reduce sum round any all single labels head split toString left toInteger date -[ EXISTS".split()
BETWEEN = st.sampled_from([" ", " + ", ", ", " = ", " < ", " IN ", " | ", " WHERE ", "..", " ^ ", " AND ", "-[r]->", ":", "=~", " AS "])
LOOSE = st.lists(st.sampled_from([*CLAUSES, *SIGNS, *VALUES, "(", "[", "{", "CASE", "range(", "reduce("]), max_size=30).map(" ".join)
MATCHED = st.recursive(
    st.sampled_from(VALUES),
    lambda inner: st.builds(
        lambda call, parts, between, ends: call + ends[0] + between.join(parts) + ends[1],
        st.sampled_from(["", *CALLS]),
        st.lists(inner, max_size=3),
        BETWEEN,
        st.sampled_from([("(", ")"), ("[", "]"), ("{", "}"), (" CASE ", " END")]),
    ),
    max_leaves=12,
)
WHOLE = st.builds(
    lambda head, parts, between, end: head + between.join(parts) + end,
    st.sampled_from(["RETURN ", "MATCH (n)-[r]->(m) RETURN ", "MATCH (n) WHERE ", "MATCH "]),
    st.lists(MATCHED, min_size=1, max_size=4),
    BETWEEN,
    st.sampled_from(["", " RETURN n", " AS x LIMIT 3", " RETURN *"]),
)


@given(st.one_of(st.text(max_size=200), st.text(string.printable, max_size=200), LOOSE, WHOLE))
@example("[" * 15_000)
@example("RETURN " + "-" * 15_000)
@example("range(" * 29)
@example("MATCH ()-[*]")
@example("MATCH ()-[*")
@example("RETURN {")
@example("CALL (")
def test_noise_is_passed_or_refused_and_nothing_else(noise: str) -> None:
    with suppress(KeiretsuError):
        passed = check(noise)
        assert check(passed) == passed
        adapt(passed, rows=10)


@pytest.mark.parametrize("piece", ["(", "'a' ", "n.x + ", "/* x */", "`a`", "\\", "-", "[*1..", "range(1,", "CASE ", "'", "/*", "//"])
def test_a_megabyte_takes_no_longer_than_its_length_allows(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    with pytest.raises(KeiretsuError, match="characters"):
        check(text)
    with suppress(KeiretsuError):
        assert len(tokens(text[:60_000])) <= 60_000
