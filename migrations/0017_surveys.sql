-- Surveys: what people think of the attention. An answer belongs to a visit for minutes; then nobody can tell whose it was.

-- How a site asks. `faces`: 5, or 4 without the neutral one. A tablet's key is made of `key_round`: raising it makes the old keys worthless.
CREATE TABLE surveys_settings (
  site_id TEXT NOT NULL, faces BIGINT NOT NULL CHECK (faces IN (4, 5)), slot_minutes BIGINT NOT NULL, link_days BIGINT NOT NULL,
  key_round BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (site_id)
);

-- An attention that ended and can be rated: on the tablet of its counter until `slot_until`, by link until `link_until`.
-- `link_hash` is the hash of the secret of the turn. Counter and officer are wiped when the answer is cut off.
CREATE TABLE surveys_visits (
  id TEXT NOT NULL, link_hash TEXT NOT NULL, site_id TEXT NOT NULL, service_id TEXT NOT NULL, counter_id TEXT, officer_id TEXT,
  day TEXT NOT NULL, hour BIGINT NOT NULL, finished_at BIGINT NOT NULL, slot_until BIGINT NOT NULL, link_until BIGINT NOT NULL,
  answered SMALLINT NOT NULL CHECK (answered IN (0, 1)),
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX surveys_visits_link ON surveys_visits (link_hash);
CREATE INDEX surveys_visits_counter ON surveys_visits (counter_id, finished_at);
CREATE INDEX surveys_visits_over ON surveys_visits (link_until);

-- An answer. `key` is random, not sortable by time. `visit_id`, `request` and `recorded_at` are wiped when it is cut off;
-- the next night also the hour, the service or the day of those who were too few to hide among.
CREATE TABLE surveys_answers (
  key TEXT NOT NULL, site_id TEXT NOT NULL, month TEXT NOT NULL, day TEXT, hour BIGINT, service_id TEXT, via TEXT NOT NULL,
  score BIGINT NOT NULL CHECK (score BETWEEN 1 AND 5), reasons TEXT NOT NULL, comment TEXT NOT NULL,
  visit_id TEXT, request TEXT, recorded_at BIGINT,
  PRIMARY KEY (key)
);
CREATE UNIQUE INDEX surveys_answers_visit ON surveys_answers (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX surveys_answers_open ON surveys_answers (recorded_at) WHERE visit_id IS NOT NULL;
CREATE INDEX surveys_answers_day ON surveys_answers (site_id, month, day, key);

-- How many answers of each score a month, by what: 'service', 'counter', 'officer'. Counted when an answer is cut off.
CREATE TABLE surveys_counts (
  site_id TEXT NOT NULL, month TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, score BIGINT NOT NULL, answers BIGINT NOT NULL,
  PRIMARY KEY (site_id, month, kind, ref, score)
);
