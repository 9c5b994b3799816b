//! Letters that leave by themselves: number, paper with its code, signature.

use documents::{Annex, Paper, PaperContent, Section, Signature};
use filing::Class;
use kernel::{At, Fault, Lang, sha256_hex};
use serde_json::json;
use store::Work;

use crate::answer::LetterText;
use crate::sheet::Sheet;
use crate::{addressee, events, letter};

/// A letter that left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Outgoing filing number.
    pub number: String,
    /// Code with which anybody verifies it.
    pub code: String,
    /// When it was signed.
    pub at: At,
}

/// What a letter says, and to whom.
pub(crate) struct Writing<'a> {
    /// The block of the addressee; nothing for the person of the case.
    pub to: Option<Vec<String>>,
    /// One line.
    pub subject: String,
    pub text: &'a LetterText,
    pub annexes: Vec<Annex>,
}

/// Takes the number, freezes the letter as data with its code; it is printed after the commit. Whoever acts
/// signs it (Acuerdo AGN 001 de 2024: no number before the signature).
pub(crate) async fn issue(
    work: &mut Work<'_>,
    sheet: &Sheet,
    writing: Writing<'_>,
) -> Result<Outgoing, Fault> {
    let signer = work.actor().account().ok_or_else(|| Fault::new("a letter is signed by an officer"))?;
    let officer = identity::api::officer(work, signer).await?;
    let officer = officer.ok_or_else(|| Fault::new("whoever signs is an officer"))?;
    let content =
        json!({ "case": sheet.number, "subject": writing.subject, "letter": writing.text }).to_string();
    let about = events::subject(sheet.id);
    let entry = filing::take_number(work, Class::Outgoing, &about, &sha256_hex(content.as_bytes())).await?;
    let (person, city) = addressee::of(work, sheet).await?;
    let (number, at) = (entry.number.0, entry.filed_at);
    let mut paper = letter::draft(sheet, writing.text, writing.to.unwrap_or(person), &city, at);
    paper.number.clone_from(&number);
    paper.subject = writing.subject;
    paper.annexes = writing.annexes;
    paper.sections.retain(|section: &Section| !section.text.trim().is_empty());
    paper.signature = Some(Signature { name: officer.name, title: officer.title, signed_at: at });
    let head = addressee::letterhead(work).await?;
    let content = PaperContent { head, lang: Lang::Es, paper: Paper::Letter(paper) };
    let issued = documents::issue_paper(work, &about, &content).await;
    let code = issued.map_err(|e| Fault::new(format!("the letter was not issued: {e}")))?.to_string();
    Ok(Outgoing { number, code, at })
}
