//! On the page of a case that was filed a moment ago: back to the counter, and the case with the turn.

use askama::Template;
use cases::CaseId;
use kernel::{Failure, Id, Never};
use store::BoxFuture;
use web::{Door, PageFrame, Problem};

use crate::permissions;
use crate::records;
use crate::ticket::State;

#[derive(Template)]
#[template(path = "console/filed.html")]
pub(super) struct FiledPanel {
    pub page: PageFrame,
    pub ticket: String,
    pub code: String,
    pub case: String,
}

/// For an officer who attends a turn that has no case yet.
pub(super) fn show<'a>(door: &'a Door, key: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move {
        let Some(case) = Id::parse(key) else { return Ok(None) };
        let case: CaseId = case;
        let (true, Some(me)) = (door.actor().may(permissions::ATTEND), door.actor().account()) else {
            return Ok(None);
        };
        let found = door.store().read("hall.filed", me, |look, me| {
            Box::pin(async move {
                let Some(shift) = records::shift_of_officer(look, *me).await? else { return Ok(None) };
                Ok::<_, Failure<Never>>(records::ticket_at_counter(look, shift.counter).await?)
            })
        });
        let ticket = found.await?.filter(|t| t.state == State::Attended && t.case != Some(case));
        let Some(ticket) = ticket else { return Ok(None) };
        web::panel(FiledPanel {
            page: door.page("hall-console-title"),
            ticket: ticket.id.to_string(),
            code: ticket.code.to_string(),
            case: case.to_string(),
        })
    })
}
