//! Files and papers of a case, each checked against the case: nobody sees one by guessing its id.

use axum::extract::Path;
use documents::{Attachment, PaperKind, VerificationCode};
use kernel::{Failure, Id, Never};
use web::{Door, Problem, Reply};

use super::May;
use crate::case::CaseId;
use crate::kind::PetitionerIdentity;
use crate::{events, sheet};

/// A file, to keep.
pub async fn file(door: Door, Path((id, file)): Path<(String, String)>) -> Reply {
    documents::serve_file(door.app(), &find(&door, &id, &file).await?.file).await
}

/// The thumbnail of a picture.
pub async fn thumbnail(door: Door, Path((id, file)): Path<(String, String)>) -> Reply {
    documents::serve_thumbnail(door.app(), &find(&door, &id, &file).await?.file).await
}

async fn find(door: &Door, id: &str, file: &str) -> Result<Attachment, Problem> {
    let (id, file): (Option<CaseId>, _) = (Id::parse(id), Id::parse(file));
    let input = id.zip(file).ok_or_else(Problem::not_found)?;
    let found = door.store().read("cases.file_of", input, |look, (id, file)| {
        Box::pin(async move {
            Ok::<_, Failure<Never>>(documents::attachment_of(look, &events::subject(*id), *file).await?)
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// The receipt or the signed letter as PDF. The letter names the person: reserved identities stay so.
pub async fn paper(door: Door, Path((id, code)): Path<(String, String)>) -> Reply {
    let id: Option<CaseId> = Id::parse(&id);
    let input = id.zip(VerificationCode::parse(&code)).ok_or_else(Problem::not_found)?;
    let found = door.store().read("cases.paper_of", input.clone(), |look, (id, code)| {
        Box::pin(async move {
            let papers = documents::papers_of(look, &events::subject(*id)).await?;
            let kind = papers.into_iter().find(|p| p.code == *code).map(|p| p.kind);
            let identity = sheet::load(look, *id).await?.map(|s| s.identity);
            Ok::<_, Failure<Never>>(kind.zip(identity))
        })
    });
    let (kind, identity) = found.await?.ok_or_else(Problem::not_found)?;
    if kind != PaperKind::Receipt && identity == PetitionerIdentity::Reserved && !May::of(&door).reveal {
        return Err(Problem::forbidden());
    }
    documents::serve_paper(door.app(), &input.1).await
}
