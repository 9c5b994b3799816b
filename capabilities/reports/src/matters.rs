//! A case that was split: a row for each service that its matters are about, because the regulator's file
//! is one for a service and carries a filing number once.

use kernel::Day;

use crate::fact::{Fact, OPEN};

/// A matter of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Matter {
    /// Code of the service; empty if it is about none.
    pub service: String,
    /// The regulator's cause.
    pub cause: Option<String>,
    /// Last day to answer it.
    pub due_on: Day,
    /// Whether it waits for its answer.
    pub open: bool,
    /// The day of its answer.
    pub answered_on: Option<Day>,
    /// Number of its answer, if it had one of its own.
    pub outgoing: Option<String>,
    /// Key of what was decided.
    pub result: Option<String>,
}

/// The facts of a case by service, in the order in which its matters name them. Of several matters about
/// one service the row has the cause of the first, the earliest term that still runs, and the answer of the
/// last: the service is answered when all of it is.
pub(crate) fn by_service(of_case: &Fact, matters: &[Matter]) -> Vec<(String, Fact)> {
    let mut services: Vec<&str> = Vec::new();
    for matter in matters {
        if !services.contains(&matter.service.as_str()) {
            services.push(&matter.service);
        }
    }
    let fact = |service: &str| {
        let own = || matters.iter().filter(move |m| m.service == service);
        let waits: Vec<&Matter> = own().filter(|m| m.open).collect();
        let due = waits.iter().map(|m| m.due_on).min().or_else(|| own().map(|m| m.due_on).min());
        let mut fact = of_case.clone();
        fact.cause = own().find_map(|m| m.cause.clone()).or(fact.cause);
        fact.due_on = due.unwrap_or(fact.due_on);
        if waits.is_empty() {
            if let Some(last) = own().filter(|m| m.answered_on.is_some()).max_by_key(|m| m.answered_on) {
                fact.closed_on = last.answered_on.unwrap_or(fact.closed_on);
                fact.outgoing = last.outgoing.clone().or(fact.outgoing);
                fact.result = last.result.clone().or(fact.result);
                fact.state = "answered".into();
            }
        } else {
            fact.closed_on = OPEN;
            (fact.outgoing, fact.result) = (None, None);
        }
        (service.to_owned(), fact)
    };
    services.into_iter().map(fact).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matter(service: &str, cause: &str, due: &str, answered: Option<&str>) -> Matter {
        Matter {
            service: service.into(),
            cause: Some(cause.into()),
            due_on: due.parse().unwrap(),
            open: answered.is_none(),
            answered_on: answered.map(|d| d.parse().unwrap()),
            outgoing: answered.map(|d| format!("SA-{d}")),
            result: answered.map(|_| "denied".into()),
        }
    }

    #[test]
    fn each_service_has_its_row_with_its_own_cause_term_and_answer() {
        let mut case = crate::fact::sample();
        (case.closed_on, case.outgoing, case.result) = (OPEN, None, None);
        case.state = "in_study".into();
        let matters = [
            matter("water", "102", "2026-10-27", Some("2026-10-20")),
            matter("waste", "305", "2026-10-19", None),
            matter("water", "120", "2026-10-27", Some("2026-10-23")),
        ];
        let rows = by_service(&case, &matters);
        let told: Vec<_> = rows
            .iter()
            .map(|(s, f)| {
                (s.as_str(), f.cause.as_deref().unwrap(), f.closed_on.to_string(), f.state.as_str())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("water", "102", "2026-10-23".to_owned(), "answered"),
                ("waste", "305", OPEN.to_string(), "in_study"),
            ]
        );
        assert_eq!(rows[0].1.outgoing.as_deref(), Some("SA-2026-10-23"));
        assert_eq!(
            (rows[1].1.due_on.to_string(), rows[1].1.outgoing.clone()),
            ("2026-10-19".to_owned(), None)
        );
        assert_eq!(by_service(&case, &[]), vec![]);
    }
}
