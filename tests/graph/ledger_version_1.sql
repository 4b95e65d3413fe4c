-- A ledger of version 1 with content, as that version wrote it: three articles, of a fourth the traces, two judgements.
BEGIN TRANSACTION;
CREATE TABLE articles (
    no            INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    key           TEXT,
    url           TEXT,
    canonical_url TEXT,
    publisher     TEXT,
    head          TEXT NOT NULL, -- JSON of graph.statement.Head
    body          TEXT NOT NULL  -- JSON of the whole article; last, because few queries want its pages
) STRICT;
INSERT INTO "articles" VALUES(1,'a:3056cd4db6549e53','one','https://news.example/one',NULL,'The Courier','["a:3056cd4db6549e53", "Story one", "The Courier", "2026-01-05", "2026-01-05", "news", "https://news.example/one", ["t:12957122296256a0", "u:https://news.example/one"], null, null, "one", null]','{"text":"Story one. Vela invests in Tarn. Tarn owns Brim.","title":"Story one","publisher":"The Courier","authors":[],"published":"2026-01-05","url":"https://news.example/one","kind":"news","based_on":[],"key":"one"}');
INSERT INTO "articles" VALUES(2,'a:59795a1d8ba1ca7f','two','https://news.example/two','https://news.example/c','The Courier','["a:59795a1d8ba1ca7f", "Story two", "The Courier", "2026-01-05", "2026-01-05", "news", "https://news.example/two", ["t:14ceeb2d4c944b0e", "u:https://news.example/c", "u:https://news.example/two"], null, null, "two", "en"]','{"text":"Story two. Vela invests in Tarn. Vela owns Vela Labs.","title":"Story two","publisher":"The Courier","authors":[],"published":"2026-01-05","url":"https://news.example/two","canonical_url":"https://news.example/c","language":"en","kind":"news","based_on":[],"key":"two"}');
INSERT INTO "articles" VALUES(3,'a:bff8a6d8e67558a2','three','https://news.example/three',NULL,'The Courier','["a:bff8a6d8e67558a2", "Story three", "The Courier", null, null, "news", "https://news.example/three", ["g:wire-3", "t:6257006314ae0441", "u:https://news.example/three"], null, null, "three", null]','{"text":"Story three.","title":"Story three","publisher":"The Courier","authors":[],"url":"https://news.example/three","kind":"news","based_on":[],"origin":"wire-3","key":"three"}');
CREATE TABLE changes ( -- what each change added, altered or took away; a key's newest row counts
    seq  INTEGER NOT NULL,
    kind TEXT    NOT NULL CHECK (kind IN ('article', 'claim', 'deal', 'organisation', 'event')),
    key  TEXT    NOT NULL,
    PRIMARY KEY (seq, kind, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "changes" VALUES(1,'article','a:3056cd4db6549e53');
INSERT INTO "changes" VALUES(1,'claim','c:0f615d9e1cfe518a');
INSERT INTO "changes" VALUES(1,'claim','c:1a69f7d2eceb259d');
INSERT INTO "changes" VALUES(1,'deal','tarn:OWNS:brim');
INSERT INTO "changes" VALUES(1,'deal','vela:INVESTS_IN:tarn');
INSERT INTO "changes" VALUES(1,'event','round-1');
INSERT INTO "changes" VALUES(1,'organisation','brim');
INSERT INTO "changes" VALUES(1,'organisation','tarn');
INSERT INTO "changes" VALUES(1,'organisation','vela');
INSERT INTO "changes" VALUES(2,'article','a:59795a1d8ba1ca7f');
INSERT INTO "changes" VALUES(2,'claim','c:50a25efed5b3bf5e');
INSERT INTO "changes" VALUES(2,'claim','c:63488797cca08d2b');
INSERT INTO "changes" VALUES(2,'deal','vela:INVESTS_IN:tarn');
INSERT INTO "changes" VALUES(2,'deal','vela:OWNS:vela-labs');
INSERT INTO "changes" VALUES(2,'organisation','tarn');
INSERT INTO "changes" VALUES(2,'organisation','vela');
INSERT INTO "changes" VALUES(2,'organisation','vela-labs');
INSERT INTO "changes" VALUES(3,'article','a:bff8a6d8e67558a2');
INSERT INTO "changes" VALUES(4,'article','a:c56b5f6ad1e87b08');
INSERT INTO "changes" VALUES(4,'claim','c:8cdc065b4164f460');
INSERT INTO "changes" VALUES(4,'deal','brim:PARTNERS_WITH:vela');
INSERT INTO "changes" VALUES(4,'organisation','brim');
INSERT INTO "changes" VALUES(4,'organisation','vela');
INSERT INTO "changes" VALUES(5,'claim','c:1a69f7d2eceb259d');
INSERT INTO "changes" VALUES(5,'claim','c:8cdc065b4164f460');
INSERT INTO "changes" VALUES(5,'deal','brim:PARTNERS_WITH:vela');
INSERT INTO "changes" VALUES(5,'deal','tarn:OWNS:brim');
INSERT INTO "changes" VALUES(5,'deal','tarn:OWNS:tarnfjell');
INSERT INTO "changes" VALUES(5,'deal','tarnfjell:PARTNERS_WITH:vela');
INSERT INTO "changes" VALUES(5,'event','round-1');
INSERT INTO "changes" VALUES(5,'organisation','brim');
INSERT INTO "changes" VALUES(5,'organisation','tarn');
INSERT INTO "changes" VALUES(5,'organisation','tarnfjell');
INSERT INTO "changes" VALUES(5,'organisation','vela');
INSERT INTO "changes" VALUES(6,'claim','c:63488797cca08d2b');
INSERT INTO "changes" VALUES(6,'deal','vela:INVESTS_IN:tarn');
INSERT INTO "changes" VALUES(6,'organisation','tarn');
INSERT INTO "changes" VALUES(6,'organisation','vela');
INSERT INTO "changes" VALUES(7,'article','a:c56b5f6ad1e87b08');
INSERT INTO "changes" VALUES(7,'claim','c:8cdc065b4164f460');
INSERT INTO "changes" VALUES(7,'deal','tarnfjell:PARTNERS_WITH:vela');
INSERT INTO "changes" VALUES(7,'organisation','tarnfjell');
INSERT INTO "changes" VALUES(7,'organisation','vela');
CREATE TABLE judgements (
    id   TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "judgements" VALUES('j:996d79dfce78ee87','{"kind":"reject","target":"c:63488797cca08d2b","other":null,"fields":{},"by":"ada","when":"2026-02-01T00:00:01Z","why":""}');
INSERT INTO "judgements" VALUES('j:a19770f74fed23bb','{"kind":"same","target":"Brim","other":"Tarnfjell","fields":{},"by":"ada","when":"2026-02-01T00:00:00Z","why":""}');
CREATE TABLE ledger ( -- one row
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    id     TEXT    NOT NULL, -- another one after `restore`, so that publications notice
    seq    INTEGER NOT NULL, -- the last change; each transaction that changes something takes the next number
    judged INTEGER NOT NULL, -- the seq of the last judgement
    view   TEXT    NOT NULL  -- by which rules and tables the computed columns were made
) STRICT;
INSERT INTO "ledger" VALUES(1,'215f9e86-8b17-4fc7-bcbb-176dc3eb1047',7,6,'1:3c00aeca9459db37');
CREATE TABLE readings ( -- what one extractor or person read; several may be of one claim
    no           INTEGER PRIMARY KEY,
    claim        TEXT    NOT NULL,
    hash         TEXT    NOT NULL, -- of the body
    article      INTEGER NOT NULL REFERENCES articles (no),
    place        INTEGER, -- 1, 2 … among the readings that count; null: another one is preferred, or the claim is rejected
    deal         TEXT,    -- null beside a place: both ends are one organisation
    subject      TEXT,    -- organisation ids, of a symmetric relation sorted
    object       TEXT,
    subject_name TEXT,    -- the names that gave these ids
    object_name  TEXT,
    event        TEXT,
    judged       TEXT CHECK (judged IN ('confirmed', 'corrected')),
    corrected    TEXT,    -- the body after corrections, where there are any
    body         TEXT    NOT NULL,
    UNIQUE (claim, hash)
) STRICT;
INSERT INTO "readings" VALUES(1,'c:0f615d9e1cfe518a','61b4603cb437779e',1,1,'vela:INVESTS_IN:tarn','vela','tarn','Vela','Tarn',NULL,NULL,NULL,'{"subject":"Vela","relation":"INVESTS_IN","object":"Tarn","status":"active","hedged":false,"conditional":false,"evidence":"Vela invests in Tarn.","start":11,"end":32,"confidence":0.8,"extractor":"sieve 1"}');
INSERT INTO "readings" VALUES(2,'c:1a69f7d2eceb259d','52c1f87206053df8',1,1,'tarn:OWNS:tarnfjell','tarn','tarnfjell','Tarn','Brim','round-1',NULL,NULL,'{"subject":"Tarn","relation":"OWNS","object":"Brim","status":"agreed","hedged":false,"conditional":false,"event":{"id":"round-1","amount":{"value":1000000000.0,"currency":"USD","bound":"exact","text":""}},"evidence":"Tarn owns Brim.","start":33,"end":48,"confidence":0.8,"extractor":"sieve 1"}');
INSERT INTO "readings" VALUES(3,'c:50a25efed5b3bf5e','3f77825a2bcf4b6a',2,1,'vela:OWNS:vela-labs','vela','vela-labs','Vela','Vela Labs',NULL,NULL,NULL,'{"subject":"Vela","relation":"OWNS","object":"Vela Labs","status":"active","hedged":false,"conditional":false,"evidence":"Vela owns Vela Labs.","start":33,"end":53,"confidence":0.8,"extractor":"sieve 1"}');
INSERT INTO "readings" VALUES(4,'c:63488797cca08d2b','490eb792e447b807',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"subject":"Vela","relation":"INVESTS_IN","object":"Tarn","status":"ended","hedged":false,"conditional":false,"evidence":"Vela invests in Tarn.","start":11,"end":32,"confidence":0.8,"extractor":"sieve 1"}');
CREATE INDEX articles_key ON articles (key) WHERE key IS NOT NULL;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_canonical_url ON articles (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX readings_article ON readings (article);
CREATE INDEX readings_deal ON readings (deal, subject_name) WHERE deal IS NOT NULL;
CREATE INDEX readings_object ON readings (object, object_name) WHERE deal IS NOT NULL;
CREATE INDEX readings_event ON readings (event) WHERE event IS NOT NULL;
CREATE INDEX readings_loose ON readings (claim) WHERE place IS NOT NULL AND deal IS NULL;
COMMIT;
PRAGMA application_id = 1263686739;
PRAGMA user_version = 1;
