//! Identity documents, read liberally: an odd number is a warning for the officer, never a reason to refuse
//! a filing.

use catalog::nit_check_digit;
use kernel::Lang;
use serde::{Deserialize, Serialize};

/// Most characters of a document number after cleaning.
const LONGEST: usize = 30;

/// The kinds of identity document in Colombia.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[doc(alias = "tipo de documento")]
pub enum DocumentType {
    /// Card of citizens («cédula de ciudadanía»).
    #[serde(rename = "CC")]
    CitizenCard,
    /// Card of those under 18 («tarjeta de identidad»).
    #[serde(rename = "TI")]
    MinorCard,
    /// Entry in the civil registry.
    #[serde(rename = "RC")]
    BirthRecord,
    /// Card of foreign residents («cédula de extranjería»).
    #[serde(rename = "CE")]
    ForeignerCard,
    /// Permit of temporary protection of Venezuelan migrants.
    #[serde(rename = "PPT")]
    TemporaryProtection,
    /// Special permit to stay; no longer issued.
    #[serde(rename = "PEP")]
    SpecialStay,
    /// Passport.
    #[serde(rename = "PA")]
    Passport,
    /// Number of taxpayers, of companies above all.
    #[serde(rename = "NIT")]
    TaxNumber,
    /// Unique number of personal identification, given at birth.
    #[serde(rename = "NUIP")]
    PersonalNumber,
    /// Card issued to foreigners («tarjeta de extranjería»).
    #[serde(rename = "TE")]
    ForeignerPass,
    /// Document of another country.
    #[serde(rename = "DE")]
    ForeignDocument,
    /// Tax number of another country.
    #[serde(rename = "NE")]
    ForeignTaxNumber,
}

use DocumentType as D;

impl DocumentType {
    /// All, the most frequent first, as forms offer them.
    pub const ALL: [DocumentType; 12] = [
        D::CitizenCard,
        D::ForeignerCard,
        D::TaxNumber,
        D::TemporaryProtection,
        D::MinorCard,
        D::Passport,
        D::SpecialStay,
        D::BirthRecord,
        D::PersonalNumber,
        D::ForeignerPass,
        D::ForeignDocument,
        D::ForeignTaxNumber,
    ];

    /// The letters by which everybody calls it: `CC`.
    pub fn code(self) -> &'static str {
        match self {
            D::CitizenCard => "CC",
            D::MinorCard => "TI",
            D::BirthRecord => "RC",
            D::ForeignerCard => "CE",
            D::TemporaryProtection => "PPT",
            D::SpecialStay => "PEP",
            D::Passport => "PA",
            D::TaxNumber => "NIT",
            D::PersonalNumber => "NUIP",
            D::ForeignerPass => "TE",
            D::ForeignDocument => "DE",
            D::ForeignTaxNumber => "NE",
        }
    }

    /// The code of the tax authority (DIAN), which other systems write.
    pub fn dian_code(self) -> &'static str {
        match self {
            D::BirthRecord => "11",
            D::MinorCard => "12",
            D::CitizenCard => "13",
            D::ForeignerPass => "21",
            D::ForeignerCard => "22",
            D::TaxNumber => "31",
            D::Passport => "41",
            D::ForeignDocument => "42",
            D::SpecialStay => "47",
            D::TemporaryProtection => "48",
            D::ForeignTaxNumber => "50",
            D::PersonalNumber => "91",
        }
    }

    /// Reads the letters or the code of DIAN, in any case: `cc`, `C.C.`, `13`.
    pub fn parse(text: &str) -> Option<DocumentType> {
        let asked: String =
            text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        D::ALL.into_iter().find(|d| d.code() == asked || d.dian_code() == asked)
    }

    /// Its name for people.
    pub fn name(self, lang: Lang) -> &'static str {
        let (es, en) = match self {
            D::CitizenCard => ("Cédula de ciudadanía", "Citizen card"),
            D::MinorCard => ("Tarjeta de identidad", "Identity card of minors"),
            D::BirthRecord => ("Registro civil", "Birth record"),
            D::ForeignerCard => ("Cédula de extranjería", "Foreign resident card"),
            D::TemporaryProtection => ("Permiso por protección temporal", "Temporary protection permit"),
            D::SpecialStay => ("Permiso especial de permanencia", "Special stay permit"),
            D::Passport => ("Pasaporte", "Passport"),
            D::TaxNumber => ("NIT", "Tax number (NIT)"),
            D::PersonalNumber => ("NUIP", "Personal number (NUIP)"),
            D::ForeignerPass => ("Tarjeta de extranjería", "Foreigner pass"),
            D::ForeignDocument => ("Documento de otro país", "Document of another country"),
            D::ForeignTaxNumber => ("NIT de otro país", "Tax number of another country"),
        };
        if lang == Lang::Es { es } else { en }
    }

    /// Usual lengths, and whether letters are unusual.
    fn usual(self) -> (usize, usize, bool) {
        match self {
            D::CitizenCard => (3, 10, true),
            D::MinorCard | D::BirthRecord | D::PersonalNumber => (10, 11, true),
            D::ForeignerCard => (5, 10, false),
            D::TemporaryProtection => (6, 8, true),
            D::SpecialStay => (15, 15, true),
            D::Passport => (5, 16, false),
            D::TaxNumber => (6, 10, true),
            D::ForeignerPass | D::ForeignDocument | D::ForeignTaxNumber => (3, LONGEST, false),
        }
    }
}

