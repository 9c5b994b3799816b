-- deadlines: how the company counts. One row for each version of its calendar and parameters; a row is never changed, so that
-- every deadline can be explained with the calendar that produced it. Without any row the national calendar governs (version 0).
CREATE TABLE deadlines_rulebooks (
    version BIGINT NOT NULL CHECK (version > 0),
    saturday_is_business SMALLINT NOT NULL CHECK (saturday_is_business IN (0, 1)),
    closures TEXT NOT NULL,
    parameters TEXT NOT NULL,
    regulation TEXT NOT NULL,
    revised_at BIGINT NOT NULL,
    revised_by TEXT NOT NULL,
    CONSTRAINT deadlines_rulebooks_pk PRIMARY KEY (version)
);
