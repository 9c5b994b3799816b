//! What a person can do now in their case and until when, and their rights in it, in plain words.

use deadlines::{Count, ExtensionPolicy, Rule, Silence, rule_for};
use kernel::{At, Lang};
use web::{PageFrame, format};

use crate::kind::CaseKind;
use crate::screens::tracking::Course;
use crate::sheet::SilenceState;

/// Something that can be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// What and until when.
    pub text: String,
    /// Where it is done; empty if it is only said.
    pub href: String,
}

/// A right, with its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Right {
    pub title: String,
    pub text: String,
    pub law: String,
}

/// What can be done now.
pub(crate) fn steps(page: &PageFrame, course: &Course) -> Vec<Step> {
    let (sheet, lang) = (&course.sheet, page.lang());
    let here = |rest: &str| format!("/seguimiento/{}{rest}", sheet.tracking_key);
    let mut steps = Vec::new();
    let mut add = |text: String, href: String| steps.push(Step { text, href });
    match (sheet.silence, sheet.silence_at) {
        (Some(SilenceState::Occurred), Some(at)) => {
            let day = format::day_in_words(sheet.deadline.due_on, lang);
            let until = recognition(course, at).map(|until| format::moment(until, lang)).unwrap_or_default();
            add(page.t2("cases-now-silence", "day", day, "until", until), String::new());
        }
        (Some(SilenceState::Recognized), _) => {
            add(page.t("cases-now-recognized").into_owned(), String::new());
        }
        _ => {}
    }
    if let Some(day) = sheet.paused_until {
        add(page.t1("cases-now-complete", "day", format::day_in_words(day, lang)), "#t-escribir".into());
    } else if sheet.state.is_open() {
        add(page.t("cases-now-add").into_owned(), "#t-escribir".into());
    }
    if course.answer.is_some() {
        add(page.t("cases-now-read").into_owned(), "#respuesta".into());
    } else if sheet.answered_aloud() {
        add(page.t("cases-now-read-aloud").into_owned(), "#t-historia".into());
    }
    if let Some(body) = &sheet.referred_to {
        add(page.t1("cases-now-referred", "body", body), String::new());
    }
    if sheet.state.is_open() {
        add(page.t("cases-now-withdraw").into_owned(), here("/retirar"));
    }
    add(page.t("cases-now-receipt").into_owned(), here("/constancia"));
    steps
}

/// Until when the company recognizes a silence (Ley 142 de 1994, art. 158: seventy-two hours).
fn recognition(course: &Course, occurred_at: At) -> Option<At> {
    let rule = rule_for("RECONOCER_SAP", occurred_at.day()).ok()?;
    course.rulebook.compute(rule, occurred_at).ok().map(|deadline| deadline.ends_at)
}

/// The rights, those of this case only.
pub(crate) fn rights(page: &PageFrame, course: &Course) -> Vec<Right> {
    let (sheet, lang) = (&course.sheet, page.lang());
    let rule = sheet.deadline.rule();
    let law = rule.map(|r| r.citation().to_string()).unwrap_or_default();
    let right = |name: &str, text: String, law: &str| Right {
        title: page.t(&format!("cases-right-{name}")).into_owned(),
        text,
        law: law.to_owned(),
    };
    let plain =
        |name: &str, law: &str| right(name, page.t(&format!("cases-right-{name}-text")).into_owned(), law);
    let due = format::day_in_words(sheet.deadline.due_on, lang);
    let mut all = vec![right("answer", page.t1("cases-right-answer-text", "day", due), &law)];
    if rule.is_some_and(|r| r.silence == Silence::Positive) {
        all.push(plain("silence", &law));
    }
    if let Some(latest) = rule.and_then(|r| latest(course, r, lang)) {
        all.push(right("extension", page.t1("cases-right-extension-text", "day", latest), "CPACA, art. 14"));
    }
    if sheet.kind == CaseKind::Claim {
        all.push(plain("cut", "Ley 142 de 1994, art. 155"));
    }
    if matches!(sheet.kind, CaseKind::Claim | CaseKind::Complaint | CaseKind::Petition)
        && let Ok(appeal) = rule_for("INTERPONER_RECURSO", sheet.filed_at.day())
    {
        let term = term_words(appeal, page);
        all.push(right(
            "appeal",
            page.t1("cases-right-appeal-text", "term", term),
            "Ley 142 de 1994, art. 154",
        ));
    }
    if sheet.kind == CaseKind::InformationRequest {
        all.push(plain("insist", "CPACA, arts. 25 y 26"));
    }
    all.push(plain("withdraw", "CPACA, art. 18"));
    all.push(plain("data", "Ley 1581 de 2012, art. 8"));
    all
}

fn term_words(rule: &Rule, page: &PageFrame) -> String {
    rule.count.words(page.lang())
}

/// The last day to which the term could be extended, in words; nothing if it never can.
fn latest(course: &Course, rule: &Rule, lang: Lang) -> Option<String> {
    if rule.extension == ExtensionPolicy::Never || !matches!(rule.count, Count::BusinessDays(_)) {
        return None;
    }
    let calendar = &course.counted_with.as_ref()?.calendar;
    let day = course.sheet.deadline.latest_extension(rule, calendar).ok()?;
    Some(format::day_with_year(day, lang)).filter(|_| course.sheet.state.is_open())
}
