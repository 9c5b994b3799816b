//! The person does not want electronic notices any more, which they may say at any time (CPACA, art. 56).

use axum::extract::Path;
use cases::CaseId;
use kernel::{Failure, Fault};
use people::Purpose;
use people::actions::revoke_consent::{self, Revocation};
use store::Work;
use web::{Door, Fields, Reply};

use super::{act, read_for};
use crate::act::Act;
use crate::refusal::NoticeRefusal;
use crate::screens::sheet::{Place, finish};

/// Whose notice.
#[derive(Debug, Clone, Copy)]
pub struct WithdrawAcceptance {
    /// The case.
    pub case: CaseId,
    /// The version that was read; nothing if the person took the consent back elsewhere.
    pub version: Option<i64>,
}

/// Ends the acceptance for this notice and for all that come.
pub async fn run(work: &mut Work<'_>, withdraw: &WithdrawAcceptance) -> Result<(), Failure<NoticeRefusal>> {
    let acted = read_for(work, withdraw.case, withdraw.version).await?;
    let (person, on) = (acted.decision.person, work.today());
    act(work, acted, &Act::AcceptanceWithdrawn { on }).await?;
    if let Some(person) = person {
        let revocation = Revocation { person, purpose: Purpose::ElectronicNotice };
        let done = revoke_consent::run(work, &revocation).await;
        done.map_err(|e| Fault::new(format!("a consent was not revoked: {e}")))?;
    }
    Ok(())
}

/// `POST /notificaciones/{id}/revocar`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let withdraw = WithdrawAcceptance { case: place.case, version: place.version };
    let done = door.store().write("notices.withdraw", door.actor().clone(), withdraw, |work, withdraw| {
        Box::pin(run(work, withdraw))
    });
    finish(&door, place, "withdraw", &fields, done.await, "notices-said-withdrawn").await
}
