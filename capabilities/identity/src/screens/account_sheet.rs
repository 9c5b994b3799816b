//! One account, `/ajustes/personas/{id}`, and the form for a new one: the same page.

use askama::Template;
use axum::extract::Path;
use kernel::{AccountId, Failure, Never, Refusal};
use store::Look;
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use crate::account::{Account, AccountRefusal, Details};
use crate::actions::create_account::NewAccount;
use crate::actions::edit_account::Edit;
use crate::records;
use crate::role::Role;

/// A role that can be ticked.
pub(crate) struct RoleChoice {
    pub code: String,
    pub name: String,
    pub checked: bool,
}

#[derive(Template)]
#[template(path = "account_sheet.html")]
pub(crate) struct AccountPage {
    pub page: PageFrame,
    pub tab: &'static str,
    pub errors: FormErrors,
    /// Empty for a new account.
    pub id: String,
    pub login: String,
    pub details: Details,
    pub roles: Vec<RoleChoice>,
    pub active: bool,
    pub form_token: String,
}

/// Name, title and area of the form; too much text is cut where the refusal is certain.
pub(crate) fn typed_details(fields: &Fields) -> Details {
    let text = |name: &str| fields.text(name).chars().take(2_000).collect();
    Details { name: text("name"), title: text("title"), area: text("area") }
}

/// The sentences of everything that is wrong.
pub(crate) fn errors(door: &Door, wrong: &[AccountRefusal]) -> FormErrors {
    let mut errors = FormErrors::none();
    for refusal in wrong {
        errors.add(refusal.field().unwrap_or_default(), door.sentence(refusal));
    }
    errors
}

pub(crate) fn choices(door: &Door, roles: Vec<Role>, chosen: &[String]) -> Vec<RoleChoice> {
    let choice = |role: Role| RoleChoice {
        name: role.name(door.lang()).to_owned(),
        checked: chosen.contains(&role.code),
        code: role.code,
    };
    roles.into_iter().map(choice).collect()
}

async fn all_roles(door: &Door) -> Result<Vec<Role>, Problem> {
    let roles = door.store().read("identity.roles", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::roles(look).await?) })
    });
    Ok(roles.await?)
}

/// The account itself; not found if there is none.
pub(crate) async fn find(door: &Door, id: AccountId) -> Result<Account, Problem> {
    let found = door.store().read("identity.account", id, |look, id| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::credentials_by_id(look, *id).await?) })
    });
    found.await?.map(|c| c.account).ok_or_else(Problem::not_found)
}

/// The form for a new account, empty or refused.
pub(crate) async fn new_form(door: &Door, typed: &NewAccount, errors: FormErrors) -> Reply {
    let roles = choices(door, all_roles(door).await?, &typed.roles);
    let page = door.page("identity-new-account-title");
    let (status, page) = if errors.is_empty() { (200, page) } else { (422, page.failed()) };
    let form = AccountPage {
        page,
        tab: "accounts",
        errors,
        id: String::new(),
        login: typed.login.chars().take(2_000).collect(),
        details: typed.details.clone(),
        roles,
        active: true,
        form_token: typed.origin.clone().unwrap_or_else(|| door.form_token()),
    };
    web::html_status(status, form)
}

async fn look_up(
    look: &mut Look<'_>,
    id: AccountId,
) -> Result<Option<(Account, Vec<String>)>, Failure<Never>> {
    let Some(found) = records::credentials_by_id(look, id).await? else { return Ok(None) };
    Ok(Some((found.account, records::roles_of(look, id).await?)))
}

pub(crate) async fn show(door: Door, Path(id): Path<String>) -> Reply {
    let id = AccountId::parse(&id).ok_or_else(Problem::not_found)?;
    let found =
        door.store().read("identity.account_sheet", id, |look, id| Box::pin(look_up(look, *id))).await?;
    let (account, chosen) = found.ok_or_else(Problem::not_found)?;
    let details = Details { name: account.name, title: account.title, area: account.area };
    web::html(AccountPage {
        page: door.page_titled(details.name.clone()),
        tab: "accounts",
        errors: FormErrors::none(),
        id: id.to_string(),
        login: account.login,
        details,
        roles: choices(&door, all_roles(&door).await?, &chosen),
        active: account.active,
        form_token: door.form_token(),
    })
}

/// The same page after a change was refused, with what was typed.
pub(crate) async fn refused(door: &Door, edit: &Edit, errors: FormErrors) -> Reply {
    let account = find(door, edit.account).await?;
    let form = AccountPage {
        page: door.page_titled(account.name).failed(),
        tab: "accounts",
        errors,
        id: edit.account.to_string(),
        login: account.login,
        details: edit.details.clone(),
        roles: choices(door, all_roles(door).await?, &edit.roles),
        active: account.active,
        form_token: door.form_token(),
    };
    web::html_status(422, form)
}
