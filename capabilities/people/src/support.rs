//! What a person needs so that the attention reaches them. Sensitive data (Ley 1581 de 2012, art. 5): it
//! stands in its own table, and events never say which need it is.

use kernel::Lang;
use serde::{Deserialize, Serialize};

/// Marks ids of recorded needs.
pub(crate) enum SupportNeedTag {}
impl kernel::Tag for SupportNeedTag {
    const NAME: &'static str = "support need";
}

/// A support that the company gives (Ley 1618 de 2013; Ley 1437 de 2011, art. 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[doc(alias = "apoyo")]
#[doc(alias = "ajuste razonable")]
pub enum SupportNeed {
    /// Colombian sign language.
    SignLanguage,
    /// Braille.
    Braille,
    /// Large letters.
    LargePrint,
    /// Easy reading.
    EasyReading,
    /// Somebody who accompanies the procedure.
    Accompaniment,
    /// A visit at home.
    HomeVisit,
    /// No calls: write instead.
    NoCalls,
    /// An interpreter of an indigenous or Afro-Colombian language.
    Interpreter,
}

impl SupportNeed {
    /// All, in the order of forms.
    pub const ALL: [SupportNeed; 8] = [
        SupportNeed::SignLanguage,
        SupportNeed::Braille,
        SupportNeed::LargePrint,
        SupportNeed::EasyReading,
        SupportNeed::Accompaniment,
        SupportNeed::HomeVisit,
        SupportNeed::NoCalls,
        SupportNeed::Interpreter,
    ];

    /// The code in the database and the API.
    pub fn code(self) -> &'static str {
        match self {
            SupportNeed::SignLanguage => "sign_language",
            SupportNeed::Braille => "braille",
            SupportNeed::LargePrint => "large_print",
            SupportNeed::EasyReading => "easy_reading",
            SupportNeed::Accompaniment => "accompaniment",
            SupportNeed::HomeVisit => "home_visit",
            SupportNeed::NoCalls => "no_calls",
            SupportNeed::Interpreter => "interpreter",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<SupportNeed> {
        SupportNeed::ALL.into_iter().find(|n| n.code() == code)
    }

    /// Its name for people.
    pub fn name(self, lang: Lang) -> &'static str {
        let (es, en) = match self {
            SupportNeed::SignLanguage => ("Lengua de señas colombiana", "Colombian sign language"),
            SupportNeed::Braille => ("Braille", "Braille"),
            SupportNeed::LargePrint => ("Letra grande", "Large print"),
            SupportNeed::EasyReading => ("Lectura fácil", "Easy reading"),
            SupportNeed::Accompaniment => {
                ("Acompañamiento durante el trámite", "Somebody to accompany the procedure")
            }
            SupportNeed::HomeVisit => ("Visita en casa", "A visit at home"),
            SupportNeed::NoCalls => ("No llamar, escribir", "Do not call, write"),
            SupportNeed::Interpreter => ("Intérprete de lengua propia", "Interpreter of a native language"),
        };
        if lang == Lang::Es { es } else { en }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        assert_eq!(SupportNeed::ALL.map(|n| SupportNeed::parse(n.code())), SupportNeed::ALL.map(Some));
        assert_eq!(SupportNeed::parse("x"), None);
    }
}
