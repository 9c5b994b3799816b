-- name: case_facts
SELECT c.regime || '|' || c.due_on || '|' || COALESCE(c.paused_until, '') || '|' || COALESCE(c.silence, '') || '|'
        || CASE WHEN c.state = 'awaiting_person' THEN 'p' ELSE 'o' END || '|' || CAST($1 AS TEXT),
    c.id, c.regime, c.state, c.filed_at, c.due_on, c.paused_until, c.silence, c.silence_at
FROM cases_published c WHERE c.id = $2
-- name: stale_cases
SELECT s.mark, s.id, s.regime, s.state, s.filed_at, s.due_on, s.paused_until, s.silence, s.silence_at
FROM (SELECT c.regime || '|' || c.due_on || '|' || COALESCE(c.paused_until, '') || '|' || COALESCE(c.silence, '') || '|'
        || CASE WHEN c.state = 'awaiting_person' THEN 'p' ELSE 'o' END || '|' || CAST($1 AS TEXT) AS mark,
        c.id, c.regime, c.state, c.filed_at, c.due_on, c.paused_until, c.silence, c.silence_at
    FROM cases_published c
    WHERE c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature')) s
LEFT JOIN notifications_plans p ON p.case_id = s.id
WHERE p.mark IS NULL OR p.mark <> s.mark
ORDER BY s.due_on, s.id
LIMIT $2
-- name: open_matters
SELECT case_id, regime, due_on FROM cases_matters_published
WHERE state = 'open' AND case_id IN (SELECT value FROM json_each($1))
ORDER BY case_id, due_on, matter_id
-- name: open_matters [postgres]
SELECT case_id, regime, due_on FROM cases_matters_published
WHERE state = 'open' AND case_id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))
ORDER BY case_id, due_on, matter_id
-- name: matter_names
SELECT case_id, due_on, matter_id, subject, regime, cause, state FROM cases_matters_published
WHERE case_id IN (SELECT value FROM json_each($1))
ORDER BY case_id, matter_id
-- name: matter_names [postgres]
SELECT case_id, due_on, matter_id, subject, regime, cause, state FROM cases_matters_published
WHERE case_id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))
ORDER BY case_id, matter_id
-- name: forget_waiting
DELETE FROM notifications_milestones
WHERE state = 'waiting' AND track IN ('term', 'person') AND case_id IN (SELECT value FROM json_each($1))
-- name: forget_waiting [postgres]
DELETE FROM notifications_milestones
WHERE state = 'waiting' AND track IN ('term', 'person')
    AND case_id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))
-- name: forget_track
DELETE FROM notifications_milestones WHERE state = 'waiting' AND case_id = $1 AND track = $2
-- name: forget_step
DELETE FROM notifications_milestones WHERE state = 'waiting' AND case_id = $1 AND track = $2 AND about = $3
-- name: settle_step
UPDATE notifications_notices SET state = 'settled', escalate_at = NULL
WHERE case_id = $1 AND state = 'unread' AND about = $2 AND CAST($3 AS TEXT) LIKE '%|' || kind || '|%'
-- name: insert_milestones
INSERT INTO notifications_milestones (case_id, kind, about, track, falls_at, tell_at, state)
SELECT j.value ->> 'c', j.value ->> 'k', j.value ->> 'a', j.value ->> 't', j.value ->> 'f', j.value ->> 'w', 'waiting'
FROM json_each($1) AS j WHERE true
ON CONFLICT (case_id, kind, about) DO UPDATE SET falls_at = excluded.falls_at, tell_at = excluded.tell_at
WHERE notifications_milestones.state = 'waiting'
-- name: insert_milestones [postgres]
INSERT INTO notifications_milestones (case_id, kind, about, track, falls_at, tell_at, state)
SELECT c, k, a, t, f, w, 'waiting'
FROM jsonb_to_recordset(CAST(CAST($1 AS TEXT) AS jsonb)) AS j (c TEXT, k TEXT, a TEXT, t TEXT, f BIGINT, w BIGINT)
ON CONFLICT (case_id, kind, about) DO UPDATE SET falls_at = excluded.falls_at, tell_at = excluded.tell_at
WHERE notifications_milestones.state = 'waiting'
-- name: save_plans
INSERT INTO notifications_plans (case_id, mark)
SELECT j.value ->> 'c', j.value ->> 'm' FROM json_each($1) AS j WHERE true
ON CONFLICT (case_id) DO UPDATE SET mark = excluded.mark
-- name: save_plans [postgres]
INSERT INTO notifications_plans (case_id, mark)
SELECT c, m FROM jsonb_to_recordset(CAST(CAST($1 AS TEXT) AS jsonb)) AS j (c TEXT, m TEXT)
ON CONFLICT (case_id) DO UPDATE SET mark = excluded.mark
-- name: delete_plan
DELETE FROM notifications_plans WHERE case_id = $1
-- name: due_milestones
SELECT m.case_id, m.kind, m.about, m.track, m.falls_at, m.tell_at, c.due_on, c.state, c.owner_id, c.area, c.version,
    c.number, c.kind
