//! Under which number: gapless filing numbers per year and class, and the book that proves them.
//!
//! A number is taken in the transaction that stores the document, from a counter row: a rollback gives it
//! back, a commit keeps it for ever (Acuerdo AGN 001 de 2024: consecutive, never reserved, never reused).

mod actions;
mod number;
mod records;
mod verify;

pub use actions::annul_number::{AnnulRefusal, annul_number};
pub use actions::take_number::{Entry, take_number};
pub use number::{Class, FilingNumber, NumberShape, ShapeProblem};
pub use records::{ALL as QUERIES, FILE as QUERY_FILE, entry_of, next_shape, set_shape};
pub use verify::{BookReport, verify_books};
