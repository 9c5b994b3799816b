//! `/coordinacion/cierre`: the close of a day, which is an explicit act, and how it is taken back that day.

use askama::Template;
use kernel::{Day, Failure, Fault, Never};
use store::Look;
use web::{Door, PageFrame, Reply, format};

use super::lead::one_site;
use super::words::Typed;
use crate::records::{self, Closing, Reopening};
use crate::site::Site;
use crate::ticket::{Outcome, State, Ticket};

/// A day with who is left, or was.
#[derive(Debug, Clone)]
pub(super) struct Left {
    pub site: Site,
    pub day: Day,
    /// The turns that are not over; of a closed day those that its close ended.
    pub turns: Vec<Ticket>,
    pub closing: Option<Closing>,
    pub reopenings: Vec<Reopening>,
    /// The present day: only that one is reopened.
    pub today: Day,
}

/// The page, with what was typed.
pub(super) async fn page(door: &Door, (key, day): (&str, &str), typed: Typed, status: u16) -> Reply {
    let day = day.parse().unwrap_or(door.today());
    let input = (key.to_owned(), day, door.today());
    let found = door.store().read("hall.closing", input, |look, (key, day, today)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(left(look, key, *day, *today).await?) })
    });
    let Some(left) = found.await? else { return web::not_found() };
    let frame = door.page("hall-console-closing-title");
    let frame = if status == 200 { frame } else { frame.failed() };
    web::html_status(status, ClosingPage::new(frame, &left, typed, door.form_token()))
}

async fn left(look: &mut Look<'_>, key: &str, day: Day, today: Day) -> Result<Option<Left>, Fault> {
    let Some(site) = one_site(look, key).await?.1 else { return Ok(None) };
    let closing = records::day_closing(look, site.id, day).await?;
    let mut turns = Vec::new();
    match closing {
        None => turns = records::open_tickets(look, site.id, day).await?,
        Some(_) => {
            for state in [State::Unattended, State::Finished, State::Absent] {
                turns.extend(records::tickets_in_state(look, site.id, day, state).await?);
            }
            turns.retain(|t| t.state != State::Finished || t.outcome == Some(Outcome::Unrecorded));
        }
    }
    let reopenings = records::reopenings(look, site.id, day).await?;
    Ok(Some(Left { site, day, turns, closing, reopenings, today }))
}

#[derive(Template)]
#[template(path = "console/closing.html")]
pub(super) struct ClosingPage {
    pub page: PageFrame,
    pub typed: Typed,
    pub token: String,
    pub site: String,
    pub site_id: String,
    pub name: String,
    pub day: String,
    pub day_words: String,
    /// When it was closed; empty before.
    pub closed: String,
    /// What was written then.
    pub note: String,
    /// Whether it can still be reopened.
    pub may_reopen: bool,
    /// Closes that were taken back: a sentence and its reason.
    pub reopenings: Vec<(String, String)>,
    /// By how they are: words, codes.
    pub groups: Vec<(String, Vec<String>)>,
}

impl ClosingPage {
    pub(super) fn new(page: PageFrame, left: &Left, typed: Typed, token: String) -> ClosingPage {
        let Left { site, day, turns, closing, reopenings, today } = left;
        let group = |state: &State| {
            let codes: Vec<_> =
                turns.iter().filter(|t| t.state == *state).map(|t| t.code.to_string()).collect();
            let words = page.t1(&format!("hall-console-left-{}", state.key()), "n", codes.len());
            (words, codes)
        };
        let lang = page.lang();
        let again = |r: &Reopening| {
            let (when, closed) = (format::short_time(r.at, lang), format::short_time(r.closed_at, lang));
            let n = r.waiting.to_string();
            let args = [("when", &*when), ("closed", &*closed), ("by", &*r.by), ("n", &*n)];
            (page.t_args("hall-console-reopened", &args), r.reason.clone())
        };
        // in the order of the list of states; a day that is open has none of the last ones
        let shown = State::ALL.iter().filter(|s| **s != State::Gone);
        ClosingPage {
            site: site.key.clone(),
            site_id: site.id.to_string(),
            name: site.name.clone(),
            day: day.to_string(),
            day_words: format::day_with_year(*day, lang),
            closed: closing.as_ref().map(|c| format::moment(c.closed_at, lang)).unwrap_or_default(),
            note: closing.as_ref().map(|c| c.note.clone()).unwrap_or_default(),
            may_reopen: closing.is_some() && day == today,
            reopenings: reopenings.iter().map(again).collect(),
            groups: shown.map(group).filter(|(_, codes)| !codes.is_empty()).collect(),
            typed,
            token,
            page,
        }
    }
}
