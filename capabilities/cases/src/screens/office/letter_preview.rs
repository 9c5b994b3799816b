//! «Ver PDF»: the letter as it would be if it were signed now, never kept.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use documents::Typesetter;
use kernel::{Failure, Fault, Lang};
use tokio::sync::Semaphore;
use web::{Door, Fields, Problem, Reply};

use super::May;
use super::case_sheet::Place;
use crate::actions::write_answer;
use crate::answer::{LetterText, MAX_PART};
use crate::case::{CaseId, CaseRefusal};
use crate::kind::PetitionerIdentity;
use crate::{addressee, appeals, letter, records, sheet};

/// Setting a letter keeps a processor busy: two previews at a time.
static PRESSES: Semaphore = Semaphore::const_new(2);

/// The letter as it is saved.
pub async fn show(door: Door, Path(id): Path<String>, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let place = Place::read(&id, &asked)?;
    print(&door, place.id, None).await
}

/// The letter as it is typed, without saving it.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let text = write_answer::letter_of(&fields);
    let parts = [&text.greeting, &text.facts, &text.evidence, &text.decision, &text.appeals];
    if parts.into_iter().any(|part| part.chars().count() > MAX_PART) {
        return Err(Failure::Refused(CaseRefusal::BadText).into());
    }
    print(&door, place.id, Some(text)).await
}

async fn print(door: &Door, id: CaseId, typed: Option<LetterText>) -> Reply {
    let input = (id, typed, May::of(door).reveal, door.at());
    let ready = door.store().read("cases.preview", input, |look, (id, typed, reveal, at)| {
        Box::pin(async move {
            let unknown = Failure::Refused(CaseRefusal::Unknown);
            let sheet = sheet::load(look, *id).await?.ok_or(unknown)?;
            let text = match typed {
                Some(text) => {
                    let appeals = appeals::put_into_words(text, sheet.kind, None);
                    LetterText { appeals, ..text.clone() }
                }
                None => records::answer_of(look, *id).await?.map(|a| a.text).unwrap_or_default(),
            };
            let (mut lines, city) = addressee::of(look, &sheet).await?;
            if sheet.identity == PetitionerIdentity::Reserved && !reveal {
                lines = vec!["Señor(a)".to_owned(), "Identidad reservada".to_owned()];
            }
            let head = addressee::letterhead(look).await?;
            let mut draft = letter::draft(&sheet, &text, lines, &city, *at);
            draft.appeal = letter::appeal_term(look, &text, at.day()).await?;
            Ok::<_, Failure<CaseRefusal>>((head, draft, sheet.number))
        })
    });
    let (head, letter, number) = ready.await?;
    let setter = door.app().find_part::<dyn Typesetter>().ok_or_else(Problem::unavailable)?;
    let permit = PRESSES.acquire().await.map_err(|e| Fault::because("a press is free", e))?;
    let set = tokio::task::spawn_blocking(move || setter.letter(&head, &letter, Lang::Es)).await;
    drop(permit);
    let bytes = set.map_err(|e| Fault::because("a letter can be set", e))??;
    web::inline(&format!("borrador-{number}.pdf"), "application/pdf", bytes)
}
