//! A paper is issued: it gets its code, and from now on anybody can check it. It is printed later, from the
//! same data, because printing takes time and a transaction must not.

use kernel::{Failure, Fault};
use serde_json::json;
use store::{Event, Work};

use crate::{PaperContent, PaperRefusal, VerificationCode, events, records};

/// Issues `content` about `subject_ref` (`cases/<id>`) and gives its code. What `content` says about its
/// verification is filled in here; the address of the page that checks it becomes whole when it is printed.
pub async fn run(
    work: &mut Work<'_>,
    subject_ref: &str,
    content: &PaperContent,
) -> Result<VerificationCode, Failure<PaperRefusal>> {
    let (kind, number) = (content.paper.kind(), content.paper.number().to_owned());
    let mut content = content.clone();
    // two papers of 6.5 * 10^11 with the same code: never seen, and still not an error
    for _ in 0..4 {
        let code = VerificationCode::new(work.chance());
        let verification = content.paper.verification_mut();
        verification.code = code.to_string();
        verification.url = format!("/verificar/{code}");
        if records::insert_paper(work, &code, subject_ref, &content).await? {
            let data = json!({ "kind": kind.name(), "number": number });
            work.announce(Event { kind: events::PAPER_ISSUED, subject: subject_ref.to_owned(), data });
            return Ok(code);
        }
        // asked only now: numbers are taken a moment before, and nearly never twice
        if records::paper_by_number(work, kind, &number).await?.is_some() {
            return Err(Failure::Refused(PaperRefusal::NumberTaken));
        }
    }
    Err(Fault::new("a verification code is free").into())
}
