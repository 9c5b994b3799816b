//! What happens in the story, as data: who does what at which instant. Nothing here touches the database.

use cases::referral::ReceivedTransfer;
use cases::{CaseKind, ContactChannel, LetterText, PetitionForm, ResponseType};
use kernel::At;

use super::legal::Step;

/// Somebody does something about a case.
pub struct Scene {
    /// When.
    pub at: At,
    /// Which case of the story.
    pub case: usize,
    /// Who.
    pub who: Who,
    /// What.
    pub deed: Deed,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The person, on the web.
    Visitor,
    /// An officer, by place in the staff.
    Officer(usize),
}

/// What is done. Versions are those of the answer that the one who acts had read.
pub enum Deed {
    /// Somebody files.
    File(Box<Filing>),
    /// The case goes to an officer.
    Assign(usize),
    /// The case gets its kind, service and cause of the regulator.
    Classify(CaseKind, String, Option<String>),
    /// A note inside the company.
    Note(String),
    /// The person adds something.
    Inform(String, Vec<Photo>),
    /// The answer is written.
    Write(i64, ResponseType, Box<LetterText>),
    /// The answer goes to the one who signs.
    Ask(i64),
    /// The answer goes back.
    Return(String),
    /// The answer is signed.
    Sign(i64),
    /// The person withdraws.
    Withdraw(String),
    /// What the law lets happen besides.
    Legal(Step),
}

/// What arrives.
pub struct Filing {
    /// What was filled in.
    pub form: PetitionForm,
    /// Through which door.
    pub channel: ContactChannel,
    /// What was attached.
    pub photos: Vec<Photo>,
    /// What was answered in the act, if it was asked aloud.
    pub answered: Option<String>,
    /// Where it came from, if another authority sent it.
    pub transfer: Option<ReceivedTransfer>,
}

impl Filing {
    /// What arrives from the person, and is answered later.
    pub fn new(form: PetitionForm, channel: ContactChannel, photos: Vec<Photo>) -> Filing {
        Filing { form, channel, photos, answered: None, transfer: None }
    }
}

/// A file: one of the pictures under a name of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Place in the list of pictures.
    pub picture: usize,
    /// How it is called.
    pub name: String,
}

impl Photo {
    /// A picture as a telephone names it.
    pub fn taken(picture: usize, at: At) -> Photo {
        let name = at.zoned().strftime("IMG_%Y%m%d_%H%M%S").to_string();
        Photo { picture, name: format!("{name}{picture}.png") }
    }
}
