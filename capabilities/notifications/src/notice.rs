//! What an officer was told.

use kernel::{AccountId, At, Id, Refusal, Tag};

use crate::matter::MatterName;
use crate::milestones::{About, MilestoneKind};

/// Marks ids of notices.
pub enum NoticeTag {}
impl Tag for NoticeTag {
    const NAME: &'static str = "notice";
}
/// Id of a notice; later ones are greater.
pub type NoticeId = Id<NoticeTag>;

/// Why it is this officer who is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Has the case.
    Owner,
    /// Is the head of whoever has it.
    Head,
    /// Is the head, and nobody has it.
    Unowned,
}

impl Standing {
    /// All of them.
    pub const ALL: [Standing; 3] = [Standing::Owner, Standing::Head, Standing::Unowned];

    /// As it stands in the database and in the keys of sentences.
    pub fn key(self) -> &'static str {
        match self {
            Standing::Owner => "owner",
            Standing::Head => "head",
            Standing::Unowned => "unowned",
        }
    }

    /// From its key.
    pub fn parse(text: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|s| s.key() == text)
    }
}

/// Something that was told, with the case as it is now.
#[doc(alias = "aviso al funcionario")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// Who was told.
    pub account: AccountId,
    /// The name of who was told.
    pub account_name: String,
    /// The case; empty when it is about the company.
    pub case_id: String,
    /// Filing number; empty when there is no case.
    pub number: String,
    /// Key of the kind of case.
    pub case_kind: String,
    /// What was told.
    pub kind: MilestoneKind,
    /// Of which day or instant.
    pub about: About,
    /// Why this officer.
    pub standing: Standing,
    /// When.
    pub told_at: At,
    /// Whether it still asks for attention.
    pub unread: bool,
    /// The matters of which it speaks, if the filing was split.
    pub matters: Vec<MatterName>,
}

/// What is refused about notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeRefusal {
    /// There is no such notice, or it is somebody else's.
    Unknown,
    /// The address for mails is not one.
    Address,
}

impl Refusal for NoticeRefusal {
    fn code(&self) -> &'static str {
        match self {
            NoticeRefusal::Unknown => "notifications-unknown",
            NoticeRefusal::Address => "notifications-address",
        }
    }

    fn status(&self) -> u16 {
        if *self == NoticeRefusal::Unknown { 404 } else { 422 }
    }

    fn field(&self) -> Option<&str> {
        (*self == NoticeRefusal::Address).then_some("address")
    }
}
