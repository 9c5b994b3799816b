//! The story is told to the database, scene by scene, through the verbs that everybody uses.

use std::collections::{HashSet, VecDeque};
use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;

use appeals::assemble::Assembled;
use cases::actions::file_case::FileCase;
use cases::actions::{
    add_information, add_note, assign_case, classify_case, file_case, request_signature, return_answer,
    sign_answer, withdraw_case, write_answer,
};
use cases::{CaseId, MAX_BODY, records};
use documents::StoredFile;
use futures::future::{BoxFuture, MaybeDone, maybe_done};
use kernel::{AccountId, Actor, At, Failure, Fault, Never};
use store::{Look, Store, Work, args};

use super::Stage;
use super::legal::{self, Step};
use super::legal_desk;
use super::scene::{Deed, Filing, Photo, Scene, Who};

/// Scenes that may be under way: enough for full group commits.
const WINDOW: usize = 640;

/// Who and what the scenes need.
pub struct Cast {
    /// The staff, in its order.
    pub officers: Vec<(AccountId, Actor)>,
    /// The pictures, in their order.
    pub files: Vec<StoredFile>,
}

impl Cast {
    fn actor(&self, who: Who) -> Actor {
        match who {
            Who::Visitor => Actor::Visitor,
            Who::Officer(place) => self.officers[place].1.clone(),
        }
    }

    fn files(&self, photos: &[Photo]) -> Vec<StoredFile> {
        let named = |p: &Photo| StoredFile { name: p.name.clone(), ..self.files[p.picture].clone() };
        photos.iter().map(named).collect()
    }
}

/// Plays the scenes in their order, each at its instant. They are handed over in order and committed in
/// groups.
pub async fn play(store: &Store, stage: &Stage, scenes: Vec<Scene>, cast: &Cast) -> Result<(), Fault> {
    let mut waiting = VecDeque::with_capacity(WINDOW);
    let mut untold = HashSet::new();
    for mut scene in scenes {
        if untold.contains(&scene.case) {
            continue;
        }
        if let Deed::Legal(Step::Remit(file)) = &mut scene.deed {
            drain(&mut waiting).await?;
            let Some(app) = &stage.press else {
                untold.insert(scene.case);
                continue;
            };
            *file = assembled(store, app, scene.case).await?;
        }
        let actor = cast.actor(scene.who);
        stage.clock.then(scene.at);
        let part = prepare(scene, cast)?;
        let written = store.write("demo.scene", actor, part, |work, part| Box::pin(perform(work, part)));
        let mut written = Box::pin(maybe_done(written));
        // the first poll hands the scene to the writer, so that scenes arrive in the order of the story
        let _ = futures::poll!(&mut written);
        waiting.push_back(written);
        if waiting.len() >= WINDOW
            && let Some(mut oldest) = waiting.pop_front()
        {
            oldest.as_mut().await;
            settled(oldest.as_mut().take_output())?;
        }
    }
    drain(&mut waiting).await
}

type Written<F> = Pin<Box<MaybeDone<F>>>;

/// Waits for the scenes that are under way.
async fn drain<F>(waiting: &mut VecDeque<Written<F>>) -> Result<(), Fault>
where
    F: Future<Output = Result<(), Failure<Never>>>,
{
    for mut written in waiting.drain(..) {
        written.as_mut().await;
        settled(written.as_mut().take_output())?;
    }
    Ok(())
}

/// The file of an appeal, printed.
async fn assembled(store: &Store, app: &web::App, case: usize) -> Result<Assembled, Fault> {
    let appeal = store.read("demo.appeal", case, |look, case| {
        Box::pin(async move {
            let id = id_of(look, *case).await?;
            Ok::<_, Failure<Never>>(appeals::records::load(look, id).await?)
        })
    });
    let appeal = appeal.await.map_err(|f| Fault::new(format!("the appeal of case {case}: {f}")))?;
    let appeal = appeal.ok_or_else(|| Fault::new(format!("case {case} is no appeal")))?;
    let file = appeals::assemble::assemble(app, &appeal).await;
    file.map_err(|problem| Fault::new(format!("the file of case {case}: {problem:?}")))
}

fn settled(outcome: Option<Result<(), Failure<Never>>>) -> Result<(), Fault> {
    match outcome {
        Some(Err(Failure::Broke(fault))) => Err(fault),
        Some(Err(Failure::Refused(never))) => match never {},
        Some(Ok(())) => Ok(()),
        None => Err(Fault::new("a scene of the demo was awaited")),
    }
}

/// A scene with everything that can be made before the transaction.
struct Part {
    case: usize,
    act: Act,
}

enum Act {
    File(Box<FileCase>),
    Inform(String, Vec<StoredFile>),
    Assign(AccountId),
    Other(Deed),
}

