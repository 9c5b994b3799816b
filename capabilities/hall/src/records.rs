//! The only files of the hall's core that speak to the database. Every verb first [`enter`]s its site: on
//! PostgreSQL this locks the row of the site until the commit, so that two nodes call one after the other.

mod book;
mod floor;
pub(crate) mod past;
mod shifts;
mod tickets;

pub use book::{
    CallLine, Closing, ObservedTurn, Reopening, day_closing, days_not_closed, observed_turns, recent_calls,
    reopenings,
};
pub(crate) use book::{
    insert_call, insert_day, keep_request, reopen_day, request, save_streak, streak, wipe_before, wipe_day,
};
pub(crate) use floor::{
    Gate, Through, closures_from, declared_from, enter, gate, insert_counter, insert_service, insert_site,
    shut_service,
};
pub use floor::{
    counter, counter_by_number, counters_of_site, hours_of_site, policy_at, service, services_of_site, site,
    site_by_key, sites,
};
pub(crate) use past::insert_past;
pub(crate) use shifts::{
    Calling, calling, certified, end_pause, insert_pause, insert_shift, save_shift, shifts_before,
};
pub use shifts::{open_shifts, save_skill, shift, shift_at_counter, shift_of_officer, skills_of};
pub use tickets::{
    AheadOf, LaneCount, ahead_of, held_by, intervals, open_tickets, ticket, ticket_at_counter,
    ticket_by_code, ticket_by_secret, tickets_in_lane, tickets_in_state, waiting, waiting_counts,
};
pub(crate) use tickets::{
    count_of_service, first_of_lane, heads, insert_ticket, left_at_counters, link, number_is_given,
    ranks_behind, save, take_number,
};

use kernel::Fault;

store::queries! { "queries.sql" =>
    LOCK_SITE, SITE_OF_TICKET, SITE_OF_SECRET, SITE_OF_SHIFT, SITE_OF_COUNTER, SITE_OF_SERVICE, SITE_BY_ID,
    SITE_BY_KEY, ALL_SITES, HOURS_OF_SITE, SERVICES_OF_SITE, SERVICE_BY_ID, COUNTERS_OF_SITE, COUNTER_BY_ID,
    COUNTER_BY_NUMBER, SERVICES_OF_COUNTERS, GATE, COUNT_OF_SERVICE, TAKE_NUMBER, NUMBER_IS_GIVEN,
    INSERT_TICKET, SAVE_TICKET, LINK_TICKET, END_INTERVAL, INSERT_INTERVAL, INTERVALS_OF, TICKET_BY_ID,
    TICKET_BY_SECRET, TICKET_BY_CODE, TICKET_AT_COUNTER, HELD_BY_OFFICER, TICKETS_IN_STATE, TICKETS_IN_LANE,
    OPEN_TICKETS, LEFT_AT_COUNTERS, HEADS, FIRST_OF_LANE, AHEAD_IN_LANE, WAITING_COUNTS, POLICY_AT, STREAK,
    SAVE_STREAK, RANKS_BEHIND, FORGET_CLOSING, INSERT_REOPENING, REOPENINGS, CLOSURES_FROM, DECLARED_FROM,
    INSERT_CALL, RECENT_CALLS, REQUEST, KEEP_REQUEST, FORGET_REQUESTS, CALLING, SHIFT_BY_ID,
    SHIFT_OF_OFFICER, SHIFT_AT_COUNTER, OPEN_SHIFTS, SHIFTS_BEFORE, INSERT_SHIFT, SAVE_SHIFT, INSERT_PAUSE,
    END_PAUSE, CERTIFIED, SKILLS_OF, SAVE_SKILL, SHUT_SERVICE, INSERT_DAY, DAY_CLOSING, WIPE_DAY,
    WIPE_BEFORE, DAYS_NOT_CLOSED, OBSERVED_TURNS, INSERT_SITE, INSERT_HOURS, INSERT_SERVICE, INSERT_COUNTER,
    INSERT_COUNTER_SERVICE
}

/// A key as its enumeration.
fn keyed<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    parse(text).ok_or_else(|| Fault::new("a stored key is one of its list"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_of_the_file_has_its_constant() {
        assert_eq!(store::check_queries(ALL, FILE), Vec::<String>::new());
    }
}
