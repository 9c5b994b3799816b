//! A notice as a pure state machine: from the signed decision to its firmness.
//!
//! Time is an act too: [`Notice::pass`] does what the days did, with the dates of the law and not with those
//! on which somebody looked. Whoever acts on a notice lets the days pass first.

use cases::CaseId;
use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Ground};
use crate::decision::Part;
use crate::refusal::NoticeRefusal;
use crate::terms::Terms;
use kernel::keyed;

keyed! {
    /// By which way a decision reaches a person.
    #[doc(alias = "tipo de notificación")]
    How {
        /// The person opened it; accepted before (CPACA, art. 56).
        Electronic = "electronic",
        /// The person came and got a copy (CPACA, art. 67).
        Personal = "personal",
        /// By a notice with a full copy (CPACA, art. 69).
        #[doc(alias = "aviso")]
        Posted = "posted",
        /// The person showed that they know it (CPACA, art. 72).
        #[doc(alias = "conducta concluyente")]
        Implied = "implied",
    }
}

keyed! {
    /// Where a notice is.
    State {
        /// The message with the decision has not left yet.
        Pending = "pending",
        /// The message left; the person has not opened it.
        ElectronicSent = "electronic_sent",
        /// The company has to summon.
        SummonsDue = "summons_due",
        /// The person may come.
        Summoned = "summoned",
        /// The company has to deliver or publish the notice.
        PostingDue = "posting_due",
        /// The notice was delivered or hangs; its effect has not come.
        Posted = "posted",
        /// The person is notified; appeals may be filed.
        Served = "served",
        /// The decision is final.
        #[doc(alias = "en firme")]
        Final = "final",
    }
}

impl State {
    /// Whether the person is not notified yet.
    pub fn is_open(self) -> bool {
        !matches!(self, State::Served | State::Final)
    }

    /// Whether the company has to act.
    pub fn asks_company(self) -> bool {
        matches!(self, State::SummonsDue | State::PostingDue)
    }
}

/// A notice that was delivered or hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The day of delivery, or on which it was hung.
    pub on: Day,
    /// The last day that it hangs; nothing if it was delivered.
    pub down_on: Option<Day>,
    /// Why it was published.
    pub ground: Option<Ground>,
}

/// That the person is notified, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// By which way.
    pub how: How,
    /// The day; for a notice that was posted, the day at whose end it takes effect.
    pub effective_on: Day,
    /// Last day to appeal, if appeals lie.
    pub appeal_until: Option<Day>,
    /// The day on which the decision is final (CPACA, art. 87).
    pub final_on: Day,
}

/// An officer corrected whether appeals lie against the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The day.
    pub on: Day,
    /// Whether they lie.
    pub lie: bool,
    /// Why.
    pub reason: String,
    /// Who.
    pub by_name: String,
}

/// What is known when a decision is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The case.
    pub case: CaseId,
    /// The day of the decision.
    pub decided_on: Day,
    /// Whether appeals lie against it.
    pub appeals_lie: bool,
    /// Whether the person accepted electronic notification, and gave an address for it.
    pub accepts_electronic: bool,
    /// Whether there is an address to which a letter or a mail can be sent.
    pub address_known: bool,
    /// Whether the person did not say who they are.
    pub anonymous: bool,
}

/// The notice of one decision.
#[doc(alias = "notificación")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The decision: the case, or the letter that decides one of its matters.
    pub case: CaseId,
    /// The matter that the decision is about; nothing for the whole case.
    #[serde(default)]
    pub part: Option<Part>,
    /// The day of the decision.
    pub decided_on: Day,
    /// Whether appeals lie against it.
    pub appeals_lie: bool,
    /// Whether an address is known.
    pub address_known: bool,
    /// Whether the person did not say who they are.
    pub anonymous: bool,
    /// The way that was planned.
    pub plan: How,
    /// Whether the acceptance of electronic notification holds.
    pub accepted: bool,
    /// Where it is.
    pub state: State,
    /// The day by which the next step is due: of the company, of the person, or of the calendar.
    pub due_on: Day,
    /// When the message with the decision left.
    pub mailed_on: Option<Day>,
    /// When the summons was sent.
    pub summoned_on: Option<Day>,
    /// Last day to come.
    pub come_by: Option<Day>,
    /// Something came back: wrong address, closed house, unknown person.
    pub undelivered: bool,
    /// The notice that was delivered or hangs.
    pub posting: Option<Posting>,
    /// That the person is notified.
    pub service: Option<Service>,
    /// An appeal was filed: firmness waits for its decision.
    pub contested: bool,
    /// Each time that an officer corrected whether appeals lie.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Counts its changes.
    pub version: i64,
}

