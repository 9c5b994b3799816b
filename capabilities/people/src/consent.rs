//! What a person allowed us to do with their data, purpose by purpose, with the proof that the law asks for
//! (Ley 1581 de 2012, art. 9; Decreto 1377 de 2013, art. 8).

use kernel::{At, Id, Lang, Tag, sha256_hex};
use serde::{Deserialize, Serialize};

/// Marks ids of consents.
pub enum ConsentTag {}
impl Tag for ConsentTag {
    const NAME: &'static str = "consent";
}

/// Id of a consent.
pub type ConsentId = Id<ConsentTag>;

/// For what. Each has its own box in forms, never ticked beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To handle this petition. Its refusal never blocks a filing: the duty to answer is the law's.
    HandlePetition,
    /// To be notified by electronic means (Ley 1437 de 2011, art. 56).
    ElectronicNotice,
    /// To be asked how it went.
    Survey,
    /// To receive campaigns.
    Campaigns,
}

impl Purpose {
    /// All, in the order of forms.
    pub const ALL: [Purpose; 4] =
        [Purpose::HandlePetition, Purpose::ElectronicNotice, Purpose::Survey, Purpose::Campaigns];

    /// The code in the database and the API.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::HandlePetition => "handle_petition",
            Purpose::ElectronicNotice => "electronic_notice",
            Purpose::Survey => "survey",
            Purpose::Campaigns => "campaigns",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|p| p.code() == code)
    }

    /// Its name for people.
    pub fn name(self, lang: Lang) -> &'static str {
        let (es, en) = match self {
            Purpose::HandlePetition => ("Atender su solicitud", "Handle the petition"),
            Purpose::ElectronicNotice => ("Notificar por medios electrónicos", "Notify by electronic means"),
            Purpose::Survey => ("Preguntar cómo le fue", "Ask how it went"),
            Purpose::Campaigns => ("Enviar campañas", "Send campaigns"),
        };
        if lang == Lang::Es { es } else { en }
    }
}

/// The text to which somebody said yes: its version and the SHA-256 of its words, so that it can be proved
/// which words they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsentText {
    /// The company's version: `2026-1`.
    pub version: String,
    /// 64 hexadecimal digits.
    pub hash: String,
}

impl ConsentText {
    /// The text `words` in its `version`.
    pub fn of(version: &str, words: &str) -> ConsentText {
        ConsentText { version: version.to_owned(), hash: sha256_hex(words.as_bytes()) }
    }
}

/// A yes, and perhaps its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[doc(alias = "autorización de tratamiento de datos")]
#[doc(alias = "habeas data")]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// For what.
    pub purpose: Purpose,
    /// To which words.
    pub text: ConsentText,
    /// Since when.
    pub granted_at: At,
    /// Until when; nothing while it holds.
    pub revoked_at: Option<At>,
    /// Where it was given: `web`, `desk`, `phone`.
    pub channel: String,
    /// What proves it: address of the client, number of the call, name of the form. Personal data.
    #[serde(skip)]
    pub evidence: String,
}

impl Consent {
    /// Whether it holds.
    pub fn holds(&self) -> bool {
        self.revoked_at.is_none()
    }
}

/// Whether some consent for `purpose` holds.
pub fn allows(consents: &[Consent], purpose: Purpose) -> bool {
    consents.iter().any(|c| c.purpose == purpose && c.holds())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_is_its_own_yes() {
        let granted = |purpose, revoked_at| Consent {
            id: Id::new(At(1), [1; 16]),
            purpose,
            text: ConsentText::of("2026-1", "Autorizo"),
            granted_at: At(1),
            revoked_at,
            channel: "web".into(),
            evidence: String::new(),
        };
        let all = [granted(Purpose::Survey, None), granted(Purpose::Campaigns, Some(At(2)))];
        assert!(allows(&all, Purpose::Survey) && !allows(&all, Purpose::Campaigns));
        assert!(!allows(&all, Purpose::ElectronicNotice));
    }

    #[test]
    fn other_words_have_another_hash() {
        assert_ne!(ConsentText::of("1", "a").hash, ConsentText::of("1", "b").hash);
        assert_eq!(Purpose::ALL.map(|p| Purpose::parse(p.code())), Purpose::ALL.map(Some));
    }
}