/// What looks odd about a number. It is told, and the number is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentWarning {
    /// Shorter or longer than documents of this type are.
    Length,
    /// Letters where only digits are usual.
    Letters,
    /// The check digit that came with the NIT is not the one that follows from its digits.
    CheckDigit {
        /// The right one.
        expected: u8,
    },
}

/// Why a number cannot be kept at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentProblem {
    /// No letter and no digit.
    Empty,
    /// More than 30 letters and digits.
    TooLong,
}

/// A document of identity: its type and its number, in upper case, without separators and without the check
/// digit of a NIT (which follows from it).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[doc(alias = "documento de identidad")]
pub struct DocumentNumber {
    kind: DocumentType,
    number: String,
}

impl DocumentNumber {
    /// Reads what somebody typed: `1.088.254.207`, `800197268-4`, `ab 123`. Gives what looks odd beside it.
    pub fn read(
        kind: DocumentType,
        text: &str,
    ) -> Result<(DocumentNumber, Vec<DocumentWarning>), DocumentProblem> {
        let (body, given) = if kind == D::TaxNumber { split_check_digit(text) } else { (clean(text), None) };
        match body.len() {
            0 => return Err(DocumentProblem::Empty),
            n if n > LONGEST => return Err(DocumentProblem::TooLong),
            _ => {}
        }
        let mut warnings = Vec::new();
        let (least, most, digits_only) = kind.usual();
        if !(least..=most).contains(&body.len()) {
            warnings.push(DocumentWarning::Length);
        }
        if digits_only && !body.bytes().all(|b| b.is_ascii_digit()) {
            warnings.push(DocumentWarning::Letters);
        }
        if let (Some(given), Some(expected)) = (given, nit_check_digit(&body))
            && given != expected
        {
            warnings.push(DocumentWarning::CheckDigit { expected });
        }
        Ok((DocumentNumber { kind, number: body }, warnings))
    }

    /// A document as the database has it.
    pub(crate) fn stored(kind: DocumentType, number: String) -> DocumentNumber {
        DocumentNumber { kind, number }
    }

    /// The type.
    pub fn kind(&self) -> DocumentType {
        self.kind
    }

    /// The number without separators and check digit.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// What equal documents have in common: `CC:1088254207`.
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind.code(), self.number)
    }

    /// In full, for those who may see it: `CC 1088254207`, `NIT 800197268-4`.
    pub fn shown(&self) -> String {
        match (self.kind, nit_check_digit(&self.number)) {
            (D::TaxNumber, Some(digit)) => format!("NIT {}-{digit}", self.number),
            (kind, _) => format!("{} {}", kind.code(), self.number),
        }
    }

    /// Masked, for everybody else: `CC •••• 4 207`.
    pub fn masked(&self) -> String {
        format!("{} {}", self.kind.code(), crate::mask::tail(&self.number))
    }
}

