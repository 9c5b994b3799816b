//! Everyday names: what citizens say happened, each leading to one or more causes of the regulator.

use kernel::{Day, Lang};
use serde::{Deserialize, Serialize};

use crate::cause::{Allowed, Cause};
use crate::topics::TOPICS;
use crate::{CauseGroup, CauseTable, UtilityService};

/// What a citizen comes for: the first question of the filing form. It decides kind and term of the case
/// silently; `cases` maps it to its own kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// «Reclamar por la factura».
    #[doc(alias = "reclamo")]
    BillClaim,
    /// «Quejarme por el servicio o la atención».
    #[doc(alias = "queja")]
    Complaint,
    /// «Pedir información o un documento».
    #[doc(alias = "solicitud de información")]
    Information,
    /// «Recurso contra una respuesta»: it keeps the cause of the answer, so it has no names of its own.
    #[doc(alias = "recurso")]
    Appeal,
    /// «Felicitar o sugerir»: not reported to the regulator, so it has none either.
    #[doc(alias = "felicitación")]
    Compliment,
}

impl Need {
    /// All, in the order of the form.
    pub const ALL: [Need; 5] =
        [Need::BillClaim, Need::Complaint, Need::Information, Need::Appeal, Need::Compliment];

    /// The code in forms and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Need::BillClaim => "bill_claim",
            Need::Complaint => "complaint",
            Need::Information => "information",
            Need::Appeal => "appeal",
            Need::Compliment => "compliment",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Need> {
        Need::ALL.into_iter().find(|n| n.code() == code)
    }
}

/// Code of the everyday cause «No estoy seguro», which exists for every need that has names at all.
pub const UNSURE: &str = "no-estoy-seguro";

/// A name that people use for what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EverydayCause {
    /// Stable code: `cobro-alto`.
    pub code: &'static str,
    /// In Spanish, as a citizen says it.
    pub es: &'static str,
    /// In English.
    pub en: &'static str,
    /// When to choose it, in Spanish; may be empty.
    pub hint_es: &'static str,
    /// When to choose it, in English.
    pub hint_en: &'static str,
    /// Name of the icon in the sprite.
    pub icon: &'static str,
    /// Codes of the causes it leads to, the likeliest first; empty when an officer has to choose.
    pub causes: &'static [&'static str],
    /// The services for which it is offered.
    pub services: &'static [UtilityService],
    /// The needs under which it is offered.
    pub needs: &'static [Need],
}

impl EverydayCause {
    /// The name for people.
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.es,
            Lang::En => self.en,
        }
    }

    /// When to choose it.
    pub fn hint(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.hint_es,
            Lang::En => self.hint_en,
        }
    }

    /// The causes of `table` that an officer chooses from for this name, this service and this day, the
    /// likeliest first. A name that leads to none gives all of the service (those of the bill for a claim
    /// about the bill).
    pub fn causes<'t>(
        &self,
        table: &'t CauseTable,
        need: Need,
        service: UtilityService,
        on: Day,
    ) -> Vec<&'t Cause> {
        let usable = |c: &&Cause| c.allowed(service) != Allowed::No;
        let own: Vec<&Cause> =
            self.causes.iter().filter_map(|code| table.find(code, on)).filter(usable).collect();
        if !own.is_empty() {
            return own;
        }
        let fits = |c: &&Cause| need != Need::BillClaim || c.group == CauseGroup::Billing;
        table.for_service(service, on).into_iter().filter(fits).collect()
    }

    /// The cause to begin with: the likeliest one that is confirmed for the service; nothing when the name
    /// leads to none and an officer has to choose.
    pub fn first_cause<'t>(
        &self,
        table: &'t CauseTable,
        service: UtilityService,
        on: Day,
    ) -> Option<&'t Cause> {
        let mut own = self.causes.iter().filter_map(|code| table.find(code, on));
        own.find(|c| c.allowed(service) == Allowed::Yes)
    }
}

/// The everyday cause with this code.
pub fn everyday(code: &str) -> Option<&'static EverydayCause> {
    TOPICS.iter().find(|t| t.code == code)
}

