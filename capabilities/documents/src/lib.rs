//! What the company says on paper and what people attach.
//!
//! Files come in through [`keep_files`] (checked by content, pictures written anew) and [`store_attachment`].
//! Papers are data ([`Receipt`], [`Letter`]); [`issue_paper`] gives them a code that anybody can check at
//! `/verificar`, and [`print_paper`] makes the PDF. Printing and keeping bytes are done by the gateways `pdf`
//! and `blobs`, which implement [`Typesetter`] and [`BlobStore`].

mod actions;
mod attachment;
mod blob;
mod case_file;
mod collection;
mod events;
mod filename;
mod hash;
mod issued;
mod limits;
mod markdown;
mod paper;
mod picture;
mod press;
mod records;
mod routes;
mod screens;
mod serve;
mod sniff;
pub mod testing;
mod upload;
mod verification_code;
mod words;
mod zip;

pub use actions::issue_paper::run as issue_paper;
pub use actions::keep_files::run as keep_files;
pub use actions::print_paper::{PrintedPaper, run as print_paper};
pub use actions::store_attachment::run as store_attachment;
pub use attachment::{Attachment, AttachmentId, AttachmentTag, StoredFile};
pub use blob::BlobStore;
pub use case_file::{CaseFile, IndexLine, MOST_PICTURE_BYTES, MOST_PICTURES, Pictures, Piece, pdf_sheets};
pub use collection::{KEPT_DAYS, collect_loose, follow_collection};
pub use events::{FILE_ATTACHED, FILE_COLLECTED, PAPER_ISSUED, PAPER_PRINTED};
pub use filename::{MAX_NAME, clean_file_name};
pub use hash::Sha256Hash;
pub use issued::{IssuedPaper, Paper, PaperContent, PaperKind, PaperRefusal};
pub use limits::{Limits, MEGABYTE, size_words};
pub use markdown::{Block, Span, parse_markdown};
pub use paper::{
    Annex, AppealTerm, Brand, Color, DaysOff, Letter, Letterhead, Part, Petitioner, Receipt, Reference,
    Section, Signature, Term, Typesetter, Verification,
};
pub use picture::{BadPicture, MAX_PIXELS, MAX_SIDE, Picture, Position, THUMBNAIL_SIDE, position, renew};
pub use press::{follow_press, print_waiting};
pub use records::{
    attachment_of, attachments_of, kept_fingerprints, letter_by_code, paper_by_code, paper_by_number,
    papers_of,
};
pub use serve::{serve_file, serve_paper, serve_thumbnail};
pub use sniff::{Content, ContentKind, Unacceptable, sniff};
pub use upload::{AcceptedFile, UploadRefusal, accept, accept_all};
pub use verification_code::VerificationCode;
pub use words::{date_in_words, day_in_words, moment_in_words};

/// What documents hands to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "documents",
    routes: routes::routes,
    queries: records::ALL,
    texts: &[(kernel::Lang::Es, include_str!("es.ftl")), (kernel::Lang::En, include_str!("en.ftl"))],
    reactions: press::reactions,
    timers: collection::timers,
    samples: screens::verify::samples,
    events: events::ALL,
    ..web::Capability::EMPTY
};
