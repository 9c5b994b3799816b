-- name: current_rulebook
SELECT version, saturday_is_business, closures, parameters, regulation FROM deadlines_rulebooks
ORDER BY version DESC LIMIT 1
-- name: rulebook_by_version
SELECT version, saturday_is_business, closures, parameters, regulation FROM deadlines_rulebooks WHERE version = $1
-- name: insert_rulebook
INSERT INTO deadlines_rulebooks (version, saturday_is_business, closures, parameters, regulation, revised_at, revised_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
