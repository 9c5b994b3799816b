-- name: lock_site
SELECT id, key, name, address, municipality, phone, last_chair_cm, preferential_prefix, community_prefix,
    alarm_minutes, active, version
FROM hall_sites WHERE id = $1
-- name: lock_site [postgres]
SELECT id, key, name, address, municipality, phone, last_chair_cm, preferential_prefix, community_prefix,
    alarm_minutes, active, version
FROM hall_sites WHERE id = $1 FOR NO KEY UPDATE
-- name: site_of_ticket
SELECT site_id FROM hall_tickets WHERE id = $1
-- name: site_of_secret
SELECT site_id FROM hall_tickets WHERE secret_hash = $1
-- name: site_of_shift
SELECT site_id FROM hall_shifts WHERE id = $1
-- name: site_of_counter
SELECT site_id FROM hall_counters WHERE id = $1
-- name: site_of_service
SELECT site_id FROM hall_services WHERE id = $1
-- name: site_by_id
SELECT id, key, name, address, municipality, phone, last_chair_cm, preferential_prefix, community_prefix,
    alarm_minutes, active, version
FROM hall_sites WHERE id = $1
-- name: site_by_key
SELECT id, key, name, address, municipality, phone, last_chair_cm, preferential_prefix, community_prefix,
    alarm_minutes, active, version
FROM hall_sites WHERE key = $1
-- name: all_sites
SELECT id, key, name, address, municipality, phone, last_chair_cm, preferential_prefix, community_prefix,
    alarm_minutes, active, version
FROM hall_sites ORDER BY name, id
-- name: hours_of_site
SELECT weekday, opens, closes FROM hall_hours WHERE site_id = $1 ORDER BY weekday, opens
-- name: services_of_site
SELECT id, site_id, key, name, name_en, help, help_en, prefix, icon, place, daily_most, opens, closes, topics, shut_on,
    active, version
FROM hall_services WHERE site_id = $1 ORDER BY place, key
-- name: service_by_id
SELECT id, site_id, key, name, name_en, help, help_en, prefix, icon, place, daily_most, opens, closes, topics, shut_on,
    active, version
FROM hall_services WHERE id = $1
-- name: counters_of_site
SELECT c.id, c.site_id, c.number, c.name, c.takes, c.accessible, c.hearing_loop, c.active, c.version
FROM hall_counters c WHERE c.site_id = $1 ORDER BY c.number
-- name: counter_by_id
SELECT c.id, c.site_id, c.number, c.name, c.takes, c.accessible, c.hearing_loop, c.active, c.version
FROM hall_counters c WHERE c.id = $1
-- name: counter_by_number
SELECT c.id FROM hall_counters c JOIN hall_sites s ON s.id = c.site_id WHERE s.key = $1 AND c.number = $2
-- name: services_of_counters
SELECT s.counter_id, s.service_id
FROM hall_counter_services s JOIN hall_counters c ON c.id = s.counter_id
WHERE c.site_id = $1 ORDER BY s.counter_id, s.service_id
-- name: gate
SELECT
    (SELECT MIN(c.reason) FROM hall_closures c WHERE c.site_id = $1 AND c.day = $2) AS closure,
    (SELECT COUNT(*) FROM hall_days d WHERE d.site_id = $1 AND d.day = $2) AS closed_days,
    (SELECT COUNT(*) FROM hall_hours h WHERE h.site_id = $1) AS hours,
    (SELECT COUNT(*) FROM hall_hours h WHERE h.site_id = $1 AND h.weekday = $3 AND h.opens <= $4 AND h.closes > $4)
        AS open_now,
    (SELECT MIN(h.opens) FROM hall_hours h WHERE h.site_id = $1 AND h.weekday = $3 AND h.opens > $4) AS opens_next,
    (SELECT MIN(h.opens) FROM hall_hours h WHERE h.site_id = $1 AND h.weekday = $3) AS opens_first,
    (SELECT COUNT(*) FROM hall_openings o WHERE o.site_id = $1 AND o.day = $2) AS declared
