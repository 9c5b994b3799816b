//! Where a letter of a notice goes, and its mail.

use dispatch::{EmailAddress, NewMessage};
use kernel::{Failure, clean_line};
use store::Work;
use web::Fields;

use crate::act::Via;
use crate::decision::Decision;
use crate::refusal::NoticeRefusal;

/// Longest address and number of a carrier, in characters.
const MAX_ADDRESS: usize = 200;
const MAX_GUIDE: usize = 60;

/// By which way, where to, with which number of the carrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The way.
    pub via: Via,
    /// Where to.
    pub address: String,
    /// Number of the carrier; may be empty, and may be told later with the result.
    pub guide: String,
}

impl Sending {
    /// The ways of a letter.
    pub const WAYS: [Via; 3] = [Via::Carrier, Via::Email, Via::Hand];

    /// As a form says it.
    pub fn read(fields: &Fields) -> Sending {
        Sending {
            via: Via::parse(fields.text("via")).unwrap_or(Via::Carrier),
            address: fields.text("address").to_owned(),
            guide: fields.text("guide").to_owned(),
        }
    }

    /// Cleaned, or why it goes nowhere.
    pub fn check(self) -> Result<Sending, NoticeRefusal> {
        let line =
            |text: &str, max, field| clean_line(text, max).map_err(|_| NoticeRefusal::BadText { field });
        let address = line(&self.address, MAX_ADDRESS, "address")?;
        let guide = guide(&self.guide)?;
        if self.via == Via::Email && EmailAddress::parse(&address).is_err() {
            return Err(NoticeRefusal::BadEmail);
        }
        if address.is_empty() || !Sending::WAYS.contains(&self.via) {
            return Err(NoticeRefusal::BadText { field: "address" });
        }
        Ok(Sending { via: self.via, address, guide })
    }
}

/// The number of a carrier, cleaned; may be empty.
pub(crate) fn guide(text: &str) -> Result<String, NoticeRefusal> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    clean_line(text, MAX_GUIDE).map_err(|_| NoticeRefusal::BadText { field: "guide" })
}

/// Puts the letter into the outbox as a mail.
pub(crate) async fn mail(
    work: &mut Work<'_>,
    decision: &Decision,
    purpose: &str,
    address: &str,
    subject: &str,
    text: &str,
) -> Result<(), Failure<NoticeRefusal>> {
    let about = cases::events::subject(decision.case);
    let plain = text.replace("**", "");
    let mail = NewMessage::email(purpose, &about, address, subject, &plain);
    dispatch::enqueue(work, mail).await.map(drop).map_err(|f| f.map_refusal(|_| NoticeRefusal::BadEmail))
}
