//! The public calculator: until when a term runs, by which law, and how each day was counted.
//!
//! A GET form without script: the address of a result can be kept and shared.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use kernel::{Day, Failure, Lang, Never};
use web::{Door, FormErrors, PageFrame, Reply};

use crate::deadline::Deadline;
use crate::print::read_instant;
use crate::refusal::DeadlineRefusal;
use crate::rulebook::Rulebook;
use crate::rules::{Count, Duty, Rule, Silence, rule_for, rules_in_force};
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
}

struct Line {
    day: Day,
    day_in_words: String,
    counted: String,
    reason: String,
}

/// `GET /plazos?kind=claim&filed_at=2026-03-13`: the form, and the result when there is a question.
pub async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let text = |name: &str| asked.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
    let (kind, filed_at) = (text("kind"), text("filed_at"));
    if kind.is_empty() && filed_at.is_empty() {
        let today = door.today();
        return web::html(form(door.page("deadlines-title"), "", today.to_string(), today));
    }
    let read = door.store().read("deadlines.calculator", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::current(look).await?) })
    });
    let rulebook = read.await?;
    let page = door.page("deadlines-title");
    match count(&rulebook, &kind, &filed_at) {
        Ok((rule, deadline, lines)) => {
            let answer = Answer::new(&page, rule, &deadline, lines);
            let form = form(page, rule.kinds[0], filed_at, door.today());
            web::html(CalculatorPage { answer: Some(answer), ..form })
        }
        Err(refusal) => {
            let errors = FormErrors::from_refusal(&door, &refusal);
            web::html_status(
                422,
                CalculatorPage { errors, ..form(page.failed(), &kind, filed_at, door.today()) },
            )
        }
    }
}

type Counted = (&'static Rule, Deadline, Vec<crate::DayLine>);

fn count(rulebook: &Rulebook, kind: &str, filed_at: &str) -> Result<Counted, DeadlineRefusal> {
    let at = read_instant(filed_at)?;
    let rule = rule_for(kind, at.day())?;
    let deadline = rulebook.compute(rule, at)?;
    let lines = deadline.explain(&rulebook.calendar)?;
    Ok((rule, deadline, lines))
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
    CalculatorPage { page, groups, filed_at, errors: FormErrors::none(), answer: None }
}

impl Answer {
    fn new(page: &PageFrame, rule: &'static Rule, deadline: &Deadline, lines: Vec<crate::DayLine>) -> Answer {
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
            law: rule.citations.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            due_on: deadline.due_on,
            due_in_words: long_date(deadline.due_on, lang),
            until,
            silence: silence.map(|key| page.t(key).into_owned()),
            calendar_version: deadline.calendar_version.clone(),
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
    let (rule, deadline, lines) =
        count(&Rulebook::national(), "claim", "2026-03-13").expect("the example of the law can be counted");
    let answer = Some(Answer::new(&page(), rule, &deadline, lines));
    let mut errors = FormErrors::none();
    errors.add("filed_at", page().t("refusal-deadline-bad-instant"));
    let pages = [
        ("deadlines-calculator", form(page(), "", today.to_string(), today)),
        (
            "deadlines-calculator-result",
            CalculatorPage { answer, ..form(page(), "claim", "2026-03-13".into(), today) },
        ),
        (
            "deadlines-calculator-error",
            CalculatorPage { errors, ..form(page().failed(), "claim", "13/13/2026".into(), today) },
        ),
    ];
    pages.into_iter().map(|(name, page)| (name, page.render().expect("a sample renders"))).collect()
}
