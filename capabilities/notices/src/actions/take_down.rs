//! Takes down from the board what hung its days, with the proof of it. The day of the law is the last one
//! that it hung, however late the server wakes.

use filing::Class;
use kernel::Fault;
use serde_json::json;
use store::Work;
use web::format;

use crate::board::Aviso;
use crate::papers::{self, Draft, LANG, t};
use crate::{events, records};

/// Takes one down.
pub async fn run(work: &mut Work<'_>, aviso: &Aviso) -> Result<(), Fault> {
    let Some(decision) = records::decision(work, aviso.case).await? else { return Ok(()) };
    let args = [
        ("aviso", aviso.number.as_str()),
        ("number", &decision.outgoing_number),
        ("case", &decision.number),
        ("day", &format::day_with_year(aviso.posted_on, LANG)),
        ("down", &format::day_with_year(aviso.down_on, LANG)),
    ];
    let draft = Draft {
        class: Class::Internal,
        subject: t("notices-paper-taken-down-subject", &args)?,
        body: t("notices-paper-taken-down", &args)?,
        copy: Vec::new(),
        addressee: Vec::new(),
    };
    let issued = papers::issue(work, &decision, draft).await?;
    records::take_down(work, &aviso.number, issued.at, &issued.code).await?;
    work.announce(events::about(
        (aviso.case, decision.part),
        events::TAKEN_DOWN,
        json!({ "down_on": aviso.down_on }),
    ));
    Ok(())
}
