-- name: board_site
SELECT id, key, name, last_chair_cm FROM hall_sites WHERE key = $1 AND active = 1
-- name: board_sites
SELECT id, key, name, last_chair_cm FROM hall_sites WHERE active = 1 ORDER BY name, id
-- name: board_calls
SELECT c.at, c.code, c.counter, c.times, s.name, s.name_en, s.icon
FROM hall_calls c
JOIN hall_tickets t ON t.id = c.ticket_id
JOIN hall_services s ON s.id = t.service_id
WHERE c.site_id = $1 AND c.at >= $2
ORDER BY c.at DESC LIMIT 24
-- name: board_waiting
SELECT COUNT(*) FROM hall_tickets WHERE site_id = $1 AND day = $2 AND state = 'waiting'
-- name: board_waits
SELECT t.called_at - t.arrived_at
FROM hall_calls c JOIN hall_tickets t ON t.id = c.ticket_id
WHERE c.site_id = $1 AND c.at >= $2 AND c.times = 1 AND t.called_at IS NOT NULL
ORDER BY c.at DESC LIMIT 15
-- name: running_emergency
SELECT began_at, body FROM hall_emergencies WHERE site_id = $1 AND ended_at IS NULL
-- name: emergencies_of
SELECT began_at, body, ended_at FROM hall_emergencies WHERE site_id = $1 ORDER BY began_at DESC LIMIT 20
-- name: begin_emergency
INSERT INTO hall_emergencies (site_id, began_at, body, began_by) VALUES ($1, $2, $3, $4)
-- name: end_emergency
UPDATE hall_emergencies SET ended_at = $1, ended_by = $2 WHERE site_id = $3 AND ended_at IS NULL
-- name: messages_of
SELECT id, body, mime, sha256, from_day, until_day FROM hall_messages WHERE site_id = $1 ORDER BY created_at, id
-- name: message_media
SELECT mime, sha256 FROM hall_messages WHERE site_id = $1 AND id = $2
-- name: count_messages
SELECT COUNT(*) FROM hall_messages WHERE site_id = $1
-- name: insert_message
INSERT INTO hall_messages (id, site_id, body, attachment_id, mime, sha256, from_day, until_day, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
-- name: delete_message
DELETE FROM hall_messages WHERE site_id = $1 AND id = $2
-- name: counter_of_site
SELECT c.id, c.number FROM hall_counters c WHERE c.site_id = $1 AND c.number = $2 AND c.active = 1
-- name: officer_at
SELECT o.name, h.paused_since FROM hall_shifts h LEFT JOIN identity_officers o ON o.id = h.officer_id
WHERE h.counter_id = $1 AND h.closed_at IS NULL
-- name: ticket_at
SELECT id, prefix, number, state FROM hall_tickets WHERE counter_id = $1 AND state IN ('called', 'attended')
-- name: shift_is_of
SELECT COUNT(*) FROM hall_shifts WHERE counter_id = $1 AND officer_id = $2 AND closed_at IS NULL
-- name: voice_clips
SELECT word, sha256 FROM hall_voice_clips ORDER BY word
-- name: save_voice_clip
INSERT INTO hall_voice_clips (word, sha256, attachment_id, milliseconds, recorded_by, recorded_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (word) DO UPDATE SET sha256 = excluded.sha256, attachment_id = excluded.attachment_id,
  milliseconds = excluded.milliseconds, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
-- name: delete_voice_clip
DELETE FROM hall_voice_clips WHERE word = $1
