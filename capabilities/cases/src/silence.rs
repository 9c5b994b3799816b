//! Positive silence: a term passed without an answer and the law grants what was asked (Ley 142 de 1994,
//! art. 158, as replaced by Decreto 2150 de 1995, art. 123). Pure.

use deadlines::{Deadline, Silence, rule_for};
use kernel::{At, Day};

use crate::kind::keyed;
use crate::step_refusal::StepRefusal;

keyed! {
    /// Where a silence is: it is never closed without a decision.
    SilenceState {
        /// The term passed; the 72 hours to recognize it run, or ran.
        Occurred = "occurred",
        /// The company said how its effect is executed.
        Recognized = "recognized",
        /// The company holds, with a reason of the law, that there is none.
        Contested = "contested",
    }
}

keyed! {
    /// Why there is no positive silence although the term passed: the only grounds.
    ContestGround {
        /// The user caused the delay (art. 158).
        CausedByUser = "caused_by_user",
        /// Evidence had to be taken (art. 158).
        EvidenceTaken = "evidence_taken",
        /// What was asked cannot be done or is against the law.
        Impossible = "impossible",
        /// It is not about the service or the contract (art. 152 and 158).
        NotAboutService = "not_about_service",
    }
}

impl ContestGround {
    /// The article on which the ground stands.
    pub fn article(self) -> &'static str {
        match self {
            ContestGround::CausedByUser | ContestGround::EvidenceTaken => {
                "Ley 142 de 1994, art. 158 (Decreto 2150 de 1995, art. 123)"
            }
            ContestGround::Impossible => "Ley 142 de 1994, art. 158; CPACA, art. 84",
            ContestGround::NotAboutService => "Ley 142 de 1994, arts. 152 y 158",
        }
    }
}

/// A silence of one case.
#[doc(alias = "silencio administrativo positivo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositiveSilence {
    /// Its legal instant: 00:00 of the day after the term, whatever the server did.
    pub occurred_at: At,
    /// The 72 hours of the clock end here.
    pub recognize_until: At,
    /// Where it is.
    pub state: SilenceState,
    /// Why it is contested; nothing otherwise.
    pub ground: Option<ContestGround>,
}

/// The instant at which a case without an answer falls into silence; nothing if its rule has no positive
/// silence.
pub fn silence_from(deadline: &Deadline, due_on: Day) -> Option<At> {
    let positive = deadline.rule().is_some_and(|rule| rule.silence == Silence::Positive);
    positive.then(|| At::start_of(due_on).plus_days(1))
}

impl PositiveSilence {
    /// The silence of a term that ended on `due_on`.
    pub fn after(due_on: Day, book: &deadlines::Rulebook) -> Result<PositiveSilence, StepRefusal> {
        let occurred_at = At::start_of(due_on).plus_days(1);
        let rule = rule_for("RECONOCER_SAP", occurred_at.day()).map_err(|_| StepRefusal::NoTerm)?;
        let clock = book.compute(rule, occurred_at).map_err(|_| StepRefusal::NoTerm)?;
        let (state, ground) = (SilenceState::Occurred, None);
        Ok(PositiveSilence { occurred_at, recognize_until: clock.ends_at, state, ground })
    }

    /// Whether something must still be decided.
    pub fn is_unresolved(&self) -> bool {
        self.state == SilenceState::Occurred
    }

    /// Hours left of the 72, negative when they are over; rounded down.
    pub fn hours_left(&self, now: At) -> i64 {
        self.recognize_until.seconds_since(now).div_euclid(3_600)
    }

    /// Recognized.
    pub fn recognize(self) -> Result<PositiveSilence, StepRefusal> {
        self.decide(SilenceState::Recognized, None)
    }

    /// Contested for a ground.
    pub fn contest(self, ground: ContestGround) -> Result<PositiveSilence, StepRefusal> {
        self.decide(SilenceState::Contested, Some(ground))
    }

    fn decide(
        self,
        state: SilenceState,
        ground: Option<ContestGround>,
    ) -> Result<PositiveSilence, StepRefusal> {
        match self.is_unresolved() {
            true => Ok(PositiveSilence { state, ground, ..self }),
            false => Err(StepRefusal::SilenceDecided),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deadlines::Rulebook;

    fn at(text: &str) -> At {
        At::parse(text).unwrap()
    }

    #[test]
    fn it_occurs_at_midnight_and_has_72_hours_of_the_clock_ley_142_art_158() {
        // Friday 4 December 2026: the hours run over the week-end and a holiday
        let silence = PositiveSilence::after("2026-12-04".parse().unwrap(), &Rulebook::national()).unwrap();
        assert_eq!(silence.occurred_at, at("2026-12-05T00:00"));
        assert_eq!(silence.recognize_until, at("2026-12-08T00:00"));
        assert_eq!(silence.hours_left(at("2026-12-05T00:00")), 72);
        assert_eq!(silence.hours_left(at("2026-12-08T00:30")), -1);
        assert!(silence.is_unresolved());
    }

    #[test]
    fn it_is_decided_once() {
        let silence = PositiveSilence::after("2026-12-04".parse().unwrap(), &Rulebook::national()).unwrap();
        let contested = silence.contest(ContestGround::EvidenceTaken).unwrap();
        assert_eq!(contested.ground, Some(ContestGround::EvidenceTaken));
        assert_eq!(contested.recognize(), Err(StepRefusal::SilenceDecided));
        let recognized = silence.recognize().unwrap();
        assert_eq!(recognized.contest(ContestGround::Impossible), Err(StepRefusal::SilenceDecided));
        assert!(!recognized.is_unresolved() && !contested.is_unresolved());
    }

    #[test]
    fn only_rules_with_positive_silence_have_it() {
        let book = Rulebook::national();
        let deadline = |code| {
            book.compute(rule_for(code, at("2026-11-23T10:00").day()).unwrap(), at("2026-11-23T10:00"))
                .unwrap()
        };
        let claim = deadline("PQR_SPD");
        assert_eq!(silence_from(&claim, claim.due_on), Some(At(claim.ends_at.0 + 1)));
        let consultation = deadline("CONSULTA");
        assert_eq!(silence_from(&consultation, consultation.due_on), None);
    }

    #[test]
    fn every_ground_names_its_article() {
        assert!(ContestGround::ALL.iter().all(|g| g.article().contains("Ley 142")));
    }
}
