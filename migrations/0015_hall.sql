-- The hall: where people are attended (sites, services, counters), who attends (shifts), and whose turn it is (tickets).

-- An office with a service room (punto de atención). `key` is its address on the web: /sala/{key}.
CREATE TABLE hall_sites (
  id TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, municipality TEXT, phone TEXT,
  -- how far the last chair is from the board, in centimetres: sets the size of its letters
  last_chair_cm BIGINT NOT NULL, preferential_prefix TEXT NOT NULL, community_prefix TEXT NOT NULL,
  -- minutes after which somebody who waits rings the coordinator
  alarm_minutes BIGINT NOT NULL, active SMALLINT NOT NULL CHECK (active IN (0, 1)), version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX hall_sites_key ON hall_sites (key);

-- Opening hours: minutes after midnight of Bogotá; weekday 1 is Monday.
CREATE TABLE hall_hours (
  site_id TEXT NOT NULL, weekday SMALLINT NOT NULL CHECK (weekday BETWEEN 1 AND 7), opens BIGINT NOT NULL, closes BIGINT NOT NULL,
  PRIMARY KEY (site_id, weekday, opens)
);

-- Days on which the site does not open though the calendar would.
CREATE TABLE hall_closures (
  site_id TEXT NOT NULL, day TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (site_id, day)
);

-- Days on which the site opens though the calendar of the company closes it: it said so.
CREATE TABLE hall_openings (
  site_id TEXT NOT NULL, day TEXT NOT NULL, declared_by TEXT NOT NULL, declared_at BIGINT NOT NULL, PRIMARY KEY (site_id, day)
);

-- A line of attention. `topics`: what is chosen at the end, JSON list of {key, es, en, cause}. `daily_most`: turns a day, or no limit.
CREATE TABLE hall_services (
  id TEXT NOT NULL, site_id TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, help TEXT NOT NULL, help_en TEXT NOT NULL,
  prefix TEXT NOT NULL, icon TEXT NOT NULL, place BIGINT NOT NULL, daily_most BIGINT, opens BIGINT, closes BIGINT, topics TEXT NOT NULL,
  -- the supervisor can close a line for today
  shut_on TEXT, active SMALLINT NOT NULL CHECK (active IN (0, 1)), version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX hall_services_key ON hall_services (site_id, key);

-- A counter (módulo). `takes`: which classes it calls: 'all', or 'preferential' alone.
CREATE TABLE hall_counters (
  id TEXT NOT NULL, site_id TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, takes TEXT NOT NULL,
  accessible SMALLINT NOT NULL CHECK (accessible IN (0, 1)), hearing_loop SMALLINT NOT NULL CHECK (hearing_loop IN (0, 1)),
  active SMALLINT NOT NULL CHECK (active IN (0, 1)), version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX hall_counters_number ON hall_counters (site_id, number);
CREATE TABLE hall_counter_services (
  counter_id TEXT NOT NULL, service_id TEXT NOT NULL, PRIMARY KEY (counter_id, service_id)
);

-- What an officer is prepared for: 'sign_language', 'simple_words', 'english' ...; where the certificate is, until when.
CREATE TABLE hall_skills (
  officer_id TEXT NOT NULL, skill TEXT NOT NULL, until TEXT, PRIMARY KEY (officer_id, skill)
);

-- An officer at a counter, from an instant to another. One open shift a counter and an officer.
CREATE TABLE hall_shifts (
  id TEXT NOT NULL, site_id TEXT NOT NULL, counter_id TEXT NOT NULL, officer_id TEXT NOT NULL, opened_at BIGINT NOT NULL, closed_at BIGINT,
  -- the pause that runs, if one does
  paused_since BIGINT, pause_reason TEXT, version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX hall_shifts_counter ON hall_shifts (counter_id) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX hall_shifts_officer ON hall_shifts (officer_id) WHERE closed_at IS NULL;
CREATE INDEX hall_shifts_site ON hall_shifts (site_id, opened_at);
CREATE TABLE hall_pauses (
  shift_id TEXT NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT, reason TEXT NOT NULL, PRIMARY KEY (shift_id, started_at)
);

-- The calling policy of a site from an instant: JSON of queueing::Policy; the newest that has begun holds.
CREATE TABLE hall_policies (
  site_id TEXT NOT NULL, from_at BIGINT NOT NULL, policy TEXT NOT NULL, reason TEXT NOT NULL, set_by TEXT NOT NULL, set_at BIGINT NOT NULL,
  PRIMARY KEY (site_id, from_at)
);
-- How many calls of each kind came in a row (queueing::Streak), by the services that counters share (`pool`).
CREATE TABLE hall_streaks (
  site_id TEXT NOT NULL, pool TEXT NOT NULL, preferential BIGINT NOT NULL, others BIGINT NOT NULL, PRIMARY KEY (site_id, pool)
);

-- The last number given, by day and prefix. Numbers of a kiosk without connection come from its own range.
CREATE TABLE hall_numbers (
  site_id TEXT NOT NULL, day TEXT NOT NULL, prefix TEXT NOT NULL, last BIGINT NOT NULL, PRIMARY KEY (site_id, day, prefix)
);

-- A turn. `lane` is the line in which it waits: a service's id, 'counter:{id}' or 'officer:{id}'.
-- `rank_at` orders the lane: the arrival, unless a transfer says otherwise. Four instants: arrived, called, attended, ended.
CREATE TABLE hall_tickets (
  id TEXT NOT NULL, site_id TEXT NOT NULL, day TEXT NOT NULL, prefix TEXT NOT NULL, number BIGINT NOT NULL, service_id TEXT NOT NULL,
  class TEXT NOT NULL, state TEXT NOT NULL, lane TEXT NOT NULL, rank_at BIGINT NOT NULL, origin TEXT NOT NULL, language TEXT NOT NULL,
  arrived_at BIGINT NOT NULL, called_at BIGINT, attended_at BIGINT, ended_at BIGINT,
  -- since when it is in its present state, and how often it was called since it last waited
  since_at BIGINT NOT NULL, last_call_at BIGINT, calls BIGINT NOT NULL,
  shift_id TEXT, counter_id TEXT, officer_id TEXT, result TEXT, topics TEXT NOT NULL, person_id TEXT, case_id TEXT,
  -- sensitive, wiped when the day is closed: why preferential, and what support the person said to need (JSON list)
  ground TEXT, needs TEXT NOT NULL,
  -- SHA-256 of the secret of the phone's page
  secret_hash TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX hall_tickets_number ON hall_tickets (site_id, day, prefix, number);
CREATE UNIQUE INDEX hall_tickets_secret ON hall_tickets (secret_hash);
CREATE INDEX hall_tickets_lane ON hall_tickets (lane, day, class, rank_at, id) WHERE state = 'waiting';
CREATE INDEX hall_tickets_day ON hall_tickets (site_id, day, state);
CREATE INDEX hall_tickets_arrived ON hall_tickets (site_id, arrived_at, id);
-- figures: everything that they need of turns that are over, read from the index alone; and the few that are not
CREATE INDEX hall_tickets_ended ON hall_tickets
  (site_id, arrived_at, service_id, class, state, counter_id, officer_id, called_at, attended_at, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX hall_tickets_not_ended ON hall_tickets (site_id, arrived_at) WHERE ended_at IS NULL;
-- one person at a time before a counter
CREATE UNIQUE INDEX hall_tickets_at_counter ON hall_tickets (counter_id) WHERE state IN ('called', 'attended');
-- what the night wipes: the few turns that still say why or what for
CREATE INDEX hall_tickets_sensitive ON hall_tickets (day) WHERE ground IS NOT NULL OR needs <> '[]';
CREATE INDEX hall_tickets_person ON hall_tickets (person_id, arrived_at) WHERE person_id IS NOT NULL;

-- The life of a turn: waiting, called, attended, held, absent; the open one has no end.
CREATE TABLE hall_intervals (
  ticket_id TEXT NOT NULL, place BIGINT NOT NULL, kind TEXT NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT,
  service_id TEXT NOT NULL, counter_id TEXT, officer_id TEXT, note TEXT,
  PRIMARY KEY (ticket_id, place)
);

-- What the board says: every call and recall, newest last.
CREATE TABLE hall_calls (
  site_id TEXT NOT NULL, at BIGINT NOT NULL, ticket_id TEXT NOT NULL, code TEXT NOT NULL, counter BIGINT NOT NULL, times BIGINT NOT NULL,
  PRIMARY KEY (site_id, at, ticket_id)
);

-- The same button pressed twice acts once: what was answered to a request, JSON; forgotten the next night.
CREATE TABLE hall_requests (
  key TEXT NOT NULL, verb TEXT NOT NULL, answer TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (key)
);
CREATE INDEX hall_requests_at ON hall_requests (at);

-- A day that was closed by an explicit act, with who was left (JSON list of ticket ids).
CREATE TABLE hall_days (
  site_id TEXT NOT NULL, day TEXT NOT NULL, closed_at BIGINT NOT NULL, closed_by TEXT NOT NULL, left_over TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (site_id, day)
);

-- A close that was taken back the same day: by whom, why, what the close had said, and how many wait again.
CREATE TABLE hall_reopenings (
  site_id TEXT NOT NULL, day TEXT NOT NULL, reopened_at BIGINT NOT NULL, reopened_by TEXT NOT NULL, reason TEXT NOT NULL,
  closed_at BIGINT NOT NULL, note TEXT NOT NULL, waiting BIGINT NOT NULL,
  PRIMARY KEY (site_id, day, reopened_at)
);

-- What tickets are, for the ranks above (appointments, surveys, reports).
CREATE VIEW hall_published AS
SELECT t.id AS id, t.site_id AS site_id, t.day AS day, t.prefix AS prefix, t.number AS number, t.service_id AS service_id, t.class AS class,
  t.state AS state, t.origin AS origin, t.arrived_at AS arrived_at, t.called_at AS called_at, t.attended_at AS attended_at, t.ended_at AS ended_at,
  t.counter_id AS counter_id, t.officer_id AS officer_id, t.result AS result, t.person_id AS person_id, t.case_id AS case_id, t.secret_hash AS secret_hash
FROM hall_tickets t;
CREATE VIEW hall_sites_published AS SELECT s.id AS id, s.key AS key, s.name AS name, s.address AS address, s.active AS active FROM hall_sites s;
CREATE VIEW hall_services_published AS
SELECT s.id AS id, s.site_id AS site_id, s.key AS key, s.name AS name, s.name_en AS name_en, s.icon AS icon, s.place AS place, s.active AS active FROM hall_services s;
CREATE VIEW hall_counters_published AS SELECT c.id AS id, c.site_id AS site_id, c.number AS number, c.name AS name FROM hall_counters c;
CREATE VIEW hall_hours_published AS SELECT h.site_id AS site_id, h.weekday AS weekday, h.opens AS opens, h.closes AS closes FROM hall_hours h;
CREATE VIEW hall_closures_published AS SELECT c.site_id AS site_id, c.day AS day, c.reason AS reason FROM hall_closures c;

-- The board. What the company tells those who wait: a sentence, with a picture or a clip if there is one.
CREATE TABLE hall_messages (
  id TEXT NOT NULL, site_id TEXT NOT NULL, body TEXT NOT NULL, attachment_id TEXT, mime TEXT, sha256 TEXT, from_day TEXT, until_day TEXT,
  created_by TEXT NOT NULL, created_at BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX hall_messages_site ON hall_messages (site_id, created_at);

-- An emergency that every screen of the site shows while it has no end; the old ones are its history.
CREATE TABLE hall_emergencies (
  site_id TEXT NOT NULL, began_at BIGINT NOT NULL, body TEXT NOT NULL, began_by TEXT NOT NULL, ended_at BIGINT, ended_by TEXT,
  PRIMARY KEY (site_id, began_at)
);
CREATE UNIQUE INDEX hall_emergencies_one ON hall_emergencies (site_id) WHERE ended_at IS NULL;

-- What the company recorded for its voice: 'turno', 'modulo', 'letra-a', 'n-47', 'n-200'. PCM of 16 bits, one channel.
CREATE TABLE hall_voice_clips (
  word TEXT NOT NULL, sha256 TEXT NOT NULL, attachment_id TEXT NOT NULL, milliseconds BIGINT NOT NULL, recorded_by TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (word)
);

-- The screens at the door. A kiosk without connection gives the numbers from `first_number` to `last_number` of each letter, anew
-- each day. `printer`: 'browser', or host and port of a network printer; nothing: no paper.
CREATE TABLE hall_kiosks (
  id TEXT NOT NULL, site_id TEXT NOT NULL, name TEXT NOT NULL, key_hash TEXT NOT NULL, first_number BIGINT NOT NULL, last_number BIGINT NOT NULL,
  printer TEXT, created_by TEXT NOT NULL, created_at BIGINT NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX hall_kiosks_key ON hall_kiosks (key_hash);
CREATE INDEX hall_kiosks_site ON hall_kiosks (site_id, first_number);

-- Phones that asked to be told (web push) when to leave for the hall and when they are called: one a turn, forgotten when it is over.
-- `vapid`: with which key of ours the browser subscribed. `call_told_at`: the instant of the last call that was told. `next_at`: not
-- before it; set while somebody sends, and after a failure.
CREATE TABLE hall_pushes (
  ticket_id TEXT NOT NULL, vapid TEXT NOT NULL, endpoint TEXT NOT NULL, p256dh TEXT NOT NULL, auth TEXT NOT NULL,
  notice_minutes BIGINT NOT NULL, language TEXT NOT NULL, asked_at BIGINT NOT NULL, leave_told_at BIGINT, call_told_at BIGINT,
  tries BIGINT NOT NULL, next_at BIGINT, version BIGINT NOT NULL,
  PRIMARY KEY (ticket_id)
);
CREATE INDEX hall_pushes_asked ON hall_pushes (asked_at);

-- The company's clip in sign language for the screens at the door of a site.
CREATE TABLE hall_sign_clips (
  site_id TEXT NOT NULL, attachment_id TEXT NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL, brought_by TEXT NOT NULL, brought_at BIGINT NOT NULL,
  PRIMARY KEY (site_id)
);
