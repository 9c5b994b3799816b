//! An appeal as a pure state machine: from its filing to the execution of what was decided. The case of the
//! appeal has its own course in `cases`; this is what an appeal has beyond it.

use cases::{CaseId, ResponseType};
use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::admissibility::{Checklist, Timeliness};
use crate::refusal::AppealRefusal;
use crate::remittal::{AdmissibilityAppeal, Execution, Outcome, Remittal, SuperintendenceResult};
use kernel::keyed;

/// What the person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Appeal {
    /// That the company looks again.
    #[doc(alias = "recurso de reposición")]
    Reconsideration,
    /// That the company looks again and, if it does not give everything, that the Superintendence decides.
    #[doc(alias = "apelación en subsidio")]
    Subsidiary,
}

impl Appeal {
    /// From whether the subsidiary appeal was asked.
    pub fn with_subsidiary(subsidiary: bool) -> Appeal {
        if subsidiary { Appeal::Subsidiary } else { Appeal::Reconsideration }
    }

    /// Whether the Superintendence may have to decide.
    pub fn is_subsidiary(self) -> bool {
        self == Appeal::Subsidiary
    }

    /// Code of the rule that gives its term.
    pub fn rule_code(self) -> &'static str {
        match self {
            Appeal::Reconsideration => "RECURSO_REPOSICION",
            Appeal::Subsidiary => "RECURSO_REPOSICION_SUB_APELACION",
        }
    }
}

keyed! {
    /// Where an appeal is.
    State {
        /// Its requirements have to be looked at.
        ToAdmit = "to_admit",
        /// Admitted or refused; the letter has to be written and signed.
        ToDecide = "to_decide",
        /// The subsidiary appeal was refused; the person may go to the Superintendence.
        Refused = "refused",
        /// The file has to go to the Superintendence.
        ToRemit = "to_remit",
        /// The Superintendence has it.
        WithSuperintendence = "with_superintendence",
        /// What was decided has to be done.
        ToExecute = "to_execute",
        /// Over.
        Closed = "closed",
        /// The person withdrew it.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Whether something is still to come.
    pub fn is_open(self) -> bool {
        !matches!(self, State::Closed | State::Withdrawn)
    }

    /// Whether the answer of the company is still to come.
    pub fn is_undecided(self) -> bool {
        matches!(self, State::ToAdmit | State::ToDecide)
    }
}

/// What an officer found about the admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Admitted, or refused.
    pub admitted: bool,
    /// The day.
    pub on: Day,
    /// Who.
    pub by_name: String,
}

/// The signed answer of the company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What; nothing if silence decided for the person.
    pub response: Option<ResponseType>,
    /// The day.
    pub on: Day,
    /// The day on which it was notified.
    pub served_on: Option<Day>,
}

/// The clock of the remittal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemittalClock {
    /// Last day of our own standard.
    pub by: Day,
    /// The day on which the head must know.
    pub alarm_on: Day,
}

/// Everything that happened, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Course {
    /// Whether it came in time, as it was known when it was filed.
    pub timeliness: Option<Timeliness>,
    /// What was warned of when it was filed.
    pub warnings: Vec<Warning>,
    /// What was looked at.
    pub checklist: Checklist,
    /// What follows from it.
    pub verdict: Option<Verdict>,
    /// The answer.
    pub decided: Option<Decided>,
    /// The clock of the file that has to go.
    pub clock: Option<RemittalClock>,
    /// Every time that the file went.
    pub remittals: Vec<Remittal>,
    /// Last day of the person to attack the refusal.
    pub refusal_until: Option<Day>,
    /// The appeal against the refusal.
    pub admissibility_appeal: Option<AdmissibilityAppeal>,
    /// Everything that the Superintendence decided.
    pub results: Vec<SuperintendenceResult>,
    /// That it was done.
    pub execution: Option<Execution>,
    /// The day on which an officer found that it is no appeal.
    #[serde(default)]
    pub reclassified_on: Option<Day>,
}

keyed! {
    /// What is said when it is filed. It stops nothing: an officer decides about the admission.
    Warning {
        /// After the term.
        Late = "late",
        /// Against an act that the law does not name (Ley 142 de 1994, art. 154).
        NotNamed = "not_named",
        /// Against the decision of another appeal.
        OfAppeal = "of_appeal",
        /// Another appeal against the same decision is there.
        Again = "again",
        /// Without name and address.
        Anonymous = "anonymous",
    }
}

/// One appeal.
#[doc(alias = "recurso")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppealCase {
    /// Its case.
    pub case: CaseId,
    /// The case whose decision it attacks.
    pub parent: Option<CaseId>,
    /// What is asked for.
    pub appeal: Appeal,
    /// Where it is.
    pub state: State,
    /// The day of its filing.
    pub filed_on: Day,
    /// The day by which the next step is due.
    pub due_on: Option<Day>,
    /// The day on which the decision that it attacks is final.
    pub final_on: Option<Day>,
    /// What happened.
    pub course: Course,
    /// Counts its changes.
    pub version: i64,
}

