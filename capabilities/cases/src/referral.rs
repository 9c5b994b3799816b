//! What belongs to another body goes to it (CPACA, art. 21). Pure.

use deadlines::{Deadline, Rulebook, rule_for};
use kernel::{At, clean_line, clean_text};

use crate::step_refusal::StepRefusal;

/// The body that is competent.
#[doc(alias = "autoridad competente")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompetentBody {
    /// Its name.
    pub name: String,
    /// Where letters reach it; may be empty if there is an e-mail.
    pub address: String,
    /// Its e-mail; may be empty if there is an address.
    pub email: String,
}

/// The longest name and address, in characters.
const MAX_LINE: usize = 200;
/// The longest reasons, in characters.
pub const MAX_REASONS: usize = 10_000;

impl CompetentBody {
    /// Checked: it has a name and can be reached.
    pub fn check(&self) -> Result<CompetentBody, StepRefusal> {
        let line = |text: &str| clean_line(text, MAX_LINE).unwrap_or_default();
        let body = CompetentBody {
            name: line(&self.name),
            address: line(&self.address),
            email: line(&self.email).to_lowercase(),
        };
        if body.name.is_empty() || (body.address.is_empty() && body.email.is_empty()) {
            return Err(StepRefusal::NoBody);
        }
        if !body.email.is_empty() && dispatch::EmailAddress::parse(&body.email).is_err() {
            return Err(StepRefusal::BadBodyEmail);
        }
        Ok(body)
    }

    /// The block of the addressee of the covering letter.
    pub fn addressee(&self) -> Vec<String> {
        let lines = ["Señores", &self.name, &self.address, &self.email];
        lines.iter().filter(|line| !line.is_empty()).map(|line| (*line).to_owned()).collect()
    }
}

/// Reasons, which every act that ends something needs (CPACA, art. 42): at least a sentence.
pub fn reasons(text: &str) -> Result<String, StepRefusal> {
    let text = clean_text(text, MAX_REASONS).map_err(|_| StepRefusal::NeedsReasons)?;
    if text.chars().count() < 15 { Err(StepRefusal::NeedsReasons) } else { Ok(text) }
}

/// Until when the company refers what it received: five business days. Later it is late, and still done.
pub fn referral_term(received_at: At, book: &Rulebook) -> Option<Deadline> {
    let rule = rule_for("TRASLADO_COMPETENCIA", received_at.day()).ok()?;
    book.compute(rule, received_at).ok()
}

/// Where a petition came from that another authority sent us. The count is ours: it begins the day after our
/// reception (CPACA, art. 21).
#[doc(alias = "traslado recibido")]
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ReceivedTransfer {
    /// Who sent it.
    pub authority: String,
    /// Number of its letter; may be empty.
    pub number: String,
    /// The day of its letter.
    pub dated: kernel::Day,
    /// The day on which it reached us.
    pub received_on: kernel::Day,
}

/// What an officer typed of a transfer.
#[derive(Debug, Clone, Copy)]
pub struct TypedTransfer<'a> {
    /// Who sent it.
    pub authority: &'a str,
    /// Number of its letter.
    pub number: &'a str,
    /// The day of its letter.
    pub dated: &'a str,
    /// The day on which it reached us; empty is today.
    pub received: &'a str,
}

/// How long ago a transfer may have reached us, in days.
const OLDEST_RECEPTION: i64 = 366;

impl ReceivedTransfer {
    /// Checked: a name, a letter that is not of tomorrow, and a reception after it and not after today. Gives
    /// the fields that are wrong otherwise: `authority`, `dated`, `received`.
    pub fn check(
        typed: TypedTransfer<'_>,
        today: kernel::Day,
    ) -> Result<ReceivedTransfer, Vec<&'static str>> {
        let authority = clean_line(typed.authority, MAX_LINE).ok();
        let number = clean_line(typed.number, MAX_LINE).unwrap_or_default();
        let dated = typed.dated.trim().parse().ok().filter(|day: &kernel::Day| *day <= today);
        let received = match typed.received.trim() {
            "" => Some(today),
            text => text.parse().ok(),
        };
        let oldest = At::start_of(today).plus_days(-OLDEST_RECEPTION).day();
        let in_order = |day: &kernel::Day| *day <= today && *day >= oldest && dated.is_none_or(|d| d <= *day);
        let received = received.filter(in_order);
        match (authority, dated, received) {
            (Some(authority), Some(dated), Some(received_on)) => {
                Ok(ReceivedTransfer { authority, number, dated, received_on })
            }
            (authority, dated, received) => {
                let wrong = [
                    ("authority", authority.is_none()),
                    ("dated", dated.is_none()),
                    ("received", received.is_none()),
                ];
                Err(wrong.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_has_a_name_and_can_be_reached_cpaca_art_21() {
        let body = |name: &str, address: &str, email: &str| {
            CompetentBody { name: name.into(), address: address.into(), email: email.into() }.check()
        };
        assert_eq!(body(" ", "Calle 1", ""), Err(StepRefusal::NoBody));
        assert_eq!(body("Alcaldía", "", ""), Err(StepRefusal::NoBody));
        assert_eq!(body("Alcaldía", "", "alcaldia"), Err(StepRefusal::BadBodyEmail));
        let good = body(" Alcaldía  de Miraflor ", "", "PQR@miraflor.gov.co").unwrap();
        assert_eq!(good.addressee(), ["Señores", "Alcaldía de Miraflor", "pqr@miraflor.gov.co"]);
    }

    #[test]
    fn it_is_sent_within_five_business_days_cpaca_art_21() {
        let term = referral_term(At::parse("2026-12-04T10:00").unwrap(), &Rulebook::national()).unwrap();
        // 8 December is a holiday
        assert_eq!(term.due_on, "2026-12-14".parse().unwrap());
    }

    #[test]
    fn reasons_are_at_least_a_sentence_cpaca_art_42() {
        assert_eq!(reasons("no"), Err(StepRefusal::NeedsReasons));
        assert_eq!(reasons(&"x".repeat(MAX_REASONS + 1)), Err(StepRefusal::NeedsReasons));
        assert!(reasons("El alumbrado público es del municipio.").is_ok());
    }

    #[test]
    fn a_transfer_that_comes_in_is_dated_in_the_past() {
        let check = |authority, dated, received| {
            let typed = TypedTransfer { authority, number: "1041", dated, received };
            ReceivedTransfer::check(typed, "2026-11-23".parse().unwrap())
        };
        let good = check("Personería", "2026-11-18", "2026-11-20").unwrap();
        assert_eq!((good.received_on.to_string(), good.number.as_str()), ("2026-11-20".into(), "1041"));
        assert_eq!(check("Personería", "2026-11-20", "").unwrap().received_on.to_string(), "2026-11-23");
        assert_eq!(check("", "", "2026-11-20"), Err(vec!["authority", "dated"]));
        for received in ["2026-11-24", "2026-11-19", "2024-01-01", "ayer"] {
            assert_eq!(check("Personería", "2026-11-20", received), Err(vec!["received"]), "{received}");
        }
    }
}
