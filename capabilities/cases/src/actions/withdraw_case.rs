//! The person withdraws (CPACA, art. 18).

use kernel::{Failure, clean_text};
use serde_json::json;
use store::Work;

use crate::case::{Act, Case, CaseId, CaseRefusal};
use crate::events;
use crate::records::{self, EntryKind, NewEntry};

/// A withdrawal, with its reason if the person gives one.
#[doc(alias = "desistimiento")]
#[derive(Debug, Clone)]
pub struct WithdrawCase {
    /// The case.
    pub id: CaseId,
    /// Why, in the person's words; may be empty.
    pub reason: String,
}

/// Withdraws it.
pub async fn run(work: &mut Work<'_>, withdrawal: &WithdrawCase) -> Result<Case, Failure<CaseRefusal>> {
    let reason = clean_text(&withdrawal.reason, 2_000).unwrap_or_default();
    let case = records::act(work, withdrawal.id, Act::Withdraw, None).await?;
    let entry = NewEntry {
        case: case.id,
        kind: EntryKind::Withdrawal,
        author_name: &records::actor_name(work.actor()),
        public: true,
        body: &reason,
        data: json!({}),
    };
    records::add_entry(work, &entry).await?;
    work.announce(events::bare(case.id, events::WITHDRAWN));
    Ok(case)
}
