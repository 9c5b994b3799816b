-- name: subscribe_push
INSERT INTO hall_pushes (ticket_id, vapid, endpoint, p256dh, auth, notice_minutes, language, asked_at, leave_told_at,
    call_told_at, tries, next_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL, 0, NULL, 1)
ON CONFLICT (ticket_id) DO UPDATE SET vapid = $2, endpoint = $3, p256dh = $4, auth = $5, notice_minutes = $6, language = $7,
    asked_at = $8, leave_told_at = NULL, call_told_at = NULL, tries = 0, next_at = NULL, version = hall_pushes.version + 1
-- name: push_of_ticket
SELECT notice_minutes, leave_told_at FROM hall_pushes WHERE ticket_id = $1
-- name: unsubscribe_push
DELETE FROM hall_pushes WHERE ticket_id = $1
-- name: pushes_to_look_at
SELECT p.ticket_id, p.version, p.tries, p.endpoint, p.p256dh, p.auth, p.language, p.notice_minutes, p.leave_told_at,
    p.call_told_at, t.state, t.day, t.ended_at, t.last_call_at, t.calls, t.prefix, t.number, c.number AS counter
FROM hall_pushes p JOIN hall_tickets t ON t.id = p.ticket_id LEFT JOIN hall_counters c ON c.id = t.counter_id
WHERE p.vapid = $1 AND (p.next_at IS NULL OR p.next_at <= $2)
ORDER BY p.ticket_id
-- name: claim_push
UPDATE hall_pushes SET next_at = $1, tries = tries + 1, version = version + 1 WHERE ticket_id = $2 AND version = $3
-- name: told_push
UPDATE hall_pushes SET leave_told_at = COALESCE($1, leave_told_at), call_told_at = COALESCE($2, call_told_at), tries = 0,
    next_at = NULL, version = version + 1
WHERE ticket_id = $3 AND version = $4
-- name: postpone_push
UPDATE hall_pushes SET next_at = $1, version = version + 1 WHERE ticket_id = $2 AND version = $3
-- name: forget_push
DELETE FROM hall_pushes WHERE ticket_id = $1 AND version = $2
-- name: forget_pushes_before
DELETE FROM hall_pushes WHERE asked_at < $1
