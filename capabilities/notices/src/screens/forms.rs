//! The forms of the sheet: which ones are offered, and what was typed into the one that was refused.

use cases::CaseId;
use kernel::Day;
use web::{Fields, FormErrors};

use crate::act::AttemptKind;
use crate::attempt::{Attempt, AttemptId};
use crate::notice::{Notice, State};

/// A form of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Send the summons.
    Summon,
    /// Act of personal notification.
    Visit,
    /// Told in the act.
    Told,
    /// Send the notice.
    Aviso,
    /// Hang the notice.
    Publish,
    /// Implied conduct.
    Knowledge,
    /// The acceptance is withdrawn.
    Withdraw,
    /// Whether appeals lie.
    Appeals,
}

impl Form {
    const ALL: [Form; 8] = [
        Form::Summon,
        Form::Visit,
        Form::Told,
        Form::Aviso,
        Form::Publish,
        Form::Knowledge,
        Form::Withdraw,
        Form::Appeals,
    ];

    /// Its name in ids and keys of texts.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Form::Summon => "summon",
            Form::Visit => "visit",
            Form::Told => "told",
            Form::Aviso => "aviso",
            Form::Publish => "publish",
            Form::Knowledge => "knowledge",
            Form::Withdraw => "withdraw",
            Form::Appeals => "appeals",
        }
    }
}

/// What is next, and what else can be done.
#[derive(Debug, Default)]
pub(crate) struct Offer {
    /// The form of the next step, if it is an officer's.
    pub next: Option<Form>,
    /// The attempt whose result is the next step.
    pub result_of: Option<AttemptId>,
    /// The others.
    pub others: Vec<Form>,
}

/// What an officer may do with a notice as it is today.
pub(crate) fn offer(notice: &Notice, attempts: &[Attempt], verbal: bool) -> Offer {
    if !notice.state.is_open() {
        let others = if notice.state == State::Served { vec![Form::Appeals] } else { Vec::new() };
        return Offer { others, ..Offer::default() };
    }
    let sent = attempts.iter().rev().find(|a| a.kind == AttemptKind::Aviso && a.waits_for_result());
    let to_publish = !notice.address_known || notice.undelivered;
    let next = match notice.state {
        State::SummonsDue => Some(Form::Summon),
        State::Summoned => Some(Form::Visit),
        State::PostingDue if to_publish => Some(Form::Publish),
        State::PostingDue if sent.is_none() => Some(Form::Aviso),
        _ => None,
    };
    let waits = notice.state == State::PostingDue && next.is_none();
    let electronic = matches!(notice.state, State::Pending | State::ElectronicSent);
    let fits = |form: Form| match form {
        Form::Summon => electronic && notice.address_known,
        Form::Visit | Form::Knowledge | Form::Appeals => true,
        Form::Told => verbal && notice.summoned_on.is_none() && notice.posting.is_none(),
        Form::Aviso => notice.state == State::PostingDue && notice.address_known,
        Form::Publish => false,
        Form::Withdraw => notice.accepted && electronic,
    };
    let others = Form::ALL.into_iter().filter(|f| Some(*f) != next && fits(*f)).collect();
    Offer { next, result_of: sent.filter(|_| waits).map(|a| a.id), others }
}

/// What was typed into a form that was refused.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    /// The key of the form; `result-<attempt>` for the results.
    pub form: String,
    pub fields: Fields,
    pub errors: FormErrors,
}

impl Typed {
    /// The refused form with one error.
    pub(crate) fn of(form: &str, fields: &Fields, field: &str, sentence: String) -> Typed {
        let form = match form {
            "result" => format!("result-{}", fields.text("attempt")),
            other => other.to_owned(),
        };
        let mut errors = FormErrors::none();
        let field = if field.is_empty() { String::new() } else { format!("{form}-{field}") };
        errors.add(field, sentence);
        Typed { form, fields: fields.clone(), errors }
    }

    /// The id of a field.
    pub(crate) fn id(&self, form: &str, name: &str) -> String {
        format!("{form}-{name}")
    }

    /// What stands in a field: what was typed, or what it begins with.
    pub(crate) fn value(&self, form: &str, name: &str, otherwise: &str) -> String {
        match self.fields.get(name).filter(|_| self.form == form) {
            Some(typed) => typed.to_owned(),
            None => otherwise.to_owned(),
        }
    }

    /// What is wrong with a field.
    pub(crate) fn error(&self, form: &str, name: &str) -> &str {
        self.errors.of(&format!("{form}-{name}"))
    }
}

/// Which notice a form is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub case: CaseId,
    pub version: Option<i64>,
}

/// The day of a form; `on`.
pub(crate) fn day(fields: &Fields) -> Option<Day> {
    fields.text("on").trim().parse().ok()
}
