//! The chain of a claim, a term in months and an extension for the command line: for people, who also read
//! the articles and the days that do not count, or as JSON for programs.

use kernel::{Day, Lang};
use serde::{Serialize, Serializer};

use crate::calendar::Calendar;
use crate::chain::{Chain, Step, local, skipped_in_words};
use crate::deadline::Parameters;
use crate::explain::DayLine;
use crate::extension::Extension;
use crate::months::{MONTHS, MonthTerm};
use crate::print::read_instant;
use crate::refusal::DeadlineRefusal;
use crate::rules::Count;
use crate::words::long_date;

/// The chain of a claim that is filed at that instant: every date with its article and the days that do
/// not count; with `as_json` one object of dates, in local time of Bogota. `filed_at` as for
/// [`crate::print_one`].
pub fn print_chain(
    filed_at: &str,
    as_json: bool,
    lang: Lang,
    calendar: &Calendar,
    parameters: &Parameters,
) -> Result<String, DeadlineRefusal> {
    let chain = Chain::of_claim(read_instant(filed_at)?, calendar, parameters)?;
    let steps = chain.steps(calendar)?;
    if as_json {
        return Ok(json(&Dates(&steps)));
    }
    let mut text = String::new();
    for step in &steps {
        let hour = step.on.split_once('T').map(|(_, hour)| hour);
        text.push_str(&dated(step.name.of(lang), step.day, hour, lang));
        if let Some([es, en]) = &step.term {
            text.push_str(&under(if lang == Lang::Es { es } else { en }));
        }
        text.push_str(&under(&step.law));
        text.push_str(&not_counted(&step.skipped, lang));
    }
    Ok(text)
}

/// The dates by name, in their order.
struct Dates<'a>(&'a [Step]);

impl Serialize for Dates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|step| (step.key, &step.on)))
    }
}

/// So many months from a day: the end by the calendar and the last valid day.
pub fn print_months(
    months: u32,
    from: &str,
    as_json: bool,
    lang: Lang,
    calendar: &Calendar,
) -> Result<String, DeadlineRefusal> {
    let term = MonthTerm::new(read_instant(from)?.day(), months, calendar)?;
    if as_json {
        return Ok(json(&term));
    }
    let labels = match lang {
        Lang::Es => ["Desde", "Se cumple", "Último día válido"],
        Lang::En => ["From", "Ends by the calendar", "Last valid day"],
    };
    let days = [term.start_date, term.calendar_end, term.last_valid_day];
    let mut text = String::new();
    for (at, (label, day)) in labels.into_iter().zip(days).enumerate() {
        text.push_str(&dated(label, day, None, lang));
        if at == 1 {
            text.push_str(&under(&Count::Months(months).words(lang)));
        }
    }
    text.push_str(&under(&MONTHS.to_string()));
    text.push_str(&not_counted(&term.moved_over(calendar)?, lang));
    Ok(text)
}

/// The furthest extension of a term. `kind` and `filed_at` as for [`crate::print_one`].
pub fn print_extension(
    kind: &str,
    filed_at: &str,
    as_json: bool,
    lang: Lang,
    calendar: &Calendar,
    parameters: &Parameters,
) -> Result<String, DeadlineRefusal> {
    let extension = Extension::furthest(kind, read_instant(filed_at)?, calendar, parameters)?;
    if as_json {
        return Ok(json(&ExtensionDates::of(&extension)));
    }
    let labels = match lang {
        Lang::Es => ["Término", "Radicado", "Vence", "Prórroga hasta"],
        Lang::En => ["Term", "Filed", "Due", "Extension until"],
    };
    let (rule, filed_at) = (extension.rule, extension.base.filed_at);
    let term = format!("{} ({}), {}", rule.name.of(lang), rule.code, rule.count.words(lang));
    let mut text = line(labels[0], &term);
    text.push_str(&dated(labels[1], filed_at.day(), local(filed_at).get(11..), lang));
    text.push_str(&dated(labels[2], extension.base.due_on, None, lang));
    text.push_str(&dated(labels[3], extension.latest, None, lang));
    text.push_str(&under(&rule.extension.words(lang)));
    text.push_str(&under(&rule.law()));
    text.push_str(&not_counted(&extension.skipped(calendar)?, lang));
    Ok(text)
}

/// An extension as programs read it.
#[derive(Serialize)]
struct ExtensionDates {
    filed_at: String,
    r#type: &'static str,
    base_days: Option<u32>,
    base_due: Day,
    max_extended_due: Day,
    rule: String,
}

impl ExtensionDates {
    fn of(extension: &Extension) -> ExtensionDates {
        ExtensionDates {
            filed_at: local(extension.base.filed_at),
            r#type: extension.rule.code,
            base_days: extension.base_days(),
            base_due: extension.base.due_on,
            max_extended_due: extension.latest,
            rule: extension.rule.law(),
        }
    }
}

fn json(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("dates and numbers are always JSON");
    text.push('\n');
    text
}

/// Width of the names of dates.
const NAMES: usize = 35;

fn line(name: &str, text: &str) -> String {
    format!("{name:<NAMES$}{text}\n")
}

/// A line under a date; nothing for nothing.
fn under(text: &str) -> String {
    if text.is_empty() { String::new() } else { line("", text) }
}

fn dated(name: &str, day: Day, hour: Option<&str>, lang: Lang) -> String {
    let hour = hour.map(|hour| format!(" {hour}")).unwrap_or_default();
    line(name, &format!("{day}{hour} ({})", long_date(day, lang)))
}

fn not_counted(lines: &[DayLine], lang: Lang) -> String {
    let days = skipped_in_words(lines, lang);
    match (days.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Es) => under(&format!("no se cuentan: {days}")),
        (false, Lang::En) => under(&format!("not counted: {days}")),
    }
}

#[cfg(test)]
#[path = "print_dates_tests.rs"]
mod tests;
