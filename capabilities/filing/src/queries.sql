-- name: take_next
UPDATE filing_series
SET last = last + 1,
    last_at = CASE WHEN $1 > last_at OR last_at - $1 > 300000000 THEN $1 ELSE last_at + 1 END
WHERE year = $2 AND class = $3
RETURNING last, last_at, shape
-- name: open_series
INSERT INTO filing_series (year, class, last, last_at, shape)
SELECT $1, $2, 0, 0, COALESCE((SELECT shape FROM filing_shape WHERE one = 1), $3)
WHERE NOT EXISTS (SELECT 1 FROM filing_series WHERE year = $1 AND class = $2)
-- name: open_series [postgres]
INSERT INTO filing_series (year, class, last, last_at, shape)
VALUES ($1, $2, 0, 0, COALESCE((SELECT shape FROM filing_shape WHERE one = 1), CAST($3 AS TEXT)))
ON CONFLICT (year, class) DO NOTHING
-- name: write_entry
INSERT INTO filing_book (year, class, seq, number, filed_at, subject, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7)
-- name: entry_by_number
SELECT filed_at, subject, sha256 FROM filing_book WHERE number = $1
-- name: save_shape
INSERT INTO filing_shape (one, shape) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET shape = excluded.shape
-- name: saved_shape
SELECT shape FROM filing_shape WHERE one = 1
-- name: write_annulment
INSERT INTO filing_annulments (number, annulled_at, account, reason) VALUES ($1, $2, $3, $4)
ON CONFLICT (number) DO NOTHING
-- name: all_series
SELECT year, class, last FROM filing_series ORDER BY year, class
-- name: book_page
SELECT seq, number, filed_at, sha256 FROM filing_book
WHERE year = $1 AND class = $2 AND seq > $3 ORDER BY seq LIMIT $4
