-- company: who we are. One row for each version of the company's profile (name, tax number, address, services, colours...),
-- as JSON; a row is never changed, so that it stays known in whose name an old paper was written. The first row is the set-up.
CREATE TABLE company_profiles (
    version BIGINT NOT NULL CHECK (version > 0),
    profile TEXT NOT NULL,
    revised_at BIGINT NOT NULL,
    revised_by TEXT NOT NULL,
    CONSTRAINT company_profiles_pk PRIMARY KEY (version)
);