/// What to offer to somebody who comes for `need` about `service`, in the order of the form; «No estoy
/// seguro» is the last. Empty for appeals and compliments.
pub fn everyday_for(need: Need, service: UtilityService) -> Vec<&'static EverydayCause> {
    TOPICS.iter().filter(|t| t.needs.contains(&need) && t.services.contains(&service)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use UtilityService::{Sewerage, Waste, Water};

    const TODAY: Day = kernel::jiff::civil::date(2026, 11, 21);

    #[test]
    fn every_name_leads_to_causes_of_each_of_its_services() {
        for topic in TOPICS {
            for code in topic.causes {
                let cause = CauseTable::official()
                    .find(code, TODAY)
                    .unwrap_or_else(|| panic!("{} {code} is not in force", topic.code));
                let used = topic.services.iter().any(|s| cause.allowed(*s) == Allowed::Yes);
                assert!(used, "{}: {code} is for none of its services", topic.code);
            }
            for service in topic.services.iter().filter(|_| !topic.causes.is_empty()) {
                assert!(
                    topic.first_cause(CauseTable::official(), *service, TODAY).is_some(),
                    "{}: nothing for {service}",
                    topic.code
                );
            }
        }
    }

    #[test]
    fn every_confirmed_cause_can_be_reached_by_some_name() {
        for service in [Water, Sewerage, Waste] {
            let offered: BTreeSet<_> = [Need::BillClaim, Need::Complaint]
                .into_iter()
                .flat_map(|n| everyday_for(n, service))
                .flat_map(|t| t.causes)
                .collect();
            let confirmed = CauseTable::official()
                .for_service(service, TODAY)
                .into_iter()
                .filter(|c| c.allowed(service) == Allowed::Yes);
            let missing: Vec<_> = confirmed.map(|c| &*c.code).filter(|c| !offered.contains(c)).collect();
            assert_eq!(missing, Vec::<&str>::new(), "{service}");
        }
    }

    #[test]
    fn names_are_unique_short_and_in_both_languages() {
        let codes: BTreeSet<_> = TOPICS.iter().map(|t| t.code).collect();
        assert_eq!(codes.len(), TOPICS.len());
        for t in TOPICS {
            assert!(
                !t.es.is_empty() && !t.en.is_empty() && t.hint_es.is_empty() == t.hint_en.is_empty(),
                "{}",
                t.code
            );
            assert!(t.es.chars().count() <= 60 && t.en.chars().count() <= 60, "{} is long", t.code);
        }
    }

    #[test]
    fn every_pictogram_is_in_the_sprite() {
        let sprite = include_str!("../../../assets/web/icons.svg");
        for topic in TOPICS {
            assert!(sprite.contains(&format!("id=\"{}\"", topic.icon)), "{}: {}", topic.code, topic.icon);
        }
        for service in UtilityService::ALL {
            assert!(sprite.contains(&format!("id=\"{}\"", service.icon())), "{service}");
        }
    }

    #[test]
    fn the_form_offers_what_fits_and_ends_with_unsure() {
        for need in [Need::BillClaim, Need::Complaint, Need::Information] {
            for service in [Water, Sewerage, Waste] {
                assert_eq!(everyday_for(need, service).last().unwrap().code, UNSURE, "{need:?} {service}");
            }
        }
        let has = |need, service, code| everyday_for(need, service).iter().any(|t| t.code == code);
        assert!(has(Need::Complaint, Water, "sin-agua") && !has(Need::Complaint, Waste, "sin-agua"));
        assert!(
            has(Need::Complaint, Waste, "no-paso-el-carro")
                && !has(Need::BillClaim, Waste, "no-paso-el-carro")
        );
        assert!(
            everyday_for(Need::Appeal, Water).is_empty() && everyday_for(Need::Compliment, Water).is_empty()
        );
        assert_eq!(Need::parse("complaint"), Some(Need::Complaint));
    }

    #[test]
    fn causes_of_a_name_depend_on_the_service() {
        let high = everyday("cobro-alto").unwrap();
        let codes = |s| {
            high.causes(CauseTable::official(), Need::BillClaim, s, TODAY)
                .iter()
                .map(|c| &*c.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes(Water), ["102", "120", "127"]);
        assert_eq!(codes(Waste), ["102", "120"]);
        let unsure = everyday(UNSURE).unwrap();
        assert_eq!(unsure.causes(CauseTable::official(), Need::Complaint, Water, TODAY).len(), 37);
        assert!(
            unsure
                .causes(CauseTable::official(), Need::BillClaim, Water, TODAY)
                .iter()
                .all(|c| c.group == CauseGroup::Billing)
        );
        assert_eq!(unsure.first_cause(CauseTable::official(), Water, TODAY), None);
    }
}
