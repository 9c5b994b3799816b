//! What reports remember of a case: enough for the regulator's file and the indicators, and nothing about
//! persons.

use catalog::CauseTable;
use kernel::Day;

use crate::format_a::{FormatA, NO_ACCOUNT, NO_BILL, NO_NOTICE, PENDING, UNANSWERED};
use crate::month::Month;
use crate::settings::ReportSettings;

/// The closing day of what is open.
pub const OPEN: Day = Day::constant(9999, 12, 31);

/// A case and one service, as the lower ranks publish it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Id of the case.
    pub case_id: String,
    /// Filing number as the file carries it.
    pub received: String,
    /// Filing number as it is.
    pub number: String,
    /// Key of the kind.
    pub kind: String,
    /// Key of the state.
    pub state: String,
    /// Day of filing.
    pub filed_on: Day,
    /// Last day to answer.
    pub due_on: Day,
    /// Day of the answer or of the end; [`OPEN`] while there is none.
    pub closed_on: Day,
    /// Number of the answer.
    pub outgoing: Option<String>,
    /// Key of what was decided.
    pub result: Option<String>,
    /// The regulator's cause.
    pub cause: Option<String>,
    /// Account as the file carries it; may be empty.
    pub account: String,
    /// Bill as the file carries it; may be empty.
    pub bill: String,
    /// Municipality, five digits.
    pub municipality: String,
    /// Populated center, three digits.
    pub center: String,
    /// How the answer was notified.
    pub notice: Option<String>,
    /// When that took effect.
    pub noticed_on: Option<Day>,
    /// For an appeal: whether it asks for the superintendence in subsidy.
    pub subsidiary: Option<bool>,
    /// When the file of the appeal went to the superintendence.
    pub remitted_on: Option<Day>,
}

/// The regulator's procedure (column 6) for a kind of case; nothing if the regulator does not want it.
pub fn procedure(kind: &str, subsidiary: bool, settings: &ReportSettings) -> Option<u8> {
    match kind {
        "claim" => Some(1),
        "complaint" => Some(2),
        "wrongdoing" => Some(3),
        "appeal" if subsidiary => Some(5),
        "appeal" => Some(4),
        "information" => Some(6),
        "petition" => Some(settings.petition_as),
        _ => None,
    }
}

/// The regulator's response (column 11) for what was decided.
pub fn response(result: &str) -> Option<u8> {
    Some(match result {
        "granted" => 1,
        "partly_granted" => 2,
        "denied" => 3,
        "upheld" => 4,
        "modified" => 5,
        "revoked" => 6,
        "inadmissible" => 7,
        "referred" => 8,
        "archived" => 11,
        _ => return None,
    })
}

/// The regulator's type of notice (column 15). An electronic notice that was accepted is personal (CPACA,
/// art. 67, num. 1).
pub fn notice_type(how: &str) -> u8 {
    match how {
        "personal" | "electronic" => 1,
        "posted" => 4,
        "implied" => 5,
        _ => NO_NOTICE,
    }
}

impl Fact {
    /// Whether the month's file carries it: filed in the month, answered in it, or still pending from before.
    pub fn belongs(&self, month: Month) -> bool {
        self.filed_on <= month.last() && self.closed_on >= month.first()
    }

    /// What was decided by the end of the month; what came later is pending in this file and answered in its
    /// own.
    fn response(&self, month: Month) -> u8 {
        if self.closed_on > month.last() {
            let runs = self.state == "awaiting_person" || self.due_on > month.last();
            return if runs { PENDING } else { UNANSWERED };
        }
        let ended = match self.state.as_str() {
            "withdrawn" | "archived" => Some("archived"),
            "referred" => Some("referred"),
            _ => None,
        };
        let result = ended.or(self.result.as_deref());
        // decided in a way that the regulator has no code for: the row fails its check
        result.and_then(response).unwrap_or(0)
    }

    /// The row of the month's file as it is known on `today`; nothing if the regulator does not want this
    /// kind.
    pub fn row(
        &self,
        month: Month,
        today: Day,
        settings: &ReportSettings,
        causes: &CauseTable,
    ) -> Option<FormatA> {
        let procedure = procedure(&self.kind, self.subsidiary == Some(true), settings)?;
        let cause = self.cause.as_deref().unwrap_or_default();
        let group = causes.find(cause, self.filed_on).map_or("", |c| c.group.letter());
        let response = self.response(month);
        let answered = !matches!(response, PENDING | UNANSWERED);
        let served = self.noticed_on.filter(|on| answered && *on <= today);
        let notice = served.and(self.notice.as_deref()).map_or(NO_NOTICE, notice_type);
        let place = self.municipality.split_at_checked(2).unwrap_or_default();
        let or = |text: &str, otherwise: &str| if text.is_empty() { otherwise } else { text }.to_owned();
        Some(FormatA {
            department: place.0.to_owned(),
            municipality: place.1.to_owned(),
            center: self.center.clone(),
            received: self.received.clone(),
            filed_on: self.filed_on,
            procedure,
            group,
            cause: cause.to_owned(),
            account: or(&self.account, NO_ACCOUNT),
            bill: or(&self.bill, NO_BILL),
            response,
            answered_on: Some(self.closed_on).filter(|_| answered),
            outgoing: if answered { self.outgoing_or_own() } else { String::new() },
            noticed_on: served,
            notice,
            remitted_on: self.remitted_on.filter(|on| procedure == 5 && *on <= today),
        })
    }

