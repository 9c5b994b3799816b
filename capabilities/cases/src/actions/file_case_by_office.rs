//! Files for somebody at the counter, on the telephone or on paper: [`file_case::run`], as every door.

use documents::{Limits, StoredFile};
use kernel::{AccountId, At, Failure, Fault, Id, Never, Refusal};
use web::format::{file_size, moment};
use web::{Door, Fields, FormErrors, Problem, Reply};

use crate::actions::add_note::{self, AddNote};
use crate::actions::answer_at_once;
use crate::actions::file_case::{self, FileCase, FileRefusal};
use crate::actions::file_case_by_web::{keep_files, request_key};
use crate::actions::save_draft::{self, Draft, draft_id};
use crate::case::{CaseId, CaseRefusal};
use crate::kind::{CaseKind, ContactChannel};
use crate::petition_form::{MAX_BODY, Petition};
use crate::referral::{ReceivedTransfer, TypedTransfer};
use crate::screens::office::file_form::{DOORS, Desk, FilePage, Registers, fill_in, look_up};
use crate::screens::office::{inbox, told};
use crate::step_refusal::StepRefusal;
use crate::wizard;

/// `POST /bandeja/nueva`: with `then=find` or `use` it only looks somebody up; otherwise it files.
pub async fn submit(door: Door, fields: Fields) -> Reply {
    let me = inbox::officer(&door)?;
    let mut desk = read(&fields);
    let mut errors = FormErrors::none();
    let (draft, mut files) = kept_files(&door, me, &desk.form_token).await?;
    let room = Limits::default().max_files.saturating_sub(files.len());
    match keep_files(&door, &fields, room).await? {
        Ok(new) => files.extend(new),
        Err(sentence) => errors.add("photo", sentence),
    }
    if fields.text("then") == "find" || fields.get("use").is_some() {
        if let Some(id) = fields.get("use").and_then(Id::parse) {
            fill_in(&door, id, &mut desk).await?;
        }
        let registers = look_up(&door, &desk).await?;
        return again(&door, 200, (draft, desk, files), registers, errors).await;
    }
    let mut form = wizard::to_file(desk.form.clone());
    desk.form.priority.clone_into(&mut form.priority);
    let checked = form.check(door.today(), MAX_BODY);
    let received = received(&door, &desk, &mut errors);
    let transfer = transfer(&door, &desk, &mut errors);
    let channel = ContactChannel::parse(&desk.channel).filter(|c| DOORS.contains(c));
    if channel.is_none() {
        errors.add("channel", door.t("cases-office-desk-channel-missing"));
    }
    let answered = answered(&door, &desk, channel, &mut errors);
    let (petition, channel) = match (checked, channel) {
        (Ok(petition), Some(channel)) if errors.is_empty() => (petition, channel),
        (checked, _) => {
            for problem in checked.err().unwrap_or_default() {
                errors.add(problem.field, door.sentence(&problem));
            }
            let registers = look_up(&door, &desk).await?;
            return again(&door, 422, (draft, desk, files), registers, errors).await;
        }
    };
    let special = Special { received, transfer, answered };
    let key = request_key(&door, &fields);
    match file(&door, key, petition, channel, (draft.clone(), files.clone()), special).await? {
        Ok(id) => web::redirect(&format!("/bandeja/{id}/constancia")),
        Err(refusal) => {
            errors.add(refusal.field().unwrap_or_default(), told(&door, &refusal));
            let registers = look_up(&door, &desk).await?;
            again(&door, refusal.status(), (draft, desk, files), registers, errors).await
        }
    }
}

/// What is special about a filing at the desk.
struct Special {
    /// When the paper really arrived, and why it is filed later.
    received: Option<(At, String)>,
    transfer: Option<ReceivedTransfer>,
    /// What was answered aloud.
    answered: Option<String>,
}

/// Files it; gives what was refused beyond the form.
async fn file(
    door: &Door,
    key: String,
    petition: Petition,
    channel: ContactChannel,
    (draft, files): (String, Vec<StoredFile>),
    special: Special,
) -> Result<Result<CaseId, StepRefusal>, Problem> {
    let mut filing = FileCase::new(key, petition, channel, files);
    filing.draft = Some(draft);
    let Special { received, transfer, answered } = special;
    let reached = transfer.as_ref().map(|t| t.received_on).filter(|day| *day < door.today());
    filing.received_at = received.as_ref().map(|(at, _)| *at).or(reached.map(At::start_of));
    filing.transfer = transfer;
    filing.answered = answered;
    let note = received.map(|(at, why)| {
        door.t_args("cases-office-desk-late-note", &[("when", &moment(at, door.lang())), ("why", &why)])
    });
    let filed =
        door.store().write("cases.file", door.actor().clone(), (filing, note), |work, (filing, note)| {
            Box::pin(async move {
                let filed = file_case::run(work, filing).await?;
                if let (true, Some(body)) = (filed.new, note) {
                    let note = AddNote { id: filed.id, body: body.clone() };
                    add_note::run(work, &note).await.map_err(broken)?;
                }
                Ok(filed)
            })
        });
    match filed.await {
        Ok(filed) => Ok(Ok(filed.id)),
        Err(Failure::Refused(FileRefusal::Case(CaseRefusal::Step(refusal)))) => Ok(Err(refusal)),
        Err(failure) => Err(failure.into()),
    }
}

