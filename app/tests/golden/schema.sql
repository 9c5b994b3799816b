CREATE TABLE cases_answers (
    case_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'returned', 'signed')),
    response TEXT NOT NULL,
    greeting TEXT NOT NULL,
    facts TEXT NOT NULL,
    evidence TEXT NOT NULL,
    decision TEXT NOT NULL,
    appeals TEXT NOT NULL,
    author_id TEXT NOT NULL,
    review_note TEXT NOT NULL,
    signer_id TEXT,
    signed_at INTEGER,
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT cases_answers_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_answers_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_cases (
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'in_study', 'in_signature', 'answered', 'withdrawn')),
    channel TEXT NOT NULL,
    identity TEXT NOT NULL CHECK (identity IN ('named', 'anonymous', 'reserved')),
    person_id TEXT,
    service TEXT,
    account_id TEXT,
    account_number TEXT NOT NULL,
    everyday_cause TEXT NOT NULL,
    cause TEXT,
    subject TEXT NOT NULL,
    reply_by TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    priority TEXT NOT NULL,
    bill_issued_on TEXT,
    disputed_cents INTEGER,
    warnings TEXT NOT NULL,
    filed_at INTEGER NOT NULL,
    due_on TEXT NOT NULL,
    deadline TEXT NOT NULL,
    tracking_key TEXT NOT NULL,
    receipt_code TEXT NOT NULL,
    document_tail TEXT NOT NULL,
    filed_by TEXT NOT NULL,
    owner_id TEXT,
    area TEXT NOT NULL,
    last_entry_at INTEGER NOT NULL,
    last_entry_kind TEXT NOT NULL,
    snippet TEXT NOT NULL,
    answered_at INTEGER,
    outgoing_number TEXT,
    letter_code TEXT,
    result TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT cases_cases_pk PRIMARY KEY (id),
    CONSTRAINT cases_cases_number UNIQUE (number),
    CONSTRAINT cases_cases_key UNIQUE (tracking_key)
) STRICT;

CREATE TABLE cases_drafts (
    id TEXT NOT NULL,
    resume_key TEXT NOT NULL,
    fields TEXT NOT NULL,
    files TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CONSTRAINT cases_drafts_pk PRIMARY KEY (id),
    CONSTRAINT cases_drafts_key UNIQUE (resume_key)
) STRICT;

