//! What went to the Superintendence, to keep: the papers, the index, the archive with every document.

use std::collections::VecDeque;

use axum::body::Body;
use axum::extract::Path;
use bytes::Bytes;
use cases::{CaseId, PetitionerIdentity, sheet as case_sheet};
use documents::{BlobStore, IndexLine};
use futures::stream;
use kernel::{Failure, Fault, Never};
use web::{App, Door, Problem, Reply};

use super::{reveals, sheet};
use crate::archive::Archive;
use crate::assemble::code;
use crate::records;
use crate::remittal::Remittal;

/// The remittal with this place in the order of the course, if whoever asks may have it.
async fn remittal_of(door: &Door, id: &str, place: &str) -> Result<Remittal, Problem> {
    let case: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let place: usize = place.parse().map_err(|_| Problem::not_found())?;
    let loaded = sheet::read(door, case).await?;
    if loaded.own.identity == PetitionerIdentity::Reserved && !reveals(door) {
        return Err(Problem::forbidden());
    }
    let found = place.checked_sub(1).and_then(|at| loaded.appeal.course.remittals.get(at).cloned());
    found.ok_or_else(Problem::not_found)
}

/// `GET /recursos/{id}/remision/{place}/oficio.pdf`.
pub async fn letter(door: Door, Path((id, place)): Path<(String, String)>) -> Reply {
    let remittal = remittal_of(&door, &id, &place).await?;
    documents::serve_paper(door.app(), &code(&remittal.letter_code)?).await
}

/// `GET /recursos/{id}/remision/{place}/expediente.pdf`.
pub async fn file(door: Door, Path((id, place)): Path<(String, String)>) -> Reply {
    let remittal = remittal_of(&door, &id, &place).await?;
    documents::serve_paper(door.app(), &code(&remittal.file_code)?).await
}

/// `GET /recursos/{id}/remision/{place}/indice.csv`.
pub async fn index(door: Door, Path((id, place)): Path<(String, String)>) -> Reply {
    let remittal = remittal_of(&door, &id, &place).await?;
    web::csv(&format!("indice-{}.csv", remittal.number), rows(&remittal.index))
}

/// `GET /seguimiento/{key}/remision.pdf`: the person's copy of the last letter.
pub async fn own_letter(door: Door, Path(key): Path<String>) -> Reply {
    let found = door.store().read("appeals.own_letter", key, |look, key| {
        Box::pin(async move {
            let Some(case) = case_sheet::id_by_tracking_key(look, key).await? else { return Ok(None) };
            let appeal = records::load(look, case).await?;
            Ok::<_, Failure<Never>>(appeal.and_then(|a| a.last_remittal().map(|r| r.letter_code.clone())))
        })
    });
    match found.await? {
        Some(letter) => documents::serve_paper(door.app(), &code(&letter)?).await,
        None => web::not_found(),
    }
}

/// The index as a table: the same as the file prints.
pub(crate) fn rows(index: &[IndexLine]) -> Vec<Vec<String>> {
    let head = ["orden", "fecha", "documento", "numero", "folios", "archivo", "bytes", "sha256"];
    let line = |l: &IndexLine| {
        vec![
            l.order.to_string(),
            l.day.to_string(),
            l.title.clone(),
            l.number.clone(),
            l.sheets.map(|n| n.to_string()).unwrap_or_default(),
            l.name.clone(),
            l.size.to_string(),
            l.sha256.to_string(),
        ]
    };
    std::iter::once(head.map(str::to_owned).to_vec()).chain(index.iter().map(line)).collect()
}

/// The index inside of the archive: UTF-8, `;`, CRLF. Its cells are ours but for names of files, which have
/// no such marks.
fn csv_text(index: &[IndexLine]) -> Bytes {
    let clean = |cell: &String| cell.replace([';', '"', '\r', '\n'], " ");
    let lines: Vec<String> =
        rows(index).iter().map(|row| row.iter().map(clean).collect::<Vec<_>>().join(";")).collect();
    Bytes::from(format!("\u{feff}{}\r\n", lines.join("\r\n")))
}

/// `GET /recursos/{id}/remision/{place}/expediente.zip`: one document after the other, so that memory holds
/// one at a time.
pub async fn archive(door: Door, Path((id, place)): Path<(String, String)>) -> Reply {
    let remittal = remittal_of(&door, &id, &place).await?;
    let app = door.app().clone();
    let mut first = VecDeque::from([("000-indice.csv".to_owned(), csv_text(&remittal.index))]);
    for (name, paper) in
        [("000-oficio.pdf", &remittal.letter_code), ("000-expediente.pdf", &remittal.file_code)]
    {
        let printed = documents::print_paper(&app, &code(paper)?).await?;
        first.push_back((name.to_owned(), printed.bytes));
    }
    let parts = Parts { app, first, rest: remittal.index.into(), archive: Some(Archive::new(remittal.on)) };
    let body = stream::try_unfold(parts, |mut parts| async move {
        Ok::<_, std::io::Error>(parts.next().await.map_err(std::io::Error::other)?.map(|b| (b, parts)))
    });
    web::download(&format!("expediente-{}.zip", remittal.number), "application/zip", Body::from_stream(body))
}

/// What is still to be written.
struct Parts {
    app: App,
    first: VecDeque<(String, Bytes)>,
    rest: VecDeque<IndexLine>,
    archive: Option<Archive>,
}

impl Parts {
    async fn next(&mut self) -> Result<Option<Bytes>, Fault> {
        let Some(archive) = &mut self.archive else { return Ok(None) };
        if let Some((name, bytes)) = self.first.pop_front() {
            return archive.file(&name, &bytes).map(Some);
        }
        let Some(line) = self.rest.pop_front() else {
            return self.archive.take().map(Archive::end).transpose();
        };
        let kept = self.app.part::<dyn BlobStore>().get(line.sha256).await?;
        let bytes = kept.ok_or_else(|| Fault::new(format!("the document {} is kept", line.sha256)))?;
        archive.file(&line.name, &bytes).map(Some)
    }
}