-- name: closures_from
SELECT day, reason FROM hall_closures WHERE site_id = $1 AND day >= $2 ORDER BY day
-- name: declared_from
SELECT day FROM hall_openings WHERE site_id = $1 AND day >= $2 ORDER BY day
-- name: count_of_service
SELECT COUNT(*) FROM hall_tickets WHERE site_id = $1 AND day = $2 AND service_id = $3
-- name: take_number
INSERT INTO hall_numbers (site_id, day, prefix, last) VALUES ($1, $2, $3, 1)
ON CONFLICT (site_id, day, prefix)
DO UPDATE SET last = CASE WHEN hall_numbers.last + 1 = $4 THEN $5 ELSE hall_numbers.last + 1 END
RETURNING last
-- name: number_is_given
SELECT COUNT(*) FROM hall_tickets WHERE site_id = $1 AND day = $2 AND prefix = $3 AND number = $4
-- name: insert_ticket
INSERT INTO hall_tickets (id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language,
    arrived_at, since_at, calls, topics, person_id, ground, needs, secret_hash, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $10, $11, $12, $12, 0, '[]', $13, $14, $15, $16, 1)
-- name: save_ticket
UPDATE hall_tickets SET service_id = $1, class = $2, state = $3, lane = $4, rank_at = $5, called_at = $6,
    attended_at = $7, ended_at = $8, since_at = $9, last_call_at = $10, calls = $11, shift_id = $12, counter_id = $13,
    officer_id = $14, result = $15, topics = $16, ground = $17, needs = $18, version = $19
WHERE id = $20 AND version = $21
-- name: link_ticket
UPDATE hall_tickets SET person_id = COALESCE($1, person_id), case_id = COALESCE($2, case_id) WHERE id = $3
-- name: end_interval
UPDATE hall_intervals SET ended_at = $1 WHERE ticket_id = $2 AND ended_at IS NULL
-- name: insert_interval
INSERT INTO hall_intervals (ticket_id, place, kind, started_at, ended_at, service_id, counter_id, officer_id, note)
VALUES ($1, $2, $3, $4, NULL, $5, $6, $7, $8)
-- name: intervals_of
SELECT kind, started_at, ended_at, service_id, counter_id, officer_id, note
FROM hall_intervals WHERE ticket_id = $1 ORDER BY place
-- name: ticket_by_id
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE id = $1
-- name: ticket_by_secret
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE secret_hash = $1
-- name: ticket_by_code
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE site_id = $1 AND day = $2 AND prefix = $3 AND number = $4
-- name: ticket_at_counter
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE counter_id = $1 AND state IN ('called', 'attended')
-- name: held_by_officer
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE site_id = $1 AND day = $2 AND state = 'held' AND officer_id = $3 ORDER BY since_at, id
-- name: tickets_in_state
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE site_id = $1 AND day = $2 AND state = $3 ORDER BY rank_at, id
-- name: tickets_in_lane
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE lane = $1 AND day = $2 AND state = 'waiting' ORDER BY rank_at, id
-- name: open_tickets
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE site_id = $1 AND day = $2 AND state IN ('waiting', 'called', 'attended', 'held', 'absent')
    AND ended_at IS NULL
ORDER BY rank_at, id
-- name: left_at_counters
SELECT id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language, arrived_at,
    called_at, attended_at, ended_at, since_at, last_call_at, calls, shift_id, counter_id, officer_id, result, topics,
    person_id, case_id, ground, needs, version
FROM hall_tickets WHERE state IN ('called', 'attended') AND counter_id IS NOT NULL AND day < $1 ORDER BY id
-- name: heads
SELECT c.class, h.id, h.rank_at
FROM (SELECT service_id AS lane, 0 AS own FROM hall_counter_services WHERE counter_id = $1
    UNION ALL SELECT CAST($2 AS TEXT), 1 UNION ALL SELECT CAST($3 AS TEXT), 1) k
CROSS JOIN (SELECT 'preferential' AS class UNION ALL SELECT 'community' UNION ALL SELECT 'general') c
JOIN hall_tickets h ON h.id = (
    SELECT t.id FROM hall_tickets t
    WHERE t.lane = k.lane AND t.day = $4 AND t.class = c.class AND t.state = 'waiting'
        AND (k.own = 1 OR $5 = 1 OR t.needs NOT LIKE '%"wheelchair"%' OR NOT EXISTS (
            SELECT 1 FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id
            JOIN hall_counter_services z ON z.counter_id = n.id
            WHERE s.site_id = t.site_id AND s.closed_at IS NULL AND n.accessible = 1
                AND z.service_id = t.service_id AND (n.takes = 'all' OR t.class = 'preferential')))
    ORDER BY t.rank_at, t.id LIMIT 1)
