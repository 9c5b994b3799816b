//! Questions: pages that only read, one per file.

pub mod account_sheet;
pub mod accounts;
pub mod my_account;
pub mod roles;
pub mod tokens;
