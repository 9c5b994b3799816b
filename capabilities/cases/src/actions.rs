//! The verbs of a case, one per file, in the order of its course.

pub mod add_information;
pub mod add_note;
pub mod assign_case;
pub mod classify_case;
pub mod file_case;
pub mod request_signature;
pub mod return_answer;
pub mod save_draft;
pub mod sign_answer;
pub mod withdraw_case;
pub mod write_answer;
