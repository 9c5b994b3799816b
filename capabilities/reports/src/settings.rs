//! What this company decided about its reports, where the regulator leaves it open or we do not know.

use std::collections::BTreeMap;

use catalog::UtilityService;
use kernel::Refusal;
use serde::{Deserialize, Serialize};

/// Most subscribers of a service: more than Colombia has people.
const MOST_SUBSCRIBERS: u32 = 60_000_000;

/// How the company reports.
#[doc(alias = "parámetros del reporte")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportSettings {
    /// 0 while nobody decided anything; each change adds one.
    #[serde(skip)]
    pub version: u32,
    /// Whether the first line of the file names the columns.
    pub with_header: bool,
    /// Whether cells are separated by `;` and not by `,`.
    pub semicolon: bool,
    /// Under which procedure a petition that is neither claim nor complaint is reported: 1, 2 or 6.
    pub petition_as: u8,
    /// Whether a row fails when its answer is not notified yet; else it is reported with notice 3 and a
    /// warning.
    pub require_notice: bool,
    /// Mean number of subscribers, by code of service; for the indicators.
    pub subscribers: BTreeMap<String, u32>,
    /// Counts below this are not told in the public report where they could tell a person.
    pub protect_below: u32,
}

impl Default for ReportSettings {
    fn default() -> ReportSettings {
        ReportSettings {
            version: 0,
            with_header: true,
            semicolon: false,
            petition_as: 6,
            require_notice: false,
            subscribers: BTreeMap::new(),
            protect_below: 5,
        }
    }
}

/// Why settings stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsRefusal {
    /// Somebody changed them in the meantime.
    Outdated,
    /// A petition is reported as 1, 2 or 6.
    PetitionAs,
    /// Not a number of subscribers.
    Subscribers(UtilityService),
    /// Not a number from 0 to 100.
    ProtectBelow,
}

impl Refusal for SettingsRefusal {
    fn code(&self) -> &'static str {
        match self {
            SettingsRefusal::Outdated => "reports-settings-outdated",
            SettingsRefusal::PetitionAs => "reports-settings-petition",
            SettingsRefusal::Subscribers(_) => "reports-settings-subscribers",
            SettingsRefusal::ProtectBelow => "reports-settings-protect",
        }
    }

    fn status(&self) -> u16 {
        if *self == SettingsRefusal::Outdated { 409 } else { 422 }
    }

    fn field(&self) -> Option<&str> {
        match self {
            SettingsRefusal::Outdated => None,
            SettingsRefusal::PetitionAs => Some("petition_as"),
            SettingsRefusal::Subscribers(service) => Some(match service {
                UtilityService::Water => "subscribers_water",
                UtilityService::Sewerage => "subscribers_sewerage",
                UtilityService::Waste => "subscribers_waste",
                UtilityService::Electricity => "subscribers_electricity",
                UtilityService::Gas => "subscribers_gas",
            }),
            SettingsRefusal::ProtectBelow => Some("protect_below"),
        }
    }
}

impl ReportSettings {
    /// Between cells.
    pub fn separator(&self) -> char {
        if self.semicolon { ';' } else { ',' }
    }

    /// The settings if they can be; else what is wrong with them.
    pub fn check(self) -> Result<ReportSettings, SettingsRefusal> {
        if !matches!(self.petition_as, 1 | 2 | 6) {
            return Err(SettingsRefusal::PetitionAs);
        }
        for (code, n) in &self.subscribers {
            let service = UtilityService::parse(code);
            if let Some(service) = service.filter(|_| *n > MOST_SUBSCRIBERS) {
                return Err(SettingsRefusal::Subscribers(service));
            }
        }
        if self.protect_below > 100 {
            return Err(SettingsRefusal::ProtectBelow);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_those_of_the_rule_book_and_odd_ones_are_refused() {
        let base = ReportSettings::default();
        assert!(base.with_header && base.separator() == ',' && base.clone().check().is_ok());
        let odd = |change: &dyn Fn(&mut ReportSettings)| {
            let mut settings = base.clone();
            change(&mut settings);
            settings.check().map(|_| ())
        };
        assert_eq!(odd(&|s| s.petition_as = 3), Err(SettingsRefusal::PetitionAs));
        assert_eq!(odd(&|s| s.protect_below = 101), Err(SettingsRefusal::ProtectBelow));
        let many = odd(&|s| s.subscribers = [("waste".to_owned(), u32::MAX)].into());
        assert_eq!(many, Err(SettingsRefusal::Subscribers(UtilityService::Waste)));
    }
}
