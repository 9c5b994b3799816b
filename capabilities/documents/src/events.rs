//! What documents announces. The subject of each event is that of the owner: `cases/<id>`.

/// A file was attached: `{"attachment": id, "sha256": fingerprint}`.
pub const FILE_ATTACHED: &str = "documents.file_attached";
/// A paper was issued: `{"kind": "receipt" | "letter", "number": its number}`.
pub const PAPER_ISSUED: &str = "documents.paper_issued";

/// A paper was printed for the first time and kept: `{"code", "sha256", "name"}`.
pub const PAPER_PRINTED: &str = "documents.printed";

/// The bytes of a file that never belonged to anything were forgotten: `{"sha256", "since"}`, with the
/// subject `documents/loose`.
pub const FILE_COLLECTED: &str = "documents.file_collected";

/// Every kind of event.
pub const ALL: &[&str] = &[FILE_ATTACHED, PAPER_ISSUED, PAPER_PRINTED, FILE_COLLECTED];
