//! A paper is printed: the first time it is set, kept and sealed with its fingerprint; afterwards the same
//! bytes are handed out for ever.

use std::sync::Arc;

use bytes::Bytes;
use kernel::{Actor, Failure, Fault};
use serde_json::json;
use store::Event;
use tokio::sync::Semaphore;
use web::App;

use crate::{
    BlobStore, MOST_PICTURES, Paper, PaperContent, PaperRefusal, Pictures, Sha256Hash, Typesetter,
    VerificationCode, events, records,
};

/// A PDF, ready to be downloaded or sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPaper {
    /// Name of the file: `constancia-2026-004817.pdf`.
    pub name: String,
    /// Fingerprint, under which the blob store has it.
    pub sha256: Sha256Hash,
    /// The PDF.
    pub bytes: Bytes,
}

/// Setting a paper keeps a processor busy: two at a time.
static PRESSES: Semaphore = Semaphore::const_new(2);

/// The bytes of the pictures that a file shows; one that is not kept any more is left out, and told.
async fn pictures(blobs: &dyn BlobStore, content: &PaperContent) -> Result<Pictures, Fault> {
    let Paper::CaseFile(file) = &content.paper else { return Ok(Pictures::new()) };
    let mut pictures = Pictures::new();
    for line in file.index.iter().filter(|line| file.pictures.contains(&line.order)).take(MOST_PICTURES) {
        if let Some(bytes) = blobs.get(line.sha256).await? {
            pictures.insert(line.order, bytes);
        }
    }
    Ok(pictures)
}

/// The PDF of the paper with this code. The caller has checked that whoever asks may see it.
pub async fn run(app: &App, code: &VerificationCode) -> Result<PrintedPaper, Failure<PaperRefusal>> {
    let blobs = app.part::<dyn BlobStore>();
    let asked = code.clone();
    let paper = app.store().read("documents.print_paper", asked, |look, code| {
        Box::pin(async move {
            let Some(paper) = records::paper_by_code(look, code).await? else {
                return Err(Failure::Refused(PaperRefusal::Unknown));
            };
            Ok((paper, records::content_of(look, code).await?))
        })
    });
    let (paper, mut content) = paper.await?;
    content.locate(&app.settings().base_url);
    let name = paper.kind.file_name(&paper.number);
    if let Some((sha256, _)) = paper.sealed {
        let kept = blobs.get(sha256).await?;
        let bytes = kept.ok_or_else(|| Fault::new(format!("the paper {sha256} is in the blob store")))?;
        return Ok(PrintedPaper { name, sha256, bytes });
    }
    let setter: Arc<dyn Typesetter> = app.part::<dyn Typesetter>();
    let pictures = pictures(&*blobs, &content).await?;
    let permit = PRESSES.acquire().await.map_err(|e| Fault::because("a press is free", e))?;
    let set = tokio::task::spawn_blocking(move || content.print(&*setter, &pictures)).await;
    drop(permit);
    let bytes = Bytes::from(set.map_err(|e| Fault::because("a paper can be set", e))??);
    let sha256 = blobs.put(bytes.clone()).await?;
    let seal = (code.clone(), sha256, u64::try_from(bytes.len()).unwrap_or(u64::MAX), name.clone());
    let sealed = app.store().write("documents.seal_paper", Actor::System("documents"), seal, |work, seal| {
        Box::pin(async move {
            let (code, sha256, size, name) = seal;
            let first = records::seal_paper(work, code, *sha256, *size).await?;
            let paper = records::paper_by_code(work, code).await?;
            let paper = paper.ok_or(Failure::Refused(PaperRefusal::Unknown))?;
            if first {
                let data = json!({ "code": code.as_str(), "sha256": sha256.to_string(), "name": name });
                let subject = paper.subject_ref.clone();
                work.announce(Event { kind: events::PAPER_PRINTED, subject, data });
            }
            paper.sealed.ok_or(Failure::Refused(PaperRefusal::Unknown))
        })
    });
    let (first, _) = sealed.await?;
    if first == sha256 {
        return Ok(PrintedPaper { name, sha256, bytes });
    }
    // another node with another version of the templates was faster: its paper is the paper
    let kept = blobs.get(first).await?;
    let bytes = kept.ok_or_else(|| Fault::new(format!("the paper {first} is in the blob store")))?;
    Ok(PrintedPaper { name, sha256: first, bytes })
}
