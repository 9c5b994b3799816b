-- name: floor_rename_site
UPDATE hall_sites SET name = $1, address = $2, phone = $3, last_chair_cm = $4, preferential_prefix = $5, community_prefix = $6,
    alarm_minutes = $7, active = $8, version = version + 1
WHERE id = $9 AND version = $10
-- name: floor_forget_hours
DELETE FROM hall_hours WHERE site_id = $1
-- name: floor_insert_hours
INSERT INTO hall_hours (site_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)
-- name: floor_insert_closure
INSERT INTO hall_closures (site_id, day, reason) VALUES ($1, $2, $3) ON CONFLICT (site_id, day) DO UPDATE SET reason = $3
-- name: floor_delete_closure
DELETE FROM hall_closures WHERE site_id = $1 AND day = $2
-- name: floor_declare_open
INSERT INTO hall_openings (site_id, day, declared_by, declared_at) VALUES ($1, $2, $3, $4) ON CONFLICT (site_id, day) DO NOTHING
-- name: floor_follow_calendar
DELETE FROM hall_openings WHERE site_id = $1 AND day = $2
-- name: floor_all_services
SELECT id, key, name, name_en, help, help_en, prefix, icon, place, daily_most, opens, closes, topics, active, version
FROM hall_services WHERE site_id = $1 ORDER BY active DESC, place, name
-- name: floor_update_service
UPDATE hall_services SET name = $1, name_en = $2, help = $3, help_en = $4, prefix = $5, icon = $6, place = $7, daily_most = $8,
    opens = $9, closes = $10, topics = $11, active = $12, version = version + 1
WHERE id = $13 AND version = $14
-- name: floor_all_counters
SELECT id, number, name, takes, accessible, hearing_loop, active, version FROM hall_counters
WHERE site_id = $1 ORDER BY active DESC, number
-- name: floor_counter_services
SELECT c.id, s.service_id FROM hall_counters c JOIN hall_counter_services s ON s.counter_id = c.id WHERE c.site_id = $1
-- name: floor_update_counter
UPDATE hall_counters SET number = $1, name = $2, takes = $3, accessible = $4, hearing_loop = $5, active = $6, version = version + 1
WHERE id = $7 AND version = $8
-- name: floor_forget_counter_services
DELETE FROM hall_counter_services WHERE counter_id = $1
-- name: floor_insert_counter_service
INSERT INTO hall_counter_services (counter_id, service_id) VALUES ($1, $2)
-- name: floor_counter_open
SELECT count(*) FROM hall_shifts WHERE counter_id = $1 AND closed_at IS NULL
-- name: floor_policies
SELECT p.from_at, p.policy, p.reason, o.name FROM hall_policies p LEFT JOIN identity_officers o ON 'officer:' || o.id = p.set_by
WHERE p.site_id = $1 ORDER BY p.from_at DESC LIMIT 30
-- name: floor_insert_policy
INSERT INTO hall_policies (site_id, from_at, policy, reason, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (site_id, from_at) DO NOTHING
-- name: floor_visits
SELECT service_id, class, arrived_at, COALESCE(attended_at, called_at), ended_at, state FROM hall_tickets
WHERE site_id = $1 AND arrived_at >= $2 AND arrived_at < $3 AND ended_at IS NOT NULL AND state IN ('finished', 'gone')
ORDER BY arrived_at, id
-- name: floor_shifts
SELECT counter_id, opened_at, closed_at FROM hall_shifts
WHERE site_id = $1 AND opened_at >= $2 AND opened_at < $3 AND closed_at IS NOT NULL ORDER BY counter_id, opened_at
-- name: floor_signers
SELECT o.id, o.name, s.skill, s.until FROM identity_officers o LEFT JOIN hall_skills s ON s.officer_id = o.id AND s.skill = 'sign_language'
WHERE o.active = 1 ORDER BY o.name, o.id
-- name: floor_drop_skill
DELETE FROM hall_skills WHERE officer_id = $1 AND skill = 'sign_language'
