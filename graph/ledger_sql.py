"""Queries of the ledger that more than one of its modules puts together."""
# ruff: noqa: S608 - made of constants alone; values go by parameters

from graph.ledger_view import View

# Ids hold no colon, so all deals of one subject lie between these two.
OF_SUBJECT = "deal BETWEEN :id || ':' AND :id || ';'"
OF_OBJECT = "object = :id AND deal IS NOT NULL"
_SUBJECT = "substr(deal, 1, instr(deal, ':') - 1)"  # from the index, without a look at the row

# Under which names the claims that make deals mention organisations: one organisation's names, all of both, and how many
# readings use a pair, counted no further than asked.
NAMES = f"SELECT subject_name FROM readings WHERE {OF_SUBJECT} UNION SELECT object_name FROM readings WHERE {OF_OBJECT}"
PAIRS = f"""SELECT {_SUBJECT} AS organisation, subject_name AS name FROM readings WHERE deal IS NOT NULL
    UNION SELECT object, object_name FROM readings WHERE deal IS NOT NULL"""
USES = f"""SELECT (SELECT count(*) FROM (SELECT 1 FROM readings WHERE {OF_SUBJECT} AND subject_name = :name LIMIT :most))
    + (SELECT count(*) FROM (SELECT 1 FROM readings WHERE {OF_OBJECT} AND object_name = :name LIMIT :most))"""
# All readings of the claims of which one is named so, or one is loose: which of them count is seen only from all together.
NAMED = f"""r.claim IN (SELECT claim FROM readings WHERE {OF_SUBJECT} AND subject_name = :name
    UNION SELECT claim FROM readings WHERE {OF_OBJECT} AND object_name = :name)"""
NOT_TIED = "r.claim IN (SELECT claim FROM readings WHERE place IS NOT NULL AND deal IS NULL)"
DEALS_OF = f"SELECT deal FROM readings WHERE {OF_SUBJECT} UNION SELECT deal FROM readings WHERE {OF_OBJECT}"
DEALS_ABOUT = f"SELECT deal FROM readings WHERE deal = :deal UNION {DEALS_OF} ORDER BY deal"

_VIEW = ", ".join(View._fields)
_MARKS = ", ".join("?" * len(View._fields))
READINGS = f"""SELECT r.no, r.claim, r.hash, r.article, json_extract(a.head, '$[3]'), r.body, {_VIEW}
    FROM readings r JOIN articles a ON a.no = r.article"""
INSERT_READING = f"INSERT INTO readings (claim, hash, article, body, {_VIEW}) VALUES (?, ?, ?, ?, {_MARKS})"
UPDATE_READING = f"UPDATE readings SET ({_VIEW}) = ({_MARKS}) WHERE no = ?"

_ARTICLE = "id, key, url, canonical_url, publisher, head, body"
INSERT_ARTICLE = f"INSERT INTO articles ({_ARTICLE}, loaded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
UPDATE_ARTICLE = f"UPDATE articles SET ({_ARTICLE}) = (?, ?, ?, ?, ?, ?, ?) WHERE no = ?"
GROUPED = "SELECT no, id, body, origin FROM articles"
FORGET_OLDER_CHANGES = """
    CREATE TEMP TABLE newest AS SELECT max(seq) AS seq, kind, key FROM changes GROUP BY kind, key;
    DELETE FROM changes;
    INSERT INTO changes SELECT seq, kind, key FROM newest ORDER BY seq, kind, key;
    DROP TABLE newest;"""

CHANGED = "SELECT key FROM changes WHERE seq > :since AND kind = :kind GROUP BY key ORDER BY max(seq), key"

STATEMENTS = """SELECT r.deal, r.claim, r.place, coalesce(r.corrected, r.body), a.head, r.subject, r.object, r.judged, r.event
    FROM readings r JOIN articles a ON a.no = r.article WHERE r.deal IS NOT NULL"""
LOOSE = """SELECT r.claim, coalesce(r.corrected, r.body), a.head, r.subject FROM readings r JOIN articles a ON a.no = r.article
    WHERE r.place IS NOT NULL AND r.deal IS NULL ORDER BY r.claim, r.place"""
ARTICLES = """SELECT a.head, (SELECT count(DISTINCT claim) FROM readings WHERE article = a.no) FROM articles a
    ORDER BY json_extract(a.head, '$[4]'), a.id"""
_BY = ("id = :it", "url = :it OR canonical_url = :it", "key = :it")
BY_ID, BY_URL, BY_KEY = (f"SELECT id, body FROM articles WHERE {where} ORDER BY id" for where in _BY)
# As deals count them: of a summary whom it rests on, not who wrote it.
_SOURCE = """iif(json_extract(head, '$[5]') = 'summary', coalesce(json_extract(head, '$[8]'), publisher), publisher)"""
COUNTS = f"""SELECT (SELECT count(*) FROM articles), (SELECT count(DISTINCT claim) FROM readings WHERE deal IS NOT NULL),
    (SELECT count(DISTINCT deal) FROM readings WHERE deal IS NOT NULL), (SELECT count(DISTINCT organisation) FROM ({PAIRS})),
    (SELECT count(*) FROM judgements), (SELECT count(DISTINCT {_SOURCE}) FROM articles)"""

WRITTEN = "SELECT subject_name FROM readings WHERE subject_name <> '' UNION SELECT object_name FROM readings WHERE object_name <> ''"
