//! `POST /sala/{site}/kiosco/conciliar`: a turn that the kiosk gave while the server did not answer.

use axum::extract::Path;
use axum::http::HeaderMap;
use kernel::{Day, Failure};
use serde::Serialize;
use store::Work;
use web::{Door, Fields, Problem, Reply};

use super::device;
use super::shell::{fresh, told};
use super::take::{Wish, service};
use crate::actions::take_ticket::{self, TakeTicket, Taken};
use crate::actions::{Refused, give_up};
use crate::code::OFFLINE_NUMBERS;
use crate::records;
use crate::refusal::HallRefusal;
use crate::ticket::Origin;

/// A turn that was given without connection.
#[derive(Debug, Clone)]
pub(crate) struct Reconcile {
    pub wish: Wish,
    /// The number on the paper.
    pub number: i64,
    /// How many seconds ago, as the kiosk measured it.
    pub age_s: i64,
    /// A request that may have reached the server before the connection broke: if it did, nobody holds a
    /// paper of its turn.
    pub instead_of: Option<String>,
}

/// What became of it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Reconciled {
    /// Whether the kiosk may forget it: the turn is in the line, or its day is over.
    pub done: bool,
    /// What is called aloud, if it is in the line.
    pub code: Option<String>,
    /// Whether that is another number than the one on the paper.
    pub changed: bool,
    /// Why it is not in the line.
    pub why: Option<String>,
}

/// Puts it into the line. Told twice, it is in the line once. Who holds a paper is attended, also when the
/// line was closed meanwhile.
///
/// # Errors
/// [`HallRefusal`]: as taking a turn; `AnotherDay` when the paper is of a day that is over.
pub(crate) async fn run(work: &mut Work<'_>, command: &Reconcile) -> Result<Taken, Refused> {
    let at = work.at().plus_seconds(-command.age_s.max(0));
    let today: Day = work.today();
    if at.day() != today {
        return Err(Failure::Refused(HallRefusal::AnotherDay));
    }
    if let Some(key) = command.instead_of.as_ref() {
        withdraw(work, key).await?;
    }
    let wish = &command.wish;
    let mut take = TakeTicket {
        site: wish.site,
        service: service(work, wish.site, &wish.service).await?,
        class: wish.class,
        ground: wish.ground,
        needs: wish.needs.clone(),
        origin: wish.origin,
        person: None,
        language: wish.language,
        at: Some(at),
        number: Some(command.number),
        request: wish.request.clone(),
    };
    match take_ticket::run(work, &take).await {
        Err(Failure::Refused(
            HallRefusal::SiteClosed { .. }
            | HallRefusal::ClosedToday { .. }
            | HallRefusal::LineClosed
            | HallRefusal::LineNotOpen { .. }
            | HallRefusal::NoTurnsLeft,
        )) => {
            take.origin = Origin::Host;
            take_ticket::run(work, &take).await
        }
        told => told,
    }
}

/// Ends the turn of a request whose answer never reached the kiosk.
async fn withdraw(work: &mut Work<'_>, key: &str) -> Result<(), Refused> {
    let Some((_, answer)) = records::request(work, key).await? else { return Ok(()) };
    let Ok(taken) = serde_json::from_str::<Taken>(&answer) else { return Ok(()) };
    match give_up::run(work, &give_up::GiveUp { secret: taken.secret }).await {
        // it was called or is over: then somebody has seen it
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// Answers JSON; the kiosk forgets what is `done`.
pub(crate) async fn submit(
    door: Door,
    Path(site): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Reply {
    let Some(device) = device::device(&door, &headers, &site).await? else {
        return Err(Problem::forbidden().detail("this kiosk is not enrolled".to_owned()));
    };
    let number = fields.text("numero").parse::<i64>().unwrap_or_default();
    let wish = Wish::read(&fields, device.site.id, door.lang(), Origin::Kiosk);
    let age_s = fields.text("hace").parse::<i64>().unwrap_or_default().clamp(0, 2 * 86_400);
    let instead = fields.text("en_vez");
    let instead_of = (!instead.is_empty() && instead.len() <= 64).then(|| format!("kiosk:{instead}"));
    if wish.request.is_none() || !OFFLINE_NUMBERS.contains(&number) {
        return Err(Problem::bad_request("numero and form_token are missing or wrong"));
    }
    let command = Reconcile { wish, number, age_s, instead_of };
    let done = door.store().write("hall.kiosk_reconcile", door.actor().clone(), command, |work, command| {
        Box::pin(run(work, command))
    });
    let answer = match done.await {
        Ok(taken) => Reconciled {
            done: true,
            changed: taken.code.number != number,
            code: Some(taken.code.to_string()),
            why: None,
        },
        Err(Failure::Refused(refusal)) => Reconciled {
            done: true,
            code: None,
            changed: false,
            why: Some(told(&door.page("hall-kiosk-title"), &refusal)),
        },
        Err(failure) => return Err(failure.into()),
    };
    fresh(web::json(&answer))
}
