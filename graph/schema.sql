-- The ledger, version 1. This file makes a new one; migrations/NNNN_*.sql lead an older one to the newest version.
--
-- Stored: articles, readings of claims, judgements. Computed from these and the tables of organisations, and kept so that
-- reading is quick: the columns of `readings` from `place` to `corrected`. They can be made anew at any time.
--
-- Each index costs a page of the log for nearly every claim, since most keys are hashes: there is none that a query can do without.

CREATE TABLE ledger ( -- one row
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    id     TEXT    NOT NULL, -- another one after `restore`, so that publications notice
    seq    INTEGER NOT NULL, -- the last change; each transaction that changes something takes the next number
    judged INTEGER NOT NULL, -- the seq of the last judgement
    view   TEXT    NOT NULL  -- by which rules and tables the computed columns were made
) STRICT;

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
CREATE INDEX articles_key ON articles (key) WHERE key IS NOT NULL;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_canonical_url ON articles (canonical_url) WHERE canonical_url IS NOT NULL;

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
CREATE INDEX readings_article ON readings (article);
-- A deal's id begins with its subject's: this index also finds an organisation's claims, and the names that they use.
CREATE INDEX readings_deal ON readings (deal, subject_name) WHERE deal IS NOT NULL;
CREATE INDEX readings_object ON readings (object, object_name) WHERE deal IS NOT NULL;
CREATE INDEX readings_event ON readings (event) WHERE event IS NOT NULL;
CREATE INDEX readings_loose ON readings (claim) WHERE place IS NOT NULL AND deal IS NULL;

CREATE TABLE judgements (
    id   TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE changes ( -- what each change added, altered or took away; a key's newest row counts
    seq  INTEGER NOT NULL,
    kind TEXT    NOT NULL CHECK (kind IN ('article', 'claim', 'deal', 'organisation', 'event')),
    key  TEXT    NOT NULL,
    PRIMARY KEY (seq, kind, key)
) STRICT, WITHOUT ROWID;
