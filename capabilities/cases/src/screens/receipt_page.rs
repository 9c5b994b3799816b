//! The receipt on the page: what the person takes away.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use documents::VerificationCode;
use kernel::Fault;
use people::ContactKind;
use qrcode::QrCode;
use qrcode::render::svg;
use web::{Door, PageFrame, Reply, format};

use crate::amount::pesos;
use crate::kind::{CaseKind, PetitionerIdentity, ReplyBy};
use crate::records::EntryKind;
use crate::screens::tracking::{Course, course};
use crate::words;

#[derive(Template)]
#[template(path = "receipt.html")]
pub(crate) struct ReceiptPage {
    pub page: PageFrame,
    pub key: String,
    pub number: String,
    pub filed_at: String,
    pub kind: String,
    pub account: String,
    /// Number of the disputed bill and the amount; empty if nobody said it.
    pub bill_number: String,
    pub disputed_amount: String,
    /// Who asks, masked.
    pub who: String,
    /// What was answered aloud, in the act; nothing if the answer is still to come.
    pub answered: Option<String>,
    pub due_on: kernel::Day,
    pub due_in_words: String,
    pub term: String,
    pub code: String,
    /// Where the answer will arrive, masked.
    pub sent_to: String,
    pub address: String,
    pub warnings: Vec<String>,
    pub files: usize,
    pub silence: bool,
    /// Whether an amount is disputed, which need not be paid meanwhile (Ley 142 de 1994, art. 155).
    pub disputed: bool,
    /// Whether appeals will lie against the answer.
    pub appeals: bool,
}

/// `GET /seguimiento/{key}/constancia`.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let course = course(&door, key).await?;
    let title = door.t("cases-receipt-title").into_owned();
    web::html(ReceiptPage::new(door.page_titled(title), &course, &door.app().settings().base_url))
}

/// `GET /seguimiento/{key}/constancia.pdf`.
pub async fn pdf(door: Door, Path(key): Path<String>) -> Reply {
    let course = course(&door, key).await?;
    match VerificationCode::parse(&course.sheet.receipt_code) {
        Some(code) => documents::serve_paper(door.app(), &code).await,
        None => web::not_found(),
    }
}

/// `GET /seguimiento/{key}/qr.svg`: the QR (ISO/IEC 18004) of the address that answers for the receipt, which
/// tells strangers nothing about the person.
pub async fn qr(door: Door, Path(key): Path<String>) -> Reply {
    let course = course(&door, key).await?;
    let address = format!("{}/verificar/{}", door.app().settings().base_url, course.sheet.receipt_code);
    let drawn = QrCode::new(address.as_bytes()).map_err(|e| Fault::because("drawing a QR", e))?;
    let picture = drawn.render::<svg::Color<'_>>().min_dimensions(184, 184).build();
    let mut reply = web::inline("qr.svg", "image/svg+xml", picture)?;
    reply.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400"));
    Ok(reply)
}

impl ReceiptPage {
    pub fn new(page: PageFrame, course: &Course, base_url: &str) -> ReceiptPage {
        let (sheet, lang) = (&course.sheet, page.lang());
        let rule = sheet.deadline.rule();
        let warnings = sheet.warnings.iter().filter_map(|code| match code.as_str() {
            "bill_older_than_five_months" => Some("cases-warning-old-bill"),
            "unknown_account" => Some("cases-warning-unknown-account"),
            "unreadable_phone" => Some("cases-warning-phone"),
            _ => None,
        });
        ReceiptPage {
            key: sheet.tracking_key.clone(),
            number: sheet.number.clone(),
            filed_at: format::moment(sheet.filed_at, lang),
            kind: words::kind(sheet.kind, lang).to_owned(),
            account: sheet.account_number.clone(),
            bill_number: sheet.bill_number.clone().unwrap_or_default(),
            disputed_amount: sheet.disputed_cents.map(|c| format!("$ {}", pesos(c))).unwrap_or_default(),
            who: who(&page, course),
            answered: sheet.answered_aloud().then(|| said_aloud(course)),
            due_on: sheet.deadline.due_on,
            due_in_words: format::day_in_words(sheet.deadline.due_on, lang),
            term: rule
                .map(|r| page.t2("cases-receipt-term", "term", r.count.words(lang), "law", r.citation()))
                .unwrap_or_default(),
            code: sheet.receipt_code.clone(),
            sent_to: sent_to(&page, course),
            address: format!("{base_url}/seguimiento/{}", sheet.tracking_key),
            warnings: warnings.map(|key| page.t(key).into_owned()).collect(),
            files: course.files.len(),
            silence: rule.is_some_and(|r| r.silence == deadlines::Silence::Positive),
            disputed: sheet.kind == CaseKind::Claim,
            appeals: rule.is_some_and(|r| r.code == "PQR_SPD"),
            page,
        }
    }
}

/// What was said to the person in the act.
fn said_aloud(course: &Course) -> String {
    let answer = course.entries.iter().find(|e| e.kind == EntryKind::Answer);
    answer.map(|e| e.body.clone()).unwrap_or_default()
}

/// First name whole, the others by their letter: whoever looks over the shoulder learns little.
fn who(page: &PageFrame, course: &Course) -> String {
    let name = course.person.as_ref().map(|p| p.person.name.as_str().to_owned());
    match (course.sheet.identity, name) {
        (PetitionerIdentity::Named, Some(name)) => masked_name(&name),
        (PetitionerIdentity::Reserved, _) => page.t("cases-receipt-reserved").into_owned(),
        _ => page.t("cases-receipt-anonymous").into_owned(),
    }
}

/// `María E. R.`
pub(crate) fn masked_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default().to_owned();
    let rest = words.filter_map(|w| w.chars().next()).map(|c| format!(" {}.", c.to_uppercase()));
    rest.fold(first, |all, letter| all + &letter)
}

fn sent_to(page: &PageFrame, course: &Course) -> String {
    let read = |kind| people::ContactPoint::read(kind, &course.sheet.reply_to, "").ok().map(|c| c.masked());
    match course.sheet.reply_by {
        ReplyBy::Email => read(ContactKind::Email).map(|to| page.t1("cases-receipt-mailed", "to", to)),
        ReplyBy::Letter => {
            read(ContactKind::PostalAddress).map(|to| page.t1("cases-receipt-letter", "to", to))
        }
        ReplyBy::PickUp => Some(page.t("cases-receipt-pickup").into_owned()),
        ReplyBy::Page => None,
    }
    .unwrap_or_else(|| page.t("cases-receipt-page").into_owned())
}

#[cfg(test)]
mod tests {
    use super::masked_name;

    #[test]
    fn a_name_over_the_shoulder() {
        assert_eq!(masked_name("María Elena ríos"), "María E. R.");
        assert_eq!((masked_name("Ñusta").as_str(), masked_name("").as_str()), ("Ñusta", ""));
    }
}
