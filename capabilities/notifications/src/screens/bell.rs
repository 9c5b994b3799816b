//! `/alertas/cuenta`: how many notices are unread, for the mark in the rail.

use askama::Template;
use kernel::{AccountId, Failure, Never};
use web::{Door, Reply};

use crate::actions::officer;
use crate::{events, records};

/// More than this is shown as `99+`.
const MOST_SHOWN: i64 = 99;

/// A piece of every page, without a frame.
#[derive(Template)]
#[template(path = "bell.html")]
pub(crate) struct Bell {
    /// The subject under which this officer's screens are woken.
    pub subject: String,
    pub count: i64,
    pub shown: String,
    pub words: String,
}

impl Bell {
    pub(crate) fn new(me: AccountId, count: i64, words: String) -> Bell {
        let shown = if count > MOST_SHOWN { format!("{MOST_SHOWN}+") } else { count.to_string() };
        Bell { subject: events::subject(me), count, shown, words }
    }
}

pub(crate) async fn show(door: Door) -> Reply {
    let me = officer(&door)?;
    let counted = door.store().read("notifications.count", me, |look, me| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::count_unread(look, *me).await?) })
    });
    web::html(Bell::new(me, counted.await?, door.t("notifications-unread").into_owned()))
}
