-- name: current_profile
SELECT version, profile FROM company_profiles ORDER BY version DESC LIMIT 1
-- name: insert_profile
INSERT INTO company_profiles (version, profile, revised_at, revised_by) VALUES ($1, $2, $3, $4)
ON CONFLICT (version) DO NOTHING
