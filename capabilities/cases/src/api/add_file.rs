//! `POST /api/v1/cases/{number}/files`: a file that the person adds.

use axum::extract::Path;
use axum::http::HeaderMap;
use documents::{BlobStore, Limits};
use kernel::Failure;
use web::{Door, Fields, Problem, Reply};

use super::body;
use super::shapes::{FileShape, ProblemShape};
use crate::actions::add_information::{self, AddInformation};
use crate::case::CaseRefusal;
use crate::sheet;

/// Adds a file, sent as `multipart/form-data` in the field `file`. Its type is taken from its content.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/files", tag = "cases",
    request_body(content = String, content_type = "multipart/form-data", description = "the field `file`"),
    params(
        ("number" = String, Path, description = "Filing number"),
        ("Idempotency-Key" = Option<String>, Header, description = "the same key adds once"),
    ),
    responses(
        (status = 201, body = FileShape),
        (status = 404, body = ProblemShape),
        (status = 409, description = "The case has ended", body = ProblemShape),
        (status = 413, body = ProblemShape),
        (status = 422, description = "Not an accepted file", body = ProblemShape),
    ),
    security(("token" = ["cases.file"]))
)]
pub async fn submit(door: Door, Path(number): Path<String>, headers: HeaderMap, fields: Fields) -> Reply {
    let key = body::request_key(&door, &headers)?;
    let sent = fields.files("file").next();
    let sent = sent.ok_or_else(|| Problem::bad_request("multipart/form-data with the field `file`"))?;
    let blobs = door.app().part::<dyn BlobStore>();
    let files = vec![(sent.file_name.clone(), sent.bytes.clone())];
    let kept = documents::keep_files(&*blobs, files, Limits::default()).await?;
    let shapes: Vec<FileShape> = kept
        .iter()
        .map(|f| FileShape {
            name: f.name.clone(),
            mime: f.mime.clone(),
            size: f.size,
            sha256: f.sha256.to_string(),
        })
        .collect();
    let input = (number, key, kept);
    let done = door.store().write("cases.api_file", door.actor().clone(), input, |work, input| {
        Box::pin(async move {
            let (number, key, files) = input;
            let id = sheet::id_by_number(work, number).await?;
            let id = id.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
            let added =
                AddInformation { request_key: key.clone(), id, body: String::new(), files: files.clone() };
            add_information::run(work, &added).await
        })
    });
    done.await?;
    web::json_status(201, &shapes.first())
}
