-- name: services_offered
SELECT DISTINCT s.id, s.site_id, s.key, s.name, s.name_en, s.place, t.key, t.name, t.address
FROM appointments_offers o
JOIN hall_services_published s ON s.id = o.service_id AND s.active = 1
JOIN hall_sites_published t ON t.id = s.site_id AND t.active = 1
ORDER BY s.place, s.name, t.name, s.id
-- name: service_by_key
SELECT s.id, s.site_id, s.key, s.name, s.name_en, s.place, t.key, t.name, t.address
FROM hall_services_published s
JOIN hall_sites_published t ON t.id = s.site_id
WHERE t.key = $1 AND s.key = $2 AND s.active = 1 AND t.active = 1
-- name: service_by_id
SELECT s.id, s.site_id, s.key, s.name, s.name_en, s.place, t.key, t.name, t.address
FROM hall_services_published s
JOIN hall_sites_published t ON t.id = s.site_id
WHERE s.id = $1
-- name: services_all
SELECT s.id, s.site_id, s.key, s.name, s.name_en, s.place, t.key, t.name, t.address
FROM hall_services_published s
JOIN hall_sites_published t ON t.id = s.site_id
WHERE s.active = 1 AND t.active = 1
ORDER BY t.name, s.place, s.name, s.id
-- name: offers_of_service
SELECT id, service_id, weekday, from_minute, to_minute, slot_minutes, seats
FROM appointments_offers WHERE service_id = $1 ORDER BY weekday, from_minute
-- name: rules_of_service
SELECT days_ahead, notice_minutes, lead_minutes, late_minutes, version FROM appointments_rules WHERE service_id = $1
-- name: hours_of_site
SELECT weekday, opens, closes FROM hall_hours_published WHERE site_id = $1 ORDER BY weekday, opens
-- name: closures_of_site
SELECT day FROM hall_closures_published WHERE site_id = $1 AND day >= $2
-- name: seats_taken
SELECT starts_at, COUNT(*) FROM appointments_seats
WHERE service_id = $1 AND starts_at >= $2 GROUP BY starts_at
-- name: insert_seat
INSERT INTO appointments_seats (service_id, starts_at, seat, booking_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (service_id, starts_at, seat) DO NOTHING
-- name: delete_seat
DELETE FROM appointments_seats WHERE booking_id = $1
-- name: claim_request
INSERT INTO appointments_requests (key, booking_id, at) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING
-- name: request_by_key
SELECT booking_id FROM appointments_requests WHERE key = $1
-- name: forget_requests
DELETE FROM appointments_requests WHERE at < $1
-- name: insert_booking
INSERT INTO appointments_bookings (id, key, site_id, service_id, day, starts_at, minutes, state, origin, language,
    name, document, phone, email, needs, contact_key, class, ticket_id, ticket_code, ticket_secret, arrived_at,
    reminded_at, booked_at, ended_at, moves, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'booked', $8, $9, $10, $11, $12, $13, $14, $15, $16, NULL, NULL, NULL, NULL,
    NULL, $17, NULL, 0, 1)
ON CONFLICT DO NOTHING
-- name: booking_by_id
SELECT id, key, site_id, service_id, starts_at, minutes, state, origin, language, name, document, phone, email, needs,
    class, ticket_id, ticket_code, ticket_secret, reminded_at, booked_at, moves, version
FROM appointments_bookings WHERE id = $1
-- name: booking_by_key
SELECT id, key, site_id, service_id, starts_at, minutes, state, origin, language, name, document, phone, email, needs,
    class, ticket_id, ticket_code, ticket_secret, reminded_at, booked_at, moves, version
FROM appointments_bookings WHERE key = $1
-- name: bookings_of_day
SELECT id, key, site_id, service_id, starts_at, minutes, state, origin, language, name, document, phone, email, needs,
    class, ticket_id, ticket_code, ticket_secret, reminded_at, booked_at, moves, version
FROM appointments_bookings WHERE site_id = $1 AND day = $2 ORDER BY starts_at, id LIMIT $3
-- name: bookings_to_remind
SELECT b.id, b.key, b.site_id, b.service_id, b.starts_at, b.minutes, b.state, b.origin, b.language, b.name, b.document,
    b.phone, b.email, b.needs, b.class, b.ticket_id, b.ticket_code, b.ticket_secret, b.reminded_at, b.booked_at,
    b.moves, b.version
FROM appointments_bookings b
WHERE b.state = 'booked' AND b.starts_at >= $1 AND b.starts_at < $2 AND b.reminded_at IS NULL AND b.email <> ''
    AND b.booked_at < $3
ORDER BY b.starts_at, b.id
-- name: bookings_late
SELECT b.id, b.key, b.site_id, b.service_id, b.starts_at, b.minutes, b.state, b.origin, b.language, b.name, b.document,
    b.phone, b.email, b.needs, b.class, b.ticket_id, b.ticket_code, b.ticket_secret, b.reminded_at, b.booked_at,
    b.moves, b.version
FROM appointments_bookings b
WHERE b.state = 'booked' AND b.starts_at < $1
ORDER BY b.starts_at, b.id LIMIT $2
-- name: save_booking
UPDATE appointments_bookings SET day = $1, starts_at = $2, minutes = $3, state = $4, ticket_id = $5, ticket_code = $6,
    ticket_secret = $7, arrived_at = $8, reminded_at = $9, ended_at = $10, moves = $11, version = version + 1
WHERE id = $12 AND version = $13
-- name: forget_needs
UPDATE appointments_bookings SET needs = '[]', class = 'general', ticket_secret = NULL
WHERE day < $1 AND day >= $2 AND (needs <> '[]' OR class <> 'general' OR ticket_secret IS NOT NULL)
-- name: forget_people
UPDATE appointments_bookings SET name = '', document = '', phone = '', email = '', contact_key = id
WHERE day < $1 AND name <> ''
-- name: insert_offer
INSERT INTO appointments_offers (id, site_id, service_id, weekday, from_minute, to_minute, slot_minutes, seats)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- name: delete_offer
DELETE FROM appointments_offers WHERE id = $1 AND service_id = $2
-- name: save_rules
INSERT INTO appointments_rules (service_id, days_ahead, notice_minutes, lead_minutes, late_minutes, version)
VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (service_id) DO UPDATE SET days_ahead = $2, notice_minutes = $3, lead_minutes = $4, late_minutes = $5,
    version = appointments_rules.version + 1
WHERE appointments_rules.version = $6
-- name: sites_all
SELECT id, key, name, address FROM hall_sites_published WHERE active = 1 ORDER BY name, id
-- name: state_of_ticket
SELECT state FROM hall_published WHERE id = $1
