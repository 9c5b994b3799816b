//! `/ajustes`: where everything that can be changed stands.

use std::sync::Arc;

use askama::Template;
use kernel::Permission;
use web::{Door, NavItem, PageFrame, Problem, Reply};

use crate::company::Company;
use crate::{permissions, site};

/// The company, or 404: the rule of the route only says that somebody may look.
pub(crate) async fn the_company(door: &Door) -> Result<Arc<Company>, Problem> {
    site::load(door.store()).await?.ok_or_else(Problem::not_found)
}

/// The places of what this capability and those below it keep; higher ones bring theirs, as
/// [`web::Capability::settings`].
pub(crate) const PLACES: &[NavItem] = &[
    place("/ajustes/empresa", "casa", "company-place-profile", permissions::MANAGE),
    place("/ajustes/marca", "estrella", "company-place-brand", permissions::MANAGE),
    place("/ajustes/plazos", "calendario", "company-place-calendar", deadlines::MANAGE),
    place("/ajustes/radicacion", "etiqueta", "company-place-numbers", permissions::MANAGE),
    place("/ajustes/personas", "persona", "company-place-people", identity::permissions::MANAGE),
    place("/ajustes/roles", "firma", "company-place-roles", identity::permissions::MANAGE),
    place("/ajustes/fichas", "acceso", "company-place-tokens", identity::permissions::MANAGE),
    place("/ajustes/envios", "correo", "company-place-mail", dispatch::permissions::READ),
];

const fn place(
    href: &'static str,
    icon: &'static str,
    label: &'static str,
    permission: Permission,
) -> NavItem {
    NavItem { href, icon, label, permission }
}

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
    /// The places that its visitor may open.
    pub(crate) fn new<'a>(page: PageFrame, places: impl Iterator<Item = &'a NavItem>) -> SettingsPage {
        let places = places.map(|place| SettingsPlace {
            href: place.href,
            icon: place.icon,
            label: page.t(place.label).into_owned(),
            text: page.t(&format!("{}-text", place.label)).into_owned(),
        });
        SettingsPage { places: places.collect(), page }
    }
}

pub(crate) async fn show(door: Door) -> Reply {
    let (ours, theirs): (Vec<&web::Capability>, Vec<_>) =
        door.app().capabilities().iter().partition(|capability| capability.name == "company");
    let all = ours.into_iter().chain(theirs).flat_map(|capability| capability.settings);
    let may = all.filter(|place| door.actor().may(place.permission));
    let page = SettingsPage::new(door.page("company-settings-title"), may);
    if page.places.is_empty() { Err(Problem::forbidden()) } else { web::html(page) }
}
