//! What the company says on paper and what people attach: receipts and letters as data, files checked
//! and made harmless, and the traits of the outside world that prints and keeps them.
//!
//! Pure: printing and storing are done by the gateways `pdf` and `blobs`.

mod blob;
mod filename;
mod hash;
mod limits;
mod markdown;
mod paper;
mod picture;
mod sniff;
mod upload;
mod words;
mod zip;

pub use blob::BlobStore;
pub use filename::{MAX_NAME, clean_file_name};
pub use hash::Sha256Hash;
pub use limits::{Limits, MEGABYTE, size_words};
pub use markdown::{Block, Span, parse_markdown};
pub use paper::{
    Annex, Brand, Color, Letter, Letterhead, Part, Petitioner, Receipt, Reference, Section, Signature, Term,
    Typesetter, Verification,
};
pub use picture::{BadPicture, MAX_PIXELS, MAX_SIDE, Picture, Position, THUMBNAIL_SIDE, position, renew};
pub use sniff::{Content, ContentKind, Unacceptable, sniff};
pub use upload::{AcceptedFile, UploadRefusal, accept, accept_all};
pub use words::{date_in_words, day_in_words, moment_in_words};
