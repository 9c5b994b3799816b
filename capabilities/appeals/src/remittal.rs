//! What goes to the Superintendence and what comes back: the file, its result, its execution.

use documents::{AttachmentId, IndexLine};
use kernel::Day;
use serde::{Deserialize, Serialize};

use kernel::keyed;

/// The complete file on its way to the Superintendence (Ley 142 de 1994, art. 159).
#[doc(alias = "remisión del expediente")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remittal {
    /// The day on which it left.
    pub on: Day,
    /// Number of the letter with which it went.
    pub number: String,
    /// Code of that letter.
    pub letter_code: String,
    /// Code of the file as one paper.
    pub file_code: String,
    /// How it was sent, and the number that the Superintendence gave, as the officer wrote it.
    pub how: String,
    /// Every document that went.
    pub index: Vec<IndexLine>,
    /// Who sent it.
    pub by_name: String,
}

keyed! {
    /// What the Superintendence decided.
    Outcome {
        /// The decision of the company stands.
        #[doc(alias = "confirma")]
        Upheld = "upheld",
        /// It is changed.
        #[doc(alias = "modifica")]
        Modified = "modified",
        /// It is annulled; about a refusal: the appeal must be heard.
        #[doc(alias = "revoca")]
        Revoked = "revoked",
        /// The appeal is refused there.
        Refused = "refused",
        /// The file comes back to be completed.
        #[doc(alias = "devuelve el expediente")]
        Returned = "returned",
    }
}

impl Outcome {
    /// What may be decided about a subsidiary appeal (`false`) or about its refusal (`true`).
    pub fn fits(self, about_refusal: bool) -> bool {
        !about_refusal || matches!(self, Outcome::Upheld | Outcome::Revoked | Outcome::Refused)
    }
}

/// A result of the Superintendence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuperintendenceResult {
    /// What.
    pub outcome: Outcome,
    /// Number of its resolution.
    pub number: String,
    /// Day of its resolution.
    pub on: Day,
    /// Day on which it was notified: from here it binds.
    pub served_on: Day,
    /// What must be done, or why it came back.
    pub note: String,
    /// The resolution, attached to the case of the appeal.
    pub file: Option<AttachmentId>,
    /// Whether it is about the refusal of the appeal.
    pub about_refusal: bool,
    /// Who wrote it down.
    pub by_name: String,
}

/// The appeal against the refusal of the subsidiary appeal, filed with the Superintendence (CPACA, art. 74,
/// num. 3).
#[doc(alias = "recurso de queja")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdmissibilityAppeal {
    /// The day on which it was filed there.
    pub filed_on: Day,
    /// Its number there.
    pub number: String,
    /// Whether it was filed within its term; nothing if the refusal was not notified yet.
    pub on_time: Option<bool>,
    /// Who wrote it down.
    pub by_name: String,
}

/// What has to be done because of a decision, and that it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Execution {
    /// The day.
    pub on: Day,
    /// What was done.
    pub note: String,
    /// Its proof, attached to the case of the appeal.
    pub proof: Option<AttachmentId>,
    /// Who wrote it down.
    pub by_name: String,
}