FROM notifications_milestones m
LEFT JOIN cases_published c ON c.id = m.case_id
WHERE m.state = 'waiting' AND m.tell_at <= $1 AND ($2 = 'working' OR m.kind LIKE 'silence%')
ORDER BY m.case_id, m.track, m.falls_at
LIMIT $3
-- name: close_milestones
UPDATE notifications_milestones SET state = j.value ->> 's' FROM json_each($1) AS j
WHERE notifications_milestones.case_id = j.value ->> 'c' AND notifications_milestones.kind = j.value ->> 'k'
    AND notifications_milestones.about = j.value ->> 'a'
-- name: close_milestones [postgres]
UPDATE notifications_milestones SET state = j.s
FROM jsonb_to_recordset(CAST(CAST($1 AS TEXT) AS jsonb)) AS j (c TEXT, k TEXT, a TEXT, s TEXT)
WHERE notifications_milestones.case_id = j.c AND notifications_milestones.kind = j.k
    AND notifications_milestones.about = j.a
-- name: case_now
SELECT state, owner_id, area, version, number, kind FROM cases_published WHERE id = $1
-- name: plan_of_case
SELECT kind, about, tell_at, state FROM notifications_milestones WHERE case_id = $1 ORDER BY falls_at, kind LIMIT 60
-- name: insert_notices
INSERT INTO notifications_notices (id, account, case_id, kind, about, standing, told_at, state, escalate_at, case_version)
SELECT j.value ->> 'i', j.value ->> 'o', j.value ->> 'c', j.value ->> 'k', j.value ->> 'a', j.value ->> 's',
    j.value ->> 't', 'unread', j.value ->> 'e', j.value ->> 'v'
FROM json_each($1) AS j WHERE true
ON CONFLICT (account, case_id, kind, about) DO UPDATE SET state = 'unread', standing = excluded.standing,
    told_at = excluded.told_at, escalate_at = excluded.escalate_at, case_version = excluded.case_version
WHERE notifications_notices.state = 'settled'
-- name: insert_notices [postgres]
INSERT INTO notifications_notices (id, account, case_id, kind, about, standing, told_at, state, escalate_at, case_version)
SELECT i, o, c, k, a, s, t, 'unread', e, v
FROM jsonb_to_recordset(CAST(CAST($1 AS TEXT) AS jsonb))
    AS j (i TEXT, o TEXT, c TEXT, k TEXT, a TEXT, s TEXT, t BIGINT, e BIGINT, v BIGINT)
ON CONFLICT (account, case_id, kind, about) DO UPDATE SET state = 'unread', standing = excluded.standing,
    told_at = excluded.told_at, escalate_at = excluded.escalate_at, case_version = excluded.case_version
