//! The person appeals from the page of their case: one form, already filled in but for the reasons.

use askama::Template;
use axum::extract::Path;
use bytes::Bytes;
use cases::{ContactChannel, ReplyBy, sheet as case_sheet};
use documents::{BlobStore, Limits, StoredFile};
use kernel::{Failure, Never, Refusal};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply, format};

use super::{Attacked, FileAppeal, Wish, attacked, file_appeal};
use crate::admissibility::Timeliness;
use crate::appeal::Warning;
use crate::refusal::AppealRefusal;
use crate::screens::steps;

#[derive(Template)]
#[template(path = "file.html")]
pub(crate) struct FilePage {
    pub page: PageFrame,
    pub key: String,
    pub decision: String,
    pub subject: String,
    pub until: String,
    pub warnings: Vec<String>,
    /// Whether there is a decision to attack.
    pub decided: bool,
    pub reply: String,
    pub subsidiary: bool,
    pub reasons: String,
    pub max: usize,
    pub max_files: usize,
    pub errors: FormErrors,
    pub token: String,
}

/// Most files of one filing.
pub(crate) fn max_files() -> usize {
    Limits::default().max_files
}

/// The case behind the person's key.
async fn find(door: &Door, key: String) -> Result<Attacked, Problem> {
    let found = door.store().read("appeals.attacked", key, |look, key| {
        Box::pin(async move {
            let Some(case) = case_sheet::id_by_tracking_key(look, key).await? else { return Ok(None) };
            Ok::<_, Failure<Never>>(attacked(look, case).await?)
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// `GET /seguimiento/{key}/recurso`.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let attacked = find(&door, key).await?;
    let (wish, token) = (Wish { subsidiary: true, ..Wish::default() }, door.form_token());
    let page = door.page("appeals-file-title");
    let book = rulebook(&door).await?;
    web::html(FilePage::new(page, &attacked, &book, door.today(), wish, FormErrors::none(), token))
}

pub(crate) async fn rulebook(door: &Door) -> Result<deadlines::Rulebook, Problem> {
    let read = door.store().read("appeals.rulebook", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(deadlines::current(look).await?) })
    });
    Ok(read.await?)
}

impl FilePage {
    pub(crate) fn new(
        page: PageFrame,
        attacked: &Attacked,
        book: &deadlines::Rulebook,
        today: kernel::Day,
        wish: Wish,
        errors: FormErrors,
        token: String,
    ) -> FilePage {
        let (sheet, lang) = (&attacked.sheet, page.lang());
        let window = attacked.notice.as_ref().and_then(|n| n.window);
        let time = Timeliness::of(window, today, &book.calendar).ok();
        let mut warned = attacked.warnings();
        if time.is_some_and(|t| !t.suspends()) {
            warned.insert(0, Warning::Late);
        }
        let signed = sheet.answered_at.map(|at| format::day_with_year(at.day(), lang)).unwrap_or_default();
        let number = sheet.outgoing_number.clone().unwrap_or_else(|| sheet.number.clone());
        let reply = match sheet.reply_by {
            ReplyBy::Email => page.t1("appeals-file-reply-email", "to", &sheet.reply_to),
            ReplyBy::Letter => page.t1("appeals-file-reply-letter", "to", &sheet.reply_to),
            ReplyBy::PickUp => page.t("appeals-file-reply-pickup").into_owned(),
            ReplyBy::Page => page.t("appeals-file-reply-page").into_owned(),
        };
        FilePage {
            key: sheet.tracking_key.clone(),
            decision: page.t2("appeals-file-decision", "number", number, "day", signed),
            subject: sheet.subject.clone(),
            until: match window {
                Some(w) => page.t1("appeals-file-until", "day", format::day_with_year(w.until, lang)),
                None => page.t("appeals-file-until-open").into_owned(),
            },
            warnings: steps::warnings(&page, &warned),
            decided: attacked.is_decided(),
            reply,
            subsidiary: wish.subsidiary,
            reasons: wish.reasons,
            max: super::file_appeal::MAX_REASONS,
            max_files: max_files(),
            errors,
            token,
            page,
        }
    }
}

/// Files of the field `photo`, made harmless and kept, or the sentence that says why not.
pub(crate) async fn keep_files(
    door: &Door,
    fields: &Fields,
) -> Result<Result<Vec<StoredFile>, String>, Problem> {
    let files = fields.files("photo").map(|u| (u.file_name.clone(), u.bytes.clone()));
    let files: Vec<(String, Bytes)> = files.collect();
    if files.is_empty() {
        return Ok(Ok(Vec::new()));
    }
    let blobs = door.app().part::<dyn BlobStore>();
    match documents::keep_files(&*blobs, files, Limits::default()).await {
        Ok(kept) => Ok(Ok(kept)),
        Err(Failure::Refused(refusal)) => Ok(Err(door.sentence(&refusal))),
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// The same form sent twice is one appeal; a short token could be guessed and counts for nothing.
pub(crate) fn request_key(door: &Door, fields: &Fields, attacked: &Attacked) -> String {
    let token = fields.text("form_token");
    let good = (16..=64).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_alphanumeric());
    let token = if good { token.to_owned() } else { door.form_token() };
    format!("form:{token}:{}", attacked.sheet.id)
}

/// `POST /seguimiento/{key}/recurso`: files it, or 422 with what was typed.
pub async fn submit(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let attacked = find(&door, key).await?;
    let wish = Wish {
        subsidiary: fields.text("subsidiary") != "no",
        reasons: fields.text("reasons").to_owned(),
        ..Wish::default()
    };
    let mut errors = FormErrors::none();
    let files = match keep_files(&door, &fields).await? {
        Ok(files) => files,
        Err(sentence) => {
            errors.add("photo", sentence);
            Vec::new()
        }
    };
    let request = request_key(&door, &fields, &attacked);
    match FileAppeal::new(request, &attacked, &wish, ContactChannel::Web, files) {
        Ok(filing) if errors.is_empty() => {
            let done = door.store().write("appeals.file", door.actor().clone(), filing, |work, filing| {
                Box::pin(file_appeal(work, filing))
            });
            match done.await {
                Ok(done) => {
                    return web::redirect(&format!("/seguimiento/{}/constancia", done.filed.tracking_key));
                }
                Err(Failure::Refused(refusal)) => add(&door, &mut errors, &refusal),
                Err(Failure::Broke(fault)) => return Err(fault.into()),
            }
        }
        Ok(_) => {}
        Err(refusal) => add(&door, &mut errors, &refusal),
    }
    let token = fields.text("form_token").chars().take(64).collect();
    let (page, book) = (door.page("appeals-file-title").failed(), rulebook(&door).await?);
    web::html_status(422, FilePage::new(page, &attacked, &book, door.today(), wish, errors, token))
}

pub(crate) fn add(door: &Door, errors: &mut FormErrors, refusal: &AppealRefusal) {
    let field = match refusal.field() {
        Some("representative") => "representative",
        _ => "reasons",
    };
    errors.add(field, door.sentence(refusal));
}
