//! What a button of these screens asks, and how it is done: one write, once, however often it is pressed.

use cases::CaseId;
use kernel::{Day, Failure, Id, Lang, clean_line, sha256_hex};
use people::PersonId;
use queueing::Class;
use serde::{Deserialize, Serialize};
use store::Work;
use web::Fields;

use crate::actions::{self, Refused, keep, refuse, remembered};
use crate::code::Code;
use crate::lane::Lane;
use crate::records;
use crate::refusal::HallRefusal;
use crate::shift::{Shift, ShiftId};
use crate::site::{CounterId, ServiceId, SiteId};
use crate::support::{Need, PriorityGround};
use crate::ticket::{Origin, Outcome, TicketId};

/// A button.
#[derive(Debug, Clone)]
pub(super) enum Press {
    Open(CounterId),
    Next,
    Direct {
        code: Code,
        reason: String,
    },
    Recall(TicketId),
    Absent(TicketId),
    Begin(TicketId),
    Hold(TicketId),
    Resume(TicketId),
    Transfer {
        ticket: TicketId,
        to: Lane,
        place: actions::transfer::Placing,
        note: String,
    },
    Finish {
        ticket: TicketId,
        topics: Vec<String>,
        outcome: Outcome,
        then_call: bool,
    },
    BringBack(TicketId),
    Pause(String),
    Back,
    Close(Option<ShiftId>),
    Person {
        ticket: TicketId,
        person: PersonId,
    },
    Case {
        ticket: TicketId,
        case: CaseId,
    },
    Take {
        site: SiteId,
        service: ServiceId,
        ground: Option<PriorityGround>,
        needs: Vec<Need>,
        /// Whether the turn is printed and followed in English.
        english: bool,
    },
    Upgrade {
        ticket: TicketId,
        ground: Option<PriorityGround>,
        needs: Vec<Need>,
    },
    Move {
        ticket: TicketId,
        to: Lane,
    },
    GiveUp(TicketId),
    Line {
        service: ServiceId,
        open: bool,
    },
    CloseDay {
        site: SiteId,
        day: Day,
        note: String,
    },
    ReopenDay {
        site: SiteId,
        day: Day,
        reason: String,
    },
}

/// A field that cannot be read: its name and the key of the sentence.
pub(super) type Wrong = (&'static str, &'static str);

/// What the next page says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Said {
    /// Key of a sentence.
    pub key: Option<String>,
}

fn said(key: &str) -> Said {
    Said { key: Some(key.to_owned()) }
}

fn id<T: kernel::Tag>(fields: &Fields, name: &'static str, key: &'static str) -> Result<Id<T>, Wrong> {
    Id::parse(fields.text(name)).ok_or((name, key))
}

fn turn(fields: &Fields) -> Result<TicketId, Wrong> {
    id(fields, "ticket", "hall-console-bad-ticket")
}

/// `service:{id}`, `counter:{id}` or `officer:{id}`.
fn lane(fields: &Fields) -> Result<Lane, Wrong> {
    let text = fields.text("to");
    let found = Lane::parse(text.strip_prefix("service:").unwrap_or(text));
    found.ok_or(("to", "hall-console-bad-to"))
}

fn line_of(fields: &Fields, name: &'static str, max: usize, key: &'static str) -> Result<String, Wrong> {
    clean_line(fields.text(name), max).map_err(|_| (name, key))
}

fn day(fields: &Fields) -> Result<Day, Wrong> {
    fields.text("day").parse().map_err(|_| ("day", "hall-console-bad-day"))
}

/// The ground as it was chosen; the class follows from it.
fn ground(fields: &Fields) -> Result<Option<PriorityGround>, Wrong> {
    match fields.text("ground") {
        "none" => Ok(None),
        text => PriorityGround::parse(text).map(Some).ok_or(("ground", "hall-console-bad-ground")),
    }
}

fn needs(fields: &Fields) -> Result<Vec<Need>, Wrong> {
    let read = |text: &str| Need::parse(text).ok_or(("needs", "hall-console-bad-needs"));
    fields.all("needs").map(read).collect()
}

