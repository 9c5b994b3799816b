-- name: figures_sites
SELECT id, key, name FROM hall_sites ORDER BY name, id
-- name: figures_services
SELECT id, key, name, name_en FROM hall_services WHERE site_id = $1 ORDER BY place, name, id
-- name: figures_counters
SELECT id, CAST(number AS TEXT), name FROM hall_counters WHERE site_id = $1 ORDER BY number
-- name: figures_officers
SELECT id, name FROM identity_officers WHERE id IN (SELECT officer_id FROM hall_shifts WHERE site_id = $1)
ORDER BY name, id
-- name: figures_ended
SELECT arrived_at, service_id, class, state, counter_id, officer_id, called_at, attended_at, ended_at
FROM hall_tickets
WHERE ended_at IS NOT NULL AND site_id = $1 AND arrived_at >= $2 AND arrived_at < $3
-- name: figures_open
SELECT arrived_at, service_id, class, state, counter_id, officer_id, called_at, attended_at, ended_at
FROM hall_tickets
WHERE ended_at IS NULL AND site_id = $1 AND arrived_at >= $2 AND arrived_at < $3
-- name: figures_turns
SELECT id, prefix, number, service_id, class, state, counter_id, officer_id, arrived_at, called_at, attended_at, ended_at
FROM hall_tickets
WHERE site_id = $1 AND arrived_at >= $2 AND arrived_at < $3
    AND ($4 = '' OR service_id = $4)
    AND ($5 = '' OR class = $5)
    AND ($6 = '' OR COALESCE(counter_id, '-') = $6)
    AND ($7 = '' OR COALESCE(officer_id, '-') = $7)
    AND ($8 = '' OR state = $8 OR state = $9 OR state = $10)
    AND ($11 < 0 OR ((arrived_at - 18000000000) / 3600000000) % 24 = $11)
    AND ($12 < 0 OR ((arrived_at - 18000000000) / 86400000000 + 3) % 7 + 1 = $12)
    AND ($13 < 0 OR called_at - arrived_at >= $13)
    AND (arrived_at < $14 OR (arrived_at = $14 AND id < $15))
ORDER BY arrived_at DESC, id DESC
LIMIT $16
