//! The way of an appeal in steps, for officers and for the person.

use kernel::Lang;
use web::{PageFrame, format};

use crate::admissibility::Timeliness;
use crate::appeal::{AppealCase, State, Warning};

/// A step that was done, is now, or is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub title: String,
    pub text: String,
    pub done: bool,
}

/// The steps of an appeal.
pub(crate) fn steps(page: &PageFrame, appeal: &AppealCase) -> Vec<Step> {
    let course = &appeal.course;
    let mut steps = vec![
        step(page, "filed", on(page, appeal.filed_on), true),
        admission(page, appeal),
        decision(page, appeal),
    ];
    if appeal.state == State::Withdrawn {
        steps.truncate(1);
        steps.push(step(page, "withdrawn", String::new(), true));
        return steps;
    }
    if let Some(on_day) = course.reclassified_on {
        steps.truncate(1);
        let text = page.t1("appeals-step-reclassified-on", "day", day(page, on_day));
        steps.push(step(page, "reclassified", text, true));
        return steps;
    }
    if let Some(until) = course.refusal_until {
        let text = match &course.admissibility_appeal {
            Some(q) => {
                page.t2("appeals-step-queja-filed", "day", short(page, q.filed_on), "number", &q.number)
            }
            None => page.t1("appeals-step-queja-until", "day", day(page, until)),
        };
        steps.push(step(page, "queja", text, course.admissibility_appeal.is_some()));
    }
    if goes_there(appeal) {
        let text = match appeal.last_remittal() {
            Some(r) => page.t2("appeals-step-remitted", "day", day(page, r.on), "number", &r.number),
            None => match course.clock {
                Some(clock) => page.t1("appeals-step-remit-by", "day", day(page, clock.by)),
                None => String::new(),
            },
        };
        let gone = appeal.state != State::ToRemit && appeal.last_remittal().is_some();
        steps.push(step(page, "remittal", text, gone));
    }
    if goes_there(appeal) || !course.results.is_empty() {
        let text = match course.results.last() {
            Some(r) => {
                let key = format!("appeals-outcome-{}", r.outcome.key());
                let (what, when) = (page.t(&key).into_owned(), day(page, r.on));
                page.t2("appeals-step-result", "what", what, "day", when)
            }
            None => String::new(),
        };
        let over = !matches!(appeal.state, State::ToRemit | State::WithSuperintendence);
        steps.push(step(page, "superintendence", text, over && !course.results.is_empty()));
    }
    if appeal.state == State::ToExecute || course.execution.is_some() {
        let text = course.execution.as_ref().map(|e| on(page, e.on)).unwrap_or_default();
        steps.push(step(page, "execution", text, course.execution.is_some()));
    }
    if let Some(final_on) = appeal.final_on {
        steps.push(step(page, "final", page.t1("appeals-step-final-on", "day", day(page, final_on)), true));
    }
    steps
}

/// Whether the file goes, went, or may still go to the Superintendence.
fn goes_there(appeal: &AppealCase) -> bool {
    let undecided = appeal.state.is_undecided() && appeal.appeal.is_subsidiary();
    undecided || appeal.state == State::ToRemit || appeal.last_remittal().is_some()
}

fn admission(page: &PageFrame, appeal: &AppealCase) -> Step {
    let (text, done) = match &appeal.course.verdict {
        Some(v) if v.admitted => (page.t1("appeals-step-admitted", "day", day(page, v.on)), true),
        Some(v) => (page.t1("appeals-step-refused", "day", day(page, v.on)), true),
        None if appeal.state == State::ToAdmit => (page.t("appeals-step-admission-wait").into_owned(), false),
        None => (String::new(), true),
    };
    step(page, "admission", text, done)
}

fn decision(page: &PageFrame, appeal: &AppealCase) -> Step {
    match &appeal.course.decided {
        Some(decided) => {
            let what = match decided.response {
                Some(response) => page.t(&format!("appeals-response-{}", response.key())).into_owned(),
                None => page.t("appeals-response-silence").into_owned(),
            };
            let mut text = page.t2("appeals-step-decided", "what", what, "day", day(page, decided.on));
            if let Some(served) = decided.served_on {
                text.push(' ');
                text.push_str(&page.t1("appeals-step-served", "day", day(page, served)));
            }
            step(page, "decision", text, true)
        }
        None => {
            let due = appeal.due_on.filter(|_| appeal.state.is_undecided());
            let text = due.map(|due| page.t1("appeals-step-decide-by", "day", day(page, due)));
            step(page, "decision", text.unwrap_or_default(), false)
        }
    }
}

fn step(page: &PageFrame, name: &str, text: String, done: bool) -> Step {
    Step { title: page.t(&format!("appeals-step-{name}")).into_owned(), text, done }
}

fn on(page: &PageFrame, at: kernel::Day) -> String {
    page.t1("appeals-step-on", "day", day(page, at))
}

fn day(page: &PageFrame, at: kernel::Day) -> String {
    format::day_with_year(at, page.lang())
}

fn short(page: &PageFrame, at: kernel::Day) -> String {
    format::short_day(at, page.lang())
}

/// Whether it came in time, in a sentence with its days.
pub(crate) fn timeliness(page: &PageFrame, timeliness: Option<Timeliness>, lang: Lang) -> String {
    let said = |until| format::day_with_year(until, lang);
    match timeliness {
        None => page.t("appeals-time-unknown").into_owned(),
        Some(Timeliness::BeforeNotice) => page.t("appeals-time-before").into_owned(),
        Some(Timeliness::InTime { day, until }) => {
            page.t2("appeals-time-in", "day", day, "until", said(until))
        }
        Some(Timeliness::OutOfTime { days, until }) => {
            page.t2("appeals-time-out", "days", days, "until", said(until))
        }
    }
}

/// What is warned of, in sentences.
pub(crate) fn warnings(page: &PageFrame, warnings: &[Warning]) -> Vec<String> {
    let key = |w: &Warning| format!("appeals-warning-{}", w.key().replace('_', "-"));
    warnings.iter().map(|w| page.t(&key(w)).into_owned()).collect()
}
