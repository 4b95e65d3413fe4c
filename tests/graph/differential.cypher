// # Values, operators and functions
RETURN 1
RETURN 1+1
RETURN 1/2
RETURN 7/2
RETURN -7/2
RETURN 7%3
RETURN -7%3
RETURN 7.0/2
RETURN 1.0/3
RETURN 2^3
RETURN 2^0.5
RETURN 1+2.0
RETURN 'a'+'b'
RETURN 'a'+1
RETURN 1+'a'  // file: write toString(toInteger(x)) + 'text' for a number before a text
RETURN 'a'+1.5  // file: write 'text' + toInteger(x)
RETURN 'a'+null
RETURN 1+null
RETURN null+null
RETURN [1]+2  // file: write list + [x] to add one thing to a list
RETURN [1]+[2]
RETURN 1+[2]  // file: write list + [x] to add one thing to a list
RETURN [1]+null
RETURN 1=1.0
RETURN 1='1'  // file: a text and a number are compared
RETURN null=null
RETURN null<>1
RETURN 1<2 AND 2<3
RETURN 1<2<3
RETURN 'a'<'b'
RETURN 'a'<'B'
RETURN 1<'a'  // file: a text and a number are compared
RETURN [1,2]=[1,2]
RETURN [1,2]<[1,3]  // file: true, false and lists have no order to compare them by
RETURN [1,null]=[1,null]  // file: a list with null in it is compared
RETURN {a:1}={a:1}
RETURN {a:1}.a
RETURN {a:1}.b
RETURN {a:1}['a']
RETURN [1,2,3][0]
RETURN [1,2,3][-1]
RETURN [1,2,3][5]
RETURN [1,2,3][0..2]
RETURN [1,2,3][1..]
RETURN [1,2,3][..2]
RETURN [1,2,3][-2..]  // file: the bounds of a slice are 0 or more
RETURN [1,2,3][null]
RETURN 2 IN [1,2]
RETURN null IN [1]
RETURN 1 IN [null]
RETURN 1 IN [1,null]
RETURN 3 IN []
RETURN 1 IN null
RETURN true AND null
RETURN false AND null
RETURN true OR null
RETURN false OR null
RETURN NOT null
RETURN true XOR false
RETURN true XOR null
RETURN NOT true
RETURN NOT 1=2
RETURN 'abc' STARTS WITH 'a'
RETURN 'abc' ENDS WITH 'c'
RETURN 'abc' CONTAINS 'b'
RETURN 'abc' CONTAINS null
RETURN null CONTAINS 'a'
RETURN 1 CONTAINS 'a'
RETURN 'abc' =~ 'a.*'
RETURN 'abc' =~ 'b'
RETURN 'abc' =~ '.*b.*'
RETURN 'ABC' =~ '(?i)abc'
RETURN null =~ 'a'
RETURN null IS NULL
RETURN 1 IS NOT NULL
RETURN CASE WHEN true THEN 1 ELSE 2 END
RETURN CASE WHEN null THEN 1 END
RETURN CASE 1 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END
RETURN CASE 3 WHEN 1 THEN 'a' ELSE 'z' END
RETURN CASE null WHEN null THEN 1 ELSE 2 END
RETURN CASE 1 WHEN 1, 2 THEN 'a' ELSE 'z' END  // file: write CASE WHEN x IN [1, 2] THEN … for several values
RETURN CASE 5 WHEN > 3 THEN 'big' ELSE 'small' END  // file: write CASE WHEN x > 3 THEN …, the whole comparison after each WHEN
RETURN [x IN [1,2,3] | x*2]
RETURN [x IN [1,2,3] WHERE x>1]
RETURN [x IN [1,2,3] WHERE x>1 | x+1]
RETURN [x IN null | x]
RETURN all(x IN [1,2] WHERE x>0)
RETURN any(x IN [1,2] WHERE x>1)
RETURN none(x IN [1,2] WHERE x>2)
RETURN single(x IN [1,2] WHERE x>1)
RETURN all(x IN [] WHERE x>1)
RETURN any(x IN [] WHERE x>1)
RETURN any(x IN [null] WHERE x>1)
RETURN all(x IN [1,null] WHERE x>0)
RETURN all(x IN null WHERE x>0)
RETURN reduce(s=0, x IN [1,2,3] | s+x)
RETURN reduce(s='', x IN ['a','b'] | s+x)
RETURN reduce(s=0, x IN [] | s+x)
RETURN reduce(s=0, x IN [1,null] | s+x)
RETURN reduce(s=0, x IN null | s+x)
RETURN abs(-1)
RETURN abs(-1.5)
RETURN abs(null)
RETURN ceil(1.2)
RETURN floor(-1.2)
RETURN round(1.5)
RETURN round(2.5)
RETURN round(-1.5)
RETURN round(1.256,2)  // file: round( ) takes one number
RETURN round(1)
RETURN sign(-3)
RETURN sign(0)
RETURN sign(2.5)
RETURN sqrt(4)
RETURN sqrt(-1)
RETURN exp(1)
RETURN log(10)
RETURN log10(100)
RETURN log(0)
RETURN 0.0/0.0
RETURN 1.0/0.0
RETURN 1/0  // both refuse
RETURN toInteger('1')
RETURN toInteger('1.9')
RETURN toInteger(1.9)
RETURN toInteger(-1.9)
RETURN toInteger('a')
RETURN toInteger(true)
RETURN toInteger(null)
RETURN toFloat('1.5')
RETURN toFloat(1)
RETURN toFloat('x')
RETURN toString(1)
RETURN toString(1.0)  // file: write toString(toInteger(x))
RETURN toString(1.5)  // file: write toString(toInteger(x))
RETURN toString(1e10)  // file: write toString(toInteger(x))
RETURN toString(1e22)  // file: write toString(toInteger(x))
RETURN toString(1.3e10)  // file: write toString(toInteger(x))
RETURN toString(0.0001)  // file: write toString(toInteger(x))
RETURN toString(true)
RETURN toString('a')
RETURN toString(null)
RETURN toUpper('aß')
RETURN toLower('ÄB')
RETURN trim('  a ')
RETURN lTrim('  a ')
RETURN rTrim('  a ')
RETURN replace('abcabc','b','x')
RETURN replace('abc','','x')
RETURN replace(null,'a','b')
RETURN substring('hello',1)
RETURN substring('hello',1,3)
RETURN substring('hello',10)
RETURN substring('héllo',1,1)
RETURN left('hello',2)
RETURN right('hello',2)
RETURN left('hi',5)
RETURN left(null,1)
RETURN split('a,b,c',',')
RETURN split('abc','')  // file: split( ) takes one text that is not empty to split at
RETURN split('a','x')
RETURN split(null,',')
RETURN split('a,b;c',[',',';'])  // file: split( ) takes one text that is not empty to split at
RETURN reverse('abc')
RETURN reverse([1,2,3])
RETURN reverse(null)
RETURN size('abc')
RETURN size('héé')
RETURN size([1,2])
RETURN size(null)
RETURN head([1,2])
RETURN head([])
RETURN last([1,2])
RETURN last([])
RETURN tail([1,2,3])
RETURN tail([])
RETURN head(null)
RETURN range(1,5)
RETURN range(0,10,3)
RETURN range(5,1,-1)
RETURN range(5,1)
RETURN coalesce(null,1)
RETURN coalesce(null,null)
RETURN coalesce(1,null)
RETURN nullIf(1,1)
RETURN nullIf(1,2)
RETURN keys({a:1,b:2})
RETURN 'a' || 'b'  // file: write + in place of ||
RETURN [1] || [2]  // file: write + in place of ||
RETURN "it's"
RETURN 'it\'s'
RETURN 'a\nb'
RETURN 'a\\b'
RETURN '\u00e9'
RETURN 0x1F
RETURN 1e3
RETURN .5
RETURN 1.  // both refuse
RETURN 9223372036854775807
RETURN 9223372036854775807+1  // both refuse
RETURN -5
RETURN +5
RETURN --5  // file: column 8
RETURN 2*3+4
RETURN 2+3*4
RETURN (2+3)*4
RETURN 2^3^2  // file: write brackets into a ^ b ^ c
RETURN -2^2
RETURN 10-5-2
RETURN NOT true OR true
RETURN true OR true AND false
RETURN 1 IN [1] AND true
RETURN 1 IS :: INTEGER  // file: column 13
RETURN {a:1,b:[1,{c:2}]} AS m
RETURN null AS n
RETURN true AS t, false AS f
RETURN `a`  // both refuse
RETURN 1 AS `a b`

