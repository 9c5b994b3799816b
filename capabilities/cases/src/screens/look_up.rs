//! `/consulta`: a case by its number and something that only the person has.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use documents::VerificationCode;
use kernel::{Failure, Never};
use subtle::{Choice, ConstantTimeEq};
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use crate::sheet;

#[derive(Template)]
#[template(path = "look_up.html")]
pub(crate) struct LookUpPage {
    pub page: PageFrame,
    pub number: String,
    pub errors: FormErrors,
}

/// `GET /consulta?radicado=`: the form; the home page passes the number on.
pub async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let number = asked.get("radicado").map(|n| n.chars().take(40).collect()).unwrap_or_default();
    web::html(LookUpPage { page: door.page("cases-look-up-title"), number, errors: FormErrors::none() })
}

/// `POST /consulta`: to the page of the case, or one and the same answer whatever was wrong.
pub async fn submit(door: Door, fields: Fields) -> Reply {
    let (typed, proof) = (fields.text("radicado"), fields.text("prueba"));
    let number = read_number(typed).unwrap_or_default();
    let found = door.store().read("cases.credentials", number, |look, number| {
        Box::pin(async move { Ok::<_, Failure<Never>>(sheet::credentials(look, number).await?) })
    });
    // an unknown number is compared with nothing that fits, so that it takes as long as a known one
    let (key, code, tail) = found.await?.unwrap_or_default();
    if bool::from(fits(proof, &code, &tail)) {
        return web::redirect(&format!("/seguimiento/{key}"));
    }
    let mut errors = FormErrors::none();
    errors.add("radicado", door.t("cases-look-up-not-found"));
    let number = typed.chars().take(40).collect();
    web::html_status(422, LookUpPage { page: door.page("cases-look-up-title").failed(), number, errors })
}

/// Whether what was typed is the code of the receipt or the end of the document.
fn fits(proof: &str, code: &str, tail: &str) -> Choice {
    let typed_code = VerificationCode::parse(proof).map(|c| c.as_str().to_owned()).unwrap_or_default();
    let code = VerificationCode::parse(code).map(|c| c.as_str().to_owned()).unwrap_or_default();
    let typed_tail = tail_of(proof);
    let same = |typed: &str, stored: &str, length: usize| {
        Choice::from(u8::from(stored.len() == length)) & typed.as_bytes().ct_eq(stored.as_bytes())
    };
    same(&typed_code, &code, 8) | same(&typed_tail, &tail.to_ascii_uppercase(), 4)
}

/// The end of a document as people type it; who types the whole number has its end too.
fn tail_of(proof: &str) -> String {
    let typed: String = proof.chars().filter(|c| c.is_ascii_alphanumeric()).take(16).collect();
    let whole = (5..=15).contains(&typed.len()) && typed.bytes().all(|b| b.is_ascii_digit());
    let start = if whole { typed.len() - 4 } else { 0 };
    typed[start..].to_ascii_uppercase()
}

/// A filing number as people type it: «2026-EN-004817», «2026 en 4817», «2026en004817». Only the usual shape
/// `{year}-{class}-{seq:6}` can be mended; another must be typed as it stands.
pub(crate) fn read_number(typed: &str) -> Option<String> {
    let typed: String = typed.chars().take(60).collect::<String>().trim().to_uppercase();
    let parts: Vec<String> = pieces(&typed);
    match parts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [year, class, seq] if is_year(year) && is_class(class) && is_number(seq) => {
            Some(format!("{year}-{class}-{:0>6}", seq.trim_start_matches('0')))
        }
        _ if !typed.is_empty() => Some(typed),
        _ => None,
    }
}

/// Runs of digits and runs of letters; everything else only separates.
fn pieces(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in text.chars() {
        let goes_on = (c.is_ascii_digit() && last.is_ascii_digit())
            || (c.is_ascii_alphabetic() && last.is_ascii_alphabetic());
        match all.last_mut() {
            Some(piece) if goes_on => piece.push(c),
            _ if c.is_ascii_alphanumeric() => all.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    all
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_number(text)
}

fn is_class(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_number(text: &str) -> bool {
    (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_understood_as_people_type_them() {
        for typed in [
            "2026-EN-000123",
            " 2026 en 123",
            "2026en000123",
            "2026–EN–0123",
            "2026.En.123",
            "2026/en/0000123",
        ] {
            assert_eq!(read_number(typed).as_deref(), Some("2026-EN-000123"), "{typed}");
        }
        assert_eq!(read_number("2026-en-1234567").as_deref(), Some("2026-EN-1234567"));
        assert_eq!(read_number("  "), None);
    }

    #[test]
    fn either_proof_fits_and_an_empty_one_never_does() {
        let fits = |proof: &str, code: &str, tail: &str| bool::from(fits(proof, code, tail));
        assert!(fits("7kq4 m2xd", "7KQ4-M2XD", "8733") && fits("8733", "7KQ4-M2XD", "8733"));
        assert!(fits(" 87-33 ", "7KQ4-M2XD", "8733"));
        assert!(!fits("", "", "") && !fits("", "7KQ4-M2XD", "") && !fits("733", "7KQ4-M2XD", "8733"));
        assert!(!fits("ZZZZ-ZZZZ", "7KQ4-M2XD", "8733") && fits("42.018.733", "7KQ4-M2XD", "8733"));
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_it(typed in "\\PC{0,80}", proof in "\\PC{0,80}") {
            let _ = read_number(&typed);
            prop_assert!(!bool::from(fits(&proof, "", "")));
        }
    }
}
