-- name: decision_of_case
SELECT id, number, kind, regime, channel, identity, person_id, subject, reply_by, reply_to, filed_at, decided_at,
    outgoing_number, letter_code, result, tracking_key, id, 0
FROM cases_published WHERE id = $1
-- name: decision_of_matter
SELECT id, number, kind, regime, channel, identity, person_id, subject, reply_by, reply_to, filed_at, decided_at,
    outgoing_number, letter_code, result, tracking_key, case_id, matter_id
FROM cases_matter_letters WHERE id = $1
-- name: matters_of
SELECT course, served_at, certificate, opened_at FROM notices_notices WHERE of_case = $1 AND matter > 0 ORDER BY matter
-- name: case_by_tracking_key
SELECT id FROM cases_published WHERE tracking_key = $1
-- name: insert_notice
INSERT INTO notices_notices (case_id, of_case, matter, letter_code, person_id, plan, state, due_on, how, effective_on,
    appeal_until, final_on, course, opened_at, served_at, certificate, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL, NULL, NULL, $9, $10, NULL, NULL, $11)
-- name: notice_by_case
SELECT course, served_at, certificate, opened_at FROM notices_notices WHERE case_id = $1
-- name: save_notice
UPDATE notices_notices SET plan = $1, state = $2, due_on = $3, how = $4, effective_on = $5, appeal_until = $6,
    final_on = $7, course = $8, version = $9
WHERE case_id = $10 AND version = $11
-- name: save_served_at
UPDATE notices_notices SET served_at = $1, certificate = $2 WHERE case_id = $3
-- name: due_by_calendar
SELECT case_id FROM notices_notices
WHERE state IN ('pending', 'electronic_sent', 'summoned', 'posted', 'served') AND due_on <= $1
ORDER BY due_on, case_id
-- name: electronic_of_person
SELECT case_id FROM notices_notices WHERE person_id = $1 AND state IN ('pending', 'electronic_sent')
-- name: list_running
SELECT n.case_id, n.matter, c.number, c.subject, c.identity, p.display_name, n.state, n.plan, n.how, n.due_on,
    n.effective_on, n.appeal_until, n.final_on
FROM notices_notices n
JOIN cases_published c ON c.id = n.of_case
LEFT JOIN people_names p ON p.id = c.person_id
WHERE n.state <> 'final' AND ($1 = '' OR n.state = $1 OR n.state = $2)
    AND (n.due_on > $3 OR (n.due_on = $3 AND n.case_id > $4))
ORDER BY n.due_on, n.case_id
LIMIT $5
-- name: list_final
SELECT n.case_id, n.matter, c.number, c.subject, c.identity, p.display_name, n.state, n.plan, n.how, n.due_on,
    n.effective_on, n.appeal_until, n.final_on
FROM notices_notices n
JOIN cases_published c ON c.id = n.of_case
LEFT JOIN people_names p ON p.id = c.person_id
WHERE n.state = 'final' AND (n.due_on < $1 OR (n.due_on = $1 AND n.case_id < $2))
ORDER BY n.due_on DESC, n.case_id DESC
LIMIT $3
-- name: count_running
SELECT state, COUNT(*) FROM notices_notices WHERE state <> 'final' GROUP BY state
-- name: insert_attempt
INSERT INTO notices_attempts (id, case_id, kind, channel, address, sent_at, sent_on, guide, paper, paper_number, result,
    result_on, note, proof_id, proof_sha256, actor, actor_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
-- name: attempts_of
SELECT id, kind, channel, address, sent_at, sent_on, guide, paper, paper_number, result, result_on, note, proof_id,
    proof_sha256, actor_name
FROM notices_attempts WHERE case_id = $1 ORDER BY sent_at, id
-- name: save_result
UPDATE notices_attempts SET result = $1, result_on = $2, guide = $3, note = $4, proof_id = $5, proof_sha256 = $6
WHERE id = $7
-- name: mark_no_show
UPDATE notices_attempts SET result = 'no_show', result_on = $1
WHERE case_id = $2 AND kind = 'summons' AND result IS NULL
-- name: insert_board
INSERT INTO notices_board (number, case_id, case_number, addressee, ground, paper, posted_on, posted_at, down_on,
    taken_down_at, posting_proof, taking_down_proof)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, $10, NULL)
-- name: board_list
SELECT number, case_id, case_number, addressee, ground, paper, posted_on, posted_at, down_on, taken_down_at,
    posting_proof, taking_down_proof
FROM notices_board WHERE posted_at < $1 OR (posted_at = $1 AND number < $2)
ORDER BY posted_at DESC, number DESC LIMIT $3
-- name: board_search
SELECT number, case_id, case_number, addressee, ground, paper, posted_on, posted_at, down_on, taken_down_at,
    posting_proof, taking_down_proof
FROM notices_board WHERE number = $1 OR case_number = $1
ORDER BY posted_at DESC, number DESC LIMIT $2
-- name: board_of_case
SELECT number, case_id, case_number, addressee, ground, paper, posted_on, posted_at, down_on, taken_down_at,
    posting_proof, taking_down_proof
FROM notices_board WHERE case_id = $1 ORDER BY posted_at DESC LIMIT 1
-- name: board_over
SELECT number, case_id, case_number, addressee, ground, paper, posted_on, posted_at, down_on, taken_down_at,
    posting_proof, taking_down_proof
FROM notices_board WHERE taken_down_at IS NULL AND down_on < $1 ORDER BY down_on, number
-- name: take_down
UPDATE notices_board SET taken_down_at = $1, taking_down_proof = $2 WHERE number = $3 AND taken_down_at IS NULL
