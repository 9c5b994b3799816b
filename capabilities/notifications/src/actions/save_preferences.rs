//! An officer chooses what comes by mail.

use kernel::{AccountId, Failure, Fault, Never};
use store::{Work, args};
use web::{Door, Fields, FormErrors, Reply};

use super::officer;
use crate::preferences::Preferences;
use crate::records;
use crate::screens::preferences;

/// Keeps the choice of an officer.
pub async fn run(work: &mut Work<'_>, account: AccountId, wish: &Preferences) -> Result<(), Fault> {
    let values = args![account, wish.digest, wish.topics(), &wish.address];
    work.exec(records::SAVE_PREFERENCES, values).await.map(|_| ())
}

/// `POST /alertas/preferencias`.
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let me = officer(&door)?;
    let topics = fields.all("topic").map(str::to_owned);
    let wish = match Preferences::checked(fields.ticked("digest"), topics, fields.text("address")) {
        Ok(wish) => wish,
        Err(refusal) => {
            let errors = FormErrors::from_refusal(&door, &refusal);
            return preferences::refused(&door, errors, &fields).await;
        }
    };
    let input = (me, wish);
    let done = door.store().write("notifications.prefer", door.actor().clone(), input, |work, (me, wish)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(run(work, *me, wish).await?) })
    });
    done.await?;
    web::redirect_saying(door.app(), "/alertas/preferencias", "notifications-said-saved")
}
