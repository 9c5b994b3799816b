//! When a channel of the company fails, who could not write in time may still do so (CPACA, art. 62, num. 2).
//! Pure.

use deadlines::{Rulebook, rule_for};
use kernel::{At, Day, Id, Tag};

use crate::kind::ContactChannel;
use crate::step_refusal::StepRefusal;

/// Marks ids of outages.
#[derive(Debug)]
pub enum OutageTag {}
impl Tag for OutageTag {
    const NAME: &'static str = "outage";
}

/// Id of an outage.
pub type OutageId = Id<OutageTag>;

/// A time during which a channel did not work.
#[doc(alias = "falla del canal")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outage {
    /// Its id.
    pub id: OutageId,
    /// Which channel failed.
    pub channel: ContactChannel,
    /// From here.
    pub started_at: At,
    /// Until here; nothing while it lasts.
    pub ended_at: Option<At>,
    /// What happened.
    pub note: String,
}

impl Outage {
    /// Checked: it began, and if it ended it did so after it began and not in the future.
    pub fn check(&self, now: At) -> Result<(), StepRefusal> {
        let ends_well = self.ended_at.is_none_or(|end| end > self.started_at && end <= now);
        if self.started_at <= now && ends_well { Ok(()) } else { Err(StepRefusal::BadOutage) }
    }

    /// The last day on which a filing that could not be made is in time: three business days after the
    /// failure ended; nothing while it lasts, because then every day is.
    pub fn open_until(&self, book: &Rulebook) -> Result<Option<Day>, StepRefusal> {
        let Some(end) = self.ended_at else { return Ok(None) };
        let rule = rule_for("FALLA_CANAL", end.day()).map_err(|_| StepRefusal::NoTerm)?;
        book.compute(rule, end).map(|term| Some(term.due_on)).map_err(|_| StepRefusal::NoTerm)
    }

    /// Whether a filing is in time although its last day was `last_day`: the channel was down on that day,
    /// and the filing came by the end of the days that follow the failure.
    pub fn excuses(&self, last_day: Day, filed_at: At, book: &Rulebook) -> Result<bool, StepRefusal> {
        let down = self.started_at.day() <= last_day && self.ended_at.is_none_or(|e| e.day() >= last_day);
        let in_days = self.open_until(book)?.is_none_or(|until| filed_at.day() <= until);
        Ok(down && in_days && filed_at >= self.started_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> At {
        At::parse(text).unwrap()
    }

    fn outage(start: &str, end: Option<&str>) -> Outage {
        let (id, channel) = (Id::new(at("2026-11-20T08:00"), [1; 16]), ContactChannel::Web);
        Outage { id, channel, started_at: at(start), ended_at: end.map(at), note: "Sin servidor".into() }
    }

    #[test]
    fn three_business_days_after_the_failure_it_is_still_in_time_cpaca_art_62() {
        let book = Rulebook::national();
        let failed = outage("2026-11-20T14:00", Some("2026-11-20T23:00"));
        assert_eq!(failed.open_until(&book), Ok(Some("2026-11-25".parse().unwrap())));
        let last = "2026-11-20".parse().unwrap();
        assert_eq!(failed.excuses(last, at("2026-11-25T23:59"), &book), Ok(true));
        assert_eq!(failed.excuses(last, at("2026-11-26T00:00"), &book), Ok(false));
        // the channel worked on the last day
        assert_eq!(failed.excuses("2026-11-19".parse().unwrap(), at("2026-11-23T08:00"), &book), Ok(false));
        let lasting = outage("2026-11-20T14:00", None);
        assert_eq!(lasting.excuses("2026-11-24".parse().unwrap(), at("2026-12-01T08:00"), &book), Ok(true));
    }

    #[test]
    fn an_outage_begins_before_it_ends_and_not_tomorrow() {
        let now = at("2026-11-21T08:00");
        assert!(outage("2026-11-20T14:00", Some("2026-11-20T15:00")).check(now).is_ok());
        assert!(outage("2026-11-20T14:00", None).check(now).is_ok());
        for (start, end) in [
            ("2026-11-20T14:00", Some("2026-11-20T14:00")),
            ("2026-11-22T14:00", None),
            ("2026-11-20T14:00", Some("2026-11-22T15:00")),
        ] {
            assert_eq!(outage(start, end).check(now), Err(StepRefusal::BadOutage));
        }
    }
}
