//! A person says yes to one purpose.

use kernel::Failure;
use store::Work;

use crate::*;

/// Most characters of the evidence.
const LONGEST_EVIDENCE: usize = 500;

/// The yes and its proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Who.
    pub person: PersonId,
    /// For what.
    pub purpose: Purpose,
    /// To which words.
    pub text: ConsentText,
    /// Where: `web`, `desk`, `phone`.
    pub channel: &'static str,
    /// What proves it: address of the client, number of the call.
    pub evidence: String,
}

/// Records the yes. A yes to the same words that still holds is left as it is, with its own proof.
///
/// # Errors
/// Refuses a person that does not exist and evidence of more than 500 characters.
pub async fn run(work: &mut Work<'_>, grant: &Grant) -> Result<ConsentId, Failure<PeopleRefusal>> {
    super::known(work, grant.person).await?;
    if let Some(id) = records::consent_in_force(work, grant.person, grant.purpose, &grant.text).await? {
        super::optional_line(&grant.evidence, LONGEST_EVIDENCE)?;
        return Ok(id);
    }
    first(work, grant).await
}

/// Records the yes of somebody who was registered in this very work, and so said none before.
///
/// # Errors
/// Refuses evidence of more than 500 characters.
pub async fn first(work: &mut Work<'_>, grant: &Grant) -> Result<ConsentId, Failure<PeopleRefusal>> {
    let evidence = super::optional_line(&grant.evidence, LONGEST_EVIDENCE)?;
    let consent = Consent {
        id: work.new_id(),
        purpose: grant.purpose,
        text: grant.text.clone(),
        granted_at: work.at(),
        revoked_at: None,
        channel: grant.channel.to_owned(),
        evidence,
    };
    records::insert_consent(work, grant.person, &consent).await?;
    work.announce(events::consent_granted(grant.person, grant.purpose, &grant.text.version));
    Ok(consent.id)
}
