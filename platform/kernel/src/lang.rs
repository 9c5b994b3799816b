//! The languages of the screens.

use serde::{Deserialize, Serialize};

/// A language of the screens. Spanish of Colombia is the first and the fallback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    /// `es-CO`
    #[default]
    #[serde(rename = "es")]
    Es,
    /// `en`
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Both, Spanish first.
    pub const ALL: [Lang; 2] = [Lang::Es, Lang::En];

    /// The two letters of cookies and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Es => "es",
            Lang::En => "en",
        }
    }

    /// The tag for `lang=` (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Es => "es-CO",
            Lang::En => "en",
        }
    }

    /// From `es`, `es-CO`, `en`, `en-US`...; nothing for others.
    pub fn parse(text: &str) -> Option<Lang> {
        let two = text.get(..2)?.to_ascii_lowercase();
        match two.as_str() {
            "es" => Some(Lang::Es),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}
