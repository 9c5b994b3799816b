//! The public page on which anybody checks a paper: who issued it, when, its number and fingerprint. Nothing
//! about the person it was issued for.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{At, Failure, Lang, Never};
use web::{Door, FormErrors, PageFrame, Reply, format};

use crate::{CAPABILITY, IssuedPaper, PaperKind, Sha256Hash, VerificationCode, records};

#[derive(Template)]
#[template(path = "verify.html")]
struct VerifyPage {
    page: PageFrame,
    /// What was typed, to be corrected.
    code: String,
    errors: FormErrors,
    found: Option<Found>,
}

/// What anybody may know of a paper.
struct Found {
    code: String,
    company: String,
    kind: String,
    number: String,
    issued: String,
    sha256: Option<String>,
}

/// `GET /verificar?code=7KQ4-M2XD`: the form; a code leads to its own address.
pub async fn ask(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let typed = asked.get("code").map(|c| c.trim()).unwrap_or_default();
    if typed.is_empty() {
        return web::html(form(door.page("documents-verify-title")));
    }
    match VerificationCode::parse(typed) {
        Some(code) => web::redirect(&format!("/verificar/{code}")),
        None => web::html_status(
            422,
            refused(door.page("documents-verify-title"), typed, "documents-verify-no-code"),
        ),
    }
}

/// `GET /verificar/{code}`: what the company issued under that code, or that it issued nothing.
pub async fn show(door: Door, Path(typed): Path<String>) -> Reply {
    let page = door.page("documents-verify-title");
    let Some(code) = VerificationCode::parse(&typed) else {
        return web::html_status(404, refused(page, &typed, "documents-verify-no-code"));
    };
    let found = door.store().read("documents.verify", code.clone(), |look, code| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::paper_by_code(look, code).await?) })
    });
    match found.await? {
        Some(paper) => {
            let found = Some(Found::new(&page, &paper));
            web::html(VerifyPage { found, ..form(page) })
        }
        None => web::html_status(404, refused(page, &code.to_string(), "documents-verify-unknown")),
    }
}

fn form(page: PageFrame) -> VerifyPage {
    VerifyPage { page, code: String::new(), errors: FormErrors::none(), found: None }
}

fn refused(page: PageFrame, typed: &str, key: &str) -> VerifyPage {
    let mut errors = FormErrors::none();
    errors.add("code", page.t(key));
    let code = typed.chars().take(40).collect();
    VerifyPage { code, errors, ..form(page.failed()) }
}

impl Found {
    fn new(page: &PageFrame, paper: &IssuedPaper) -> Found {
        Found {
            code: paper.code.to_string(),
            company: paper.company.clone(),
            kind: page.t(&format!("documents-kind-{}", paper.kind.name())).into_owned(),
            number: paper.number.clone(),
            issued: format::moment(paper.issued_at, page.lang()),
            sha256: paper.sealed.map(|(hash, _)| hash.to_string()),
        }
    }
}

/// The page empty, with a paper printed and not yet printed, and with an unknown code.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || PageFrame::sample(lang, "documents-verify-title", CAPABILITY.texts);
    let code = VerificationCode::parse("7KQ4M2XD").expect("the code of the samples is a code");
    let paper = |kind, sealed| IssuedPaper {
        code: code.clone(),
        kind,
        number: "2026-004817".into(),
        subject_ref: String::new(),
        company: "Aguas de Miraflor E.S.P.".into(),
        issued_at: At::parse("2026-11-23T10:47").unwrap_or(At(0)),
        sealed,
    };
    let found = |paper: IssuedPaper| VerifyPage { found: Some(Found::new(&page(), &paper)), ..form(page()) };
    let sealed = Some((Sha256Hash::of(b"sample"), 60_000));
    let pages = [
        ("documents-verify", form(page())),
        ("documents-verify-found", found(paper(PaperKind::Receipt, sealed))),
        ("documents-verify-not-printed", found(paper(PaperKind::Letter, None))),
        ("documents-verify-unknown", refused(page(), "7KQ4-M2XX", "documents-verify-unknown")),
    ];
    pages.into_iter().map(|(name, page)| (name, page.render().expect("a sample renders"))).collect()
}
