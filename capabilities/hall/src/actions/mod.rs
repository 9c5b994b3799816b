//! Verbs, one a file. Each enters its site first (see `records`), asks the noun, saves, announces.

mod acting;
pub mod back;
pub mod begin;
pub mod bring_back;
pub mod bring_history;
pub mod call_direct;
pub mod call_next;
pub mod close_day;
pub mod close_line;
pub mod close_shift;
pub mod end_the_night;
pub mod finish;
pub mod found_site;
pub mod give_up;
pub mod hold;
pub mod link_case;
pub mod link_person;
pub mod mark_absent;
pub mod move_to;
pub mod open_line;
pub mod open_shift;
pub mod pause;
pub mod recall;
pub mod reopen_day;
pub mod resume;
pub mod swap_for_later;
pub mod take_ticket;
pub mod transfer;
pub mod upgrade;

pub(crate) use acting::{
    Refused, act, by_secret, check_lane, clean, free_counter, keep, lane_for, load, own, refuse, remembered,
    site_of, tell,
};
