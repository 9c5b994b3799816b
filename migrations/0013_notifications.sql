-- Notifications: what must be told, when, and to whom it was told.

-- Which circumstances of a case its plan was made for; another mark means that it is planned anew.
CREATE TABLE notifications_plans (
    case_id TEXT NOT NULL,
    mark TEXT NOT NULL,
    CONSTRAINT notifications_plans_pk PRIMARY KEY (case_id)
);

-- What is told about a case, once each: the key. `about` is the day or instant of which it speaks, so that a new date is
-- another milestone and the old one is not told again. An empty case is the company itself.
CREATE TABLE notifications_milestones (
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    track TEXT NOT NULL,
    -- when it is so, and when it is told: in working hours
    falls_at BIGINT NOT NULL,
    tell_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'told', 'overtaken')),
    CONSTRAINT notifications_milestones_pk PRIMARY KEY (case_id, kind, about)
);
CREATE INDEX notifications_milestones_due ON notifications_milestones (tell_at) WHERE state = 'waiting';

-- What an officer was told. `standing` is why it was this officer: the owner, the head, or the head because nobody owns it.
CREATE TABLE notifications_notices (
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('owner', 'head', 'unowned')),
    told_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('unread', 'read', 'settled')),
    -- the head hears of it then, if nobody read it or did anything with the case
    escalate_at BIGINT,
    case_version BIGINT NOT NULL,
    CONSTRAINT notifications_notices_pk PRIMARY KEY (id),
    CONSTRAINT notifications_notices_once UNIQUE (account, case_id, kind, about)
);
CREATE INDEX notifications_notices_by_account ON notifications_notices (account, id);
CREATE INDEX notifications_notices_unread ON notifications_notices (account) WHERE state = 'unread';
CREATE INDEX notifications_notices_by_case ON notifications_notices (case_id) WHERE state = 'unread';
CREATE INDEX notifications_notices_escalating ON notifications_notices (escalate_at) WHERE escalate_at IS NOT NULL;

-- What an officer wants by mail. Without a row the defaults hold.
CREATE TABLE notifications_preferences (
    account TEXT NOT NULL,
    digest SMALLINT NOT NULL CHECK (digest IN (0, 1)),
    -- topics, separated by spaces
    by_mail TEXT NOT NULL,
    -- where to; empty: the login, if it is an address
    address TEXT NOT NULL,
    CONSTRAINT notifications_preferences_pk PRIMARY KEY (account)
);

-- One digest a day and officer.
CREATE TABLE notifications_digests (
    account TEXT NOT NULL,
    day TEXT NOT NULL,
    CONSTRAINT notifications_digests_pk PRIMARY KEY (account, day)
);

-- The secret address of an officer's calendar; only its SHA-256 is kept.
CREATE TABLE notifications_feeds (
    account TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT notifications_feeds_pk PRIMARY KEY (account)
);
CREATE UNIQUE INDEX notifications_feeds_by_token ON notifications_feeds (token_hash);

-- The working hours of the company, in minutes after midnight. At most one row; without it 7:00 to 17:00.
CREATE TABLE notifications_hours (
    one SMALLINT NOT NULL CHECK (one = 1),
    opens BIGINT NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes BIGINT NOT NULL CHECK (closes BETWEEN 1 AND 1440),
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    CONSTRAINT notifications_hours_pk PRIMARY KEY (one)
);
