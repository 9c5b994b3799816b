//! The only file of documents that speaks to the database.

use std::collections::BTreeMap;

use kernel::{Day, Fault};
use store::{Json, Look, Row, Work, args};

use crate::{
    Attachment, AttachmentId, IssuedPaper, Letter, Paper, PaperContent, PaperKind, Position, Sha256Hash,
    StoredFile, VerificationCode,
};

store::queries! { "queries.sql" =>
    INSERT_ATTACHMENT, ATTACHMENTS_OF_SUBJECT, ATTACHMENT_OF_SUBJECT, INSERT_PAPER, PAPER_BY_CODE,
    PAPER_BY_NUMBER, PAPERS_OF_SUBJECT, CONTENT_OF_PAPER, SEAL_PAPER, KEPT_FINGERPRINTS,
    INSERT_WAITING, DELETE_WAITING, WAITING_PAPERS, INSERT_NIGHT, NIGHTS, DELETE_NIGHTS, LOOSE,
    INSERT_LOOSE, DELETE_LOOSE,
}

/// The files of something, in the order in which they came.
pub async fn attachments_of(look: &mut Look<'_>, subject_ref: &str) -> Result<Vec<Attachment>, Fault> {
    look.rows(ATTACHMENTS_OF_SUBJECT, args![subject_ref]).await?.into_iter().map(read_attachment).collect()
}

/// One file of something. Nothing if the file belongs to something else: whoever may see one thing may not
/// see the files of another by guessing ids.
pub async fn attachment_of(
    look: &mut Look<'_>,
    subject_ref: &str,
    id: AttachmentId,
) -> Result<Option<Attachment>, Fault> {
    look.row(ATTACHMENT_OF_SUBJECT, args![subject_ref, id]).await?.map(read_attachment).transpose()
}

/// The papers issued about something, oldest first.
pub async fn papers_of(look: &mut Look<'_>, subject_ref: &str) -> Result<Vec<IssuedPaper>, Fault> {
    look.rows(PAPERS_OF_SUBJECT, args![subject_ref]).await?.into_iter().map(read_paper).collect()
}

/// The paper with this code.
pub async fn paper_by_code(
    look: &mut Look<'_>,
    code: &VerificationCode,
) -> Result<Option<IssuedPaper>, Fault> {
    look.row(PAPER_BY_CODE, args![code.as_str()]).await?.map(read_paper).transpose()
}

/// The paper of this kind with this number.
pub async fn paper_by_number(
    look: &mut Look<'_>,
    kind: PaperKind,
    number: &str,
) -> Result<Option<IssuedPaper>, Fault> {
    look.row(PAPER_BY_NUMBER, args![kind.name(), number]).await?.map(read_paper).transpose()
}

/// Every fingerprint that the blob store must have: for verification and backup.
pub async fn kept_fingerprints(look: &mut Look<'_>) -> Result<Vec<Sha256Hash>, Fault> {
    look.rows(KEPT_FINGERPRINTS, args![]).await?.into_iter().map(|mut row| hash(row.take()?)).collect()
}

/// A night has come on which what belongs to nothing is looked for.
pub(crate) async fn insert_night(work: &mut Work<'_>, night: Day) -> Result<(), Fault> {
    work.exec(INSERT_NIGHT, args![night]).await.map(|_| ())
}

/// The last night on which nobody has looked yet.
pub(crate) async fn last_night(look: &mut Look<'_>) -> Result<Option<Day>, Fault> {
    look.rows(NIGHTS, args![]).await?.pop().map(|mut row| row.take()).transpose()
}

pub(crate) async fn end_nights(work: &mut Work<'_>, until: Day) -> Result<(), Fault> {
    work.exec(DELETE_NIGHTS, args![until]).await.map(|_| ())
}

/// What belonged to nothing when somebody last looked, and since which night.
pub(crate) async fn loose(look: &mut Look<'_>) -> Result<BTreeMap<Sha256Hash, Day>, Fault> {
    let rows = look.rows(LOOSE, args![]).await?;
    rows.into_iter().map(|mut row| Ok((hash(row.take()?)?, row.take()?))).collect()
}

pub(crate) async fn insert_loose(work: &mut Work<'_>, sha256: Sha256Hash, since: Day) -> Result<(), Fault> {
    work.exec(INSERT_LOOSE, args![sha256.to_string(), since]).await.map(|_| ())
}

pub(crate) async fn delete_loose(work: &mut Work<'_>, sha256: Sha256Hash) -> Result<(), Fault> {
    work.exec(DELETE_LOOSE, args![sha256.to_string()]).await.map(|_| ())
}

