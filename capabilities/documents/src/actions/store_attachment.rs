//! A kept file becomes an attachment of something.

use kernel::Fault;
use serde_json::json;
use store::{Event, Work};

use crate::{Attachment, StoredFile, events, records};

/// Attaches `file` to `subject_ref` (`cases/<id>`). The caller has checked that the actor may do so.
pub async fn run(work: &mut Work<'_>, subject_ref: &str, file: &StoredFile) -> Result<Attachment, Fault> {
    let attachment = Attachment {
        id: work.new_id(),
        subject_ref: subject_ref.to_owned(),
        file: file.clone(),
        attached_at: work.at(),
        attached_by: work.actor().trace(),
    };
    records::insert_attachment(work, &attachment).await?;
    work.announce(Event {
        kind: events::FILE_ATTACHED,
        subject: subject_ref.to_owned(),
        data: json!({ "attachment": attachment.id, "sha256": file.sha256 }),
    });
    Ok(attachment)
}
