//! The terms of personal data (Ley 1581 of 2012): their own days to answer, to ask for what is missing and to
//! complete it.

use super::Rule;
use super::norms::{BASE, LEY_1581, LEY_1581_IN_FORCE, art, words};
use super::{Confidence, Count, Duty, ExtensionPolicy, Silence};

/// To know what the company keeps of somebody.
pub(super) const QUERY: Rule = Rule {
    code: "HABEAS_DATA_CONSULTA",
    kinds: &["habeas-data-query", "hábeas data consulta"],
    name: words("Consulta de datos personales", "Query about personal data"),
    count: Count::BusinessDays(10),
    extension: ExtensionPolicy::BusinessDays(5),
    citations: &[art(LEY_1581, "art. 14")],
    valid_from: LEY_1581_IN_FORCE,
    ..BASE
};

/// To correct or delete it.
pub(super) const CLAIM: Rule = Rule {
    code: "HABEAS_DATA_RECLAMO",
    kinds: &["habeas-data-claim", "hábeas data reclamo"],
    name: words(
        "Reclamo para corregir o suprimir datos personales",
        "Claim to correct or delete personal data",
    ),
    count: Count::BusinessDays(15),
    extension: ExtensionPolicy::BusinessDays(8),
    citations: &[art(LEY_1581, "art. 15")],
    valid_from: LEY_1581_IN_FORCE,
    ..BASE
};

/// A claim that lacks something: the company asks for it, earlier than for any other petition.
pub(super) const ASK_WHAT_IS_MISSING: Rule = Rule {
    code: "REQUERIR_RECLAMO_DATOS",
    kinds: &["habeas-data-completion", "requerir reclamo de datos"],
    name: words(
        "Requerir lo que falta a un reclamo de datos personales",
        "Ask for what a claim about personal data lacks",
    ),
    count: Count::BusinessDays(5),
    citations: &[art(LEY_1581, "art. 15, num. 1")],
    confidence: Confidence::Recalled(90),
    valid_from: LEY_1581_IN_FORCE,
    ..BASE
};

/// And the person has longer to complete it.
pub(super) const COMPLETE_CLAIM: Rule = Rule {
    code: "COMPLETAR_RECLAMO_DATOS",
    kinds: &["complete-habeas-data-claim", "completar reclamo de datos"],
    name: words("Completar un reclamo de datos personales", "Complete a claim about personal data"),
    counted_from: words("el requerimiento de la empresa", "the company's request"),
    duty: Duty::Person,
    count: Count::Months(2),
    silence: Silence::Withdrawal,
    citations: &[art(LEY_1581, "art. 15, num. 1")],
    confidence: Confidence::Recalled(90),
    valid_from: LEY_1581_IN_FORCE,
    ..BASE
};
