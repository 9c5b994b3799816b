//! «Su solicitud hasta ahora»: the receipt that writes itself beside the form, with its date.

use catalog::{UtilityService, everyday};
use deadlines::{Rulebook, Silence, rule_for};
use kernel::{At, Day};
use web::{PageFrame, format};

use crate::actions::save_draft::Draft;
use crate::amount::{pesos, read_pesos};
use crate::kind::CaseKind;
use crate::petition_form::PetitionForm;
use crate::wizard::{self, WizardStep};

/// The stub.
pub(crate) struct Stub {
    pub lines: Vec<StubLine>,
    pub promise: Option<Promise>,
}

/// Something that was said so far.
pub(crate) struct StubLine {
    pub label: String,
    pub value: String,
    /// Address where it is changed.
    pub change: String,
}

/// Until when the company would answer if it were sent now.
pub(crate) struct Promise {
    pub due_on: Day,
    pub due_in_words: String,
    pub why: String,
    /// What silence would mean, or the empty text.
    pub silence: String,
}

impl Stub {
    /// The stub of a draft, as if it were sent at `at`.
    pub fn new(page: &PageFrame, draft: &Draft, rulebook: &Rulebook, at: At) -> Stub {
        let form = &draft.form;
        let mut lines = Vec::new();
        let mut line = |key: &str, value: String, step: WizardStep| {
            if !value.is_empty() {
                lines.push(StubLine { label: page.t(key).into_owned(), value, change: step.path() });
            }
        };
        line("cases-kind", kind_name(page, form), WizardStep::What);
        line("cases-service", service_name(page, form), WizardStep::Service);
        line("cases-account", wizard::shown_line(&form.account_number, 20), WizardStep::Service);
        line("cases-place", wizard::shown_line(&form.place, 200), WizardStep::Service);
        line(
            "cases-bill",
            bill_day(form).map(|d| format::short_day(d, page.lang())).unwrap_or_default(),
            WizardStep::Service,
        );
        line("cases-disputed", disputed(form), WizardStep::Service);
        line("cases-cause", cause_name(page, form), WizardStep::Story);
        if !draft.files.is_empty() {
            line("cases-files", draft.files.len().to_string(), WizardStep::Story);
        }
        Stub { lines, promise: promise(page, form, rulebook, at) }
    }
}

/// What the kind is called.
pub(crate) fn kind_name(page: &PageFrame, form: &PetitionForm) -> String {
    CaseKind::parse(&form.kind).map(|k| crate::words::kind(k, page.lang()).to_owned()).unwrap_or_default()
}

/// What the service is called.
pub(crate) fn service_name(page: &PageFrame, form: &PetitionForm) -> String {
    UtilityService::parse(&form.service).map(|s| s.name(page.lang()).to_owned()).unwrap_or_default()
}

/// What the everyday cause is called.
pub(crate) fn cause_name(page: &PageFrame, form: &PetitionForm) -> String {
    everyday(&form.everyday_cause).map(|c| c.name(page.lang()).to_owned()).unwrap_or_default()
}

/// The day of the bill, if it is one.
pub(crate) fn bill_day(form: &PetitionForm) -> Option<Day> {
    form.bill_issued_on.trim().parse().ok()
}

/// The disputed amount as it will be kept: `$ 184.300`; empty if it is none.
pub(crate) fn disputed(form: &PetitionForm) -> String {
    let cents = read_pesos(&form.disputed).ok().flatten();
    cents.map(|cents| format!("$ {}", pesos(cents))).unwrap_or_default()
}

/// Whether the bill is older than the five months of Ley 142 de 1994, art. 154. It is filed all the same.
pub(crate) fn bill_is_old(form: &PetitionForm, rulebook: &Rulebook, today: Day) -> bool {
    let claim = form.kind == CaseKind::Claim.key();
    let last = bill_day(form).and_then(|day| rulebook.calendar.add_months(day, 5).ok());
    claim && last.is_some_and(|last| today > last)
}

fn promise(page: &PageFrame, form: &PetitionForm, rulebook: &Rulebook, at: At) -> Option<Promise> {
    let kind = CaseKind::parse(&form.kind)?;
    let about_service = UtilityService::parse(&form.service).is_some();
    let rule = rule_for(kind.rule_code(about_service), at.day()).ok()?;
    let deadline = rulebook.compute(rule, at).ok()?;
    let (term, law) = (rule.count.words(page.lang()), rule.citation());
    let silence =
        if rule.silence == Silence::Positive { page.t("cases-silence-positive") } else { "".into() };
    Some(Promise {
        due_on: deadline.due_on,
        due_in_words: format::day_in_words(deadline.due_on, page.lang()),
        why: page.t2("cases-promise-why", "term", term, "law", law),
        silence: silence.into_owned(),
    })
}