-- name: first_of_lane
SELECT MIN(rank_at) FROM hall_tickets WHERE lane = $1 AND day = $2 AND state = 'waiting'
-- name: ahead_in_lane
SELECT COUNT(*) FROM (SELECT 1 AS one FROM hall_tickets
    WHERE lane = $1 AND day = $2 AND class = $3 AND state = 'waiting' AND (rank_at < $4 OR (rank_at = $4 AND id < $5))
    LIMIT 1000) a
-- name: ranks_behind
SELECT rank_at FROM hall_tickets
WHERE lane = $1 AND day = $2 AND class = $3 AND state = 'waiting' AND (rank_at > $4 OR (rank_at = $4 AND id > $5))
ORDER BY rank_at, id LIMIT $6
-- name: waiting_counts
SELECT lane, service_id, class, COUNT(*), MIN(rank_at)
FROM hall_tickets WHERE site_id = $1 AND day = $2 AND state = 'waiting'
GROUP BY lane, service_id, class ORDER BY lane, service_id, class
-- name: policy_at
SELECT policy FROM hall_policies WHERE site_id = $1 AND from_at <= $2 ORDER BY from_at DESC LIMIT 1
-- name: streak
SELECT preferential, others FROM hall_streaks WHERE site_id = $1 AND pool = $2
-- name: save_streak
INSERT INTO hall_streaks (site_id, pool, preferential, others) VALUES ($1, $2, $3, $4)
ON CONFLICT (site_id, pool) DO UPDATE SET preferential = $3, others = $4
-- name: insert_call
INSERT INTO hall_calls (site_id, at, ticket_id, code, counter, times) VALUES ($1, $2, $3, $4, $5, $6)
-- name: recent_calls
SELECT at, ticket_id, code, counter, times FROM hall_calls WHERE site_id = $1 AND at >= $2 ORDER BY at DESC LIMIT $3
-- name: request
SELECT verb, answer FROM hall_requests WHERE key = $1
-- name: keep_request
INSERT INTO hall_requests (key, verb, answer, at) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING
-- name: forget_requests
DELETE FROM hall_requests WHERE at < $1
-- name: calling
SELECT s.id, s.site_id, s.counter_id, s.officer_id, s.closed_at, s.paused_since, n.number, n.name, n.takes,
    n.accessible,
    (SELECT group_concat(p.service_id, '+')
        FROM (SELECT service_id FROM hall_counter_services WHERE counter_id = n.id ORDER BY service_id) p) AS pool
FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id WHERE s.id = $1
-- name: calling [postgres]
SELECT s.id, s.site_id, s.counter_id, s.officer_id, s.closed_at, s.paused_since, n.number, n.name, n.takes,
    n.accessible,
    (SELECT string_agg(p.service_id, '+' ORDER BY p.service_id) FROM hall_counter_services p
        WHERE p.counter_id = n.id) AS pool
FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id WHERE s.id = $1
-- name: shift_by_id
SELECT s.id, s.site_id, s.counter_id, n.number, n.name, s.officer_id, COALESCE(o.name, '') AS officer, s.opened_at,
    s.closed_at, s.paused_since, s.pause_reason, s.version
FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id LEFT JOIN identity_officers o ON o.id = s.officer_id
WHERE s.id = $1
-- name: shift_of_officer
SELECT s.id, s.site_id, s.counter_id, n.number, n.name, s.officer_id, COALESCE(o.name, '') AS officer, s.opened_at,
    s.closed_at, s.paused_since, s.pause_reason, s.version
FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id LEFT JOIN identity_officers o ON o.id = s.officer_id
WHERE s.officer_id = $1 AND s.closed_at IS NULL
-- name: shift_at_counter
SELECT s.id, s.site_id, s.counter_id, n.number, n.name, s.officer_id, COALESCE(o.name, '') AS officer, s.opened_at,
    s.closed_at, s.paused_since, s.pause_reason, s.version
FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id LEFT JOIN identity_officers o ON o.id = s.officer_id
WHERE s.counter_id = $1 AND s.closed_at IS NULL
-- name: open_shifts
SELECT s.id, s.site_id, s.counter_id, n.number, n.name, s.officer_id, COALESCE(o.name, '') AS officer, s.opened_at,
    s.closed_at, s.paused_since, s.pause_reason, s.version
FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id LEFT JOIN identity_officers o ON o.id = s.officer_id
WHERE s.site_id = $1 AND s.closed_at IS NULL ORDER BY n.number
-- name: shifts_before
SELECT s.id, s.site_id, s.counter_id, n.number, n.name, s.officer_id, COALESCE(o.name, '') AS officer, s.opened_at,
    s.closed_at, s.paused_since, s.pause_reason, s.version
FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id LEFT JOIN identity_officers o ON o.id = s.officer_id
WHERE s.closed_at IS NULL AND s.opened_at < $1 ORDER BY s.id
-- name: insert_shift
INSERT INTO hall_shifts (id, site_id, counter_id, officer_id, opened_at, closed_at, paused_since, pause_reason, version)
VALUES ($1, $2, $3, $4, $5, NULL, NULL, NULL, 1)
-- name: save_shift
UPDATE hall_shifts SET closed_at = $1, paused_since = $2, pause_reason = $3, version = version + 1
WHERE id = $4 AND version = $5
-- name: insert_pause
INSERT INTO hall_pauses (shift_id, started_at, ended_at, reason) VALUES ($1, $2, NULL, $3)
-- name: end_pause
UPDATE hall_pauses SET ended_at = $1 WHERE shift_id = $2 AND ended_at IS NULL
-- name: certified
SELECT s.officer_id FROM hall_shifts s JOIN hall_skills k ON k.officer_id = s.officer_id
WHERE s.site_id = $1 AND s.closed_at IS NULL AND k.skill = $2 AND (k.until IS NULL OR k.until >= $3)
ORDER BY CASE WHEN s.paused_since IS NULL THEN 0 ELSE 1 END, s.opened_at, s.id LIMIT 1
-- name: skills_of
SELECT skill FROM hall_skills WHERE officer_id = $1 AND (until IS NULL OR until >= $2) ORDER BY skill
-- name: save_skill
INSERT INTO hall_skills (officer_id, skill, until) VALUES ($1, $2, $3)
ON CONFLICT (officer_id, skill) DO UPDATE SET until = $3
-- name: shut_service
UPDATE hall_services SET shut_on = $1, version = version + 1 WHERE id = $2
-- name: insert_day
INSERT INTO hall_days (site_id, day, closed_at, closed_by, left_over, note) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (site_id, day) DO NOTHING
-- name: day_closing
SELECT closed_at, left_over, note FROM hall_days WHERE site_id = $1 AND day = $2
-- name: forget_closing
DELETE FROM hall_days WHERE site_id = $1 AND day = $2
-- name: insert_reopening
INSERT INTO hall_reopenings (site_id, day, reopened_at, reopened_by, reason, closed_at, note, waiting)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- name: reopenings
SELECT r.reopened_at, COALESCE(o.name, ''), r.reason, r.closed_at, r.note, r.waiting
FROM hall_reopenings r LEFT JOIN identity_officers o ON 'officer:' || o.id = r.reopened_by
WHERE r.site_id = $1 AND r.day = $2 ORDER BY r.reopened_at
-- name: wipe_day
UPDATE hall_tickets SET ground = NULL, needs = '[]'
WHERE site_id = $1 AND day = $2 AND (ground IS NOT NULL OR needs <> '[]')
-- name: wipe_before
UPDATE hall_tickets SET ground = NULL, needs = '[]' WHERE (ground IS NOT NULL OR needs <> '[]') AND day < $1
-- name: days_not_closed
SELECT DISTINCT t.day FROM hall_tickets t
WHERE t.site_id = $1 AND t.day < $2 AND t.state IN ('waiting', 'called', 'attended', 'held') AND t.ended_at IS NULL
ORDER BY t.day
-- name: observed_turns
SELECT arrived_at, called_at, attended_at, ended_at, class, state
FROM hall_tickets WHERE site_id = $1 AND service_id = $2 AND arrived_at >= $3 AND arrived_at < $4
ORDER BY arrived_at, id
-- name: insert_site
INSERT INTO hall_sites (id, key, name, address, municipality, phone, last_chair_cm, preferential_prefix,
    community_prefix, alarm_minutes, active, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, 1)
-- name: insert_hours
INSERT INTO hall_hours (site_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)
-- name: insert_service
INSERT INTO hall_services (id, site_id, key, name, name_en, help, help_en, prefix, icon, place, daily_most, opens,
    closes, topics, shut_on, active, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, NULL, 1, 1)
-- name: insert_counter
INSERT INTO hall_counters (id, site_id, number, name, takes, accessible, hearing_loop, active, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 1)
-- name: insert_counter_service
INSERT INTO hall_counter_services (counter_id, service_id) VALUES ($1, $2)
