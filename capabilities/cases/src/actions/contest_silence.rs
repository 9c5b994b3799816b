//! Contests a positive silence: a ground of the law, reasons in writing, and whoever does it may sign. The
//! case goes on and is answered as any other.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::Failure;
use serde_json::json;
use store::{Work, args};
use web::{Door, Fields, Reply};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::records::steps::{self, refused};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};
use crate::silence::{ContestGround, SilenceState};
use crate::step_refusal::StepRefusal;
use crate::{events, referral};

/// Why there is no silence.
#[derive(Debug, Clone)]
pub struct ContestSilence {
    /// The case.
    pub id: CaseId,
    /// The ground.
    pub ground: Option<ContestGround>,
    /// The reasons.
    pub reasons: String,
}

/// Contests it.
pub async fn run(work: &mut Work<'_>, wish: &ContestSilence) -> Result<(), Failure<CaseRefusal>> {
    let ground = wish.ground.ok_or(refused(StepRefusal::NoGround))?;
    let reasons = referral::reasons(&wish.reasons).map_err(refused)?;
    let signer = work.actor().account().ok_or(Failure::Refused(CaseRefusal::UnknownOfficer))?;
    super::meet_silence::of_case(work, wish.id).await?;
    let row = steps::silence(work, wish.id).await?;
    let decided = row.silence.contest(ground).map_err(refused)?;
    records::act(work, wish.id, Act::Silence, None).await?;
    work.exec(steps::DECIDE_SILENCE, args![SilenceState::Contested.key(), wish.id]).await?;
    let none: Option<String> = None;
    let decision = args![decided.state.key(), ground.key(), &reasons, signer, work.at(), none, wish.id];
    work.exec(steps::SAVE_SILENCE_DECISION, decision).await?;
    let name = records::actor_name(work.actor());
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: false,
        body: &reasons,
        data: json!({ "key": "silence-contested", "ground": ground, "article": ground.article() }),
    };
    records::add_entry(work, &entry).await?;
    work.announce(events::about(wish.id, events::SILENCE_CONTESTED, json!({ "ground": ground })));
    Ok(())
}

/// `POST /bandeja/{id}/silencio/controvertir`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let wish = ContestSilence {
        id: place.id,
        ground: ContestGround::parse(fields.text("ground")),
        reasons: fields.text("reasons").to_owned(),
    };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.contest_silence", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("contest", &fields), done, "cases-said-silence-contested").await
}