// # Clauses, patterns and subqueries
MATCH (n:Organisation) RETURN n.id AS id
MATCH (n:Organisation) RETURN n
MATCH (n:Organisation) RETURN n.id
MATCH (n) RETURN count(n)
MATCH (n) RETURN count(*)
MATCH (n:Organisation {id:'nvidia'}) RETURN n.name
MATCH (n:Organisation) WHERE n.country='US' RETURN n.id ORDER BY n.id
MATCH (n:Organisation) RETURN n.country ORDER BY n.country
MATCH (n:Organisation) RETURN n.country, n.id ORDER BY n.country DESC, n.id
MATCH (n:Organisation) RETURN n.country AS c ORDER BY c ASC, n.id ASC LIMIT 3
MATCH (n:Organisation) RETURN DISTINCT n.country AS c ORDER BY c
MATCH (n:Organisation) RETURN n.id AS id ORDER BY id SKIP 2 LIMIT 3
MATCH (n:Organisation) RETURN n.id AS id ORDER BY id LIMIT 1+1  // file: LIMIT and SKIP take one number or one parameter
MATCH (n:Organisation) RETURN n.id AS id ORDER BY id DESCENDING LIMIT 2
MATCH (n:Organisation) RETURN n.name AS x ORDER BY toLower(n.name)
MATCH (n:Organisation) RETURN n.name AS x ORDER BY size(n.name), n.name
MATCH (n:Organisation) WHERE n.country IS NULL RETURN n.id
MATCH (n:Organisation) WHERE n.nope IS NULL RETURN count(*)
MATCH (n:Organisation) WHERE NOT n.listed RETURN n.id
MATCH (n:Organisation) WHERE n.listed = true RETURN n.id
MATCH (n:Organisation) WHERE n.kind IN ['cloud','lab'] RETURN n.id
MATCH (n:Organisation) WHERE NOT n.kind IN ['cloud','lab'] RETURN n.id
MATCH (n:Organisation) WHERE 'NVDA' IN n.aliases RETURN n.id
MATCH (n:Organisation) WHERE n.name STARTS WITH 'O' AND n.name <> 'Oracle' RETURN n.id
MATCH (n:Organisation) WHERE toLower(n.name) CONTAINS 'ai' RETURN n.id
MATCH (n:Organisation) WHERE n.name =~ '(?i).*ai.*' RETURN n.id
MATCH (n:Organisation) WHERE n.name =~ '^O.*$' RETURN n.id
MATCH (n:Organisation) WHERE n.name =~ 'O' RETURN n.id
MATCH (n:Organisation|Article) RETURN n.id  // file: of several labels write WHERE n
MATCH (n:Organisation:Keiretsu) RETURN n.id
MATCH (n) WHERE n:Organisation RETURN n.id
MATCH (n) WHERE n:Organisation OR n:Article RETURN n.id
MATCH (n) WHERE NOT n:Organisation RETURN count(*)
MATCH (n:Organisation WHERE n.country='FR') RETURN n.id  // file: write WHERE behind the pattern, not within its brackets
MATCH (a)-[r:INVESTS_IN]->(b) RETURN a.id, b.id, r.status
MATCH (a)-[r:INVESTS_IN|BUYS_FROM]->(b) RETURN a.id, type(r), b.id
MATCH (a)-[r]->(b) RETURN type(r), count(*)
MATCH (a)-[r]-(b) WHERE a.id='nvidia' RETURN b.id, type(r)
MATCH (a)--(b) WHERE a.id='g42' RETURN b.id
MATCH (a)-->(b) WHERE a.id='microsoft' RETURN b.id
MATCH (a)<--(b) WHERE a.id='g42' RETURN labels(b), b.id  // any order within lists
MATCH (a)<-[r:INVESTS_IN]-(b) RETURN a.id, b.id
MATCH (a {id:'nvidia'})-[r:INVESTS_IN {status:'agreed'}]->(b) RETURN b.id
MATCH (a)-[r:INVESTS_IN]->(b)-[s:BUYS_FROM]->(a) RETURN a.id, b.id
MATCH (a)-[:INVESTS_IN]->(b), (b)-[:BUYS_FROM]->(a) RETURN a.id, b.id
MATCH (a)-[:INVESTS_IN]->(b) MATCH (b)-[:BUYS_FROM]->(a) RETURN a.id, b.id
MATCH p=(a)-[:INVESTS_IN]->(b) RETURN p
MATCH p=(a {id:'nvidia'})-[:INVESTS_IN*1..2]->(b) RETURN length(p), b.id
MATCH p=(a {id:'nvidia'})-[*1..2]->(b:Organisation) RETURN length(p), b.id
MATCH p=(a {id:'nvidia'})-[:INVESTS_IN|LEASES_COMPUTE_FROM|BUYS_FROM*1..4]->(a) RETURN [n IN nodes(p) | n.id] AS x
MATCH (a {id:'nvidia'})-[r:INVESTS_IN*2]->(b) RETURN b.id
MATCH (a {id:'nvidia'})-[r:INVESTS_IN*0..1]->(b) RETURN b.id
MATCH (a {id:'nvidia'})-[r:INVESTS_IN*..2]->(b) RETURN b.id, size(r)
MATCH (a {id:'openai'})-[r*1..2]-(b:Organisation) RETURN b.id, [x IN r | type(x)]
MATCH (a {id:'nvidia'})-[r:INVESTS_IN*1..2 {status:'active'}]->(b) RETURN b.id
MATCH p=shortestPath((a {id:'g42'})-[*1..6]-(b {id:'oracle'})) RETURN length(p)
MATCH (a {id:'g42'}),(b {id:'oracle'}) MATCH p=shortestPath((a)-[*1..6]-(b)) RETURN [n IN nodes(p) | n.id]
MATCH (a {id:'g42'}),(b {id:'oracle'}), p=shortestPath((a)-[:INVESTS_IN|LEASES_COMPUTE_FROM*..6]-(b)) RETURN [n IN nodes(p) | n.id], [r IN relationships(p) | type(r)]
MATCH (a {id:'g42'}),(b {id:'anthropic'}), p=allShortestPaths((a)-[:INVESTS_IN|LEASES_COMPUTE_FROM*..6]-(b)) RETURN [n IN nodes(p) | n.id]
MATCH (a {id:'g42'}),(b {id:'zurich-unlu'}), p=shortestPath((a)-[:INVESTS_IN*..6]->(b)) RETURN p
MATCH (a {id:'nvidia'}) RETURN [(a)-[:INVESTS_IN]->(b) | b.id] AS x  // any order within lists
MATCH (a {id:'nvidia'}) RETURN [(a)-[:INVESTS_IN]->(b) WHERE b.kind='lab' | b.id] AS x  // any order within lists
MATCH (a {id:'nvidia'}) RETURN size([(a)-[:INVESTS_IN]->(b) | b]) AS x
MATCH (a:Organisation) WHERE (a)-[:INVESTS_IN]->() RETURN a.id
MATCH (a:Organisation) WHERE NOT (a)-[:INVESTS_IN]->() RETURN a.id
MATCH (a:Organisation) WHERE (a)-[:INVESTS_IN]->(:Organisation {id:'g42'}) RETURN a.id
MATCH (a:Organisation) WHERE exists((a)-[:INVESTS_IN]->()) RETURN a.id
MATCH (a:Organisation) WHERE EXISTS { (a)-[:INVESTS_IN]->() } RETURN a.id
MATCH (a:Organisation) WHERE EXISTS { MATCH (a)-[:INVESTS_IN]->(b) WHERE b.kind='lab' } RETURN a.id
MATCH (a:Organisation) WHERE EXISTS { (a)-[:INVESTS_IN]->(b) WHERE b.kind='lab' } RETURN a.id
MATCH (a:Organisation) WHERE NOT EXISTS { (a)<-[:INVESTS_IN]-() } RETURN a.id
MATCH (a:Organisation) RETURN a.id, COUNT { (a)-[:INVESTS_IN]->() } AS n
MATCH (a:Organisation) RETURN a.id, COUNT { (a)-[:INVESTS_IN]->(b) WHERE b.kind='lab' } AS n
MATCH (a:Organisation) WHERE COUNT { (a)--() } > 8 RETURN a.id
MATCH (a:Organisation) RETURN a.id, EXISTS { (a)-[:SUES]->() } AS n
MATCH (a:Organisation) OPTIONAL MATCH (a)-[r:INVESTS_IN]->(b) RETURN a.id, b.id
MATCH (a:Organisation) OPTIONAL MATCH (a)-[r:INVESTS_IN]->(b) RETURN a.id, count(b)
MATCH (a:Organisation) OPTIONAL MATCH (a)-[r:INVESTS_IN]->(b) WHERE b.kind='lab' RETURN a.id, collect(b.id)  // any order within lists
MATCH (a:Organisation) OPTIONAL MATCH (a)-[r:INVESTS_IN]->(b) RETURN a.id, sum(r.amount_low)
MATCH (a:Organisation) OPTIONAL MATCH (a)-[r:INVESTS_IN]->(b) RETURN a.id, type(r), properties(r), labels(b), r, b  // any order within lists
OPTIONAL MATCH (n:Nope) RETURN n
OPTIONAL MATCH (n:Nope) RETURN count(n), n.x
MATCH (n:Nope) RETURN count(n)
MATCH (n:Nope) RETURN sum(n.x)
MATCH (n:Nope) RETURN avg(n.x)
MATCH (n:Nope) RETURN min(n.x), max(n.x)
MATCH (n:Nope) RETURN collect(n.x)
MATCH (n:Nope) RETURN n.x, count(*)
MATCH ()-[r:INVESTS_IN]->() RETURN sum(r.amount_low), avg(r.amount_low), min(r.amount_low), max(r.amount_low), count(r.amount_low)
MATCH ()-[r:INVESTS_IN]->() RETURN sum(r.origins), avg(r.origins), min(r.origins), max(r.origins)
MATCH ()-[r:INVESTS_IN]->() RETURN collect(r.amount_low)
MATCH ()-[r:INVESTS_IN]->() WITH r ORDER BY r.id RETURN collect(r.amount_low) AS x
MATCH ()-[r:INVESTS_IN]->() WITH r ORDER BY r.id RETURN collect(DISTINCT r.status) AS x
MATCH ()-[r]->() RETURN min(r.status), max(r.status)
MATCH (n:Organisation) RETURN min(n.country), max(n.aliases)
MATCH (n:Organisation) RETURN count(DISTINCT n.country)
MATCH (n:Organisation) RETURN n.kind, count(*) AS c ORDER BY c DESC, n.kind
MATCH (n:Organisation) RETURN n.kind AS k, count(*) AS c, collect(n.id) AS ids ORDER BY k
MATCH (n:Organisation) WITH n.kind AS k, count(*) AS c WHERE c > 1 RETURN k, c
MATCH (n:Organisation) WITH n ORDER BY n.id LIMIT 3 RETURN collect(n.id)
MATCH (n:Organisation) WITH DISTINCT n.kind AS k RETURN k
MATCH (n:Organisation) WITH * WHERE n.kind='lab' RETURN n.id
MATCH (n:Organisation) WITH n, size(n.aliases) AS s RETURN s, count(*)
MATCH (n:Organisation) WITH n.id AS id SKIP 0 RETURN count(id)
UNWIND [1,2,3] AS x RETURN x
UNWIND [1,2,null] AS x RETURN x
UNWIND [] AS x RETURN x
UNWIND null AS x RETURN x
UNWIND [[1,2],[3]] AS x UNWIND x AS y RETURN y
UNWIND range(1,3) AS x RETURN sum(x), avg(x)
UNWIND [1,2.5] AS x RETURN sum(x), avg(x), min(x), max(x)
UNWIND [1,'a',null,true,2.5] AS x RETURN x ORDER BY x
UNWIND [3,1,2] AS x WITH x ORDER BY x RETURN collect(x)
UNWIND [1,1,2] AS x RETURN collect(DISTINCT x)
UNWIND [1,1,2] AS x RETURN DISTINCT x
UNWIND [null,null] AS x RETURN collect(x), count(x), count(*), sum(x), avg(x)
UNWIND ['b','a'] AS x RETURN min(x), max(x)
MATCH (n:Organisation) UNWIND n.aliases AS a RETURN n.id, a
MATCH (n:Organisation) WHERE n.kind='lab' RETURN n.id UNION MATCH (n:Article) RETURN n.id
MATCH (n:Organisation) WHERE n.kind='lab' RETURN n.id AS x UNION ALL MATCH (n:Organisation) WHERE n.kind='lab' RETURN n.id AS x
RETURN 1 AS x UNION RETURN 1 AS x
RETURN 1 AS x UNION ALL RETURN 1 AS x
RETURN 1 AS x UNION RETURN 2 AS y  // both refuse
RETURN 1 AS x ORDER BY x UNION RETURN 2 AS x
MATCH (a:Organisation) CALL { WITH a MATCH (a)-[r]->() RETURN count(r) AS n } RETURN a.id, n
MATCH (a:Organisation) CALL (a) { MATCH (a)-[r]->() RETURN count(r) AS n } RETURN a.id, n
MATCH (a:Organisation) CALL (a) { MATCH (a)-[r:INVESTS_IN]->(b) RETURN b.id AS n } RETURN a.id, n
MATCH (a:Organisation) CALL (a) { MATCH (a)-[r:INVESTS_IN]->(b) RETURN b.id AS n ORDER BY n LIMIT 1 } RETURN a.id, n
CALL { MATCH (n:Organisation) RETURN count(n) AS c } RETURN c
CALL () { MATCH (n:Organisation) RETURN count(n) AS c } RETURN c
CALL { RETURN 1 AS x UNION RETURN 2 AS x } RETURN x
MATCH (n:Organisation {id:'nvidia'}) RETURN labels(n)  // any order within lists
MATCH (n:Organisation {id:'nvidia'}) RETURN keys(n)  // any order within lists
MATCH (n:Organisation {id:'nvidia'}) RETURN properties(n)
MATCH (n:Organisation {id:'nvidia'}) RETURN n {.id, .name}
MATCH (n:Organisation {id:'nvidia'}) RETURN n {.*}
MATCH (n:Organisation {id:'nvidia'}) RETURN n {.id, x: 1, y: n.kind}
MATCH (n:Organisation {id:'nvidia'}) RETURN n['name'], n["nope"]
MATCH (n:Organisation {id:'nvidia'}) WITH n, 'name' AS k RETURN n[k]
MATCH (a)-[r:INVESTS_IN]->(b) RETURN startNode(r).id, endNode(r).id
MATCH (a)-[r:INVESTS_IN]->(b) WHERE startNode(r)=a RETURN count(*)
MATCH (a)-[r:INVESTS_IN]->(b) RETURN a=b, a<>b, r=r
MATCH (a {id:'nvidia'})-[r]->(b) RETURN a, r, b
MATCH (a)-[r:INVESTS_IN]->(b) RETURN *
MATCH (a)-[r:INVESTS_IN]->(b) WITH a.id AS x, collect({to:b.id, s:r.status}) AS y RETURN x, y
MATCH p=(a {id:'g42'})<-[:INVESTS_IN]-(b)-[:INVESTS_IN]->(c) RETURN nodes(p), relationships(p), length(p)
MATCH p=(a {id:'nvidia'})-[:INVESTS_IN]->(b) WHERE all(r IN relationships(p) WHERE r.amount_low > 0) RETURN b.id
MATCH p=(a {id:'nvidia'})-[:INVESTS_IN]->(b) WHERE none(r IN relationships(p) WHERE r.amount_low > 5e9) RETURN b.id
MATCH p=(a {id:'nvidia'})-[:INVESTS_IN|LEASES_COMPUTE_FROM*1..3]->(b) RETURN reduce(s=0.0, r IN relationships(p) | s + coalesce(r.amount_low,0)) AS t, b.id
MATCH (a)-[r]->(b:Organisation) WHERE r.amount_low > 1e9 AND r.amount_low <= 4e10 RETURN r.id
MATCH (a)-[r]->(b:Organisation) WHERE r.amount_low >= 1.3e10 RETURN r.id
MATCH (a)-[r]->(b:Organisation) WHERE NOT r.amount_low > 1e9 RETURN r.id
MATCH (a)-[r]->(b:Organisation) WHERE r.since >= '2025' RETURN r.id
MATCH (a)-[r]->(b:Organisation) WHERE r.since < '2025-04' RETURN r.id
MATCH (a)-[r]->(b:Organisation) WHERE r.amount_low IS NULL RETURN r.id
MATCH (a)-[r]->(b:Organisation) RETURN r.amount_low / 1e9 AS bn, r.id ORDER BY bn DESC, r.id
MATCH (a)-[r]->(b:Organisation) RETURN r.amount_low AS bn, r.id ORDER BY bn, r.id
MATCH (a)-[r]->(b:Organisation) RETURN r.id ORDER BY r.amount_low DESC, r.id LIMIT 3
MATCH (a)-[r]->(b:Organisation) WITH a, sum(r.amount_low) AS t RETURN a.id, t ORDER BY t DESC, a.id
MATCH (c:Claim)-[:SUBJECT]->(o) RETURN c.evidence, o.name
MATCH (c:Claim)-[:STATED_IN]->(a:Article) RETURN a.publisher, count(c) AS n ORDER BY n DESC, a.publisher
MATCH (c:Claim) WHERE c.evidence CONTAINS '№' RETURN count(*)
MATCH (c:Claim) WHERE c.confidence > 0.55 RETURN c.id
MATCH (c:Claim) WHERE c.confidence IS NULL RETURN c.id
MATCH (n:Organisation) WHERE n.name = 'Zürich Ünlü' RETURN n.id, size(n.name), toUpper(n.name)
MATCH (n:Organisation) WITH collect(n) AS ns RETURN size(ns)
MATCH (n:Organisation) WITH collect(n) AS ns UNWIND ns AS m RETURN m.id
MATCH (n:Organisation) WITH count(*) AS c RETURN c*2, c+1.0, -c
MATCH (n:Organisation) RETURN count(*) + 1
MATCH (n:Organisation) RETURN n.kind, count(*) * 2 + size(n.kind)
MATCH (a:Organisation), (b:Article) RETURN count(*)
MATCH (a:Organisation) WHERE a.id IN ['g42'] WITH a MATCH (b:Article) RETURN a.id, b.id
MATCH (a {id:'nvidia'})-[r1]-(b)-[r2]-(c {id:'nvidia'}) RETURN b.id, type(r1), type(r2)
MATCH (a)-[r:INVESTS_IN|LEASES_COMPUTE_FROM]-(b) WHERE a.id < b.id RETURN a.id, b.id
MATCH (n:Organisation) WHERE n.id = $x RETURN n  // both refuse
MATCH (n:Organisation) WHERE n.kind='lab' RETURN CASE n.id WHEN 'openai' THEN 'x' ELSE n.name END AS v
MATCH (n:Organisation) RETURN CASE WHEN n.country IS NULL THEN '?' WHEN n.country='US' THEN 'home' ELSE n.country END AS v, count(*)
match (n:organisation) return n
MATCH (n:Organisation) RETURN n.ID
MATCH (n:Organisation) RETURN n.id as id limit 0
MATCH (n:Organisation) RETURN n.id LIMIT -1  // both refuse
MATCH (n:Organisation) RETURN undefined  // both refuse
MATCH (n:Organisation) RETURN n.id, n.id  // both refuse
MATCH (n:Organisation) RETURN count(n.id) AS n, n.kind AS kind ORDER BY n DESC, kind LIMIT 2
MATCH (n:Organisation)-[r:INVESTS_IN]->(m) RETURN n.id, sum(r.amount_low) AS s, count(m) AS c ORDER BY s DESC
MATCH (n:Organisation) WHERE n.aliases = [] RETURN n.id
MATCH (n:Organisation) WHERE size(n.aliases) > 1 RETURN n.aliases[0], n.aliases[-1], n.aliases[1..]
MATCH (n:Organisation) WHERE any(a IN n.aliases WHERE a STARTS WITH 'N') RETURN n.id
MATCH (n:Organisation) RETURN head(n.aliases), last(n.aliases)
MATCH (n:Organisation) RETURN [x IN n.aliases | toLower(x)]
MATCH (a)-[r:INVESTS_IN]->(b) WHERE r.publishers = ['pub0','x'] RETURN r.id
MATCH (a)-[r:INVESTS_IN]->(b) WHERE 'x' IN r.publishers RETURN count(*)
MATCH (n:Organisation) RETURN toString(n.listed), n.listed
MATCH (a)-[r]->(b:Organisation) RETURN toString(r.origins), r.origins + r.claims, r.origins * 1.0 / r.claims, r.origins / r.claims, r.origins % 2
MATCH (a)-[r]->(b:Organisation) RETURN r.amount_low + r.amount_high, r.amount_low * 2, r.amount_low - 1
MATCH (a)-[r]->(b:Organisation) RETURN a.name + ' -> ' + b.name AS x
MATCH (a)-[r]->(b:Organisation) RETURN coalesce(r.amount_low, r.amount_high, 0) AS x
MATCH (a)-[r]->(b:Organisation) RETURN r.since + '', substring(r.since,0,4), left(r.since,7)
MATCH (n:Organisation) RETURN n.id ORDER BY n.kind, n.name DESC
MATCH (n:Organisation) RETURN n ORDER BY n.id LIMIT 1
MATCH (n:Organisation) WITH n.kind AS kind, count(*) AS c ORDER BY c DESC, kind RETURN kind, c
MATCH (a)-[r:COMPETES_WITH]-(b) RETURN a.id, b.id
MATCH (a:Organisation)-[:BUYS_FROM]->(v)<-[:BUYS_FROM]-(b:Organisation) WHERE a.id < b.id RETURN a.id, b.id, v.id
MATCH (a:Organisation {id:'openai'}) MATCH (a)-[r]-(x) RETURN type(r) AS t, startNode(r)=a AS out, count(*) AS n ORDER BY t, out

