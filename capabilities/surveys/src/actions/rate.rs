//! Somebody rates an attention: one answer a visit, never changed; what made the difference may be added to
//! it while it still belongs to the visit.

use kernel::Failure;
use store::{Event, Work};

use crate::rating::Rating;
use crate::refusal::SurveyRefusal;
use crate::visit::Via;
use crate::{events, records};

/// Which visit.
#[derive(Debug, Clone)]
pub enum Which {
    /// By what its tablet knows.
    Id(String),
    /// By the secret of its turn.
    Secret(String),
}

/// What somebody says.
#[doc(alias = "calificar")]
#[derive(Debug, Clone)]
pub struct Rate {
    /// About which visit.
    pub visit: Which,
    /// By which way.
    pub via: Via,
    /// Names this tap: the same request is the same answer. Empty for a form that is sent once.
    pub request: String,
    /// The face, as it was sent.
    pub score: String,
    /// Why, as it was sent.
    pub reasons: Vec<String>,
    /// In their own words.
    pub comment: String,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rated {
    /// It is a new answer.
    New,
    /// Why was added to an answer that had only a face.
    Completed,
    /// It was there already.
    Known,
}

/// Most letters of a request.
const MOST_REQUEST: usize = 64;

/// Keeps the answer.
pub async fn run(work: &mut Work<'_>, rate: &Rate) -> Result<Rated, Failure<SurveyRefusal>> {
    let refused = Failure::Refused;
    let visit = match &rate.visit {
        Which::Id(id) => records::visit(work, id).await?,
        Which::Secret(secret) => records::visit_of_secret(work, secret).await?,
    };
    let visit = visit.ok_or(refused(SurveyRefusal::Unknown))?;
    let faces = records::asking(work, &visit.site).await?.faces;
    let reasons = rate.reasons.iter().map(String::as_str);
    let rating = Rating::read(&rate.score, faces, reasons, &rate.comment).map_err(refused)?;
    let request: String = rate.request.chars().take(MOST_REQUEST).collect();
    let same = |fresh: &records::Fresh| !request.is_empty() && fresh.request.as_ref() == Some(&request);
    if let Some(fresh) = records::fresh(work, &visit.id).await?.filter(same) {
        if fresh.says_why || !rating.says_why() {
            return Ok(Rated::Known);
        }
        records::complete(work, &fresh.key, &rating).await?;
        return Ok(Rated::Completed);
    }
    visit.takes(rate.via, work.at()).map_err(refused)?;
    records::insert_answer(work, &visit, rate.via, &request, &rating).await?;
    let subject = events::subject(&visit.site);
    work.announce(Event { kind: events::ANSWERED, subject, data: serde_json::json!({}) });
    Ok(Rated::New)
}
