-- name: current_causes
SELECT version, causes FROM catalog_causes ORDER BY version DESC LIMIT 1
-- name: causes_revised_at
SELECT revised_at FROM catalog_causes ORDER BY version DESC LIMIT 1
-- name: insert_causes
INSERT INTO catalog_causes (version, causes, revised_at, revised_by) VALUES ($1, $2, $3, $4)
ON CONFLICT (version) DO NOTHING
