//! The company says when it works; what waits is planned anew by the timer.

use kernel::{Failure, Fault, Never};
use serde_json::json;
use store::{Event, Work, args};
use web::{Door, Fields, FormErrors, Reply};

use crate::hours::WorkingHours;
use crate::screens::preferences;
use crate::{events, records};

/// Keeps the hours.
pub async fn run(work: &mut Work<'_>, hours: WorkingHours) -> Result<(), Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    work.exec(records::SAVE_HOURS, args![hours.opens(), hours.closes(), at, by]).await?;
    let data = json!({ "opens": hours.opens(), "closes": hours.closes() });
    work.announce(Event { kind: events::HOURS_CHANGED, subject: "notifications/hours".into(), data });
    Ok(())
}

/// `POST /alertas/horario`.
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let hours = match WorkingHours::parse(fields.text("opens"), fields.text("closes")) {
        Ok(hours) => hours,
        Err(refusal) => {
            let errors = FormErrors::from_refusal(&door, &refusal);
            return preferences::refused(&door, errors, &fields).await;
        }
    };
    let done = door.store().write("notifications.hours", door.actor().clone(), hours, |work, hours| {
        Box::pin(async move { Ok::<_, Failure<Never>>(run(work, *hours).await?) })
    });
    done.await?;
    web::redirect_saying(door.app(), "/alertas/preferencias", "notifications-said-hours")
}
