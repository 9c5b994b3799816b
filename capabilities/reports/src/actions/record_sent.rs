//! A month's file was uploaded to the regulator: what, when, by whom.

use catalog::UtilityService;
use kernel::{Actor, Failure, Refusal, clean_line};
use serde_json::json;
use store::{Event, Work, args};
use web::{Door, Fields, Reply};

use crate::month::Month;
use crate::month_file::{self, Asked, Outcome};
use crate::screens::sui;
use crate::{events, records};

/// Why it is not written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentRefusal {
    /// The month is not over.
    TooEarly,
    /// Rows fail, or a pending case vanished.
    NotValid,
    /// The file is not the one that was downloaded any more.
    Changed,
    /// The regulator's number is too long.
    Receipt,
}

impl Refusal for SentRefusal {
    fn code(&self) -> &'static str {
        match self {
            SentRefusal::TooEarly => "reports-too-early",
            SentRefusal::NotValid => "reports-not-valid",
            SentRefusal::Changed => "reports-changed",
            SentRefusal::Receipt => "reports-receipt",
        }
    }

    fn status(&self) -> u16 {
        if *self == SentRefusal::Receipt { 422 } else { 409 }
    }

    fn field(&self) -> Option<&str> {
        (*self == SentRefusal::Receipt).then_some("receipt")
    }

    fn article(&self) -> Option<&'static str> {
        match self {
            SentRefusal::TooEarly => Some("Resolución SSPD 20151300054575 de 2015, art. 2"),
            SentRefusal::NotValid => Some("Resolución SSPD 20151300054575 de 2015, art. 1"),
            _ => None,
        }
    }
}

/// What was sent.
#[derive(Debug, Clone)]
pub struct RecordSent {
    /// Which file.
    pub asked: Asked,
    /// What was found in it a moment ago.
    pub outcome: Outcome,
    /// The fingerprint of the file that was downloaded.
    pub sha256: String,
    /// The number that the regulator gave; may be empty.
    pub receipt: String,
}

impl RecordSent {
    /// Whether it may be written down.
    pub fn check(&self) -> Result<(), SentRefusal> {
        if self.asked.today <= self.asked.month.last() {
            return Err(SentRefusal::TooEarly);
        }
        if !self.outcome.is_valid() {
            return Err(SentRefusal::NotValid);
        }
        if self.outcome.sha256 != self.sha256 {
            return Err(SentRefusal::Changed);
        }
        Ok(())
    }
}

/// Writes it down.
pub async fn run(work: &mut Work<'_>, sent: &RecordSent) -> Result<(), Failure<SentRefusal>> {
    sent.check().map_err(Failure::Refused)?;
    let receipt = match sent.receipt.trim() {
        "" => String::new(),
        text => clean_line(text, 60).map_err(|_| Failure::Refused(SentRefusal::Receipt))?,
    };
    let (o, month, service) = (&sent.outcome, sent.asked.month.to_string(), sent.asked.service.code());
    let id = work.new_id::<()>();
    let (at, by) = (work.at(), work.actor().trace());
    let name = match work.actor() {
        Actor::Officer { name, .. } => name.to_string(),
        _ => String::new(),
    };
    let pending = o.pending_numbers.join("\n");
    let row = args![id, &month, service, o.lines, o.bytes, &o.sha256, receipt, pending, at, by, name];
    work.exec(records::INSERT_SENT, row).await?;
    work.announce(Event {
        kind: events::SENT,
        subject: format!("reports/sui/{month}/{service}"),
        data: json!({ "month": month, "service": service, "lines": o.lines, "sha256": o.sha256 }),
    });
    Ok(())
}

/// `POST /informes/sui/enviado`
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let month = Month::parse(fields.text("mes"));
    let service = UtilityService::parse(fields.text("servicio"));
    let (Some(month), Some(service)) = (month, service) else { return web::not_found() };
    let asked = Asked { month, service, today: door.today() };
    let outcome = month_file::write_month(door.store(), asked, true, &mut |_| Ok(())).await?;
    let text = |name: &str| fields.text(name).chars().take(200).collect::<String>();
    let sent = RecordSent { asked, outcome, sha256: text("sha256"), receipt: text("receipt") };
    let done = door
        .store()
        .write("reports.record_sent", door.actor().clone(), sent, |work, sent| Box::pin(run(work, sent)))
        .await;
    match done {
        Ok(()) => web::redirect_saying(door.app(), &sui::address(asked), "reports-sent-saved"),
        Err(Failure::Refused(refusal)) => sui::page(&door, asked, String::new(), Some(&refusal)).await,
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}
