-- name: plan_silences
SELECT id, due_on FROM cases_cases
WHERE state IN ('received', 'in_study', 'awaiting_person', 'in_signature') AND state <> 'awaiting_person'
    AND silence IS NULL AND due_on < $1
    AND regime IN ('PQR_SPD', 'INFORMACION_PROPIA', 'RECURSO_REPOSICION', 'RECURSO_REPOSICION_SUB_APELACION', 'INFORMACION_PROPIA')
UNION
SELECT c.id, MIN(m.due_on) AS due_on FROM cases_matters m JOIN cases_cases c ON c.id = m.case_id
WHERE m.answered_at IS NULL AND m.due_on < $1 AND c.silence IS NULL
    AND c.state IN ('received', 'in_study', 'in_signature')
    AND m.regime IN ('PQR_SPD', 'INFORMACION_PROPIA', 'RECURSO_REPOSICION', 'RECURSO_REPOSICION_SUB_APELACION')
GROUP BY c.id
ORDER BY due_on, id LIMIT $2
-- name: mark_silence
UPDATE cases_cases SET silence = 'occurred', silence_at = $1, version = version + 1
WHERE id = $2 AND silence IS NULL AND state IN ('received', 'in_study', 'in_signature')
-- name: decide_silence
UPDATE cases_cases SET silence = $1 WHERE id = $2
-- name: insert_silence
INSERT INTO cases_silences (case_id, occurred_at, recognize_until, state, ground, reasons, effect, execute_by,
    prepared_by, prepared_at, decided_by, decided_at, letter_code)
VALUES ($1, $2, $3, 'occurred', NULL, '', '', NULL, NULL, NULL, NULL, NULL, NULL)
-- name: silence_of
SELECT s.occurred_at, s.recognize_until, s.state, s.ground, s.reasons, s.effect, s.execute_by, s.prepared_by,
    s.prepared_at, s.decided_by, s.decided_at, s.letter_code
