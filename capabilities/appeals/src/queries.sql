-- name: insert_appeal
INSERT INTO appeals_appeals (case_id, parent_id, subsidiary, state, filed_on, due_on, remitted_on, sspd_result, final_on,
    course, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (case_id) DO NOTHING
-- name: save_appeal
UPDATE appeals_appeals SET parent_id = $1, state = $2, due_on = $3, remitted_on = $4, sspd_result = $5, final_on = $6,
    course = $7, version = $8
WHERE case_id = $9 AND version = $10
-- name: appeal_by_case
SELECT case_id, parent_id, subsidiary, state, filed_on, due_on, final_on, course, version
FROM appeals_appeals WHERE case_id = $1
-- name: appeals_of_parent
SELECT case_id, parent_id, subsidiary, state, filed_on, due_on, final_on, course, version
FROM appeals_appeals WHERE parent_id = $1 ORDER BY case_id
-- name: notice_of_decision
SELECT state, effective_on, appeal_until FROM notices_published WHERE case_id = $1
-- name: case_head
SELECT c.id, c.number, c.kind, c.state, c.identity, c.subject, c.filed_at, c.due_on, c.decided_at, c.outgoing_number,
    c.result, c.tracking_key, p.display_name
FROM cases_published c LEFT JOIN people_names p ON p.id = c.person_id
WHERE c.id = $1
-- name: list_appeals
SELECT a.case_id, c.number, c.identity, n.display_name, c.subject, p.outgoing_number, a.subsidiary, a.state,
    COALESCE(CASE WHEN a.state IN ('to_admit', 'to_decide') THEN c.due_on ELSE a.due_on END, '9999-12-31'), a.filed_on,
    a.remitted_on, c.state
FROM appeals_appeals a
JOIN cases_published c ON c.id = a.case_id
LEFT JOIN cases_published p ON p.id = a.parent_id
LEFT JOIN people_names n ON n.id = c.person_id
WHERE (a.state = $1 OR ($1 = '' AND a.state IN ('to_admit', 'to_decide', 'refused', 'to_remit', 'with_superintendence',
        'to_execute')) OR ($1 = 'over' AND a.state IN ('closed', 'withdrawn')))
    AND (COALESCE(CASE WHEN a.state IN ('to_admit', 'to_decide') THEN c.due_on ELSE a.due_on END, '9999-12-31') > $2
        OR (COALESCE(CASE WHEN a.state IN ('to_admit', 'to_decide') THEN c.due_on ELSE a.due_on END, '9999-12-31') = $2
            AND a.case_id > $3))
ORDER BY 9, a.case_id
LIMIT $4
-- name: count_appeals
SELECT state, COUNT(*) FROM appeals_appeals
WHERE state IN ('to_admit', 'to_decide', 'refused', 'to_remit', 'with_superintendence', 'to_execute') GROUP BY state
-- name: refusals_over
SELECT case_id FROM appeals_appeals WHERE state = 'refused' AND due_on < $1 ORDER BY case_id
-- name: final_on_of_decision
SELECT final_on FROM notices_published WHERE case_id = $1
