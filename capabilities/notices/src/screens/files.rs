//! Papers and proofs of a notice, each checked against the notice.

use axum::extract::Path;
use cases::{CaseId, PetitionerIdentity};
use documents::{AttachmentId, VerificationCode};
use kernel::{Failure, Never};
use web::{Door, Problem, Reply};

use super::reveals;
use crate::records;

/// A paper as PDF. It names the person: reserved identities stay so.
pub async fn paper(door: Door, Path((id, code)): Path<(String, String)>) -> Reply {
    let case: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let code = VerificationCode::parse(&code).ok_or_else(Problem::not_found)?;
    let found = door.store().read("notices.paper", (case, code.clone()), |look, (case, code)| {
        Box::pin(async move {
            let papers = documents::papers_of(look, &records::subject(*case)).await?;
            let decision = records::decision(look, *case).await?;
            let known = papers.into_iter().any(|p| p.code == *code);
            Ok::<_, Failure<Never>>(decision.filter(|_| known).map(|d| d.identity))
        })
    });
    match found.await? {
        None => web::not_found(),
        Some(PetitionerIdentity::Reserved) if !reveals(&door) => Err(Problem::forbidden()),
        Some(_) => documents::serve_paper(door.app(), &code).await,
    }
}

/// A scanned proof, to keep.
pub async fn proof(door: Door, Path((id, file)): Path<(String, String)>) -> Reply {
    let case: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let file: AttachmentId = file.parse().map_err(|_| Problem::not_found())?;
    let found = door.store().read("notices.proof", (case, file), |look, (case, file)| {
        Box::pin(async move {
            let identity = records::decision(look, *case).await?.map(|d| d.identity);
            let found = documents::attachment_of(look, &records::subject(*case), *file).await?;
            Ok::<_, Failure<Never>>(found.zip(identity))
        })
    });
    match found.await? {
        None => web::not_found(),
        Some((_, PetitionerIdentity::Reserved)) if !reveals(&door) => Err(Problem::forbidden()),
        Some((found, _)) => documents::serve_file(door.app(), &found.file).await,
    }
}
