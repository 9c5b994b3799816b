//! What the regulator calls things, and what people call them.
//!
//! The tables of Superservicios' report of petitions (causes, procedures, responses, notices) are data of
//! this crate, each row with the days on which it is valid; above them stand everyday names, from which a
//! citizen chooses and which lead to one or more causes that the officer then refines.

mod cause;
mod everyday;
mod report_types;
mod tax_number;
mod topics;
mod utility_service;

pub use cause::{Allowed, Cause, CauseGroup, causes_for, causes_in_force};
pub use everyday::{EverydayCause, Need, UNSURE, everyday, everyday_for};
pub use report_types::{NoticeType, Procedure, ResponseType, notice_types, procedures, response_types};
pub use tax_number::nit_check_digit;
pub use utility_service::UtilityService;
