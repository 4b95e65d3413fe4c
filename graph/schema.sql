-- The ledger, version 2. This file makes a new one; migrations/NNNN_*.sql lead an older one to the newest version.
--
-- Stored: articles, readings of claims, judgements; what each ingest met, feeds. Computed from these and the tables of organisations, and kept so that
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
    body          TEXT NOT NULL, -- JSON of the whole article; after the others, because few queries want its pages
    origin        TEXT,          -- the group of reprints that ingest found it in; what its own file says of that is in the body
    loaded        INTEGER NOT NULL DEFAULT 1 -- 0: only pieces of batches brought it, and it goes with the last of these
) STRICT;
CREATE INDEX articles_key ON articles (key) WHERE key IS NOT NULL;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_canonical_url ON articles (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX articles_origin ON articles (origin) WHERE origin IS NOT NULL;

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

-- What ingest met. A piece's key says where it came from; it is met once, in as many batches as come upon it.

CREATE TABLE batches (
    no    INTEGER PRIMARY KEY AUTOINCREMENT, -- never the number of one that was removed
    what  TEXT NOT NULL,
    begun TEXT NOT NULL
) STRICT;

CREATE TABLE pieces (
    no      INTEGER PRIMARY KEY,
    key     TEXT    NOT NULL UNIQUE,
    place   TEXT    NOT NULL, -- the same for people
    how     TEXT    NOT NULL, -- JSON of whoever queued it: how to get and read it
    state   TEXT    NOT NULL
        CHECK (state IN ('queued', 'fetched', 'cleaned', 'extracted', 'stored', 'duplicate', 'refused', 'failed')),
    reason  TEXT,
    why     TEXT,
    tries   INTEGER NOT NULL, -- how often it was begun and not given back
    met     TEXT    NOT NULL,
    moved   TEXT    NOT NULL,
    holder  TEXT,             -- the run that works on it
    article INTEGER REFERENCES articles (no) ON DELETE CASCADE, -- a piece whose article went may come again
    CHECK ((article IS NOT NULL) = (state IN ('stored', 'duplicate'))),
    CHECK (reason IS NOT NULL OR state NOT IN ('refused', 'failed'))
) STRICT;
CREATE INDEX pieces_state ON pieces (state, reason);
CREATE INDEX pieces_holder ON pieces (holder) WHERE holder IS NOT NULL;
CREATE INDEX pieces_article ON pieces (article) WHERE article IS NOT NULL;

CREATE TABLE batch_pieces (
    batch INTEGER NOT NULL REFERENCES batches (no) ON DELETE CASCADE,
    piece INTEGER NOT NULL REFERENCES pieces (no) ON DELETE CASCADE,
    PRIMARY KEY (batch, piece)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_pieces_piece ON batch_pieces (piece);

CREATE TABLE kept ( -- what was made of a piece so far: from there the next run goes on
    piece INTEGER PRIMARY KEY REFERENCES pieces (no) ON DELETE CASCADE,
    made  BLOB NOT NULL
) STRICT;
CREATE TABLE room ( -- one row: how much of that there is, counted so that it can be bounded without a look at all of it
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    bytes INTEGER NOT NULL
) STRICT;
INSERT INTO room VALUES (1, 0);
CREATE TRIGGER kept_more AFTER INSERT ON kept BEGIN UPDATE room SET bytes = bytes + length(new.made); END;
CREATE TRIGGER kept_less AFTER DELETE ON kept BEGIN UPDATE room SET bytes = bytes - length(old.made); END;

-- Which articles are alike.

CREATE TABLE signatures (
    article   INTEGER PRIMARY KEY REFERENCES articles (no) ON DELETE CASCADE,
    signature BLOB NOT NULL
) STRICT;
CREATE TABLE bands (
    band    INTEGER NOT NULL,
    hash    INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (no) ON DELETE CASCADE,
    PRIMARY KEY (band, hash, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_article ON bands (article);

CREATE TABLE versions ( -- articles that are one page at different times; the later learned replaces the earlier
    article INTEGER PRIMARY KEY REFERENCES articles (no) ON DELETE CASCADE,
    page    TEXT NOT NULL, -- the id of the article that was there first
    learned TEXT NOT NULL
) STRICT;
CREATE INDEX versions_page ON versions (page, learned);

CREATE TABLE feeds (
    no       INTEGER PRIMARY KEY,
    address  TEXT    NOT NULL UNIQUE,
    title    TEXT,
    etag     TEXT,
    modified TEXT,
    polled   TEXT,             -- when it last answered
    next     TEXT    NOT NULL, -- not to be asked before
    failures INTEGER NOT NULL, -- since then
    why      TEXT
) STRICT;
CREATE INDEX feeds_next ON feeds (next);

CREATE TABLE entries ( -- of feeds, as far as they were seen
    feed  INTEGER NOT NULL REFERENCES feeds (no) ON DELETE CASCADE,
    entry TEXT    NOT NULL, -- hash of what names it
    seen  TEXT    NOT NULL,
    PRIMARY KEY (feed, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_seen ON entries (feed, seen);
