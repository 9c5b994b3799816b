//! Which appeals lie against a decision, as a choice that the system puts into words (CPACA, art. 67; Ley
//! 142 de 1994, arts. 154 and 159).

use catalog::{Cause, CauseGroup};

use crate::answer::{LetterText, ResponseType};
use crate::kind::{CaseKind, keyed};

keyed! {
    /// The appeals that lie.
    #[doc(alias = "recursos que proceden")]
    AppealsThatLie {
        /// None.
        Nothing = "none",
        /// Reconsideration, before the company.
        Reconsideration = "reconsideration",
        /// Reconsideration and, in subsidy, appeal to the superintendence.
        WithSubsidiary = "subsidiary",
        /// Against the refusal of a subsidiary appeal: directly to the superintendence (CPACA, art. 74).
        Admissibility = "admissibility",
    }
}

/// Causes outside of group F whose decisions are appealable too: installation and meters, suspension, cut,
/// end of the contract, refusal of the service (Ley 142 de 1994, art. 154).
const APPEALABLE: [&str; 5] = ["301", "308", "309", "401", "402"];

/// Whether the answer to this cause is one of the acts that the law names (Ley 142 de 1994, art. 154).
fn names_an_act(cause: &Cause) -> bool {
    cause.group == CauseGroup::Billing || APPEALABLE.contains(&&*cause.code)
}

impl AppealsThatLie {
    /// What usually lies against a decision of this kind and cause; nothing when an officer must choose.
    pub fn usual(kind: CaseKind, cause: Option<&Cause>) -> Option<AppealsThatLie> {
        use AppealsThatLie::{Nothing, WithSubsidiary};
        match (kind, cause) {
            (CaseKind::Claim, None) => Some(WithSubsidiary),
            (CaseKind::Claim | CaseKind::Complaint | CaseKind::Petition, Some(c)) if names_an_act(c) => {
                Some(WithSubsidiary)
            }
            (CaseKind::Claim | CaseKind::Complaint | CaseKind::Petition, _) => None,
            _ => Some(Nothing),
        }
    }

    /// The choice of whoever is in doubt: never less than the law gives.
    pub fn safest(kind: CaseKind, cause: Option<&Cause>) -> AppealsThatLie {
        AppealsThatLie::usual(kind, cause).unwrap_or(AppealsThatLie::WithSubsidiary)
    }

    /// The choices that an officer has for a kind of case: what lies against the refusal of an appeal is
    /// offered only there.
    pub fn for_kind(kind: CaseKind) -> impl Iterator<Item = AppealsThatLie> {
        let fits = move |l: &AppealsThatLie| *l != AppealsThatLie::Admissibility || kind == CaseKind::Appeal;
        AppealsThatLie::ALL.iter().copied().filter(fits)
    }

    /// Whether this choice may be told: an adverse decision on an act of art. 154 never says less than the
    /// law gives; what is archived because the person did not complete it has reconsideration alone (CPACA,
    /// art. 17).
    pub fn fits(self, kind: CaseKind, cause: Option<&Cause>, response: Option<ResponseType>) -> bool {
        if self == AppealsThatLie::Admissibility {
            return kind == CaseKind::Appeal && response == Some(ResponseType::Inadmissible);
        }
        match response {
            Some(ResponseType::Archived) => self == AppealsThatLie::Reconsideration,
            Some(ResponseType::Granted) | None => true,
            Some(_) => match AppealsThatLie::usual(kind, cause) {
                Some(AppealsThatLie::WithSubsidiary) => self == AppealsThatLie::WithSubsidiary,
                _ => true,
            },
        }
    }

    /// What the letter says of it: which, before whom, within which term.
    pub fn words(self, kind: CaseKind, response: Option<ResponseType>) -> String {
        let denied_information =
            kind == CaseKind::InformationRequest && response == Some(ResponseType::Denied);
        let text = match self {
            AppealsThatLie::WithSubsidiary => {
                "Contra esta decisión proceden el recurso de reposición ante esta empresa y, en subsidio, \
                 el de apelación ante la Superintendencia de Servicios Públicos Domiciliarios. Puede \
                 presentarlos en un solo escrito, por cualquiera de nuestros canales, dentro de los cinco \
                 (5) días hábiles siguientes a la notificación de esta decisión (Ley 142 de 1994, artículos \
                 154 y 159). No necesita abogado."
            }
            AppealsThatLie::Reconsideration => {
                "Contra esta decisión procede el recurso de reposición ante esta empresa. Puede presentarlo \
                 por cualquiera de nuestros canales, dentro de los cinco (5) días hábiles siguientes a su \
                 notificación. No necesita abogado."
            }
            AppealsThatLie::Admissibility => {
                "Contra el rechazo de la apelación procede el recurso de queja, que usted puede presentar \
                 directamente ante la Superintendencia de Servicios Públicos Domiciliarios dentro de los \
                 cinco (5) días hábiles siguientes a la notificación de esta respuesta (Ley 1437 de 2011, \
                 artículo 74, numeral 3). No necesita abogado."
            }
            AppealsThatLie::Nothing if denied_information => {
                "Contra esta negativa no procede recurso, pero usted puede insistir en su petición ante \
                 esta empresa, por escrito y con sus razones, en la diligencia de notificación o dentro de \
                 los diez (10) días hábiles siguientes a ella. Si insiste, enviaremos el expediente al juez \
                 administrativo, que decide si le entregamos los documentos (artículo 26 de la Ley 1437 de \
                 2011)."
            }
            AppealsThatLie::Nothing if kind == CaseKind::Appeal => {
                "Contra esta decisión no proceden más recursos ante esta empresa. Si usted pidió la \
                 apelación en subsidio y no accedimos del todo, enviaremos el expediente a la \
                 Superintendencia de Servicios Públicos Domiciliarios."
            }
            AppealsThatLie::Nothing => {
                "Contra esta respuesta no procede recurso. Si no está de acuerdo, puede presentar una nueva \
                 petición."
            }
        };
        text.to_owned()
    }
}