CREATE TABLE cases_entries (
    id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    body TEXT NOT NULL,
    data TEXT NOT NULL,
    CONSTRAINT cases_entries_pk PRIMARY KEY (id),
    CONSTRAINT cases_entries_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_requests (
    key TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT cases_requests_pk PRIMARY KEY (key)
) STRICT;

CREATE TABLE cases_scratch (
    case_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    box TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT cases_scratch_pk PRIMARY KEY (case_id, account_id, box)
) STRICT;

CREATE TABLE company_profiles (
    version INTEGER NOT NULL CHECK (version > 0),
    profile TEXT NOT NULL,
    revised_at INTEGER NOT NULL,
    revised_by TEXT NOT NULL,
    CONSTRAINT company_profiles_pk PRIMARY KEY (version)
) STRICT;

CREATE TABLE deadlines_rulebooks (
    version INTEGER NOT NULL CHECK (version > 0),
    saturday_is_business INTEGER NOT NULL CHECK (saturday_is_business IN (0, 1)),
    closures TEXT NOT NULL,
    parameters TEXT NOT NULL,
    regulation TEXT NOT NULL,
    revised_at INTEGER NOT NULL,
    revised_by TEXT NOT NULL,
    CONSTRAINT deadlines_rulebooks_pk PRIMARY KEY (version)
) STRICT;

CREATE TABLE dispatch_attempts (
    message TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    courier TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT CHECK (outcome IN ('accepted', 'temporary', 'permanent', 'uncertain')),
    reason TEXT,
    code TEXT,
    CONSTRAINT dispatch_attempts_pk PRIMARY KEY (message, attempt),
    CONSTRAINT dispatch_attempts_message_fk FOREIGN KEY (message) REFERENCES dispatch_messages (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE dispatch_messages (
    id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    subject_ref TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('email')),
    to_address TEXT NOT NULL,
    to_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT,
    attachments TEXT NOT NULL,
    reply_to TEXT,
    not_before INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('queued', 'sending', 'sent', 'retrying', 'failed', 'bounced', 'uncertain', 'cancelled')),
    -- attempts in all, and since a person last asked for another round
    attempt INTEGER NOT NULL CHECK (attempt >= 0),
    tries INTEGER NOT NULL CHECK (tries >= 0),
    -- since when it is in this state
    state_at INTEGER NOT NULL,
    -- when the postman looks at it again; nothing when it never has to
    due_at INTEGER,
    reason TEXT,
    code TEXT,
    provider_id TEXT,
    CONSTRAINT dispatch_messages_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE documents_attachments (
    id TEXT NOT NULL,
    -- whose it is: `cases/<id>`; the owner decides who may see it
    subject_ref TEXT NOT NULL,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    sha256 TEXT NOT NULL,
    thumbnail_sha256 TEXT,
    -- where a photograph was taken, in 1e-7 degrees; no longer inside the photograph
    lat_e7 INTEGER,
    lon_e7 INTEGER,
    attached_at INTEGER NOT NULL,
    attached_by TEXT NOT NULL,
    CONSTRAINT documents_attachments_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE documents_papers (
    -- the verification code without its hyphen
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('receipt', 'letter')),
    number TEXT NOT NULL,
    subject_ref TEXT NOT NULL,
    company TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    issued_on TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    -- everything that is printed, so that it can be printed again
    content TEXT NOT NULL,
    -- of the PDF, from when it was first printed
    sha256 TEXT,
    size INTEGER,
    CONSTRAINT documents_papers_pk PRIMARY KEY (code),
    CONSTRAINT documents_papers_number UNIQUE (kind, number)
) STRICT;

CREATE TABLE documents_waiting (
    code TEXT NOT NULL,
    since INTEGER NOT NULL,
    CONSTRAINT documents_waiting_pk PRIMARY KEY (code)
) STRICT;

CREATE TABLE filing_annulments (
    number TEXT NOT NULL,
    annulled_at INTEGER NOT NULL,
    account TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT filing_annulments_pk PRIMARY KEY (number)
) STRICT;

CREATE TABLE filing_book (
    year INTEGER NOT NULL,
    class TEXT NOT NULL,
    seq INTEGER NOT NULL,
    number TEXT NOT NULL,
    filed_at INTEGER NOT NULL,
    subject TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    CONSTRAINT filing_book_pk PRIMARY KEY (year, class, seq),
    CONSTRAINT filing_book_number UNIQUE (number)
) STRICT;

CREATE TABLE filing_series (
    year INTEGER NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('incoming', 'outgoing', 'internal')),
    last INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    shape TEXT NOT NULL,
    CONSTRAINT filing_series_pk PRIMARY KEY (year, class)
) STRICT;

CREATE TABLE filing_shape (
    one INTEGER NOT NULL CHECK (one = 1),
    shape TEXT NOT NULL,
    CONSTRAINT filing_shape_pk PRIMARY KEY (one)
) STRICT;

CREATE TABLE identity_account_roles (
    account TEXT NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT identity_account_roles_pk PRIMARY KEY (account, role)
) STRICT;

CREATE TABLE identity_accounts (
    id TEXT NOT NULL,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    area TEXT NOT NULL,
    password_hash TEXT,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    origin TEXT,
    created_at INTEGER NOT NULL,
    password_at INTEGER,
    reset_asked_at INTEGER,
    CONSTRAINT identity_accounts_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE identity_attempts (
    login_hash TEXT NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    CONSTRAINT identity_attempts_pk PRIMARY KEY (login_hash)
) STRICT;

CREATE TABLE identity_first_code (
    one INTEGER NOT NULL CHECK (one = 1),
    code_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT identity_first_code_pk PRIMARY KEY (one)
) STRICT;

CREATE TABLE identity_reset_links (
    token_hash TEXT NOT NULL,
    account TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reset', 'invitation')),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    CONSTRAINT identity_reset_links_pk PRIMARY KEY (token_hash)
) STRICT;

CREATE TABLE identity_role_permissions (
    role TEXT NOT NULL,
    permission TEXT NOT NULL,
    CONSTRAINT identity_role_permissions_pk PRIMARY KEY (role, permission)
) STRICT;

CREATE TABLE identity_roles (
    code TEXT NOT NULL,
    name_es TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT identity_roles_pk PRIMARY KEY (code)
) STRICT;

CREATE TABLE identity_sessions (
    id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    account TEXT NOT NULL,
    agent TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CONSTRAINT identity_sessions_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE identity_token_scopes (
    token TEXT NOT NULL,
    permission TEXT NOT NULL,
    CONSTRAINT identity_token_scopes_pk PRIMARY KEY (token, permission)
) STRICT;

CREATE TABLE identity_tokens (
    id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    name TEXT NOT NULL,
    origin TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    last_used_on TEXT,
    CONSTRAINT identity_tokens_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE people_accounts (
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    -- letters and digits only
    number_key TEXT NOT NULL,
    services TEXT NOT NULL,
    address TEXT NOT NULL,
    municipality TEXT,
    usage TEXT NOT NULL CHECK (usage IN ('residential', 'commercial', 'industrial', 'official', 'special')),
    stratum INTEGER CHECK (stratum BETWEEN 1 AND 6),
    subscriber_id TEXT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    CONSTRAINT people_accounts_pk PRIMARY KEY (id),
    CONSTRAINT people_accounts_subscriber FOREIGN KEY (subscriber_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE people_consents (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('handle_petition', 'electronic_notice', 'survey', 'campaigns')),
    text_version TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    revoked_at INTEGER,
    channel TEXT NOT NULL,
    evidence TEXT NOT NULL,
    CONSTRAINT people_consents_pk PRIMARY KEY (id),
    CONSTRAINT people_consents_person FOREIGN KEY (person_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE people_contact_points (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'mobile', 'landline', 'postal_address')),
    value TEXT NOT NULL,
    -- folded, so that equal contacts meet
    value_key TEXT NOT NULL,
    municipality TEXT,
    -- one of each kind at most
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    source TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    CONSTRAINT people_contact_points_pk PRIMARY KEY (id),
    CONSTRAINT people_contact_points_person FOREIGN KEY (person_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

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
    created_at INTEGER NOT NULL,
    CONSTRAINT people_persons_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE people_support_needs (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    need TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    ended_at INTEGER,
    CONSTRAINT people_support_needs_pk PRIMARY KEY (id),
    CONSTRAINT people_support_needs_person FOREIGN KEY (person_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE store_buried (
    reaction TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT store_buried_pk PRIMARY KEY (reaction, seq)
) STRICT;

CREATE TABLE store_cursors (
    name TEXT NOT NULL,
    seq INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    CONSTRAINT store_cursors_pk PRIMARY KEY (name)
) STRICT;

CREATE TABLE store_event_head (
    one INTEGER NOT NULL CHECK (one = 1),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT store_event_head_pk PRIMARY KEY (one)
) STRICT;

CREATE TABLE store_events (
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT NOT NULL,
    data TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT store_events_pk PRIMARY KEY (seq)
) STRICT;

CREATE TABLE store_inbound (
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT store_inbound_pk PRIMARY KEY (source, external_id)
) STRICT;

CREATE TABLE store_migrations (version BIGINT NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL, CONSTRAINT store_migrations_pk PRIMARY KEY (version));

CREATE TABLE store_search (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    stems TEXT NOT NULL,
    UNIQUE (kind, ref)
) STRICT;

CREATE TABLE store_timers (
    name TEXT NOT NULL,
    planned INTEGER NOT NULL,
    CONSTRAINT store_timers_pk PRIMARY KEY (name)
) STRICT;

CREATE INDEX cases_answers_to_sign ON cases_answers (updated_at) WHERE state = 'in_review';

CREATE INDEX cases_by_account ON cases_cases (account_number, filed_at);

CREATE INDEX cases_by_filed ON cases_cases (filed_at, id);

CREATE INDEX cases_by_person ON cases_cases (person_id, filed_at);

CREATE INDEX cases_drafts_by_expiry ON cases_drafts (expires_at);

CREATE INDEX cases_entries_by_case ON cases_entries (case_id, at, id);

CREATE INDEX cases_open_by_due ON cases_cases (due_on, id) WHERE state IN ('received', 'in_study', 'in_signature');

CREATE INDEX cases_open_by_owner ON cases_cases (owner_id, due_on, id) WHERE state IN ('received', 'in_study', 'in_signature');

CREATE INDEX cases_requests_by_age ON cases_requests (at);

CREATE INDEX dispatch_messages_by_state ON dispatch_messages (state, id);

CREATE INDEX dispatch_messages_by_subject ON dispatch_messages (subject_ref, id);

CREATE INDEX dispatch_messages_due ON dispatch_messages (due_at, id) WHERE due_at IS NOT NULL;

CREATE INDEX documents_attachments_by_subject ON documents_attachments (subject_ref, id);

CREATE INDEX documents_papers_by_subject ON documents_papers (subject_ref, code);

CREATE INDEX identity_account_roles_by_role ON identity_account_roles (role, account);

CREATE UNIQUE INDEX identity_accounts_by_login ON identity_accounts (login_key);

CREATE INDEX identity_accounts_by_name ON identity_accounts (name, id);

CREATE UNIQUE INDEX identity_accounts_by_origin ON identity_accounts (origin);

CREATE INDEX identity_reset_links_by_account ON identity_reset_links (account);

CREATE INDEX identity_reset_links_by_expiry ON identity_reset_links (expires_at);

CREATE INDEX identity_sessions_by_account ON identity_sessions (account);

CREATE INDEX identity_sessions_by_expiry ON identity_sessions (expires_at);

CREATE UNIQUE INDEX identity_sessions_by_token ON identity_sessions (token_hash);

CREATE UNIQUE INDEX identity_tokens_by_hash ON identity_tokens (token_hash);

CREATE UNIQUE INDEX identity_tokens_by_origin ON identity_tokens (origin);

CREATE UNIQUE INDEX people_accounts_by_number ON people_accounts (number_key);

CREATE INDEX people_accounts_by_subscriber ON people_accounts (subscriber_id);

CREATE INDEX people_consents_of_person ON people_consents (person_id, purpose);

CREATE INDEX people_contact_points_by_value ON people_contact_points (value_key);

CREATE UNIQUE INDEX people_contact_points_of_person ON people_contact_points (person_id, kind, value_key);

CREATE UNIQUE INDEX people_persons_by_document ON people_persons (document_key);

CREATE INDEX people_persons_by_number ON people_persons (document_number);

CREATE INDEX people_support_needs_of_person ON people_support_needs (person_id, need);

CREATE INDEX store_events_by_subject ON store_events (subject, seq);

CREATE VIEW identity_officers AS SELECT id, name, title, area, active FROM identity_accounts;

CREATE VIEW people_names AS SELECT id, name AS display_name, kind, document_hint FROM people_persons;