fn prepare(scene: Scene, cast: &Cast) -> Result<Part, Fault> {
    let case = scene.case;
    let act = match scene.deed {
        Deed::File(filing) => {
            let Filing { form, channel, photos, answered, transfer } = *filing;
            let petition = form.check(scene.at.day(), MAX_BODY);
            let petition =
                petition.map_err(|wrong| Fault::new(format!("case {case} of the demo: {wrong:?}")))?;
            let mut filing = FileCase::new(key(case), petition, channel, cast.files(&photos));
            let reached = transfer.as_ref().map(|t| t.received_on).filter(|day| *day < scene.at.day());
            filing.received_at = reached.map(At::start_of);
            (filing.answered, filing.transfer) = (answered, transfer);
            Act::File(Box::new(filing))
        }
        Deed::Inform(text, photos) => Act::Inform(text, cast.files(&photos)),
        Deed::Assign(to) => Act::Assign(cast.officers[to].0),
        other => Act::Other(other),
    };
    Ok(Part { case, act })
}

/// Under this key the case is filed and found again.
fn key(case: usize) -> String {
    format!("demo:{case}")
}

async fn id_of(look: &mut Look<'_>, case: usize) -> Result<CaseId, Fault> {
    let mut row = look.one(records::REQUEST_BY_KEY, args![key(case)]).await?;
    let _hash: String = row.take()?;
    row.take()
}

async fn perform(work: &mut Work<'_>, part: &Part) -> Result<(), Failure<Never>> {
    if let Act::File(filing) = &part.act {
        done(part.case, file_case::run(work, filing).await)?;
        return Ok(());
    }
    if let Act::Other(Deed::Legal(Step::Appeal(parent, subsidiary, reasons))) = &part.act {
        let parent = id_of(work, *parent).await?;
        let this = (part.case, key(part.case));
        return Ok(legal::attack(work, this, parent, (*subsidiary, reasons)).await?);
    }
    let id = id_of(work, part.case).await?;
    if let Act::Other(Deed::Legal(Step::Repeat(earlier))) = &part.act {
        let earlier = id_of(work, *earlier).await?;
        return Ok(legal_desk::refer(work, part.case, id, earlier).await?);
    }
    match &part.act {
        Act::Inform(body, files) => {
            let request_key = format!("demo:{}:{}", part.case, work.at().0);
            let added =
                add_information::AddInformation { request_key, id, body: body.clone(), files: files.clone() };
            done(part.case, add_information::run(work, &added).await)?;
        }
        Act::Assign(to) => {
            let assigned = assign_case::AssignCase { id, to: *to, version: None };
            done(part.case, assign_case::run(work, &assigned).await)?;
        }
        Act::Other(deed) => office(work, part.case, id, deed).await?,
        Act::File(_) => {}
    }
    Ok(())
}

/// What officers do, and the withdrawal.
fn office<'a>(
    work: &'a mut Work<'_>,
    case: usize,
    id: CaseId,
    deed: &'a Deed,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match deed {
            Deed::Classify(kind, service, cause) => {
                let classified = classify_case::ClassifyCase {
                    id,
                    version: None,
                    kind: *kind,
                    service: Some(service.clone()),
                    cause: cause.clone(),
                    priority: cases::Priority::None,
                };
                done(case, classify_case::run(work, &classified).await).map(drop)
            }
            Deed::Note(body) => {
                done(case, add_note::run(work, &add_note::AddNote { id, body: body.clone() }).await)
            }
            Deed::Write(version, response, text) => {
                let (version, text) = (*version, (**text).clone());
                let written = write_answer::WriteAnswer { id, version, response: Some(*response), text };
                done(case, write_answer::run(work, &written).await).map(drop)
            }
            Deed::Ask(version) => {
                let request = request_signature::RequestSignature { id, version: *version };
                done(case, request_signature::run(work, &request).await)
            }
            Deed::Return(note) => {
                let returned = return_answer::ReturnAnswer { id, note: note.clone() };
                done(case, return_answer::run(work, &returned).await)
            }
            Deed::Sign(version) => {
                let sign = sign_answer::SignAnswer { id, version: *version };
                done(case, sign_answer::run(work, &sign).await).map(drop)
            }
            Deed::Withdraw(reason) => {
                let withdrawal = withdraw_case::WithdrawCase { id, reason: reason.clone() };
                done(case, withdraw_case::run(work, &withdrawal).await).map(drop)
            }
            Deed::Legal(step) => legal::perform(work, case, id, step).await,
            Deed::File(_) | Deed::Inform(..) | Deed::Assign(_) => Ok(()),
        }
    })
}

/// Nothing in a story is refused; if it is, the story is wrong.
pub(super) fn done<T, R: Debug>(case: usize, outcome: Result<T, Failure<R>>) -> Result<T, Fault> {
    outcome.map_err(|failure| match failure {
        Failure::Broke(fault) => fault,
        Failure::Refused(refusal) => Fault::new(format!("case {case} of the demo was refused: {refusal:?}")),
    })
}

/// The officers as they act, once their accounts are there.
pub fn actor(id: AccountId, name: &str, permissions: std::collections::BTreeSet<String>) -> Actor {
    Actor::Officer { id, name: Arc::from(name), permissions: Arc::new(permissions) }
}
