-- name: insert_case
INSERT INTO cases_cases (id, number, kind, state, channel, identity, person_id, service, account_id, account_number,
    everyday_cause, cause, subject, reply_by, reply_to, priority, bill_issued_on, bill_number, disputed_cents, warnings,
    filed_at, due_on, due_at_filing, due_told, due_reason, deadline, tracking_key, receipt_code, document_tail, filed_by,
    owner_id, area, last_entry_at, last_entry_kind, snippet, version, regime, term)
VALUES ($1, $2, $3, 'received', $4, $5, $6, $7, $8, $9, $10, NULL, $11, $12, $13, $14, $15, $16, $17, $18, $19,
    $20, $20, $20, '', $21, $22, $23, $24, $25, NULL, '', $19, 'petition', $26, 1, $27, $28)
-- name: link_appeal
UPDATE cases_cases SET parent_id = $1,
    cause = (SELECT p.cause FROM cases_cases p WHERE p.id = $1),
    bill_issued_on = (SELECT p.bill_issued_on FROM cases_cases p WHERE p.id = $1),
    bill_number = (SELECT p.bill_number FROM cases_cases p WHERE p.id = $1),
    disputed_cents = (SELECT p.disputed_cents FROM cases_cases p WHERE p.id = $1)
WHERE id = $2
-- name: insert_entry
INSERT INTO cases_entries (id, case_id, at, kind, author, author_name, public, body, data)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- name: touch_case
UPDATE cases_cases SET last_entry_at = $1, last_entry_kind = $2, snippet = $3 WHERE id = $4
-- name: claim_request
INSERT INTO cases_requests (key, content_sha256, case_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING
-- name: request_by_key
SELECT content_sha256, case_id FROM cases_requests WHERE key = $1
-- name: forget_requests
DELETE FROM cases_requests WHERE at < $1
-- name: filed_by_id
SELECT number, filed_at, tracking_key, receipt_code, deadline FROM cases_cases WHERE id = $1
-- name: case_by_id
SELECT id, number, state, owner_id, version, filed_at FROM cases_cases WHERE id = $1
-- name: case_by_number
SELECT id, number, state, owner_id, version, filed_at FROM cases_cases WHERE number = $1
-- name: save_case
UPDATE cases_cases SET state = $1, owner_id = $2, version = $3 WHERE id = $4 AND version = $5
-- name: save_classification
UPDATE cases_cases SET kind = $1, service = $2, cause = $3, priority = $4 WHERE id = $5
-- name: save_area
UPDATE cases_cases SET area = $1 WHERE id = $2
-- name: save_answered
UPDATE cases_cases SET answered_at = $1, outgoing_number = $2, letter_code = $3, result = $4 WHERE id = $5
-- name: sheet_by_id
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.person_id, c.service, c.account_number,
    c.everyday_cause, c.cause, c.subject, c.reply_by, c.reply_to, c.priority, c.bill_issued_on, c.warnings, c.filed_at,
    c.deadline, c.tracking_key, c.receipt_code, c.owner_id, c.area, c.answered_at, c.outgoing_number,
    c.letter_code, c.result, c.version, o.name, c.regime, c.term, c.due_at_filing, c.due_told, c.due_reason,
    c.paused_until, c.silence, c.silence_at, c.referred_to, c.parent_id, c.bill_number, c.disputed_cents
FROM cases_cases c LEFT JOIN identity_officers o ON o.id = c.owner_id
WHERE c.id = $1
-- name: kind_of_case
SELECT kind FROM cases_cases WHERE id = $1
-- name: id_by_number
SELECT id FROM cases_cases WHERE number = $1
-- name: id_by_tracking_key
SELECT id FROM cases_cases WHERE tracking_key = $1
-- name: credentials_by_number
SELECT tracking_key, receipt_code, document_tail FROM cases_cases WHERE number = $1
-- name: entries_of
SELECT id, at, kind, author, author_name, public, body, data FROM cases_entries WHERE case_id = $1 ORDER BY at, id
-- name: answer_of
SELECT state, response, greeting, facts, evidence, decision, appeals, lies, reserve, author_id, review_note, signer_id, signed_at, version
FROM cases_answers WHERE case_id = $1
-- name: save_answer
INSERT INTO cases_answers (case_id, state, response, greeting, facts, evidence, decision, appeals, lies, reserve, author_id,
    review_note, signer_id, signed_at, version, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, response = excluded.response, greeting = excluded.greeting,
    facts = excluded.facts, evidence = excluded.evidence, decision = excluded.decision, appeals = excluded.appeals,
    lies = excluded.lies, reserve = excluded.reserve,
    author_id = excluded.author_id, review_note = excluded.review_note, signer_id = excluded.signer_id,
    signed_at = excluded.signed_at, version = excluded.version, updated_at = excluded.updated_at
-- name: save_draft
INSERT INTO cases_drafts (id, resume_key, fields, files, updated_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (id) DO UPDATE SET fields = excluded.fields, files = excluded.files, updated_at = excluded.updated_at,
    expires_at = excluded.expires_at
-- name: draft_by_id
SELECT resume_key, fields, files, updated_at FROM cases_drafts WHERE id = $1 AND expires_at > $2
-- name: draft_by_resume_key
SELECT id FROM cases_drafts WHERE resume_key = $1 AND expires_at > $2
-- name: delete_draft
DELETE FROM cases_drafts WHERE id = $1
-- name: files_of_drafts
SELECT files FROM cases_drafts WHERE files <> '[]'
-- name: delete_old_drafts
DELETE FROM cases_drafts WHERE expires_at < $1
-- name: save_scratch
INSERT INTO cases_scratch (case_id, account_id, box, body, updated_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (case_id, account_id, box) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at
-- name: scratch_of
SELECT box, body FROM cases_scratch WHERE case_id = $1 AND account_id = $2
-- name: delete_scratch
DELETE FROM cases_scratch WHERE case_id = $1 AND account_id = $2 AND box = $3
-- name: list_open
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.subject, c.snippet, c.due_on, c.filed_at,
    c.last_entry_at, c.last_entry_kind, c.owner_id, o.name, p.display_name, c.priority, c.answered_at
FROM cases_cases c
LEFT JOIN identity_officers o ON o.id = c.owner_id
LEFT JOIN people_names p ON p.id = c.person_id
WHERE c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature')
    AND c.due_on <= $1
    AND ($2 = '' OR c.kind = $2)
    AND ($3 = '' OR c.channel = $3)
    AND (c.due_on, c.id) > ($4, $5)
ORDER BY c.due_on, c.id
LIMIT $6
-- name: list_of_owner
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.subject, c.snippet, c.due_on, c.filed_at,
    c.last_entry_at, c.last_entry_kind, c.owner_id, o.name, p.display_name, c.priority, c.answered_at
FROM cases_cases c
LEFT JOIN identity_officers o ON o.id = c.owner_id
LEFT JOIN people_names p ON p.id = c.person_id
WHERE c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature')
    AND c.owner_id = $1
    AND ($2 = '' OR c.kind = $2)
    AND ($3 = '' OR c.channel = $3)
    AND (c.due_on, c.id) > ($4, $5)
ORDER BY c.due_on, c.id
LIMIT $6
-- name: list_of_nobody
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.subject, c.snippet, c.due_on, c.filed_at,
    c.last_entry_at, c.last_entry_kind, c.owner_id, o.name, p.display_name, c.priority, c.answered_at
FROM cases_cases c
LEFT JOIN identity_officers o ON o.id = c.owner_id
LEFT JOIN people_names p ON p.id = c.person_id
WHERE c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature')
    AND c.owner_id IS NULL
    AND ($1 = '' OR c.kind = $1)
    AND ($2 = '' OR c.channel = $2)
    AND (c.due_on, c.id) > ($3, $4)
ORDER BY c.due_on, c.id
LIMIT $5
-- name: list_to_sign
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.subject, c.snippet, c.due_on, c.filed_at,
    c.last_entry_at, c.last_entry_kind, c.owner_id, o.name, p.display_name, c.priority, c.answered_at
FROM cases_cases c
LEFT JOIN identity_officers o ON o.id = c.owner_id
LEFT JOIN people_names p ON p.id = c.person_id
WHERE c.state = 'in_signature'
    AND ($1 = '' OR c.kind = $1)
    AND ($2 = '' OR c.channel = $2)
    AND (c.due_on, c.id) > ($3, $4)
ORDER BY c.due_on, c.id
LIMIT $5
-- name: list_in_silence
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.subject, c.snippet, c.due_on, c.filed_at,
    c.last_entry_at, c.last_entry_kind, c.owner_id, o.name, p.display_name, c.priority, c.answered_at
FROM cases_cases c
LEFT JOIN identity_officers o ON o.id = c.owner_id
LEFT JOIN people_names p ON p.id = c.person_id
WHERE c.silence = 'occurred'
    AND ($1 = '' OR c.kind = $1)
    AND ($2 = '' OR c.channel = $2)
    AND (c.due_on, c.id) > ($3, $4)
ORDER BY c.due_on, c.id
LIMIT $5
-- name: list_newest
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.subject, c.snippet, c.due_on, c.filed_at,
    c.last_entry_at, c.last_entry_kind, c.owner_id, o.name, p.display_name, c.priority, c.answered_at
FROM cases_cases c
LEFT JOIN identity_officers o ON o.id = c.owner_id
LEFT JOIN people_names p ON p.id = c.person_id
WHERE ($1 = '' OR ($1 = 'open' AND c.state IN ('received', 'in_study', 'awaiting_person', 'in_signature'))
        OR ($1 = 'closed' AND c.state IN ('answered', 'withdrawn', 'referred', 'archived')) OR c.state = $1)
    AND ($2 = '' OR c.kind = $2)
    AND ($3 = '' OR c.channel = $3)
    AND (c.filed_at < $4 OR (c.filed_at = $4 AND c.id < $5))
    AND c.filed_at >= $6 AND c.filed_at < $7
ORDER BY c.filed_at DESC, c.id DESC
LIMIT $8
-- name: search_cases
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.subject, c.snippet, c.due_on, c.filed_at,
    c.last_entry_at, c.last_entry_kind, c.owner_id, o.name, p.display_name, c.priority, c.answered_at
FROM store_search_fts f
JOIN store_search s ON s.id = f.rowid AND s.kind = 'case'
JOIN cases_cases c ON c.id = s.ref
LEFT JOIN identity_officers o ON o.id = c.owner_id
LEFT JOIN people_names p ON p.id = c.person_id
WHERE store_search_fts MATCH $1
ORDER BY c.filed_at DESC, c.id DESC
LIMIT $2
-- name: search_cases [postgres]
SELECT c.id, c.number, c.kind, c.state, c.channel, c.identity, c.subject, c.snippet, c.due_on, c.filed_at,
    c.last_entry_at, c.last_entry_kind, c.owner_id, o.name, p.display_name, c.priority, c.answered_at
FROM store_search s
JOIN cases_cases c ON c.id = s.ref
LEFT JOIN identity_officers o ON o.id = c.owner_id
LEFT JOIN people_names p ON p.id = c.person_id
WHERE s.kind = 'case' AND s.tsv @@ to_tsquery('simple', $1)
ORDER BY c.filed_at DESC, c.id DESC
LIMIT $2
-- name: inbox_counts
SELECT
    CAST(COALESCE(SUM(CASE WHEN owner_id = $1 THEN cases ELSE 0 END), 0) AS BIGINT),
    CAST(COALESCE(SUM(CASE WHEN due_on <= $2 THEN cases ELSE 0 END), 0) AS BIGINT),
    CAST(COALESCE(SUM(CASE WHEN state = 'in_signature' THEN cases ELSE 0 END), 0) AS BIGINT),
    CAST(COALESCE(SUM(CASE WHEN owner_id = '' THEN cases ELSE 0 END), 0) AS BIGINT),
    CAST(COALESCE(SUM(CASE WHEN due_on <= $3 THEN cases ELSE 0 END), 0) AS BIGINT),
    CAST(COALESCE(SUM(cases), 0) AS BIGINT)
FROM cases_open_tally
-- name: cases_of_person
SELECT id, number, kind, state, subject, filed_at FROM cases_cases
WHERE person_id = $1 AND id <> $2 AND (identity <> 'reserved' OR $3 = 1)
ORDER BY filed_at DESC LIMIT $4
-- name: filed_since
SELECT COUNT(*) FROM cases_cases WHERE filed_at >= $1
-- name: answered_since
SELECT answered_at, deadline FROM cases_cases WHERE filed_at >= $1 AND answered_at >= $2 ORDER BY filed_at DESC LIMIT $3
