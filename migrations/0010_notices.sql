-- Notices: when the decision legally reached the person. One for each decision: that of a case has the id of the case, the
-- letter that decides one matter of a split filing an id of its own.
CREATE TABLE notices_notices (
    case_id TEXT NOT NULL,
    -- the case itself, and the number of the matter; 0 for the decision of the whole
    of_case TEXT NOT NULL,
    matter BIGINT NOT NULL CHECK (matter >= 0),
    letter_code TEXT NOT NULL,
    person_id TEXT,
    plan TEXT NOT NULL CHECK (plan IN ('electronic', 'personal', 'posted')),
    state TEXT NOT NULL CHECK (state IN ('pending', 'electronic_sent', 'summons_due', 'summoned', 'posting_due', 'posted',
        'served', 'final')),
    due_on TEXT NOT NULL,
    how TEXT CHECK (how IN ('electronic', 'personal', 'posted', 'implied')),
    effective_on TEXT,
    appeal_until TEXT,
    final_on TEXT,
    course TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    served_at BIGINT,
    certificate TEXT,
    version BIGINT NOT NULL,
    CONSTRAINT notices_notices_pk PRIMARY KEY (case_id)
);
-- What somebody or the calendar still has to do; final notices are many and are left out.
CREATE INDEX notices_running ON notices_notices (due_on, case_id) WHERE state <> 'final';
CREATE INDEX notices_by_state ON notices_notices (state, due_on, case_id);
CREATE INDEX notices_of_matters ON notices_notices (of_case, matter) WHERE matter > 0;
CREATE INDEX notices_by_person ON notices_notices (person_id) WHERE state IN ('pending', 'electronic_sent');

-- Every attempt to reach the person, with its proof. What was sent never changes; only its result is added.
CREATE TABLE notices_attempts (
    id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_on TEXT NOT NULL,
    guide TEXT NOT NULL,
    paper TEXT,
    paper_number TEXT NOT NULL,
    result TEXT,
    result_on TEXT,
    note TEXT NOT NULL,
    proof_id TEXT,
    proof_sha256 TEXT,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    CONSTRAINT notices_attempts_pk PRIMARY KEY (id),
    CONSTRAINT notices_attempts_notice FOREIGN KEY (case_id) REFERENCES notices_notices (case_id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX notices_attempts_by_notice ON notices_attempts (case_id, sent_at, id);

-- The public board: notices to persons whose whereabouts are unknown.
CREATE TABLE notices_board (
    number TEXT NOT NULL,
    case_id TEXT NOT NULL,
    case_number TEXT NOT NULL,
    addressee TEXT NOT NULL,
    ground TEXT NOT NULL,
    paper TEXT NOT NULL,
    posted_on TEXT NOT NULL,
    posted_at BIGINT NOT NULL,
    down_on TEXT NOT NULL,
    taken_down_at BIGINT,
    posting_proof TEXT NOT NULL,
    taking_down_proof TEXT,
    CONSTRAINT notices_board_pk PRIMARY KEY (number),
    CONSTRAINT notices_board_notice FOREIGN KEY (case_id) REFERENCES notices_notices (case_id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX notices_board_by_day ON notices_board (posted_at, number);
CREATE INDEX notices_board_up ON notices_board (down_on) WHERE taken_down_at IS NULL;
CREATE INDEX notices_board_by_case ON notices_board (case_number);

-- What higher ranks may know of notices: those of whole cases.
CREATE VIEW notices_published AS
SELECT case_id, letter_code, how, state, effective_on, appeal_until, final_on FROM notices_notices WHERE matter = 0;
