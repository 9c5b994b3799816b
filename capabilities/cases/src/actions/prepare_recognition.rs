//! Writes how the effect of a positive silence is executed and until when; another person signs it.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Day, Failure, clean_text};
use serde_json::json;
use store::{Work, args};
use web::{Door, Fields, Reply};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::records::steps::{self, refused};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};
use crate::step_refusal::StepRefusal;

/// The recognition as it will be told.
#[derive(Debug, Clone)]
pub struct PrepareRecognition {
    /// The case.
    pub id: CaseId,
    /// What the company does to give what was asked.
    pub effect: String,
    /// Until which day.
    pub execute_by: Option<Day>,
}

/// The longest text, in characters.
const MAX_EFFECT: usize = 10_000;

/// Keeps it; whoever wrote last is its author.
pub async fn run(work: &mut Work<'_>, wish: &PrepareRecognition) -> Result<(), Failure<CaseRefusal>> {
    let effect = clean_text(&wish.effect, MAX_EFFECT).map_err(|_| refused(StepRefusal::NoEffect))?;
    let execute_by = wish.execute_by.filter(|day| *day >= work.today());
    let execute_by = execute_by.ok_or(refused(StepRefusal::NoEffectDay))?;
    let author = work.actor().account().ok_or(Failure::Refused(CaseRefusal::UnknownOfficer))?;
    super::meet_silence::of_case(work, wish.id).await?;
    let row = steps::silence(work, wish.id).await?;
    row.silence.recognize().map_err(refused)?;
    records::act(work, wish.id, Act::Silence, None).await?;
    let kept = args![&effect, execute_by, author, work.at(), wish.id];
    work.exec(steps::PREPARE_RECOGNITION, kept).await?;
    let name = records::actor_name(work.actor());
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: false,
        body: "",
        data: json!({ "key": "recognition-prepared" }),
    };
    Ok(records::add_entry(work, &entry).await?)
}

/// `POST /bandeja/{id}/silencio/preparar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let wish = PrepareRecognition {
        id: place.id,
        effect: fields.text("effect").to_owned(),
        execute_by: fields.text("execute_by").trim().parse().ok(),
    };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.prepare_recognition", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("recognition", &fields), done, "cases-said-recognition-prepared").await
}
