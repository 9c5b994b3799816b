//! Sections of a higher rank on a page of a lower one.

use futures::future::BoxFuture;
use web::{Capability, Door, Panel, Problem};

use crate::world::Town;

#[derive(askama::Template)]
#[template(source = "<section>aviso de {{ key }}</section>", ext = "html")]
struct Section<'a> {
    key: &'a str,
}

fn only_seven<'a>(_: &'a Door, key: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move { if key == "7" { web::panel(Section { key }) } else { Ok(None) } })
}

const HIGHER: Capability = Capability {
    name: "higher",
    panels: &[
        Panel { place: "test.thing", show: only_seven },
        Panel { place: "test.elsewhere", show: only_seven },
    ],
    ..Capability::EMPTY
};

#[tokio::test]
async fn a_panel_is_shown_at_its_place_once_for_its_key_and_for_no_other() {
    let town = Town::with(|builder| builder.capabilities([HIGHER])).await;
    let seven = town.get("/caso/7", &[]).await;
    assert_eq!(seven.text().matches("aviso de 7").count(), 1);
    let eight = town.get("/caso/8", &[]).await;
    assert!(!eight.text().contains("aviso de"));
}