WHERE notifications_notices.state = 'settled'
-- name: escalating
SELECT n.id, n.case_id, n.kind, n.about, n.account, n.case_version, c.state, c.area, c.version, c.number, c.kind
FROM notifications_notices n JOIN cases_published c ON c.id = n.case_id
WHERE n.escalate_at <= $1 AND n.state = 'unread'
ORDER BY n.escalate_at, n.id
LIMIT $2
-- name: clear_escalations
UPDATE notifications_notices SET escalate_at = NULL WHERE id IN (SELECT value FROM json_each($1))
-- name: clear_escalations [postgres]
UPDATE notifications_notices SET escalate_at = NULL
WHERE id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))
-- name: unread_of_case
SELECT account, kind, about, standing FROM notifications_notices WHERE case_id = $1 AND state = 'unread' ORDER BY id
-- name: settle_case
UPDATE notifications_notices SET state = 'settled', escalate_at = NULL WHERE case_id = $1 AND state = 'unread'
-- name: uploaded_services
SELECT service FROM reports_uploads WHERE month = $1
-- name: forget_upload
DELETE FROM notifications_milestones WHERE state = 'waiting' AND case_id = '' AND track = $1 AND about = $2
-- name: settle_upload
UPDATE notifications_notices SET state = 'settled', escalate_at = NULL
WHERE case_id = '' AND state = 'unread' AND about = $1
-- name: settle_other_days
UPDATE notifications_notices SET state = 'settled', escalate_at = NULL
WHERE case_id = $1 AND state = 'unread' AND CAST($2 AS TEXT) NOT LIKE '%|' || about || '|%' AND CAST($3 AS TEXT) LIKE '%|' || kind || '|%'
-- name: count_unread
SELECT COUNT(*) FROM notifications_notices WHERE account = $1 AND state = 'unread'
-- name: my_notices
SELECT n.id, n.account, COALESCE(o.name, ''), n.case_id, COALESCE(c.number, ''), COALESCE(c.kind, ''), n.kind, n.about,
    n.standing, n.told_at, n.state
FROM notifications_notices n
LEFT JOIN identity_officers o ON o.id = n.account
LEFT JOIN cases_published c ON c.id = n.case_id
WHERE n.account = $1 AND ($2 = 'all' OR n.state = 'unread')
    AND (CAST($3 AS TEXT) = '' OR CAST($3 AS TEXT) LIKE '%|' || n.kind || '|%')
    AND (CAST($4 AS TEXT) = '' OR n.id < $4)
ORDER BY n.id DESC
LIMIT $5
-- name: all_notices
SELECT n.id, n.account, COALESCE(o.name, ''), n.case_id, COALESCE(c.number, ''), COALESCE(c.kind, ''), n.kind, n.about,
    n.standing, n.told_at, n.state
FROM notifications_notices n
LEFT JOIN identity_officers o ON o.id = n.account
LEFT JOIN cases_published c ON c.id = n.case_id
WHERE ($1 = 'all' OR n.state = 'unread')
    AND (CAST($2 AS TEXT) = '' OR CAST($2 AS TEXT) LIKE '%|' || n.kind || '|%')
    AND (CAST($3 AS TEXT) = '' OR n.id < $3)
ORDER BY n.id DESC
LIMIT $4
-- name: case_of_notice
SELECT case_id FROM notifications_notices WHERE id = $1 AND account = $2
-- name: mark_read
UPDATE notifications_notices SET state = 'read', escalate_at = NULL WHERE id = $1 AND account = $2 AND state = 'unread'
-- name: mark_read_until
UPDATE notifications_notices SET state = 'read', escalate_at = NULL WHERE account = $1 AND state = 'unread' AND id <= $2
-- name: preferences_of
SELECT digest, by_mail, address FROM notifications_preferences WHERE account = $1
-- name: all_preferences
SELECT account, digest, by_mail, address FROM notifications_preferences
-- name: save_preferences
INSERT INTO notifications_preferences (account, digest, by_mail, address) VALUES ($1, $2, $3, $4)
ON CONFLICT (account) DO UPDATE SET digest = excluded.digest, by_mail = excluded.by_mail, address = excluded.address
-- name: claim_digest
INSERT INTO notifications_digests (account, day) VALUES ($1, $2) ON CONFLICT (account, day) DO NOTHING
-- name: digest_cases
SELECT id, number, kind, state, subject, due_on, silence, owner_id, '', area, filed_at FROM cases_published
WHERE owner_id = $1 AND state IN ('received', 'in_study', 'awaiting_person', 'in_signature') AND paused_until IS NULL
    AND (due_on <= $2 OR silence = 'occurred')
