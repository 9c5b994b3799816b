//! Which rule governs a filing (CPACA, art. 14; Ley 142 de 1994, art. 158): proposed from what the person
//! chose, confirmed by an officer. Pure.

use kernel::Day;

use crate::kind::CaseKind;

/// The rules among which an officer chooses, in the order of the screen.
pub const REGIMES: [&str; 13] = [
    "PQR_SPD",
    "INFORMACION_PROPIA",
    "INFORMACION_DOCUMENTOS",
    "PETICION_GENERAL",
    "CONSULTA",
    "RECURSO_REPOSICION",
    "RECURSO_REPOSICION_SUB_APELACION",
    "ENTRE_AUTORIDADES",
    "CONGRESISTA",
    "DEFENSORIA",
    "DENUNCIA",
    "HABEAS_DATA_CONSULTA",
    "HABEAS_DATA_RECLAMO",
];

/// Whether a code is one of [`REGIMES`].
pub fn is_one(code: &str) -> bool {
    REGIMES.contains(&code)
}

/// What is known of a filing when its regime is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// What the person chose.
    pub kind: CaseKind,
    /// Whether it is about the provision of a service.
    pub about_service: bool,
    /// Whether it names the subscriber's own contract or bill.
    pub about_own_contract: bool,
}

/// A regime with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// Code of the rule of `deadlines`.
    pub code: &'static str,
    /// Key of the sentence that says why: `cases-regime-why-<reason>`.
    pub reason: &'static str,
    /// Where the law says so.
    pub article: &'static str,
}

const ART_158: &str = "Ley 142 de 1994, art. 158";

/// The regime that the facts ask for. Where two touch a filing, the earlier date and the silence win.
pub fn propose(facts: Facts) -> Proposal {
    let p = |code, reason, article| Proposal { code, reason, article };
    match facts.kind {
        CaseKind::Claim | CaseKind::Complaint => p("PQR_SPD", "contract", ART_158),
        CaseKind::Petition if facts.about_service || facts.about_own_contract => {
            p("PQR_SPD", "contract", ART_158)
        }
        CaseKind::InformationRequest if facts.about_own_contract => {
            p("INFORMACION_PROPIA", "own-information", "CPACA, art. 14, num. 1; Ley 142 de 1994, art. 158")
        }
        CaseKind::InformationRequest => p("INFORMACION_DOCUMENTOS", "information", "CPACA, art. 14, num. 1"),
        CaseKind::Consultation => p("CONSULTA", "opinion", "CPACA, art. 14, num. 2"),
        CaseKind::Petition | CaseKind::Suggestion | CaseKind::Compliment => {
            p("PETICION_GENERAL", "general", "CPACA, art. 14")
        }
        CaseKind::Appeal => {
            p("RECURSO_REPOSICION_SUB_APELACION", "appeal", "Ley 142 de 1994, arts. 158 y 159")
        }
        CaseKind::WrongdoingReport => {
            p("DENUNCIA", "wrongdoing", "CPACA, art. 14; Ley 1474 de 2011, art. 76")
        }
        CaseKind::AuthorityRequest => p("ENTRE_AUTORIDADES", "authority", "CPACA, art. 30"),
        CaseKind::CongressRequest => p("CONGRESISTA", "congress", "Ley 5 de 1992, art. 258"),
        CaseKind::ControlRequest => p("DEFENSORIA", "control", "Ley 24 de 1992, art. 15"),
        CaseKind::DataQuery => p("HABEAS_DATA_CONSULTA", "data-query", "Ley 1581 de 2012, art. 14"),
        CaseKind::DataClaim => p("HABEAS_DATA_RECLAMO", "data-claim", "Ley 1581 de 2012, art. 15"),
    }
}

/// What a new last day means for a person who was told another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Not later than what was told: it applies by itself.
    Applies,
    /// Later: only by a recorded decision of whoever signs.
    NeedsDecision,
}

/// Compares the new last day with the one that the person was told.
pub fn against(told: Day, new: Day) -> Against {
    if new <= told { Against::Applies } else { Against::NeedsDecision }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(kind: CaseKind, about_service: bool, about_own_contract: bool) -> &'static str {
        propose(Facts { kind, about_service, about_own_contract }).code
    }

    #[test]
    fn ley_142_art_158_what_is_about_the_service_or_the_contract() {
        assert_eq!(code(CaseKind::Claim, false, false), "PQR_SPD");
        assert_eq!(code(CaseKind::Complaint, false, false), "PQR_SPD");
        assert_eq!(code(CaseKind::Petition, true, false), "PQR_SPD");
        assert_eq!(code(CaseKind::Petition, false, true), "PQR_SPD");
    }

    #[test]
    fn cpaca_art_14_everything_else() {
        assert_eq!(code(CaseKind::Petition, false, false), "PETICION_GENERAL");
        assert_eq!(code(CaseKind::InformationRequest, true, false), "INFORMACION_DOCUMENTOS");
        assert_eq!(code(CaseKind::Consultation, true, true), "CONSULTA");
    }

    #[test]
    fn information_about_the_own_bill_has_ten_days_and_silence() {
        let own = code(CaseKind::InformationRequest, true, true);
        assert_eq!(own, "INFORMACION_PROPIA");
        let rule = deadlines::rule_for(own, "2026-11-23".parse().unwrap()).unwrap();
        assert_eq!(
            (rule.count, rule.silence),
            (deadlines::Count::BusinessDays(10), deadlines::Silence::Positive)
        );
    }

    #[test]
    fn every_proposal_is_a_regime_in_force_and_cites_its_law() {
        for kind in CaseKind::ALL {
            for (service, own) in [(false, false), (true, false), (false, true), (true, true)] {
                let p = propose(Facts { kind: *kind, about_service: service, about_own_contract: own });
                assert!(is_one(p.code), "{}", p.code);
                assert!(deadlines::rule_for(p.code, "2026-11-23".parse().unwrap()).is_ok(), "{}", p.code);
                assert!(p.article.contains("art"), "{}", p.code);
                for texts in [include_str!("term.es.ftl"), include_str!("term.en.ftl")] {
                    assert!(texts.contains(&format!("cases-regime-why-{} =", p.reason)), "{}", p.reason);
                }
            }
        }
    }

    #[test]
    fn only_a_later_day_than_the_one_told_needs_a_decision() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(against(day("2026-04-08"), day("2026-04-08")), Against::Applies);
        assert_eq!(against(day("2026-04-08"), day("2026-04-07")), Against::Applies);
        assert_eq!(against(day("2026-04-08"), day("2026-04-09")), Against::NeedsDecision);
    }
}
