//! Says which rule governs a case, with the reason. An earlier last day applies by itself; a later one than
//! the person was told only by a recorded decision of whoever signs (CPACA, art. 14; Ley 142 de 1994,
//! art. 158).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Day, Failure};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::records;
use crate::records::term::{self, Moved};
use crate::regime::{self, Against};
use crate::screens::office::case_sheet::{Place, finish};
use crate::{events, permissions};

/// Which regime, and why.
#[derive(Debug, Clone)]
pub struct ChangeRegime {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// Code of a rule among [`regime::REGIMES`].
    pub regime: String,
    /// Why; recorded. May be empty only when the regime that governs is confirmed.
    pub reason: String,
    /// The day that the letter of an authority sets.
    pub date_in_letter: Option<Day>,
    /// Whoever decides knows that the last day is later than the one that was told.
    pub later: bool,
}

/// Confirms or changes it.
pub async fn run(work: &mut Work<'_>, wish: &ChangeRegime) -> Result<Moved, Failure<CaseRefusal>> {
    let refused = |r| Err(Failure::Refused(r));
    if !regime::is_one(&wish.regime) {
        return refused(CaseRefusal::BadRegime);
    }
    records::act(work, wish.id, Act::ChangeRegime, wish.version).await?;
    let stored = term::load(work, wish.id).await?;
    let same = stored.term.base.rule == wish.regime && wish.date_in_letter.is_none();
    let reason = match same {
        true => kernel::clean_text(&wish.reason, term::MAX_REASONS).unwrap_or_default(),
        false => term::reasons(&wish.reason)?,
    };
    let (mut next, calendar) = (stored.term.clone(), &stored.book.calendar);
    if !same {
        let rule = deadlines::rule_for(&wish.regime, next.base.filed_at.day())
            .map_err(|_| Failure::Refused(CaseRefusal::BadRegime))?;
        next = next.under(rule, &stored.book).map_err(term::refused)?;
        if let Some(day) = wish.date_in_letter {
            next = next.set_date(work.at(), day, calendar).map_err(term::refused)?;
        }
    }
    let calendar = if same { &stored.calendar } else { calendar };
    let due_on = next.due_on(calendar).map_err(term::refused)?;
    let later = regime::against(stored.told, due_on) == Against::NeedsDecision;
    if later && !same && !(wish.later && work.actor().may(permissions::SIGN)) {
        return refused(CaseRefusal::LaterThanTold);
    }
    let moved = match same {
        true => Moved { due_on: stored.due_on, until: None },
        false => term::save(work, wish.id, &stored, &next, (calendar, true, "regime")).await?,
    };
    let data =
        json!({ "regime": wish.regime, "due_on": moved.due_on, "before": stored.due_on, "confirmed": same });
    let key = if same { "regime-confirmed" } else { "regime-changed" };
    // the person learns of it when their day moves; a confirmation is work of the office
    term::tell(work, wish.id, (key, moved.due_on != stored.due_on, &reason), data.clone()).await?;
    work.announce(events::about(wish.id, events::REGIME_CHANGED, data));
    Ok(moved)
}

/// `POST /bandeja/{id}/regimen`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let day = fields.text("day");
    let date_in_letter = match (day.is_empty(), day.parse()) {
        (true, _) => None,
        (false, Ok(day)) => Some(day),
        (false, Err(_)) => {
            let refused: Result<(), _> = Err(Failure::Refused(CaseRefusal::NoDay));
            return finish(&door, place, ("regime", &fields), refused, "").await;
        }
    };
    let wish = ChangeRegime {
        id: place.id,
        version: fields.text("version").parse().ok(),
        regime: fields.text("regime").to_owned(),
        reason: fields.text("reasons").to_owned(),
        date_in_letter,
        later: fields.ticked("later"),
    };
    let actor = door.actor().clone();
    let done = door.store().write("cases.change_regime", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("regime", &fields), done, "cases-said-regime").await
}