impl AppealCase {
    /// An appeal that was filed now.
    pub fn filed(
        case: CaseId,
        parent: Option<CaseId>,
        appeal: Appeal,
        filed_on: Day,
        due_on: Day,
    ) -> AppealCase {
        AppealCase {
            case,
            parent,
            appeal,
            state: State::ToAdmit,
            filed_on,
            due_on: Some(due_on),
            final_on: None,
            course: Course::default(),
            version: 1,
        }
    }

    /// Whether it stops firmness (CPACA, art. 79) and holds what is disputed (Ley 142 de 1994, art. 155).
    pub fn suspends(&self) -> bool {
        let in_time = self.course.timeliness.is_none_or(Timeliness::suspends);
        self.final_on.is_none() && self.state != State::Withdrawn && in_time
    }

    /// The last time that the file went.
    pub fn last_remittal(&self) -> Option<&Remittal> {
        self.course.remittals.last()
    }

    /// Whether the Superintendence has the refusal before it, and not the appeal.
    pub fn refusal_is_attacked(&self) -> bool {
        let answered = self.course.results.iter().any(|r| r.about_refusal);
        self.course.admissibility_appeal.is_some() && !answered
    }

    /// Says which decision it attacks.
    pub fn name_decision(mut self, parent: CaseId) -> Result<AppealCase, AppealRefusal> {
        if self.parent.is_some() {
            return Err(AppealRefusal::DecisionNamed);
        }
        if !self.state.is_undecided() {
            return Err(AppealRefusal::AdmissionOver);
        }
        self.parent = Some(parent);
        Ok(self.next())
    }

    /// Decides about its admission; may be decided anew until the answer is signed.
    pub fn check(mut self, checklist: Checklist, verdict: Verdict) -> Result<AppealCase, AppealRefusal> {
        if !self.state.is_undecided() {
            return Err(AppealRefusal::AdmissionOver);
        }
        if self.parent.is_none() {
            return Err(AppealRefusal::NoDecisionNamed);
        }
        checklist.supports(verdict.admitted)?;
        (self.course.checklist, self.course.verdict) = (checklist, Some(verdict));
        self.state = State::ToDecide;
        Ok(self.next())
    }

    /// The answer was signed. What was granted whole goes nowhere; what was not goes to the Superintendence
    /// if the person asked so.
    pub fn decided(mut self, response: ResponseType, on: Day, clock: RemittalClock) -> AppealCase {
        if !self.state.is_undecided() {
            return self;
        }
        self.course.decided = Some(Decided { response: Some(response), on, served_on: None });
        use ResponseType::{
            Archived, Denied, Granted, Inadmissible, Modified, PartlyGranted, Referred, Revoked, Upheld,
        };
        match (response, self.appeal) {
            (Granted | Revoked, _) => self.go(State::ToExecute, None),
            (Inadmissible, Appeal::Subsidiary) => self.go(State::Refused, None),
            (Upheld | Denied | Modified | PartlyGranted, Appeal::Subsidiary) => self.remit_by(clock),
            (Modified | PartlyGranted, _) => self.go(State::ToExecute, None),
            (Upheld | Denied | Inadmissible | Archived | Referred, _) => self.go(State::Closed, None),
        }
        self.next()
    }

    /// Positive silence decided for the person (Ley 142 de 1994, art. 158).
    pub fn granted_by_silence(mut self, on: Day, final_on: Day) -> AppealCase {
        if !self.state.is_undecided() {
            return self;
        }
        self.course.decided = Some(Decided { response: None, on, served_on: Some(on) });
        self.final_on = Some(final_on);
        self.go(State::ToExecute, None);
        self.next()
    }

    /// The answer of the company was notified. `final_on` is the day after; `refusal_until` the last day to
    /// attack a refusal before the Superintendence.
    pub fn served(mut self, on: Day, final_on: Day, refusal_until: Day) -> AppealCase {
        let Some(decided) = self.course.decided.as_mut().filter(|d| d.served_on.is_none()) else {
            return self;
        };
        decided.served_on = Some(on);
        match self.state {
            State::Refused => {
                self.course.refusal_until = Some(refusal_until);
                self.due_on = Some(refusal_until);
            }
            State::ToExecute | State::Closed if self.course.remittals.is_empty() => {
                self.final_on = self.final_on.or(Some(final_on));
            }
            _ => {}
        }
        self.next()
    }

    /// The person withdrew it, or its case ended without an answer on the merits.
    pub fn ended(mut self, withdrawn: bool, final_on: Day) -> AppealCase {
        if !self.state.is_undecided() {
            return self;
        }
        self.final_on = Some(final_on);
        self.go(if withdrawn { State::Withdrawn } else { State::Closed }, None);
        self.next()
    }

    /// An officer found on `on` that its case is no appeal: nothing stops the decision any more, which is
    /// final on `final_on`.
    pub fn reclassified(mut self, on: Day, final_on: Day) -> AppealCase {
        if !self.state.is_undecided() {
            return self;
        }
        (self.course.reclassified_on, self.final_on) = (Some(on), Some(final_on));
        self.go(State::Closed, None);
        self.next()
    }

