//! Puts the complete file together: every paper and attachment of the decision and of the appeal, printed,
//! counted and with its fingerprint, and the texts as they were written (CPACA, art. 36).

use cases::{CaseId, EntryKind, PetitionerIdentity, sheet};
use documents::{
    Attachment, BlobStore, IndexLine, IssuedPaper, MOST_PICTURE_BYTES, MOST_PICTURES, PaperKind, Piece,
    VerificationCode, pdf_sheets,
};
use kernel::{At, Failure, Fault, Lang, Never};
use store::Look;
use web::{App, Problem};

use crate::appeal::AppealCase;
use crate::records;

/// A file, ready to be closed.
#[derive(Debug, Clone, Default)]
pub struct Assembled {
    /// What it is about.
    pub facts: Vec<(String, String)>,
    /// Every document in the order of time.
    pub index: Vec<IndexLine>,
    /// Every text in the order of time.
    pub pieces: Vec<Piece>,
    /// Number of the decision that was attacked.
    pub decision: String,
    /// Places in the index of the pictures that are printed as pages.
    pub pictures: Vec<u32>,
    /// Places in the index of what goes only as a file of its own.
    pub apart: Vec<u32>,
}

/// How the file shows a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Ours: its text stands in the file.
    Transcribed,
    /// As a page.
    Picture,
    /// Only as a file of its own.
    Apart,
}

/// What is in the database of both cases.
struct Raw {
    facts: Vec<(String, String)>,
    decision: String,
    papers: Vec<IssuedPaper>,
    attachments: Vec<Attachment>,
    pieces: Vec<Piece>,
}

/// Assembles the file of an appeal. Prints what was never printed, so that each paper has its fingerprint:
/// do it before the transaction.
pub async fn assemble(app: &App, appeal: &AppealCase) -> Result<Assembled, Problem> {
    let cases: Vec<CaseId> = appeal.parent.into_iter().chain([appeal.case]).collect();
    let raw = app.store().read("appeals.assemble", cases, |look, cases| {
        Box::pin(async move { Ok::<_, Failure<Never>>(raw(look, cases).await?) })
    });
    let raw = raw.await?;
    let mut found: Vec<(At, IndexLine, Shown)> = Vec::new();
    for paper in raw.papers.iter().filter(|p| p.kind != PaperKind::CaseFile) {
        found.push((paper.issued_at, paper_line(app, paper).await?, Shown::Transcribed));
    }
    for attachment in &raw.attachments {
        let shown = if attachment.file.mime.starts_with("image/") { Shown::Picture } else { Shown::Apart };
        found.push((attachment.attached_at, attachment_line(app, attachment).await?, shown));
    }
    found.sort_by_key(|(at, ..)| *at);
    let (pictures, apart) = places(&found);
    let index = found.into_iter().zip(1u32..).map(|((_, line, _), order)| {
        let name = format!("{order:03}-{}", line.name);
        IndexLine { order, name, ..line }
    });
    let index = index.collect();
    Ok(Assembled { facts: raw.facts, index, pieces: raw.pieces, decision: raw.decision, pictures, apart })
}

/// Which places of the index are pages, and which go apart: pictures up to the limits.
fn places(found: &[(At, IndexLine, Shown)]) -> (Vec<u32>, Vec<u32>) {
    let (mut pictures, mut apart, mut bytes) = (Vec::new(), Vec::new(), 0);
    for ((_, line, shown), order) in found.iter().zip(1u32..) {
        let fits = pictures.len() < MOST_PICTURES && bytes + line.size <= MOST_PICTURE_BYTES;
        match shown {
            Shown::Transcribed => {}
            Shown::Picture if fits => {
                bytes += line.size;
                pictures.push(order);
            }
            Shown::Picture | Shown::Apart => apart.push(order),
        }
    }
    (pictures, apart)
}

async fn paper_line(app: &App, paper: &IssuedPaper) -> Result<IndexLine, Problem> {
    let printed = documents::print_paper(app, &paper.code).await?;
    let title = app.texts().t(Lang::Es, &format!("documents-kind-{}", paper.kind.name())).into_owned();
    Ok(IndexLine {
        order: 0,
        day: paper.issued_at.day(),
        title,
        number: paper.number.clone(),
        sheets: pdf_sheets(&printed.bytes),
        name: printed.name,
        size: u64::try_from(printed.bytes.len()).unwrap_or(u64::MAX),
        sha256: printed.sha256,
    })
}

async fn attachment_line(app: &App, attachment: &Attachment) -> Result<IndexLine, Problem> {
    let file = &attachment.file;
    let sheets = match file.mime.as_str() {
        "application/pdf" => {
            let bytes = app.part::<dyn BlobStore>().get(file.sha256).await?;
            bytes.and_then(|bytes| pdf_sheets(&bytes))
        }
        mime if mime.starts_with("image/") => Some(1),
        _ => None,
    };
    Ok(IndexLine {
        order: 0,
        day: attachment.attached_at.day(),
        title: "Anexo".into(),
        number: String::new(),
        sheets,
        name: file.name.clone(),
        size: file.size,
        sha256: file.sha256,
    })
}

