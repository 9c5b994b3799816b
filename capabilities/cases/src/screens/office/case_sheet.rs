//! `/bandeja/{id}`: the list at the left, the case in the middle, the person at the right.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use catalog::{Allowed, UtilityService};
use kernel::{Failure, Id, Never, Refusal};
use web::{Door, PageFrame, Problem, Reply};

use super::case_list::{ListPart, ListQuery};
use super::case_load::{self, Asked, Loaded};
use super::case_view::{self, Head, Item, last_words, priority_words};
use super::composer::{Attempt, Composer};
use super::person_panel::Panel;
use super::steps_box::StepsBox;
use super::term_box::{self, TermBox};
use super::{Choice, May, inbox, told};
use crate::case::{CaseId, CaseRefusal};
use crate::kind::{CaseKind, Priority};
use crate::words;

/// A case and the list beside it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub id: CaseId,
    pub list: ListQuery,
}

impl Place {
    /// From the path and the query of an address; a text that is no id names no case.
    pub(crate) fn read(id: &str, asked: &HashMap<String, String>) -> Result<Place, Problem> {
        let id = Id::parse(id).ok_or_else(Problem::not_found)?;
        Ok(Place { id, list: ListQuery::read(asked) })
    }

    /// The address of the case.
    pub(crate) fn address(&self) -> String {
        format!("/bandeja/{}{}", self.id, self.list.address())
    }
}

#[derive(Template)]
#[template(path = "office/case.html")]
pub(crate) struct CasePage {
    pub page: PageFrame,
    pub list: ListPart,
    pub head: Head,
    pub thread: Vec<Item>,
    pub composer: Composer,
    pub panel: Panel,
    /// The query of the list, for the addresses of the forms.
    pub query: String,
    pub version: i64,
    pub takes: bool,
    pub assigns: bool,
    pub classifies: bool,
    /// The special steps.
    pub steps: StepsBox,
    /// The term and what may happen to it.
    pub term: TermBox,
    /// Which dialog or form is open: `assign`, `classify`, `return`, one of the steps, or none.
    pub open: &'static str,
    pub officers: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub services: Vec<Choice>,
    pub causes: Vec<Choice>,
    pub priorities: Vec<Choice>,
    /// Why the last attempt was refused; empty otherwise.
    pub problem: String,
    /// What somebody else did meanwhile; empty otherwise.
    pub meanwhile: String,
}

/// The sheet.
pub async fn show(door: Door, Path(id): Path<String>, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let place = Place::read(&id, &asked)?;
    let wish = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let open = match wish("abrir") {
        "asignar" => "assign",
        "clasificar" => "classify",
        "devolver" => "return",
        "trasladar" => "refer",
        "reconocer" => "recognition",
        other => term_box::opened(other),
    };
    render(&door, place, open, (wish("escribir") == "nota", wish("plantilla")), None).await
}

/// The sheet again, with what was typed and why it was refused.
pub(crate) async fn again(door: &Door, place: Place, attempt: Attempt) -> Reply {
    let open = match attempt.form {
        form @ ("assign" | "classify" | "return") => form,
        form if super::steps_box::FORMS.contains(&form) => form,
        form => term_box::refused(form).unwrap_or_default(),
    };
    render(door, place, open, (false, ""), Some(attempt)).await
}

async fn render(
    door: &Door,
    place: Place,
    open: &'static str,
    (note, template): (bool, &str),
    attempt: Option<Attempt>,
) -> Reply {
    let may = May::of(door);
    let (me, today) = (inbox::officer(door)?, door.today());
    let asked = Asked { id: place.id, me, today, list: place.list.clone(), reveal: may.reveal };
    let loaded = door.store().read("cases.sheet", asked, |look, asked| {
        Box::pin(async move { Ok::<_, Failure<Never>>(case_load::load(look, asked).await?) })
    });
    let Some(mut loaded) = loaded.await? else { return web::not_found() };
    let panels = door.panels("cases.sheet", &loaded.sheet.id.to_string()).await?;
    let page = door.page_titled(format!("{} · {}", loaded.sheet.number, loaded.sheet.subject));
    let page = page.with_panels(panels);
    if !template.is_empty() {
        match open {
            "" => super::composer::begin_with(&mut loaded, &page, may, template),
            form => super::composer::begin_step_with(&mut loaded, &page, may, (form, template)),
        }
    }
    let problem = attempt.as_ref().map(|a| told(door, &a.refusal)).unwrap_or_default();
    let now = door.at();
    let shown = Show { me, may, now, today, open, note, attempt: attempt.as_ref(), problem };
    match &attempt {
        None => web::html(CasePage::new(page, &place.list, &loaded, shown)),
        Some(a) => {
            let status = a.refusal.status();
            web::html_status(status, CasePage::new(page.failed(), &place.list, &loaded, shown))
        }
    }
}