fn clean(text: &str) -> String {
    kernel::fold(text).chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

/// Number and check digit of a NIT: what follows the last hyphen if it is one digit, or the tenth digit of
/// the number of a company (they begin with 8 or 9) if it is right.
fn split_check_digit(text: &str) -> (String, Option<u8>) {
    let (head, given) = match text.trim().rsplit_once(['-', '–']) {
        Some((head, tail)) if tail.trim().len() == 1 && !clean(head).is_empty() => {
            match tail.trim().parse() {
                Ok(digit) => (head, Some(digit)),
                Err(_) => (text, None),
            }
        }
        _ => (text, None),
    };
    let body = clean(head);
    if body.len() == 10
        && body.starts_with(['8', '9'])
        && nit_check_digit(&body[..9]).is_some_and(|d| body.ends_with(char::from(b'0' + d)))
    {
        let own = body.as_bytes()[9] - b'0';
        return (body[..9].to_owned(), given.or(Some(own)));
    }
    (body, given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn check_digits_of_known_numbers() {
        for (number, digit) in [
            ("800197268", 4),
            ("890904996", 1),
            ("899999094", 1),
            ("800250984", 6),
            ("52445", 7),
            ("7624039", 0),
            ("151847156", 4),
            ("981836553", 9),
            ("3179419893", 3),
            ("8354846504794", 9),
        ] {
            assert_eq!(nit_check_digit(number), Some(digit), "{number}");
        }
        assert_eq!(nit_check_digit(""), None);
        assert_eq!(nit_check_digit("80A"), None);
        assert_eq!(nit_check_digit("1234567890123456"), None);
    }

    #[test]
    fn a_nit_is_read_with_and_without_its_check_digit() {
        let read = |t| DocumentNumber::read(D::TaxNumber, t).unwrap();
        for text in ["800.197.268-4", "800197268", "8001972684", " 800 197 268 – 4 "] {
            let (nit, warnings) = read(text);
            assert_eq!((nit.shown().as_str(), warnings.len()), ("NIT 800197268-4", 0), "{text}");
        }
        let (nit, warnings) = read("800197268-5");
        assert_eq!(
            (nit.number(), warnings),
            ("800197268", vec![DocumentWarning::CheckDigit { expected: 4 }])
        );
        assert_eq!(read("1088254207").0.number(), "1088254207", "the NIT of a natural person");
    }

    #[test]
    fn odd_numbers_are_kept_with_a_warning() {
        let read = |k, t| DocumentNumber::read(k, t);
        assert_eq!(read(D::CitizenCard, "1.088.254.207").unwrap().0.key(), "CC:1088254207");
        assert_eq!(read(D::CitizenCard, "12").unwrap().1, vec![DocumentWarning::Length]);
        assert_eq!(read(D::CitizenCard, "12a4").unwrap().1, vec![DocumentWarning::Letters]);
        assert_eq!(read(D::Passport, "ñu-0042").unwrap().0.number(), "NU0042");
        assert_eq!(read(D::CitizenCard, " -.'; ").unwrap_err(), DocumentProblem::Empty);
        assert_eq!(read(D::Passport, &"9".repeat(31)).unwrap_err(), DocumentProblem::TooLong);
        assert_eq!(DocumentType::parse("c.c."), Some(D::CitizenCard));
        assert_eq!(DocumentType::parse("31"), Some(D::TaxNumber));
        assert_eq!(DocumentType::parse("X"), None);
    }

    proptest! {
        #[test]
        fn reading_again_changes_nothing(
            kind in prop::sample::select(&D::ALL[..]),
            text in "[0-9a-zA-ZñÑ .\\-–]{0,24}",
        ) {
            if let Ok((document, _)) = DocumentNumber::read(kind, &text) {
                let (again, warnings) = DocumentNumber::read(kind, document.number()).unwrap();
                prop_assert_eq!(&again, &document);
                let told = warnings.iter().any(|w| matches!(w, DocumentWarning::CheckDigit { .. }));
                prop_assert!(!told, "what is stored has no check digit");
            }
        }

        #[test]
        fn any_text_is_read_or_refused(kind in prop::sample::select(&D::ALL[..]), text in "\\PC{0,80}") {
            if let Ok((document, _)) = DocumentNumber::read(kind, &text) {
                prop_assert!((1..=LONGEST).contains(&document.number().len()));
            }
        }
    }
}
