//! The person withdraws: a page that asks once more, and the deed.

use askama::Template;
use axum::extract::Path;
use kernel::Failure;
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use crate::actions::withdraw_case::{self, WithdrawCase};
use crate::case::CaseRefusal;
use crate::screens::tracking::course;

#[derive(Template)]
#[template(path = "withdraw.html")]
pub(crate) struct WithdrawPage {
    pub page: PageFrame,
    pub key: String,
    pub number: String,
    pub open: bool,
    pub errors: FormErrors,
    pub reason: String,
    pub max: usize,
}

/// The longest reason, in characters.
const MAX_REASON: usize = 2_000;

/// `GET /seguimiento/{key}/retirar`.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let course = course(&door, key).await?;
    web::html(WithdrawPage {
        page: door.page("cases-withdraw-title"),
        key: course.sheet.tracking_key,
        number: course.sheet.number,
        open: course.sheet.state.is_open(),
        errors: FormErrors::none(),
        reason: String::new(),
        max: MAX_REASON,
    })
}

/// `POST /seguimiento/{key}/retirar`. Withdrawing twice is withdrawing once.
pub async fn submit(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let course = course(&door, key).await?;
    let back = format!("/seguimiento/{}", course.sheet.tracking_key);
    let reason = fields.text("reason").to_owned();
    if reason.chars().count() > MAX_REASON {
        let mut errors = FormErrors::none();
        let length = reason.chars().count().to_string();
        let args = [("max", MAX_REASON.to_string()), ("length", length)];
        let args: Vec<(&str, &str)> = args.iter().map(|(n, v)| (*n, v.as_str())).collect();
        errors.add("reason", door.t_args("refusal-cases-too-long", &args));
        let page = door.page("cases-withdraw-title").failed();
        let (number, open) = (course.sheet.number, course.sheet.state.is_open());
        let key = course.sheet.tracking_key;
        return web::html_status(
            422,
            WithdrawPage { page, key, number, open, errors, reason, max: MAX_REASON },
        );
    }
    let withdrawal = WithdrawCase { id: course.sheet.id, reason };
    let done = door.store().write("cases.withdraw", door.actor().clone(), withdrawal, |work, withdrawal| {
        Box::pin(withdraw_case::run(work, withdrawal))
    });
    match done.await {
        Ok(_) | Err(Failure::Refused(CaseRefusal::WasWithdrawn)) => {
            web::redirect_saying(door.app(), &back, "cases-withdrawn")
        }
        Err(Failure::Refused(CaseRefusal::AlreadyAnswered)) => web::redirect(&back),
        Err(failure) => Err(failure.into()),
    }
}
