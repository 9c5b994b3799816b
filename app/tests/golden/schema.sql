CREATE TABLE appeals_appeals (
    case_id TEXT NOT NULL,
    -- the case whose decision it attacks; unknown until somebody names it, if the person did not
    parent_id TEXT,
    subsidiary INTEGER NOT NULL CHECK ((subsidiary = 0 OR subsidiary = 1)),
    state TEXT NOT NULL CHECK ((state = 'to_admit' OR state = 'to_decide' OR state = 'refused' OR state = 'to_remit' OR state = 'with_superintendence' OR state = 'to_execute' OR state = 'closed' OR state = 'withdrawn')),
    filed_on TEXT NOT NULL,
    -- the day by which the next step is due; nothing while the company waits, or is done
    due_on TEXT,
    remitted_on TEXT,
    sspd_result TEXT CHECK ((sspd_result = 'upheld' OR sspd_result = 'modified' OR sspd_result = 'revoked' OR sspd_result = 'refused' OR sspd_result = 'returned')),
    -- the day on which the decision that it attacks is final
    final_on TEXT,
    -- everything that happened: admission, remittals, results, execution
    course TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT appeals_appeals_pk PRIMARY KEY (case_id),
    CONSTRAINT appeals_appeals_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE appointments_bookings (
  id TEXT NOT NULL, key TEXT NOT NULL, site_id TEXT NOT NULL, service_id TEXT NOT NULL, day TEXT NOT NULL, starts_at INTEGER NOT NULL,
  minutes INTEGER NOT NULL, state TEXT NOT NULL, origin TEXT NOT NULL, language TEXT NOT NULL,
  name TEXT NOT NULL, document TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, needs TEXT NOT NULL, contact_key TEXT NOT NULL,
  class TEXT NOT NULL, ticket_id TEXT, ticket_code TEXT, ticket_secret TEXT, arrived_at INTEGER, reminded_at INTEGER, booked_at INTEGER NOT NULL, ended_at INTEGER,
  moves INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE appointments_offers (
  id TEXT NOT NULL, site_id TEXT NOT NULL, service_id TEXT NOT NULL, weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL, slot_minutes INTEGER NOT NULL, seats INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE appointments_requests (
  key TEXT NOT NULL, booking_id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (key)
) STRICT;

CREATE TABLE appointments_rules (
  service_id TEXT NOT NULL, days_ahead INTEGER NOT NULL, notice_minutes INTEGER NOT NULL, lead_minutes INTEGER NOT NULL,
  late_minutes INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (service_id)
) STRICT;

CREATE TABLE appointments_seats (
  service_id TEXT NOT NULL, starts_at INTEGER NOT NULL, seat INTEGER NOT NULL, booking_id TEXT NOT NULL,
  PRIMARY KEY (service_id, starts_at, seat)
) STRICT;

CREATE TABLE cases_answers (
    case_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK ((state = 'draft' OR state = 'in_review' OR state = 'returned' OR state = 'signed')),
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
    -- code of the rule that governs its term
    regime TEXT NOT NULL,
    state TEXT NOT NULL CHECK ((state = 'received' OR state = 'in_study' OR state = 'awaiting_person' OR state = 'in_signature' OR state = 'answered' OR state = 'withdrawn' OR state = 'referred' OR state = 'archived')),
    channel TEXT NOT NULL,
    identity TEXT NOT NULL CHECK ((identity = 'named' OR identity = 'anonymous' OR identity = 'reserved')),
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
    disputed_cents INTEGER,
    undisputed_cents INTEGER,
    warnings TEXT NOT NULL,
    filed_at INTEGER NOT NULL,
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
    silence TEXT CHECK ((silence = 'occurred' OR silence = 'recognized' OR silence = 'contested')),
    silence_at INTEGER,
    referred_to TEXT,
    -- the case whose decision an appeal attacks
    parent_id TEXT,
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
    public INTEGER NOT NULL CHECK ((public = 0 OR public = 1)),
    body TEXT NOT NULL,
    data TEXT NOT NULL,
    CONSTRAINT cases_entries_pk PRIMARY KEY (id),
    CONSTRAINT cases_entries_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_hold_files (
    day TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT cases_hold_files_pk PRIMARY KEY (day)
) STRICT;

CREATE TABLE cases_holds (
    case_id TEXT NOT NULL,
    account_number TEXT NOT NULL,
    since INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by TEXT NOT NULL,
    CONSTRAINT cases_holds_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_holds_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_late_filings (
    case_id TEXT NOT NULL,
    outage_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT cases_late_filings_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_late_filings_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_matters (
    case_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    regime TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- what it is about, where that is not what the case is about
    service TEXT,
    cause TEXT,
    due_on TEXT NOT NULL,
    deadline TEXT NOT NULL,
    -- its own extension
    extended_at INTEGER,
    extended_to TEXT,
    answered_at INTEGER,
    answer TEXT NOT NULL,
    result TEXT,
    -- the letter that decided it alone: its id as a decision of its own, and its code; nothing if the answer of the case did
    letter_id TEXT,
    letter_code TEXT,
    CONSTRAINT cases_matters_pk PRIMARY KEY (case_id, number),
    CONSTRAINT cases_matters_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_odd_petitions (
    case_id TEXT NOT NULL,
    why TEXT NOT NULL CHECK ((why = 'obscure' OR why = 'disrespectful')),
    reasons TEXT NOT NULL,
    returned_at INTEGER NOT NULL,
    until TEXT NOT NULL,
    settled_at INTEGER,
    CONSTRAINT cases_odd_petitions_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_odd_petitions_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_open_tally (
    owner_id TEXT NOT NULL,
    state TEXT NOT NULL,
    due_on TEXT NOT NULL,
    cases INTEGER NOT NULL CHECK (cases >= 0),
    CONSTRAINT cases_open_tally_pk PRIMARY KEY (owner_id, state, due_on)
) STRICT;

CREATE TABLE cases_outages (
    id TEXT NOT NULL,
    channel TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    note TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CONSTRAINT cases_outages_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE cases_referrals (
    case_id TEXT NOT NULL,
    body_name TEXT NOT NULL,
    body_address TEXT NOT NULL,
    body_email TEXT NOT NULL,
    reasons TEXT NOT NULL,
    referred_at INTEGER NOT NULL,
    late INTEGER NOT NULL CHECK ((late = 0 OR late = 1)),
    outgoing_number TEXT NOT NULL,
    letter_code TEXT NOT NULL,
    referred_by TEXT NOT NULL,
    CONSTRAINT cases_referrals_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_referrals_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_repeats (
    case_id TEXT NOT NULL,
    earlier_id TEXT NOT NULL,
    exception TEXT NOT NULL CHECK ((exception = 'none' OR exception = 'inalienable' OR exception = 'supplied')),
    at INTEGER NOT NULL,
    CONSTRAINT cases_repeats_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_repeats_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
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

CREATE TABLE cases_silences (
    case_id TEXT NOT NULL,
    occurred_at INTEGER NOT NULL,
    recognize_until INTEGER NOT NULL,
    state TEXT NOT NULL CHECK ((state = 'occurred' OR state = 'recognized' OR state = 'contested')),
    ground TEXT,
    reasons TEXT NOT NULL,
    -- how its effect is executed and until when, as the recognition says
    effect TEXT NOT NULL,
    execute_by TEXT,
    prepared_by TEXT,
    prepared_at INTEGER,
    decided_by TEXT,
    decided_at INTEGER,
    letter_code TEXT,
    CONSTRAINT cases_silences_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_silences_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE cases_templates (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    kinds TEXT NOT NULL,
    response TEXT NOT NULL,
    lies TEXT NOT NULL,
    texts TEXT NOT NULL,
    state TEXT NOT NULL CHECK ((state = 'draft' OR state = 'approved' OR state = 'retired')),
    author_id TEXT,
    written_at INTEGER NOT NULL,
    decided_by TEXT,
    decided_at INTEGER,
    CONSTRAINT cases_templates_pk PRIMARY KEY (id),
    CONSTRAINT cases_templates_version UNIQUE (name, version)
) STRICT;

CREATE TABLE cases_transfers (
    case_id TEXT NOT NULL,
    authority TEXT NOT NULL,
    -- number and day of its letter, and the day on which it reached us
    number TEXT NOT NULL,
    dated TEXT NOT NULL,
    received_on TEXT NOT NULL,
    CONSTRAINT cases_transfers_pk PRIMARY KEY (case_id),
    CONSTRAINT cases_transfers_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE catalog_causes (
    version INTEGER NOT NULL CHECK (version > 0),
    causes TEXT NOT NULL,
    revised_at INTEGER NOT NULL,
    revised_by TEXT NOT NULL,
    CONSTRAINT catalog_causes_pk PRIMARY KEY (version)
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
    saturday_is_business INTEGER NOT NULL CHECK ((saturday_is_business = 0 OR saturday_is_business = 1)),
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
    outcome TEXT CHECK ((outcome = 'accepted' OR outcome = 'temporary' OR outcome = 'permanent' OR outcome = 'uncertain')),
    reason TEXT,
    code TEXT,
    CONSTRAINT dispatch_attempts_pk PRIMARY KEY (message, attempt),
    CONSTRAINT dispatch_attempts_message_fk FOREIGN KEY (message) REFERENCES dispatch_messages (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE dispatch_messages (
    id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    subject_ref TEXT NOT NULL,
    channel TEXT NOT NULL CHECK ((channel = 'email')),
    to_address TEXT NOT NULL,
    to_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT,
    attachments TEXT NOT NULL,
    reply_to TEXT,
    not_before INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK ((state = 'queued' OR state = 'sending' OR state = 'sent' OR state = 'retrying' OR state = 'failed' OR state = 'bounced' OR state = 'uncertain' OR state = 'cancelled')),
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

CREATE TABLE documents_loose (
    sha256 TEXT NOT NULL,
    since TEXT NOT NULL,
    CONSTRAINT documents_loose_pk PRIMARY KEY (sha256)
) STRICT;

CREATE TABLE documents_nights (
    night TEXT NOT NULL,
    CONSTRAINT documents_nights_pk PRIMARY KEY (night)
) STRICT;

CREATE TABLE documents_papers (
    -- the verification code without its hyphen
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK ((kind = 'receipt' OR kind = 'letter' OR kind = 'case_file')),
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
    class TEXT NOT NULL CHECK ((class = 'incoming' OR class = 'outgoing' OR class = 'internal')),
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

CREATE TABLE hall_calls (
  site_id TEXT NOT NULL, at INTEGER NOT NULL, ticket_id TEXT NOT NULL, code TEXT NOT NULL, counter INTEGER NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (site_id, at, ticket_id)
) STRICT;

CREATE TABLE hall_closures (
  site_id TEXT NOT NULL, day TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (site_id, day)
) STRICT;

CREATE TABLE hall_counter_services (
  counter_id TEXT NOT NULL, service_id TEXT NOT NULL, PRIMARY KEY (counter_id, service_id)
) STRICT;

CREATE TABLE hall_counters (
  id TEXT NOT NULL, site_id TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, takes TEXT NOT NULL,
  accessible INTEGER NOT NULL CHECK ((accessible = 0 OR accessible = 1)), hearing_loop INTEGER NOT NULL CHECK ((hearing_loop = 0 OR hearing_loop = 1)),
  active INTEGER NOT NULL CHECK ((active = 0 OR active = 1)), version INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE hall_days (
  site_id TEXT NOT NULL, day TEXT NOT NULL, closed_at INTEGER NOT NULL, closed_by TEXT NOT NULL, left_over TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (site_id, day)
) STRICT;

CREATE TABLE hall_emergencies (
  site_id TEXT NOT NULL, began_at INTEGER NOT NULL, body TEXT NOT NULL, began_by TEXT NOT NULL, ended_at INTEGER, ended_by TEXT,
  PRIMARY KEY (site_id, began_at)
) STRICT;

CREATE TABLE hall_hours (
  site_id TEXT NOT NULL, weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7), opens INTEGER NOT NULL, closes INTEGER NOT NULL,
  PRIMARY KEY (site_id, weekday, opens)
) STRICT;

CREATE TABLE hall_intervals (
  ticket_id TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER,
  service_id TEXT NOT NULL, counter_id TEXT, officer_id TEXT, note TEXT,
  PRIMARY KEY (ticket_id, place)
) STRICT;

CREATE TABLE hall_kiosks (
  id TEXT NOT NULL, site_id TEXT NOT NULL, name TEXT NOT NULL, key_hash TEXT NOT NULL, first_number INTEGER NOT NULL, last_number INTEGER NOT NULL,
  printer TEXT, created_by TEXT NOT NULL, created_at INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE hall_messages (
  id TEXT NOT NULL, site_id TEXT NOT NULL, body TEXT NOT NULL, attachment_id TEXT, mime TEXT, sha256 TEXT, from_day TEXT, until_day TEXT,
  created_by TEXT NOT NULL, created_at INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE hall_numbers (
  site_id TEXT NOT NULL, day TEXT NOT NULL, prefix TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (site_id, day, prefix)
) STRICT;

CREATE TABLE hall_openings (
  site_id TEXT NOT NULL, day TEXT NOT NULL, declared_by TEXT NOT NULL, declared_at INTEGER NOT NULL, PRIMARY KEY (site_id, day)
) STRICT;

CREATE TABLE hall_pauses (
  shift_id TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, reason TEXT NOT NULL, PRIMARY KEY (shift_id, started_at)
) STRICT;

CREATE TABLE hall_policies (
  site_id TEXT NOT NULL, from_at INTEGER NOT NULL, policy TEXT NOT NULL, reason TEXT NOT NULL, set_by TEXT NOT NULL, set_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, from_at)
) STRICT;

CREATE TABLE hall_pushes (
  ticket_id TEXT NOT NULL, vapid TEXT NOT NULL, endpoint TEXT NOT NULL, p256dh TEXT NOT NULL, auth TEXT NOT NULL,
  notice_minutes INTEGER NOT NULL, language TEXT NOT NULL, asked_at INTEGER NOT NULL, leave_told_at INTEGER, call_told_at INTEGER,
  tries INTEGER NOT NULL, next_at INTEGER, version INTEGER NOT NULL,
  PRIMARY KEY (ticket_id)
) STRICT;

CREATE TABLE hall_reopenings (
  site_id TEXT NOT NULL, day TEXT NOT NULL, reopened_at INTEGER NOT NULL, reopened_by TEXT NOT NULL, reason TEXT NOT NULL,
  closed_at INTEGER NOT NULL, note TEXT NOT NULL, waiting INTEGER NOT NULL,
  PRIMARY KEY (site_id, day, reopened_at)
) STRICT;

CREATE TABLE hall_requests (
  key TEXT NOT NULL, verb TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (key)
) STRICT;

CREATE TABLE hall_services (
  id TEXT NOT NULL, site_id TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, help TEXT NOT NULL, help_en TEXT NOT NULL,
  prefix TEXT NOT NULL, icon TEXT NOT NULL, place INTEGER NOT NULL, daily_most INTEGER, opens INTEGER, closes INTEGER, topics TEXT NOT NULL,
  -- the supervisor can close a line for today
  shut_on TEXT, active INTEGER NOT NULL CHECK ((active = 0 OR active = 1)), version INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE hall_shifts (
  id TEXT NOT NULL, site_id TEXT NOT NULL, counter_id TEXT NOT NULL, officer_id TEXT NOT NULL, opened_at INTEGER NOT NULL, closed_at INTEGER,
  -- the pause that runs, if one does
  paused_since INTEGER, pause_reason TEXT, version INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE hall_sign_clips (
  site_id TEXT NOT NULL, attachment_id TEXT NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL, brought_by TEXT NOT NULL, brought_at INTEGER NOT NULL,
  PRIMARY KEY (site_id)
) STRICT;

CREATE TABLE hall_sites (
  id TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, municipality TEXT, phone TEXT,
  -- how far the last chair is from the board, in centimetres: sets the size of its letters
  last_chair_cm INTEGER NOT NULL, preferential_prefix TEXT NOT NULL, community_prefix TEXT NOT NULL,
  -- minutes after which somebody who waits rings the coordinator
  alarm_minutes INTEGER NOT NULL, active INTEGER NOT NULL CHECK ((active = 0 OR active = 1)), version INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE hall_skills (
  officer_id TEXT NOT NULL, skill TEXT NOT NULL, until TEXT, PRIMARY KEY (officer_id, skill)
) STRICT;

CREATE TABLE hall_streaks (
  site_id TEXT NOT NULL, pool TEXT NOT NULL, preferential INTEGER NOT NULL, others INTEGER NOT NULL, PRIMARY KEY (site_id, pool)
) STRICT;

CREATE TABLE hall_tickets (
  id TEXT NOT NULL, site_id TEXT NOT NULL, day TEXT NOT NULL, prefix TEXT NOT NULL, number INTEGER NOT NULL, service_id TEXT NOT NULL,
  class TEXT NOT NULL, state TEXT NOT NULL, lane TEXT NOT NULL, rank_at INTEGER NOT NULL, origin TEXT NOT NULL, language TEXT NOT NULL,
  arrived_at INTEGER NOT NULL, called_at INTEGER, attended_at INTEGER, ended_at INTEGER,
  -- since when it is in its present state, and how often it was called since it last waited
  since_at INTEGER NOT NULL, last_call_at INTEGER, calls INTEGER NOT NULL,
  shift_id TEXT, counter_id TEXT, officer_id TEXT, result TEXT, topics TEXT NOT NULL, person_id TEXT, case_id TEXT,
  -- sensitive, wiped when the day is closed: why preferential, and what support the person said to need (JSON list)
  ground TEXT, needs TEXT NOT NULL,
  -- SHA-256 of the secret of the phone's page
  secret_hash TEXT NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE hall_voice_clips (
  word TEXT NOT NULL, sha256 TEXT NOT NULL, attachment_id TEXT NOT NULL, milliseconds INTEGER NOT NULL, recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (word)
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
    must_change INTEGER NOT NULL CHECK ((must_change = 0 OR must_change = 1)),
    active INTEGER NOT NULL CHECK ((active = 0 OR active = 1)),
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
    kind TEXT NOT NULL CHECK ((kind = 'reset' OR kind = 'invitation')),
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

CREATE TABLE notices_attempts (
    id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    sent_on TEXT NOT NULL,
    guide TEXT NOT NULL,
    paper TEXT,
    paper_number TEXT NOT NULL,
    result TEXT,
    result_on TEXT,
    note TEXT NOT NULL,
    proof_id TEXT,
    proof_sha256 TEXT,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    CONSTRAINT notices_attempts_pk PRIMARY KEY (id),
    CONSTRAINT notices_attempts_notice FOREIGN KEY (case_id) REFERENCES notices_notices (case_id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE notices_board (
    number TEXT NOT NULL,
    case_id TEXT NOT NULL,
    case_number TEXT NOT NULL,
    addressee TEXT NOT NULL,
    ground TEXT NOT NULL,
    paper TEXT NOT NULL,
    posted_on TEXT NOT NULL,
    posted_at INTEGER NOT NULL,
    down_on TEXT NOT NULL,
    taken_down_at INTEGER,
    posting_proof TEXT NOT NULL,
    taking_down_proof TEXT,
    CONSTRAINT notices_board_pk PRIMARY KEY (number),
    CONSTRAINT notices_board_notice FOREIGN KEY (case_id) REFERENCES notices_notices (case_id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE notices_notices (
    case_id TEXT NOT NULL,
    -- the case itself, and the number of the matter; 0 for the decision of the whole
    of_case TEXT NOT NULL,
    matter INTEGER NOT NULL CHECK (matter >= 0),
    letter_code TEXT NOT NULL,
    person_id TEXT,
    plan TEXT NOT NULL CHECK ((plan = 'electronic' OR plan = 'personal' OR plan = 'posted')),
    state TEXT NOT NULL CHECK ((state = 'pending' OR state = 'electronic_sent' OR state = 'summons_due' OR state = 'summoned' OR state = 'posting_due' OR state = 'posted' OR state = 'served' OR state = 'final')),
    due_on TEXT NOT NULL,
    how TEXT CHECK ((how = 'electronic' OR how = 'personal' OR how = 'posted' OR how = 'implied')),
    effective_on TEXT,
    appeal_until TEXT,
    final_on TEXT,
    course TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    served_at INTEGER,
    certificate TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT notices_notices_pk PRIMARY KEY (case_id)
) STRICT;

CREATE TABLE notifications_digests (
    account TEXT NOT NULL,
    day TEXT NOT NULL,
    CONSTRAINT notifications_digests_pk PRIMARY KEY (account, day)
) STRICT;

CREATE TABLE notifications_feeds (
    account TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT notifications_feeds_pk PRIMARY KEY (account)
) STRICT;

CREATE TABLE notifications_hours (
    one INTEGER NOT NULL CHECK (one = 1),
    opens INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes INTEGER NOT NULL CHECK (closes BETWEEN 1 AND 1440),
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    CONSTRAINT notifications_hours_pk PRIMARY KEY (one)
) STRICT;

CREATE TABLE notifications_milestones (
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    track TEXT NOT NULL,
    -- when it is so, and when it is told: in working hours
    falls_at INTEGER NOT NULL,
    tell_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK ((state = 'waiting' OR state = 'told' OR state = 'overtaken')),
    CONSTRAINT notifications_milestones_pk PRIMARY KEY (case_id, kind, about)
) STRICT;

CREATE TABLE notifications_notices (
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    standing TEXT NOT NULL CHECK ((standing = 'owner' OR standing = 'head' OR standing = 'unowned')),
    told_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK ((state = 'unread' OR state = 'read' OR state = 'settled')),
    -- the head hears of it then, if nobody read it or did anything with the case
    escalate_at INTEGER,
    case_version INTEGER NOT NULL,
    CONSTRAINT notifications_notices_pk PRIMARY KEY (id),
    CONSTRAINT notifications_notices_once UNIQUE (account, case_id, kind, about)
) STRICT;

CREATE TABLE notifications_plans (
    case_id TEXT NOT NULL,
    mark TEXT NOT NULL,
    CONSTRAINT notifications_plans_pk PRIMARY KEY (case_id)
) STRICT;

CREATE TABLE notifications_preferences (
    account TEXT NOT NULL,
    digest INTEGER NOT NULL CHECK ((digest = 0 OR digest = 1)),
    -- topics, separated by spaces
    by_mail TEXT NOT NULL,
    -- where to; empty: the login, if it is an address
    address TEXT NOT NULL,
    CONSTRAINT notifications_preferences_pk PRIMARY KEY (account)
) STRICT;

CREATE TABLE people_accounts (
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    -- letters and digits only
    number_key TEXT NOT NULL,
    services TEXT NOT NULL,
    address TEXT NOT NULL,
    municipality TEXT,
    usage TEXT NOT NULL CHECK ((usage = 'residential' OR usage = 'commercial' OR usage = 'industrial' OR usage = 'official' OR usage = 'special')),
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
    purpose TEXT NOT NULL CHECK ((purpose = 'handle_petition' OR purpose = 'electronic_notice' OR purpose = 'survey' OR purpose = 'campaigns')),
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
    kind TEXT NOT NULL CHECK ((kind = 'email' OR kind = 'mobile' OR kind = 'landline' OR kind = 'postal_address')),
    value TEXT NOT NULL,
    -- folded, so that equal contacts meet
    value_key TEXT NOT NULL,
    municipality TEXT,
    -- one of each kind at most
    preferred INTEGER NOT NULL CHECK ((preferred = 0 OR preferred = 1)),
    source TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    CONSTRAINT people_contact_points_pk PRIMARY KEY (id),
    CONSTRAINT people_contact_points_person FOREIGN KEY (person_id) REFERENCES people_persons (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE people_persons (
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK ((kind = 'natural' OR kind = 'legal')),
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

CREATE TABLE reports_facts (
    case_id TEXT NOT NULL,
    -- code of the utility service, empty when the case is about none
    service TEXT NOT NULL,
    -- filing number as the file may carry it
    received TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    regime TEXT NOT NULL,
    state TEXT NOT NULL,
    channel TEXT NOT NULL,
    filed_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    silence TEXT,
    -- day on which the company answered or the case ended; 9999-12-31 while it is open
    closed_on TEXT NOT NULL,
    outgoing TEXT,
    result TEXT,
    cause TEXT,
    account TEXT NOT NULL,
    bill TEXT NOT NULL,
    -- DIVIPOLA of the place, five digits, and of its center, three
    municipality TEXT NOT NULL,
    center TEXT NOT NULL,
    notice TEXT,
    noticed_on TEXT,
    -- for an appeal: whether it asks for the superintendence too, and when the file went there
    subsidiary INTEGER CHECK ((subsidiary = 0 OR subsidiary = 1)),
    remitted_on TEXT,
    -- business days from filing to answer
    answer_days INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT reports_facts_pk PRIMARY KEY (case_id, service)
) STRICT;

CREATE TABLE reports_sent (
    id TEXT NOT NULL,
    month TEXT NOT NULL,
    service TEXT NOT NULL,
    lines INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    -- the number that the regulator gave, if it gave one
    receipt TEXT NOT NULL,
    -- filing numbers that were sent as pending, a line each
    pending TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    sent_by TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    CONSTRAINT reports_sent_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE reports_settings (
    version INTEGER NOT NULL CHECK (version > 0),
    settings TEXT NOT NULL,
    revised_at INTEGER NOT NULL,
    revised_by TEXT NOT NULL,
    CONSTRAINT reports_settings_pk PRIMARY KEY (version)
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

CREATE TABLE surveys_answers (
  key TEXT NOT NULL, site_id TEXT NOT NULL, month TEXT NOT NULL, day TEXT, hour INTEGER, service_id TEXT, via TEXT NOT NULL,
  score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5), reasons TEXT NOT NULL, comment TEXT NOT NULL,
  visit_id TEXT, request TEXT, recorded_at INTEGER,
  PRIMARY KEY (key)
) STRICT;

CREATE TABLE surveys_counts (
  site_id TEXT NOT NULL, month TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, score INTEGER NOT NULL, answers INTEGER NOT NULL,
  PRIMARY KEY (site_id, month, kind, ref, score)
) STRICT;

CREATE TABLE surveys_settings (
  site_id TEXT NOT NULL, faces INTEGER NOT NULL CHECK ((faces = 4 OR faces = 5)), slot_minutes INTEGER NOT NULL, link_days INTEGER NOT NULL,
  key_round INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (site_id)
) STRICT;

CREATE TABLE surveys_visits (
  id TEXT NOT NULL, link_hash TEXT NOT NULL, site_id TEXT NOT NULL, service_id TEXT NOT NULL, counter_id TEXT, officer_id TEXT,
  day TEXT NOT NULL, hour INTEGER NOT NULL, finished_at INTEGER NOT NULL, slot_until INTEGER NOT NULL, link_until INTEGER NOT NULL,
  answered INTEGER NOT NULL CHECK ((answered = 0 OR answered = 1)),
  PRIMARY KEY (id)
) STRICT;

CREATE INDEX appeals_by_parent ON appeals_appeals (parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX appeals_running ON appeals_appeals (state, due_on, case_id)
    WHERE state IN ('to_admit', 'to_decide', 'refused', 'to_remit', 'with_superintendence', 'to_execute');

CREATE INDEX appointments_bookings_day ON appointments_bookings (site_id, day, starts_at, id);

CREATE UNIQUE INDEX appointments_bookings_key ON appointments_bookings (key);

CREATE UNIQUE INDEX appointments_bookings_open ON appointments_bookings (service_id, contact_key) WHERE state = 'booked';

CREATE INDEX appointments_bookings_running ON appointments_bookings (starts_at, id) WHERE state = 'booked';

CREATE INDEX appointments_offers_site ON appointments_offers (site_id);

CREATE UNIQUE INDEX appointments_offers_start ON appointments_offers (service_id, weekday, from_minute);

CREATE INDEX appointments_requests_at ON appointments_requests (at);

CREATE UNIQUE INDEX appointments_seats_booking ON appointments_seats (booking_id);

CREATE INDEX cases_answers_to_sign ON cases_answers (updated_at) WHERE state = 'in_review';

CREATE INDEX cases_by_account ON cases_cases (account_number, filed_at);

CREATE INDEX cases_by_filed ON cases_cases (filed_at, id);

CREATE INDEX cases_by_parent ON cases_cases (parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX cases_by_person ON cases_cases (person_id, filed_at);

CREATE INDEX cases_drafts_by_expiry ON cases_drafts (expires_at);

CREATE INDEX cases_entries_by_case ON cases_entries (case_id, at, id);

CREATE INDEX cases_holds_in_force ON cases_holds (account_number, case_id) WHERE ended_at IS NULL;

CREATE INDEX cases_in_silence ON cases_cases (silence_at, id) WHERE silence = 'occurred';

CREATE UNIQUE INDEX cases_matters_by_letter ON cases_matters (letter_id) WHERE letter_id IS NOT NULL;

CREATE INDEX cases_open_by_due ON cases_cases (due_on, id) WHERE state IN ('received', 'in_study', 'awaiting_person', 'in_signature');

CREATE INDEX cases_open_by_owner ON cases_cases (owner_id, due_on, id) WHERE state IN ('received', 'in_study', 'awaiting_person', 'in_signature');

CREATE INDEX cases_outages_by_start ON cases_outages (started_at);

CREATE INDEX cases_paused ON cases_cases (paused_until) WHERE paused_until IS NOT NULL;

CREATE INDEX cases_requests_by_age ON cases_requests (at);

CREATE INDEX cases_to_sign ON cases_cases (due_on, id) WHERE state = 'in_signature';

CREATE INDEX dispatch_messages_by_state ON dispatch_messages (state, id);

CREATE INDEX dispatch_messages_by_subject ON dispatch_messages (subject_ref, id);

CREATE INDEX dispatch_messages_due ON dispatch_messages (due_at, id) WHERE due_at IS NOT NULL;

CREATE INDEX documents_attachments_by_subject ON documents_attachments (subject_ref, id);

CREATE INDEX documents_papers_by_subject ON documents_papers (subject_ref, code);

CREATE UNIQUE INDEX hall_counters_number ON hall_counters (site_id, number);

CREATE UNIQUE INDEX hall_emergencies_one ON hall_emergencies (site_id) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX hall_kiosks_key ON hall_kiosks (key_hash);

CREATE INDEX hall_kiosks_site ON hall_kiosks (site_id, first_number);

CREATE INDEX hall_messages_site ON hall_messages (site_id, created_at);

CREATE INDEX hall_pushes_asked ON hall_pushes (asked_at);

CREATE INDEX hall_requests_at ON hall_requests (at);

CREATE UNIQUE INDEX hall_services_key ON hall_services (site_id, key);

CREATE UNIQUE INDEX hall_shifts_counter ON hall_shifts (counter_id) WHERE closed_at IS NULL;

CREATE UNIQUE INDEX hall_shifts_officer ON hall_shifts (officer_id) WHERE closed_at IS NULL;

CREATE INDEX hall_shifts_site ON hall_shifts (site_id, opened_at);

CREATE UNIQUE INDEX hall_sites_key ON hall_sites (key);

CREATE INDEX hall_tickets_arrived ON hall_tickets (site_id, arrived_at, id);

CREATE UNIQUE INDEX hall_tickets_at_counter ON hall_tickets (counter_id) WHERE state IN ('called', 'attended');

CREATE INDEX hall_tickets_day ON hall_tickets (site_id, day, state);

CREATE INDEX hall_tickets_ended ON hall_tickets
  (site_id, arrived_at, service_id, class, state, counter_id, officer_id, called_at, attended_at, ended_at) WHERE ended_at IS NOT NULL;

CREATE INDEX hall_tickets_lane ON hall_tickets (lane, day, class, rank_at, id) WHERE state = 'waiting';

CREATE INDEX hall_tickets_not_ended ON hall_tickets (site_id, arrived_at) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX hall_tickets_number ON hall_tickets (site_id, day, prefix, number);

CREATE INDEX hall_tickets_person ON hall_tickets (person_id, arrived_at) WHERE person_id IS NOT NULL;

CREATE UNIQUE INDEX hall_tickets_secret ON hall_tickets (secret_hash);

CREATE INDEX hall_tickets_sensitive ON hall_tickets (day) WHERE ground IS NOT NULL OR needs <> '[]';

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

CREATE INDEX notices_attempts_by_notice ON notices_attempts (case_id, sent_at, id);

CREATE INDEX notices_board_by_case ON notices_board (case_number);

CREATE INDEX notices_board_by_day ON notices_board (posted_at, number);

CREATE INDEX notices_board_up ON notices_board (down_on) WHERE taken_down_at IS NULL;

CREATE INDEX notices_by_person ON notices_notices (person_id) WHERE state IN ('pending', 'electronic_sent');

CREATE INDEX notices_by_state ON notices_notices (state, due_on, case_id);

CREATE INDEX notices_of_matters ON notices_notices (of_case, matter) WHERE matter > 0;

CREATE INDEX notices_running ON notices_notices (due_on, case_id) WHERE state <> 'final';

CREATE UNIQUE INDEX notifications_feeds_by_token ON notifications_feeds (token_hash);

CREATE INDEX notifications_milestones_due ON notifications_milestones (tell_at) WHERE state = 'waiting';

CREATE INDEX notifications_notices_by_account ON notifications_notices (account, id);

CREATE INDEX notifications_notices_by_case ON notifications_notices (case_id) WHERE state = 'unread';

CREATE INDEX notifications_notices_escalating ON notifications_notices (escalate_at) WHERE escalate_at IS NOT NULL;

CREATE INDEX notifications_notices_unread ON notifications_notices (account) WHERE state = 'unread';

CREATE UNIQUE INDEX people_accounts_by_number ON people_accounts (number_key);

CREATE INDEX people_accounts_by_subscriber ON people_accounts (subscriber_id);

CREATE INDEX people_consents_of_person ON people_consents (person_id, purpose);

CREATE INDEX people_contact_points_by_value ON people_contact_points (value_key);

CREATE UNIQUE INDEX people_contact_points_of_person ON people_contact_points (person_id, kind, value_key);

CREATE UNIQUE INDEX people_persons_by_document ON people_persons (document_key);

CREATE INDEX people_persons_by_number ON people_persons (document_number);

CREATE INDEX people_support_needs_of_person ON people_support_needs (person_id, need);

CREATE INDEX reports_facts_by_account ON reports_facts (account, cause, filed_on);

CREATE INDEX reports_facts_by_closing ON reports_facts (closed_on);

CREATE INDEX reports_facts_by_filing ON reports_facts (filed_on);

CREATE INDEX reports_facts_of_service ON reports_facts (service, received, case_id, filed_on, closed_on);

CREATE INDEX reports_sent_of_month ON reports_sent (service, month, sent_at);

CREATE INDEX store_events_by_subject ON store_events (subject, seq);

CREATE INDEX surveys_answers_day ON surveys_answers (site_id, month, day, key);

CREATE INDEX surveys_answers_open ON surveys_answers (recorded_at) WHERE visit_id IS NOT NULL;

CREATE UNIQUE INDEX surveys_answers_visit ON surveys_answers (visit_id) WHERE visit_id IS NOT NULL;

CREATE INDEX surveys_visits_counter ON surveys_visits (counter_id, finished_at);

CREATE UNIQUE INDEX surveys_visits_link ON surveys_visits (link_hash);

CREATE INDEX surveys_visits_over ON surveys_visits (link_until);

CREATE VIEW appeals_published AS
SELECT case_id, parent_id, subsidiary, state, filed_on, due_on, remitted_on, sspd_result, final_on FROM appeals_appeals;

CREATE VIEW cases_matter_letters AS
SELECT m.letter_id AS id, c.id AS case_id, m.number AS matter_id, c.number, c.kind, m.regime, c.channel, c.identity, c.person_id,
    m.subject, c.reply_by, c.reply_to, c.filed_at, m.answered_at AS decided_at, m.answer AS outgoing_number, m.letter_code,
    m.result, c.tracking_key
FROM cases_matters m JOIN cases_cases c ON c.id = m.case_id WHERE m.letter_id IS NOT NULL;

CREATE VIEW cases_matters_published AS
SELECT m.case_id, m.number AS matter_id, m.regime, m.subject, COALESCE(m.service, c.service) AS service,
    COALESCE(m.cause, c.cause) AS cause, m.due_on,
    CASE WHEN m.answered_at IS NOT NULL THEN 'answered'
        WHEN c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature') THEN 'open' ELSE c.state END AS state,
    COALESCE(m.answered_at, c.answered_at) AS answered_at, m.answer AS outgoing_number, COALESCE(m.result, c.result) AS result
FROM cases_matters m JOIN cases_cases c ON c.id = m.case_id;

CREATE VIEW cases_published AS
SELECT id, number, kind, regime, state, channel, identity, person_id, service, account_number, cause, subject, reply_by,
    reply_to, priority, bill_issued_on, bill_number, disputed_cents, filed_at, due_on, paused_until, silence, silence_at,
    answered_at AS decided_at, outgoing_number, letter_code, result, referred_to, owner_id, area, tracking_key, version,
    parent_id
FROM cases_cases;

CREATE TRIGGER cases_tally_came AFTER UPDATE OF state, owner_id, due_on ON cases_cases
WHEN (NEW.state = 'received' OR NEW.state = 'in_study' OR NEW.state = 'awaiting_person' OR NEW.state = 'in_signature')
    AND (OLD.state, OLD.due_on, COALESCE(OLD.owner_id, '')) <> (NEW.state, NEW.due_on, COALESCE(NEW.owner_id, ''))
BEGIN
    INSERT INTO cases_open_tally (owner_id, state, due_on, cases)
    VALUES (COALESCE(NEW.owner_id, ''), NEW.state, NEW.due_on, 1)
    ON CONFLICT (owner_id, state, due_on) DO UPDATE SET cases = cases + 1;
END;

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

CREATE VIEW hall_closures_published AS SELECT c.site_id AS site_id, c.day AS day, c.reason AS reason FROM hall_closures c;

CREATE VIEW hall_counters_published AS SELECT c.id AS id, c.site_id AS site_id, c.number AS number, c.name AS name FROM hall_counters c;

CREATE VIEW hall_hours_published AS SELECT h.site_id AS site_id, h.weekday AS weekday, h.opens AS opens, h.closes AS closes FROM hall_hours h;

CREATE VIEW hall_published AS
SELECT t.id AS id, t.site_id AS site_id, t.day AS day, t.prefix AS prefix, t.number AS number, t.service_id AS service_id, t.class AS class,
  t.state AS state, t.origin AS origin, t.arrived_at AS arrived_at, t.called_at AS called_at, t.attended_at AS attended_at, t.ended_at AS ended_at,
  t.counter_id AS counter_id, t.officer_id AS officer_id, t.result AS result, t.person_id AS person_id, t.case_id AS case_id, t.secret_hash AS secret_hash
FROM hall_tickets t;

CREATE VIEW hall_services_published AS
SELECT s.id AS id, s.site_id AS site_id, s.key AS key, s.name AS name, s.name_en AS name_en, s.icon AS icon, s.place AS place, s.active AS active FROM hall_services s;

CREATE VIEW hall_sites_published AS SELECT s.id AS id, s.key AS key, s.name AS name, s.address AS address, s.active AS active FROM hall_sites s;

CREATE VIEW identity_officers AS SELECT id, name, title, area, active FROM identity_accounts;

CREATE VIEW notices_published AS
SELECT case_id, letter_code, how, state, effective_on, appeal_until, final_on FROM notices_notices WHERE matter = 0;

CREATE VIEW people_names AS SELECT id, name AS display_name, kind, document_hint FROM people_persons;

CREATE VIEW reports_uploads AS
SELECT DISTINCT month, service FROM reports_sent;