impl Notice {
    /// Opens the notice of a decision: the plan follows from what is known.
    pub fn open(known: &Known, terms: &Terms<'_>) -> Result<Notice, NoticeRefusal> {
        let reachable = known.address_known && !known.anonymous;
        let accepted = known.accepts_electronic && reachable;
        let (plan, state) = match (accepted, reachable) {
            (true, _) => (How::Electronic, State::Pending),
            (false, true) => (How::Personal, State::SummonsDue),
            (false, false) => (How::Posted, State::PostingDue),
        };
        let due_on = match state {
            State::SummonsDue => terms.summons_by(known.decided_on)?,
            _ => terms.next(known.decided_on)?,
        };
        Ok(Notice {
            case: known.case,
            part: None,
            decided_on: known.decided_on,
            appeals_lie: known.appeals_lie,
            address_known: known.address_known && !known.anonymous,
            anonymous: known.anonymous,
            plan,
            accepted,
            state,
            due_on,
            mailed_on: None,
            summoned_on: None,
            come_by: None,
            undelivered: false,
            posting: None,
            service: None,
            contested: false,
            corrections: Vec::new(),
            version: 1,
        })
    }

    /// What the days did until the beginning of `today`.
    pub fn pass(mut self, today: Day, terms: &Terms<'_>) -> Result<Notice, NoticeRefusal> {
        let before = self.state;
        loop {
            let over = today > self.due_on;
            match self.state {
                State::Pending | State::ElectronicSent if over => self.fall_back(self.due_on, terms)?,
                State::Summoned if over => self.go(State::PostingDue, terms.next(self.due_on)?),
                State::Posted => match self.service {
                    Some(service) if today > service.effective_on => self.go(State::Served, service.final_on),
                    _ => break,
                },
                State::Served if !self.contested && today >= self.due_on => {
                    self.go(State::Final, self.due_on);
                }
                _ => break,
            }
        }
        if self.state != before {
            self.version += 1;
        }
        Ok(self)
    }

    /// Something is done or happens; `today` is the day on which it is written down.
    pub fn apply(self, act: &Act, today: Day, terms: &Terms<'_>) -> Result<Notice, NoticeRefusal> {
        let mut notice = self.pass(today, terms)?;
        let on = act.on();
        if on > today {
            return Err(NoticeRefusal::InTheFuture);
        }
        if on < notice.decided_on {
            return Err(NoticeRefusal::BeforeDecision);
        }
        let contests = matches!(act, Act::AppealFiled { .. } | Act::AppealResolved { .. });
        if !contests && !notice.state.is_open() {
            return Err(NoticeRefusal::AlreadyServed);
        }
        match act {
            Act::Mailed { .. } => notice.mailed(on, terms)?,
            Act::MailCameBack { .. } => notice.mail_came_back(on, terms)?,
            Act::AcceptanceWithdrawn { .. } => notice.acceptance_withdrawn(on, terms)?,
            Act::Opened { .. } if notice.accepted => notice.serve(How::Electronic, on, terms)?,
            Act::Opened { .. } => return Err(NoticeRefusal::NotAccepted),
            Act::Summoned { .. } => notice.summon(on, terms)?,
            Act::CameBack { .. } => notice.undelivered = true,
            Act::Came { .. } => notice.serve(How::Personal, on, terms)?,
            Act::ToldInTheAct { .. } if on == notice.decided_on => notice.serve(How::Personal, on, terms)?,
            Act::ToldInTheAct { .. } => return Err(NoticeRefusal::NotInTheAct),
            Act::Delivered { .. } => notice.deliver(on, terms)?,
            Act::Published { ground, .. } => notice.publish(on, *ground, terms)?,
            Act::ShowedKnowledge { .. } => notice.serve(How::Implied, on, terms)?,
            Act::AppealFiled { .. } => notice.contest(on)?,
            Act::AppealResolved { final_on, .. } => notice.resolve(*final_on)?,
        }
        notice.version += 1;
        notice.pass(today, terms)
    }

    /// Whether a notice could be delivered or published on that day: the summons came first, and its days are
    /// over. For a notice that has passed to the day on which it is written down.
    pub fn may_post(&self, on: Day) -> Result<(), NoticeRefusal> {
        match (self.state, self.come_by) {
            (State::Posted, _) => Err(NoticeRefusal::AlreadyPosted),
            (State::Served | State::Final, _) => Err(NoticeRefusal::AlreadyServed),
            (State::Pending | State::ElectronicSent | State::SummonsDue, _) => {
                Err(NoticeRefusal::SummonFirst)
            }
            (State::Summoned | State::PostingDue, Some(until)) if on <= until => {
                Err(NoticeRefusal::SummonsRuns { until })
            }
            (State::Summoned | State::PostingDue, _) => Ok(()),
        }
    }

    /// Corrects whether appeals lie; what was counted from it is counted anew. Until the decision is final,
    /// and not to nothing while somebody appeals (CPACA, arts. 67 and 79).
    pub fn correct_appeals(self, correction: Correction, terms: &Terms<'_>) -> Result<Notice, NoticeRefusal> {
        let today = correction.on;
        let mut notice = self.pass(today, terms)?;
        match (notice.state, correction.lie) {
            (State::Final, _) => return Err(NoticeRefusal::AlreadyFinal),
            (_, lie) if lie == notice.appeals_lie => return Err(NoticeRefusal::SameAppeals),
            (_, false) if notice.contested => return Err(NoticeRefusal::AppealInCourse),
            _ => {}
        }
        notice.appeals_lie = correction.lie;
        if let Some(service) = notice.service {
            let counted = notice.service_of(service.how, service.effective_on, terms)?;
            notice.service = Some(counted);
            if notice.state == State::Served {
                notice.due_on = counted.final_on;
            }
        }
        notice.corrections.push(correction);
        notice.version += 1;
        notice.pass(today, terms)
    }

