-- name: published_case
SELECT c.number, c.kind, c.regime, c.state, c.channel, c.service, c.account_number, c.cause, c.bill_number, c.filed_at, c.due_on,
    c.silence, c.decided_at, c.outgoing_number, c.result, c.version, n.how, n.effective_on, a.subsidiary, a.remitted_on
FROM cases_published c
LEFT JOIN notices_published n ON n.case_id = c.id
LEFT JOIN appeals_published a ON a.case_id = c.id
WHERE c.id = $1
-- name: matters_of_case
SELECT service, cause, due_on, state, answered_at, outgoing_number, result
FROM cases_matters_published WHERE case_id = $1 ORDER BY matter_id
-- name: stale_cases
SELECT DISTINCT c.id FROM cases_published c
LEFT JOIN reports_facts f ON f.case_id = c.id
LEFT JOIN notices_published n ON n.case_id = c.id
LEFT JOIN appeals_published a ON a.case_id = c.id
WHERE c.id > $1 AND (f.case_id IS NULL OR f.version <> c.version OR COALESCE(f.noticed_on, '') <> COALESCE(n.effective_on, '')
    OR COALESCE(f.remitted_on, '') <> COALESCE(a.remitted_on, '') OR COALESCE(f.subsidiary, 0) <> COALESCE(a.subsidiary, 0))