/// The part of the letter about appeals: the words of the choice, then what the officer added by hand. Words
/// of another choice that were there before go.
pub(crate) fn put_into_words(text: &LetterText, kind: CaseKind, response: Option<ResponseType>) -> String {
    let Some(lies) = text.lies else { return text.appeals.clone() };
    let mut added = text.appeals.trim();
    let known = AppealsThatLie::ALL.iter().flat_map(|l| {
        [None, Some(ResponseType::Denied)].into_iter().map(move |response| l.words(kind, response))
    });
    for words in known {
        added = added.strip_prefix(words.as_str()).unwrap_or(added).trim_start();
    }
    let words = lies.words(kind, response);
    if added.is_empty() { words } else { format!("{words}\n\n{added}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(code: &str) -> Cause {
        catalog::CauseTable::official().find(code, "2026-11-23".parse().unwrap()).unwrap().clone()
    }

    #[test]
    fn bills_suspension_and_refusal_of_the_service_can_be_appealed_ley_142_art_154() {
        for code in ["102", "309", "402"] {
            let usual = AppealsThatLie::usual(CaseKind::Complaint, Some(&cause(code)));
            assert_eq!(usual, Some(AppealsThatLie::WithSubsidiary), "{code}");
        }
        assert_eq!(AppealsThatLie::usual(CaseKind::Complaint, Some(&cause("315"))), None);
        assert_eq!(AppealsThatLie::usual(CaseKind::Claim, None), Some(AppealsThatLie::WithSubsidiary));
        assert_eq!(AppealsThatLie::usual(CaseKind::Consultation, None), Some(AppealsThatLie::Nothing));
    }

    #[test]
    fn an_adverse_decision_never_tells_less_than_the_law_gives_cpaca_art_67() {
        use AppealsThatLie::{Nothing, Reconsideration, WithSubsidiary};
        let bill = cause("102");
        let fits =
            |choice: AppealsThatLie, response| choice.fits(CaseKind::Claim, Some(&bill), Some(response));
        assert!(!fits(Nothing, ResponseType::Denied) && !fits(Reconsideration, ResponseType::PartlyGranted));
        assert!(fits(WithSubsidiary, ResponseType::Denied) && fits(Nothing, ResponseType::Granted));
        assert!(
            fits(Reconsideration, ResponseType::Archived) && !fits(WithSubsidiary, ResponseType::Archived)
        );
        assert!(Nothing.fits(CaseKind::Complaint, Some(&cause("315")), Some(ResponseType::Denied)));
    }

    #[test]
    fn a_choice_takes_the_place_of_another_and_keeps_what_was_added() {
        let write = |lies, appeals: &str| {
            let text = LetterText { lies: Some(lies), appeals: appeals.into(), ..LetterText::default() };
            put_into_words(&text, CaseKind::Claim, None)
        };
        let first = write(AppealsThatLie::WithSubsidiary, "Le ayudamos a escribirlo.");
        assert!(first.starts_with("Contra esta") && first.ends_with("\n\nLe ayudamos a escribirlo."));
        let second = write(AppealsThatLie::Reconsideration, &first);
        assert!(!second.contains("Superintendencia") && second.ends_with("Le ayudamos a escribirlo."));
        assert_eq!(write(AppealsThatLie::WithSubsidiary, &second), first);
        assert!(write(AppealsThatLie::WithSubsidiary, "").ends_with("abogado."));
    }

    #[test]
    fn the_words_say_which_before_whom_and_within_which_term() {
        let both = AppealsThatLie::WithSubsidiary.words(CaseKind::Claim, None);
        for told in ["reposición", "Superintendencia", "cinco (5) días hábiles", "No necesita abogado"] {
            assert!(both.contains(told), "{told}");
        }
        let denied = AppealsThatLie::Nothing.words(CaseKind::InformationRequest, Some(ResponseType::Denied));
        assert!(denied.contains("insistir") && denied.contains("diez (10)"));
    }
}