/// How the sheet is shown, and to whom.
pub(crate) struct Show<'a> {
    pub me: kernel::AccountId,
    pub may: May,
    pub now: kernel::At,
    pub today: kernel::Day,
    pub open: &'static str,
    pub note: bool,
    pub attempt: Option<&'a Attempt>,
    pub problem: String,
}

impl CasePage {
    pub(crate) fn new(page: PageFrame, list: &ListQuery, loaded: &Loaded, show: Show<'_>) -> CasePage {
        let Show { me, may, now, today, open, note, attempt, problem } = show;
        let sheet = &loaded.sheet;
        let is_open = sheet.state.is_open();
        let changed = attempt.is_some_and(|a| a.refusal.status() == 409);
        let typed = |name: &str, form: &str| {
            attempt.filter(|a| a.form == form).and_then(|a| a.typed.get(name)).cloned()
        };
        let term = TermBox::new(&page, loaded, may, now, attempt);
        let open = term.shown(open);
        let service = typed("service", "classify").or(sheet.service.clone()).unwrap_or_default();
        let cause = typed("cause", "classify").or(sheet.cause.clone());
        CasePage {
            list: ListPart::new(&page, list, &loaded.list, may, today, Some(sheet.id)),
            head: Head::new(&page, loaded, today),
            thread: case_view::thread(&page, loaded, may, today),
            composer: Composer::new(&page, loaded, may, me, attempt, note),
            panel: Panel::new(&page, loaded, may, today),
            steps: StepsBox::new(&page, loaded, may, (me, now), attempt),
            term,
            query: list.address(),
            version: sheet.version,
            takes: is_open && may.answer && sheet.owner != Some(me),
            assigns: is_open && may.assign,
            classifies: is_open && may.answer,
            open,
            officers: officers(loaded, typed("officer", "assign")),
            kinds: kinds(&page, &typed("kind", "classify").unwrap_or(sheet.kind.key().into())),
            services: services(&page, &service),
            causes: causes(loaded, &service, cause, today),
            priorities: priorities(
                &page,
                &typed("priority", "classify").unwrap_or(sheet.priority.key().into()),
            ),
            meanwhile: if changed { last_words(&page, loaded) } else { String::new() },
            problem,
            page,
        }
    }
}

fn officers(loaded: &Loaded, typed: Option<String>) -> Vec<Choice> {
    let chosen = typed.or(loaded.sheet.owner.map(|o| o.to_string())).unwrap_or_default();
    let choice = |o: &identity::account::Officer| {
        let label = if o.area.is_empty() { o.name.clone() } else { format!("{}, {}", o.name, o.area) };
        Choice::new(&o.id.to_string(), label, &chosen)
    };
    loaded.officers.iter().filter(|o| o.active).map(choice).collect()
}

fn kinds(page: &PageFrame, chosen: &str) -> Vec<Choice> {
    CaseKind::ALL.iter().map(|k| Choice::new(k.key(), words::kind(*k, page.lang()), chosen)).collect()
}

fn services(page: &PageFrame, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", page.t("cases-office-no-service"), chosen);
    let all = UtilityService::ALL.iter().map(|s| Choice::new(s.code(), s.name(page.lang()), chosen));
    std::iter::once(none).chain(all).collect()
}

/// The regulator's causes for the service; the likeliest one for what the person said is chosen beforehand.
fn causes(loaded: &Loaded, service: &str, cause: Option<String>, today: kernel::Day) -> Vec<Choice> {
    let service = UtilityService::parse(service);
    let likely = || {
        let everyday = catalog::everyday(&loaded.sheet.everyday_cause)?;
        Some(everyday.first_cause(&loaded.causes, service?, today)?.code.to_string())
    };
    let chosen = cause.or_else(likely).unwrap_or_default();
    let fits = |c: &&catalog::Cause| service.is_none_or(|s| c.allowed(s) != Allowed::No);
    let choice = |c: &catalog::Cause| Choice::new(&c.code, format!("{} {}", c.code, c.title()), &chosen);
    loaded.causes.in_force(today).filter(fits).map(choice).collect()
}

fn priorities(page: &PageFrame, chosen: &str) -> Vec<Choice> {
    let label = |p: Priority| match p {
        Priority::None => page.t("cases-office-priority-none").into_owned(),
        other => priority_words(page, other),
    };
    Priority::ALL.iter().map(|p| Choice::new(p.key(), label(*p), chosen)).collect()
}

/// Ends a form of the sheet: back to the case, or the sheet again with what was typed.
pub(crate) async fn finish<T>(
    door: &Door,
    place: Place,
    attempted: (&'static str, &web::Fields),
    done: Result<T, Failure<CaseRefusal>>,
    say: &str,
) -> Reply {
    match done {
        Ok(_) => web::redirect_saying(door.app(), &place.address(), say),
        Err(Failure::Refused(CaseRefusal::Unknown)) => web::not_found(),
        Err(Failure::Refused(refusal)) => {
            let attempt = Attempt::new(attempted.0, attempted.1, refusal);
            again(door, place, attempt).await
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}
