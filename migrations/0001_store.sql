-- The store's own tables: the event log with its chain, readers of the log, timers, what comes from outside, search.
CREATE TABLE store_events (
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT NOT NULL,
    data TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT store_events_pk PRIMARY KEY (seq)
);
CREATE INDEX store_events_by_subject ON store_events (subject, seq);

-- Where the chain ends: one row, locked by a commit that appends.
CREATE TABLE store_event_head (
    one SMALLINT NOT NULL CHECK (one = 1),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT store_event_head_pk PRIMARY KEY (one)
);
INSERT INTO store_event_head (one, seq, at, hash) VALUES (1, 0, 0, '');

CREATE TABLE store_cursors (
    name TEXT NOT NULL,
    seq BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    CONSTRAINT store_cursors_pk PRIMARY KEY (name)
);

-- Events that broke their reaction again and again, put aside for a person.
CREATE TABLE store_buried (
    reaction TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT store_buried_pk PRIMARY KEY (reaction, seq)
);

CREATE TABLE store_timers (
    name TEXT NOT NULL,
    planned BIGINT NOT NULL,
    CONSTRAINT store_timers_pk PRIMARY KEY (name)
);

CREATE TABLE store_inbound (
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT store_inbound_pk PRIMARY KEY (source, external_id)
);

-- [sqlite]
CREATE TABLE store_search (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    stems TEXT NOT NULL,
    UNIQUE (kind, ref)
);
CREATE VIRTUAL TABLE store_search_fts USING fts5(stems, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0');
-- [end]
-- [postgres]
CREATE TABLE store_search (
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    stems TEXT NOT NULL,
    tsv TSVECTOR NOT NULL,
    CONSTRAINT store_search_pk PRIMARY KEY (kind, ref)
);
CREATE INDEX store_search_by_stem ON store_search USING GIN (tsv);
-- [end]
