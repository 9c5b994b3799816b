//! The owner ends every session but the present one: a lost phone, a computer of the library.

use kernel::{AccountId, Failure, Never};
use serde_json::json;
use store::Work;
use web::{Door, Problem, Reply};

use crate::session::SessionId;
use crate::{events, records};

/// Ends all sessions of `account` but `keep`; gives how many.
pub async fn run(work: &mut Work<'_>, account: AccountId, keep: SessionId) -> Result<u64, Failure<Never>> {
    let ended = records::delete_other_sessions(work, account, keep).await?;
    if ended > 0 {
        events::of_account(work, events::SESSIONS_ENDED, account, json!({ "sessions": ended }));
    }
    Ok(ended)
}

pub(crate) async fn submit(door: Door) -> Reply {
    let session = door.session_id().and_then(SessionId::parse);
    let (Some(account), Some(keep)) = (door.actor().account(), session) else {
        return Err(Problem::who_are_you());
    };
    door.store()
        .write("identity.end_sessions", door.actor().clone(), (account, keep), |work, (account, keep)| {
            Box::pin(run(work, *account, *keep))
        })
        .await?;
    super::forget(&door);
    web::redirect_saying(door.app(), "/mi-cuenta", "identity-sessions-ended")
}