/// The button of the counter's screen.
pub(super) fn at_counter(act: &str, fields: &Fields) -> Result<Option<Press>, Wrong> {
    Ok(Some(match act {
        "abrir" => Press::Open(id(fields, "counter", "hall-console-bad-counter")?),
        "llamar" => Press::Next,
        "directo" => Press::Direct {
            code: Code::parse(fields.text("code")).ok_or(("code", "hall-console-bad-code"))?,
            reason: line_of(fields, "reason", 200, "hall-console-bad-reason")?,
        },
        "repetir" => Press::Recall(turn(fields)?),
        "ausente" => Press::Absent(turn(fields)?),
        "empezar" => Press::Begin(turn(fields)?),
        "espera" => Press::Hold(turn(fields)?),
        "retomar" => Press::Resume(turn(fields)?),
        "pasar" => transfer(fields)?,
        "terminar" => Press::Finish {
            ticket: turn(fields)?,
            topics: fields.all("topics").map(str::to_owned).collect(),
            outcome: Outcome::parse(fields.text("outcome"))
                .filter(|o| *o != Outcome::Unrecorded)
                .ok_or(("outcome", "hall-console-bad-outcome"))?,
            then_call: fields.text("then") == "call",
        },
        "volver" => Press::BringBack(turn(fields)?),
        "pausa" => Press::Pause(line_of(fields, "pause", 80, "hall-console-bad-pause")?),
        "seguir" => Press::Back,
        "cerrar" => Press::Close(None),
        "persona" => {
            Press::Person { ticket: turn(fields)?, person: id(fields, "person", "hall-console-bad-person")? }
        }
        "caso" => Press::Case { ticket: turn(fields)?, case: id(fields, "case", "hall-console-bad-case")? },
        _ => return Ok(None),
    }))
}

fn transfer(fields: &Fields) -> Result<Press, Wrong> {
    Ok(Press::Transfer {
        ticket: turn(fields)?,
        to: lane(fields)?,
        place: actions::transfer::Placing::parse(fields.text("place"))
            .ok_or(("place", "hall-console-bad-place"))?,
        note: fields.text("note").to_owned(),
    })
}

/// The button of the host's tablet.
pub(super) fn at_door(act: &str, fields: &Fields) -> Result<Option<Press>, Wrong> {
    Ok(Some(match act {
        "turno" => Press::Take {
            site: id(fields, "site", "hall-console-bad-site")?,
            service: id(fields, "service", "hall-console-bad-service")?,
            ground: ground(fields)?,
            needs: needs(fields)?,
            english: fields.all("needs").any(|n| n == Need::English.key()),
        },
        "subir" => Press::Upgrade { ticket: turn(fields)?, ground: ground(fields)?, needs: needs(fields)? },
        "mover" => Press::Move { ticket: turn(fields)?, to: lane(fields)? },
        "volver" => Press::BringBack(turn(fields)?),
        "desistir" => Press::GiveUp(turn(fields)?),
        _ => return Ok(None),
    }))
}

/// The button of the coordinator.
pub(super) fn of_lead(act: &str, fields: &Fields) -> Result<Option<Press>, Wrong> {
    let line = |open| {
        let service = id(fields, "service", "hall-console-bad-service");
        service.map(|service| Press::Line { service, open })
    };
    Ok(Some(match act {
        "mover" => Press::Move { ticket: turn(fields)?, to: lane(fields)? },
        "pasar" => transfer(fields)?,
        "volver" => Press::BringBack(turn(fields)?),
        "desistir" => Press::GiveUp(turn(fields)?),
        "abrir-linea" => line(true)?,
        "cerrar-linea" => line(false)?,
        "cerrar-modulo" => Press::Close(Some(id(fields, "shift", "hall-console-bad-counter")?)),
        "reabrir" => Press::ReopenDay {
            site: id(fields, "site", "hall-console-bad-site")?,
            day: day(fields)?,
            reason: line_of(fields, "reason", 200, "hall-console-bad-reopen-reason")?,
        },
        "cierre" => Press::CloseDay {
            site: id(fields, "site", "hall-console-bad-site")?,
            day: day(fields)?,
            note: match fields.text("confirm") {
                "1" => fields.text("note").to_owned(),
                _ => return Err(("confirm", "hall-console-bad-confirm")),
            },
        },
        _ => return Ok(None),
    }))
}

