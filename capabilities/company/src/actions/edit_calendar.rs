//! `/ajustes/plazos`: how filings after hours are read, Saturdays, closed days. Each change is a new
//! version of the rulebook of `deadlines`.

use askama::Template;
use deadlines::{Revision, Rulebook};
use kernel::{Failure, Fault, Never, Refusal};
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use crate::closures::{self, CalendarRefusal, ClosureDraft, CountingForm};
use crate::forms;

#[derive(Template)]
#[template(path = "calendar.html")]
pub(crate) struct CalendarPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub version: u32,
    pub counting: CountingForm,
    pub closures: Vec<ClosureLine>,
    pub draft: ClosureDraft,
    pub suspends: bool,
    /// Whether the other settings are open to the visitor too.
    pub manager: bool,
}

/// A closed day in the list.
pub(crate) struct ClosureLine {
    pub day: String,
    pub day_in_words: String,
    pub act: String,
    pub reason: String,
    pub suspends: bool,
}

impl CalendarPage {
    pub(crate) fn of(page: PageFrame, rulebook: &Rulebook, manager: bool) -> CalendarPage {
        let lang = page.lang();
        let lines = rulebook.calendar.closures().iter().map(|closure| ClosureLine {
            day: closure.day.to_string(),
            day_in_words: web::format::day_with_year(closure.day, lang),
            act: closure.act_number.clone(),
            reason: closure.reason.clone(),
            suspends: closure.stops_terms(),
        });
        CalendarPage {
            errors: FormErrors::none(),
            version: rulebook.version,
            counting: CountingForm::of(rulebook),
            closures: lines.collect(),
            draft: ClosureDraft::default(),
            suspends: true,
            manager,
            page,
        }
    }
}

/// How the company counts now.
async fn rulebook(door: &Door) -> Result<Rulebook, Fault> {
    let read = door.store().read("company.rulebook", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(deadlines::current(look).await?) })
    });
    read.await.map_err(Fault::from)
}

fn manages(door: &Door) -> bool {
    door.actor().may(crate::permissions::MANAGE)
}

pub(crate) async fn show(door: Door) -> Reply {
    let rulebook = rulebook(&door).await?;
    web::html(CalendarPage::of(door.page("company-calendar-title"), &rulebook, manages(&door)))
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let now = rulebook(&door).await?;
    let mut revision = Revision { based_on: forms::based_on(&fields), ..Revision::of(&now) };
    let counting = CountingForm::read(&fields);
    let draft = ClosureDraft::rows(&fields).into_iter().next().unwrap_or_default();
    let suspends = fields.ticked("suspends");
    let edited = match fields.text("action") {
        "counting" => counting.write_into(&mut revision),
        "add" => draft.check(suspends).and_then(|closure| closures::add(&mut revision.closures, closure)),
        "remove" => {
            revision.closures.retain(|closure| closure.day.to_string() != fields.text("day"));
            Ok(())
        }
        _ => return web::redirect("/ajustes/plazos"),
    };
    let refusal = match edited {
        Err(refusal) => refusal,
        Ok(()) => match store_revision(&door, revision).await {
            Ok(_) => return web::redirect_saying(door.app(), "/ajustes/plazos", "company-saved"),
            Err(Failure::Refused(refusal)) => refusal,
            Err(Failure::Broke(fault)) => return Err(fault.into()),
        },
    };
    // what was typed stays; the list and the version are those that govern now, so that sending again is
    // enough
    let page = CalendarPage::of(door.page("company-calendar-title").failed(), &now, manages(&door));
    let errors = FormErrors::from_refusal(&door, &refusal);
    let page = match fields.text("action") {
        "counting" => CalendarPage { counting, ..page },
        "add" => CalendarPage { draft, suspends, ..page },
        _ => page,
    };
    web::html_status(refusal.status(), CalendarPage { errors, ..page })
}

async fn store_revision(door: &Door, revision: Revision) -> Result<u32, Failure<CalendarRefusal>> {
    let actor = door.actor().clone();
    let done = door.store().write("company.revise_rulebook", actor, revision, |work, revision| {
        Box::pin(deadlines::revise_rulebook(work, revision))
    });
    done.await.map_err(|failure| failure.map_refusal(CalendarRefusal::Revision))
}