ORDER BY due_on, id
LIMIT 200
-- name: cases_to_sign
SELECT id, number, kind, state, subject, due_on, silence, owner_id, '', area, filed_at FROM cases_published
WHERE state = 'in_signature' AND (owner_id IS NULL OR owner_id <> $1)
ORDER BY due_on, id
LIMIT 50
-- name: count_unowned
SELECT COUNT(*) FROM cases_published
WHERE owner_id IS NULL AND state IN ('received', 'in_study', 'awaiting_person', 'in_signature')
-- name: feed_of
SELECT created_at FROM notifications_feeds WHERE account = $1
-- name: save_feed
INSERT INTO notifications_feeds (account, token_hash, created_at) VALUES ($1, $2, $3)
ON CONFLICT (account) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at
-- name: delete_feed
DELETE FROM notifications_feeds WHERE account = $1
-- name: feed_owner
SELECT f.account, o.name FROM notifications_feeds f JOIN identity_officers o ON o.id = f.account AND o.active = 1
WHERE f.token_hash = $1
-- name: feed_cases
SELECT id, number, kind, due_on, version FROM cases_published
WHERE owner_id = $1 AND state IN ('received', 'in_study', 'awaiting_person', 'in_signature') AND paused_until IS NULL
ORDER BY due_on, id
LIMIT 1000
-- name: hours
SELECT opens, closes FROM notifications_hours WHERE one = 1
-- name: save_hours
INSERT INTO notifications_hours (one, opens, closes, changed_at, changed_by) VALUES (1, $1, $2, $3, $4)
ON CONFLICT (one) DO UPDATE SET opens = excluded.opens, closes = excluded.closes, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by
-- name: board_cases
SELECT c.id, c.number, c.kind, c.state, c.subject, c.due_on, c.silence, c.owner_id, COALESCE(o.name, ''), c.area, c.filed_at
FROM cases_published c LEFT JOIN identity_officers o ON o.id = c.owner_id
WHERE c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature') AND c.paused_until IS NULL
    AND c.due_on >= $1 AND c.due_on <= $2
    AND (CAST($3 AS TEXT) = '' OR c.area = $3)
    AND (CAST($4 AS TEXT) = '' OR ($4 = 'nobody' AND c.owner_id IS NULL) OR c.owner_id = $4)
ORDER BY c.due_on, c.id
LIMIT $5
-- name: board_count
SELECT COUNT(*) FROM cases_published c
WHERE c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature') AND c.paused_until IS NULL
    AND c.due_on >= $1 AND c.due_on <= $2
    AND (CAST($3 AS TEXT) = '' OR c.area = $3)
    AND (CAST($4 AS TEXT) = '' OR ($4 = 'nobody' AND c.owner_id IS NULL) OR c.owner_id = $4)
-- name: areas
SELECT DISTINCT area FROM identity_officers WHERE active = 1 AND area <> '' ORDER BY area
-- name: forget_old_notices
DELETE FROM notifications_notices WHERE told_at < $1 AND state <> 'unread'
-- name: forget_old_milestones
DELETE FROM notifications_milestones
WHERE tell_at < $1 AND state <> 'waiting' AND case_id NOT IN (SELECT case_id FROM notifications_plans)
-- name: forget_old_digests
DELETE FROM notifications_digests WHERE day < $1
