//! An officer has read: one notice by opening its case, or all that the page showed.

use axum::extract::Path;
use kernel::{AccountId, Failure, Fault};
use store::{Work, args};
use web::{Door, Fields, Reply};

use super::officer;
use crate::notice::{NoticeId, NoticeRefusal};
use crate::{events, records};

/// Marks one of the officer's own notices as read; gives the case it is about, empty for the company.
pub async fn run(
    work: &mut Work<'_>,
    account: AccountId,
    notice: NoticeId,
) -> Result<String, Failure<NoticeRefusal>> {
    let found = work.row(records::CASE_OF_NOTICE, args![notice, account]).await?;
    let Some(mut row) = found else { return Err(Failure::Refused(NoticeRefusal::Unknown)) };
    if work.exec(records::MARK_READ, args![notice, account]).await? > 0 {
        work.announce(events::counted(account, events::READ, 1));
    }
    Ok(row.take()?)
}

/// Marks all of an officer's notices up to the newest one that the page showed; what came after it stays.
pub async fn all(work: &mut Work<'_>, account: AccountId, until: NoticeId) -> Result<u64, Fault> {
    let read = work.exec(records::MARK_READ_UNTIL, args![account, until]).await?;
    if read > 0 {
        work.announce(events::counted(account, events::READ, usize::try_from(read).unwrap_or(usize::MAX)));
    }
    Ok(read)
}

/// `POST /alertas/{id}/abrir`: reads it and leads to what it is about.
pub(crate) async fn open(door: Door, Path(id): Path<String>) -> Reply {
    let case = read_one(&door, &id).await?;
    match case.is_empty() {
        true => web::redirect("/alertas"),
        false => web::redirect(&format!("/bandeja/{case}")),
    }
}

/// `POST /alertas/{id}/leida`: reads it and comes back.
pub(crate) async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    read_one(&door, &id).await?;
    web::redirect(back(&fields))
}

/// `POST /alertas/leidas`: reads all that was shown.
pub(crate) async fn submit_all(door: Door, fields: Fields) -> Reply {
    let me = officer(&door)?;
    let Some(until) = NoticeId::parse(fields.text("until")) else { return web::redirect("/alertas") };
    let input = (me, until);
    let done =
        door.store().write("notifications.read_all", door.actor().clone(), input, |work, (me, until)| {
            Box::pin(async move { Ok::<_, Failure<kernel::Never>>(all(work, *me, *until).await?) })
        });
    done.await?;
    web::redirect_saying(door.app(), back(&fields), "notifications-said-all-read")
}

async fn read_one(door: &Door, id: &str) -> Result<String, web::Problem> {
    let me = officer(door)?;
    let Some(id) = NoticeId::parse(id) else { return Err(web::Problem::not_found()) };
    let done = door.store().write("notifications.read", door.actor().clone(), (me, id), |work, (me, id)| {
        Box::pin(run(work, *me, *id))
    });
    Ok(done.await?)
}

fn back(fields: &Fields) -> &str {
    let place = web::local_path(fields.text("back"));
    if place.starts_with("/alertas") { place } else { "/alertas" }
}
