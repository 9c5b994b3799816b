//! The schema as one ordered list of files. A file that was released is never changed; a new one is added.

use store::Migration;

/// Every migration, oldest first.
pub const ALL: &[Migration] = include!(concat!(env!("OUT_DIR"), "/all.rs"));
