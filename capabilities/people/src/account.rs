//! Contract accounts: what the commercial system calls a subscriber's number.

use catalog::UtilityService;
use kernel::{Lang, TextProblem, clean_line, fold};
use serde::{Deserialize, Serialize};

use crate::PersonId;

/// Most characters of a subscriber's number.
const LONGEST: usize = 20;

/// The number by which the company knows a subscriber, as its bills print it; leading zeros are kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[doc(alias = "cuenta")]
#[doc(alias = "matrícula")]
#[doc(alias = "número de suscriptor")]
pub struct SubscriberNumber(String);

impl SubscriberNumber {
    /// Reads what somebody typed or a file says: at most 20 characters with a letter or digit among them.
    pub fn read(text: &str) -> Result<SubscriberNumber, TextProblem> {
        let clean = clean_line(text, LONGEST)?;
        if clean.chars().any(|c| c.is_ascii_alphanumeric()) {
            Ok(SubscriberNumber(clean))
        } else {
            Err(TextProblem::Empty)
        }
    }

    /// As the bill prints it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What equal numbers have in common: letters and digits only, so that `004-817` and `004817` are one.
    pub fn key(&self) -> String {
        fold(&self.0).chars().filter(char::is_ascii_alphanumeric).collect()
    }

    /// Masked: `•••• 4 817`.
    pub fn masked(&self) -> String {
        crate::mask::tail(&self.0)
    }
}

impl std::fmt::Display for SubscriberNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the premises are used for; homes have a stratum (Ley 142 de 1994, art. 102).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[doc(alias = "clase de uso")]
pub enum PremisesUse {
    /// A home; stratum 1 (lowest) to 6, if it is known.
    Residential(Option<u8>),
    /// A shop or office.
    Commercial,
    /// A factory.
    Industrial,
    /// A public body.
    Official,
    /// A body without profit, exempt from the contribution.
    Special,
}

impl PremisesUse {
    /// From the two columns of a company's file: stratum (`1` to `6` or empty) and use (`residencial`,
    /// `Comercial`..., empty for homes). Nothing if either says something else.
    pub fn read(stratum: &str, usage: &str) -> Option<PremisesUse> {
        let stratum = match stratum.trim() {
            "" => None,
            text => Some(text.parse::<u8>().ok().filter(|s| (1..=6).contains(s))?),
        };
        match fold(usage.trim()).as_str() {
            "" | "residencial" | "residential" => Some(PremisesUse::Residential(stratum)),
            "comercial" | "commercial" => Some(PremisesUse::Commercial),
            "industrial" => Some(PremisesUse::Industrial),
            "oficial" | "official" => Some(PremisesUse::Official),
            "especial" | "special" => Some(PremisesUse::Special),
            _ => None,
        }
    }

    /// The code in the database and the API.
    pub fn code(self) -> &'static str {
        match self {
            PremisesUse::Residential(_) => "residential",
            PremisesUse::Commercial => "commercial",
            PremisesUse::Industrial => "industrial",
            PremisesUse::Official => "official",
            PremisesUse::Special => "special",
        }
    }

    /// The stratum of a home.
    pub fn stratum(self) -> Option<u8> {
        match self {
            PremisesUse::Residential(stratum) => stratum,
            _ => None,
        }
    }

    /// For people: `Estrato 2`, `Comercial`.
    pub fn name(self, lang: Lang) -> String {
        let (es, en) = match self {
            PremisesUse::Residential(Some(n)) => {
                return if lang == Lang::Es { format!("Estrato {n}") } else { format!("Stratum {n}") };
            }
            PremisesUse::Residential(None) => ("Residencial", "Residential"),
            PremisesUse::Commercial => ("Comercial", "Commercial"),
            PremisesUse::Industrial => ("Industrial", "Industrial"),
            PremisesUse::Official => ("Oficial", "Official"),
            PremisesUse::Special => ("Especial", "Special"),
        };
        if lang == Lang::Es { es.to_owned() } else { en.to_owned() }
    }
}

/// Marks ids of contract accounts.
pub enum ContractAccountTag {}
impl kernel::Tag for ContractAccountTag {
    const NAME: &'static str = "contract account";
}

/// Id of a contract account.
pub type ContractAccountId = kernel::Id<ContractAccountTag>;

/// A contract of services for some premises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[doc(alias = "cuenta contrato")]
pub struct ContractAccount {
    /// Its id.
    pub id: ContractAccountId,
    /// Its number.
    pub number: SubscriberNumber,
    /// What is provided.
    pub services: Vec<UtilityService>,
    /// Where, as the company writes it.
    pub address: String,
    /// Code of the municipality (DIVIPOLA), if the file had one.
    pub municipality: Option<String>,
    /// What the premises are used for.
    pub usage: PremisesUse,
    /// Who signed, if known.
    pub subscriber: Option<PersonId>,
}

/// The services as one text: `water sewerage`.
pub(crate) fn write_services(services: &[UtilityService]) -> String {
    services.iter().map(|s| s.code()).collect::<Vec<_>>().join(" ")
}

/// Services from codes or Spanish names, separated by anything but letters; nothing if one is unknown.
pub(crate) fn read_services(text: &str) -> Option<Vec<UtilityService>> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty() && fold(w) != "y");
    let mut services = words.map(UtilityService::parse).collect::<Option<Vec<_>>>()?;
    services.sort();
    services.dedup();
    Some(services)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_keep_their_zeros_and_are_found_without_separators() {
        let number = SubscriberNumber::read(" 004-817 ").unwrap();
        assert_eq!((number.as_str(), number.key().as_str()), ("004-817", "004817"));
        assert_ne!(SubscriberNumber::read("4817").unwrap().key(), number.key());
        assert_eq!(SubscriberNumber::read(" - "), Err(TextProblem::Empty));
        assert!(SubscriberNumber::read(&"1".repeat(21)).is_err());
    }

    #[test]
    fn stratum_and_use() {
        assert_eq!(PremisesUse::read("2", ""), Some(PremisesUse::Residential(Some(2))));
        assert_eq!(PremisesUse::read("", "COMERCIAL"), Some(PremisesUse::Commercial));
        assert_eq!(PremisesUse::read("", ""), Some(PremisesUse::Residential(None)));
        for (stratum, usage) in
            [("7", ""), ("0", ""), ("dos", ""), ("-1", ""), ("2", "rural"), ("9", "oficial")]
        {
            assert_eq!(PremisesUse::read(stratum, usage), None, "{stratum} {usage}");
        }
    }

    #[test]
    fn services_by_any_name() {
        use UtilityService::{Sewerage, Waste, Water};
        assert_eq!(read_services("Aseo, Acueducto y ALCANTARILLADO"), Some(vec![Water, Sewerage, Waste]));
        assert_eq!(read_services("water|water"), Some(vec![Water]));
        assert_eq!(read_services(""), Some(vec![]));
        assert_eq!(read_services("acueducto teléfono"), None);
        assert_eq!(write_services(&[Water, Waste]), "water waste");
    }

    proptest! {
        #[test]
        fn reading_a_number_again_changes_nothing(text in "\\PC{0,30}") {
            if let Ok(number) = SubscriberNumber::read(&text) {
                prop_assert!(!number.key().is_empty());
                prop_assert_eq!(SubscriberNumber::read(number.as_str()), Ok(number));
            }
        }
    }
}