// # Kinds, nulls, orders and paths
RETURN 1 IN ['1'] AS x  // file: a text and a number are compared
RETURN '2025' = 2025 AS x  // file: a text and a number are compared
RETURN '2025' <> 2025 AS x  // file: a text and a number are compared
RETURN true = 'true' AS x
RETURN true = 1 AS x
RETURN 1.0 = '1' AS x  // file: a text and a number are compared
RETURN '1' IN [1] AS x  // file: a text and a number are compared
RETURN 'a' < 1 AS x  // file: a text and a number are compared
RETURN '1' < 2 AS x  // file: a text and a number are compared
RETURN true < false AS x  // file: true, false and lists have no order to compare them by
RETURN false < true AS x  // file: true, false and lists have no order to compare them by
RETURN [1] = 1 AS x
RETURN 1 <> null AS x
UNWIND [1,'1',1.0] AS x RETURN DISTINCT x
UNWIND [1,'1',1.0,true] AS x RETURN x, count(*)
UNWIND [2,'b',true,null,1.5,'a',false,[1]] AS x RETURN x ORDER BY x
UNWIND [2,'b',true,null,1.5,'a',false] AS x RETURN x ORDER BY x DESC
UNWIND ['b','A','a','B','é','z',''] AS x RETURN x ORDER BY x
UNWIND ['b','A','a','ﬀ','😀','Z'] AS x RETURN x ORDER BY x
UNWIND [1,'a'] AS x RETURN min(x) AS a, max(x) AS b
UNWIND [true,false] AS x RETURN min(x) AS a, max(x) AS b
UNWIND [[1,2],[1,1]] AS x RETURN min(x) AS a, max(x) AS b
UNWIND [[2],[1,1],[]] AS x RETURN x ORDER BY x
UNWIND ['1',2] AS x RETURN sum(x) AS s  // both refuse
UNWIND [1,2] AS x RETURN avg(x) AS s
UNWIND [1,null,2] AS x RETURN count(x) AS a, sum(x) AS b, avg(x) AS c, collect(x) AS d, min(x) AS e
UNWIND [{a:1},{a:2}] AS x RETURN x.a AS a, x
WITH {a:1,b:null} AS m RETURN m, keys(m) AS k, m.b AS b
WITH {a:{b:{c:1}}} AS m RETURN m.a.b.c AS x
WITH [1,2,3] AS l RETURN l[1] AS a, l[0..1] AS b, size(l) AS c, l[-1] AS d
WITH [1,2,3] AS l RETURN [x IN l WHERE x % 2 = 1 | x * 10] AS a
WITH [[1,2],[3]] AS l RETURN [x IN l | [y IN x | y+1]] AS a
WITH [1,2,3] AS l RETURN reduce(a=0, x IN l | a + x) AS s, reduce(a=[], x IN l | [x] + a) AS r
WITH [3,1,2] AS l UNWIND l AS x WITH x ORDER BY x DESC RETURN collect(x) AS c
WITH 1 AS x WITH x, x+1 AS y RETURN x, y, x+y AS z
WITH 1 AS x WHERE x > 1 RETURN x
WITH 'a' AS x RETURN x + x AS y
WITH null AS x RETURN x IS NULL AS a, coalesce(x,'d') AS b, x + 1 AS c, size(x) AS d, toUpper(x) AS e
MATCH (n:Organisation) WITH n.kind AS kind, count(*) AS n RETURN kind, n ORDER BY kind
MATCH (n:Organisation) WITH n.kind AS n, count(*) AS c RETURN n, c ORDER BY n
MATCH (n:Organisation) RETURN n.kind AS kind, max(n.name) AS m ORDER BY m
MATCH (n:Organisation) RETURN DISTINCT n.kind AS k ORDER BY k DESC LIMIT 2
MATCH (n:Organisation) RETURN n.id AS id, n.kind AS k ORDER BY n.country, n.id
MATCH (n:Organisation) RETURN n.kind AS k, count(*) AS c ORDER BY count(*) DESC, k
MATCH (n:Organisation) WITH n ORDER BY n.id SKIP 1 LIMIT 2 WHERE n.kind <> 'x' RETURN n.id AS id
MATCH (n:Organisation) WITH n.kind AS k, collect(n.id) AS ids WHERE size(ids) > 1 UNWIND ids AS id RETURN k, id ORDER BY id
MATCH (n:Organisation) WHERE n.listed RETURN count(*) AS c
MATCH (n:Organisation) WHERE n.country <> 'US' RETURN n.id AS id
MATCH (n:Organisation) WHERE NOT n.country = 'US' RETURN n.id AS id
MATCH (n:Organisation) WHERE n.country <> 'US' OR n.country IS NULL RETURN n.id AS id
MATCH (n:Organisation) WHERE n.kind = 'lab' XOR n.country = 'US' RETURN n.id AS id
MATCH (n:Organisation) WHERE (n.kind = 'lab') = (n.country = 'US') RETURN n.id AS id
MATCH (n:Organisation) WHERE n.id > 'm' RETURN n.id AS id ORDER BY id
MATCH (n:Organisation) WHERE 'a' < n.id <= 'nvidia' RETURN n.id AS id ORDER BY id
MATCH (n:Organisation) WHERE n['id'] = 'g42' RETURN n.name AS x
MATCH (n) WHERE n.id STARTS WITH 'c:' RETURN count(n) AS c
MATCH (n) WHERE n.id ENDS WITH 'ia' RETURN n.id AS id
MATCH (n) WHERE none(l IN labels(n) WHERE l = 'Organisation') RETURN count(*) AS c
MATCH (n) WHERE 'Article' IN labels(n) RETURN n.id AS id
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE a <> b RETURN count(*) AS c
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE a = b RETURN count(*) AS c
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE type(r) = 'OWNS' RETURN a.id AS a
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE type(r) IN ['OWNS','SUES'] RETURN a.id AS a
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE r:OWNS RETURN a.id AS a  // file: write type(r) = 'OWNS' in place of r
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN a.id AS a, collect(DISTINCT type(r)) AS t, count(DISTINCT b) AS n ORDER BY a  // any order within lists
MATCH (a:Organisation)-[r]->(b:Organisation) WITH a, collect(b) AS bs RETURN a.id AS a, size(bs) AS n, [x IN bs WHERE x.kind='lab' | x.id] AS l ORDER BY a  // any order within lists
MATCH (a:Organisation)-[r]->(b:Organisation) WITH a, collect(DISTINCT b) AS bs WHERE any(x IN bs WHERE x.id='nvidia') RETURN a.id AS a ORDER BY a
MATCH p=(a:Organisation {id:'nvidia'})-[:INVESTS_IN|LEASES_COMPUTE_FROM|BUYS_FROM*2..4]->(a) RETURN [n IN nodes(p) | n.id] AS x ORDER BY x
MATCH p=(a:Organisation {id:'nvidia'})-[:INVESTS_IN|LEASES_COMPUTE_FROM|BUYS_FROM*1..5]-(a) RETURN count(p) AS x
MATCH p=(a:Organisation)-[:INVESTS_IN*1..3]->(b) RETURN a.id AS a, b.id AS b, length(p) AS l ORDER BY a, b, l
MATCH p=(a:Organisation)-[:INVESTS_IN*2..1]->(b) RETURN count(p) AS c
MATCH p=(a:Organisation)-[:INVESTS_IN*0]->(b) RETURN count(p) AS c
MATCH p=(a:Organisation)-[r:INVESTS_IN*1..2]->(b) RETURN [x IN r | x.status] AS s, last(r).status AS l ORDER BY s
MATCH p=(a:Organisation {id:'nvidia'})-[*1..3]-(b:Organisation {id:'mistral-ai'}) RETURN count(p) AS c
MATCH p=(a:Organisation {id:'nvidia'})-[*1..2]-(b:Organisation) WHERE all(n IN nodes(p) WHERE n:Organisation) RETURN DISTINCT b.id AS b ORDER BY b
MATCH p=(a:Organisation {id:'nvidia'})-[*1..2]-(b:Organisation) WHERE all(x IN nodes(p) WHERE x.kind IS NOT NULL) RETURN count(*) AS b
MATCH p=(a:Organisation {id:'nvidia'})-[*1..2]-(b:Organisation) WHERE single(x IN nodes(p) WHERE x.kind = 'lab') RETURN count(*) AS b
MATCH p=(a:Organisation {id:'nvidia'})-[:INVESTS_IN]->(b)<-[:INVESTS_IN]-(c) RETURN c.id AS c, b.id AS b
MATCH (a:Organisation {id:'nvidia'}) MATCH p=(a)-[:INVESTS_IN]->()-[:BUYS_FROM]->(a) RETURN length(p) AS l, nodes(p)[1].id AS m ORDER BY m
MATCH p=(a)-[:INVESTS_IN]->(b) RETURN startNode(relationships(p)[0]).id AS s ORDER BY s
MATCH (a:Organisation {id:'g42'}), (b:Organisation) WHERE a <> b MATCH p=shortestPath((a)-[:INVESTS_IN|BUYS_FROM|LEASES_COMPUTE_FROM*..6]-(b)) RETURN b.id AS b, length(p) AS l ORDER BY b
MATCH p=shortestPath((a:Organisation {id:'g42'})-[*..6]-(b:Organisation {id:'oracle'})) WHERE length(p) > 1 RETURN length(p) AS l
MATCH p=shortestPath((a:Organisation {id:'g42'})-[:INVESTS_IN*..6]-(b:Organisation {id:'nvidia'})) WHERE all(r IN relationships(p) WHERE r.status <> 'denied') RETURN length(p) AS l
MATCH p=allShortestPaths((a:Organisation {id:'g42'})-[*..6]-(b:Organisation {id:'oracle'})) RETURN count(p) AS c
MATCH p=(a:Organisation {id:'g42'})-[*1..4]-(b:Organisation {id:'oracle'}) RETURN length(p) AS l, count(*) AS c ORDER BY l
MATCH (a:Organisation) WHERE NOT EXISTS { MATCH (a)-[:INVESTS_IN]->(b) WHERE NOT EXISTS { (b)-[:BUYS_FROM]->(a) } } RETURN a.id AS a ORDER BY a
MATCH (a:Organisation) WHERE EXISTS { MATCH (a)-[:INVESTS_IN]->(b), (b)-[:BUYS_FROM]->(a) } RETURN a.id AS a ORDER BY a
MATCH (a:Organisation) WHERE EXISTS { MATCH (a)-[:INVESTS_IN]->(b) WITH b WHERE b.kind = 'lab' RETURN b } RETURN a.id AS a ORDER BY a  // file: within EXISTS { } and COUNT { } write MATCH and WHERE only
MATCH (a:Organisation) WHERE EXISTS { (a)-[:INVESTS_IN]->() } AND a.kind='cloud' RETURN a.id AS a
MATCH (a:Organisation) RETURN a.id AS a, CASE WHEN EXISTS { (a)-[:INVESTS_IN]->() } THEN 'investor' ELSE '-' END AS k ORDER BY a
MATCH (a:Organisation) WITH a, COUNT { (a)-[:INVESTS_IN]->() } AS n WHERE n > 0 RETURN a.id AS a, n ORDER BY n DESC, a
MATCH (a:Organisation) RETURN a.id AS a, COUNT { MATCH (a)--(c:Claim) WHERE c.status='agreed' RETURN c } AS n ORDER BY a  // file: within EXISTS { } and COUNT { } write MATCH and WHERE only
MATCH (a:Organisation) RETURN a.id AS a, size([(a)-[:INVESTS_IN]->(b) | b.id]) AS n, [(a)-[r:INVESTS_IN]->(b) WHERE r.status='active' | b.name + '!'] AS l ORDER BY a  // any order within lists
MATCH (a:Organisation) RETURN a.id AS a, [p = (a)-[:INVESTS_IN]->() | length(p)] AS l ORDER BY a  // file: a pattern comprehension names no path
MATCH (a:Organisation) OPTIONAL MATCH (a)-[:OWNS]->(b) OPTIONAL MATCH (b)-[:OWNS]->(c) RETURN a.id AS a, b.id AS b, c.id AS c ORDER BY a
MATCH (a:Organisation) OPTIONAL MATCH (a)-[r:OWNS]->(b) WITH a, b, r WHERE b IS NULL RETURN count(*) AS n
MATCH (a:Organisation) OPTIONAL MATCH (a)-[r:OWNS]->(b) RETURN a.id AS a, b.name IS NULL AS x, coalesce(b.name,'none') AS y, count(r) AS c ORDER BY a
MATCH (a:Organisation) OPTIONAL MATCH p=(a)-[:OWNS]->(b) RETURN a.id AS a, p IS NULL AS x, length(p) AS l ORDER BY a
MATCH (a:Organisation) OPTIONAL MATCH (a)-[:OWNS]->(b) RETURN a.id AS a, [(b)-[:SUES]->(c) | c.id] AS l ORDER BY a
MATCH (a:Organisation) OPTIONAL MATCH (a)-[:INVESTS_IN]->(b) WITH a, collect(b.name) AS names RETURN a.id AS a, size(names) AS n ORDER BY a
MATCH (a:Organisation) OPTIONAL MATCH (a)-[:INVESTS_IN]->(b) WITH a, collect({id:b.id}) AS l RETURN a.id AS a, size(l) AS n ORDER BY a
MATCH (a:Organisation) OPTIONAL MATCH (a)-[r:INVESTS_IN]->(b) RETURN a.id AS a, sum(CASE WHEN r.status='active' THEN 1 ELSE 0 END) AS n ORDER BY a
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN a.id AS a, sum(coalesce(r.amount_low,0)) AS s, sum(coalesce(r.amount_low,0.0)) AS f ORDER BY a
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN min(r.since) AS a, max(r.since) AS b, count(r.since) AS c
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN left(r.since,4) AS y, count(*) AS n ORDER BY y
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN r.since AS s ORDER BY s DESC, r.id
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN r.id AS s ORDER BY r.hedged, r.amount_low DESC, s
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN toInteger(r.amount_low) AS i, toInteger(r.amount_low / 1e9) AS bn, toString(toInteger(r.amount_low)) AS s ORDER BY r.id
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN r.id AS s, floor(r.amount_low/3e9) AS f, ceil(r.amount_low/3e9) AS c, abs(r.amount_low-1e10) AS d ORDER BY s
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN r.id AS s, exp(r.confidence) AS f, log(r.confidence) AS c, sqrt(r.confidence) AS d, r.confidence ^ 2 AS e ORDER BY s
RETURN floor(3) AS a, ceil(3) AS b, floor(-0.5) AS c, ceil(-0.5) AS d, sqrt(2) AS e, sign(-2.5) AS f, abs(-3) AS g
RETURN toFloat(floor(2.5 + 0.5)) AS a
RETURN 5 / 2 AS a, 5 / 2.0 AS b, -5 / 2 AS c, 5 % -3 AS d, -5 % 3 AS e, 5.5 % 2 AS f
RETURN 10 / 4 * 4 AS a, 10 * 4 / 4 AS b, 2 ^ 2 * 3 AS c, 2 * 3 ^ 2 AS d, -3 ^ 2 AS e
RETURN 1e308 * 10 AS a, -1e308 * 10 AS b
RETURN 0.1 + 0.2 AS a, 1e-7 AS b, 123456789.123 AS c, 1e21 AS d
RETURN 9007199254740993 AS a, 9007199254740993 + 0.0 AS b
RETURN NOT (true AND false) AS a, NOT true = false AS b, true = NOT false AS c  // both refuse
RETURN 1 + 2 = 3 AND NOT 'a' = 'b' AS x
RETURN 'a' IN ['a'] = true AS x
RETURN NOT 1 IN [2] AS x
RETURN 1 IS NULL = false AS x
RETURN -1 IS NULL AS x
RETURN 2 + 3 IN [5] AS x
RETURN 'a' + 'b' STARTS WITH 'ab' AS x
RETURN 1 < 2 = true AS x
RETURN 3 > 2 > 1 AS x
RETURN 1 = 1 = 1 AS x
RETURN (1 = 1) = true AS x
RETURN [1,2,3][1..-1] AS x  // file: the bounds of a slice are 0 or more
RETURN [1,2,3][0..10] AS x
RETURN [1,2,3][2..1] AS x
RETURN [1,2,3][null..2] AS x  // file: the bounds of a slice are 0 or more
RETURN [] + [] AS x
RETURN [[1]] + [[2]] AS x
RETURN [1,2] + [3] + [4] AS x
RETURN {} AS x
RETURN {a: [1,2], `b c`: 'x'} AS x
RETURN [1, 'a', null, true, 1.5, [2], {k: 3}] AS x
RETURN "dou\"ble" AS a, 'sin\'gle' AS b, 'tab\tnl\n' AS c, 'back\\slash' AS d
RETURN substring('a😀b',1,1) AS a, left('😀b',1) AS b, right('a😀',1) AS c, toUpper('straße') AS d, toLower('İ') AS e
RETURN $p AS x  // both refuse
WITH "x" AS `select` RETURN `select`
RETURN substring('abc', -1) AS x  // both refuse
RETURN left('abc', -1) AS x  // both refuse
RETURN substring('abc', 1, 100) AS a
RETURN split('', ',') AS a, split('a,,b', ',') AS b, split(',', ',') AS c
RETURN replace('a.b', '.', '') AS a, replace('aaa','aa','b') AS b
RETURN toString(123) AS a, toString(-1) AS b, toString(false) AS c, toString('x') AS d
RETURN head([null,1]) AS a, last([1,null]) AS b, tail([1]) AS c, reverse([1,null]) AS d
RETURN range(1,3) AS a, range(3,1) AS b, range(0,5,2) AS c, range(-1,1) AS d, range(5,1,-2) AS e
RETURN coalesce(null,null,3) AS a, coalesce('x') AS b
RETURN keys({b:1,a:2}) AS a
RETURN properties({a:1}) AS a
RETURN 'x' STARTS WITH '' AS a, '' CONTAINS '' AS b, 'abc' ENDS WITH 'abc' AS c, null STARTS WITH 'a' AS d
RETURN 'a.c' =~ 'a\\.c' AS a, 'abc' =~ 'a.c' AS b, 'a\nc' =~ 'a.c' AS c, 'abc' =~ '(?i)ABC' AS d, 'OpenAI' =~ 'Open(AI|Ai)' AS e, 'a1' =~ '\\w\\d' AS f, 'é' =~ '\\w' AS g  // file: write the letters out, as in [A-Za-z0-9_]
RETURN 'abc' =~ '[' AS x  // both refuse
RETURN 'aa' =~ '(a)\\1' AS x  // file: regular expressions have neither backreferences nor look-around here
RETURN 'ab' =~ 'a(?=b)b' AS x  // file: regular expressions have neither backreferences nor look-around here
RETURN 'Ü' =~ '(?i)ü' AS x  // file: write toLower(x) CONTAINS toLower('…')
RETURN any(x IN ['a',null] WHERE x = 'b') AS a, NOT any(x IN ['a',null] WHERE x = 'b') AS b
RETURN none(x IN [1,null] WHERE x = 2) AS a, single(x IN [1,null] WHERE x = 1) AS b, all(x IN [null] WHERE x = 1) AS c
RETURN exists { MATCH (n:Organisation) } AS x
RETURN count { MATCH (n:Organisation) } AS x
RETURN size([x IN range(1,10) WHERE x % 2 = 0]) AS x
UNWIND ['a','b'] AS x WITH collect(x) AS xs RETURN xs, size(xs) AS n, xs[0] + xs[1] AS s
UNWIND [1,2,3] AS x WITH x WHERE x > 1 WITH sum(x) AS s, count(*) AS c RETURN s, c, s / c AS q, 1.0 * s / c AS r
UNWIND [1,2,3] AS x RETURN x ORDER BY -x
UNWIND [1,2,3] AS x RETURN x ORDER BY x % 2, x DESC
UNWIND [1,2,2,3] AS x RETURN x, count(*) AS c ORDER BY c DESC, x LIMIT 2
UNWIND [1,2,3] AS x RETURN sum(DISTINCT x) AS a, avg(DISTINCT x) AS b, count(DISTINCT x) AS c, min(DISTINCT x) AS d
UNWIND [1.5,2] AS x RETURN collect(x) AS a, sum(x) AS b
UNWIND [] AS x RETURN percentileCont(x, 0.9) AS c, max(x) AS d
MATCH (n:Organisation) CALL (n) { MATCH (n)-[r:INVESTS_IN]->(m) RETURN sum(r.amount_low) AS s, collect(m.id) AS ids } RETURN n.id AS id, s, size(ids) AS k ORDER BY id
MATCH (n:Organisation) CALL (n) { MATCH (n)-[r:INVESTS_IN]->(m) RETURN m.id AS x UNION MATCH (n)<-[r:INVESTS_IN]-(m) RETURN m.id AS x } RETURN n.id AS id, collect(x) AS c ORDER BY id  // any order within lists
MATCH (n:Organisation {id:'nvidia'}) CALL (n) { WITH n MATCH (n)-[r:INVESTS_IN]->(m) RETURN m.id AS x } RETURN x ORDER BY x
MATCH (n:Organisation {id:'nvidia'}) CALL (*) { MATCH (n)-[r:INVESTS_IN]->(m) RETURN m.id AS x } RETURN x ORDER BY x
MATCH (n:Organisation) OPTIONAL CALL (n) { MATCH (n)-[r:INVESTS_IN]->(m) RETURN m.id AS x } RETURN n.id AS id, x ORDER BY id, x  // file: write CALL (a) { OPTIONAL MATCH … RETURN … } in place of OPTIONAL CALL
MATCH (n:Organisation {id:'nvidia'}) CALL { WITH n MATCH (n)-[r:INVESTS_IN]->(m) RETURN count(m) AS x } RETURN x
MATCH (a:Organisation) RETURN a.kind AS k UNION MATCH (a:Article) RETURN a.kind AS k
MATCH (a:Organisation) WHERE a.kind='lab' RETURN a.id AS id, 1 AS n ORDER BY id LIMIT 1 UNION ALL MATCH (a:Article) RETURN a.id AS id, 2 AS n ORDER BY id LIMIT 2
MATCH (a:Organisation)-[r:INVESTS_IN]->(b) RETURN a {.name, deals: collect(b.id)} AS x  // both refuse
MATCH (a:Organisation)-[r:INVESTS_IN]->(b) WITH a, b ORDER BY b.id RETURN a {.name, deals: collect(b.id)} AS x ORDER BY x.name  // both refuse
MATCH (a:Organisation)-[r:INVESTS_IN]->(b) RETURN {from: a.id, to: b.id, r: r {.status, .since}} AS x
MATCH (a:Organisation)-[r:INVESTS_IN]->(b) RETURN DISTINCT {from: a.id} AS x
MATCH (a:Organisation) WITH a {.*} AS m RETURN m.name AS n ORDER BY n
MATCH (a:Organisation {id:'nvidia'}) RETURN properties(a).name AS n, a.aliases + ['x'] AS l, size(keys(a)) AS k
MATCH (a:Organisation)-[r:INVESTS_IN]->(b:Organisation) WHERE a.country = b.country AND r.status IN ['active','agreed'] RETURN a.name + ' → ' + b.name AS x ORDER BY x
MATCH (:Organisation {id:'nvidia'})-[r]->(:Organisation) RETURN r.id AS x ORDER BY x
MATCH ({id:'nvidia'})-[r]->({kind:'lab'}) RETURN r.id AS x ORDER BY x
MATCH (a:Organisation)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(b:Organisation), (c)-[:STATED_IN]->(s:Article) WHERE s.publisher='pub1' RETURN a.id AS a, b.id AS b, c.status AS st ORDER BY a, b
MATCH (a:Organisation {id:'nvidia'})-[x]-(b:Organisation)-[y]-(a) RETURN x.id AS x, y.id AS y ORDER BY x, y
MATCH (a:Organisation)-[:INVESTS_IN]->(b), (a)-[:INVESTS_IN]->(c) RETURN a.id AS a, b.id AS b, c.id AS c ORDER BY a, b, c
MATCH (a:Organisation)-[:INVESTS_IN]->(b) MATCH (a)-[:INVESTS_IN]->(c) RETURN count(*) AS n
MATCH (a:Organisation) WITH a ORDER BY a.name RETURN collect(a.name)[0..3] AS x  // file: give it a name first, as in WITH collect(n.name) AS names
MATCH (a:Organisation) WITH a.kind AS k, a ORDER BY a.id WITH k, collect(a.id) AS ids RETURN k, ids[0] AS first, size(ids) AS n ORDER BY k
MATCH (a:Organisation) RETURN avg(size(a.name)) AS x, sum(size(a.aliases)) AS y
MATCH (a:Organisation) RETURN count(a.country) AS x, count(DISTINCT a.country) AS y, count(*) AS z
MATCH (a:Organisation) WHERE a.id IN [x IN ['g42','NVIDIA'] | toLower(x)] RETURN a.id AS id ORDER BY id
MATCH (a:Organisation) WHERE size([x IN a.aliases WHERE x CONTAINS 'N']) > 0 RETURN a.id AS id
MATCH (n:Organisation) RETURN n.id AS id ORDER BY id LIMIT 3
MATCH (n:Organisation) RETURN count(*) > 3 AS x
MATCH (n:Organisation) RETURN n.country = 'US' AS us, count(*) AS n ORDER BY us
MATCH (n:Organisation) RETURN CASE n.kind WHEN 'lab' THEN 1 WHEN 'cloud' THEN 2 END AS k, count(*) AS n ORDER BY k, n
MATCH (n:Organisation) WITH n, CASE WHEN n.kind='lab' THEN 'L' ELSE 'O' END AS g RETURN g, collect(n.id)[0] IS NOT NULL AS x, count(*) AS c ORDER BY g  // file: give it a name first, as in WITH collect(n.name) AS names
MATCH (n:Organisation) WHERE CASE WHEN n.kind='lab' THEN n.country='US' ELSE false END RETURN n.id AS id ORDER BY id
MATCH p=(a)-[r]->(b) WHERE r.id='nvidia:INVESTS_IN:openai' RETURN p, r, [p] AS l, {p: p} AS m
MATCH (n:Organisation {id:'nvidia'}) RETURN [n] AS l, {x:n} AS m, collect(n) AS c
MATCH (n) RETURN n.id AS id ORDER BY labels(n), id LIMIT 3
MATCH (n) WHERE n.name IS NOT NULL AND n.name <> '' RETURN count(*) AS c
MATCH (n:Claim) RETURN n.evidence AS e ORDER BY n.id LIMIT 1
MATCH (n:Organisation) WITH n LIMIT 3 RETURN count(*) AS c
MATCH (n:Organisation) WITH n SKIP 5 RETURN count(*) AS c
MATCH (n:Organisation) RETURN 1 AS one, 'a' AS a, null AS z, true AS t LIMIT 1

