//! Why a verb of people says no.

use kernel::{Refusal, TextProblem};

use crate::{ContactKind, ContactProblem, DocumentProblem};

/// Why a verb of people says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleRefusal {
    /// The name cannot be kept.
    Name(TextProblem),
    /// The document number cannot be kept.
    Document(DocumentProblem),
    /// The contact of this kind cannot be kept.
    Contact(ContactKind, ContactProblem),
    /// There is no such person.
    NoSuchPerson,
    /// Only those with the permission `people.reveal` may see data in full.
    MayNotReveal,
    /// The heading of a file has no column for the subscriber's number.
    NoNumberColumn,
    /// The note, the reason or the evidence is longer than this.
    TooLong {
        /// The most, in characters.
        max: usize,
    },
}

impl Refusal for PeopleRefusal {
    fn code(&self) -> &'static str {
        match self {
            PeopleRefusal::Name(TextProblem::Empty) => "people-name-missing",
            PeopleRefusal::Name(TextProblem::TooLong { .. }) => "people-name-too-long",
            PeopleRefusal::Document(DocumentProblem::Empty) => "people-document-missing",
            PeopleRefusal::Document(DocumentProblem::TooLong) => "people-document-too-long",
            PeopleRefusal::Contact(_, problem) => match problem {
                ContactProblem::Empty => "people-contact-missing",
                ContactProblem::TooLong => "people-contact-too-long",
                ContactProblem::NotAnEmail => "people-email-wrong",
                ContactProblem::NotAMobile => "people-mobile-wrong",
                ContactProblem::NotALandline => "people-landline-wrong",
                ContactProblem::NoSuchMunicipality => "people-municipality-unknown",
            },
            PeopleRefusal::NoSuchPerson => "people-no-such-person",
            PeopleRefusal::MayNotReveal => "people-may-not-reveal",
            PeopleRefusal::NoNumberColumn => "people-no-number-column",
            PeopleRefusal::TooLong { .. } => "people-text-too-long",
        }
    }

    fn status(&self) -> u16 {
        match self {
            PeopleRefusal::NoSuchPerson => 404,
            PeopleRefusal::MayNotReveal => 403,
            _ => 422,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            PeopleRefusal::Name(_) => Some("name"),
            PeopleRefusal::Document(_) => Some("document"),
            PeopleRefusal::Contact(_, ContactProblem::NoSuchMunicipality) => Some("municipality"),
            PeopleRefusal::Contact(kind, _) => Some(kind.code()),
            _ => None,
        }
    }

    fn article(&self) -> Option<&'static str> {
        matches!(self, PeopleRefusal::MayNotReveal).then_some("Ley 1581 de 2012, art. 4")
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            PeopleRefusal::Name(TextProblem::TooLong { max, .. }) | PeopleRefusal::TooLong { max } => {
                vec![("max", max.to_string())]
            }
            _ => Vec::new(),
        }
    }
}
