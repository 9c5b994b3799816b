-- Filing: one series a year and class, and the book of every number given.
CREATE TABLE filing_series (
    year BIGINT NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('incoming', 'outgoing', 'internal')),
    last BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    shape TEXT NOT NULL,
    CONSTRAINT filing_series_pk PRIMARY KEY (year, class)
);

-- The shape that the series of the next year will have; the running one never changes.
CREATE TABLE filing_shape (
    one SMALLINT NOT NULL CHECK (one = 1),
    shape TEXT NOT NULL,
    CONSTRAINT filing_shape_pk PRIMARY KEY (one)
);

CREATE TABLE filing_book (
    year BIGINT NOT NULL,
    class TEXT NOT NULL,
    seq BIGINT NOT NULL,
    number TEXT NOT NULL,
    filed_at BIGINT NOT NULL,
    subject TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    CONSTRAINT filing_book_pk PRIMARY KEY (year, class, seq),
    CONSTRAINT filing_book_number UNIQUE (number)
);

-- A number given by mistake stays in the book, with the act that annuls it (Acuerdo AGN 001 de 2024).
CREATE TABLE filing_annulments (
    number TEXT NOT NULL,
    annulled_at BIGINT NOT NULL,
    account TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT filing_annulments_pk PRIMARY KEY (number)
);
