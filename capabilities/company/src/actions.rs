//! Verbs that change something.

pub mod change;
pub mod edit_brand;
pub mod edit_calendar;
pub mod edit_numbers;
pub mod edit_profile;
pub mod found;
pub mod send_reset_mail;
pub mod set_up;