/// The key under which a button is remembered: the token of its page, the verb and its turn.
pub(super) fn request_key(act: &str, fields: &Fields) -> Option<String> {
    let token = fields.text("request");
    if token.is_empty() {
        return None;
    }
    Some(sha256_hex(format!("{act} {token} {}", fields.text("ticket")).as_bytes()))
}

const VERB: &str = "button";

/// Does it, once for each key.
pub(super) async fn run(work: &mut Work<'_>, key: Option<&String>, press: &Press) -> Result<Said, Refused> {
    // a taken turn is remembered with its code and secret: the next page shows them
    if matches!(press, Press::Take { .. }) {
        return take(work, key, press).await;
    }
    if let Some(before) = remembered(work, key, VERB).await? {
        return Ok(before);
    }
    let said = done(work, press).await?;
    // nobody was called: the same button may be pressed again
    if said.key.as_deref() != Some("hall-console-said-nobody") {
        keep(work, key, VERB, &said).await?;
    }
    Ok(said)
}

async fn take(work: &mut Work<'_>, key: Option<&String>, press: &Press) -> Result<Said, Refused> {
    let Press::Take { site, service, ground, needs, english } = press else { return Ok(Said::default()) };
    let take = actions::take_ticket::TakeTicket {
        site: *site,
        service: *service,
        class: ground.map_or(Class::General, PriorityGround::class),
        ground: *ground,
        needs: needs.clone(),
        origin: Origin::Host,
        person: None,
        language: if *english { Lang::En } else { Lang::Es },
        at: None,
        number: None,
        request: key.cloned(),
    };
    actions::take_ticket::run(work, &take).await?;
    Ok(Said::default())
}

/// The open shift of whoever presses.
async fn mine(work: &mut Work<'_>) -> Result<Shift, Refused> {
    let Some(me) = work.actor().account() else { return refuse(HallRefusal::NotAnOfficer) };
    let shift = records::shift_of_officer(work, me).await?;
    shift.ok_or(Failure::Refused(HallRefusal::ShiftClosed))
}

async fn call(work: &mut Work<'_>) -> Result<Said, Refused> {
    let shift = mine(work).await?.id;
    let called =
        actions::call_next::run(work, &actions::call_next::CallNext { shift, request: None }).await?;
    Ok(called.map_or_else(|| said("hall-console-said-nobody"), |_| Said::default()))
}

async fn done(work: &mut Work<'_>, press: &Press) -> Result<Said, Refused> {
    match press {
        Press::Next => return call(work).await,
        Press::Finish { ticket, topics, outcome, then_call } => {
            let finish = actions::finish::Finish {
                ticket: *ticket,
                topics: topics.clone(),
                outcome: *outcome,
                person: None,
                case: None,
            };
            actions::finish::run(work, &finish).await?;
            return if *then_call { call(work).await } else { Ok(said("hall-console-said-finished")) };
        }
        Press::Direct { code, reason } => return direct(work, code, reason).await,
        Press::Open(counter) => {
            let open = actions::open_shift::OpenShift { counter: *counter, officer: None };
            actions::open_shift::run(work, &open).await?;
        }
        Press::Pause(reason) => {
            let shift = mine(work).await?.id;
            actions::pause::run(work, &actions::pause::Pause { shift, reason: reason.clone() }).await?;
        }
        Press::Back => {
            let shift = mine(work).await?.id;
            actions::back::run(work, &actions::back::Back { shift }).await?;
        }
        Press::Close(shift) => {
            let shift = match shift {
                Some(id) => *id,
                None => mine(work).await?.id,
            };
            actions::close_shift::run(work, &actions::close_shift::CloseShift { shift }).await?;
            return Ok(said("hall-console-said-closed"));
        }
        Press::Line { service, open: true } => {
            actions::open_line::run(work, &actions::open_line::OpenLine { service: *service }).await?;
        }
        Press::Line { service, open: false } => {
            actions::close_line::run(work, &actions::close_line::CloseLine { service: *service }).await?;
        }
        Press::CloseDay { site, day, note } => {
            let close = actions::close_day::CloseDay { site: *site, day: *day, note: note.clone() };
            actions::close_day::run(work, &close).await?;
            return Ok(said("hall-console-said-day-closed"));
        }
        Press::ReopenDay { site, day, reason } => {
            let reopen = actions::reopen_day::ReopenDay { site: *site, day: *day, reason: reason.clone() };
            actions::reopen_day::run(work, &reopen).await?;
            return Ok(said("hall-console-said-day-reopened"));
        }
        turn => return of_turn(work, turn).await,
    }
    Ok(Said::default())
}

