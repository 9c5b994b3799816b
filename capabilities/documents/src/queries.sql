-- name: insert_attachment
INSERT INTO documents_attachments
    (id, subject_ref, name, mime, size, sha256, thumbnail_sha256, lat_e7, lon_e7, attached_at, attached_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: attachments_of_subject
SELECT id, subject_ref, name, mime, size, sha256, thumbnail_sha256, lat_e7, lon_e7, attached_at, attached_by
FROM documents_attachments WHERE subject_ref = $1 ORDER BY id

-- name: attachment_of_subject
SELECT id, subject_ref, name, mime, size, sha256, thumbnail_sha256, lat_e7, lon_e7, attached_at, attached_by
FROM documents_attachments WHERE subject_ref = $1 AND id = $2

-- name: insert_paper
INSERT INTO documents_papers
    (code, kind, number, subject_ref, company, issued_at, issued_on, issued_by, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING

-- name: paper_by_code
SELECT code, kind, number, subject_ref, company, issued_at, sha256, size
FROM documents_papers WHERE code = $1

-- name: paper_by_number
SELECT code, kind, number, subject_ref, company, issued_at, sha256, size
FROM documents_papers WHERE kind = $1 AND number = $2

-- name: papers_of_subject
SELECT code, kind, number, subject_ref, company, issued_at, sha256, size
FROM documents_papers WHERE subject_ref = $1 ORDER BY issued_at, code

-- name: content_of_paper
SELECT content FROM documents_papers WHERE code = $1

-- name: seal_paper
UPDATE documents_papers SET sha256 = $1, size = $2 WHERE code = $3 AND sha256 IS NULL

-- name: kept_fingerprints
SELECT sha256 FROM documents_attachments
UNION SELECT thumbnail_sha256 FROM documents_attachments WHERE thumbnail_sha256 IS NOT NULL
UNION SELECT sha256 FROM documents_papers WHERE sha256 IS NOT NULL

-- name: insert_waiting
INSERT INTO documents_waiting (code, since) VALUES ($1, $2) ON CONFLICT (code) DO NOTHING

-- name: delete_waiting
DELETE FROM documents_waiting WHERE code = $1

-- name: waiting_papers
SELECT code FROM documents_waiting ORDER BY since, code LIMIT $1

-- name: insert_night
INSERT INTO documents_nights (night) VALUES ($1) ON CONFLICT (night) DO NOTHING

-- name: nights
SELECT night FROM documents_nights ORDER BY night

-- name: delete_nights
DELETE FROM documents_nights WHERE night <= $1

-- name: loose
SELECT sha256, since FROM documents_loose ORDER BY sha256

-- name: insert_loose
INSERT INTO documents_loose (sha256, since) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING

-- name: delete_loose
DELETE FROM documents_loose WHERE sha256 = $1
