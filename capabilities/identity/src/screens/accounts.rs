//! `/ajustes/personas`: everybody who may enter, or could once.

use std::collections::BTreeMap;

use askama::Template;
use kernel::{AccountId, Failure, Lang, Never};
use store::Look;
use web::{Door, PageFrame, Reply};

use crate::account::Account;
use crate::records;
use crate::role::Role;

/// One account, as a line of the list.
pub(crate) struct AccountLine {
    pub id: String,
    pub name: String,
    pub login: String,
    pub title: String,
    pub area: String,
    /// Names of its roles, in the language of the page.
    pub roles: String,
    pub active: bool,
    pub has_password: bool,
}

#[derive(Template)]
#[template(path = "accounts.html")]
pub(crate) struct AccountsPage {
    pub page: PageFrame,
    pub tab: &'static str,
    pub accounts: Vec<AccountLine>,
}

type Everybody = (Vec<Account>, Vec<Role>, BTreeMap<AccountId, Vec<String>>);

async fn look_up(look: &mut Look<'_>) -> Result<Everybody, Failure<Never>> {
    Ok((records::accounts(look).await?, records::roles(look).await?, records::roles_of_all(look).await?))
}

fn lines((accounts, roles, of): Everybody, lang: Lang) -> Vec<AccountLine> {
    let names = |id: &AccountId| {
        let codes = of.get(id).map(Vec::as_slice).unwrap_or_default();
        let mine = roles.iter().filter(|role| codes.contains(&role.code));
        mine.map(|role| role.name(lang)).collect::<Vec<_>>().join(", ")
    };
    let line = |a: Account| AccountLine {
        id: a.id.to_string(),
        roles: names(&a.id),
        name: a.name,
        login: a.login,
        title: a.title,
        area: a.area,
        active: a.active,
        has_password: a.has_password,
    };
    accounts.into_iter().map(line).collect()
}

pub(crate) async fn show(door: Door) -> Reply {
    let all = door.store().read("identity.accounts", (), |look, ()| Box::pin(look_up(look))).await?;
    let page = door.page("identity-accounts-title");
    web::html(AccountsPage { page, tab: "accounts", accounts: lines(all, door.lang()) })
}