async fn direct(work: &mut Work<'_>, code: &Code, reason: &str) -> Result<Said, Refused> {
    let shift = mine(work).await?;
    let day = work.today();
    let found = records::ticket_by_code(work, shift.site, day, code).await?;
    let ticket = found.ok_or(Failure::Refused(HallRefusal::UnknownTicket))?.id;
    let call = actions::call_direct::CallDirect {
        shift: shift.id,
        ticket,
        reason: reason.to_owned(),
        request: None,
    };
    actions::call_direct::run(work, &call).await?;
    Ok(Said::default())
}

/// What is done to one turn.
async fn of_turn(work: &mut Work<'_>, press: &Press) -> Result<Said, Refused> {
    match press {
        Press::Recall(ticket) => {
            actions::recall::run(work, &actions::recall::Recall { ticket: *ticket, request: None }).await?;
        }
        Press::Absent(ticket) => {
            actions::mark_absent::run(work, &actions::mark_absent::MarkAbsent { ticket: *ticket }).await?;
            return Ok(said("hall-console-said-absent"));
        }
        Press::Begin(ticket) => {
            actions::begin::run(work, &actions::begin::Begin { ticket: *ticket }).await?;
        }
        Press::Hold(ticket) => {
            actions::hold::run(work, &actions::hold::Hold { ticket: *ticket }).await?;
        }
        Press::Resume(ticket) => {
            let shift = mine(work).await?.id;
            actions::resume::run(work, &actions::resume::Resume { ticket: *ticket, shift }).await?;
        }
        Press::Transfer { ticket, to, place, note } => {
            let transfer = actions::transfer::Transfer {
                ticket: *ticket,
                to: *to,
                place: *place,
                note: note.trim().to_owned(),
            };
            actions::transfer::run(work, &transfer).await?;
            return Ok(said("hall-console-said-moved"));
        }
        Press::BringBack(ticket) => {
            actions::bring_back::run(work, &actions::bring_back::BringBack { ticket: *ticket }).await?;
            return Ok(said("hall-console-said-back"));
        }
        Press::Person { ticket, person } => {
            let link = actions::link_person::LinkPerson { ticket: *ticket, person: *person };
            actions::link_person::run(work, &link).await?;
        }
        Press::Case { ticket, case } => {
            let link = actions::link_case::LinkCase { ticket: *ticket, case: *case };
            actions::link_case::run(work, &link).await?;
        }
        Press::Upgrade { ticket, ground, needs } => {
            let upgrade = actions::upgrade::Upgrade {
                ticket: *ticket,
                class: ground.map_or(Class::General, PriorityGround::class),
                ground: *ground,
                needs: needs.clone(),
            };
            actions::upgrade::run(work, &upgrade).await?;
            return Ok(said("hall-console-said-upgraded"));
        }
        Press::Move { ticket, to } => {
            actions::move_to::run(work, &actions::move_to::MoveTo { ticket: *ticket, to: *to }).await?;
            return Ok(said("hall-console-said-moved"));
        }
        Press::GiveUp(ticket) => {
            actions::give_up::told(work, ticket).await?;
        }
        _ => {}
    }
    Ok(Said::default())
}
