//! The pages of people.

pub(crate) mod find;
pub(crate) mod sheet;
