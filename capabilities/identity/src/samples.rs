//! Every page in every state, with invented people, for the tests that render all of them.

use askama::Template;
use kernel::{At, Id, Lang};
use web::{FormErrors, PageFrame};

use crate::TEXTS;
use crate::account::Details;
use crate::actions::ask_reset::AskResetPage;
use crate::actions::choose_password::ChoosePasswordPage;
use crate::actions::issue_link::SecretPage;
use crate::actions::log_in::LogInPage;
use crate::password::FEWEST;
use crate::role::SEED;
use crate::screens::account_sheet::{AccountPage, RoleChoice};
use crate::screens::accounts::{AccountLine, AccountsPage};
use crate::screens::my_account::{MyAccountPage, lines};
use crate::screens::roles::{PermissionChoice, RoleForm, RolesPage};
use crate::screens::tokens::{TokenLine, TokensPage};
use crate::session::Session;
use crate::token::LIVES;

const NOON: At = At(1_795_280_400_000_000);

fn frame(lang: Lang, key: &str) -> PageFrame {
    PageFrame::sample(lang, key, TEXTS)
}

fn officer(lang: Lang, key: &str) -> PageFrame {
    PageFrame::sample_officer(lang, key, TEXTS)
}

fn wrong(page: &PageFrame, field: &str, code: &str) -> FormErrors {
    let mut errors = FormErrors::none();
    let args = [("min", "10"), ("max", "120"), ("minutes", "4")];
    errors.add(field, page.t_args(&format!("refusal-{code}"), &args));
    errors
}

fn render(page: impl Template) -> String {
    page.render().unwrap_or_else(|error| format!("a sample does not render: {error}"))
}

/// All samples in a language: name and HTML.
pub fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [doors(lang), my_account(lang), accounts(lang), settings(lang)].concat()
}

fn doors(lang: Lang) -> Vec<(&'static str, String)> {
    let log_in = |code: Option<&str>| {
        let page = frame(lang, "identity-log-in-title");
        let errors = code.map_or_else(FormErrors::none, |code| wrong(&page, "login", code));
        let page = if errors.is_empty() { page } else { page.failed() };
        render(LogInPage { page, errors, login: "\"><b>luisa".into(), back: "/bandeja?a=1&b=2".into() })
    };
    let choose = |code: Option<&str>| {
        let page = frame(lang, "identity-choose-title");
        let errors = code.map_or_else(FormErrors::none, |code| wrong(&page, "password", code));
        render(ChoosePasswordPage { page, errors, login: "luisa@miraflor.example".into(), min: FEWEST })
    };
    vec![
        ("log-in", log_in(None)),
        ("log-in-wrong", log_in(Some("identity-wrong-credentials"))),
        ("log-in-locked", log_in(Some("identity-locked"))),
        ("ask-reset", render(AskResetPage { page: frame(lang, "identity-reset-title") })),
        ("choose-password", choose(None)),
        ("choose-password-short", choose(Some("identity-password-short"))),
    ]
}

fn my_account(lang: Lang) -> Vec<(&'static str, String)> {
    let session = |n: u8, agent: &str| Session {
        id: Id::new(NOON, [n; 16]),
        account: Id::new(NOON, [9; 16]),
        agent: agent.into(),
        created_at: NOON,
        last_seen_at: NOON.plus_minutes(5),
        expires_at: NOON.plus_hours(12),
    };
    let sessions = [session(1, "Firefox, Windows"), session(2, "")];
    let here = sessions[0].id.to_string();
    let page = |must_change: bool, count: usize, errors: &dyn Fn(&PageFrame) -> FormErrors| {
        let page = officer(lang, "identity-my-account-title");
        let errors = errors(&page);
        let sessions = lines(&sessions[..count], Some(&here), NOON.plus_minutes(6), lang);
        let (login, name) = ("luisa@miraflor.example".into(), "Luisa Marín".into());
        let (title, area) = ("Profesional".into(), "Oficina comercial".into());
        render(MyAccountPage { page, errors, login, name, title, area, must_change, sessions, min: FEWEST })
    };
    let none = |_: &PageFrame| FormErrors::none();
    vec![
        ("my-account", page(false, 2, &none)),
        ("my-account-must-change", page(true, 1, &none)),
        ("my-account-wrong", page(false, 2, &|p| wrong(p, "current", "identity-password-current"))),
    ]
}

