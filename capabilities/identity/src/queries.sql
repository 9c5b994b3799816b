-- name: insert_account
INSERT INTO identity_accounts (id, login, login_key, name, title, area, password_hash, must_change, active, origin, created_at, password_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $11)
ON CONFLICT DO NOTHING
-- name: account_by_id
SELECT id, login, name, title, area, active, must_change, password_hash, created_at FROM identity_accounts WHERE id = $1
-- name: account_by_login
SELECT id, login, name, title, area, active, must_change, password_hash, created_at FROM identity_accounts WHERE login_key = $1
-- name: account_by_origin
SELECT id FROM identity_accounts WHERE origin = $1
-- name: accounts
SELECT id, login, name, title, area, active, must_change, password_hash, created_at FROM identity_accounts ORDER BY name, id
-- name: count_accounts
SELECT COUNT(*) FROM identity_accounts
-- name: update_account
UPDATE identity_accounts SET name = $1, title = $2, area = $3 WHERE id = $4
-- name: set_active
UPDATE identity_accounts SET active = $1 WHERE id = $2 AND active <> $3
-- name: set_password
UPDATE identity_accounts SET password_hash = $1, must_change = $2, password_at = $3 WHERE id = $4
-- name: void_password
UPDATE identity_accounts SET password_hash = NULL WHERE id = $1
-- name: mark_reset_asked
UPDATE identity_accounts SET reset_asked_at = $1
WHERE id = $2 AND (reset_asked_at IS NULL OR reset_asked_at <= $3)
-- name: officers
SELECT id, name, title, area, active FROM identity_officers ORDER BY name, id
-- name: officers_with
SELECT o.id, o.name, o.title, o.area, o.active FROM identity_officers o
WHERE o.active = 1 AND EXISTS (
    SELECT 1 FROM identity_account_roles r JOIN identity_role_permissions p ON p.role = r.role
    WHERE r.account = o.id AND p.permission = $1)
ORDER BY o.name, o.id
-- name: officer
SELECT id, name, title, area, active FROM identity_officers WHERE id = $1
-- name: permissions_of
SELECT DISTINCT p.permission FROM identity_account_roles r JOIN identity_role_permissions p ON p.role = r.role
WHERE r.account = $1 ORDER BY p.permission
-- name: count_administrators
SELECT COUNT(*) FROM identity_accounts a
WHERE a.active = 1 AND a.password_hash IS NOT NULL AND EXISTS (
    SELECT 1 FROM identity_account_roles r JOIN identity_role_permissions p ON p.role = r.role
    WHERE r.account = a.id AND p.permission = $1)
-- name: insert_role
INSERT INTO identity_roles (code, name_es, name_en, position) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
-- name: roles
SELECT code, name_es, name_en FROM identity_roles ORDER BY position, code
-- name: role_permissions
SELECT role, permission FROM identity_role_permissions ORDER BY role, permission
-- name: insert_role_permission
INSERT INTO identity_role_permissions (role, permission) VALUES ($1, $2) ON CONFLICT DO NOTHING
-- name: clear_role_permissions
DELETE FROM identity_role_permissions WHERE role = $1
-- name: all_account_roles
SELECT account, role FROM identity_account_roles ORDER BY account, role
-- name: roles_of
SELECT role FROM identity_account_roles WHERE account = $1 ORDER BY role
-- name: insert_account_role
INSERT INTO identity_account_roles (account, role) VALUES ($1, $2) ON CONFLICT DO NOTHING
-- name: clear_account_roles
DELETE FROM identity_account_roles WHERE account = $1
-- name: attempts
SELECT failures, locked_until, last_at FROM identity_attempts WHERE login_hash = $1
-- name: save_attempts
INSERT INTO identity_attempts (login_hash, failures, locked_until, last_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (login_hash) DO UPDATE
SET failures = excluded.failures, locked_until = excluded.locked_until, last_at = excluded.last_at
-- name: clear_attempts
DELETE FROM identity_attempts WHERE login_hash = $1
-- name: insert_session
INSERT INTO identity_sessions (id, token_hash, account, agent, created_at, last_seen_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
-- name: session_by_token
SELECT s.id, s.account, s.agent, s.created_at, s.last_seen_at, s.expires_at, a.name, a.must_change
FROM identity_sessions s JOIN identity_accounts a ON a.id = s.account
WHERE s.token_hash = $1 AND a.active = 1
-- name: sessions_of
SELECT s.id, s.account, s.agent, s.created_at, s.last_seen_at, s.expires_at
FROM identity_sessions s WHERE s.account = $1 ORDER BY s.last_seen_at DESC, s.id
-- name: touch_session
UPDATE identity_sessions SET last_seen_at = $1 WHERE id = $2 AND last_seen_at < $3
-- name: delete_session
DELETE FROM identity_sessions WHERE id = $1 AND account = $2
-- name: delete_sessions_of
DELETE FROM identity_sessions WHERE account = $1
-- name: delete_other_sessions
DELETE FROM identity_sessions WHERE account = $1 AND id <> $2
-- name: insert_link
INSERT INTO identity_reset_links (token_hash, account, kind, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
-- name: void_links
DELETE FROM identity_reset_links WHERE account = $1 AND used_at IS NULL
-- name: link_by_token
SELECT l.account, l.expires_at, l.used_at, a.login FROM identity_reset_links l
JOIN identity_accounts a ON a.id = l.account
WHERE l.token_hash = $1 AND a.active = 1
-- name: use_link
UPDATE identity_reset_links SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL
-- name: insert_token
INSERT INTO identity_tokens (id, token_hash, name, origin, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING
-- name: insert_token_scope
INSERT INTO identity_token_scopes (token, permission) VALUES ($1, $2) ON CONFLICT DO NOTHING
-- name: token_by_hash
SELECT id, name, created_at, expires_at, revoked_at, last_used_on FROM identity_tokens WHERE token_hash = $1
-- name: token_by_origin
SELECT id FROM identity_tokens WHERE origin = $1
-- name: tokens
SELECT id, name, created_at, expires_at, revoked_at, last_used_on FROM identity_tokens ORDER BY created_at DESC, id
-- name: scopes_of
SELECT permission FROM identity_token_scopes WHERE token = $1 ORDER BY permission
-- name: all_token_scopes
SELECT token, permission FROM identity_token_scopes ORDER BY token, permission
-- name: revoke_token
UPDATE identity_tokens SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL
-- name: touch_token
UPDATE identity_tokens SET last_used_on = $1 WHERE id = $2
-- name: save_first_code
INSERT INTO identity_first_code (one, code_hash, created_at) VALUES (1, $1, $2)
ON CONFLICT (one) DO UPDATE SET code_hash = excluded.code_hash, created_at = excluded.created_at
-- name: first_code
SELECT code_hash FROM identity_first_code WHERE one = 1
-- name: delete_first_code
DELETE FROM identity_first_code WHERE one = 1
-- name: clean_sessions
DELETE FROM identity_sessions WHERE expires_at <= $1 OR last_seen_at <= $2
-- name: clean_links
DELETE FROM identity_reset_links WHERE expires_at <= $1
-- name: clean_attempts
DELETE FROM identity_attempts WHERE last_at <= $1
