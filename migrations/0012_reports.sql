-- reports: what the regulator gets and how the company is doing. Facts are derived: they are written anew from what lower ranks
-- publish whenever something happens, and can be thrown away and rebuilt.
CREATE TABLE reports_facts (
    case_id TEXT NOT NULL,
    -- code of the utility service, empty when the case is about none
    service TEXT NOT NULL,
    -- filing number as the file may carry it
    received TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    regime TEXT NOT NULL,
    state TEXT NOT NULL,
    channel TEXT NOT NULL,
    filed_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    silence TEXT,
    -- day on which the company answered or the case ended; 9999-12-31 while it is open
    closed_on TEXT NOT NULL,
    outgoing TEXT,
    result TEXT,
    cause TEXT,
    account TEXT NOT NULL,
    bill TEXT NOT NULL,
    -- DIVIPOLA of the place, five digits, and of its center, three
    municipality TEXT NOT NULL,
    center TEXT NOT NULL,
    notice TEXT,
    noticed_on TEXT,
    -- for an appeal: whether it asks for the superintendence too, and when the file went there
    subsidiary SMALLINT CHECK (subsidiary IN (0, 1)),
    remitted_on TEXT,
    -- business days from filing to answer
    answer_days BIGINT,
    version BIGINT NOT NULL,
    CONSTRAINT reports_facts_pk PRIMARY KEY (case_id, service)
);
-- One service, in the order of the file; the days decide from the index alone what belongs to a month.
CREATE INDEX reports_facts_of_service ON reports_facts (service, received, case_id, filed_on, closed_on);
-- what was asked again: the same account and cause within ninety days
CREATE INDEX reports_facts_by_account ON reports_facts (account, cause, filed_on);
CREATE INDEX reports_facts_by_filing ON reports_facts (filed_on);
CREATE INDEX reports_facts_by_closing ON reports_facts (closed_on);

-- What was sent to the regulator: never changed.
CREATE TABLE reports_sent (
    id TEXT NOT NULL,
    month TEXT NOT NULL,
    service TEXT NOT NULL,
    lines BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    -- the number that the regulator gave, if it gave one
    receipt TEXT NOT NULL,
    -- filing numbers that were sent as pending, a line each
    pending TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    CONSTRAINT reports_sent_pk PRIMARY KEY (id)
);
CREATE INDEX reports_sent_of_month ON reports_sent (service, month, sent_at);
-- What higher ranks may know of it: which file was sent.
CREATE VIEW reports_uploads AS
SELECT DISTINCT month, service FROM reports_sent;

-- How this company reports, in versions that are never changed.
CREATE TABLE reports_settings (
    version BIGINT NOT NULL CHECK (version > 0),
    settings TEXT NOT NULL,
    revised_at BIGINT NOT NULL,
    revised_by TEXT NOT NULL,
    CONSTRAINT reports_settings_pk PRIMARY KEY (version)
);
