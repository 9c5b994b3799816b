//! The person writes about their case, or adds files.

use axum::extract::Path;
use kernel::Failure;
use web::{Door, Fields, FormErrors, Reply};

use crate::actions::add_information::{self, AddInformation};
use crate::actions::file_case_by_web::{keep_files, request_key};
use crate::screens::tracking::{TrackingPage, course, frame};
use crate::wizard::MAX_FILES;

/// `POST /seguimiento/{key}`: adds it once, however often it is sent; 422 with what was typed if it cannot.
pub async fn submit(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let course = course(&door, key).await?;
    let body = fields.text("body").to_owned();
    let mut errors = FormErrors::none();
    let files = match keep_files(&door, &fields, MAX_FILES).await? {
        Ok(files) => files,
        Err(sentence) => {
            errors.add("photo", sentence);
            Vec::new()
        }
    };
    if errors.is_empty() {
        // the same token on another case is another addition
        let request_key = format!("{}:{}", request_key(&door, &fields), course.sheet.id);
        let added = AddInformation { request_key, id: course.sheet.id, body: body.clone(), files };
        let done = door.store().write("cases.add_information", door.actor().clone(), added, |work, added| {
            Box::pin(add_information::run(work, added))
        });
        match done.await {
            Ok(()) => {
                let back = format!("/seguimiento/{}", course.sheet.tracking_key);
                return web::redirect_saying(door.app(), &back, "cases-information-added");
            }
            Err(Failure::Refused(refusal)) => errors.add("body", door.sentence(&refusal)),
            Err(Failure::Broke(fault)) => return Err(fault.into()),
        }
    }
    let page = frame(&door, &course).await?.failed();
    let token = fields.text("form_token").chars().take(64).collect();
    web::html_status(422, TrackingPage::new(page, &course, door.at(), token, errors, body))
}
