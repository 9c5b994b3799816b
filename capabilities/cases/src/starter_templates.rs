//! The texts with which a company begins: drafts that somebody of the company reads and approves.

use crate::answer::ResponseType;
use crate::appeals::AppealsThatLie;
use crate::kind::CaseKind;
use crate::template::{TemplatePurpose, TemplateText};

/// A starting text.
pub(crate) struct Starter {
    pub name: &'static str,
    pub purpose: TemplatePurpose,
    pub kinds: &'static [CaseKind],
    pub response: Option<ResponseType>,
    pub lies: Option<AppealsThatLie>,
    facts: &'static str,
    evidence: &'static str,
    decision: &'static str,
}

impl Starter {
    /// Its texts.
    pub fn text(&self) -> TemplateText {
        TemplateText {
            greeting: GREETING.into(),
            facts: self.facts.into(),
            evidence: self.evidence.into(),
            decision: self.decision.into(),
        }
    }
}

const GREETING: &str = "Cordial saludo, {persona}:";
const FACTS: &str = "El {fecha} recibimos su solicitud {radicado}, sobre «{asunto}». Usted nos pidió …";
const EVIDENCE: &str = "Revisamos:\n\n- …";
const APPEAL_FACTS: &str =
    "El {fecha} recibimos su recurso {radicado}. Usted nos pidió cambiar la decisión porque …";
const ABOUT_SERVICE: &[CaseKind] = &[CaseKind::Claim, CaseKind::Complaint, CaseKind::Petition];
const APPEAL: &[CaseKind] = &[CaseKind::Appeal];

const ANSWER: Starter = Starter {
    name: "",
    purpose: TemplatePurpose::Answer,
    kinds: ABOUT_SERVICE,
    response: None,
    lies: None,
    facts: FACTS,
    evidence: EVIDENCE,
    decision: "",
};

const OTHER: Starter = Starter { kinds: &[], evidence: "", ..ANSWER };

/// All of them.
pub(crate) const STARTERS: &[Starter] = &[
    Starter {
        name: "Accede",
        response: Some(ResponseType::Granted),
        decision: "Usted tiene razón. Decidimos **acceder** a lo que pidió, porque …\n\nEsto haremos, a más \
                   tardar el …:\n\n- …",
        ..ANSWER
    },
    Starter {
        name: "Accede en parte",
        response: Some(ResponseType::PartlyGranted),
        decision: "Decidimos **acceder en parte**.\n\nSí accedemos a …, porque …\n\n\
                   No accedemos a …, porque …",
        ..ANSWER
    },
    Starter {
        name: "No accede",
        response: Some(ResponseType::Denied),
        decision: "Decidimos **no acceder** a lo que pidió. Estas son las razones:\n\n- …\n\nLa norma en \
        que nos \
                   apoyamos es …",
        ..ANSWER
    },
    Starter {
        name: "Rechaza por improcedente",
        response: Some(ResponseType::Inadmissible),
        decision: "Decidimos **rechazar** la solicitud porque no es procedente: …\n\n\
                   La norma que lo dice es …",
        ..ANSWER
    },
    Starter {
        name: "Archiva por desistimiento tácito",
        kinds: &[],
        response: Some(ResponseType::Archived),
        lies: Some(AppealsThatLie::Reconsideration),
        facts: "El {fecha} recibimos su solicitud {radicado}. El … le pedimos completarla con … y le dijimos \
                que tenía un mes.",
        evidence: "",
        decision: "Como pasó el mes y no recibimos lo que faltaba, entendemos que desistió y decidimos \
                   **archivar** la solicitud (artículo 17 de la Ley 1437 de 2011). Puede presentarla \
                   otra vez \
                   cuando quiera, con todo lo necesario.",
        ..ANSWER
    },
    Starter {
        name: "Confirma la decisión",
        kinds: APPEAL,
        response: Some(ResponseType::Upheld),
        facts: APPEAL_FACTS,
        decision: "Decidimos **confirmar** la decisión …, porque …",
        ..ANSWER
    },
    Starter {
        name: "Modifica la decisión",
        kinds: APPEAL,
        response: Some(ResponseType::Modified),
        facts: APPEAL_FACTS,
        decision: "Decidimos **modificar** la decisión … Queda así: …\n\nLa cambiamos porque …",
        ..ANSWER
    },
    Starter {
        name: "Revoca la decisión",
        kinds: APPEAL,
        response: Some(ResponseType::Revoked),
        facts: APPEAL_FACTS,
        decision: "Usted tiene razón. Decidimos **revocar** la decisión … y en su lugar …\n\nEsto \
        haremos, a más \
                   tardar el …: …",
        ..ANSWER
    },
    Starter {
        name: "Niega información reservada",
        kinds: &[CaseKind::InformationRequest],
        response: Some(ResponseType::Denied),
        lies: Some(AppealsThatLie::Nothing),
        evidence: "",
        decision: "No podemos entregarle … porque la ley ordena guardarlo en reserva. La norma exacta es \
        la que \
                   aparece abajo. El daño que evitamos con la reserva es …\n\nLo demás que pidió sí se lo \
                   entregamos: …",
        ..ANSWER
    },
    Starter {
        name: "Reconoce el silencio positivo",
        purpose: TemplatePurpose::Recognition,
        facts: "",
        decision: "Esto haremos para cumplir lo que usted pidió:\n\n- …",
        ..OTHER
    },
    Starter {
        name: "Pide completar la solicitud",
        purpose: TemplatePurpose::Completion,
        facts: "",
        decision: "- …\n\nLo necesitamos porque …",
        ..OTHER
    },
    Starter {
        name: "Amplía el plazo",
        purpose: TemplatePurpose::Extension,
        facts: "",
        decision: "Para resolver su solicitud sobre «{asunto}» hace falta …, y eso no está listo antes del \
                   {vence} porque …",
        ..OTHER
    },
    Starter {
        name: "Traslada por competencia",
        purpose: TemplatePurpose::Referral,
        facts: "",
        decision: "La solicitud {radicado} trata de «{asunto}». Eso lo atiende su entidad y no esta empresa, \
                   según …",
        ..OTHER
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_for_every_decision_and_every_other_letter() {
        for response in ResponseType::ALL.iter().filter(|r| **r != ResponseType::Referred) {
            assert!(STARTERS.iter().any(|s| s.response == Some(*response)), "{response:?}");
        }
        for purpose in TemplatePurpose::ALL {
            assert!(STARTERS.iter().any(|s| s.purpose == *purpose), "{purpose:?}");
        }
    }

    #[test]
    fn those_of_a_step_hold_only_what_the_officer_writes_there() {
        for s in STARTERS.iter().filter(|s| s.purpose != TemplatePurpose::Answer) {
            assert!(s.facts.is_empty() && s.evidence.is_empty() && !s.decision.is_empty(), "{}", s.name);
        }
    }

    #[test]
    fn what_they_tell_of_appeals_fits_the_law() {
        for s in STARTERS {
            let kind = s.kinds.first().copied().unwrap_or(CaseKind::Petition);
            assert!(s.lies.is_none_or(|lies| lies.fits(kind, None, s.response)), "{}", s.name);
            assert!(s.response.is_none_or(|r| ResponseType::for_kind(kind).contains(&r)), "{}", s.name);
        }
    }
}
