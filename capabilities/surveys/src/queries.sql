-- name: site_by_key
SELECT id, key, name FROM hall_sites_published WHERE key = $1 AND active = 1
-- name: list_sites
SELECT id, key, name FROM hall_sites_published WHERE active = 1 ORDER BY name, id
-- name: asking_of_site
SELECT faces, slot_minutes, link_days, key_round, version FROM surveys_settings WHERE site_id = $1
-- name: insert_asking
INSERT INTO surveys_settings (site_id, faces, slot_minutes, link_days, key_round, version) VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (site_id) DO NOTHING
-- name: save_asking
UPDATE surveys_settings SET faces = $1, slot_minutes = $2, link_days = $3, key_round = $4, version = version + 1
WHERE site_id = $5 AND version = $6
-- name: counters_of_site
SELECT id, number, name FROM hall_counters_published WHERE site_id = $1 ORDER BY number
-- name: counter_by_number
SELECT id, number, name FROM hall_counters_published WHERE site_id = $1 AND number = $2
-- name: finished_ticket
SELECT secret_hash, site_id, service_id, counter_id, officer_id, ended_at FROM hall_published WHERE id = $1 AND state = 'finished'
-- name: insert_visit
INSERT INTO surveys_visits (id, link_hash, site_id, service_id, counter_id, officer_id, day, hour, finished_at, slot_until, link_until, answered)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)
ON CONFLICT (link_hash) DO NOTHING
-- name: visit_of_counter
SELECT v.id, o.name, v.answered FROM surveys_visits v LEFT JOIN identity_officers o ON o.id = v.officer_id
WHERE v.counter_id = $1 AND v.slot_until > $2
ORDER BY v.finished_at DESC LIMIT 1
-- name: counter_of_ticket
SELECT counter_id FROM hall_published WHERE id = $1 AND state = 'attended'
-- name: close_slots
UPDATE surveys_visits SET slot_until = $1 WHERE counter_id = $2 AND slot_until > $3
-- name: visit_by_id
SELECT id, site_id, service_id, slot_until, finished_at, link_until, answered FROM surveys_visits WHERE id = $1
-- name: visit_by_link
SELECT id, site_id, service_id, slot_until, finished_at, link_until, answered FROM surveys_visits WHERE link_hash = $1
-- name: mark_answered
UPDATE surveys_visits SET answered = 1 WHERE id = $1 AND answered = 0
-- name: insert_answer
INSERT INTO surveys_answers (key, site_id, month, day, hour, service_id, via, score, reasons, comment, visit_id, request, recorded_at)
SELECT $1, v.site_id, $2, v.day, v.hour, v.service_id, $3, $4, $5, $6, v.id, $7, $8 FROM surveys_visits v WHERE v.id = $9
-- name: answer_of_visit
SELECT key, request, reasons, comment FROM surveys_answers WHERE visit_id = $1
-- name: answer_by_request
SELECT key, visit_id, reasons, comment FROM surveys_answers WHERE request = $1 AND visit_id IS NOT NULL
-- name: complete_answer
UPDATE surveys_answers SET reasons = $1, comment = $2 WHERE key = $3 AND reasons = '[]' AND comment = ''
-- name: answers_to_cut
SELECT a.key, a.month, a.score, v.id, v.site_id, v.service_id, v.counter_id, v.officer_id
FROM surveys_answers a JOIN surveys_visits v ON v.id = a.visit_id
LEFT JOIN surveys_settings s ON s.site_id = a.site_id
WHERE a.visit_id IS NOT NULL AND a.recorded_at + COALESCE(s.slot_minutes, $1) * 60000000 <= $2
ORDER BY a.recorded_at LIMIT 500
-- name: cut_answer
UPDATE surveys_answers SET visit_id = NULL, request = NULL, recorded_at = NULL WHERE key = $1
-- name: cut_visit
UPDATE surveys_visits SET counter_id = NULL, officer_id = NULL WHERE id = $1
-- name: count_answer
INSERT INTO surveys_counts (site_id, month, kind, ref, score, answers) VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (site_id, month, kind, ref, score) DO UPDATE SET answers = surveys_counts.answers + 1
-- name: blur_hours
UPDATE surveys_answers SET hour = NULL
WHERE day < $1 AND hour IS NOT NULL AND visit_id IS NULL AND (
  SELECT COUNT(*) FROM surveys_answers o WHERE o.site_id = surveys_answers.site_id AND o.month = surveys_answers.month
    AND o.day = surveys_answers.day AND o.hour = surveys_answers.hour AND o.service_id = surveys_answers.service_id) < $2
