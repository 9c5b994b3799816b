-- name: kiosk_by_key
SELECT id, site_id, name, first_number, last_number, printer FROM hall_kiosks WHERE key_hash = $1
-- name: kiosks_of_site
SELECT id, site_id, name, first_number, last_number, printer FROM hall_kiosks WHERE site_id = $1 ORDER BY first_number, id
-- name: insert_kiosk
INSERT INTO hall_kiosks (id, site_id, name, key_hash, first_number, last_number, printer, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- name: delete_kiosk
DELETE FROM hall_kiosks WHERE site_id = $1 AND id = $2
-- name: renew_kiosk_key
UPDATE hall_kiosks SET key_hash = $1 WHERE site_id = $2 AND id = $3
-- name: open_counters
SELECT c.takes, t.last_call_at
FROM hall_shifts s
JOIN hall_counters c ON c.id = s.counter_id
JOIN hall_counter_services z ON z.counter_id = c.id AND z.service_id = $1
LEFT JOIN hall_tickets t ON t.counter_id = c.id AND t.state IN ('called', 'attended')
WHERE s.site_id = $2 AND s.closed_at IS NULL AND s.paused_since IS NULL
ORDER BY c.number
-- name: waiting_of_pool
SELECT t.id, t.class, t.rank_at FROM hall_tickets t
WHERE t.site_id = $1 AND t.day = $2 AND t.state = 'waiting' AND (t.service_id = $3 OR t.service_id IN (
    SELECT o.service_id FROM hall_shifts s
    JOIN hall_counter_services z ON z.counter_id = s.counter_id AND z.service_id = $3
    JOIN hall_counter_services o ON o.counter_id = s.counter_id
    WHERE s.site_id = $1 AND s.closed_at IS NULL AND s.paused_since IS NULL))
ORDER BY t.rank_at, t.id LIMIT 500
-- name: recent_cycles
SELECT called_at, ended_at FROM hall_tickets
WHERE site_id = $1 AND service_id = $2 AND arrived_at >= $3 AND called_at IS NOT NULL AND ended_at IS NOT NULL
ORDER BY arrived_at DESC LIMIT 600
-- name: arrivals_of_pool
SELECT t.class, COUNT(*) FROM hall_tickets t
WHERE t.site_id = $1 AND t.arrived_at >= $2 AND t.day = $3 AND (t.service_id = $4 OR t.service_id IN (
    SELECT o.service_id FROM hall_shifts s
    JOIN hall_counter_services z ON z.counter_id = s.counter_id AND z.service_id = $4
    JOIN hall_counter_services o ON o.counter_id = s.counter_id
    WHERE s.site_id = $1 AND s.closed_at IS NULL AND s.paused_since IS NULL))
GROUP BY t.class ORDER BY t.class
-- name: sign_clip
SELECT mime, sha256 FROM hall_sign_clips WHERE site_id = $1
-- name: save_sign_clip
INSERT INTO hall_sign_clips (site_id, attachment_id, mime, sha256, brought_by, brought_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (site_id) DO UPDATE SET attachment_id = $2, mime = $3, sha256 = $4, brought_by = $5, brought_at = $6
-- name: delete_sign_clip
DELETE FROM hall_sign_clips WHERE site_id = $1
