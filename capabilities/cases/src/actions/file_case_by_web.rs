//! The citizens' form: five pages that keep a draft, and one address that files.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use bytes::Bytes;
use documents::{BlobStore, Limits};
use kernel::{Failure, Refusal};
use web::{Door, Fields, FormErrors, Problem, Reply};

use crate::actions::file_case::{self, FileCase};
use crate::actions::keep_draft_by_web::{Held, held, keep};
use crate::actions::save_draft::{self, Draft, draft_id};
use crate::kind::ContactChannel;
use crate::petition_form::{FieldProblem, MAX_BODY_WEB, PetitionForm};
use crate::screens::steps;
use crate::wizard::{self, MAX_FILES, WizardStep};

/// `GET /pqr/nueva/{step}`: a step with what this browser's draft holds. `?causa=` begins with an everyday
/// cause,
/// `?volver=revision` comes back to the last step.
pub async fn show(
    door: Door,
    Path(step): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
) -> Reply {
    let Some(step) = WizardStep::parse(&step) else { return web::not_found() };
    let mut held = held(&door).await?;
    if let (WizardStep::What, Some(code)) = (step, asked.get("causa")) {
        wizard::begin_with(code, &mut held.draft.form);
    }
    if let Some(missing) = step.missing_before(&held.draft.form, door.today()) {
        return web::redirect(&missing.path());
    }
    let to_review = asked.get("volver").is_some_and(|to| to == "revision");
    steps::page(&door, step, &held, to_review, FormErrors::none())
}

/// `POST /pqr/nueva/{step}`: checks the step, keeps the draft and goes on; 422 with what was typed if it
/// cannot.
/// `remove` takes a file away again.
pub async fn submit(door: Door, Path(step): Path<String>, fields: Fields) -> Reply {
    let Some(step) = WizardStep::parse(&step).filter(|s| *s != WizardStep::Review) else {
        return web::not_found();
    };
    let (held, errors) = take(&door, step, &fields).await?;
    let to_review = fields.ticked("review");
    let query = if to_review { "?volver=revision" } else { "" };
    if fields.get("remove").is_some() {
        return web::redirect(&format!("{}{query}", step.path()));
    }
    if !errors.is_empty() {
        return steps::page(&door, step, &held, to_review, errors);
    }
    web::redirect(&if to_review { WizardStep::Review } else { step.next() }.path())
}

/// Takes the fields of a step into the draft and keeps it; what is wrong comes back as sentences.
pub(crate) async fn take(
    door: &Door,
    step: WizardStep,
    fields: &Fields,
) -> Result<(Held, FormErrors), Problem> {
    let mut held = held(door).await?;
    let before = held.draft.form.clone();
    step.read(fields, &mut held.draft.form);
    wizard::forget_person(&mut held.draft.form);
    let mut errors = told(door, &step.problems(&held.draft.form, door.today()));
    if step == WizardStep::Story {
        take_files(door, fields, &mut held.draft, &mut errors).await?;
    }
    let kept = if wizard::fits(&held.draft.form, door.today()) { held.draft.form.clone() } else { before };
    keep(door, Draft { form: kept, ..held.draft.clone() }).await?;
    Ok((held, errors))
}

/// Checks and keeps new files at once, so that neither a mistake in the text nor a reload loses them.
async fn take_files(
    door: &Door,
    fields: &Fields,
    draft: &mut Draft,
    errors: &mut FormErrors,
) -> Result<(), Problem> {
    if let Some(gone) = fields.get("remove") {
        draft.files.retain(|file| file.sha256.to_string() != gone);
    }
    match keep_files(door, fields, MAX_FILES.saturating_sub(draft.files.len())).await? {
        Ok(files) => {
            for file in files {
                if draft.files.iter().all(|kept| kept.sha256 != file.sha256) {
                    draft.files.push(file);
                }
            }
        }
        Err(sentence) => errors.add("photo", sentence),
    }
    Ok(())
}

