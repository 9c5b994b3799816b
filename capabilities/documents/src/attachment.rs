//! A file that belongs to something.

use kernel::{At, Id, Tag};
use serde::{Deserialize, Serialize};

use crate::{AcceptedFile, Content, Position, Sha256Hash};

/// Marks ids of attachments.
pub enum AttachmentTag {}
impl Tag for AttachmentTag {
    const NAME: &'static str = "attachment";
}
/// Id of an attachment.
pub type AttachmentId = Id<AttachmentTag>;

/// A file whose bytes are in the blob store but that belongs to nothing yet. Can be written as JSON
/// beside a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Clean name.
    pub name: String,
    /// Media type; one of those of [`Content`].
    pub mime: String,
    /// In bytes.
    pub size: u64,
    /// Fingerprint of its bytes.
    pub sha256: Sha256Hash,
    /// Fingerprint of its thumbnail, a JPEG.
    pub thumbnail: Option<Sha256Hash>,
    /// Where the photograph was taken.
    pub position: Option<Position>,
}

impl StoredFile {
    /// What it is, if its media type is still one of those that are accepted.
    pub fn content(&self) -> Option<Content> {
        Content::from_mime(&self.mime)
    }

    pub(crate) fn of(file: &AcceptedFile) -> StoredFile {
        StoredFile {
            name: file.name.clone(),
            mime: file.content.mime().to_owned(),
            size: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
            sha256: file.sha256,
            thumbnail: file.thumbnail.as_ref().map(|bytes| Sha256Hash::of(bytes)),
            position: file.position,
        }
    }
}

/// A file that belongs to something.
#[doc(alias = "anexo")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// Whose it is: `cases/<id>`. Who may see that may see the file.
    pub subject_ref: String,
    /// The file.
    pub file: StoredFile,
    /// Since when.
    pub attached_at: At,
    /// Who attached it, as [`kernel::Actor::trace`] writes it.
    pub attached_by: String,
}