    /// An officer found that it is an appeal after all: its requirements are looked at anew.
    pub fn classified_again(mut self, due_on: Day) -> AppealCase {
        if self.course.reclassified_on.take().is_none() {
            return self;
        }
        (self.final_on, self.course.verdict) = (None, None);
        self.go(State::ToAdmit, Some(due_on));
        self.next()
    }

    /// Nobody attacked the refusal in time: `final_on` is the day after its last day.
    pub fn refusal_stands(mut self, final_on: Day) -> AppealCase {
        if self.state != State::Refused || self.course.refusal_until.is_none() {
            return self;
        }
        self.final_on = Some(final_on);
        self.go(State::Closed, None);
        self.next()
    }

    /// Whether the file may go now.
    pub fn may_remit(&self) -> Result<(), AppealRefusal> {
        match self.state {
            State::ToRemit => Ok(()),
            State::WithSuperintendence => Err(AppealRefusal::AlreadyRemitted),
            _ => Err(AppealRefusal::NothingToRemit),
        }
    }

    /// The file went.
    pub fn remitted(mut self, remittal: Remittal) -> Result<AppealCase, AppealRefusal> {
        self.may_remit()?;
        self.course.remittals.push(remittal);
        self.course.clock = None;
        self.go(State::WithSuperintendence, None);
        Ok(self.next())
    }

    /// The person attacked the refusal before the Superintendence.
    pub fn refusal_attacked(mut self, appeal: AdmissibilityAppeal) -> Result<AppealCase, AppealRefusal> {
        if self.state != State::Refused {
            return Err(AppealRefusal::NoRefusal);
        }
        if self.course.decided.is_some_and(|d| appeal.filed_on < d.on) {
            return Err(AppealRefusal::BadDay("filed_on"));
        }
        self.course.admissibility_appeal = Some(appeal);
        self.go(State::WithSuperintendence, None);
        Ok(self.next())
    }

    /// The Superintendence decided. `clock` runs if the file has to go (again); `final_on` is the day after
    /// the notice of its decision (CPACA, art. 87).
    pub fn resolved(
        mut self,
        result: SuperintendenceResult,
        final_on: Day,
        clock: RemittalClock,
    ) -> Result<AppealCase, AppealRefusal> {
        if self.state != State::WithSuperintendence {
            return Err(AppealRefusal::NotWithSuperintendence);
        }
        let about_refusal = self.refusal_is_attacked();
        if !result.outcome.fits(about_refusal) {
            return Err(AppealRefusal::OutcomeDoesNotFit);
        }
        let since = match (&self.course.admissibility_appeal, self.last_remittal()) {
            (Some(appeal), _) if about_refusal => Some(appeal.filed_on),
            (_, remittal) => remittal.map(|r| r.on),
        };
        if since.is_some_and(|since| result.on < since) {
            return Err(AppealRefusal::BadDay("on"));
        }
        if result.served_on < result.on {
            return Err(AppealRefusal::BadDay("served_on"));
        }
        let outcome = result.outcome;
        self.course.results.push(SuperintendenceResult { about_refusal, ..result });
        match outcome {
            Outcome::Revoked if about_refusal => self.remit_by(clock),
            Outcome::Returned => self.remit_by(clock),
            Outcome::Modified | Outcome::Revoked => {
                self.final_on = Some(final_on);
                self.go(State::ToExecute, None);
            }
            Outcome::Upheld | Outcome::Refused => {
                self.final_on = Some(final_on);
                // the company had already changed its decision: that is still to be done
                let changed = self.course.decided.and_then(|d| d.response);
                let changed = matches!(changed, Some(ResponseType::Modified | ResponseType::PartlyGranted));
                self.go(if changed { State::ToExecute } else { State::Closed }, None);
            }
        }
        Ok(self.next())
    }

    /// What was decided was done.
    pub fn executed(mut self, execution: Execution) -> Result<AppealCase, AppealRefusal> {
        if self.state != State::ToExecute {
            return Err(AppealRefusal::NothingToExecute);
        }
        let decided = self.course.results.last().map(|r| r.on).or(self.course.decided.map(|d| d.on));
        if decided.is_some_and(|on| execution.on < on) {
            return Err(AppealRefusal::BadDay("on"));
        }
        self.course.execution = Some(execution);
        self.go(State::Closed, None);
        Ok(self.next())
    }

    fn remit_by(&mut self, clock: RemittalClock) {
        self.course.clock = Some(clock);
        self.go(State::ToRemit, Some(clock.by));
    }

    fn go(&mut self, state: State, due_on: Option<Day>) {
        (self.state, self.due_on) = (state, due_on);
    }

    fn next(mut self) -> AppealCase {
        self.version += 1;
        self
    }
}

#[cfg(test)]
#[path = "appeal_tests.rs"]
mod tests;
