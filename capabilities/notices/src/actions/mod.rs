//! Verbs, one a file. Officers' forms end in `screens::sheet::finish`.

mod advance;
pub mod contest;
pub mod correct_appeals;
pub mod open_decision;
pub mod open_notice;
pub mod publish_aviso;
pub mod record_knowledge;
pub mod record_result;
pub mod record_visit;
pub mod send_aviso;
pub mod summon;
pub mod take_down;
pub mod told_at_once;
pub mod withdraw_acceptance;

pub(crate) use advance::{act, act_then, keep, let_days_pass, read_for};
