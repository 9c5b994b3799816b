-- Tables of people: persons, where they can be reached, their contracts, what they allowed, what they need.
CREATE TABLE people_persons (
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('natural', 'legal')),
    name TEXT NOT NULL,
    document_type TEXT,
    document_number TEXT,
    -- type and number, 'CC:1088254207'; a person without document has none
    document_key TEXT,
    -- masked for lists, 'CC •••• 4 207'; companies in full
    document_hint TEXT NOT NULL,
    preferred_channel TEXT,
    created_at BIGINT NOT NULL,
    CONSTRAINT people_persons_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX people_persons_by_document ON people_persons (document_key);
CREATE INDEX people_persons_by_number ON people_persons (document_number);

-- What capabilities of higher rank join in their lists.
CREATE VIEW people_names AS SELECT id, name AS display_name, kind, document_hint FROM people_persons;

CREATE TABLE people_contact_points (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'mobile', 'landline', 'postal_address')),
    value TEXT NOT NULL,
    -- folded, so that equal contacts meet
    value_key TEXT NOT NULL,
    municipality TEXT,
    -- one of each kind at most
    preferred SMALLINT NOT NULL CHECK (preferred IN (0, 1)),
    source TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    CONSTRAINT people_contact_points_pk PRIMARY KEY (id),
    CONSTRAINT people_contact_points_person FOREIGN KEY (person_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE UNIQUE INDEX people_contact_points_of_person ON people_contact_points (person_id, kind, value_key);
CREATE INDEX people_contact_points_by_value ON people_contact_points (value_key);

CREATE TABLE people_accounts (
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    -- letters and digits only
    number_key TEXT NOT NULL,
    services TEXT NOT NULL,
    address TEXT NOT NULL,
    municipality TEXT,
    usage TEXT NOT NULL CHECK (usage IN ('residential', 'commercial', 'industrial', 'official', 'special')),
    stratum SMALLINT CHECK (stratum BETWEEN 1 AND 6),
    subscriber_id TEXT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CONSTRAINT people_accounts_pk PRIMARY KEY (id),
    CONSTRAINT people_accounts_subscriber FOREIGN KEY (subscriber_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE UNIQUE INDEX people_accounts_by_number ON people_accounts (number_key);
CREATE INDEX people_accounts_by_subscriber ON people_accounts (subscriber_id);

CREATE TABLE people_consents (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('handle_petition', 'electronic_notice', 'survey', 'campaigns')),
    text_version TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    revoked_at BIGINT,
    channel TEXT NOT NULL,
    evidence TEXT NOT NULL,
    CONSTRAINT people_consents_pk PRIMARY KEY (id),
    CONSTRAINT people_consents_person FOREIGN KEY (person_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX people_consents_of_person ON people_consents (person_id, purpose);

-- Sensitive data: apart, so that it can be guarded apart.
CREATE TABLE people_support_needs (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    need TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    ended_at BIGINT,
    CONSTRAINT people_support_needs_pk PRIMARY KEY (id),
    CONSTRAINT people_support_needs_person FOREIGN KEY (person_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX people_support_needs_of_person ON people_support_needs (person_id, need);
