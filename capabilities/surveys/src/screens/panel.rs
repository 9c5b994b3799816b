//! What surveys show on pages of the hall. On that of a turn when it is over: the way to rate it; its key is
//! the turn's secret.

use askama::Template;
use futures::future::BoxFuture;
use kernel::{Failure, Never};
use web::{Door, Panel, Problem};

use crate::records;
use crate::visit::Via;

/// The panels.
pub(crate) const ALL: &[Panel] = &[
    Panel { place: "hall.turn", show: on_turn },
    Panel { place: "hall.figures", show: super::beside::on_figures },
];

#[derive(Template)]
#[template(path = "panel_turn.html")]
pub(crate) struct TurnPanel {
    pub title: String,
    pub text: String,
    pub href: String,
    pub label: String,
}

fn on_turn<'a>(door: &'a Door, secret: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move {
        let found = door.store().read("surveys.panel", secret.to_owned(), |look, secret| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::visit_of_secret(look, secret).await?) })
        });
        let open = found.await?.is_some_and(|visit| visit.takes(Via::Link, door.at()).is_ok());
        if !open {
            return Ok(None);
        }
        web::panel(TurnPanel {
            title: door.t("surveys-link-title").into_owned(),
            text: door.t("surveys-panel-text").into_owned(),
            href: format!("/calificar/{}", web::percent(secret)),
            label: door.t("surveys-panel-open").into_owned(),
        })
    })
}
