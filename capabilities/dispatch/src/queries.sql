-- name: insert_message
INSERT INTO dispatch_messages (id, purpose, subject_ref, channel, to_address, to_name, subject, body_text, body_html,
    attachments, reply_to, not_before, created_at, state, attempt, tries, state_at, due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
-- name: message_by_id
SELECT purpose, subject_ref, channel, to_address, to_name, subject, body_text, body_html, attachments, reply_to,
    not_before, created_at, state, attempt, tries, state_at, due_at, reason, code, provider_id
FROM dispatch_messages WHERE id = $1
-- name: delivery_by_id
SELECT state, attempt, tries, state_at, due_at, reason, code, provider_id, purpose, subject_ref
FROM dispatch_messages WHERE id = $1
-- name: anything_due
SELECT id FROM dispatch_messages WHERE due_at <= $1 AND state IN ('queued', 'retrying', 'sending')
ORDER BY due_at, id LIMIT 1
-- name: next_due
SELECT id FROM dispatch_messages WHERE due_at <= $1 AND state IN ('queued', 'retrying', 'sending')
ORDER BY due_at, id LIMIT 1
-- name: next_due [postgres]
SELECT id FROM dispatch_messages WHERE due_at <= $1 AND state IN ('queued', 'retrying', 'sending')
ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
-- name: save_delivery
UPDATE dispatch_messages SET state = $1, attempt = $2, tries = $3, state_at = $4, due_at = $5, reason = $6,
    code = $7, provider_id = $8
WHERE id = $9 AND state = $10 AND attempt = $11
-- name: insert_attempt
INSERT INTO dispatch_attempts (message, attempt, courier, started_at) VALUES ($1, $2, $3, $4)
-- name: end_attempt
UPDATE dispatch_attempts SET ended_at = $1, outcome = $2, reason = $3, code = $4 WHERE message = $5 AND attempt = $6
-- name: attempts_of
SELECT attempt, courier, started_at, ended_at, outcome, reason, code FROM dispatch_attempts
WHERE message = $1 ORDER BY attempt
-- name: lines_of_subject
SELECT m.id, m.purpose, m.subject_ref, m.to_address, m.subject, m.created_at, m.state, m.attempt, m.tries, m.state_at,
    m.due_at, m.reason, m.code, m.provider_id,
    (SELECT MAX(a.started_at) FROM dispatch_attempts a WHERE a.message = m.id)
FROM dispatch_messages m WHERE m.subject_ref = $1 ORDER BY m.id
-- name: lines_of_state
SELECT m.id, m.purpose, m.subject_ref, m.to_address, m.subject, m.created_at, m.state, m.attempt, m.tries, m.state_at,
    m.due_at, m.reason, m.code, m.provider_id,
    (SELECT MAX(a.started_at) FROM dispatch_attempts a WHERE a.message = m.id)
FROM dispatch_messages m WHERE m.state = $1 AND m.id < $2 ORDER BY m.id DESC LIMIT $3
-- name: lines_of_all
SELECT m.id, m.purpose, m.subject_ref, m.to_address, m.subject, m.created_at, m.state, m.attempt, m.tries, m.state_at,
    m.due_at, m.reason, m.code, m.provider_id,
    (SELECT MAX(a.started_at) FROM dispatch_attempts a WHERE a.message = m.id)
FROM dispatch_messages m WHERE m.id < $1 ORDER BY m.id DESC LIMIT $2
-- name: count_by_state
SELECT state, COUNT(*) FROM dispatch_messages GROUP BY state
