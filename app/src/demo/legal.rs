//! What the law lets happen to a case besides its answer: its term, its silence, its notice, its appeal. As
//! data, and told to the database through the verbs that everybody uses.

use std::fmt::Debug;

use appeals::actions::check_admissibility::{self, CheckAdmissibility};
use appeals::actions::follow_case::{self, Happened};
use appeals::actions::record_execution::{self, RecordExecution};
use appeals::actions::record_result::{self as record_sspd, RecordResult as RecordSspd};
use appeals::actions::remit_file::{self, RemitFile};
use appeals::actions::{FileAppeal, Wish, attacked, file_appeal};
use appeals::assemble::Assembled;
use appeals::{Checklist, Mark, Outcome as SuperintendenceSays, Payment, Requirement};
use cases::actions::{
    archive_lapsed, change_regime, close_evidence, contest_silence, extend_term, order_evidence,
    prepare_recognition, recognize_silence, refer_case, request_completion, split_matters,
};
use cases::matter::AskedMatter;
use cases::referral::CompetentBody;
use cases::silence::ContestGround;
use cases::{CaseId, ContactChannel, ResponseType};
use deadlines::Revision;
use kernel::{At, Day, Failure, Fault};
use notices::actions::{
    open_decision, open_notice, publish_aviso, record_knowledge, record_result, record_visit, send_aviso,
    summon,
};
use notices::{AttemptKind, Ground, Outcome, Sending, Via};
use store::Work;

use super::legal_desk;

