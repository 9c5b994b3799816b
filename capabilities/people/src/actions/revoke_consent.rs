//! A person takes a yes back, which they may at any time (Ley 1581 de 2012, art. 8).

use kernel::Failure;
use store::Work;

use crate::*;

/// Which yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revocation {
    /// Who.
    pub person: PersonId,
    /// For what.
    pub purpose: Purpose,
}

/// Ends every consent of the person for the purpose; the rows stay as proof of what was allowed until now.
/// Gives whether there was one.
///
/// # Errors
/// Refuses a person that does not exist.
pub async fn run(work: &mut Work<'_>, revocation: &Revocation) -> Result<bool, Failure<PeopleRefusal>> {
    super::known(work, revocation.person).await?;
    let ended = records::revoke_consents(work, revocation.person, revocation.purpose).await? > 0;
    if ended {
        work.announce(events::consent_revoked(revocation.person, revocation.purpose));
    }
    Ok(ended)
}