// # Aggregates within expressions, equality, slices
UNWIND [] AS x RETURN coalesce(sum(x), 0) AS s
MATCH (n:Organisation) OPTIONAL MATCH (n)-[r:INVESTS_IN]->() RETURN n.id AS id, coalesce(sum(r.amount_low), 0) AS s ORDER BY coalesce(sum(r.amount_low), 0) DESC, id
MATCH (n:Organisation) OPTIONAL MATCH (n)-[r:INVESTS_IN]->() RETURN n.id AS id, coalesce(sum(r.amount_low), 0) / 1e9 + 1 AS s ORDER BY s DESC, id
MATCH (n:Organisation) OPTIONAL MATCH (n)-[r:INVESTS_IN]->() WITH n, coalesce(sum(r.amount_low), 0) AS s WHERE s > 1 RETURN n.id AS id, s ORDER BY s
MATCH (n:Organisation) OPTIONAL MATCH (n)-[r:INVESTS_IN]->() RETURN coalesce(sum(r.amount_low), 0), n.kind, count(*) ORDER BY n.kind
RETURN (CASE WHEN any(x IN [1,null] WHERE NOT (x = 2)) THEN false WHEN any(x IN [1,null] WHERE (x = 2) IS NULL) THEN null WHEN ([1]) IS NULL THEN null ELSE true END) AS a
RETURN toFloat(floor((1.5) + 0.5)) AS a, toFloat(floor((-1.5) + 0.5)) AS b, toFloat(floor(null)) AS c, toFloat(floor((7) + 0.5)) AS d
RETURN [x IN ['b','a'] WHERE x <> 'b'][0] AS a
MATCH (n:Claim) RETURN [l IN labels(n) WHERE l <> 'Keiretsu'][0] AS a, count(*) AS c
MATCH p=(a:Organisation {id:'nvidia'})-[:INVESTS_IN*1..2]->(b) WHERE NOT (CASE WHEN any(r IN relationships(p) WHERE r.amount_low > 5e9) THEN true WHEN any(r IN relationships(p) WHERE (r.amount_low > 5e9) IS NULL) THEN null ELSE false END) RETURN b.id AS b ORDER BY b
MATCH (a:Organisation) WHERE any(x IN a.aliases WHERE EXISTS { (a)-[:INVESTS_IN]->() }) RETURN a.id AS a ORDER BY a
MATCH (a:Organisation)-[:INVESTS_IN]->(b) WITH a, collect(b) AS bs WHERE all(x IN bs WHERE (x)-[:BUYS_FROM]->(a)) RETURN a.id AS a ORDER BY a
MATCH (a:Organisation)-[:INVESTS_IN]->(b) WITH a, collect(b) AS bs WHERE any(x IN bs WHERE (x)-[:BUYS_FROM]->(a)) RETURN a.id AS a ORDER BY a
MATCH (a:Organisation)-[:INVESTS_IN]->(b) WITH a, collect(b) AS bs WHERE any(x IN bs WHERE EXISTS { (x)-[:BUYS_FROM]->(a) }) RETURN a.id AS a ORDER BY a
MATCH (a:Organisation) RETURN count(DISTINCT a.kind) + coalesce(sum(a.nope), 0) AS x
MATCH (a:Organisation) RETURN a.kind AS k, CASE WHEN count(*) > 1 THEN 'many' ELSE 'one' END AS c ORDER BY k
MATCH (a:Organisation) RETURN a.kind AS k, {n: count(*), ids: size(collect(a.id))} AS c ORDER BY k  // file: give it a name first, as in WITH collect(n.name) AS names
MATCH (a:Organisation) RETURN size(collect(a.id)) AS c
MATCH (a:Organisation) RETURN [count(*), 1] AS c  // file: give the aggregate a name first, as in WITH count(*) AS n
MATCH (a:Organisation) RETURN [x IN collect(a.id) WHERE x STARTS WITH 'o' | x] AS c  // file: give it a name first, as in WITH collect(n.name) AS names
MATCH (a:Organisation) RETURN 'x' IN collect(a.id) AS c
MATCH (a:Organisation) RETURN head(collect(a.kind)) IS NULL AS c
MATCH (a:Organisation) RETURN reduce(s = 0, x IN collect(size(a.id)) | s + x) AS c  // file: give it a name first, as in WITH collect(n.name) AS names
MATCH (a:Organisation) RETURN toInteger(avg(size(a.id))) AS c, round(1.0) AS d
MATCH (a:Organisation) RETURN NOT count(*) = 1 AS c
MATCH (a:Organisation) RETURN count(*) IS NULL AS c
MATCH (a:Organisation) RETURN collect(a.id) + collect(a.id) = [] AS c
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN max(r.since) > '2025' AS c, toUpper(min(r.status)) AS d
MATCH (a:Organisation)-[r]->(b:Organisation) WITH a, b, collect(r) AS rs RETURN a.id AS a, b.id AS b, [x IN rs | type(x)] AS t, reduce(s=0.0, x IN rs | s + coalesce(x.amount_low, 0.0)) AS s ORDER BY a, b
MATCH (a:Organisation) WITH a ORDER BY a.id LIMIT 2 MATCH (a)-[r]->(b:Organisation) RETURN a.id AS a, b.id AS b ORDER BY a, b
MATCH (a:Organisation) WHERE a.id = 'nvidia' OR EXISTS { (a)-[:OWNS]->() } RETURN a.id AS a ORDER BY a
MATCH (a:Organisation) WHERE COUNT { (a)-[:INVESTS_IN]->() } >= 2 AND a.kind <> 'x' RETURN a.id AS a ORDER BY a
MATCH (a:Organisation) WHERE size([(a)-[:INVESTS_IN]->(b) | b]) >= 2 RETURN a.id AS a ORDER BY a  // file: a pattern comprehension has to stand in RETURN or WITH, and EXISTS { } or COUNT { } in WHERE
MATCH (a:Organisation)-[r]->(b) WHERE a.id STARTS WITH 'n' AND (b:Organisation OR b:Product) RETURN count(*) AS c
UNWIND [{a: 1, b: 'x'}, {a: 2}] AS row RETURN row.a + 1 AS a, row.b IS NULL AS b
UNWIND [1, 2] AS x UNWIND ['a', 'b'] AS y RETURN collect(x) AS xs, collect(DISTINCT y) AS ys, count(*) AS n
WITH [1, 2, 3] AS xs UNWIND xs AS x WITH x, xs WHERE x > 1 RETURN x, size(xs) AS n
MATCH (a {id: 'nvidia'})-[r:INVESTS_IN]->(b) WITH b, r ORDER BY r.amount_low DESC LIMIT 1 RETURN b.id AS b
MATCH (a {id: 'nvidia'})-[r:INVESTS_IN]->(b) WITH b, r ORDER BY r.amount_low LIMIT 2 RETURN b.id AS b
MATCH (a:Organisation) RETURN a.id AS id ORDER BY a.country DESC, id DESC LIMIT 4
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN DISTINCT a.kind AS x, b.kind AS y ORDER BY x, y
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN a.id AS a ORDER BY r.amount_low, r.id
MATCH (a:Organisation) WHERE a.name < 'O' RETURN a.name AS n ORDER BY n
MATCH (c:Claim) RETURN c.status AS s, count(*) AS n, avg(c.amount_value) AS a, sum(c.amount_value) AS t ORDER BY s
MATCH (c:Claim) WHERE c.amount_value > 1000000000 RETURN count(*) AS n
MATCH (c:Claim) WHERE c.amount_value = 40000000000 RETURN c.id AS id
MATCH (c:Claim) WHERE c.amount_value IN [40000000000, 1.0] RETURN c.id AS id
MATCH (c:Claim) WITH c ORDER BY c.id LIMIT 4 RETURN collect(c.confidence) AS x, max(c.confidence) AS m
RETURN 1 = 1.0 AS a, 1 IN [1.0] AS b, [1] = [1.0] AS c, 2 > 1.5 AS d
RETURN null = null AS a, null <> null AS b, null IN [] AS c, [] = [] AS d, {} = {} AS e, [null] = [1] AS f  // file: a list with null in it is compared
RETURN [1, 2] = [1, 2, 3] AS a, [1] <> [2] AS b, 'a' <> 'b' AS c, true <> false AS d
RETURN [1,[2,3]][1][0] AS a, {a: [1, {b: 2}]}.a[1].b AS b
WITH {a: [1, {b: 2}]} AS m RETURN m.a[1].b AS b, m['a'][0] AS c, m.x.y AS d
WITH null AS m RETURN m.x AS a, m['x'] AS b, m[0] AS c
WITH [1,2,3,4,5] AS l RETURN l[1..3] AS a, l[..2] AS b, l[3..] AS c, l[10..] AS d, l[2..2] AS e

