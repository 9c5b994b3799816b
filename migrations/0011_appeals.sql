-- Appeals: how far an appeal against a decision is, from its admission to the execution of what was decided.
CREATE TABLE appeals_appeals (
    case_id TEXT NOT NULL,
    -- the case whose decision it attacks; unknown until somebody names it, if the person did not
    parent_id TEXT,
    subsidiary SMALLINT NOT NULL CHECK (subsidiary IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('to_admit', 'to_decide', 'refused', 'to_remit', 'with_superintendence',
        'to_execute', 'closed', 'withdrawn')),
    filed_on TEXT NOT NULL,
    -- the day by which the next step is due; nothing while the company waits, or is done
    due_on TEXT,
    remitted_on TEXT,
    sspd_result TEXT CHECK (sspd_result IN ('upheld', 'modified', 'revoked', 'refused', 'returned')),
    -- the day on which the decision that it attacks is final
    final_on TEXT,
    -- everything that happened: admission, remittals, results, execution
    course TEXT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT appeals_appeals_pk PRIMARY KEY (case_id),
    CONSTRAINT appeals_appeals_case FOREIGN KEY (case_id) REFERENCES cases_cases (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX appeals_by_parent ON appeals_appeals (parent_id) WHERE parent_id IS NOT NULL;
-- What somebody still has to do; what is over is much and is left out.
CREATE INDEX appeals_running ON appeals_appeals (state, due_on, case_id)
    WHERE state IN ('to_admit', 'to_decide', 'refused', 'to_remit', 'with_superintendence', 'to_execute');

-- What higher ranks may know of appeals. `remitted_on` is column 16 of the regulator's file.
CREATE VIEW appeals_published AS
SELECT case_id, parent_id, subsidiary, state, filed_on, due_on, remitted_on, sspd_result, final_on FROM appeals_appeals;