-- name: blur_services
UPDATE surveys_answers SET service_id = NULL
WHERE day < $1 AND hour IS NULL AND service_id IS NOT NULL AND visit_id IS NULL AND (
  SELECT COUNT(*) FROM surveys_answers o WHERE o.site_id = surveys_answers.site_id AND o.month = surveys_answers.month
    AND o.day = surveys_answers.day AND o.hour IS NULL AND o.service_id = surveys_answers.service_id) < $2
-- name: blur_days
UPDATE surveys_answers SET day = NULL
WHERE day < $1 AND hour IS NULL AND service_id IS NULL AND visit_id IS NULL AND (
  SELECT COUNT(*) FROM surveys_answers o WHERE o.site_id = surveys_answers.site_id AND o.month = surveys_answers.month
    AND o.day = surveys_answers.day AND o.hour IS NULL AND o.service_id IS NULL) < $2
-- name: forget_visits
DELETE FROM surveys_visits WHERE link_until < $1 AND finished_at < $2
  AND NOT EXISTS (SELECT 1 FROM surveys_answers a WHERE a.visit_id = surveys_visits.id)
-- name: insert_past_answers
INSERT INTO surveys_answers (key, site_id, month, day, hour, service_id, via, score, reasons, comment)
SELECT json_extract(value, '$[0]'), $1, json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'),
    json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), json_extract(value, '$[7]'),
    json_extract(value, '$[8]')
FROM json_each($2)
-- name: insert_past_answers [postgres]
INSERT INTO surveys_answers (key, site_id, month, day, hour, service_id, via, score, reasons, comment)
SELECT v->>0, CAST($1 AS TEXT), v->>1, v->>2, CAST(v->>3 AS BIGINT), v->>4, v->>5, CAST(v->>6 AS BIGINT), v->>7, v->>8
FROM json_array_elements(CAST(CAST($2 AS TEXT) AS JSON)) AS v
-- name: add_counts
INSERT INTO surveys_counts (site_id, month, kind, ref, score, answers)
SELECT $1, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'),
    json_extract(value, '$[4]')
FROM json_each($2) WHERE true
ON CONFLICT (site_id, month, kind, ref, score) DO UPDATE SET answers = surveys_counts.answers + excluded.answers
-- name: add_counts [postgres]
INSERT INTO surveys_counts (site_id, month, kind, ref, score, answers)
SELECT CAST($1 AS TEXT), v->>0, v->>1, v->>2, CAST(v->>3 AS BIGINT), CAST(v->>4 AS BIGINT)
FROM json_array_elements(CAST(CAST($2 AS TEXT) AS JSON)) AS v
ON CONFLICT (site_id, month, kind, ref, score) DO UPDATE SET answers = surveys_counts.answers + excluded.answers
-- name: counts_of_months
SELECT kind, ref, score, CAST(SUM(answers) AS BIGINT) FROM surveys_counts WHERE site_id = $1 AND month >= $2 AND month <= $3
GROUP BY kind, ref, score ORDER BY kind, ref, score
-- name: finished_of_months
SELECT t.service_id, t.counter_id, t.officer_id, COUNT(*) FROM hall_published t
WHERE t.ended_at IS NOT NULL AND t.site_id = $1 AND t.arrived_at >= $2 AND t.arrived_at < $3 AND t.state = 'finished'
GROUP BY t.service_id, t.counter_id, t.officer_id
-- name: services_of_site
SELECT id, name, name_en FROM hall_services_published WHERE site_id = $1 ORDER BY place, id
-- name: officer_names
SELECT o.id, o.name FROM identity_officers o WHERE o.id IN (SELECT c.ref FROM surveys_counts c WHERE c.site_id = $1 AND c.month >= $2 AND c.month <= $3
  AND c.kind = 'officer')
-- name: answers_of_month
SELECT a.key, a.day, a.hour, a.via, a.score, a.reasons, a.comment, s.name, s.name_en
FROM surveys_answers a LEFT JOIN hall_services_published s ON s.id = a.service_id
WHERE a.site_id = $1 AND a.month = $2 AND a.visit_id IS NULL
ORDER BY COALESCE(a.day, '') DESC, a.key LIMIT $3
-- name: comments_of_month
SELECT a.key, a.day, a.hour, a.via, a.score, a.reasons, a.comment, s.name, s.name_en
FROM surveys_answers a LEFT JOIN hall_services_published s ON s.id = a.service_id
WHERE a.site_id = $1 AND a.month = $2 AND a.visit_id IS NULL AND a.comment <> ''
ORDER BY COALESCE(a.day, '') DESC, a.key LIMIT $3
