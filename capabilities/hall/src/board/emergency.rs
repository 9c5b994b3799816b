//! The emergency: one sentence over the whole screen of every board and display of a site, until somebody
//! ends it.

use askama::Template;
use kernel::{At, Failure, Never, clean_text};
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, FormErrors, PageFrame, Reply, format};

use super::records::{self, Emergency, Place};
use super::refusal::BoardRefusal;
use crate::events;

/// Most letters of the sentence: it must be read from the last chair.
const MOST: usize = 160;

/// What every screen of a site shows.
#[derive(Debug, Clone)]
pub struct SetEmergency {
    /// Key of the site.
    pub site: String,
    /// The sentence; nothing ends the emergency.
    pub body: Option<String>,
}

/// Begins or ends it.
#[doc(alias = "emergencia")]
pub async fn run(work: &mut Work<'_>, wish: &SetEmergency) -> Result<(), Failure<BoardRefusal>> {
    let refused = Failure::Refused;
    let place = records::place(work, &wish.site).await?.ok_or(refused(BoardRefusal::Unknown))?;
    match &wish.body {
        Some(body) => {
            let body = clean_text(body, MOST).ok().filter(|b| !b.is_empty());
            let body = body.ok_or(refused(BoardRefusal::BadBody))?;
            if records::emergency(work, &place.id).await?.is_some() {
                return Err(refused(BoardRefusal::AlreadyOn));
            }
            records::begin_emergency(work, &place.id, &body).await?;
        }
        None => {
            if !records::end_emergency(work, &place.id).await? {
                return Err(refused(BoardRefusal::NotOn));
            }
        }
    }
    work.announce(Event {
        kind: events::EMERGENCY,
        subject: records::subject(&place.id),
        data: json!({ "on": wish.body.is_some() }),
    });
    Ok(())
}

#[derive(Template)]
#[template(path = "board/emergency.html")]
pub(crate) struct EmergencyPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub typed: String,
    pub sites: Vec<SiteView>,
}

pub(crate) struct SiteView {
    pub key: String,
    pub name: String,
    /// The sentence that is shown, and since when.
    pub running: Option<(String, String)>,
    /// Those that were: sentence, beginning, end.
    pub history: Vec<(String, String, String)>,
    /// Whether the form of this site was refused.
    pub asked: bool,
}

impl EmergencyPage {
    pub(crate) fn new(page: PageFrame, found: &[(Place, Vec<Emergency>)], asked: &str) -> EmergencyPage {
        let lang = page.lang();
        let when = |at: At| format::moment(at, lang);
        let sites = found.iter().map(|(place, all)| SiteView {
            key: place.key.clone(),
            name: place.name.clone(),
            asked: place.key == asked || (asked.is_empty() && found.len() == 1),
            running: all.iter().find(|e| e.ended_at.is_none()).map(|e| (e.body.clone(), when(e.began_at))),
            history: all
                .iter()
                .filter_map(|e| e.ended_at.map(|end| (e.body.clone(), when(e.began_at), when(end))))
                .collect(),
        });
        EmergencyPage { sites: sites.collect(), errors: FormErrors::none(), typed: String::new(), page }
    }
}

async fn page(door: &Door, asked: &str) -> Result<EmergencyPage, web::Problem> {
    let found = door.store().read("hall.emergencies", (), |look, ()| {
        Box::pin(async move {
            let mut found = Vec::new();
            for place in records::places(look).await? {
                let all = records::emergencies(look, &place.id).await?;
                found.push((place, all));
            }
            Ok::<_, Failure<Never>>(found)
        })
    });
    Ok(EmergencyPage::new(door.page("hall-emergency-title"), &found.await?, asked))
}

/// `GET /coordinacion/emergencia`.
pub(crate) async fn show(door: Door) -> Reply {
    web::html(page(&door, "").await?)
}

/// `POST /coordinacion/emergencia`: `site`, and `body` or `end`.
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let site = fields.text("site").to_owned();
    let body = (!fields.ticked("end")).then(|| fields.text("body").to_owned());
    let wish = SetEmergency { site: site.clone(), body };
    let on = wish.body.is_some();
    let done = door
        .store()
        .write("hall.emergency", door.actor().clone(), wish, |work, wish| Box::pin(run(work, wish)))
        .await;
    match done {
        Ok(()) => {
            let said = if on { "hall-emergency-said-on" } else { "hall-emergency-said-off" };
            web::redirect_saying(door.app(), "/coordinacion/emergencia", said)
        }
        Err(Failure::Refused(refusal @ (BoardRefusal::BadBody | BoardRefusal::AlreadyOn))) => {
            let mut again = page(&door, &site).await?;
            again.errors.add("body", door.sentence(&refusal));
            again.typed = fields.text("body").to_owned();
            again.page = again.page.failed();
            web::html_status(kernel::Refusal::status(&refusal), again)
        }
        Err(failure) => Err(failure.into()),
    }
}
