//! Files an appeal for somebody at the counter, on the telephone or on paper.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use cases::{CaseId, ContactChannel};
use kernel::{At, Failure, Never};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply, format};

use super::file_by_web::{add, keep_files, max_files, request_key, rulebook};
use super::{Attacked, FileAppeal, Wish, attacked, file_appeal};
use crate::admissibility::Timeliness;
use crate::appeal::Warning;
use crate::screens::{name_of, reveals, steps};

/// The doors of the office.
const DOORS: [(ContactChannel, &str); 4] = [
    (ContactChannel::Counter, "appeals-door-counter"),
    (ContactChannel::Telephone, "appeals-door-telephone"),
    (ContactChannel::Written, "appeals-door-written"),
    (ContactChannel::Email, "appeals-door-email"),
];

#[derive(Template)]
#[template(path = "office_file.html")]
pub(crate) struct OfficePage {
    pub page: PageFrame,
    pub case: String,
    pub number: String,
    pub decision: String,
    pub person: String,
    pub subject: String,
    pub time: String,
    pub warnings: Vec<String>,
    pub decided: bool,
    pub doors: Vec<(&'static str, String, bool)>,
    pub subsidiary: bool,
    pub reasons: String,
    pub representative: String,
    pub received_at: String,
    pub max: usize,
    pub max_files: usize,
    pub errors: FormErrors,
    pub token: String,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    pub wish: Wish,
    pub channel: String,
    pub received_at: String,
}

async fn find(door: &Door, id: &str) -> Result<Attacked, Problem> {
    let case: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let found = door.store().read("appeals.attacked", case, |look, case| {
        Box::pin(async move { Ok::<_, Failure<Never>>(attacked(look, *case).await?) })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// `GET /recursos/nuevo?caso={id}`.
pub async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let attacked = find(&door, asked.get("caso").map_or("", String::as_str)).await?;
    let typed = Typed {
        wish: Wish { subsidiary: true, ..Wish::default() },
        channel: ContactChannel::Counter.key().into(),
        ..Typed::default()
    };
    let (page, token) = (door.page("appeals-office-title"), door.form_token());
    page_of(&door, 200, page, &attacked, typed, FormErrors::none(), token).await
}

async fn page_of(
    door: &Door,
    status: u16,
    page: PageFrame,
    attacked: &Attacked,
    typed: Typed,
    errors: FormErrors,
    token: String,
) -> Reply {
    let book = rulebook(door).await?;
    let (today, reveal) = (door.today(), reveals(door));
    web::html_status(status, OfficePage::new(page, attacked, (&book, today, reveal), typed, errors, token))
}

impl OfficePage {
    pub(crate) fn new(
        page: PageFrame,
        attacked: &Attacked,
        (book, today, reveal): (&deadlines::Rulebook, kernel::Day, bool),
        typed: Typed,
        errors: FormErrors,
        token: String,
    ) -> OfficePage {
        let (sheet, lang) = (&attacked.sheet, page.lang());
        let window = attacked.notice.as_ref().and_then(|n| n.window);
        let time = Timeliness::of(window, today, &book.calendar).ok();
        let mut warned = attacked.warnings();
        if time.is_some_and(|t| !t.suspends()) {
            warned.insert(0, Warning::Late);
        }
        let signed = sheet.answered_at.map(|at| format::day_with_year(at.day(), lang)).unwrap_or_default();
        let outgoing = sheet.outgoing_number.clone().unwrap_or_default();
        let name = attacked.person.as_ref().map(|p| p.person.name.as_str());
        let door = |(channel, label): &(ContactChannel, &str)| {
            (channel.key(), page.t(label).into_owned(), channel.key() == typed.channel)
        };
        OfficePage {
            case: sheet.id.to_string(),
            number: sheet.number.clone(),
            decision: page.t2("appeals-file-decision", "number", outgoing, "day", signed),
            person: name_of(&page, sheet.identity, name, reveal),
            subject: sheet.subject.clone(),
            time: steps::timeliness(&page, time, lang),
            warnings: steps::warnings(&page, &warned),
            decided: attacked.is_decided(),
            doors: DOORS.iter().map(door).collect(),
            subsidiary: typed.wish.subsidiary,
            reasons: typed.wish.reasons,
            representative: typed.wish.representative,
            received_at: typed.received_at,
            max: cases::MAX_BODY,
            max_files: max_files(),
            errors,
            token,
            page,
        }
    }
}

/// `POST /recursos/nuevo`.
pub async fn submit(door: Door, fields: Fields) -> Reply {
    let attacked = find(&door, fields.text("case")).await?;
    let mut errors = FormErrors::none();
    let files = match keep_files(&door, &fields).await? {
        Ok(files) => files,
        Err(sentence) => {
            errors.add("photo", sentence);
            Vec::new()
        }
    };
    let channel = ContactChannel::parse(fields.text("channel"));
    let channel = channel.filter(|c| DOORS.iter().any(|(door, _)| door == c));
    if channel.is_none() {
        errors.add("channel", door.t("appeals-office-no-channel"));
    }
    let typed = Typed {
        wish: Wish {
            subsidiary: fields.text("subsidiary") != "no",
            reasons: fields.text("reasons").to_owned(),
            representative: fields.text("representative").to_owned(),
            received_at: received(&door, &fields, &mut errors),
        },
        channel: fields.text("channel").to_owned(),
        received_at: fields.text("received_at").to_owned(),
    };
    let request = request_key(&door, &fields, &attacked);
    let channel = channel.unwrap_or(ContactChannel::Counter);
    match FileAppeal::new(request, &attacked, &typed.wish, channel, files) {
        Ok(filing) if errors.is_empty() => {
            let done = door.store().write("appeals.file", door.actor().clone(), filing, |work, filing| {
                Box::pin(file_appeal(work, filing))
            });
            match done.await {
                Ok(done) => {
                    let to = format!("/bandeja/{}/constancia", done.filed.id);
                    return web::redirect(&to);
                }
                Err(Failure::Refused(refusal)) => add(&door, &mut errors, &refusal),
                Err(Failure::Broke(fault)) => return Err(fault.into()),
            }
        }
        Ok(_) => {}
        Err(refusal) => add(&door, &mut errors, &refusal),
    }
    let token = fields.text("form_token").chars().take(64).collect();
    let page = door.page("appeals-office-title").failed();
    page_of(&door, 422, page, &attacked, typed, errors, token).await
}

/// The hour written by hand on a paper: in the past, and not older than a year.
fn received(door: &Door, fields: &Fields, errors: &mut FormErrors) -> Option<At> {
    let typed = fields.text("received_at").trim();
    if typed.is_empty() || fields.text("channel") != ContactChannel::Written.key() {
        return None;
    }
    let oldest = door.at().plus_days(-366);
    let at = At::parse(typed).filter(|at| *at <= door.at() && *at > oldest);
    if at.is_none() {
        errors.add("received_at", door.t("appeals-office-bad-hour"));
    }
    at
}