/// A note about a case that was filed a moment ago is never refused.
fn broken<R: std::fmt::Debug>(failure: Failure<R>) -> Failure<FileRefusal> {
    match failure {
        Failure::Broke(fault) => Failure::Broke(fault),
        Failure::Refused(refusal) => {
            Fault::new(format!("the note of a new case was refused: {refusal:?}")).into()
        }
    }
}

fn read(fields: &Fields) -> Desk {
    let text = |name: &str| fields.text(name).to_owned();
    let mut form = wizard::read_all(fields);
    form.priority = text("priority");
    Desk {
        form,
        channel: text("channel"),
        received_at: text("received_at"),
        received_why: text("received_why"),
        find: text("find"),
        transfer_from: text("transfer_from"),
        transfer_number: text("transfer_number"),
        transfer_dated: text("transfer_dated"),
        transfer_received: text("transfer_received"),
        answered_now: fields.ticked("answered_now"),
        given_answer: text("given_answer"),
        form_token: text("form_token"),
        files: Vec::new(),
    }
}

/// The hour written by hand on a paper: in the past, with the reason why it is filed later.
fn received(door: &Door, desk: &Desk, errors: &mut FormErrors) -> Option<(At, String)> {
    if desk.channel != ContactChannel::Written.key() || desk.received_at.trim().is_empty() {
        return None;
    }
    let oldest = door.at().plus_days(-366);
    let at = At::parse(desk.received_at.trim()).filter(|at| *at <= door.at() && *at > oldest);
    if at.is_none() {
        errors.add("received_at", door.t("cases-office-desk-received-bad"));
    }
    let why = kernel::clean_line(&desk.received_why, 300).ok();
    if why.is_none() {
        errors.add("received_why", door.t("cases-office-desk-received-why-missing"));
    }
    at.zip(why)
}

/// Who sent it to us, if another authority did: the whole of it or nothing.
fn transfer(door: &Door, desk: &Desk, errors: &mut FormErrors) -> Option<ReceivedTransfer> {
    if !desk.has_transfer() {
        return None;
    }
    let typed = TypedTransfer {
        authority: &desk.transfer_from,
        number: &desk.transfer_number,
        dated: &desk.transfer_dated,
        received: &desk.transfer_received,
    };
    match ReceivedTransfer::check(typed, door.today()) {
        Ok(read) => Some(read),
        Err(wrong) => {
            for name in wrong {
                let field =
                    if name == "authority" { "transfer_from".into() } else { format!("transfer_{name}") };
                errors.add(&field, door.t(&format!("cases-transfer-bad-{name}")));
            }
            None
        }
    }
}

/// What was answered aloud, if it was.
fn answered(
    door: &Door,
    desk: &Desk,
    channel: Option<ContactChannel>,
    errors: &mut FormErrors,
) -> Option<String> {
    if !desk.answered_now {
        return None;
    }
    let (kind, channel) = (CaseKind::parse(&desk.form.kind)?, channel?);
    match answer_at_once::check(kind, channel, &desk.given_answer) {
        Ok(said) => Some(said),
        Err(refusal) => {
            errors.add(refusal.field().unwrap_or_default(), told(door, &refusal));
            None
        }
    }
}

/// Files that came with an attempt before, kept under the token of the form.
async fn kept_files(door: &Door, me: AccountId, token: &str) -> Result<(String, Vec<StoredFile>), Problem> {
    let id = draft_id(&format!("office:{me}:{token}"));
    let found = door.store().read("cases.draft_files", (id.clone(), door.at()), |look, (id, now)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(save_draft::find(look, id, *now).await?) })
    });
    Ok((id, found.await?.map(|found| found.draft.files).unwrap_or_default()))
}

/// The page again with everything that was typed; files are kept until it is filed.
async fn again(
    door: &Door,
    status: u16,
    (draft, mut desk, files): (String, Desk, Vec<StoredFile>),
    registers: Registers,
    errors: FormErrors,
) -> Reply {
    desk.files = files.iter().map(|f| (f.name.clone(), file_size(f.size, door.lang()))).collect();
    if !files.is_empty() {
        // the form itself stays in the page: only the files have to be remembered
        let draft = Draft { id: draft, form: Default::default(), files };
        let kept = door.store().write("cases.save_draft", door.actor().clone(), draft, |work, d| {
            Box::pin(save_draft::run(work, d))
        });
        kept.await?;
    }
    let page = door.page("cases-office-desk-title");
    let page = if status == 200 { page } else { page.failed() };
    web::html_status(status, FilePage::new(page, desk, registers, errors))
}
