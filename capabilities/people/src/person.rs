//! Persons: those who write to the company and those who signed with it.

use kernel::{At, Id, Tag, TextProblem, clean_line, fold};
use serde::{Deserialize, Serialize};

use crate::{ContactChannel, DocumentNumber, DocumentType};

/// Most characters of a name.
const LONGEST_NAME: usize = 150;

/// Marks ids of persons.
pub enum PersonTag {}
impl Tag for PersonTag {
    const NAME: &'static str = "person";
}

/// Id of a person.
pub type PersonId = Id<PersonTag>;

/// Natural or legal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// A human being.
    #[doc(alias = "persona natural")]
    Natural,
    /// A company, an entity, an association.
    #[doc(alias = "persona jurídica")]
    Legal,
}

impl PersonKind {
    /// The code in the database and the API.
    pub fn code(self) -> &'static str {
        match self {
            PersonKind::Natural => "natural",
            PersonKind::Legal => "legal",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<PersonKind> {
        [PersonKind::Natural, PersonKind::Legal].into_iter().find(|k| k.code() == code)
    }

    /// What a file that only has a document means: a NIT of nine digits that begins with 8 or 9 is a
    /// company's.
    pub fn guess(document: Option<&DocumentNumber>) -> PersonKind {
        let legal = document.is_some_and(|d| {
            d.kind() == DocumentType::TaxNumber && d.number().len() == 9 && d.number().starts_with(['8', '9'])
        });
        if legal { PersonKind::Legal } else { PersonKind::Natural }
    }
}

/// How somebody is called: one line, as they write it. Colombian names are not cut into pieces, because
/// pieces are wrong for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name of at most 150 characters with at least one letter or digit.
    pub fn read(text: &str) -> Result<PersonName, TextProblem> {
        let clean = clean_line(text, LONGEST_NAME)?;
        if clean.chars().any(char::is_alphanumeric) { Ok(PersonName(clean)) } else { Err(TextProblem::Empty) }
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the same name written otherwise: case, accents and order of the words do not count.
    pub fn resembles(&self, other: &str) -> bool {
        let words = |text: &str| {
            let mut words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
            words.sort();
            words
        };
        words(&self.0) == words(other)
    }
}

/// A person as the company knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[doc(alias = "persona")]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Natural or legal.
    pub kind: PersonKind,
    /// Their name.
    pub name: PersonName,
    /// Their document, if it was given.
    pub document: Option<DocumentNumber>,
    /// How they prefer to be answered, if they said so.
    pub preferred_channel: Option<ContactChannel>,
    /// Since when we know them.
    pub created_at: At,
}

/// The hint by which officers tell namesakes apart in lists: companies in full, people masked, empty
/// without document.
pub(crate) fn document_hint(kind: PersonKind, document: Option<&DocumentNumber>) -> String {
    match (kind, document) {
        (_, None) => String::new(),
        (PersonKind::Legal, Some(document)) if document.kind() == DocumentType::TaxNumber => document.shown(),
        (_, Some(document)) => document.masked(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_line_of_what_people_wrote() {
        assert_eq!(
            PersonName::read("  María\n de los Ángeles  Ríos ").unwrap().as_str(),
            "María de los Ángeles Ríos"
        );
        assert_eq!(PersonName::read("李小龍").unwrap().as_str(), "李小龍");
        assert_eq!(PersonName::read(" .- "), Err(TextProblem::Empty));
        assert!(PersonName::read(&"a".repeat(151)).is_err());
        let name = PersonName::read("RIOS María").unwrap();
        assert!(name.resembles("maria ríos") && !name.resembles("Marta Ríos"));
    }

    #[test]
    fn only_companies_show_their_number() {
        let nit = DocumentNumber::read(DocumentType::TaxNumber, "800197268-4").unwrap().0;
        assert_eq!(PersonKind::guess(Some(&nit)), PersonKind::Legal);
        assert_eq!(document_hint(PersonKind::Legal, Some(&nit)), "NIT 800197268-4");
        assert_eq!(document_hint(PersonKind::Natural, Some(&nit)), "NIT •••• 7 268");
        let card = DocumentNumber::read(DocumentType::CitizenCard, "800197268").unwrap().0;
        assert_eq!(PersonKind::guess(Some(&card)), PersonKind::Natural);
    }
}
