//! Recognizes a positive silence: a second person signs the letter that says how its effect is executed and
//! until when, and with it the case is answered (Ley 142 de 1994, art. 158).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Failure, Lang};
use serde_json::json;
use store::{Work, args};
use web::format::day_with_year;
use web::{Door, Fields, Reply};

use crate::answer::{LetterText, ResponseType};
use crate::case::{CaseId, CaseRefusal};
use crate::outgoing::{self, Outgoing, Writing};
use crate::records::steps::{self, SilenceRow, refused};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};
use crate::sheet::{self, Sheet};
use crate::silence::SilenceState;
use crate::step_refusal::StepRefusal;
use crate::{addressee, events};

/// Which case.
#[derive(Debug, Clone)]
pub struct RecognizeSilence {
    /// The case.
    pub id: CaseId,
}

/// Signs the recognition that somebody else wrote.
pub async fn run(work: &mut Work<'_>, wish: &RecognizeSilence) -> Result<Outgoing, Failure<CaseRefusal>> {
    let signer = work.actor().account().ok_or(Failure::Refused(CaseRefusal::UnknownOfficer))?;
    let row = steps::silence(work, wish.id).await?;
    let decided = row.silence.recognize().map_err(refused)?;
    let (author, _) = row.prepared.ok_or(refused(StepRefusal::NothingPrepared))?;
    if author == signer {
        return Err(refused(StepRefusal::OwnRecognition));
    }
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let mut case = records::load(work, wish.id).await?;
    if !case.state.is_open() {
        return Err(refused(StepRefusal::SilenceDecided));
    }
    let text = letter(work, &sheet, &row).await?;
    let writing = Writing {
        to: None,
        subject: format!("Reconocimiento del silencio administrativo positivo. {}", sheet.subject),
        text: &text,
        annexes: Vec::new(),
    };
    let sent = outgoing::issue(work, &sheet, writing).await?;

    // the letter is the answer: whatever was being written is left as it is
    case.state = crate::case::State::Answered;
    case.version += 1;
    records::save(work, &case).await?;
    let result = ResponseType::Granted;
    let answered = args![sent.at, &sent.number, &sent.code, result.key(), wish.id];
    work.exec(records::SAVE_ANSWERED, answered).await?;
    work.exec(steps::DECIDE_SILENCE, args![SilenceState::Recognized.key(), wish.id]).await?;
    let none: Option<String> = None;
    let decision = args![decided.state.key(), none, "", signer, work.at(), &sent.code, wish.id];
    work.exec(steps::SAVE_SILENCE_DECISION, decision).await?;
    let name = records::actor_name(work.actor());
    let in_time = work.at() <= row.silence.recognize_until;
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: true,
        body: &row.effect,
        data: json!({ "key": "silence-recognized", "number": sent.number, "in_time": in_time }),
    };
    records::add_entry(work, &entry).await?;
    work.announce(events::about(wish.id, events::SILENCE_RECOGNIZED, json!({ "in_time": in_time })));
    let data = json!({ "number": sent.number, "response": result, "on_time": false });
    work.announce(events::about(wish.id, events::ANSWERED, data));
    Ok(sent)
}

/// What the letter says.
async fn letter(
    work: &mut Work<'_>,
    sheet: &Sheet,
    row: &SilenceRow,
) -> Result<LetterText, Failure<CaseRefusal>> {
    let (lines, _) = addressee::of(work, sheet).await?;
    let day = |day| day_with_year(day, Lang::Es);
    let name = lines.get(1).filter(|_| sheet.person.is_some());
    let greeting = name.map_or("Cordial saludo:".to_owned(), |name| format!("Cordial saludo, {name}:"));
    let by = row.execute_by.map(day).unwrap_or_default();
    Ok(LetterText {
        greeting,
        facts: format!(
            "El {} usted radicó {}. Teníamos hasta el {} para responderle y no lo hicimos a tiempo.",
            day(sheet.filed_at.day()),
            sheet.number,
            day(sheet.deadline.due_on)
        ),
        decision: format!(
            "Por eso la ley le da la razón: se entiende resuelto a su favor lo que pidió, desde el {} \
            (artículo 158 de \
             la Ley 142 de 1994). Reconocemos ese silencio positivo y haremos esto para \
             cumplirlo:\n\n{}\n\nLo \
             cumpliremos a más tardar el **{by}**.",
            day(row.silence.occurred_at.day()),
            row.effect
        ),
        appeals: "Como la decisión es a su favor, no necesita presentar recurso. Si no cumplimos a más \
        tardar en esa \
                  fecha, puede pedirle a la Superintendencia de Servicios Públicos Domiciliarios que nos \
                  haga cumplir \
                  y nos sancione."
            .into(),
        ..LetterText::default()
    })
}

/// `POST /bandeja/{id}/silencio/reconocer`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let (wish, actor) = (RecognizeSilence { id: place.id }, door.actor().clone());
    let done =
        door.store().write("cases.recognize_silence", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("recognition", &fields), done, "cases-said-silence-recognized").await
}
