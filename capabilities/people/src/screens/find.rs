//! Looking for a person.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;
use store::Look;
use web::{Door, PageFrame, Reply};

use crate::{PeopleRefusal, PersonHit, search_persons};

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "find.html")]
pub(crate) struct FindPage {
    pub page: PageFrame,
    pub asked: String,
    pub hits: Vec<PersonHit>,
}

/// The form, and what it found.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let asked = asked.q.trim().to_owned();
    let hits =
        door.store().read("people.find", asked.clone(), |look, asked| Box::pin(find(look, asked))).await?;
    web::html(FindPage { page: door.page("people-find-title"), asked, hits })
}

async fn find(look: &mut Look<'_>, asked: &str) -> Result<Vec<PersonHit>, kernel::Failure<PeopleRefusal>> {
    Ok(search_persons(look, asked).await?)
}
