//! Nothing is cut while a bill is disputed (Ley 142 de 1994, art. 155): what is held, since when, until when.
//! The commercial system asks by the API or reads the file of each night.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use futures::future::BoxFuture;
use kernel::{Day, Failure, Fault, clean_line, sha256_hex};
use serde_json::json;
use store::{Moment, StoredEvent, Work, args};
use web::{Door, Fields, Reply};

use crate::actions::accept_late_filing::OLD_BILL;
use crate::amount::{pesos, read_pesos};
use crate::case::{Act, CaseId, CaseRefusal, State};
use crate::kind::CaseKind;
use crate::records::steps::{self, refused};
use crate::records::{self, EntryKind, NewEntry};
use crate::referral;
use crate::screens::office::case_sheet::{Place, finish};
use crate::sheet::{self, Sheet};
use crate::step_refusal::StepRefusal;

/// Whether a case holds the charge: a claim or an appeal about an account, filed within the five months of
/// the bill (art. 154), that was not withdrawn, sent away or archived. An answer alone ends nothing: until it
/// is final somebody may appeal.
pub(crate) fn holds(sheet: &Sheet) -> bool {
    let disputes = matches!(sheet.kind, CaseKind::Claim | CaseKind::Appeal);
    let lives = !matches!(sheet.state, State::Withdrawn | State::Referred | State::Archived);
    disputes && lives && !sheet.account_number.is_empty() && !sheet.warnings.iter().any(|w| w == OLD_BILL)
}

/// Makes the hold of a case what its state says.
pub(crate) async fn renew(work: &mut Work<'_>, id: CaseId) -> Result<(), Fault> {
    let Some(sheet) = sheet::load(work, id).await? else { return Ok(()) };
    if holds(&sheet) {
        work.exec(steps::OPEN_HOLD, args![id, &sheet.account_number, sheet.filed_at]).await?;
        return Ok(());
    }
    let why = if sheet.state.is_open() { "classified" } else { sheet.state.key() };
    work.exec(steps::END_HOLD, args![work.at(), why, id]).await?;
    Ok(())
}

/// What happened to a case changes its hold; a decision that is final ends it.
pub(crate) fn react<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let named = event.data.get("case").and_then(|v| v.as_str());
        let subject = event.subject.strip_prefix("cases/");
        let Some(id) = named.or(subject).and_then(|id| id.parse::<CaseId>().ok()) else { return Ok(()) };
        if event.kind == FINAL && event.data.get("matter").is_some() {
            // one matter is final; the others may be about the bill
            return Ok(());
        }
        if event.kind == FINAL {
            work.exec(steps::END_HOLD, args![work.at(), "final", id]).await?;
            return Ok(());
        }
        renew(work, id).await
    })
}

/// Announced by a higher rank when nobody can appeal any more.
pub(crate) const FINAL: &str = "notices.final";

/// The bill that is disputed.
#[derive(Debug, Clone)]
pub struct SetBill {
    /// The case.
    pub id: CaseId,
    /// Its number; may be empty.
    pub number: String,
    /// The day of its issue.
    pub issued_on: Option<Day>,
    /// What is disputed, as it was typed.
    pub disputed: String,
    /// What is not.
    pub undisputed: String,
}

/// Keeps it.
pub async fn set_bill(work: &mut Work<'_>, wish: &SetBill) -> Result<(), Failure<CaseRefusal>> {
    let disputed = read_pesos(&wish.disputed).map_err(refused)?;
    let undisputed = read_pesos(&wish.undisputed).map_err(refused)?;
    if wish.issued_on.is_some_and(|day| day > work.today()) {
        return Err(refused(StepRefusal::BadAmount));
    }
    let number = clean_line(&wish.number, 40).unwrap_or_default();
    records::act(work, wish.id, Act::Classify, None).await?;
    let kept = Some(number.clone()).filter(|n| !n.is_empty());
    let row = args![kept, wish.issued_on, disputed, undisputed, wish.id];
    work.exec(steps::SAVE_BILL, row).await?;
    renew(work, wish.id).await?;
    let amounts = [disputed, undisputed].map(|c| c.map_or("-".to_owned(), pesos));
    let name = records::actor_name(work.actor());
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: false,
        body: &[number.as_str(), &amounts[0], &amounts[1]].join(" · "),
        data: json!({ "key": "bill-set" }),
    };
    Ok(records::add_entry(work, &entry).await?)
}