// # Kinds of the graph's own properties
RETURN toInteger('1.9') AS a, toInteger('1e3') AS c, toInteger(7.9) AS d, toInteger(null) AS e, toFloat(' 1.5 ') AS f, toFloat(2) AS g, toInteger('x') AS h
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE r.origins = '1' RETURN r.id AS id  // file: a text and a number are compared
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE r.since = 2025 RETURN r.id AS id  // file: a text and a number are compared
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE 2025 <= r.since RETURN r.id AS id  // file: a text and a number are compared
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE r.status IN [1, 2] RETURN r.id AS id  // file: a text and a number are compared
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN r.origins + ' origins' AS x  // file: toString(toInteger(x)) + 'text'
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN 'sum: ' + r.amount_low AS x  // file: 'text' + toInteger(x)
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN 'sum: ' + toInteger(r.amount_low) AS x, toString(r.origins) + ' origins' AS y
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN toString(r.amount_low) AS x  // file: toString(toInteger(x))
MATCH (a:Organisation) RETURN a.aliases + a.name AS x  // file: write list + [x]
MATCH (a:Organisation) RETURN a.id AS id, a.aliases + [a.name] AS x
MATCH (n) RETURN labels(n)[0] AS x, count(*) AS n  // file: labels have no order
MATCH (n) RETURN head(labels(n)) AS x, count(*) AS n  // file: labels have no order
MATCH (n) RETURN [l IN labels(n) WHERE l <> 'Keiretsu'][0] AS x, count(*) AS n
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE r.hedged < r.conflict RETURN r.id AS id  // file: true, false and lists have no order
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE r.hedged = r.conflict RETURN r.id AS id
MATCH (a:Organisation)-[r]->(b:Organisation) WHERE NOT any(x IN [r.amount_low, r.percent] WHERE x > 1e10) RETURN r.id AS id
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN r.id AS id, all(x IN [r.amount_low, r.percent] WHERE x > 5) AS a, none(x IN [r.amount_low, r.percent] WHERE x > 5) AS b, single(x IN [r.amount_low, r.percent] WHERE x > 5) AS c
MATCH (c:Claim) RETURN c.id AS id, round(c.confidence * 10) / 10 AS a, floor(c.percent) AS b, ceil(c.amount_value / 3e9) AS c, round(c.start) AS d
MATCH (c:Claim)-[:PART_OF]->(e:Event) RETURN e.id AS event, e.amount_value AS amount, count(c) AS claims, collect(c.deal) AS deals  // any order within lists
MATCH (p:Product)-[:PRODUCT_OF]->(o:Organisation) RETURN o.id AS owner, count(p) AS products ORDER BY products DESC, owner
MATCH (p:Publication) RETURN p.seq > 0 AS seq, p.version AS version, p.format AS format, p.updating AS updating, p.organisations AS o, p.deals AS d, p.claims AS c, p.articles AS a
MATCH (a:Organisation)-[r]->(b:Organisation) RETURN r.id AS id, r.sentence AS sentence, r.publishers AS publishers, r.percent AS percent, r.capacity AS capacity, r.first_seen AS first, r.last_seen AS last ORDER BY id
