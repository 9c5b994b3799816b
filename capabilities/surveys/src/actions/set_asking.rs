//! The company chooses how a site asks.

use kernel::Failure;
use store::{Event, Work};

use crate::refusal::SurveyRefusal;
use crate::visit::Asking;
use crate::{events, records};

/// The choice.
#[derive(Debug, Clone)]
pub struct SetAsking {
    /// Key of the site.
    pub site: String,
    /// Faces, minutes, days, and the version that was read.
    pub asking: Asking,
    /// The tablets get new keys; the old ones open nothing any more.
    pub renew_keys: bool,
}

/// Keeps it.
pub async fn run(work: &mut Work<'_>, wish: &SetAsking) -> Result<(), Failure<SurveyRefusal>> {
    let refused = Failure::Refused;
    wish.asking.check().map_err(refused)?;
    let site = records::site(work, &wish.site).await?.ok_or(refused(SurveyRefusal::Unknown))?;
    let known = records::asking(work, &site.id).await?;
    let key_round = known.key_round + i64::from(wish.renew_keys);
    if !records::save_asking(work, &site.id, &Asking { key_round, ..wish.asking }).await? {
        return Err(refused(SurveyRefusal::ChangedMeanwhile));
    }
    let subject = events::subject(&site.id);
    work.announce(Event { kind: events::CHANGED, subject, data: serde_json::json!({}) });
    Ok(())
}
