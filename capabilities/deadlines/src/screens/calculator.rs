//! The public calculator: until when a term runs, by which law, and how each day was counted.
//!
//! A GET form without script: the address of a result can be kept and shared.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use kernel::{Day, Failure, Lang, Never};
use web::{Door, FormErrors, PageFrame, Reply};

use crate::deadline::Deadline;
use crate::explain::DayLine;
use crate::print::read_instant;
use crate::refusal::DeadlineRefusal;
use crate::rulebook::Rulebook;
use crate::rules::{Count, Duty, Rule, Silence, rule_for, rules_in_force};
use crate::screens::calculator_more::{self as more, ChainLine, Months};
use crate::words::long_date;
use crate::{CAPABILITY, records};

#[derive(Template)]
#[template(path = "calculator.html")]
struct CalculatorPage {
    page: PageFrame,
    groups: Vec<Group>,
    filed_at: String,
    errors: FormErrors,
    answer: Option<Answer>,
    months: Months,
}

/// The terms of the company, or those of the person.
struct Group {
    label: String,
    choices: Vec<Choice>,
}

struct Choice {
    value: &'static str,
    label: String,
    selected: bool,
}

/// A deadline as the page shows it.
struct Answer {
    name: &'static str,
    term: String,
    counted_from: &'static str,
    first_day: String,
    law: String,
    due_on: Day,
    due_in_words: String,
    until: String,
    silence: Option<String>,
    calendar_version: String,
    lines: Vec<Line>,
    extension: Option<String>,
    chain: Vec<ChainLine>,
}

struct Line {
    day: Day,
    day_in_words: String,
    counted: String,
    reason: String,
}

/// `GET /plazos?kind=claim&filed_at=2026-03-13` or `?months=5&from=2026-03-13`: the forms, and the result of
/// the one that asked.
pub async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let text = |name: &str| asked.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
    let (kind, filed_at) = (text("kind"), text("filed_at"));
    let of_months = asked.contains_key("months");
    let (page, today) = (door.page("deadlines-title"), door.today());
    if kind.is_empty() && filed_at.is_empty() && !of_months {
        return web::html(form(page, "", today.to_string(), today));
    }
    let read = door.store().read("deadlines.calculator", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::current(look).await?) })
    });
    let rulebook = read.await?;
    if of_months {
        return months(&door, &rulebook, text("months"), text("from"));
    }
    match Answer::to(&page, &rulebook, &kind, &filed_at) {
        Ok((rule, answer)) => {
            let form = form(page, rule.kinds[0], filed_at, today);
            web::html(CalculatorPage { answer: Some(answer), ..form })
        }
        Err(refusal) => {
            let errors = FormErrors::from_refusal(&door, &refusal);
            web::html_status(422, CalculatorPage { errors, ..form(page.failed(), &kind, filed_at, today) })
        }
    }
}

/// The answer to the second form.
fn months(door: &Door, rulebook: &Rulebook, months: String, from: String) -> Reply {
    let (page, today) = (door.page("deadlines-title"), door.today());
    let form = |page| form(page, "", today.to_string(), today);
    match Months::count(&months, &from, rulebook, page.lang()) {
        Ok(months) => web::html(CalculatorPage { months, ..form(page) }),
        Err(mistake) => {
            let errors = mistake.errors(door);
            let months = Months { months, from, answer: None };
            web::html_status(422, CalculatorPage { errors, months, ..form(page.failed()) })
        }
    }
}

/// The form without a result.
fn form(page: PageFrame, kind: &str, filed_at: String, today: Day) -> CalculatorPage {
    let lang = page.lang();
    let group = |label: &str, duty: Duty| Group {
        label: page.t(label).into_owned(),
        choices: rules_in_force(today)
            .filter(|rule| rule.duty == duty)
            .map(|rule| Choice {
                value: rule.kinds[0],
                label: format!("{} ({})", rule.name.of(lang), rule.count.words(lang)),
                selected: rule.code.eq_ignore_ascii_case(kind) || rule.kinds.contains(&kind),
            })
            .collect(),
    };
    let groups =
        vec![group("deadlines-kind-company", Duty::Company), group("deadlines-kind-person", Duty::Person)];
    let months = Months::empty(today);
    CalculatorPage { page, groups, filed_at, errors: FormErrors::none(), answer: None, months }
}

