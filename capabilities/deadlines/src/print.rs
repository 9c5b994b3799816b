//! One deadline for the command line: for people, or as JSON for programs.

use kernel::{At, Lang};
use serde_json::json;

use crate::calendar::Calendar;
use crate::csv::filing_day;
use crate::deadline::{Deadline, Parameters, compute};
use crate::refusal::{DeadlineRefusal, excerpt};
use crate::rules::{Rule, rule_for};
use crate::words::long_date;

/// The deadline of what is filed at that instant, as text with its explanation day by day or, with
/// `as_json`, as one JSON object. `kind` is a word such as `claim` or a code such as `PQR_SPD`;
/// `filed_at` is RFC 3339 or local time of Bogota, and a date alone means its midnight.
pub fn print_one(
    kind: &str,
    filed_at: &str,
    as_json: bool,
    lang: Lang,
    calendar: &Calendar,
    parameters: &Parameters,
) -> Result<String, DeadlineRefusal> {
    let at = read_instant(filed_at)?;
    let rule = rule_for(kind, at.day())?;
    let deadline = compute(rule, at, calendar, parameters)?;
    if as_json {
        as_json_text(rule, &deadline, calendar)
    } else {
        as_plain_text(rule, &deadline, lang, calendar)
    }
}

/// Reads what a person or a program gives as the instant of filing.
pub fn read_instant(text: &str) -> Result<At, DeadlineRefusal> {
    let text = text.trim();
    if text.len() == 10
        && let Some(day) = filing_day(text.as_bytes())
    {
        return Ok(At::start_of(day));
    }
    At::parse(text).ok_or_else(|| DeadlineRefusal::BadInstant { text: excerpt(text) })
}

fn as_json_text(rule: &Rule, deadline: &Deadline, calendar: &Calendar) -> Result<String, DeadlineRefusal> {
    let days: Vec<_> = deadline
        .explain(calendar)?
        .into_iter()
        .map(|line| {
            json!({
                "day": line.day,
                "counted": line.counted,
                "why": line.why,
                "es": line.reason(Lang::Es),
                "en": line.reason(Lang::En),
            })
        })
        .collect();
    let value = json!({
        "rule": rule.code,
        "kind": rule.kinds[0],
        "name": { "es": rule.name.es, "en": rule.name.en },
        "term": { "es": rule.count.words(Lang::Es), "en": rule.count.words(Lang::En) },
        "citation": rule.law(),
        "filed_at": deadline.filed_at.rfc3339(),
        "deemed_received_on": deadline.deemed_received_on,
        "first_counted_day": deadline.first_counted_day,
        "due_on": deadline.due_on,
        "alarm_on": deadline.alarm_on,
        "ends_at": deadline.ends_at.rfc3339(),
        "calendar_version": deadline.calendar_version,
        "reading": deadline.reading,
        "days": days,
    });
    Ok(format!("{value:#}\n"))
}

fn as_plain_text(
    rule: &Rule,
    deadline: &Deadline,
    lang: Lang,
    calendar: &Calendar,
) -> Result<String, DeadlineRefusal> {
    let labels = match lang {
        Lang::Es => ["Término", "Fundamento", "Radicado", "Primer día", "Vence"],
        Lang::En => ["Term", "Law", "Filed", "First day", "Due"],
    };
    let day = |d| format!("{d} ({})", long_date(d, lang));
    let values = [
        format!("{} ({}), {}", rule.name.of(lang), rule.code, rule.count.words(lang)),
        rule.law(),
        deadline.filed_at.rfc3339(),
        day(deadline.first_counted_day),
        day(deadline.due_on),
    ];
    let mut text = String::new();
    for (label, value) in labels.iter().zip(values) {
        text.push_str(&format!("{label:<11} {value}\n"));
    }
    text.push('\n');
    for line in deadline.explain(calendar)? {
        let n = line.counted.map_or_else(|| "-".to_owned(), |n| n.to_string());
        text.push_str(&format!("{n:>3}  {}  {}\n", line.day, line.text(lang)));
    }
    Ok(text)
}

#[cfg(test)]
#[path = "print_tests.rs"]
mod tests;
