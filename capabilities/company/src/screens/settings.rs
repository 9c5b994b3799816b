//! `/ajustes`: where everything that can be changed stands.

use std::sync::Arc;

use askama::Template;
use kernel::Permission;
use web::{Door, PageFrame, Problem, Reply};

use crate::company::Company;
use crate::{permissions, site};

/// The company, or 404: the rule of the route only says that somebody may look.
pub(crate) async fn the_company(door: &Door) -> Result<Arc<Company>, Problem> {
    site::load(door.store()).await?.ok_or_else(Problem::not_found)
}

/// A place of the settings: address, icon, key of its words (with `-text` the sentence below), who may open
/// it.
const PLACES: [(&str, &str, &str, Permission); 8] = [
    ("/ajustes/empresa", "casa", "company-place-profile", permissions::MANAGE),
    ("/ajustes/marca", "estrella", "company-place-brand", permissions::MANAGE),
    ("/ajustes/plazos", "calendario", "company-place-calendar", deadlines::MANAGE),
    ("/ajustes/radicacion", "etiqueta", "company-place-numbers", permissions::MANAGE),
    ("/ajustes/personas", "persona", "company-place-people", identity::permissions::MANAGE),
    ("/ajustes/roles", "firma", "company-place-roles", identity::permissions::MANAGE),
    ("/ajustes/fichas", "acceso", "company-place-tokens", identity::permissions::MANAGE),
    ("/ajustes/envios", "correo", "company-place-mail", dispatch::permissions::READ),
];

#[derive(Template)]
#[template(path = "settings.html")]
pub(crate) struct SettingsPage {
    pub page: PageFrame,
    pub places: Vec<SettingsPlace>,
}

pub(crate) struct SettingsPlace {
    pub href: &'static str,
    pub icon: &'static str,
    pub label: String,
    pub text: String,
}

impl SettingsPage {
    pub(crate) fn new(page: PageFrame, may: impl Fn(Permission) -> bool) -> SettingsPage {
        let places = PLACES.iter().filter(|place| may(place.3)).map(|(href, icon, key, _)| SettingsPlace {
            href,
            icon,
            label: page.t(key).into_owned(),
            text: page.t(&format!("{key}-text")).into_owned(),
        });
        SettingsPage { places: places.collect(), page }
    }
}

pub(crate) async fn show(door: Door) -> Reply {
    let page =
        SettingsPage::new(door.page("company-settings-title"), |permission| door.actor().may(permission));
    if page.places.is_empty() { Err(Problem::forbidden()) } else { web::html(page) }
}
