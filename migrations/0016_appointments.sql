-- Appointments: an hour of attention that somebody reserved, and the turn that it becomes when the person comes.

-- When a service of the hall is given by appointment: on a weekday (1 is Monday), minutes after midnight of Bogotá,
-- how long one lasts and how many people at once.
CREATE TABLE appointments_offers (
  id TEXT NOT NULL, site_id TEXT NOT NULL, service_id TEXT NOT NULL, weekday SMALLINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute BIGINT NOT NULL, to_minute BIGINT NOT NULL, slot_minutes BIGINT NOT NULL, seats BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX appointments_offers_start ON appointments_offers (service_id, weekday, from_minute);
CREATE INDEX appointments_offers_site ON appointments_offers (site_id);

-- How a service is booked: how many days ahead, how long before at the latest; how many minutes before its hour the
-- person counts as arrived; how many minutes after it nobody waits for them any more.
CREATE TABLE appointments_rules (
  service_id TEXT NOT NULL, days_ahead BIGINT NOT NULL, notice_minutes BIGINT NOT NULL, lead_minutes BIGINT NOT NULL,
  late_minutes BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (service_id)
);

-- A booking. `key` is the secret of its page. `contact_key`: SHA-256 of who books (document, else telephone, else
-- e-mail); emptied with the personal data some months later. `needs` (sensitive, JSON list) and the secret of the turn
-- are wiped on the day after.
CREATE TABLE appointments_bookings (
  id TEXT NOT NULL, key TEXT NOT NULL, site_id TEXT NOT NULL, service_id TEXT NOT NULL, day TEXT NOT NULL, starts_at BIGINT NOT NULL,
  minutes BIGINT NOT NULL, state TEXT NOT NULL, origin TEXT NOT NULL, language TEXT NOT NULL,
  name TEXT NOT NULL, document TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, needs TEXT NOT NULL, contact_key TEXT NOT NULL,
  class TEXT NOT NULL, ticket_id TEXT, ticket_code TEXT, ticket_secret TEXT, arrived_at BIGINT, reminded_at BIGINT, booked_at BIGINT NOT NULL, ended_at BIGINT,
  moves BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX appointments_bookings_key ON appointments_bookings (key);
-- one open booking a person and service
CREATE UNIQUE INDEX appointments_bookings_open ON appointments_bookings (service_id, contact_key) WHERE state = 'booked';
CREATE INDEX appointments_bookings_day ON appointments_bookings (site_id, day, starts_at, id);
CREATE INDEX appointments_bookings_running ON appointments_bookings (starts_at, id) WHERE state = 'booked';

-- Who sits where: that a seat is sold once is the primary key.
CREATE TABLE appointments_seats (
  service_id TEXT NOT NULL, starts_at BIGINT NOT NULL, seat BIGINT NOT NULL, booking_id TEXT NOT NULL,
  PRIMARY KEY (service_id, starts_at, seat)
);
CREATE UNIQUE INDEX appointments_seats_booking ON appointments_seats (booking_id);

-- The same form sent twice books once.
CREATE TABLE appointments_requests (
  key TEXT NOT NULL, booking_id TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (key)
);
CREATE INDEX appointments_requests_at ON appointments_requests (at);
