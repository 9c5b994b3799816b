//! Verbs that change something.

pub mod issue_paper;
pub mod keep_files;
pub mod print_paper;
pub mod store_attachment;