fn accounts(lang: Lang) -> Vec<(&'static str, String)> {
    let line = |name: &str, active, has_password| AccountLine {
        id: "0190".into(),
        name: name.into(),
        login: "luisa".into(),
        title: "Profesional".into(),
        area: "Oficina comercial".into(),
        roles: SEED[2].name_es.into(),
        active,
        has_password,
    };
    let list = |accounts| {
        render(AccountsPage { page: officer(lang, "identity-accounts-title"), tab: "accounts", accounts })
    };
    let sheet = |id: &str, active: bool, error: Option<(&str, &str)>| {
        let page = officer(lang, "identity-new-account-title");
        let errors = error.map_or_else(FormErrors::none, |(field, code)| wrong(&page, field, code));
        let choice = |role: &crate::role::SeedRole| RoleChoice {
            code: role.code.into(),
            name: role.name_es.into(),
            checked: role.code == "lawyer",
        };
        let details = Details { name: "Luisa <Marín>".into(), ..Details::default() };
        render(AccountPage {
            page,
            tab: "accounts",
            errors,
            id: id.into(),
            login: "luisa".into(),
            details,
            roles: SEED.iter().map(choice).collect(),
            active,
            form_token: "0123".into(),
        })
    };
    let everybody =
        vec![line("Luisa Marín", true, true), line("Ana Ríos", true, false), line("Juan Gil", false, true)];
    vec![
        ("accounts", list(everybody)),
        ("accounts-none", list(Vec::new())),
        ("account-new", sheet("", true, None)),
        ("account-new-wrong", sheet("", true, Some(("login", "identity-login-taken")))),
        ("account-new-role", sheet("", true, Some(("role", "identity-unknown-role")))),
        ("account", sheet("0190", true, None)),
        ("account-last", sheet("0190", true, Some(("", "identity-last-administrator")))),
        ("account-closed", sheet("0190", false, None)),
    ]
}

fn settings(lang: Lang) -> Vec<(&'static str, String)> {
    let choice = |code: &str| PermissionChoice { code: code.into(), label: code.into(), checked: true };
    let roles = |code: Option<&str>| {
        let page = officer(lang, "identity-roles-title");
        let errors = code.map_or_else(FormErrors::none, |code| wrong(&page, "", code));
        let form = |role: &crate::role::SeedRole| RoleForm {
            code: role.code.into(),
            name: role.name_es.into(),
            permissions: role.permissions.iter().map(|p| choice(p)).collect(),
        };
        render(RolesPage { page, tab: "roles", errors, roles: SEED.iter().map(form).collect() })
    };
    let token = |alive, revoked, used: &str| TokenLine {
        id: "0190".into(),
        name: "Portal".into(),
        scopes: "cases.read".into(),
        until: "1 ene 2027".into(),
        used: used.into(),
        alive,
        revoked,
    };
    let tokens = |tokens, code: Option<&str>| {
        let page = officer(lang, "identity-tokens-title");
        let errors = code.map_or_else(FormErrors::none, |code| wrong(&page, "scope", code));
        let lives = LIVES.iter().map(|days| (*days, *days == 90)).collect();
        let scopes = vec![choice("cases.read")];
        let (typed_name, form_token) = (String::new(), "0123".into());
        render(TokensPage { page, tab: "tokens", errors, tokens, typed_name, scopes, lives, form_token })
    };
    let secret = |key: &str, tab, text, back| {
        let (page, name) = (officer(lang, key), "Luisa Marín".to_owned());
        let secret = "https://pqr.miraflor.example/recuperar/0123".to_owned();
        render(SecretPage { page, tab, name, secret, text, back })
    };
    let all = vec![token(true, false, ""), token(false, true, "1 nov 2026"), token(false, false, "")];
    let (link, made) = ("identity-link-title", "identity-token-made-title");
    vec![
        ("roles", roles(None)),
        ("roles-last", roles(Some("identity-last-administrator"))),
        ("tokens", tokens(all, None)),
        ("tokens-none", tokens(Vec::new(), Some("identity-token-scopes"))),
        ("link", secret(link, "accounts", "identity-link-text", "/ajustes/personas")),
        ("token-made", secret(made, "tokens", "identity-token-made-text", "/ajustes/fichas")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_renders_without_a_missing_sentence() {
        for lang in Lang::ALL {
            for (name, html) in all(lang) {
                assert!(html.contains("</html>") && !html.contains('⟦'), "{name}: {html}");
                assert!(!html.contains("{$"), "{name} lacks a variable");
                assert!(!html.contains("<b>luisa") && !html.contains("<Marín>"), "{name} does not escape");
            }
        }
    }

    #[test]
    fn both_languages_say_the_same() {
        assert_eq!(web::Texts::new(TEXTS).unwrap().differences(), Vec::<String>::new());
    }
}
