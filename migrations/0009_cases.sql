-- Cases: what was asked and decided.
CREATE TABLE cases_cases (
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- code of the rule that governs its term
    regime TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'in_study', 'awaiting_person', 'in_signature', 'answered', 'withdrawn',
        'referred', 'archived')),
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
    bill_number TEXT,
    disputed_cents BIGINT,
    undisputed_cents BIGINT,
    warnings TEXT NOT NULL,
    filed_at BIGINT NOT NULL,
    -- the last day to answer as it is now, as it was when filed, and as it was last told to the person
    due_on TEXT NOT NULL,
    due_at_filing TEXT NOT NULL,
    due_told TEXT NOT NULL,
    -- why it is not the one of the filing; empty if it is
    due_reason TEXT NOT NULL,
    -- the term as it is now, and what happened to it; without a term nothing happened
    deadline TEXT NOT NULL,
    term TEXT,
    -- the last day of the person, while the term does not run
    paused_until TEXT,
    silence TEXT CHECK (silence IN ('occurred', 'recognized', 'contested')),
    silence_at BIGINT,
    referred_to TEXT,
    -- the case whose decision an appeal attacks
    parent_id TEXT,
    tracking_key TEXT NOT NULL,
    receipt_code TEXT NOT NULL,
    document_tail TEXT NOT NULL,
    filed_by TEXT NOT NULL,
    owner_id TEXT,
    area TEXT NOT NULL,
    last_entry_at BIGINT NOT NULL,
    last_entry_kind TEXT NOT NULL,
    snippet TEXT NOT NULL,
    answered_at BIGINT,
    outgoing_number TEXT,
    letter_code TEXT,
    result TEXT,
    version BIGINT NOT NULL,
    CONSTRAINT cases_cases_pk PRIMARY KEY (id),
    CONSTRAINT cases_cases_number UNIQUE (number),
    CONSTRAINT cases_cases_key UNIQUE (tracking_key)
);
-- The inbox looks only at what is open: partial indexes stay small as the years pass.
CREATE INDEX cases_open_by_due ON cases_cases (due_on, id) WHERE state IN ('received', 'in_study', 'awaiting_person', 'in_signature');
CREATE INDEX cases_open_by_owner ON cases_cases (owner_id, due_on, id) WHERE state IN ('received', 'in_study', 'awaiting_person', 'in_signature');
CREATE INDEX cases_to_sign ON cases_cases (due_on, id) WHERE state = 'in_signature';
CREATE INDEX cases_paused ON cases_cases (paused_until) WHERE paused_until IS NOT NULL;
CREATE INDEX cases_by_parent ON cases_cases (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX cases_by_filed ON cases_cases (filed_at, id);
CREATE INDEX cases_by_person ON cases_cases (person_id, filed_at);
CREATE INDEX cases_by_account ON cases_cases (account_number, filed_at);

-- How many open cases each officer has, by state and due day: kept by the triggers, in the transaction of every
-- act, so that the inbox shows its counts without counting. Nobody's cases stand under the empty owner. What ends in
-- `_tally` follows from another table and is in no backup.
CREATE TABLE cases_open_tally (
    owner_id TEXT NOT NULL,
    state TEXT NOT NULL,
    due_on TEXT NOT NULL,
    cases BIGINT NOT NULL CHECK (cases >= 0),
    CONSTRAINT cases_open_tally_pk PRIMARY KEY (owner_id, state, due_on)
);
-- [sqlite]
-- no IN: SQLite builds a table for the list each time that it looks into it
CREATE TRIGGER cases_tally_filed AFTER INSERT ON cases_cases
WHEN NEW.state = 'received' OR NEW.state = 'in_study' OR NEW.state = 'awaiting_person' OR NEW.state = 'in_signature'
BEGIN
    INSERT INTO cases_open_tally (owner_id, state, due_on, cases)
    VALUES (COALESCE(NEW.owner_id, ''), NEW.state, NEW.due_on, 1)
    ON CONFLICT (owner_id, state, due_on) DO UPDATE SET cases = cases + 1;
END;
CREATE TRIGGER cases_tally_left AFTER UPDATE OF state, owner_id, due_on ON cases_cases
WHEN (OLD.state = 'received' OR OLD.state = 'in_study' OR OLD.state = 'awaiting_person' OR OLD.state = 'in_signature')
    AND (OLD.state, OLD.due_on, COALESCE(OLD.owner_id, '')) <> (NEW.state, NEW.due_on, COALESCE(NEW.owner_id, ''))
BEGIN
    UPDATE cases_open_tally SET cases = cases - 1
    WHERE owner_id = COALESCE(OLD.owner_id, '') AND state = OLD.state AND due_on = OLD.due_on;
    DELETE FROM cases_open_tally
    WHERE owner_id = COALESCE(OLD.owner_id, '') AND state = OLD.state AND due_on = OLD.due_on AND cases = 0;
END;
CREATE TRIGGER cases_tally_came AFTER UPDATE OF state, owner_id, due_on ON cases_cases
WHEN (NEW.state = 'received' OR NEW.state = 'in_study' OR NEW.state = 'awaiting_person' OR NEW.state = 'in_signature')
    AND (OLD.state, OLD.due_on, COALESCE(OLD.owner_id, '')) <> (NEW.state, NEW.due_on, COALESCE(NEW.owner_id, ''))
BEGIN
    INSERT INTO cases_open_tally (owner_id, state, due_on, cases)
    VALUES (COALESCE(NEW.owner_id, ''), NEW.state, NEW.due_on, 1)
    ON CONFLICT (owner_id, state, due_on) DO UPDATE SET cases = cases + 1;
END;
-- [end]
-- [postgres]
CREATE FUNCTION cases_keep_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (OLD.state, OLD.due_on, COALESCE(OLD.owner_id, '')) = (NEW.state, NEW.due_on, COALESCE(NEW.owner_id, '')) THEN
            RETURN NULL;
        END IF;
        IF OLD.state IN ('received', 'in_study', 'awaiting_person', 'in_signature') THEN
            UPDATE cases_open_tally SET cases = cases - 1
            WHERE owner_id = COALESCE(OLD.owner_id, '') AND state = OLD.state AND due_on = OLD.due_on;
            DELETE FROM cases_open_tally
            WHERE owner_id = COALESCE(OLD.owner_id, '') AND state = OLD.state AND due_on = OLD.due_on AND cases = 0;
        END IF;
    END IF;
    IF NEW.state IN ('received', 'in_study', 'awaiting_person', 'in_signature') THEN
        INSERT INTO cases_open_tally AS t (owner_id, state, due_on, cases)
        VALUES (COALESCE(NEW.owner_id, ''), NEW.state, NEW.due_on, 1)
        ON CONFLICT (owner_id, state, due_on) DO UPDATE SET cases = t.cases + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER cases_tally AFTER INSERT OR UPDATE OF state, owner_id, due_on ON cases_cases
FOR EACH ROW EXECUTE FUNCTION cases_keep_tally();
-- [end]

-- What higher ranks read of cases. `decided_at` is the signature of the answer.
CREATE VIEW cases_published AS
SELECT id, number, kind, regime, state, channel, identity, person_id, service, account_number, cause, subject, reply_by,
    reply_to, priority, bill_issued_on, bill_number, disputed_cents, filed_at, due_on, paused_until, silence, silence_at,
    answered_at AS decided_at, outgoing_number, letter_code, result, referred_to, owner_id, area, tracking_key, version,
    parent_id
FROM cases_cases;

-- A filing that asks several things: each with its own regime and term. The case is due when the first of them is.
CREATE TABLE cases_matters (
    case_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    regime TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- what it is about, where that is not what the case is about
    service TEXT,
    cause TEXT,
    due_on TEXT NOT NULL,
    deadline TEXT NOT NULL,
    -- its own extension
    extended_at BIGINT,
    extended_to TEXT,
    answered_at BIGINT,
    answer TEXT NOT NULL,
    result TEXT,
    -- the letter that decided it alone: its id as a decision of its own, and its code; nothing if the answer of the case did
    letter_id TEXT,
    letter_code TEXT,
    CONSTRAINT cases_matters_pk PRIMARY KEY (case_id, number),
    CONSTRAINT cases_matters_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE UNIQUE INDEX cases_matters_by_letter ON cases_matters (letter_id) WHERE letter_id IS NOT NULL;
-- What higher ranks read of a letter that decided one matter, as a decision of its own.
CREATE VIEW cases_matter_letters AS
SELECT m.letter_id AS id, c.id AS case_id, m.number AS matter_id, c.number, c.kind, m.regime, c.channel, c.identity, c.person_id,
    m.subject, c.reply_by, c.reply_to, c.filed_at, m.answered_at AS decided_at, m.answer AS outgoing_number, m.letter_code,
    m.result, c.tracking_key
FROM cases_matters m JOIN cases_cases c ON c.id = m.case_id WHERE m.letter_id IS NOT NULL;
-- What higher ranks read of matters. A case that was not split has none; then the case itself is the one matter.
-- `state`: 'open', 'answered', or that of a case which ended otherwise.
CREATE VIEW cases_matters_published AS
SELECT m.case_id, m.number AS matter_id, m.regime, m.subject, COALESCE(m.service, c.service) AS service,
    COALESCE(m.cause, c.cause) AS cause, m.due_on,
    CASE WHEN m.answered_at IS NOT NULL THEN 'answered'
        WHEN c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature') THEN 'open' ELSE c.state END AS state,
    COALESCE(m.answered_at, c.answered_at) AS answered_at, m.answer AS outgoing_number, COALESCE(m.result, c.result) AS result
FROM cases_matters m JOIN cases_cases c ON c.id = m.case_id;

-- What happened in a case, in order; never changed.
CREATE TABLE cases_entries (
    id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    public SMALLINT NOT NULL CHECK (public IN (0, 1)),
    body TEXT NOT NULL,
    data TEXT NOT NULL,
    CONSTRAINT cases_entries_pk PRIMARY KEY (id),
    CONSTRAINT cases_entries_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX cases_entries_by_case ON cases_entries (case_id, at, id);

-- The answer while it is written, and as it was signed.
CREATE TABLE cases_answers (
    case_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'returned', 'signed')),
    response TEXT NOT NULL,
    greeting TEXT NOT NULL,
    facts TEXT NOT NULL,
    evidence TEXT NOT NULL,
    decision TEXT NOT NULL,
    appeals TEXT NOT NULL,
    -- which appeals lie, as a choice, and the rule of reserve of a denial
    lies TEXT NOT NULL,
    reserve TEXT NOT NULL,
    author_id TEXT NOT NULL,
    review_note TEXT NOT NULL,
    signer_id TEXT,
    signed_at BIGINT,
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CONSTRAINT cases_answers_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_answers_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX cases_answers_to_sign ON cases_answers (updated_at) WHERE state = 'in_review';

-- A citizen's unfinished form, for seven days.
CREATE TABLE cases_drafts (
    id TEXT NOT NULL,
    resume_key TEXT NOT NULL,
    fields TEXT NOT NULL,
    files TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT cases_drafts_pk PRIMARY KEY (id),
    CONSTRAINT cases_drafts_key UNIQUE (resume_key)
);
CREATE INDEX cases_drafts_by_expiry ON cases_drafts (expires_at);

-- An officer's half-written text, per case and box, so that nothing typed is lost.
CREATE TABLE cases_scratch (
    case_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    box TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    CONSTRAINT cases_scratch_pk PRIMARY KEY (case_id, account_id, box)
);

-- The same form or the same Idempotency-Key twice is one case.
CREATE TABLE cases_requests (
    key TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    case_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT cases_requests_pk PRIMARY KEY (key)
);
CREATE INDEX cases_requests_by_age ON cases_requests (at);

-- A term that passed without an answer: the 72 hours, and what was decided.
CREATE TABLE cases_silences (
    case_id TEXT NOT NULL,
    occurred_at BIGINT NOT NULL,
    recognize_until BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('occurred', 'recognized', 'contested')),
    ground TEXT,
    reasons TEXT NOT NULL,
    -- how its effect is executed and until when, as the recognition says
    effect TEXT NOT NULL,
    execute_by TEXT,
    prepared_by TEXT,
    prepared_at BIGINT,
    decided_by TEXT,
    decided_at BIGINT,
    letter_code TEXT,
    CONSTRAINT cases_silences_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_silences_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX cases_in_silence ON cases_cases (silence_at, id) WHERE silence = 'occurred';

-- What was sent to the competent body.
CREATE TABLE cases_referrals (
    case_id TEXT NOT NULL,
    body_name TEXT NOT NULL,
    body_address TEXT NOT NULL,
    body_email TEXT NOT NULL,
    reasons TEXT NOT NULL,
    referred_at BIGINT NOT NULL,
    late SMALLINT NOT NULL CHECK (late IN (0, 1)),
    outgoing_number TEXT NOT NULL,
    letter_code TEXT NOT NULL,
    referred_by TEXT NOT NULL,
    CONSTRAINT cases_referrals_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_referrals_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);

-- What another authority sent us.
CREATE TABLE cases_transfers (
    case_id TEXT NOT NULL,
    authority TEXT NOT NULL,
    -- number and day of its letter, and the day on which it reached us
    number TEXT NOT NULL,
    dated TEXT NOT NULL,
    received_on TEXT NOT NULL,
    CONSTRAINT cases_transfers_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_transfers_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);

-- A petition that was returned because it was not understood or was disrespectful.
CREATE TABLE cases_odd_petitions (
    case_id TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('obscure', 'disrespectful')),
    reasons TEXT NOT NULL,
    returned_at BIGINT NOT NULL,
    until TEXT NOT NULL,
    settled_at BIGINT,
    CONSTRAINT cases_odd_petitions_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_odd_petitions_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);

-- A repeated petition: answered by reference to an earlier answer, or on its merits because an exception holds.
CREATE TABLE cases_repeats (
    case_id TEXT NOT NULL,
    earlier_id TEXT NOT NULL,
    exception TEXT NOT NULL CHECK (exception IN ('none', 'inalienable', 'supplied')),
    at BIGINT NOT NULL,
    CONSTRAINT cases_repeats_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_repeats_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);

-- When a channel did not work, and what came late because of it.
CREATE TABLE cases_outages (
    id TEXT NOT NULL,
    channel TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    note TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    CONSTRAINT cases_outages_pk PRIMARY KEY (id)
);
CREATE INDEX cases_outages_by_start ON cases_outages (started_at);
CREATE TABLE cases_late_filings (
    case_id TEXT NOT NULL,
    outage_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT cases_late_filings_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_late_filings_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);

-- Texts to begin a letter with; each version is written by one person and approved by another.
CREATE TABLE cases_templates (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    kinds TEXT NOT NULL,
    response TEXT NOT NULL,
    lies TEXT NOT NULL,
    texts TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'retired')),
    author_id TEXT,
    written_at BIGINT NOT NULL,
    decided_by TEXT,
    decided_at BIGINT,
    CONSTRAINT cases_templates_pk PRIMARY KEY (id),
    CONSTRAINT cases_templates_version UNIQUE (name, version)
);

-- While somebody disputes a bill nothing is cut (Ley 142 de 1994, art. 155), and the file of each night that says so.
CREATE TABLE cases_holds (
    case_id TEXT NOT NULL,
    account_number TEXT NOT NULL,
    since BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT NOT NULL,
    CONSTRAINT cases_holds_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_holds_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX cases_holds_in_force ON cases_holds (account_number, case_id) WHERE ended_at IS NULL;
CREATE TABLE cases_hold_files (
    day TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT cases_hold_files_pk PRIMARY KEY (day)
);
