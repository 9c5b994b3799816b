//! An attention that ended and can be rated, and how a site asks. Pure.

use kernel::At;

use crate::refusal::SurveyRefusal;

/// How a site asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// Faces: 5, or 4 without the neutral one.
    pub faces: i64,
    /// Minutes in which the tablet of the counter asks, and in which an answer belongs to its visit.
    pub slot_minutes: i64,
    /// Days in which the link of the phone still asks.
    pub link_days: i64,
    /// Rises when the keys of the tablets are renewed.
    pub key_round: i64,
    /// Which version this is; 0 while the company has chosen nothing.
    pub version: i64,
}

impl Default for Asking {
    fn default() -> Asking {
        Asking { faces: 5, slot_minutes: 3, link_days: 3, key_round: 1, version: 0 }
    }
}

impl Asking {
    /// Whether the numbers make sense.
    pub fn check(&self) -> Result<(), SurveyRefusal> {
        if !matches!(self.faces, 4 | 5) {
            return Err(SurveyRefusal::BadFaces);
        }
        if !(1..=60).contains(&self.slot_minutes) {
            return Err(SurveyRefusal::BadMinutes);
        }
        if !(1..=30).contains(&self.link_days) {
            return Err(SurveyRefusal::BadDays);
        }
        Ok(())
    }
}

/// By which way an answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// The tablet of the counter; one that was off-line may send for a day.
    Tablet,
    /// The link after the visit.
    Link,
}

impl Via {
    /// As it stands in the database.
    pub fn key(self) -> &'static str {
        match self {
            Via::Tablet => "tablet",
            Via::Link => "link",
        }
    }
}

/// An attention that ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Random; the tablet knows it by this.
    pub id: String,
    /// The site.
    pub site: String,
    /// The line of attention.
    pub service: String,
    /// Until when the tablet asks.
    pub slot_until: At,
    /// When it ended.
    pub finished_at: At,
    /// Until when the link asks.
    pub link_until: At,
    /// Whether it was rated.
    pub answered: bool,
}

impl Visit {
    /// Whether an answer may still come by this way.
    pub fn takes(&self, via: Via, at: At) -> Result<(), SurveyRefusal> {
        if self.answered {
            return Err(SurveyRefusal::AlreadyRated);
        }
        let until = match via {
            // what was tapped in its minutes may arrive when the network is back
            Via::Tablet => self.finished_at.plus_days(1),
            Via::Link => self.link_until,
        };
        if at < until { Ok(()) } else { Err(SurveyRefusal::Closed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_has_its_end() {
        let end = At::parse("2026-12-02T10:00").unwrap();
        let (slot_until, link_until) = (end.plus_minutes(3), end.plus_days(3));
        let open = Visit {
            id: "v".into(),
            site: "s".into(),
            service: "f".into(),
            slot_until,
            finished_at: end,
            link_until,
            answered: false,
        };
        assert_eq!(open.takes(Via::Tablet, end.plus_minutes(2)), Ok(()));
        assert_eq!(open.takes(Via::Tablet, end.plus_hours(23)), Ok(()), "a tablet that was off-line");
        assert_eq!(open.takes(Via::Tablet, end.plus_days(1)), Err(SurveyRefusal::Closed));
        assert_eq!(open.takes(Via::Link, end.plus_days(2)), Ok(()));
        assert_eq!(open.takes(Via::Link, end.plus_days(3)), Err(SurveyRefusal::Closed));
        let rated = Visit { answered: true, ..open };
        assert_eq!(rated.takes(Via::Link, end), Err(SurveyRefusal::AlreadyRated));
    }

    #[test]
    fn what_a_site_may_choose() {
        assert_eq!(Asking::default().check(), Ok(()));
        assert_eq!(Asking { faces: 3, ..Asking::default() }.check(), Err(SurveyRefusal::BadFaces));
        assert_eq!(Asking { slot_minutes: 61, ..Asking::default() }.check(), Err(SurveyRefusal::BadMinutes));
        assert_eq!(Asking { link_days: 0, ..Asking::default() }.check(), Err(SurveyRefusal::BadDays));
    }
}
