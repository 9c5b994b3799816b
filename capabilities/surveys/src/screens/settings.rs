//! `/ajustes/calificaciones`: how a site asks, and the addresses of its tablets.

use askama::Template;
use axum::extract::Query;
use kernel::{Failure, Never, Refusal};
use serde::Deserialize;
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use super::tablet;
use crate::actions::set_asking::{self, SetAsking};
use crate::records::{self, Desk, Site};
use crate::visit::Asking;

#[derive(Template)]
#[template(path = "settings.html")]
pub(crate) struct SettingsPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub sites: Vec<(String, String, bool)>,
    pub site: String,
    pub version: i64,
    pub faces: String,
    pub slot_minutes: String,
    pub link_days: String,
    /// Number of the counter, and the address of its tablet.
    pub tablets: Vec<(i64, String)>,
}

/// What the page shows.
pub(crate) struct Found {
    pub sites: Vec<Site>,
    pub chosen: usize,
    pub asking: Asking,
    pub desks: Vec<Desk>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    sede: Option<String>,
}

async fn look_at(door: &Door, key: String) -> Result<Found, Problem> {
    let found = door.store().read("surveys.settings", key, |look, key| {
        Box::pin(async move {
            let sites = records::sites(look).await?;
            let chosen = sites.iter().position(|s| s.key == *key).unwrap_or(0);
            let (mut asking, mut desks) = (Asking::default(), Vec::new());
            if let Some(site) = sites.get(chosen) {
                asking = records::asking(look, &site.id).await?;
                desks = records::desks(look, &site.id).await?;
            }
            Ok::<_, Failure<Never>>(Found { sites, chosen, asking, desks })
        })
    });
    Ok(found.await?)
}

impl SettingsPage {
    pub(crate) fn new(
        page: PageFrame,
        found: &Found,
        address: impl Fn(&Site, &Desk) -> String,
    ) -> SettingsPage {
        let site = found.sites.get(found.chosen);
        let chosen = |(at, s): (usize, &Site)| (s.key.clone(), s.name.clone(), at == found.chosen);
        let tablet = |desk: &Desk| site.map(|site| (desk.number, address(site, desk)));
        SettingsPage {
            errors: FormErrors::none(),
            sites: found.sites.iter().enumerate().map(chosen).collect(),
            site: site.map(|s| s.key.clone()).unwrap_or_default(),
            version: found.asking.version,
            faces: found.asking.faces.to_string(),
            slot_minutes: found.asking.slot_minutes.to_string(),
            link_days: found.asking.link_days.to_string(),
            tablets: found.desks.iter().filter_map(tablet).collect(),
            page,
        }
    }
}

async fn page(door: &Door, key: String) -> Result<SettingsPage, Problem> {
    let found = look_at(door, key).await?;
    let base = door.app().settings().base_url.clone();
    let address = |site: &Site, desk: &Desk| {
        format!("{base}{}", tablet::address(door.app(), site, desk, &found.asking))
    };
    Ok(SettingsPage::new(door.page("surveys-settings-title"), &found, address))
}

/// `GET /ajustes/calificaciones`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    web::html(page(&door, asked.sede.unwrap_or_default()).await?)
}

/// `POST /ajustes/calificaciones`.
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let site = fields.text("site").to_owned();
    // a number that cannot be read is refused by the noun like one that is too large
    let number = |name| fields.text(name).trim().parse().unwrap_or(-1);
    let asking = Asking {
        faces: number("faces"),
        slot_minutes: number("slot_minutes"),
        link_days: number("link_days"),
        key_round: 1,
        version: number("version"),
    };
    let wish = SetAsking { site: site.clone(), asking, renew_keys: fields.ticked("renew") };
    let done = door.store().write("surveys.set_asking", door.actor().clone(), wish, |work, wish| {
        Box::pin(set_asking::run(work, wish))
    });
    match done.await {
        Ok(()) => {
            let back = format!("/ajustes/calificaciones?sede={}", web::percent(&site));
            web::redirect_saying(door.app(), &back, "surveys-settings-said")
        }
        Err(Failure::Refused(refusal)) if refusal.status() == 422 => {
            let mut again = page(&door, site).await?;
            again.errors.add(refusal.field().unwrap_or_default(), door.sentence(&refusal));
            let text = |name| fields.text(name).to_owned();
            (again.faces, again.slot_minutes, again.link_days) =
                (text("faces"), text("slot_minutes"), text("link_days"));
            again.page = again.page.failed();
            web::html_status(422, again)
        }
        Err(failure) => Err(failure.into()),
    }
}
