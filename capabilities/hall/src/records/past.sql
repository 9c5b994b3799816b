-- name: insert_past_turns
INSERT INTO hall_tickets (id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language,
    arrived_at, called_at, attended_at, ended_at, since_at, last_call_at, calls, counter_id, officer_id, result, topics,
    needs, secret_hash, version)
SELECT json_extract(value, '$[0]'), $1, json_extract(value, '$[1]'), json_extract(value, '$[2]'),
    json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'),
    json_extract(value, '$[4]'), json_extract(value, '$[8]'), json_extract(value, '$[7]'), 'es',
    json_extract(value, '$[8]'), json_extract(value, '$[9]'), json_extract(value, '$[10]'), json_extract(value, '$[11]'),
    json_extract(value, '$[11]'), json_extract(value, '$[9]'),
    CASE WHEN json_extract(value, '$[9]') IS NULL THEN 0 ELSE 1 END, json_extract(value, '$[12]'),
    json_extract(value, '$[13]'), json_extract(value, '$[14]'), '[]', '[]', 'past:' || json_extract(value, '$[0]'), 1
FROM json_each($2)
-- name: insert_past_turns [postgres]
INSERT INTO hall_tickets (id, site_id, day, prefix, number, service_id, class, state, lane, rank_at, origin, language,
    arrived_at, called_at, attended_at, ended_at, since_at, last_call_at, calls, counter_id, officer_id, result, topics,
    needs, secret_hash, version)
SELECT v->>0, CAST($1 AS TEXT), v->>1, v->>2, CAST(v->>3 AS BIGINT), v->>4, v->>5, v->>6, v->>4, CAST(v->>8 AS BIGINT),
    v->>7, 'es', CAST(v->>8 AS BIGINT), CAST(v->>9 AS BIGINT), CAST(v->>10 AS BIGINT), CAST(v->>11 AS BIGINT),
    CAST(v->>11 AS BIGINT), CAST(v->>9 AS BIGINT), CASE WHEN v->>9 IS NULL THEN 0 ELSE 1 END, v->>12, v->>13, v->>14,
    '[]', '[]', 'past:' || (v->>0), 1
FROM json_array_elements(CAST(CAST($2 AS TEXT) AS JSON)) AS v
-- name: insert_past_shifts
INSERT INTO hall_shifts (id, site_id, counter_id, officer_id, opened_at, closed_at, paused_since, pause_reason, version)
SELECT json_extract(value, '$[0]'), $1, json_extract(value, '$[1]'), json_extract(value, '$[2]'),
    json_extract(value, '$[3]'), json_extract(value, '$[4]'), NULL, NULL, 1
FROM json_each($2)
-- name: insert_past_shifts [postgres]
INSERT INTO hall_shifts (id, site_id, counter_id, officer_id, opened_at, closed_at, paused_since, pause_reason, version)
SELECT v->>0, CAST($1 AS TEXT), v->>1, v->>2, CAST(v->>3 AS BIGINT), CAST(v->>4 AS BIGINT), NULL, NULL, 1
FROM json_array_elements(CAST(CAST($2 AS TEXT) AS JSON)) AS v
