//! How long somebody will wait, from what this hall did in the last four weeks: see `queueing::predict`.

use kernel::{At, Fault};
use queueing::predict::{self, Ahead, Cycle, Observed, Range, Waiting};
use queueing::{Class, Streak};
use store::Look;
use web::PageFrame;

use super::records;
use crate::records::{ahead_of, policy_at};
use crate::site::{ServiceId, SiteId, Takes};
use crate::ticket::{State, Ticket, TicketId};

const DAYS_OBSERVED: i64 = 28;

/// Who asks: somebody who would take a turn now, or a turn that waits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking {
    pub site: SiteId,
    pub service: ServiceId,
    pub class: Class,
    pub ticket: Option<TicketId>,
    pub at: At,
}

/// The range, or nothing: no counter is open, or too little is known.
pub(crate) async fn expected(look: &mut Look<'_>, asking: Asking) -> Result<Option<Range>, Fault> {
    let Asking { site, service, class, at, .. } = asking;
    let counters = records::open_counters(look, site, service).await?;
    let mine = |takes: Takes| takes == Takes::All || class == Class::Preferential;
    let counters: Vec<Option<i64>> = counters
        .into_iter()
        .filter(|(takes, _)| mine(*takes))
        .map(|(_, called)| called.map(|called| at.seconds_since(called).max(0)))
        .collect();
    if counters.is_empty() {
        return Ok(None);
    }
    let observed = observed(look, site, service, at).await?;
    if observed.cycles.len() < predict::FEWEST_OBSERVED {
        return Ok(None);
    }
    let mut line = records::waiting_of_pool(look, site, at.day(), service).await?;
    let me = match asking.ticket {
        Some(id) => line.iter().position(|(other, ..)| *other == id),
        None => Some(line.len()),
    };
    let Some(me) = me else { return Ok(None) };
    let seconds = observed.cycles.iter().map(|c| c.seconds).sum::<i64>() / observed.cycles.len() as i64;
    let pace_s = seconds / counters.len() as i64;
    let policy = policy_at(look, site, at).await?;
    let mut waiting: Vec<Waiting> = line
        .drain(..)
        .map(|(_, class, since)| Waiting { class, waited_s: at.seconds_since(since).max(0) })
        .collect();
    if asking.ticket.is_none() {
        waiting.push(Waiting { class, waited_s: 0 });
    }
    let Some(before) = predict::calls_before(&policy, &waiting, me, &Streak::default(), pace_s) else {
        return Ok(None);
    };
    let arrivals = records::arrivals_of_pool(look, site, at.day(), service, at.plus_hours(-1)).await?;
    let passing =
        |(later, count): &(Class, i64)| *count as f64 * predict::passing_share(&policy, class, *later);
    let ahead = Ahead {
        ahead: before,
        passing_per_hour: arrivals.iter().map(passing).sum(),
        counters,
        hour_of_week: hour_of_week(at),
    };
    Ok(predict::wait(&ahead, &observed))
}

/// How many are before a turn, and its range; both only while it waits.
pub(crate) async fn of_turn(
    look: &mut Look<'_>,
    ticket: &Ticket,
    at: At,
) -> Result<(i64, Option<Range>), Fault> {
    if ticket.state != State::Waiting {
        return Ok((0, None));
    }
    let ahead = ahead_of(look, ticket).await?.total();
    let Ticket { site, service, class, id, .. } = *ticket;
    let wait = expected(look, Asking { site, service, class, ticket: Some(id), at }).await?;
    Ok((ahead, wait))
}

async fn observed(look: &mut Look<'_>, site: SiteId, service: ServiceId, at: At) -> Result<Observed, Fault> {
    let cycles = records::recent_cycles(look, site, service, at.plus_days(-DAYS_OBSERVED)).await?;
    let cycle = |(called, ended): &(At, At)| Cycle {
        seconds: ended.seconds_since(*called).max(0),
        hour_of_week: hour_of_week(*called),
    };
    Ok(Observed { cycles: cycles.iter().map(cycle).collect() })
}

fn hour_of_week(at: At) -> u8 {
    let local = at.zoned();
    (i16::from(local.weekday().to_monday_zero_offset()) * 24 + i16::from(local.hour())) as u8
}

/// Whole minutes that hold the range: the lower one rounded down, the higher one up.
pub(crate) fn minutes(range: Range) -> (i64, i64) {
    let low = range.low_s.max(0) / 60;
    (low, ((range.high_s.max(0) + 59) / 60).max(low + 1))
}

/// «Entre 5 y 12 minutos», or that nobody knows.
pub(crate) fn sentence(page: &PageFrame, range: Option<Range>) -> String {
    match range.map(minutes) {
        None => page.t("hall-kiosk-wait-unknown").into_owned(),
        Some((0, high)) => page.t1("hall-kiosk-wait-less", "high", high),
        Some((low, high)) => page.t2("hall-kiosk-wait-range", "low", low, "high", high),
    }
}

/// «5 a 12», for the button of a line.
pub(crate) fn short(page: &PageFrame, range: Range) -> String {
    match minutes(range) {
        (0, high) => page.t1("hall-kiosk-wait-short-less", "high", high),
        (low, high) => page.t2("hall-kiosk-wait-short", "low", low, "high", high),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minutes_hold_the_range() {
        let range = |low_s, high_s| minutes(Range { low_s, high_s });
        assert_eq!(range(0, 0), (0, 1));
        assert_eq!(range(59, 61), (0, 2));
        assert_eq!(range(300, 301), (5, 6));
        assert_eq!(range(300, 720), (5, 12));
    }

    #[test]
    fn hours_of_the_week_begin_on_monday() {
        let hour = |text| hour_of_week(At::parse(text).unwrap());
        assert_eq!(hour("2026-03-09T00:30"), 0);
        assert_eq!(hour("2026-03-15T23:59"), 167);
    }
}
