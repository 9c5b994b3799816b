//! `/ajustes/roles`: what each role allows.

use askama::Template;
use kernel::{Failure, Never};
use web::{App, Door, FormErrors, PageFrame, Reply};

use crate::records;

/// A permission that can be ticked.
pub(crate) struct PermissionChoice {
    pub code: String,
    pub label: String,
    pub checked: bool,
}

/// A role with all permissions of the program.
pub(crate) struct RoleForm {
    pub code: String,
    pub name: String,
    pub permissions: Vec<PermissionChoice>,
}

#[derive(Template)]
#[template(path = "roles.html")]
pub(crate) struct RolesPage {
    pub page: PageFrame,
    pub tab: &'static str,
    pub errors: FormErrors,
    pub roles: Vec<RoleForm>,
}

/// Names of all permissions that the program can ask for, in the order of its capabilities.
pub(crate) fn known_permissions(app: &App) -> Vec<&'static str> {
    app.capabilities().iter().flat_map(|c| c.permissions).map(|p| p.0).collect()
}

/// What a permission allows, in words: a sentence of identity, or of the capability that asks for it, or
/// the code.
pub(crate) fn label(door: &Door, permission: &str) -> String {
    let texts = door.app().texts();
    let ours = format!("identity-can-{}", permission.replace('.', "-"));
    let theirs = permission.replacen('.', "-permission-", 1);
    let key = [ours, theirs].into_iter().find(|key| texts.has(key));
    key.map_or_else(|| permission.to_owned(), |key| door.t(&key).into_owned())
}

/// Every permission as a box, ticked if it is in `chosen`.
pub(crate) fn choices(door: &Door, chosen: &[String]) -> Vec<PermissionChoice> {
    let choice = |code: &str| PermissionChoice {
        code: code.to_owned(),
        label: label(door, code),
        checked: chosen.iter().any(|c| c == code),
    };
    known_permissions(door.app()).into_iter().map(choice).collect()
}

async fn page(door: &Door, errors: FormErrors) -> Result<RolesPage, web::Problem> {
    let roles = door.store().read("identity.roles", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::roles(look).await?) })
    });
    let form = |role: crate::role::Role| RoleForm {
        name: role.name(door.lang()).to_owned(),
        permissions: choices(door, &role.permissions),
        code: role.code,
    };
    let roles = roles.await?.into_iter().map(form).collect();
    let frame = door.page("identity-roles-title");
    let frame = if errors.is_empty() { frame } else { frame.failed() };
    Ok(RolesPage { page: frame, tab: "roles", errors, roles })
}

pub(crate) async fn show(door: Door) -> Reply {
    web::html(page(&door, FormErrors::none()).await?)
}

/// The same page after a change was refused.
pub(crate) async fn refused(door: &Door, status: u16, sentence: String) -> Reply {
    let mut errors = FormErrors::none();
    errors.add("", sentence);
    web::html_status(status, page(door, errors).await?)
}