/// Something that happens. Days are resolved, texts are invented.
#[derive(Debug, Clone)]
pub enum Step {
    /// The term is extended to this day.
    Extend(Day, &'static str),
    /// The person is asked for what is missing.
    Ask(&'static str),
    /// Nobody delivered it: archived.
    Lapse(&'static str),
    /// Evidence until this day.
    Evidence(Day, &'static str),
    /// It showed this.
    EvidenceClosed(&'static str),
    /// To the competent body.
    Refer(&'static str, &'static str, &'static str),
    /// There is no positive silence.
    Contest(ContestGround, &'static str),
    /// How its effect is carried out, until this day.
    Prepare(&'static str, Day),
    /// A second person signs it.
    Recognize,
    /// What it really asks: regime and words of each.
    Split(&'static [(&'static str, &'static str)]),
    /// Which regime governs.
    Regime(&'static str, &'static str),
    /// The person opens the decision.
    Opens,
    /// The summons goes out.
    Summon,
    /// The person comes for it.
    Comes(&'static str),
    /// The notice goes to the address.
    Aviso,
    /// The carrier delivered it.
    Delivered,
    /// It is hung on the board.
    Hang(Ground),
    /// The person shows that they know it.
    Knows(&'static str),
    /// The decision of that case of the story is attacked; with the Superintendence in subsidy.
    Appeal(usize, bool, &'static str),
    /// The appeal is admitted.
    Admit,
    /// The appeal follows its answer, which reactions do after the story.
    Decided(ResponseType),
    /// The file goes to the Superintendence.
    Remit(Assembled),
    /// What the Superintendence decided.
    Result(SuperintendenceSays, Day, &'static str),
    /// It was carried out.
    Executed(&'static str),
    /// The appeal fails a requirement: refused, with the draft of its letter.
    Refuse(Requirement, &'static str),
    /// The record of what was answered in the act is its notice.
    ToldAtOnce,
    /// One matter is extended to this day.
    ExtendMatter(i64, Day, &'static str),
    /// One matter is answered by its own letter, which opens its notice.
    AnswerMatter(i64, ResponseType, &'static str),
    /// Nobody understands it: returned.
    Obscure(&'static str),
    /// It repeats the case of the story that was answered before.
    Repeat(usize),
    /// The web page failed from the first instant to the second; this claim could not come before.
    Outage(At, At, &'static str),
    /// The calendar changes, and open cases are counted again.
    Recalculate(Box<Revision>, &'static str),
}

/// Who signs the receipts of what is delivered by hand.
const SEAT: &str = "Carrera 16 n.º 36-44, piso 1";

/// Does it.
pub async fn perform(work: &mut Work<'_>, case: usize, id: CaseId, step: &Step) -> Result<(), Fault> {
    match step {
        Step::Opens
        | Step::Summon
        | Step::Comes(_)
        | Step::Aviso
        | Step::Delivered
        | Step::Hang(_)
        | Step::Knows(_) => {
            let open = done(case, open_notice::run(work, &id).await)?;
            match step {
                // nobody knows where to send anything: it is hung instead, and that is all
                Step::Summon if !open.address_known => {
                    notice(work, case, id, &Step::Hang(Ground::Unknown)).await
                }
                Step::Aviso | Step::Delivered if !open.address_known => Ok(()),
                _ => notice(work, case, id, step).await,
            }
        }
        Step::ToldAtOnce
        | Step::ExtendMatter(..)
        | Step::AnswerMatter(..)
        | Step::Obscure(_)
        | Step::Outage(..)
        | Step::Recalculate(..) => legal_desk::perform(work, case, id, step).await,
        Step::Refuse(..)
        | Step::Admit
        | Step::Decided(_)
        | Step::Remit(_)
        | Step::Result(..)
        | Step::Executed(_) => appeal(work, case, id, step).await,
        _ => term(work, case, id, step).await,
    }
}

async fn term(work: &mut Work<'_>, case: usize, id: CaseId, step: &Step) -> Result<(), Fault> {
    let version = None;
    match step {
        Step::Extend(to, reasons) => {
            let wish =
                extend_term::ExtendTerm { id, version, matter: None, to: *to, reasons: (*reasons).into() };
            done(case, extend_term::run(work, &wish).await).map(drop)
        }
        Step::Ask(what) => {
            let wish = request_completion::RequestCompletion { id, version, what: (*what).into() };
            done(case, request_completion::run(work, &wish).await).map(drop)
        }
        Step::Lapse(reasons) => {
            let wish = archive_lapsed::ArchiveLapsed { id, version, reasons: (*reasons).into() };
            done(case, archive_lapsed::run(work, &wish).await).map(drop)
        }
        Step::Evidence(until, what) => {
            let what = (*what).into();
            let wish = order_evidence::OrderEvidence { id, version, until: *until, what, longer: false };
            done(case, order_evidence::run(work, &wish).await).map(drop)
        }
        Step::EvidenceClosed(note) => {
            let wish = close_evidence::CloseEvidence { id, version, note: (*note).into() };
            done(case, close_evidence::run(work, &wish).await).map(drop)
        }
        Step::Refer(name, email, reasons) => {
            let body = CompetentBody { name: (*name).into(), address: String::new(), email: (*email).into() };
            let wish = refer_case::ReferCase { id, version, body, reasons: (*reasons).into() };
            done(case, refer_case::run(work, &wish).await).map(drop)
        }
        Step::Contest(ground, reasons) => {
            let wish =
                contest_silence::ContestSilence { id, ground: Some(*ground), reasons: (*reasons).into() };
            done(case, contest_silence::run(work, &wish).await)
        }
        Step::Prepare(effect, by) => {
            let wish = prepare_recognition::PrepareRecognition {
                id,
                effect: (*effect).into(),
                execute_by: Some(*by),
            };
            done(case, prepare_recognition::run(work, &wish).await)
        }
        Step::Recognize => {
            let wish = recognize_silence::RecognizeSilence { id };
            done(case, recognize_silence::run(work, &wish).await).map(drop)
        }
        Step::Split(matters) => {
            let matters = matters.iter().map(|(regime, words)| AskedMatter::new(regime, words)).collect();
            done(case, split_matters::run(work, &split_matters::SplitMatters { id, version, matters }).await)
                .map(drop)
        }
        Step::Regime(regime, reason) => {
            let wish = change_regime::ChangeRegime {
                id,
                version,
                regime: (*regime).into(),
                reason: (*reason).into(),
                date_in_letter: None,
                later: false,
            };
            done(case, change_regime::run(work, &wish).await).map(drop)
        }
        _ => Ok(()),
    }
}

async fn notice(work: &mut Work<'_>, case: usize, id: CaseId, step: &Step) -> Result<(), Fault> {
    let (version, on) = (None, work.today());
    match step {
        Step::Opens => {
            let open = open_decision::OpenDecision { case: id, client: "192.0.2.10".into() };
            done(case, open_decision::run(work, &open).await).map(drop)
        }
        Step::Summon => {
            let sending = sending(work, id).await?;
            done(case, summon::run(work, &summon::Summon { case: id, version, sending }).await).map(drop)
        }
        Step::Comes(document) => {
            let name = addressee(work, id).await?;
            let visit = record_visit::RecordVisit {
                case: id,
                version,
                on,
                hour: work.at().zoned().strftime("%H:%M").to_string(),
                name,
                document: (*document).into(),
                capacity: record_visit::Capacity::Person,
                in_the_act: false,
            };
            done(case, record_visit::run(work, &visit).await).map(drop)
        }
        Step::Aviso => {
            let sending = sending(work, id).await?;
            done(case, send_aviso::run(work, &send_aviso::SendAviso { case: id, version, sending }).await)
        }
        Step::Delivered => {
            let attempts = notices::records::attempts(work, id).await?;
            let sent = attempts.into_iter().rev().find(|a| a.kind == AttemptKind::Aviso);
            let Some(sent) = sent else { return Err(Fault::new(format!("case {case}: no aviso was sent"))) };
            let result = record_result::RecordResult {
                case: id,
                version,
                attempt: sent.id,
                outcome: Some(Outcome::Delivered),
                on,
                guide: String::new(),
                note: String::new(),
                proof: None,
            };
            done(case, record_result::run(work, &result).await)
        }
        Step::Hang(ground) => {
            let place = "Cartelera de la sede principal".into();
            let publish = publish_aviso::PublishAviso { case: id, version, ground: Some(*ground), place };
            done(case, publish_aviso::run(work, &publish).await).map(drop)
        }
        Step::Knows(what) => {
            let what = (*what).into();
            let knows = record_knowledge::RecordKnowledge { case: id, version, on, what, proof: None };
            done(case, record_knowledge::run(work, &knows).await).map(drop)
        }
        _ => Ok(()),
    }
}

/// Files an appeal as a case of the story under its own key.
pub async fn attack(
    work: &mut Work<'_>,
    (case, key): (usize, String),
    parent: CaseId,
    (subsidiary, reasons): (bool, &str),
) -> Result<(), Fault> {
    let attacked = attacked(work, parent).await?;
    let attacked = attacked.ok_or_else(|| Fault::new(format!("case {case}: there is nothing to appeal")))?;
    let wish = Wish { subsidiary, reasons: reasons.into(), representative: String::new(), received_at: None };
    let filing = FileAppeal::new(key, &attacked, &wish, ContactChannel::Web, Vec::new());
    let filing = filing.map_err(|r| Fault::new(format!("case {case} of the demo was refused: {r:?}")))?;
    done(case, file_appeal(work, &filing).await).map(drop)
}

async fn appeal(work: &mut Work<'_>, case: usize, id: CaseId, step: &Step) -> Result<(), Fault> {
    let known = appeals::records::load(work, id).await?;
    let version = known.ok_or_else(|| Fault::new(format!("case {case} is no appeal")))?.version;
    match step {
        Step::Admit => {
            let mark = |r: &Requirement| Mark { requirement: *r, met: true, note: String::new() };
            let checklist = Checklist {
                marks: Requirement::ALL.iter().map(mark).collect(),
                payment: Some(Payment::Undisputed),
                payment_note: "Pagó lo que no discute: recibo 88-20415.".into(),
            };
            let check = CheckAdmissibility { case: id, version, checklist, admit: true };
            done(case, check_admissibility::run(work, &check).await)
        }
        Step::Refuse(requirement, note) => {
            let mark = |r: &Requirement| {
                let met = r != requirement;
                Mark { requirement: *r, met, note: if met { String::new() } else { (*note).into() } }
            };
            let checklist = Checklist {
                marks: Requirement::ALL.iter().map(mark).collect(),
                payment: Some(Payment::NotShown),
                payment_note: String::new(),
            };
            let check = CheckAdmissibility { case: id, version, checklist, admit: false };
            done(case, check_admissibility::run(work, &check).await)
        }
        Step::Decided(response) => follow_case::run(work, id, Happened::Answered(*response), work.at()).await,
        Step::Remit(file) => {
            let how = "Radicado en la sede electrónica de la Superservicios".into();
            let remit = RemitFile { case: id, version, how, file: file.clone() };
            done(case, remit_file::run(work, &remit).await).map(drop)
        }
        Step::Result(outcome, on, note) => {
            let result = RecordSspd {
                case: id,
                version,
                outcome: *outcome,
                number: format!("SSPD-{}-0417", on.year()),
                on: *on,
                served_on: work.today(),
                note: (*note).into(),
                file: None,
            };
            done(case, record_sspd::run(work, &result).await)
        }
        Step::Executed(note) => {
            let on = work.today();
            let executed = RecordExecution { case: id, version, on, note: (*note).into(), proof: None };
            done(case, record_execution::run(work, &executed).await)
        }
        _ => Ok(()),
    }
}

/// To the address of the person, by the carrier; by hand if none is known.
async fn sending(work: &mut Work<'_>, id: CaseId) -> Result<Sending, Fault> {
    let decision = notices::records::decision(work, id).await?;
    let known = decision.map(|d| d.reply_to).filter(|to| !to.is_empty() && !to.contains('@'));
    let via = if known.is_some() { Via::Carrier } else { Via::Hand };
    let guide = known.as_ref().map(|_| format!("RA{:09}CO", work.at().0 / 1_000_000 % 1_000_000_000));
    Ok(Sending { via, address: known.unwrap_or_else(|| SEAT.into()), guide: guide.unwrap_or_default() })
}

/// Who comes: the person of the case.
async fn addressee(work: &mut Work<'_>, id: CaseId) -> Result<String, Fault> {
    let person = notices::records::decision(work, id).await?.and_then(|d| d.person);
    let known = match person {
        Some(person) => people::person_summary(work, person).await?,
        None => None,
    };
    Ok(known.map(|p| p.person.name.as_str().to_owned()).unwrap_or_else(|| "Persona interesada".into()))
}

/// Nothing in a story is refused; if it is, the story is wrong.
fn done<T, R: Debug>(case: usize, outcome: Result<T, Failure<R>>) -> Result<T, Fault> {
    super::play::done(case, outcome)
}