impl Answer {
    /// Counts what was asked, and tells it.
    fn to(
        page: &PageFrame,
        rulebook: &Rulebook,
        kind: &str,
        filed_at: &str,
    ) -> Result<(&'static Rule, Answer), DeadlineRefusal> {
        let at = read_instant(filed_at)?;
        let rule = rule_for(kind, at.day())?;
        let deadline = rulebook.compute(rule, at)?;
        let answer = Answer {
            extension: more::extension(page, rulebook, rule, &deadline)?,
            chain: more::chain(rulebook, rule, &deadline, page.lang())?,
            ..Answer::of_term(page, rule, &deadline, deadline.explain(&rulebook.calendar)?)
        };
        Ok((rule, answer))
    }

    fn of_term(page: &PageFrame, rule: &'static Rule, deadline: &Deadline, lines: Vec<DayLine>) -> Answer {
        let lang = page.lang();
        let silence = match rule.silence {
            Silence::Positive => Some("deadlines-silence-positive"),
            Silence::Negative => Some("deadlines-silence-negative"),
            Silence::AccessGranted => Some("deadlines-silence-access"),
            Silence::Withdrawal => Some("deadlines-silence-withdrawal"),
            Silence::NoEffect => None,
        };
        let until = match rule.count {
            // The last instant that still belongs to the due day.
            Count::Hours(_) => {
                let last = deadline.ends_at.plus_minutes(-1);
                page.t1("deadlines-until-hour", "time", web::format::short_time(last, lang))
            }
            _ => page.t("deadlines-until").into_owned(),
        };
        let not_counted = page.t("deadlines-not-counted").into_owned();
        Answer {
            name: rule.name.of(lang),
            term: rule.count.words(lang),
            counted_from: rule.counted_from.of(lang),
            first_day: long_date(deadline.first_counted_day, lang),
            law: rule.law(),
            due_on: deadline.due_on,
            due_in_words: long_date(deadline.due_on, lang),
            until,
            silence: silence.map(|key| page.t(key).into_owned()),
            calendar_version: deadline.calendar_version.clone(),
            extension: None,
            chain: Vec::new(),
            lines: lines
                .into_iter()
                .map(|line| Line {
                    day: line.day,
                    day_in_words: long_date(line.day, lang),
                    counted: line.counted.map_or_else(|| not_counted.clone(), |n| n.to_string()),
                    reason: line.reason(lang),
                })
                .collect(),
        }
    }
}

/// The page empty, with a result, and with a mistake.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || PageFrame::sample(lang, "deadlines-title", CAPABILITY.texts);
    let today = Day::constant(2026, 11, 21);
    let national = Rulebook::national();
    let answer = |kind| {
        let (_, answer) = Answer::to(&page(), &national, kind, "2026-03-13")
            .expect("the examples of the law can be counted");
        CalculatorPage { answer: Some(answer), ..form(page(), kind, "2026-03-13".into(), today) }
    };
    let months = Months::count("5", "2026-08-30", &national, lang).unwrap_or_else(|_| Months::empty(today));
    let mut errors = FormErrors::none();
    errors.add("filed_at", page().t("refusal-deadline-bad-instant"));
    let pages = [
        ("deadlines-calculator", form(page(), "", today.to_string(), today)),
        ("deadlines-calculator-result", answer("claim")),
        ("deadlines-calculator-extension", answer("general-petition")),
        (
            "deadlines-calculator-months",
            CalculatorPage { months, ..form(page(), "", today.to_string(), today) },
        ),
        (
            "deadlines-calculator-error",
            CalculatorPage { errors, ..form(page().failed(), "claim", "13/13/2026".into(), today) },
        ),
    ];
    pages.into_iter().map(|(name, page)| (name, page.render().expect("a sample renders"))).collect()
}
