-- Version 2: what ingest meets, which articles are alike, feeds.

ALTER TABLE articles ADD COLUMN origin TEXT;
ALTER TABLE articles ADD COLUMN loaded INTEGER NOT NULL DEFAULT 1;
CREATE INDEX articles_origin ON articles (origin) WHERE origin IS NOT NULL;

CREATE TABLE batches (
    no    INTEGER PRIMARY KEY AUTOINCREMENT,
    what  TEXT NOT NULL,
    begun TEXT NOT NULL
) STRICT;

CREATE TABLE pieces (
    no      INTEGER PRIMARY KEY,
    key     TEXT    NOT NULL UNIQUE,
    place   TEXT    NOT NULL,
    how     TEXT    NOT NULL,
    state   TEXT    NOT NULL
        CHECK (state IN ('queued', 'fetched', 'cleaned', 'extracted', 'stored', 'duplicate', 'refused', 'failed')),
    reason  TEXT,
    why     TEXT,
    tries   INTEGER NOT NULL,
    met     TEXT    NOT NULL,
    moved   TEXT    NOT NULL,
    holder  TEXT,
    article INTEGER REFERENCES articles (no) ON DELETE CASCADE,
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

CREATE TABLE kept (
    piece INTEGER PRIMARY KEY REFERENCES pieces (no) ON DELETE CASCADE,
    made  BLOB NOT NULL
) STRICT;
CREATE TABLE room (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    bytes INTEGER NOT NULL
) STRICT;
INSERT INTO room VALUES (1, 0);
CREATE TRIGGER kept_more AFTER INSERT ON kept BEGIN UPDATE room SET bytes = bytes + length(new.made); END;
CREATE TRIGGER kept_less AFTER DELETE ON kept BEGIN UPDATE room SET bytes = bytes - length(old.made); END;

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

CREATE TABLE versions (
    article INTEGER PRIMARY KEY REFERENCES articles (no) ON DELETE CASCADE,
    page    TEXT NOT NULL,
    learned TEXT NOT NULL
) STRICT;
CREATE INDEX versions_page ON versions (page, learned);

CREATE TABLE feeds (
    no       INTEGER PRIMARY KEY,
    address  TEXT    NOT NULL UNIQUE,
    title    TEXT,
    etag     TEXT,
    modified TEXT,
    polled   TEXT,
    next     TEXT    NOT NULL,
    failures INTEGER NOT NULL,
    why      TEXT
) STRICT;
CREATE INDEX feeds_next ON feeds (next);

CREATE TABLE entries (
    feed  INTEGER NOT NULL REFERENCES feeds (no) ON DELETE CASCADE,
    entry TEXT    NOT NULL,
    seen  TEXT    NOT NULL,
    PRIMARY KEY (feed, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_seen ON entries (feed, seen);
