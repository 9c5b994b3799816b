//! `/recursos/{id}`: the steps of an appeal, what is next in one form, and everything that it went through.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use bytes::Bytes;
use cases::{CaseId, EntryKind, sheet as case_sheet};
use deadlines::{Rulebook, standing};
use documents::{BlobStore, Limits, StoredFile};
use kernel::{Day, Failure, Fault, Never, Refusal};
use store::Look;
use web::{Door, Fields, Light, PageFrame, Problem, Reply, format};

use super::steps::{self, Step};
use super::{appeal_key, name_of, reveals, state_key, state_light};
use crate::actions::check_admissibility;
use crate::admissibility::{Checklist, Payment, Requirement};
use crate::appeal::{AppealCase, State};
use crate::permissions;
use crate::records::{self, CaseHead, NoticeOfDecision};
use crate::refusal::AppealRefusal;
use crate::remittal::{Outcome, Remittal};

/// Everything that the sheet shows.
pub(crate) struct Loaded {
    pub appeal: AppealCase,
    pub own: CaseHead,
    pub parent: Option<CaseHead>,
    pub notice: Option<NoticeOfDecision>,
    pub reasons: String,
    pub book: Rulebook,
}

async fn load(look: &mut Look<'_>, case: CaseId) -> Result<Option<Loaded>, Fault> {
    let Some(appeal) = records::load(look, case).await? else { return Ok(None) };
    let Some(own) = records::head(look, case).await? else { return Ok(None) };
    let (parent, notice) = match appeal.parent {
        Some(parent) => (records::head(look, parent).await?, records::notice_of(look, parent).await?),
        None => (None, None),
    };
    let entries = case_sheet::entries(look, case, true).await?;
    let reasons = entries.into_iter().find(|e| e.kind == EntryKind::Petition).map(|e| e.body);
    let book = deadlines::current(look).await?;
    Ok(Some(Loaded { appeal, own, parent, notice, reasons: reasons.unwrap_or_default(), book }))
}

