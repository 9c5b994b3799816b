//! The verbs of a case, one per file, in the order of its course.

pub mod add_information;
pub(crate) mod add_information_by_web;
pub mod add_note;
pub mod assign_case;
pub mod classify_case;
pub mod file_case;
pub(crate) mod file_case_by_office;
pub(crate) mod file_case_by_web;
pub(crate) mod keep_draft_by_web;
pub mod keep_scratch;
pub mod request_signature;
pub mod return_answer;
pub mod save_draft;
pub mod sign_answer;
pub(crate) mod withdraw_by_web;
pub mod withdraw_case;
pub mod write_answer;
