//! Log out: `POST /salir`. Works for a session that is over, too.

use axum::http::header;
use kernel::{AccountId, Failure, Never};
use serde_json::json;
use store::Work;
use web::{Door, Reply};

use crate::session::SessionId;
use crate::{events, records};

/// Ends one session of an account.
pub async fn run(work: &mut Work<'_>, account: AccountId, session: SessionId) -> Result<(), Failure<Never>> {
    if records::delete_session(work, session, account).await? {
        events::of_account(work, events::LOGGED_OUT, account, json!({}));
    }
    Ok(())
}

pub(crate) async fn submit(door: Door) -> Reply {
    let session = door.session_id().and_then(SessionId::parse);
    if let (Some(account), Some(session)) = (door.actor().account(), session) {
        let input = (account, session);
        door.store()
            .write("identity.log_out", door.actor().clone(), input, |work, (account, session)| {
                Box::pin(run(work, *account, *session))
            })
            .await?;
        super::forget(&door);
    }
    let mut response = web::redirect_saying(door.app(), "/entrar", "identity-logged-out")?;
    let cookie = web::end_session_cookie(door.app().settings().secure);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
