-- Tables of documents: what people attach and what the company issues. Bytes live in the blob store, by fingerprint.
CREATE TABLE documents_attachments (
    id TEXT NOT NULL,
    -- whose it is: `cases/<id>`; the owner decides who may see it
    subject_ref TEXT NOT NULL,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    sha256 TEXT NOT NULL,
    thumbnail_sha256 TEXT,
    -- where a photograph was taken, in 1e-7 degrees; no longer inside the photograph
    lat_e7 BIGINT,
    lon_e7 BIGINT,
    attached_at BIGINT NOT NULL,
    attached_by TEXT NOT NULL,
    CONSTRAINT documents_attachments_pk PRIMARY KEY (id)
);
CREATE INDEX documents_attachments_by_subject ON documents_attachments (subject_ref, id);

CREATE TABLE documents_papers (
    -- the verification code without its hyphen
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('receipt', 'letter', 'case_file')),
    number TEXT NOT NULL,
    subject_ref TEXT NOT NULL,
    company TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    issued_on TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    -- everything that is printed, so that it can be printed again
    content TEXT NOT NULL,
    -- of the PDF, from when it was first printed
    sha256 TEXT,
    size BIGINT,
    CONSTRAINT documents_papers_pk PRIMARY KEY (code),
    CONSTRAINT documents_papers_number UNIQUE (kind, number)
);
CREATE INDEX documents_papers_by_subject ON documents_papers (subject_ref, code);

-- Kept bytes that belong to nothing, since the night on which that was first seen: a form that was never sent.
CREATE TABLE documents_loose (
    sha256 TEXT NOT NULL,
    since TEXT NOT NULL,
    CONSTRAINT documents_loose_pk PRIMARY KEY (sha256)
);

-- Nights on which what belongs to nothing is still to be looked for.
CREATE TABLE documents_nights (
    night TEXT NOT NULL,
    CONSTRAINT documents_nights_pk PRIMARY KEY (night)
);

-- Letters that wait for the press, so that none is forgotten if the program ends before it is printed.
CREATE TABLE documents_waiting (
    code TEXT NOT NULL,
    since BIGINT NOT NULL,
    CONSTRAINT documents_waiting_pk PRIMARY KEY (code)
);
