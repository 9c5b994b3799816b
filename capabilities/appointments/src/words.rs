//! What mails say, and their sending.

use std::sync::LazyLock;

use kernel::{Failure, Fault, Lang};
use store::Work;
use web::{Texts, format};

use crate::booking::Booking;
use crate::events;
use crate::records::Served;
use crate::refusal::AppointmentRefusal;

static TEXTS: LazyLock<Result<Texts, Fault>> = LazyLock::new(|| Texts::new(crate::TEXTS));

/// A sentence of a mail.
pub(crate) fn t(lang: Lang, key: &str, args: &[(&str, &str)]) -> Result<String, Fault> {
    match &*TEXTS {
        Ok(texts) => Ok(texts.t_args(lang, key, args)),
        Err(fault) => Err(Fault::new(format!("the sentences of appointments: {fault}"))),
    }
}

/// `martes 24 de noviembre, 10:00 a. m.`
pub(crate) fn when(booking: &Booking, lang: Lang) -> String {
    let day = format::day_in_words(booking.day(), lang);
    format!("{day}, {}", format::short_time(booking.starts_at, lang))
}

/// Queues the mail `appointments.{kind}` if the person left an address; its texts are
/// `appointments-mail-{kind}-subject` and `appointments-mail-{kind}`.
pub(crate) async fn mail(
    work: &mut Work<'_>,
    kind: &str,
    booking: &Booking,
    service: &Served,
) -> Result<(), Failure<AppointmentRefusal>> {
    if booking.who.email.is_empty() {
        return Ok(());
    }
    let lang = booking.language;
    let company = company::current(work).await?;
    let (name, address) =
        company.map(|c| (c.profile.short_name.clone(), c.public_url.clone())).unwrap_or_default();
    let link = format!("{}/citas/{}", address.trim_end_matches('/'), booking.key);
    let when = when(booking, lang);
    let args = [
        ("company", name.as_str()),
        ("name", booking.who.name.as_str()),
        ("service", service.name_in(lang)),
        ("site", service.site_name.as_str()),
        ("address", service.address.as_str()),
        ("when", when.as_str()),
        ("link", link.as_str()),
    ];
    let subject = t(lang, &format!("appointments-mail-{kind}-subject"), &args)?;
    let body = t(lang, &format!("appointments-mail-{kind}"), &args)?;
    let purpose = format!("appointments.{kind}");
    let about = events::subject(booking.id);
    let mail = dispatch::NewMessage::email(&purpose, &about, &booking.who.email, &subject, &body);
    let queued = dispatch::enqueue(work, mail.to_name(&booking.who.name)).await;
    queued.map(drop).map_err(|f| match f {
        Failure::Broke(fault) => Failure::Broke(fault),
        // the address was checked when it was typed
        Failure::Refused(refusal) => Failure::Broke(Fault::new(format!("a mail was refused: {refusal:?}"))),
    })
}