/// Files of the field `photo`, made harmless and kept, or the sentence that says why not.
pub(crate) async fn keep_files(
    door: &Door,
    fields: &Fields,
    most: usize,
) -> Result<Result<Vec<documents::StoredFile>, String>, Problem> {
    let files: Vec<(String, Bytes)> =
        fields.files("photo").map(|upload| (upload.file_name.clone(), upload.bytes.clone())).collect();
    if files.is_empty() {
        return Ok(Ok(Vec::new()));
    }
    if files.len() > most {
        return Ok(Err(door.t_args("cases-files-too-many", &[("max", &MAX_FILES.to_string())])));
    }
    let blobs = door.app().part::<dyn BlobStore>();
    match documents::keep_files(&*blobs, files, Limits { max_files: most, ..Limits::default() }).await {
        Ok(kept) => Ok(Ok(kept)),
        Err(Failure::Refused(refusal)) => Ok(Err(door.sentence(&refusal))),
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// `POST /pqr/radicar`: files a form that comes whole, whatever happened to the draft; only the files are
/// taken from it. The same `form_token` twice is the same case.
pub async fn file(door: Door, fields: Fields) -> Reply {
    let form = wizard::read_all(&fields);
    let petition = match wizard::to_file(form.clone()).check(door.today(), MAX_BODY_WEB) {
        Ok(petition) => petition,
        Err(problems) => return back_to(&door, form, &problems).await,
    };
    let draft = draft_id(door.visitor());
    let with_files = fields.ticked("with_files");
    let files = if with_files { files_of(&door, &draft).await? } else { Vec::new() };
    let lost_files = with_files && files.is_empty();
    let mut filing = FileCase::new(request_key(&door, &fields), petition, ContactChannel::Web, files);
    filing.draft = Some(draft);
    let filed = door.store().write("cases.file", door.actor().clone(), filing, |work, filing| {
        Box::pin(file_case::run(work, filing))
    });
    let filed = filed.await?;
    let receipt = format!("/seguimiento/{}/constancia", filed.tracking_key);
    if lost_files && filed.new {
        return web::redirect_saying(door.app(), &receipt, "cases-files-lost");
    }
    web::redirect(&receipt)
}

/// A short token could be guessed, and who guesses it would see somebody's receipt: then it counts for
/// nothing.
pub(crate) fn request_key(door: &Door, fields: &Fields) -> String {
    let token = fields.text("form_token");
    let good = (16..=64).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_alphanumeric());
    if good { format!("form:{token}") } else { format!("form:{}", door.form_token()) }
}

async fn files_of(door: &Door, draft: &str) -> Result<Vec<documents::StoredFile>, Problem> {
    let asked = (draft.to_owned(), door.at());
    let found = door.store().read("cases.draft_files", asked, |look, (id, now)| {
        Box::pin(async move { Ok::<_, Failure<kernel::Never>>(save_draft::find(look, id, *now).await?) })
    });
    Ok(found.await?.map(|found| found.draft.files).unwrap_or_default())
}

/// The step of the first problem, with everything that came, which is the draft from now on.
async fn back_to(door: &Door, form: PetitionForm, problems: &[FieldProblem]) -> Reply {
    let first = problems.first().and_then(|p| p.field()).map_or(WizardStep::What, WizardStep::of_field);
    let mut held = held(door).await?;
    held.draft.form = form;
    wizard::forget_person(&mut held.draft.form);
    if wizard::fits(&held.draft.form, door.today()) {
        keep(door, held.draft.clone()).await?;
    }
    let here: Vec<_> = problems.iter().filter(|p| WizardStep::of_field(p.field) == first).cloned().collect();
    steps::page(door, first, &held, true, told(door, &here))
}

fn told(door: &Door, problems: &[FieldProblem]) -> FormErrors {
    let mut errors = FormErrors::none();
    for problem in problems {
        errors.add(problem.field, door.sentence(problem));
    }
    errors
}
