-- catalog: the causes of the regulator as this company uses them. One row for each version of the whole table; a row is never
-- changed. Without any row the official annexes that come with the program are in use (version 0).
CREATE TABLE catalog_causes (
    version BIGINT NOT NULL CHECK (version > 0),
    causes TEXT NOT NULL,
    revised_at BIGINT NOT NULL,
    revised_by TEXT NOT NULL,
    CONSTRAINT catalog_causes_pk PRIMARY KEY (version)
);
