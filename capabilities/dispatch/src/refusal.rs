//! What dispatch says no to.

use kernel::Refusal;

/// Why a message is not accepted for sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageRefusal {
    /// Not an address of electronic mail.
    Address,
    /// Letters like `ñ` before the `@`.
    AddressLetters,
    /// Nothing to say: subject or text is empty.
    Empty,
    /// The text is longer than [`crate::MAX_BODY`] characters.
    TooLong,
    /// More than [`crate::MAX_ATTACHMENTS`] files.
    TooManyFiles,
    /// A purpose, reference or reply token that is not one: a mistake of the caller.
    Malformed,
}

impl Refusal for MessageRefusal {
    fn code(&self) -> &'static str {
        match self {
            MessageRefusal::Address => "dispatch-address",
            MessageRefusal::AddressLetters => "dispatch-address-letters",
            MessageRefusal::Empty => "dispatch-empty",
            MessageRefusal::TooLong => "dispatch-too-long",
            MessageRefusal::TooManyFiles => "dispatch-too-many-files",
            MessageRefusal::Malformed => "dispatch-malformed",
        }
    }
}

/// Why a message does not take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryRefusal {
    /// There is no such message.
    Unknown,
    /// It is not its moment.
    NotDue,
    /// Another attempt, or a person, decided meanwhile.
    NotYours,
    /// It is on its way, arrived or cancelled.
    NothingToRetry,
    /// It was sent, or perhaps was.
    TooLate,
    /// It cannot come back because it never left.
    NeverSent,
    /// The bytes are not a report about one of our messages.
    NotAReport,
}

impl Refusal for DeliveryRefusal {
    fn code(&self) -> &'static str {
        match self {
            DeliveryRefusal::Unknown => "dispatch-unknown",
            DeliveryRefusal::NotDue => "dispatch-not-due",
            DeliveryRefusal::NotYours => "dispatch-not-yours",
            DeliveryRefusal::NothingToRetry => "dispatch-nothing-to-retry",
            DeliveryRefusal::TooLate => "dispatch-too-late",
            DeliveryRefusal::NeverSent => "dispatch-never-sent",
            DeliveryRefusal::NotAReport => "dispatch-not-a-report",
        }
    }

    fn status(&self) -> u16 {
        match self {
            DeliveryRefusal::Unknown => 404,
            DeliveryRefusal::NotAReport => 422,
            _ => 409,
        }
    }
}
