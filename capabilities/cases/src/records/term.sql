-- name: term_of
SELECT deadline, term, kind, service, account_number, silence, due_on, due_told, due_at_filing FROM cases_cases
WHERE id = $1
-- name: save_term
UPDATE cases_cases SET due_on = $1, deadline = $2, term = $3, paused_until = $4, regime = $5, due_told = $6, due_reason = $7
WHERE id = $8
-- name: paused_until_day
SELECT id FROM cases_cases WHERE paused_until = $1 AND state = 'awaiting_person' ORDER BY id
-- name: matters_of
SELECT number, regime, subject, service, cause, due_on, deadline, extended_at, extended_to, answered_at, answer, result
FROM cases_matters WHERE case_id = $1 ORDER BY number
-- name: save_matter
INSERT INTO cases_matters (case_id, number, regime, subject, service, cause, due_on, deadline, extended_at, extended_to,
    answered_at, answer, result)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (case_id, number) DO UPDATE SET regime = excluded.regime, subject = excluded.subject,
    service = excluded.service, cause = excluded.cause, due_on = excluded.due_on, deadline = excluded.deadline,
    extended_at = excluded.extended_at, extended_to = excluded.extended_to, answered_at = excluded.answered_at,
    answer = excluded.answer, result = excluded.result
-- name: save_matter_letter
UPDATE cases_matters SET letter_id = $1, letter_code = $2 WHERE case_id = $3 AND number = $4
-- name: delete_matters
DELETE FROM cases_matters WHERE case_id = $1
-- name: close_matters
UPDATE cases_matters SET answered_at = $1, answer = $2, result = $3 WHERE case_id = $4 AND answered_at IS NULL
-- name: open_terms
SELECT id, number, deadline, term, due_on, due_told FROM cases_cases
WHERE state IN ('received', 'in_study', 'awaiting_person', 'in_signature') AND id > $1
ORDER BY id LIMIT $2
-- name: split_cases
SELECT DISTINCT m.case_id FROM cases_matters m JOIN cases_cases c ON c.id = m.case_id
WHERE m.answered_at IS NULL AND m.case_id > $1
    AND c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature')
-- name: save_terms
UPDATE cases_cases SET due_on = j.value ->> 'due_on', deadline = j.value ->> 'deadline', term = j.value ->> 'term',
    paused_until = j.value ->> 'until', due_told = j.value ->> 'told',
    due_reason = CASE WHEN j.value ->> 'moved' = 1 THEN 'calendar' ELSE due_reason END
FROM json_each($1) AS j WHERE cases_cases.id = j.value ->> 'id'
-- name: save_terms [postgres]
UPDATE cases_cases SET due_on = j.due_on, deadline = CAST(j.deadline AS TEXT), term = CAST(j.term AS TEXT),
    paused_until = j.until, due_told = j.told, due_reason = CASE WHEN j.moved = 1 THEN 'calendar' ELSE due_reason END
FROM jsonb_to_recordset(CAST(CAST($1 AS TEXT) AS JSONB))
    AS j(id TEXT, due_on TEXT, deadline JSONB, term JSONB, until TEXT, told TEXT, moved BIGINT)
WHERE cases_cases.id = j.id
-- name: insert_recalculations
INSERT INTO cases_entries (id, case_id, at, kind, author, author_name, public, body, data)
SELECT j.value ->> 'id', j.value ->> 'case', $1, $2, $3, $4, 1, $5, j.value ->> 'data' FROM json_each($6) AS j
-- name: insert_recalculations [postgres]
INSERT INTO cases_entries (id, case_id, at, kind, author, author_name, public, body, data)
SELECT j.id, j."case", CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT), 1, CAST($5 AS TEXT), j.data
FROM jsonb_to_recordset(CAST(CAST($6 AS TEXT) AS JSONB)) AS j(id TEXT, "case" TEXT, data TEXT)
