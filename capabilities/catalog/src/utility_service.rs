//! The public services of Ley 142 de 1994 that a company may provide.

use std::fmt;

use kernel::Lang;
use serde::{Deserialize, Serialize};

/// A domiciliary public service (Ley 142 de 1994, art. 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[doc(alias = "servicio público domiciliario")]
pub enum UtilityService {
    /// Drinking water.
    #[doc(alias = "acueducto")]
    Water,
    /// Waste water and rain.
    #[doc(alias = "alcantarillado")]
    Sewerage,
    /// Collection, sweeping and disposal of waste.
    #[doc(alias = "aseo")]
    Waste,
    /// Electric energy.
    #[doc(alias = "energía")]
    Electricity,
    /// Combustible gas through pipes.
    #[doc(alias = "gas")]
    Gas,
}

impl UtilityService {
    /// All, in the order of the regulator's tables.
    pub const ALL: [UtilityService; 5] = [
        UtilityService::Water,
        UtilityService::Sewerage,
        UtilityService::Waste,
        UtilityService::Electricity,
        UtilityService::Gas,
    ];

    /// The code in forms, addresses, the database and the API.
    pub fn code(self) -> &'static str {
        match self {
            UtilityService::Water => "water",
            UtilityService::Sewerage => "sewerage",
            UtilityService::Waste => "waste",
            UtilityService::Electricity => "electricity",
            UtilityService::Gas => "gas",
        }
    }

    /// Reads a code, or the Spanish name as companies write it in their files (`Acueducto`, `ASEO`,
    /// `energia`).
    pub fn parse(text: &str) -> Option<UtilityService> {
        let asked = kernel::fold(text.trim());
        UtilityService::ALL.into_iter().find(|s| s.code() == asked || kernel::fold(s.name(Lang::Es)) == asked)
    }

    /// Its name for people.
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (UtilityService::Water, Lang::Es) => "Acueducto",
            (UtilityService::Water, Lang::En) => "Water",
            (UtilityService::Sewerage, Lang::Es) => "Alcantarillado",
            (UtilityService::Sewerage, Lang::En) => "Sewerage",
            (UtilityService::Waste, Lang::Es) => "Aseo",
            (UtilityService::Waste, Lang::En) => "Waste collection",
            (UtilityService::Electricity, Lang::Es) => "Energía",
            (UtilityService::Electricity, Lang::En) => "Electricity",
            (UtilityService::Gas, Lang::Es) => "Gas",
            (UtilityService::Gas, Lang::En) => "Gas",
        }
    }

    /// Name of the icon in the sprite.
    pub fn icon(self) -> &'static str {
        match self {
            UtilityService::Water => "gota",
            UtilityService::Sewerage => "alcantarilla",
            UtilityService::Waste => "camion",
            UtilityService::Electricity | UtilityService::Gas => "lectura",
        }
    }

    pub(crate) fn place(self) -> usize {
        self as usize
    }
}

impl fmt::Display for UtilityService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_spanish_names_are_read_back() {
        for service in UtilityService::ALL {
            assert_eq!(UtilityService::parse(service.code()), Some(service));
            assert_eq!(UtilityService::parse(&service.name(Lang::Es).to_uppercase()), Some(service));
        }
        assert_eq!(UtilityService::parse(" energia "), Some(UtilityService::Electricity));
        assert_eq!(UtilityService::parse("teléfono"), None);
    }
}
