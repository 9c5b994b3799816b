//! The decision that has to reach somebody, as `cases` publishes it.

use cases::{CaseId, CaseKind, ContactChannel, PetitionerIdentity, ReplyBy};
use deadlines::{Silence, rule_for};
use kernel::At;
use people::PersonId;
use serde::{Deserialize, Serialize};

/// One matter of a split filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The case that was split.
    pub case: CaseId,
    /// Number of the matter, from 1.
    pub number: i64,
}

/// A case that was decided, or one matter of it by a letter of its own.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Its id: that of the case, or that of the letter if it decides one matter.
    pub case: CaseId,
    /// The matter that it decides; nothing for the whole case.
    pub part: Option<Part>,
    /// Filing number of the case.
    pub number: String,
    /// What it is.
    pub kind: CaseKind,
    /// Code of the rule that governs it.
    pub regime: String,
    /// The door by which it came.
    pub channel: ContactChannel,
    /// Whether the person is known.
    pub identity: PetitionerIdentity,
    /// The person, if known.
    pub person: Option<PersonId>,
    /// Title of the case.
    pub subject: String,
    /// How the person wants to be answered.
    pub reply_by: ReplyBy,
    /// Where.
    pub reply_to: String,
    /// When it was filed.
    pub filed_at: At,
    /// When it was decided.
    pub decided_at: At,
    /// Number of the decision.
    pub outgoing_number: String,
    /// Code of its letter.
    pub letter_code: String,
    /// Key of what was decided; may be empty.
    pub result: String,
    /// Secret of the person's link.
    pub tracking_key: String,
}

impl Decision {
    /// The case, also where only one of its matters was decided.
    pub fn of_case(&self) -> CaseId {
        self.part.map_or(self.case, |part| part.case)
    }

    /// Whether it must be notified with the formalities of the law. What merely informs is communicated with
    /// the answer itself; what denies, rejects or archives is notified, and so is everything whose silence
    /// would be positive: a faulty notice would give the person right (Ley 142 de 1994, arts. 158 and 159).
    pub fn needs_notice(&self) -> bool {
        let rule = rule_for(&self.regime, self.filed_at.day()).ok();
        let adverse = ["denied", "partly_granted", "inadmissible", "archived"];
        rule.is_some_and(|r| r.silence == Silence::Positive) || adverse.contains(&self.result.as_str())
    }

    /// Whether appeals to the company lie against it: against decisions about the service and the contract
    /// (Ley 142 de 1994, art. 154) and against archiving (CPACA, art. 17), not against the decision of an
    /// appeal (CPACA, art. 75 and 87).
    pub fn appeals_lie(&self) -> bool {
        let rule = rule_for(&self.regime, self.filed_at.day()).ok();
        let about_service = rule.is_some_and(|r| r.silence == Silence::Positive);
        self.kind != CaseKind::Appeal && (about_service || self.result == "archived")
    }

    /// Whether the record of what was asked aloud can be its notice: told at the counter or on the telephone.
    pub fn is_verbal(&self) -> bool {
        self.channel.is_verbal()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    fn decision(regime: &str, kind: CaseKind, result: &str) -> Decision {
        Decision {
            case: Id::new(At(1), [1; 16]),
            part: None,
            number: "2026-EN-000001".into(),
            kind,
            regime: regime.into(),
            channel: ContactChannel::Web,
            identity: PetitionerIdentity::Named,
            person: None,
            subject: String::new(),
            reply_by: ReplyBy::Email,
            reply_to: String::new(),
            filed_at: At::parse("2026-11-03T08:00").unwrap(),
            decided_at: At::parse("2026-11-23T08:00").unwrap(),
            outgoing_number: String::new(),
            letter_code: String::new(),
            result: result.into(),
            tracking_key: String::new(),
        }
    }

    #[test]
    fn what_could_be_silence_or_harm_is_notified_with_formalities() {
        let says = |d: &Decision| (d.needs_notice(), d.appeals_lie());
        assert_eq!(says(&decision("PQR_SPD", CaseKind::Claim, "granted")), (true, true));
        assert_eq!(
            says(&decision("INFORMACION_DOCUMENTOS", CaseKind::InformationRequest, "granted")),
            (false, false)
        );
        assert_eq!(
            says(&decision("INFORMACION_DOCUMENTOS", CaseKind::InformationRequest, "denied")),
            (true, false)
        );
        assert_eq!(says(&decision("PETICION_GENERAL", CaseKind::Petition, "archived")), (true, true));
        assert_eq!(says(&decision("RECURSO_REPOSICION", CaseKind::Appeal, "upheld")), (true, false));
    }
}
