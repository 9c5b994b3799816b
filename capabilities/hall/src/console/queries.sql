-- Reads of those who serve; what they do goes through the verbs of the hall.
-- name: next_for_counter
SELECT t.id, t.prefix, t.number, t.class, t.rank_at, t.arrived_at, t.service_id, t.lane, t.needs
FROM hall_tickets t
WHERE t.day = $1 AND t.state = 'waiting' AND t.class = $2
    AND (t.lane = $3 OR t.lane = $4
        OR t.lane IN (SELECT service_id FROM hall_counter_services WHERE counter_id = $5))
    AND (t.lane = $3 OR t.lane = $4 OR $6 = 1 OR t.needs NOT LIKE '%"wheelchair"%' OR NOT EXISTS (
        SELECT 1 FROM hall_shifts s JOIN hall_counters n ON n.id = s.counter_id
        JOIN hall_counter_services z ON z.counter_id = n.id
        WHERE s.site_id = t.site_id AND s.closed_at IS NULL AND n.accessible = 1
            AND z.service_id = t.service_id AND (n.takes = 'all' OR t.class = 'preferential')))
ORDER BY t.rank_at, t.id LIMIT $7
-- name: longest_waiting
SELECT t.id, t.prefix, t.number, t.class, t.rank_at, t.arrived_at, t.service_id, t.lane, t.needs
FROM hall_tickets t WHERE t.site_id = $1 AND t.day = $2 AND t.state = 'waiting'
ORDER BY t.arrived_at, t.id LIMIT $3
-- name: absent_of_day
SELECT t.id, t.prefix, t.number, t.class, t.rank_at, t.arrived_at, t.service_id, t.lane, t.needs
FROM hall_tickets t WHERE t.site_id = $1 AND t.day = $2 AND t.state = 'absent' AND t.ended_at IS NULL
ORDER BY t.arrived_at DESC, t.id LIMIT $3
-- name: at_counters
SELECT t.counter_id, t.id, t.prefix, t.number, t.state, t.since_at, t.service_id
FROM hall_tickets t WHERE t.site_id = $1 AND t.day = $2 AND t.state IN ('called', 'attended')
-- name: note_of_turn
SELECT note FROM hall_intervals WHERE ticket_id = $1 AND note IS NOT NULL ORDER BY place DESC LIMIT 1
-- name: turns_of_person
SELECT t.day, t.prefix, t.number, s.name, s.name_en, t.result
FROM hall_tickets t JOIN hall_services s ON s.id = t.service_id
WHERE t.person_id = $1 AND t.id <> $2 ORDER BY t.arrived_at DESC LIMIT 5
-- name: cases_of_person
SELECT id, number, subject, filed_at, due_on, decided_at
FROM cases_published WHERE person_id = $1 ORDER BY filed_at DESC LIMIT 6
-- name: number_of_case
SELECT number FROM cases_published WHERE id = $1