/// What a letter says, by its code; nothing if it is another paper.
pub async fn letter_by_code(look: &mut Look<'_>, code: &VerificationCode) -> Result<Option<Letter>, Fault> {
    let Some(mut row) = look.row(CONTENT_OF_PAPER, args![code.as_str()]).await? else { return Ok(None) };
    let Json(content): Json<PaperContent> = row.take()?;
    Ok(match content.paper {
        Paper::Letter(letter) => Some(letter),
        Paper::Receipt(_) | Paper::CaseFile(_) => None,
    })
}

pub(crate) async fn content_of(look: &mut Look<'_>, code: &VerificationCode) -> Result<PaperContent, Fault> {
    let Json(content) = look.one(CONTENT_OF_PAPER, args![code.as_str()]).await?.take()?;
    Ok(content)
}

pub(crate) async fn insert_attachment(work: &mut Work<'_>, attachment: &Attachment) -> Result<(), Fault> {
    let file = &attachment.file;
    let (sha256, thumbnail) = (file.sha256.to_string(), file.thumbnail.map(|h| h.to_string()));
    let values = args![
        attachment.id,
        &attachment.subject_ref,
        &file.name,
        &file.mime,
        file.size,
        &sha256,
        &thumbnail,
        file.position.map(|p| p.lat_e7),
        file.position.map(|p| p.lon_e7),
        attachment.attached_at,
        &attachment.attached_by,
    ];
    work.exec(INSERT_ATTACHMENT, values).await.map(|_| ())
}

/// False if the code, or the number among papers of this kind, is taken.
pub(crate) async fn insert_paper(
    work: &mut Work<'_>,
    code: &VerificationCode,
    subject_ref: &str,
    content: &PaperContent,
) -> Result<bool, Fault> {
    let (at, today, by) = (work.at(), work.today(), work.actor().trace());
    let values = args![
        code.as_str(),
        content.paper.kind().name(),
        content.paper.number(),
        subject_ref,
        &content.head.company,
        at,
        today,
        by,
        Json(content),
    ];
    Ok(work.exec(INSERT_PAPER, values).await? == 1)
}

/// `false`: it was sealed before, and stays as it is.
pub(crate) async fn seal_paper(
    work: &mut Work<'_>,
    code: &VerificationCode,
    sha256: Sha256Hash,
    size: u64,
) -> Result<bool, Fault> {
    work.exec(DELETE_WAITING, args![code.as_str()]).await?;
    Ok(work.exec(SEAL_PAPER, args![sha256.to_string(), size, code.as_str()]).await? == 1)
}

/// Notes that a paper waits for the press.
pub(crate) async fn insert_waiting(work: &mut Work<'_>, code: &VerificationCode) -> Result<(), Fault> {
    work.exec(INSERT_WAITING, args![code.as_str(), work.at()]).await.map(|_| ())
}

/// Up to `limit` papers that wait for the press, those that wait longest first.
pub(crate) async fn waiting_papers(look: &mut Look<'_>, limit: i64) -> Result<Vec<VerificationCode>, Fault> {
    let read = |mut row: Row| {
        let code: String = row.take()?;
        VerificationCode::parse(&code).ok_or_else(|| Fault::new("a stored code is a code"))
    };
    look.rows(WAITING_PAPERS, args![limit]).await?.into_iter().map(read).collect()
}

fn read_attachment(mut row: Row) -> Result<Attachment, Fault> {
    let (id, subject_ref) = (row.take()?, row.take()?);
    let (name, mime, size) = (row.take()?, row.take()?, row.take()?);
    let sha256 = hash(row.take()?)?;
    let thumbnail = row.take::<Option<String>>()?.map(hash).transpose()?;
    let (lat_e7, lon_e7): (Option<i64>, Option<i64>) = (row.take()?, row.take()?);
    let position = lat_e7.zip(lon_e7).map(|(lat_e7, lon_e7)| Position { lat_e7, lon_e7 });
    Ok(Attachment {
        id,
        subject_ref,
        file: StoredFile { name, mime, size, sha256, thumbnail, position },
        attached_at: row.take()?,
        attached_by: row.take()?,
    })
}

fn read_paper(mut row: Row) -> Result<IssuedPaper, Fault> {
    let (code, kind): (String, String) = (row.take()?, row.take()?);
    let (number, subject_ref, company) = (row.take()?, row.take()?, row.take()?);
    let issued_at = row.take()?;
    let sha256 = row.take::<Option<String>>()?.map(hash).transpose()?;
    let size: Option<u64> = row.take()?;
    Ok(IssuedPaper {
        code: VerificationCode::parse(&code).ok_or_else(|| Fault::new("a stored code is a code"))?,
        kind: PaperKind::parse(&kind).ok_or_else(|| Fault::new("a stored paper has a kind"))?,
        number,
        subject_ref,
        company,
        issued_at,
        sealed: sha256.zip(size),
    })
}

fn hash(text: String) -> Result<Sha256Hash, Fault> {
    Sha256Hash::parse(&text).ok_or_else(|| Fault::new("a stored fingerprint is a SHA-256"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
