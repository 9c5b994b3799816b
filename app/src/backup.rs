//! One file that holds everything, and the way back.
//!
//! The archive is a gzipped tar: the database as lines of JSON from one snapshot, every file under its
//! SHA-256, the key of the installation, and at the end a manifest with versions, counts and hashes. An
//! archive without its manifest is incomplete. The snapshot is taken before the files are listed, so every
//! file that it names is there.

mod make;
mod manifest;
mod restore;

pub use make::backup;
pub use manifest::{FORMAT, Manifest, Step};
pub use restore::restore;

/// The database inside the archive.
const DATABASE: &str = "database.jsonl";
/// The manifest inside the archive, its last entry.
const MANIFEST: &str = "manifest.json";
/// The folder of files inside the archive.
const FILES: &str = "files/";
