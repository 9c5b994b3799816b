-- Tables of dispatch: texts that have to reach an address, and every attempt as proof.
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
    not_before BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('queued', 'sending', 'sent', 'retrying', 'failed', 'bounced', 'uncertain', 'cancelled')),
    -- attempts in all, and since a person last asked for another round
    attempt BIGINT NOT NULL CHECK (attempt >= 0),
    tries BIGINT NOT NULL CHECK (tries >= 0),
    -- since when it is in this state
    state_at BIGINT NOT NULL,
    -- when the postman looks at it again; nothing when it never has to
    due_at BIGINT,
    reason TEXT,
    code TEXT,
    provider_id TEXT,
    CONSTRAINT dispatch_messages_pk PRIMARY KEY (id)
);
CREATE INDEX dispatch_messages_due ON dispatch_messages (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX dispatch_messages_by_subject ON dispatch_messages (subject_ref, id);
CREATE INDEX dispatch_messages_by_state ON dispatch_messages (state, id);

CREATE TABLE dispatch_attempts (
    message TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    courier TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT CHECK (outcome IN ('accepted', 'temporary', 'permanent', 'uncertain')),
    reason TEXT,
    code TEXT,
    CONSTRAINT dispatch_attempts_pk PRIMARY KEY (message, attempt),
    CONSTRAINT dispatch_attempts_message_fk FOREIGN KEY (message) REFERENCES dispatch_messages (id) DEFERRABLE INITIALLY IMMEDIATE
);