async fn raw(look: &mut Look<'_>, cases: &[CaseId]) -> Result<Raw, Fault> {
    let (mut papers, mut attachments, mut pieces) = (Vec::new(), Vec::new(), Vec::new());
    for case in cases {
        // papers and proofs of the notice are kept under a subject of their own
        for subject in [cases::events::subject(*case), notices::records::subject(*case)] {
            papers.extend(documents::papers_of(look, &subject).await?);
            attachments.extend(documents::attachments_of(look, &subject).await?);
        }
        pieces.extend(pieces_of(look, *case).await?);
    }
    pieces.sort_by_key(|piece| piece.at);
    let (facts, decision) = facts(look, cases).await?;
    Ok(Raw { facts, decision, papers, attachments, pieces })
}

/// What the person and the company wrote; notes inside the company are no part of the file.
async fn pieces_of(look: &mut Look<'_>, case: CaseId) -> Result<Vec<Piece>, Fault> {
    let number = records::head(look, case).await?.map(|h| h.number).unwrap_or_default();
    let answer = sheet::signed_answer(look, case).await?;
    let mut pieces = Vec::new();
    for entry in sheet::entries(look, case, true).await? {
        let (title, parts) = match entry.kind {
            EntryKind::Petition => ("Petición", vec![(String::new(), entry.body.clone())]),
            EntryKind::Information => {
                ("Información que agregó la persona", vec![(String::new(), entry.body.clone())])
            }
            EntryKind::Answer => ("Respuesta de la empresa", answer_parts(answer.as_ref())),
            _ => ("Actuación", vec![(String::new(), entry.body.clone())]),
        };
        let parts: Vec<_> = parts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        if !parts.is_empty() {
            let (title, at) = (format!("{title} ({number})"), entry.at);
            pieces.push(Piece { title, at, author: entry.author_name.clone(), parts });
        }
    }
    Ok(pieces)
}

fn answer_parts(answer: Option<&cases::Answer>) -> Vec<(String, String)> {
    let Some(text) = answer.map(|a| &a.text) else { return Vec::new() };
    [
        ("", text.greeting.clone()),
        ("Hechos", text.facts.clone()),
        ("Pruebas", text.evidence.clone()),
        ("Decisión", text.decision_whole()),
        ("Recursos", text.appeals.clone()),
    ]
    .map(|(heading, text)| (heading.to_owned(), text))
    .to_vec()
}

async fn facts(look: &mut Look<'_>, cases: &[CaseId]) -> Result<(Vec<(String, String)>, String), Fault> {
    let (mut facts, mut decision) = (Vec::new(), String::new());
    let mut add = |label: &str, value: String| facts.push((label.to_owned(), value));
    for (place, case) in cases.iter().enumerate() {
        let Some(head) = records::head(look, *case).await? else { continue };
        let is_appeal = place + 1 == cases.len();
        if is_appeal {
            let who = match head.identity {
                PetitionerIdentity::Named => head.name.clone().unwrap_or_default(),
                PetitionerIdentity::Reserved => "Identidad reservada, conocida por la empresa".into(),
                PetitionerIdentity::Anonymous => "Anónimo".into(),
            };
            add("Quien recurre", who);
        }
        let label = if is_appeal { "Recurso" } else { "Petición" };
        let filed = documents::date_in_words(head.filed_at.day(), Lang::Es);
        add(label, format!("{}, presentado el {filed}: {}", head.number, head.subject));
        if let (Some(number), Some(at)) = (&head.outgoing_number, head.decided_at) {
            let label = if is_appeal { "Decisión del recurso" } else { "Decisión recurrida" };
            add(label, format!("{number}, del {}", documents::date_in_words(at.day(), Lang::Es)));
            if !is_appeal {
                decision.clone_from(number);
            }
        }
    }
    Ok((facts, decision))
}

/// The code of a paper that was issued by us.
pub(crate) fn code(text: &str) -> Result<VerificationCode, Fault> {
    VerificationCode::parse(text).ok_or_else(|| Fault::new("the code of a remittal is a code"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(size: u64, shown: Shown) -> (At, IndexLine, Shown) {
        let line = IndexLine {
            order: 0,
            day: At(0).day(),
            title: "Anexo".into(),
            number: String::new(),
            sheets: None,
            name: "a".into(),
            size,
            sha256: documents::Sha256Hash::of(b"a"),
        };
        (At(0), line, shown)
    }

    #[test]
    fn pictures_are_pages_up_to_the_limits_and_the_rest_goes_apart() {
        let half = MOST_PICTURE_BYTES / 2;
        let found = [
            line(half, Shown::Picture),
            line(1, Shown::Transcribed),
            line(1, Shown::Apart),
            line(half + 1, Shown::Picture),
            line(half, Shown::Picture),
        ];
        assert_eq!(places(&found), (vec![1, 5], vec![3, 4]));
        let many: Vec<_> = (0..MOST_PICTURES + 2).map(|_| line(1, Shown::Picture)).collect();
        assert_eq!((places(&many).0.len(), places(&many).1.len()), (MOST_PICTURES, 2));
    }
}
