//! Annuls a number that was given by mistake: it stays in the book, visible, and is never used again.

use kernel::{Failure, Refusal};
use serde_json::json;
use store::{Event, Work};

use crate::records;

/// Why a number is not annulled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnulRefusal {
    /// No document has this number.
    Unknown,
    /// It was annulled before.
    Already,
    /// The act needs its reason (Acuerdo AGN 001 de 2024).
    NoReason,
}

impl Refusal for AnnulRefusal {
    fn code(&self) -> &'static str {
        match self {
            AnnulRefusal::Unknown => "filing-unknown-number",
            AnnulRefusal::Already => "filing-already-annulled",
            AnnulRefusal::NoReason => "filing-annulment-needs-reason",
        }
    }
    fn article(&self) -> Option<&'static str> {
        matches!(self, AnnulRefusal::NoReason).then_some("Acuerdo AGN 001 de 2024")
    }
}

/// Annuls `number` for `reason`.
pub async fn annul_number(
    work: &mut Work<'_>,
    number: &str,
    reason: &str,
) -> Result<(), Failure<AnnulRefusal>> {
    let reason = kernel::clean_line(reason, 500).map_err(|_| Failure::Refused(AnnulRefusal::NoReason))?;
    let Some((_, subject, _)) = records::entry_of(work, number).await? else {
        return Err(Failure::Refused(AnnulRefusal::Unknown));
    };
    if !records::write_annulment(work, number, &reason).await? {
        return Err(Failure::Refused(AnnulRefusal::Already));
    }
    work.announce(Event { kind: "filing.annulled", subject, data: json!({ "number": number }) });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_has_its_code_and_the_reason_its_norm_agn_001_2024() {
        let told = |refusal: AnnulRefusal| (refusal.code(), refusal.article());
        assert_eq!(told(AnnulRefusal::Unknown), ("filing-unknown-number", None));
        assert_eq!(told(AnnulRefusal::Already), ("filing-already-annulled", None));
        let norm = Some("Acuerdo AGN 001 de 2024");
        assert_eq!(told(AnnulRefusal::NoReason), ("filing-annulment-needs-reason", norm));
    }
}