    fn go(&mut self, state: State, due_on: Day) {
        (self.state, self.due_on) = (state, due_on);
    }

    /// From the electronic way to the summons: within the days that follow the decision, or if they are over,
    /// within as many from the day on which the electronic way was.
    fn fall_back(&mut self, on: Day, terms: &Terms<'_>) -> Result<(), NoticeRefusal> {
        let first = terms.summons_by(self.decided_on)?;
        let due_on = if first > on { first } else { terms.summons_by(on)? };
        self.go(State::SummonsDue, due_on);
        Ok(())
    }

    fn mailed(&mut self, on: Day, terms: &Terms<'_>) -> Result<(), NoticeRefusal> {
        self.mailed_on = Some(on);
        if self.state == State::Pending {
            self.go(State::ElectronicSent, terms.open_by(on)?);
        }
        Ok(())
    }

    fn mail_came_back(&mut self, on: Day, terms: &Terms<'_>) -> Result<(), NoticeRefusal> {
        if matches!(self.state, State::Pending | State::ElectronicSent) {
            self.fall_back(on, terms)?;
        }
        Ok(())
    }

    fn acceptance_withdrawn(&mut self, on: Day, terms: &Terms<'_>) -> Result<(), NoticeRefusal> {
        if !self.accepted {
            return Err(NoticeRefusal::NotAccepted);
        }
        self.accepted = false;
        self.mail_came_back(on, terms)
    }

    fn summon(&mut self, on: Day, terms: &Terms<'_>) -> Result<(), NoticeRefusal> {
        if !self.address_known {
            return Err(NoticeRefusal::NoAddress);
        }
        if self.summoned_on.is_some() {
            return Err(NoticeRefusal::AlreadySummoned);
        }
        let until = terms.come_by(on)?;
        (self.summoned_on, self.come_by) = (Some(on), Some(until));
        self.go(State::Summoned, until);
        Ok(())
    }

    fn deliver(&mut self, on: Day, terms: &Terms<'_>) -> Result<(), NoticeRefusal> {
        self.may_post(on)?;
        if !self.address_known {
            return Err(NoticeRefusal::NoAddress);
        }
        self.posting = Some(Posting { on, down_on: None, ground: None });
        let effect = terms.effect_of(on)?;
        self.service = Some(self.service_of(How::Posted, effect, terms)?);
        self.go(State::Posted, effect);
        Ok(())
    }

    fn publish(&mut self, on: Day, ground: Ground, terms: &Terms<'_>) -> Result<(), NoticeRefusal> {
        self.may_post(on)?;
        if !ground.holds(self) {
            return Err(NoticeRefusal::GroundDoesNotHold);
        }
        let down_on = terms.published_until(on)?;
        self.posting = Some(Posting { on, down_on: Some(down_on), ground: Some(ground) });
        let effect = terms.effect_of(down_on)?;
        self.service = Some(self.service_of(How::Posted, effect, terms)?);
        self.go(State::Posted, effect);
        Ok(())
    }

    fn serve(&mut self, how: How, on: Day, terms: &Terms<'_>) -> Result<(), NoticeRefusal> {
        let service = self.service_of(how, on, terms)?;
        self.service = Some(service);
        self.go(State::Served, service.final_on);
        Ok(())
    }

    fn service_of(&self, how: How, effective_on: Day, terms: &Terms<'_>) -> Result<Service, NoticeRefusal> {
        let appeal_until = if self.appeals_lie { Some(terms.appeal_until(effective_on)?) } else { None };
        let final_on = terms.day_after(appeal_until.unwrap_or(effective_on))?;
        Ok(Service { how, effective_on, appeal_until, final_on })
    }

    /// An appeal of that day. In time it takes back a firmness that stood only because nobody knew of it: it
    /// came on paper, or its decision was named later (CPACA, arts. 79 and 87).
    fn contest(&mut self, on: Day) -> Result<(), NoticeRefusal> {
        let in_time = self.service.and_then(|s| s.appeal_until).is_some_and(|until| on <= until);
        match self.state {
            State::Served => self.contested = true,
            State::Final if in_time => {
                self.contested = true;
                self.go(State::Served, self.due_on);
            }
            State::Final => return Err(NoticeRefusal::AlreadyFinal),
            _ => return Err(NoticeRefusal::NotServed),
        }
        Ok(())
    }

    fn resolve(&mut self, final_on: Day) -> Result<(), NoticeRefusal> {
        match (self.state, &mut self.service) {
            (State::Served, Some(service)) => {
                service.final_on = final_on;
                (self.contested, self.due_on) = (false, final_on);
                Ok(())
            }
            (State::Final, _) => Err(NoticeRefusal::AlreadyFinal),
            _ => Err(NoticeRefusal::NotServed),
        }
    }
}

#[cfg(test)]
#[path = "notice_tests.rs"]
mod tests;