    /// The number of the answer. A person's own withdrawal has none: what closes the case is filed in it.
    fn outgoing_or_own(&self) -> String {
        match (&self.outgoing, self.state.as_str()) {
            (Some(number), _) => crate::cleaning::plain(number).into_owned(),
            (None, "withdrawn") => self.received.clone(),
            (None, _) => String::new(),
        }
    }
}

#[cfg(test)]
pub(crate) fn sample() -> Fact {
    Fact {
        case_id: "0193a1b2".into(),
        received: "2026-EN-004391".into(),
        number: "2026-EN-004391".into(),
        kind: "claim".into(),
        state: "answered".into(),
        filed_on: Day::constant(2026, 10, 5),
        due_on: Day::constant(2026, 10, 27),
        closed_on: Day::constant(2026, 10, 23),
        outgoing: Some("2026-SA-001200".into()),
        result: Some("partly_granted".into()),
        cause: Some("102".into()),
        account: "1048827".into(),
        bill: String::new(),
        municipality: "66170".into(),
        center: "000".into(),
        notice: Some("posted".into()),
        noticed_on: Some(Day::constant(2026, 11, 3)),
        subsidiary: None,
        remitted_on: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::constant(2026, 11, 10);

    fn row(month: &str, change: impl Fn(&mut Fact)) -> Option<FormatA> {
        let mut fact = sample();
        change(&mut fact);
        let month = Month::parse(month).unwrap();
        fact.row(month, TODAY, &ReportSettings::default(), CauseTable::official())
    }

    #[test]
    fn an_answered_case_becomes_the_row_of_its_month() {
        assert_eq!(row("2026-10", |_| ()).unwrap(), crate::format_a::sample());
    }

    #[test]
    fn what_is_answered_later_is_pending_or_unanswered_at_the_end_of_the_month() {
        let late = |f: &mut Fact| f.closed_on = Day::constant(2026, 11, 3);
        let pending = row("2026-10", |f| {
            late(f);
            f.due_on = Day::constant(2026, 11, 4);
        });
        let pending = pending.unwrap();
        assert_eq!((pending.response, pending.answered_on, pending.notice), (9, None, 3));
        assert!(pending.outgoing.is_empty() && pending.noticed_on.is_none());
        assert_eq!(row("2026-10", late).unwrap().response, 10);
        assert_eq!(row("2026-11", late).unwrap().response, 2);
        let paused = row("2026-10", |f| {
            f.closed_on = OPEN;
            f.state = "awaiting_person".into();
        });
        assert_eq!(paused.unwrap().response, 9);
    }

    #[test]
    fn filed_answered_or_pending_from_before_belongs_to_the_month() {
        let months = ["2026-09", "2026-10", "2026-11"].map(|m| sample().belongs(Month::parse(m).unwrap()));
        assert_eq!(months, [false, true, false]);
        let open = Fact { closed_on: OPEN, ..sample() };
        let months = ["2026-09", "2026-10", "2030-11"].map(|m| open.belongs(Month::parse(m).unwrap()));
        assert_eq!(months, [false, true, true]);
    }

    #[test]
    fn ends_without_a_decision_have_their_own_response() {
        let ended = |state: &str| {
            row("2026-10", |f| {
                f.state = state.into();
                f.result = None;
                (f.outgoing, f.notice, f.noticed_on) = (None, None, None);
            })
            .unwrap()
        };
        assert_eq!(ended("referred").response, 8);
        let withdrawn = ended("withdrawn");
        assert_eq!((withdrawn.response, withdrawn.outgoing.as_str()), (11, "2026-EN-004391"));
        assert_eq!((ended("archived").response, ended("archived").outgoing.as_str()), (11, ""));
    }

    #[test]
    fn appeals_have_two_procedures_and_only_one_goes_to_the_superintendence() {
        let appeal = |subsidiary| {
            row("2026-10", |f| {
                f.kind = "appeal".into();
                f.subsidiary = subsidiary;
                f.remitted_on = Some(Day::constant(2026, 10, 28));
            })
            .unwrap()
        };
        let told = |s| (appeal(s).procedure, appeal(s).remitted_on.is_some());
        assert_eq!([told(Some(true)), told(Some(false)), told(None)], [(5, true), (4, false), (4, false)]);
        for kind in ["compliment", "suggestion", "consultation", ""] {
            assert_eq!(row("2026-10", |f| f.kind = kind.into()), None, "{kind}");
        }
    }

    #[test]
    fn an_effect_that_has_not_come_is_not_told() {
        let row = row("2026-10", |f| f.noticed_on = Some(Day::constant(2026, 11, 11))).unwrap();
        assert_eq!((row.notice, row.noticed_on), (3, None));
    }

    #[test]
    fn the_keys_are_those_of_cases() {
        let settings = ReportSettings::default();
        let unwanted = [
            cases::CaseKind::Consultation,
            cases::CaseKind::Suggestion,
            cases::CaseKind::Compliment,
            cases::CaseKind::DataQuery,
            cases::CaseKind::DataClaim,
            cases::CaseKind::AuthorityRequest,
            cases::CaseKind::CongressRequest,
            cases::CaseKind::ControlRequest,
        ];
        let texts = web::Texts::new(crate::TEXTS).unwrap();
        for kind in cases::CaseKind::ALL {
            let known = procedure(kind.key(), false, &settings).is_some();
            assert_eq!(known, !unwanted.contains(kind), "{kind:?}");
            assert!(texts.has(&format!("reports-kind-{}", kind.key())), "{kind:?} has no words");
        }
        for result in cases::ResponseType::ALL {
            assert_eq!(response(result.key()), Some(result.sui_code()), "{result:?}");
        }
    }
}
