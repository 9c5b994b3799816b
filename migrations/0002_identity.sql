-- identity: who may enter. Accounts, roles as data, sessions, links, tokens of programs. No table refers to another by a
-- database constraint: a dump is restored table by table, and nothing here is deleted but what expired.

-- Somebody of the company who logs in. login_key is the login without accents and in lower case.
CREATE TABLE identity_accounts (
    id TEXT NOT NULL,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    area TEXT NOT NULL,
    password_hash TEXT,
    must_change SMALLINT NOT NULL CHECK (must_change IN (0, 1)),
    active SMALLINT NOT NULL CHECK (active IN (0, 1)),
    origin TEXT,
    created_at BIGINT NOT NULL,
    password_at BIGINT,
    reset_asked_at BIGINT,
    CONSTRAINT identity_accounts_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX identity_accounts_by_login ON identity_accounts (login_key);
CREATE UNIQUE INDEX identity_accounts_by_origin ON identity_accounts (origin);
CREATE INDEX identity_accounts_by_name ON identity_accounts (name, id);

-- What other capabilities may read of an account.
CREATE VIEW identity_officers AS SELECT id, name, title, area, active FROM identity_accounts;

CREATE TABLE identity_roles (
    code TEXT NOT NULL,
    name_es TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    CONSTRAINT identity_roles_pk PRIMARY KEY (code)
);
CREATE TABLE identity_role_permissions (
    role TEXT NOT NULL,
    permission TEXT NOT NULL,
    CONSTRAINT identity_role_permissions_pk PRIMARY KEY (role, permission)
);
CREATE TABLE identity_account_roles (
    account TEXT NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT identity_account_roles_pk PRIMARY KEY (account, role)
);
CREATE INDEX identity_account_roles_by_role ON identity_account_roles (role, account);

-- Failed log-ins, by SHA-256 of the login as typed and folded: a login that does not exist is counted like one that does.
CREATE TABLE identity_attempts (
    login_hash TEXT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    CONSTRAINT identity_attempts_pk PRIMARY KEY (login_hash)
);

-- The token itself is only in the browser; agent is the family of the browser, nothing finer.
CREATE TABLE identity_sessions (
    id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    account TEXT NOT NULL,
    agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT identity_sessions_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX identity_sessions_by_token ON identity_sessions (token_hash);
CREATE INDEX identity_sessions_by_account ON identity_sessions (account);
CREATE INDEX identity_sessions_by_expiry ON identity_sessions (expires_at);

-- Links with which a password is chosen: asked for by mail (reset) or given by an administrator (invitation).
CREATE TABLE identity_reset_links (
    token_hash TEXT NOT NULL,
    account TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reset', 'invitation')),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    CONSTRAINT identity_reset_links_pk PRIMARY KEY (token_hash)
);
CREATE INDEX identity_reset_links_by_account ON identity_reset_links (account);
CREATE INDEX identity_reset_links_by_expiry ON identity_reset_links (expires_at);

-- Tokens of other programs. last_used_on is a day: enough to find the forgotten ones, too little to follow anybody.
CREATE TABLE identity_tokens (
    id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    name TEXT NOT NULL,
    origin TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    last_used_on TEXT,
    CONSTRAINT identity_tokens_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX identity_tokens_by_hash ON identity_tokens (token_hash);
CREATE UNIQUE INDEX identity_tokens_by_origin ON identity_tokens (origin);
CREATE TABLE identity_token_scopes (
    token TEXT NOT NULL,
    permission TEXT NOT NULL,
    CONSTRAINT identity_token_scopes_pk PRIMARY KEY (token, permission)
);

-- The code of the first start: at most one row.
CREATE TABLE identity_first_code (
    one SMALLINT NOT NULL CHECK (one = 1),
    code_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT identity_first_code_pk PRIMARY KEY (one)
);
