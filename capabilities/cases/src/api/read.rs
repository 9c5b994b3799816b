//! `GET /api/v1/cases/{number}`: one case whole.

use axum::extract::Path;
use kernel::{Failure, Fault};
use store::Look;
use web::{Door, Reply};

use super::shapes::{AnswerShape, CaseShape, EntryShape, FileShape, ProblemShape, TermShape};
use crate::case::CaseRefusal;
use crate::{events, records, sheet};

/// Reads a case by its filing number.
#[utoipa::path(
    get, path = "/api/v1/cases/{number}", tag = "cases",
    params(("number" = String, Path, description = "Filing number", example = "2026-EN-000123")),
    responses((status = 200, body = CaseShape), (status = 404, body = ProblemShape)),
    security(("token" = ["cases.read"]))
)]
pub async fn show(door: Door, Path(number): Path<String>) -> Reply {
    let found =
        door.store().read("cases.api_read", number, |look, number| Box::pin(load(look, number))).await?;
    web::json(&found)
}

async fn load(look: &mut Look<'_>, number: &str) -> Result<CaseShape, Failure<CaseRefusal>> {
    let unknown = || Failure::Refused(CaseRefusal::Unknown);
    let id = sheet::id_by_number(look, number).await?.ok_or_else(unknown)?;
    let sheet = sheet::load(look, id).await?.ok_or_else(unknown)?;
    let entries = sheet::entries(look, id, false).await?.iter().map(EntryShape::of).collect();
    let files = files(look, &events::subject(id)).await?;
    let answer = records::answer_of(look, id).await?.map(|a| AnswerShape {
        state: a.state.key().into(),
        response: a.response.map(|r| r.key().into()),
        number: sheet.outgoing_number.clone(),
        signed_at: a.signed.map(|(_, at)| at.rfc3339()),
        version: a.version,
    });
    Ok(CaseShape {
        term: TermShape::of(&sheet),
        number: sheet.number,
        kind: sheet.kind.key().into(),
        state: sheet.state.key().into(),
        channel: sheet.channel.key().into(),
        identity: sheet.identity.key().into(),
        service: sheet.service,
        account_number: sheet.account_number,
        cause: sheet.cause,
        subject: sheet.subject,
        filed_at: sheet.filed_at.rfc3339(),
        owner: sheet.owner_name,
        warnings: sheet.warnings,
        entries,
        files,
        answer,
    })
}

async fn files(look: &mut Look<'_>, subject: &str) -> Result<Vec<FileShape>, Fault> {
    let all = documents::attachments_of(look, subject).await?;
    let shape = |a: documents::Attachment| FileShape {
        name: a.file.name,
        mime: a.file.mime,
        size: a.file.size,
        sha256: a.file.sha256.to_string(),
    };
    Ok(all.into_iter().map(shape).collect())
}