ORDER BY c.id LIMIT $2
-- name: every_case
SELECT id FROM cases_published WHERE id > $1 ORDER BY id LIMIT $2
-- name: forget_fact
DELETE FROM reports_facts WHERE case_id = $1
-- name: insert_fact
INSERT INTO reports_facts (case_id, service, received, number, kind, regime, state, channel, filed_on, due_on, silence, closed_on,
    outgoing, result, cause, account, bill, municipality, center, notice, noticed_on, subsidiary, remitted_on, answer_days, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
-- name: month_page
SELECT case_id, received, number, kind, state, filed_on, due_on, closed_on, outgoing, result, cause, account, bill, municipality,
    center, notice, noticed_on, subsidiary, remitted_on
FROM reports_facts
WHERE service = $1 AND (received, case_id) > ($2, $3) AND filed_on <= $4 AND closed_on >= $5
ORDER BY received, case_id LIMIT $6
-- name: case_of_number
SELECT id FROM cases_published WHERE number = $1
-- name: insert_sent
INSERT INTO reports_sent (id, month, service, lines, bytes, sha256, receipt, pending, sent_at, sent_by, sender_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
-- name: sent_of
SELECT lines, bytes, sha256, receipt, sent_at, sender_name FROM reports_sent
WHERE service = $1 AND month = $2 ORDER BY sent_at DESC LIMIT 20
-- name: last_pending_sent
SELECT pending FROM reports_sent WHERE service = $1 AND month = $2 ORDER BY sent_at DESC LIMIT 1
-- name: current_settings
SELECT version, settings FROM reports_settings ORDER BY version DESC LIMIT 1
-- name: insert_settings
INSERT INTO reports_settings (version, settings, revised_at, revised_by) VALUES ($1, $2, $3, $4)
ON CONFLICT (version) DO NOTHING
-- name: filed_by_kind
SELECT kind, CAST(COUNT(*) AS BIGINT),
    CAST(SUM(CASE WHEN closed_on <> '9999-12-31' AND state NOT IN ('referred', 'withdrawn') THEN 1 ELSE 0 END) AS BIGINT),
    CAST(SUM(CASE WHEN state = 'referred' THEN 1 ELSE 0 END) AS BIGINT),
    CAST(SUM(CASE WHEN result = 'denied' THEN 1 ELSE 0 END) AS BIGINT)
FROM reports_facts f
WHERE filed_on >= $1 AND filed_on <= $2
    AND service = (SELECT MIN(service) FROM reports_facts o WHERE o.case_id = f.case_id)
GROUP BY kind ORDER BY kind
-- name: filed_by_service
SELECT service, CAST(COUNT(*) AS BIGINT) FROM reports_facts
WHERE filed_on >= $1 AND filed_on <= $2 AND kind IN ('claim', 'complaint', 'petition', 'information', 'consultation', 'appeal', 'wrongdoing')
GROUP BY service
-- name: days_by_service
SELECT service, answer_days, CAST(COUNT(*) AS BIGINT) FROM reports_facts
WHERE closed_on >= $1 AND closed_on <= $2 AND answer_days IS NOT NULL AND state = 'answered'
    AND kind IN ('claim', 'complaint', 'petition', 'information', 'consultation', 'appeal', 'wrongdoing')
GROUP BY service, answer_days
-- name: due_by_service
SELECT service, CAST(COUNT(*) AS BIGINT), CAST(SUM(CASE WHEN closed_on <= due_on THEN 1 ELSE 0 END) AS BIGINT),
    CAST(SUM(CASE WHEN silence IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT)
FROM reports_facts
WHERE due_on >= $1 AND due_on <= $2 AND state <> 'withdrawn' AND state <> 'awaiting_person' AND (closed_on <> '9999-12-31' OR due_on < $3)
    AND kind IN ('claim', 'complaint', 'petition', 'information', 'consultation', 'appeal', 'wrongdoing')
GROUP BY service
-- name: favor_by_service
SELECT service, CAST(COUNT(*) AS BIGINT),
    CAST(SUM(CASE WHEN result IN ('granted', 'partly_granted', 'modified', 'revoked') THEN 1 ELSE 0 END) AS BIGINT)
FROM reports_facts
WHERE closed_on >= $1 AND closed_on <= $2 AND result IN ('granted', 'partly_granted', 'denied', 'upheld', 'modified', 'revoked')
GROUP BY service
-- name: information_requests
SELECT filed_on, closed_on, answer_days, state, result FROM reports_facts f
WHERE filed_on >= $1 AND filed_on <= $2 AND kind = 'information'
    AND service = (SELECT MIN(service) FROM reports_facts o WHERE o.case_id = f.case_id)
ORDER BY filed_on, case_id LIMIT $3
-- name: claims_by_cause
SELECT service, cause, CAST(COUNT(*) AS BIGINT) FROM reports_facts
WHERE filed_on >= $1 AND filed_on <= $2 AND kind = 'claim' AND cause IS NOT NULL GROUP BY service, cause
-- name: appeals_by_service
SELECT service, CAST(COUNT(*) AS BIGINT) FROM reports_facts
WHERE filed_on >= $1 AND filed_on <= $2 AND kind = 'appeal' AND subsidiary = 1 GROUP BY service
-- name: appealable_by_service
SELECT f.service, CAST(COUNT(*) AS BIGINT) FROM reports_facts f
JOIN notices_published n ON n.case_id = f.case_id
WHERE f.closed_on >= $1 AND f.closed_on <= $2 AND n.appeal_until IS NOT NULL GROUP BY f.service
-- name: repeated_by_service
SELECT f.service, CAST(COUNT(*) AS BIGINT) FROM reports_facts f
WHERE f.filed_on >= $1 AND f.filed_on <= $2 AND f.account <> '' AND EXISTS (
    SELECT 1 FROM reports_facts g
    WHERE g.account = f.account AND g.cause = f.cause AND g.service = f.service
        AND g.filed_on >= date(f.filed_on, '-90 days')
        AND (g.filed_on < f.filed_on OR (g.filed_on = f.filed_on AND g.case_id < f.case_id)))
GROUP BY f.service
-- name: repeated_by_service [postgres]
SELECT f.service, CAST(COUNT(*) AS BIGINT) FROM reports_facts f
WHERE f.filed_on >= $1 AND f.filed_on <= $2 AND f.account <> '' AND EXISTS (
    SELECT 1 FROM reports_facts g
    WHERE g.account = f.account AND g.cause = f.cause AND g.service = f.service
        AND g.filed_on >= CAST(CAST(f.filed_on AS DATE) - 90 AS TEXT)
        AND (g.filed_on < f.filed_on OR (g.filed_on = f.filed_on AND g.case_id < f.case_id)))
GROUP BY f.service