/// The appeal of a case; 404 if there is none.
pub(crate) async fn read(door: &Door, case: CaseId) -> Result<Loaded, Problem> {
    let found = door.store().read("appeals.sheet", case, |look, case| {
        Box::pin(async move { Ok::<_, Failure<Never>>(load(look, *case).await?) })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// Which appeal a form is about, and the version that was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub case: CaseId,
    pub version: i64,
}

impl Place {
    /// From the address and the form; a text that is no id names no appeal.
    pub(crate) fn read(id: &str, fields: &Fields) -> Result<Place, Problem> {
        let case = id.parse().map_err(|_| Problem::not_found())?;
        Ok(Place { case, version: fields.text("version").parse().unwrap_or(-1) })
    }
}

/// A day of a form.
pub(crate) fn day_of(fields: &Fields, name: &str) -> Option<Day> {
    fields.text(name).trim().parse().ok()
}

/// The file of a form, made harmless and kept, or the sentence that says why not.
pub(crate) async fn keep_file(
    door: &Door,
    fields: &Fields,
) -> Result<Result<Option<StoredFile>, String>, Problem> {
    let files = fields.files("file").map(|u| (u.file_name.clone(), u.bytes.clone()));
    let files: Vec<(String, Bytes)> = files.collect();
    if files.is_empty() {
        return Ok(Ok(None));
    }
    let blobs = door.app().part::<dyn BlobStore>();
    match documents::keep_files(&*blobs, files, Limits { max_files: 1, ..Limits::default() }).await {
        Ok(kept) => Ok(Ok(kept.into_iter().next())),
        Err(Failure::Refused(refusal)) => Ok(Err(door.sentence(&refusal))),
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// A form that was refused: what was typed and why not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attempt {
    pub form: &'static str,
    pub typed: HashMap<String, String>,
    pub field: String,
    pub problem: String,
    pub article: &'static str,
}

/// Ends a form of the sheet: back to it, or the sheet again with what was typed.
pub(crate) async fn finish<T>(
    door: &Door,
    place: Place,
    form: &'static str,
    fields: &Fields,
    done: Result<T, Failure<AppealRefusal>>,
    say: &str,
) -> Reply {
    match done {
        Ok(_) => web::redirect_saying(door.app(), &format!("/recursos/{}", place.case), say),
        Err(Failure::Refused(AppealRefusal::Unknown)) => web::not_found(),
        Err(Failure::Refused(refusal)) => {
            let attempt = Attempt {
                form,
                typed: typed(fields),
                field: refusal.field().unwrap_or_default().to_owned(),
                problem: door.sentence(&refusal),
                article: refusal.article().unwrap_or_default(),
            };
            again(door, place, refusal.status(), attempt).await
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// The sheet again because of a file.
pub(crate) async fn again_saying(
    door: &Door,
    place: Place,
    form: &'static str,
    fields: &Fields,
    field: &str,
    problem: String,
) -> Reply {
    let attempt = Attempt { form, typed: typed(fields), field: field.to_owned(), problem, article: "" };
    again(door, place, 422, attempt).await
}

fn typed(fields: &Fields) -> HashMap<String, String> {
    fields.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn again(door: &Door, place: Place, status: u16, attempt: Attempt) -> Reply {
    let loaded = read(door, place.case).await?;
    web::html_status(status, SheetPage::new(frame(door, &loaded).failed(), &loaded, show_to(door), attempt))
}

/// `GET /recursos/{id}`.
pub async fn show(door: Door, Path(id): Path<String>) -> Reply {
    let case: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let loaded = read(&door, case).await?;
    web::html(SheetPage::new(frame(&door, &loaded), &loaded, show_to(&door), Attempt::default()))
}

fn frame(door: &Door, loaded: &Loaded) -> PageFrame {
    door.page_titled(door.t_args("appeals-sheet-title", &[("number", &loaded.own.number)]))
}

/// To whom the sheet is shown, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShowTo {
    pub decide: bool,
    pub remit: bool,
    pub reveal: bool,
    pub today: Day,
}

fn show_to(door: &Door) -> ShowTo {
    let may = |permission| door.actor().may(permission);
    ShowTo {
        decide: may(permissions::DECIDE),
        remit: may(permissions::REMIT),
        reveal: reveals(door),
        today: door.today(),
    }
}

#[derive(Template)]
#[template(path = "sheet.html")]
pub(crate) struct SheetPage {
    pub page: PageFrame,
    pub id: String,
    pub number: String,
    pub what: String,
    pub person: String,
    pub state: String,
    pub light: Light,
    pub standing: String,
    pub due: String,
    pub next: String,
    /// Which form is offered: `decision`, `check`, `answer`, `queja`, `remit`, `result`, `execution` or none.
    pub form: &'static str,
    /// Whether the admission may be decided anew.
    pub anew: bool,
    pub steps: Vec<Step>,
    pub attacked: Option<AttackedView>,
    pub reasons: String,
    pub time: String,
    pub warnings: Vec<String>,
    pub checks: Vec<CheckView>,
    pub payments: Vec<ChoiceView>,
    pub payment_note: String,
    pub about_refusal: bool,
    pub outcomes: Vec<ChoiceView>,
    pub remittals: Vec<RemittalView>,
    pub results: Vec<(String, String, Option<String>)>,
    pub execution: Option<(String, Option<String>)>,
    pub attempt: Attempt,
    pub today: String,
    pub version: i64,
}

/// The decision that is attacked.
pub(crate) struct AttackedView {
    pub href: String,
    pub number: String,
    pub outgoing: String,
    pub day: String,
    pub subject: String,
    pub notice: String,
}

/// A requirement with what was found.
pub(crate) struct CheckView {
    pub key: &'static str,
    pub title: String,
    pub hint: String,
    pub article: &'static str,
    pub met: Option<bool>,
    pub note: String,
}

/// A choice of a list.
pub(crate) struct ChoiceView {
    pub key: &'static str,
    pub label: String,
    pub chosen: bool,
}

/// A file that went.
pub(crate) struct RemittalView {
    pub base: String,
    pub title: String,
    pub how: String,
    pub index: Vec<IndexView>,
}

/// A document of it.
pub(crate) struct IndexView {
    pub order: u32,
    pub day: String,
    pub title: String,
    pub name: String,
    pub sheets: String,
    pub sha256: String,
}

impl SheetPage {
    pub(crate) fn new(page: PageFrame, loaded: &Loaded, to: ShowTo, attempt: Attempt) -> SheetPage {
        let (appeal, lang) = (&loaded.appeal, page.lang());
        let course = &appeal.course;
        let due = if appeal.state.is_undecided() { Some(loaded.own.due_on) } else { appeal.due_on };
        let stands = due.and_then(|due| standing(due, to.today, &loaded.book.calendar).ok());
        let checklist = match attempt.form {
            "check" => check_admissibility::read(&Fields::from_pairs(attempt.typed.clone())),
            _ => course.checklist.clone(),
        };
        let form = form(appeal, to);
        SheetPage {
            id: appeal.case.to_string(),
            number: loaded.own.number.clone(),
            what: page.t(appeal_key(appeal.appeal)).into_owned(),
            person: name_of(&page, loaded.own.identity, loaded.own.name.as_deref(), to.reveal),
            state: page.t(state_key(appeal.state)).into_owned(),
            light: stands.map_or(state_light(appeal.state), |s| s.light().into()),
            standing: stands.map(|s| s.words(lang)).unwrap_or_default(),
            due: due.map(|d| format::day_with_year(d, lang)).unwrap_or_default(),
            next: next(&page, appeal, to.today),
            form,
            anew: form == "answer" && to.decide,
            steps: steps::steps(&page, appeal),
            attacked: loaded.parent.as_ref().map(|p| attacked(&page, p, loaded.notice.as_ref())),
            reasons: loaded.reasons.clone(),
            time: steps::timeliness(&page, course.timeliness, lang),
            warnings: steps::warnings(&page, &course.warnings),
            checks: Requirement::ALL.iter().map(|r| check(&page, *r, &checklist)).collect(),
            payments: payments(&page, checklist.payment),
            payment_note: checklist.payment_note,
            about_refusal: appeal.refusal_is_attacked(),
            outcomes: outcomes(&page, appeal, attempt.typed.get("outcome").map_or("", String::as_str)),
            remittals: course.remittals.iter().zip(1..).map(|(r, n)| remittal(&page, appeal, r, n)).collect(),
            results: results(&page, appeal),
            execution: course.execution.as_ref().map(|e| {
                let said = page.t2(
                    "appeals-executed-on",
                    "day",
                    format::day_with_year(e.on, lang),
                    "name",
                    &e.by_name,
                );
                (format!("{said} {}", e.note), e.proof.map(|id| file_href(appeal, &id.to_string())))
            }),
            attempt,
            today: to.today.to_string(),
            version: appeal.version,
            page,
        }
    }

    /// What was typed into a field of the form that was refused.
    fn typed(&self, name: &str) -> &str {
        self.attempt.typed.get(name).map_or("", String::as_str)
    }

    /// A day of a form: what was typed, else today.
    fn typed_day(&self, name: &str) -> &str {
        self.attempt.typed.get(name).unwrap_or(&self.today)
    }

    /// Why a field was refused.
    fn error(&self, form: &str, field: &str) -> &str {
        if self.attempt.form == form && self.attempt.field == field { &self.attempt.problem } else { "" }
    }
}

fn form(appeal: &AppealCase, to: ShowTo) -> &'static str {
    match appeal.state {
        State::ToAdmit if to.decide && appeal.parent.is_none() => "decision",
        State::ToAdmit if to.decide => "check",
        State::ToDecide => "answer",
        State::Refused if to.remit => "queja",
        State::ToRemit if to.remit => "remit",
        State::WithSuperintendence if to.remit => "result",
        State::ToExecute if to.decide => "execution",
        _ => "",
    }
}

fn next(page: &PageFrame, appeal: &AppealCase, today: Day) -> String {
    let said = |key: &str| page.t(key).into_owned();
    match appeal.state {
        State::ToAdmit if appeal.parent.is_none() => said("appeals-next-decision"),
        State::ToAdmit => said("appeals-next-check"),
        State::ToDecide if appeal.course.verdict.as_ref().is_some_and(|v| !v.admitted) => {
            said("appeals-next-sign-refusal")
        }
        State::ToDecide => said("appeals-next-answer"),
        State::Refused => said("appeals-next-refused"),
        State::ToRemit if appeal.course.clock.is_some_and(|c| today >= c.alarm_on) => {
            said("appeals-next-remit-alarm")
        }
        State::ToRemit => said("appeals-next-remit"),
        State::WithSuperintendence if appeal.refusal_is_attacked() => said("appeals-next-queja"),
        State::WithSuperintendence => said("appeals-next-result"),
        State::ToExecute => said("appeals-next-execution"),
        State::Closed | State::Withdrawn => said("appeals-next-none"),
    }
}

fn attacked(page: &PageFrame, parent: &CaseHead, notice: Option<&NoticeOfDecision>) -> AttackedView {
    let day = |d: Day| format::day_with_year(d, page.lang());
    let window = notice.and_then(|n| n.window);
    AttackedView {
        href: format!("/bandeja/{}", parent.id),
        number: parent.number.clone(),
        outgoing: parent.outgoing_number.clone().unwrap_or_default(),
        day: parent.decided_at.map(|at| day(at.day())).unwrap_or_default(),
        subject: parent.subject.clone(),
        notice: match window {
            Some(w) => page.t2("appeals-notice-window", "day", day(w.effective_on), "until", day(w.until)),
            None => page.t("appeals-notice-open").into_owned(),
        },
    }
}

fn check(page: &PageFrame, requirement: Requirement, checklist: &Checklist) -> CheckView {
    let name = requirement.key().replace('_', "-");
    let mark = checklist.mark(requirement);
    CheckView {
        key: requirement.key(),
        title: page.t(&format!("appeals-check-{name}")).into_owned(),
        hint: page.t(&format!("appeals-check-{name}-hint")).into_owned(),
        article: requirement.article(),
        met: mark.map(|m| m.met),
        note: mark.map(|m| m.note.clone()).unwrap_or_default(),
    }
}

fn payments(page: &PageFrame, chosen: Option<Payment>) -> Vec<ChoiceView> {
    let choice = |p: &Payment| ChoiceView {
        key: p.key(),
        label: page.t(&format!("appeals-payment-{}", p.key().replace('_', "-"))).into_owned(),
        chosen: chosen == Some(*p),
    };
    Payment::ALL.iter().map(choice).collect()
}

fn outcomes(page: &PageFrame, appeal: &AppealCase, chosen: &str) -> Vec<ChoiceView> {
    let about_refusal = appeal.refusal_is_attacked();
    let choice = |o: &Outcome| ChoiceView {
        key: o.key(),
        label: page.t(&format!("appeals-outcome-{}", o.key())).into_owned(),
        chosen: o.key() == chosen,
    };
    Outcome::ALL.iter().filter(|o| o.fits(about_refusal)).map(choice).collect()
}

fn remittal(page: &PageFrame, appeal: &AppealCase, r: &Remittal, place: usize) -> RemittalView {
    let day = format::day_with_year(r.on, page.lang());
    let line = |l: &documents::IndexLine| IndexView {
        order: l.order,
        day: format::short_day(l.day, page.lang()),
        title: format!("{} {}", l.title, l.number).trim_end().to_owned(),
        name: l.name.clone(),
        sheets: l.sheets.map_or("–".to_owned(), |n| n.to_string()),
        sha256: l.sha256.to_string(),
    };
    RemittalView {
        base: format!("/recursos/{}/remision/{place}", appeal.case),
        title: page.t2("appeals-remitted-on", "day", day, "number", &r.number),
        how: page.t2("appeals-remitted-how", "how", &r.how, "name", &r.by_name),
        index: r.index.iter().map(line).collect(),
    }
}

fn results(page: &PageFrame, appeal: &AppealCase) -> Vec<(String, String, Option<String>)> {
    let day = |d: Day| format::day_with_year(d, page.lang());
    let one = |r: &crate::remittal::SuperintendenceResult| {
        let what = page.t(&format!("appeals-outcome-{}", r.outcome.key()));
        let title = format!("{what}: {} ({})", r.number, day(r.on));
        let served = page.t1("appeals-result-served", "day", day(r.served_on));
        let text = format!("{served} {}", r.note).trim_end().to_owned();
        (title, text, r.file.map(|id| file_href(appeal, &id.to_string())))
    };
    appeal.course.results.iter().map(one).collect()
}

fn file_href(appeal: &AppealCase, file: &str) -> String {
    format!("/bandeja/{}/archivos/{file}", appeal.case)
}