FROM cases_silences s WHERE s.case_id = $1
-- name: prepare_recognition
UPDATE cases_silences SET effect = $1, execute_by = $2, prepared_by = $3, prepared_at = $4 WHERE case_id = $5
-- name: save_silence_decision
UPDATE cases_silences SET state = $1, ground = $2, reasons = $3, decided_by = $4, decided_at = $5, letter_code = $6
WHERE case_id = $7
-- name: silence_guard
SELECT silence, state, due_on, deadline FROM cases_cases WHERE id = $1
-- name: insert_referral
INSERT INTO cases_referrals (case_id, body_name, body_address, body_email, reasons, referred_at, late, outgoing_number,
    letter_code, referred_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
-- name: referral_of
SELECT body_name, body_address, body_email, reasons, referred_at, late, outgoing_number, letter_code
FROM cases_referrals WHERE case_id = $1
-- name: save_referred_to
UPDATE cases_cases SET referred_to = $1, answered_at = $2, outgoing_number = $3, letter_code = $4, result = $5
WHERE id = $6
-- name: insert_transfer
INSERT INTO cases_transfers (case_id, authority, number, dated, received_on) VALUES ($1, $2, $3, $4, $5)
-- name: transfer_of
SELECT authority, number, dated, received_on FROM cases_transfers WHERE case_id = $1
-- name: insert_odd
INSERT INTO cases_odd_petitions (case_id, why, reasons, returned_at, until, settled_at)
VALUES ($1, $2, $3, $4, $5, NULL)
ON CONFLICT (case_id) DO UPDATE SET why = excluded.why, reasons = excluded.reasons,
    returned_at = excluded.returned_at, until = excluded.until, settled_at = NULL
-- name: odd_of
SELECT why, reasons, returned_at, until, settled_at FROM cases_odd_petitions WHERE case_id = $1
-- name: settle_odd
UPDATE cases_odd_petitions SET settled_at = $1 WHERE case_id = $2 AND settled_at IS NULL
-- name: earlier_answers
SELECT id, number, subject, answered_at, outgoing_number, letter_code, result, cause FROM cases_cases
WHERE id <> $1 AND state = 'answered' AND answered_at >= $2 AND filed_at < $3
    AND ((person_id IS NOT NULL AND person_id = $4) OR (account_number <> '' AND account_number = $5))
ORDER BY answered_at DESC LIMIT 10
-- name: insert_repeat
INSERT INTO cases_repeats (case_id, earlier_id, exception, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (case_id) DO UPDATE SET earlier_id = excluded.earlier_id, exception = excluded.exception, at = excluded.at
-- name: repeat_of
SELECT r.exception, c.number FROM cases_repeats r JOIN cases_cases c ON c.id = r.earlier_id WHERE r.case_id = $1
-- name: insert_outage
INSERT INTO cases_outages (id, channel, started_at, ended_at, note, recorded_by, recorded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
-- name: end_outage
UPDATE cases_outages SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL
-- name: outage_by_id
SELECT id, channel, started_at, ended_at, note FROM cases_outages WHERE id = $1
-- name: outages
SELECT id, channel, started_at, ended_at, note FROM cases_outages ORDER BY started_at DESC, id LIMIT $1
-- name: insert_late_filing
INSERT INTO cases_late_filings (case_id, outage_id, at) VALUES ($1, $2, $3) ON CONFLICT (case_id) DO NOTHING
-- name: late_filing_of
SELECT o.id, o.channel, o.started_at, o.ended_at, o.note
FROM cases_late_filings f JOIN cases_outages o ON o.id = f.outage_id WHERE f.case_id = $1
-- name: save_warnings
UPDATE cases_cases SET warnings = $1 WHERE id = $2
-- name: insert_template
INSERT INTO cases_templates (id, name, version, purpose, kinds, response, lies, texts, state, author_id, written_at,
    decided_by, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10, NULL, NULL)
-- name: decide_template
UPDATE cases_templates SET state = $1, decided_by = $2, decided_at = $3 WHERE id = $4
-- name: retire_other_versions
UPDATE cases_templates SET state = 'retired' WHERE name = $1 AND id <> $2 AND state = 'approved'
-- name: template_by_id
SELECT id, name, version, purpose, kinds, response, lies, texts, state, author_id FROM cases_templates WHERE id = $1
-- name: templates
SELECT id, name, version, purpose, kinds, response, lies, texts, state, author_id FROM cases_templates
WHERE state <> 'retired' ORDER BY name, version DESC
-- name: count_templates
SELECT COUNT(*) FROM cases_templates
-- name: last_template_version
SELECT COALESCE(MAX(version), 0) FROM cases_templates WHERE name = $1
-- name: save_bill
UPDATE cases_cases SET bill_number = $1, bill_issued_on = $2, disputed_cents = $3, undisputed_cents = $4 WHERE id = $5
-- name: undisputed_of
SELECT undisputed_cents FROM cases_cases WHERE id = $1
-- name: open_hold
INSERT INTO cases_holds (case_id, account_number, since, ended_at, ended_by) VALUES ($1, $2, $3, NULL, '')
ON CONFLICT (case_id) DO UPDATE SET account_number = excluded.account_number, ended_at = NULL, ended_by = ''
WHERE cases_holds.ended_by = 'classified'
-- name: end_hold
UPDATE cases_holds SET ended_at = $1, ended_by = $2 WHERE case_id = $3 AND ended_at IS NULL
-- name: hold_of
SELECT since, ended_at, ended_by FROM cases_holds WHERE case_id = $1
-- name: list_holds
SELECT h.account_number, h.case_id, c.number, c.bill_number, c.disputed_cents, c.undisputed_cents, h.since, c.due_on
FROM cases_holds h JOIN cases_cases c ON c.id = h.case_id
WHERE h.ended_at IS NULL AND ($1 = '' OR h.account_number = $1)
    AND (h.account_number > $2 OR (h.account_number = $2 AND h.case_id > $3))
ORDER BY h.account_number, h.case_id LIMIT $4
-- name: insert_hold_file
INSERT INTO cases_hold_files (day, made_at, lines, sha256, body) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (day) DO NOTHING
-- name: hold_files
SELECT day, made_at, lines, sha256 FROM cases_hold_files ORDER BY day DESC LIMIT 60
-- name: hold_file
SELECT body, sha256 FROM cases_hold_files WHERE day = $1
-- name: forget_hold_files
DELETE FROM cases_hold_files WHERE day < $1
-- name: open_data_claims
SELECT number, subject, filed_at FROM cases_cases
WHERE person_id = $1 AND kind = 'habeas_claim' AND state IN ('received', 'in_study', 'awaiting_person', 'in_signature')
ORDER BY filed_at
-- name: count_silences
SELECT COUNT(*) FROM cases_cases WHERE silence = 'occurred'