/// Lets go of a hold by hand, with reasons.
#[derive(Debug, Clone)]
pub struct ReleaseHold {
    /// The case.
    pub id: CaseId,
    /// Why.
    pub reasons: String,
}

/// Releases it.
pub async fn release(work: &mut Work<'_>, wish: &ReleaseHold) -> Result<(), Failure<CaseRefusal>> {
    let reasons = referral::reasons(&wish.reasons).map_err(refused)?;
    if work.exec(steps::END_HOLD, args![work.at(), "officer", wish.id]).await? == 0 {
        return Err(refused(StepRefusal::NoHold));
    }
    let name = records::actor_name(work.actor());
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: false,
        body: &reasons,
        data: json!({ "key": "hold-released" }),
    };
    Ok(records::add_entry(work, &entry).await?)
}

/// Most lines of a nightly file that are read at a time.
const PAGE: i64 = 5_000;
/// So many days of files are kept.
const KEPT_DAYS: i64 = 60;

/// Each night: the file of what is held, with its fingerprint.
pub(crate) fn write_file<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut body = String::from("cuenta;radicado;factura;en_reclamo;sin_reclamo;desde;vence\r\n");
        let (mut after, mut lines) = (None, 0i64);
        loop {
            let page = steps::holds(work, "", after.take(), PAGE).await?;
            for line in &page {
                let money = |cents: Option<i64>| cents.map(|c| format!("{}.{:02}", c / 100, c % 100));
                let cells = [
                    plain(&line.account),
                    line.case.clone(),
                    plain(line.bill.as_deref().unwrap_or_default()),
                    money(line.disputed_cents).unwrap_or_default(),
                    money(line.undisputed_cents).unwrap_or_default(),
                    line.since.clone(),
                    line.due_on.to_string(),
                ];
                body.push_str(&cells.join(";"));
                body.push_str("\r\n");
            }
            lines += i64::try_from(page.len()).unwrap_or(0);
            match page.last() {
                Some(last) if page.len() as i64 == PAGE => after = Some((last.account.clone(), last.id)),
                _ => break,
            }
        }
        let hash = sha256_hex(body.as_bytes());
        work.exec(steps::INSERT_HOLD_FILE, args![moment.day, work.at(), lines, hash, body]).await?;
        work.exec(steps::FORGET_HOLD_FILES, args![moment.planned.plus_days(-KEPT_DAYS).day()]).await?;
        Ok(())
    })
}

/// A cell that no other program takes for more cells or a formula.
fn plain(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !matches!(c, ';' | '"' | '\r' | '\n')).collect();
    clean.trim_start_matches(['=', '+', '-', '@']).to_owned()
}

/// `POST /bandeja/{id}/factura`.
pub async fn submit_bill(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let text = |name: &str| fields.text(name).to_owned();
    let wish = SetBill {
        id: place.id,
        number: text("bill_number"),
        issued_on: fields.text("bill_issued_on").trim().parse().ok(),
        disputed: text("disputed"),
        undisputed: text("undisputed"),
    };
    let actor = door.actor().clone();
    let done = door.store().write("cases.set_bill", actor, wish, |work, w| Box::pin(set_bill(work, w))).await;
    finish(&door, place, ("bill", &fields), done, "cases-said-bill-set").await
}

/// `POST /bandeja/{id}/retencion/levantar`.
pub async fn submit_release(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let wish = ReleaseHold { id: place.id, reasons: fields.text("reasons").to_owned() };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.release_hold", actor, wish, |work, w| Box::pin(release(work, w))).await;
    finish(&door, place, ("release", &fields), done, "cases-said-hold-released").await
}
