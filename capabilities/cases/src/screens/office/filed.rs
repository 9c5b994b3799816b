//! `/bandeja/{id}/constancia`: what the officer tells and hands to the person after filing.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{Failure, Never};
use web::format::{day_with_year, moment};
use web::{Door, PageFrame, Reply};

use super::case_sheet::Place;
use crate::sheet;

#[derive(Template)]
#[template(path = "office/filed.html")]
pub(crate) struct FiledPage {
    pub page: PageFrame,
    pub id: String,
    pub number: String,
    pub filed_at: String,
    /// Empty if it was answered in the act.
    pub due_on: String,
    pub code: String,
    pub article: String,
}

/// The result of filing.
pub async fn show(door: Door, Path(id): Path<String>, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let place = Place::read(&id, &asked)?;
    let found = door.store().read("cases.filed", place.id, |look, id| {
        Box::pin(async move { Ok::<_, Failure<Never>>(sheet::load(look, *id).await?) })
    });
    let Some(sheet) = found.await? else { return web::not_found() };
    let lang = door.lang();
    let panels = door.panels("cases.filed", &sheet.id.to_string()).await?;
    web::html(FiledPage {
        page: door.page("cases-office-filed-title").with_panels(panels),
        id: sheet.id.to_string(),
        filed_at: moment(sheet.filed_at, lang),
        due_on: match sheet.answered_aloud() {
            true => String::new(),
            false => day_with_year(sheet.deadline.due_on, lang),
        },
        code: sheet.receipt_code,
        article: sheet.deadline.rule().map(|r| r.citation().to_string()).unwrap_or_default(),
        number: sheet.number,
    })
}
