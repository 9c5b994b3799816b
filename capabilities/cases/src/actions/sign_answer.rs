//! Signs the answer: outgoing number, letter with its code, and the case is answered, in one transaction.
//! No act is numbered before it is signed (Acuerdo AGN 001 de 2024). Printing and mailing follow by
//! reactions.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use documents::{Paper, PaperContent};
use filing::Class;
use kernel::{Failure, Fault, Lang, sha256_hex};
use serde_json::json;
use store::{Work, args};
use web::{Door, Fields, Reply};

use crate::answer::AnswerState;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};
use crate::{addressee, events, letter, sheet};

/// Which answer.
#[derive(Debug, Clone)]
pub struct SignAnswer {
    /// The case.
    pub id: CaseId,
    /// The version of the answer that was read by the one who signs.
    pub version: i64,
}

/// What was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Outgoing filing number.
    pub outgoing_number: String,
    /// Code with which anybody verifies the letter.
    pub code: String,
}

/// Signs it.
pub async fn run(work: &mut Work<'_>, sign: &SignAnswer) -> Result<Signed, Failure<CaseRefusal>> {
    let refused = |r| Failure::Refused(r);
    let signer = work.actor().account().ok_or(refused(CaseRefusal::UnknownOfficer))?;
    let case = records::load(work, sign.id).await?;
    case.state.after(Act::Sign).map_err(refused)?;
    let sheet = sheet::load(work, sign.id).await?.ok_or(refused(CaseRefusal::Unknown))?;
    let mut answer = records::answer_of(work, sign.id).await?.ok_or(refused(CaseRefusal::NothingToSign))?;
    if answer.version != sign.version {
        return Err(refused(CaseRefusal::ChangedMeanwhile));
    }
    answer.check_signature(sheet.kind, signer).map_err(refused)?;
    let causes = catalog::causes(work).await?;
    let cause = sheet.cause.as_deref().and_then(|code| causes.find(code, work.today()));
    answer.check_content(sheet.kind, cause).map_err(refused)?;

    let response = answer.response.ok_or(refused(CaseRefusal::NothingToSign))?;
    let content = json!({ "case": sheet.number, "response": response, "letter": answer.text }).to_string();
    let sha256 = sha256_hex(content.as_bytes());
    let entry = filing::take_number(work, Class::Outgoing, &events::subject(sign.id), &sha256).await?;
    let outgoing_number = entry.number.0;
    let officer = identity::api::officer(work, signer).await?.ok_or(refused(CaseRefusal::UnknownOfficer))?;
    let (addressee, city) = addressee::of(work, &sheet).await?;
    let mut paper =
        letter::paper(&sheet, &answer, addressee, &city, &outgoing_number, entry.filed_at, &officer);
    paper.appeal = letter::appeal_term(work, &answer.text, entry.filed_at.day()).await?;
    let head = addressee::letterhead(work).await?;
    let content = PaperContent { head, lang: Lang::Es, paper: Paper::Letter(paper) };
    let issued = documents::issue_paper(work, &events::subject(sign.id), &content).await;
    let code = issued.map_err(|e| Fault::new(format!("the letter was not issued: {e}")))?.to_string();

    answer.state = AnswerState::Signed;
    answer.signed = Some((signer, entry.filed_at));
    answer.version += 1;
    records::save_answer(work, sign.id, &answer).await?;
    records::act(work, sign.id, Act::Sign, None).await?;
    let row = args![entry.filed_at, &outgoing_number, &code, response.key(), sign.id];
    work.exec(records::SAVE_ANSWERED, row).await?;
    records::term::close_matters(work, sign.id, entry.filed_at, (&outgoing_number, response)).await?;
    let on_time = entry.filed_at <= sheet.deadline.ends_at;
    let public = NewEntry {
        case: sign.id,
        kind: EntryKind::Answer,
        author_name: &officer.name,
        public: true,
        body: &answer.text.decision,
        data: json!({ "number": outgoing_number, "response": response, "on_time": on_time }),
    };
    records::add_entry(work, &public).await?;
    let data = json!({ "number": outgoing_number, "response": response, "on_time": on_time });
    work.announce(events::about(sign.id, events::ANSWERED, data));
    Ok(Signed { outgoing_number, code })
}

/// `POST /bandeja/{id}/firmar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let sign = SignAnswer { id: place.id, version: fields.text("version").parse().unwrap_or(-1) };
    let done =
        door.store().write("cases.sign", door.actor().clone(), sign, |work, s| Box::pin(run(work, s))).await;
    finish(&door, place, ("sign", &fields), done, "cases-office-said-signed").await
}
