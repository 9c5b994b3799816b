//! Words that every other crate uses and that know nothing of utilities: instants and days, ids,
//! chance, who acts, and the two ways in which work fails.
//!
//! Architecture invariant: no domain word, no I/O except the clock and the randomness of the
//! operating system, which enter the program here and nowhere else.

mod actor;
mod chance;
mod clock;
mod failure;
mod id;
mod join;
mod keyed;
mod lang;
mod text;

pub use actor::{AccountId, AccountTag, Actor, Permission};
pub use chance::{Chance, SeededChance, SystemChance};
pub use clock::{At, Clock, Day, ManualClock, SystemClock, bogota, time_of_day};
pub use failure::{Failure, Fault, Never, Refusal};
pub use id::{Id, IdSource, Tag};
pub use jiff;
pub use join::{join, total};
pub use lang::Lang;
pub use text::{TextProblem, clean_line, clean_text, fold, hex, sha256_hex};
