//! What dispatch announces. `dispatch.queued` speaks about the message itself and wakes the postman; the
//! others speak about what the message is about, so that whoever watches a case hears of its mails.

use serde_json::json;
use store::{Event, Work};

use crate::MessageId;
use crate::records::Standing;

/// A message waits to be sent. Subject: `dispatch/<message id>`.
pub const QUEUED: &str = "dispatch.queued";
/// The other side took it. Subject: what the message is about; `data.message` is its id.
pub const SENT: &str = "dispatch.sent";
/// It will not be tried again by itself.
pub const FAILED: &str = "dispatch.failed";
/// It came back.
pub const BOUNCED: &str = "dispatch.bounced";
/// Nobody knows whether it arrived: a person decides.
pub const UNCERTAIN: &str = "dispatch.uncertain";

/// Every kind.
pub const ALL: &[&str] = &[QUEUED, SENT, FAILED, BOUNCED, UNCERTAIN];

/// What subjects of [`QUEUED`] begin with.
pub(crate) const OWN_SUBJECTS: &str = "dispatch/";

pub(crate) fn queued(work: &mut Work<'_>, id: MessageId, purpose: &str, subject_ref: &str) {
    let data = json!({ "purpose": purpose, "about": subject_ref });
    work.announce(Event { kind: QUEUED, subject: format!("{OWN_SUBJECTS}{id}"), data });
}

/// Tells where a message stands now, if that is worth telling.
pub(crate) fn tell(work: &mut Work<'_>, id: MessageId, now: &Standing) {
    let kind = match now.delivery.state.name() {
        "sent" => SENT,
        "failed" => FAILED,
        "bounced" => BOUNCED,
        "uncertain" => UNCERTAIN,
        _ => return,
    };
    let reason = now.delivery.state.reason().map(crate::Reason::code);
    let (id, code) = (id.to_string(), now.delivery.state.code());
    let data = json!({ "message": id, "purpose": now.purpose, "reason": reason, "code": code,
        "attempt": now.delivery.attempt });
    work.announce(Event { kind, subject: now.subject_ref.clone(), data });
}
