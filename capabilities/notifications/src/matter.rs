//! Of which matter of a split filing an alarm speaks: the one that is due on its day.

use std::collections::BTreeMap;

use catalog::CauseTable;
use deadlines::rule_for;
use kernel::{Day, Lang};

use crate::milestones::{About, MilestoneKind, Track};

/// A matter as alarms name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterName {
    /// Its number in the filing, from 1.
    pub number: i64,
    /// The words that an officer gave it: for screens.
    pub subject: String,
    /// Code of the rule that governs it.
    pub regime: String,
    /// Code of the regulator's cause, if it has one.
    pub cause: Option<String>,
    /// Whether it waits for its answer.
    pub open: bool,
}

impl MatterName {
    /// What it is, by its rule and its cause: for mails, which say nothing that somebody wrote.
    pub fn kind(&self, causes: &CauseTable, on: Day, lang: Lang) -> String {
        let rule = rule_for(&self.regime, on).map_or(self.regime.as_str(), |rule| rule.name.of(lang));
        let cause = self.cause.as_deref().and_then(|code| causes.find(code, on));
        cause.map_or_else(|| rule.to_owned(), |cause| format!("{rule} ({})", cause.title()))
    }
}

/// The matters of some cases, by case and last day.
#[derive(Debug, Clone, Default)]
pub struct MatterNames(BTreeMap<(String, Day), Vec<MatterName>>);

impl MatterNames {
    /// One more, of a case, due on a day.
    pub(crate) fn add(&mut self, case_id: String, due_on: Day, matter: MatterName) {
        self.0.entry((case_id, due_on)).or_default().push(matter);
    }

    /// Those of which a milestone speaks: what is due on its day and waits for an answer; what was answered
    /// meanwhile, if nothing waits. None where the filing was not split.
    pub fn of(&self, case_id: &str, kind: MilestoneKind, about: About) -> Vec<&MatterName> {
        let (Track::Term, About::Day(day)) = (kind.track(), about) else { return Vec::new() };
        let all = self.0.get(&(case_id.to_owned(), day)).map_or(&[][..], Vec::as_slice);
        let open: Vec<_> = all.iter().filter(|m| m.open).collect();
        if open.is_empty() { all.iter().collect() } else { open }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matter(number: i64, regime: &str, open: bool) -> MatterName {
        MatterName { number, subject: format!("Asunto {number}"), regime: regime.into(), cause: None, open }
    }

    #[test]
    fn an_alarm_names_the_open_matters_of_its_day() {
        let day: Day = "2026-03-30".parse().unwrap();
        let mut names = MatterNames::default();
        names.add("a".into(), day, matter(1, "PQR_SPD", false));
        names.add("a".into(), day, matter(2, "INFORMACION_DOCUMENTOS", true));
        names.add("a".into(), "2026-04-08".parse().unwrap(), matter(3, "CONSULTA", false));
        let of = |case, kind, about| names.of(case, kind, about).iter().map(|m| m.number).collect::<Vec<_>>();
        assert_eq!(of("a", MilestoneKind::Before3, About::Day(day)), [2]);
        let later = About::Day("2026-04-08".parse().unwrap());
        assert_eq!(of("a", MilestoneKind::DueDay, later), [3], "it was answered meanwhile");
        assert!(of("b", MilestoneKind::Before3, About::Day(day)).is_empty(), "not split");
        assert!(
            of("a", MilestoneKind::SummonsDue, About::Day(day)).is_empty(),
            "of the notice, not the term"
        );
    }

    #[test]
    fn a_mail_says_its_rule_and_its_cause() {
        let day = "2026-03-30".parse().unwrap();
        let causes = CauseTable::official();
        let plain = matter(1, "INFORMACION_DOCUMENTOS", true);
        let said = plain.kind(causes, day, Lang::Es);
        assert!(said.contains("nformación") && !said.contains("Asunto"), "{said}");
        let caused = MatterName { cause: Some("102".into()), ..matter(2, "PQR_SPD", true) };
        let title = causes.find("102", day).unwrap().title();
        assert!(caused.kind(causes, day, Lang::Es).ends_with(&format!("({title})")));
    }
}
