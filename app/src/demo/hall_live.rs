//! The service room goes on by itself while the demo runs: people come in, three counters call, attend and
//! finish, some rate, through the verbs that everybody uses. A counter that somebody else opened is never
//! touched, and one that somebody closed stays closed for that day.

use std::time::Duration;

use hall::actions::found_site::Founded;
use hall::actions::{begin, call_next, finish, mark_absent, open_shift, recall, take_ticket};
use hall::{HallRefusal, Outcome, Shift, State, Ticket};
use kernel::{AccountId, Actor, Day, Failure, IdSource};
use store::{Store, Work};

use super::dice::{Dice, mix};
use super::hall::{OPEN, SITE, somebody};
use super::hall_ratings;
use super::staff::{STAFF, login};

/// Between two pulses, at speed 1.
const PULSE_MS: u64 = 9_000;
/// With so many in the lines nobody else comes in.
const FULL: i64 = 9;
/// Of a thousand pulses, those with which somebody comes.
const ARRIVALS: usize = 550;
/// How long an attention lasts at least and at most, in pulses.
const ATTENTION: (i64, i64) = (4, 12);

/// On which day each desk was seen open.
type Seen = [Option<Day>; OPEN.len()];

/// One pulse: everything that it may do is drawn from `luck`.
#[derive(Clone, Copy)]
struct Pulse {
    luck: u64,
    seen: Seen,
    pulse_ms: u64,
}

/// Lets the room go on for ever, `speed` times as quickly as people are; 0 lets it stand still.
pub async fn follow(store: Store, ids: IdSource, speed: u32) {
    let Some(pulse_ms) = PULSE_MS.checked_div(u64::from(speed)).map(|ms| ms.max(200)) else { return };
    let mut tick = tokio::time::interval(Duration::from_millis(pulse_ms));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut seen: Seen = [None; OPEN.len()];
    loop {
        tick.tick().await;
        let bytes = ids.chance().bytes16();
        let luck = bytes.iter().fold(0, |sum: u64, b| mix(sum ^ u64::from(*b)));
        let pulse = Pulse { luck, seen, pulse_ms };
        let done = store.write("demo.hall_pulse", Actor::System("demo"), pulse, |work, pulse| {
            Box::pin(beat(work, *pulse))
        });
        match done.await {
            Ok(now_seen) => seen = now_seen,
            // somebody changed something at the same moment, or closed the day
            Err(Failure::Refused(refusal)) => tracing::debug!(?refusal, "the hall of the demo waits"),
            Err(Failure::Broke(fault)) => {
                tracing::warn!(%fault, "the hall of the demo stopped");
                return;
            }
        }
    }
}

async fn beat(work: &mut Work<'_>, pulse: Pulse) -> Result<Seen, Failure<HallRefusal>> {
    let Some(room) = room(work).await? else { return Ok(pulse.seen) };
    let dice = Dice::new(pulse.luck, "hall live");
    let today = work.today();
    let waiting = hall::records::waiting_counts(work, room.site, today).await?;
    if waiting.iter().map(|w| w.count).sum::<i64>() < FULL && dice.permille(ARRIVALS) {
        take_ticket::run(work, &somebody(&room, &dice)).await?;
    }
    let mut seen = pulse.seen;
    for (desk, (nth, place)) in OPEN.iter().enumerate() {
        let account = identity::api::account_by_login(work, &login(&STAFF[*place])).await?;
        let (Some(account), counter) = (account, room.counters[*nth]) else { continue };
        match hall::records::shift_of_officer(work, account.id).await? {
            Some(shift) if shift.counter == counter && shift.opened_at.day() == today => {
                seen[desk] = Some(today);
                if shift.paused_since.is_none() {
                    attend(work, &shift, *nth, &dice, pulse.pulse_ms).await?;
                }
            }
            Some(_) => {}
            None if seen[desk] == Some(today) => {}
            None => open(work, counter, account.id).await?,
        }
    }
    Ok(seen)
}

async fn room(work: &mut Work<'_>) -> Result<Option<Founded>, Failure<HallRefusal>> {
    let Some(site) = hall::records::site_by_key(work, SITE).await? else { return Ok(None) };
    let services = hall::records::services_of_site(work, site.id).await?;
    let counters = hall::records::counters_of_site(work, site.id).await?;
    let most = OPEN.iter().map(|(counter, _)| *counter).max().unwrap_or(0);
    // whoever changed the room has another one
    if services.is_empty() || counters.len() <= most || !site.active {
        return Ok(None);
    }
    let services = services.iter().map(|s| s.id).collect();
    Ok(Some(Founded { site: site.id, services, counters: counters.iter().map(|c| c.id).collect() }))
}

async fn open(
    work: &mut Work<'_>,
    counter: hall::CounterId,
    officer: AccountId,
) -> Result<(), Failure<HallRefusal>> {
    if hall::records::shift_at_counter(work, counter).await?.is_some() {
        return Ok(());
    }
    open_shift::run(work, &open_shift::OpenShift { counter, officer: Some(officer) }).await.map(drop)
}

/// One step at a counter.
async fn attend(
    work: &mut Work<'_>,
    shift: &Shift,
    place: usize,
    dice: &Dice,
    pulse_ms: u64,
) -> Result<(), Failure<HallRefusal>> {
    match hall::records::ticket_at_counter(work, shift.counter).await? {
        None => {
            hall_ratings::touch(work, shift.counter, place).await?;
            let call = call_next::CallNext { shift: shift.id, request: None };
            call_next::run(work, &call).await.map(drop)
        }
        Some(ticket) if ticket.state == State::Called => called(work, &ticket).await,
        Some(ticket) => {
            let pulses = dice.between(ATTENTION.0, ATTENTION.1);
            let lasts = i64::try_from(pulse_ms).unwrap_or(i64::MAX).saturating_mul(pulses) / 1_000;
            if work.at().seconds_since(ticket.since) < lasts {
                return Ok(());
            }
            let outcome =
                *dice.pick(&[Outcome::Resolved, Outcome::Resolved, Outcome::Informed, Outcome::Paid]);
            let end =
                finish::Finish { ticket: ticket.id, topics: Vec::new(), outcome, person: None, case: None };
            finish::run(work, &end).await.map(drop)
        }
    }
}

/// Most come; one of thirteen does not, is called again, and then counts as absent.
async fn called(work: &mut Work<'_>, ticket: &Ticket) -> Result<(), Failure<HallRefusal>> {
    if ticket.code.number % 13 != 0 {
        return begin::run(work, &begin::Begin { ticket: ticket.id }).await.map(drop);
    }
    let passed = ticket.last_call_at.map_or(0, |last| work.at().seconds_since(last));
    if passed <= hall::CALL_SPACING_S {
        return Ok(());
    }
    if ticket.calls < hall::CALLS_BEFORE_ABSENT {
        let again = recall::Recall { ticket: ticket.id, request: None };
        return recall::run(work, &again).await.map(drop);
    }
    mark_absent::run(work, &mark_absent::MarkAbsent { ticket: ticket.id }).await.map(drop)
}
