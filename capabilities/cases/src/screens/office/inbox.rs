//! `/bandeja`: the cases of one view, and the same as a table for Excel.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use kernel::{AccountId, Day, Failure, Fault, Never};
use store::Look;
use web::format::{moment, short_day};
use web::{Door, PageFrame, Problem, Reply};

use super::May;
use super::case_list::{self, ListPart, ListQuery, PAGE, guesses, shown_name, standing_of, state_words};
use crate::words;

/// Most rows of an export.
const MOST_ROWS: usize = 10_000;

#[derive(Template)]
#[template(path = "office/inbox.html")]
pub(crate) struct InboxPage {
    pub page: PageFrame,
    pub list: ListPart,
}

/// Who looks; only officers come here.
pub(crate) fn officer(door: &Door) -> Result<AccountId, Problem> {
    door.actor().account().ok_or_else(Problem::forbidden)
}

/// The inbox. A filing number in the search box opens its case.
pub async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let query = ListQuery::read(&asked);
    let input = (query.clone(), officer(&door)?, door.today());
    let found = door.store().read("cases.inbox", input, |look, (query, me, today)| {
        Box::pin(async move {
            let named = named_case(look, &query.q, *today).await?;
            let found = case_list::load(look, query, *me, *today, PAGE).await?;
            Ok::<_, Failure<Never>>((named, found))
        })
    });
    let (named, found) = found.await?;
    if let Some(place) = named {
        return web::redirect(&place);
    }
    let page = door.page("cases-office-inbox-title");
    let list = ListPart::new(&page, &query, &found, May::of(&door), door.today(), None);
    web::html(InboxPage { page: page.titled(list.title.clone()), list })
}

/// The page of the case that was named by its number or by that of its answer.
async fn named_case(look: &mut Look<'_>, typed: &str, today: Day) -> Result<Option<String>, Fault> {
    if typed.is_empty() {
        return Ok(None);
    }
    for number in guesses(typed, today.year()) {
        let entry = filing::entry_of(look, &number).await?;
        if let Some(id) = entry.as_ref().and_then(|(_, subject, _)| subject.strip_prefix("cases/")) {
            return Ok(Some(format!("/bandeja/{id}")));
        }
    }
    Ok(None)
}

/// All rows of the view as CSV; after [`MOST_ROWS`] the last line says that it was cut.
pub async fn export(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let query = ListQuery { after: String::new(), ..ListQuery::read(&asked) };
    let input = (query, officer(&door)?, door.today());
    let found = door.store().read("cases.export", input, |look, (query, me, today)| {
        Box::pin(async move {
            Ok::<_, Failure<Never>>(case_list::load(look, query, *me, *today, MOST_ROWS).await?)
        })
    });
    let found = found.await?;
    let page = door.page("cases-office-inbox-title");
    let (lang, may, today) = (door.lang(), May::of(&door), door.today());
    const COLUMNS: [&str; 11] = [
        "number", "kind", "state", "channel", "person", "subject", "filed", "due", "standing", "owner",
        "answered",
    ];
    let mut rows = vec![COLUMNS.map(|c| page.t(&format!("cases-office-column-{c}")).into_owned()).to_vec()];
    for line in &found.lines {
        let (_, standing) = standing_of(&page, line, today, &found.rulebook.calendar, false);
        rows.push(vec![
            line.number.clone(),
            words::kind(line.kind, lang).to_owned(),
            state_words(&page, line.state),
            words::channel(line.channel, lang).to_owned(),
            shown_name(&page, line, may),
            line.subject.clone(),
            moment(line.filed_at, lang),
            short_day(line.due_on, lang),
            standing,
            line.owner_name.clone().unwrap_or_default(),
            line.answered_at.map(|at| moment(at, lang)).unwrap_or_default(),
        ]);
    }
    if found.more {
        rows.push(vec![page.t1("cases-office-export-cut", "max", page.number(MOST_ROWS))]);
    }
    web::csv(&format!("bandeja-{today}.csv"), rows)
}
