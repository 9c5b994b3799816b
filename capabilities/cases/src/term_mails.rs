//! Mails that tell the person what happened to the term. What they say stands in the timeline too.

use futures::future::BoxFuture;
use kernel::{Day, Fault};
use store::{StoredEvent, Work};
use web::format;

use crate::events;
use crate::reactions::{LANG, link, reachable, send, t};
use crate::records::EntryKind;
use crate::sheet;

/// What is told by mail when it happens.
pub(crate) const KINDS: &[&str] = &[
    events::EXTENDED,
    events::COMPLETION_REQUESTED,
    events::COMPLETED,
    events::EVIDENCE_ORDERED,
    events::EVIDENCE_CLOSED,
    events::ARCHIVED,
    events::REGIME_CHANGED,
    events::SPLIT,
    events::MATTER_ANSWERED,
    events::RECALCULATED,
];

/// Steps of the timeline that have a mail: `cases-mail-<key>`.
const TOLD: [&str; 13] = [
    "data-completion-requested",
    "extended",
    "matter-extended",
    "completion-requested",
    "more-time",
    "resumed",
    "evidence-ordered",
    "evidence-extended",
    "evidence-closed",
    "archived",
    "regime-changed",
    "split",
    "matter-answered",
];

/// Mails the step of the event: the one that was written in the same transaction.
pub(crate) fn mail<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Some((sheet, company)) = reachable(work, event).await? else { return Ok(()) };
        let entries = sheet::entries(work, sheet.id, true).await?;
        let step = entries.iter().rev().find(|e| e.kind == EntryKind::Step && e.at == event.at);
        let key = match step.and_then(|e| e.data["key"].as_str()) {
            Some(key) if TOLD.contains(&key) => key,
            _ if event.kind == events::RECALCULATED => "recalculated",
            _ => return Ok(()),
        };
        let body = step.map(|e| e.body.as_str()).unwrap_or_default();
        let day = |name: &str| event.data[name].as_str().and_then(|d| d.parse::<Day>().ok());
        let day = day("until").or(day("due_on")).or(day("new")).unwrap_or(sheet.deadline.due_on);
        let day = format::day_with_year(day, LANG);
        let args = [("number", sheet.number.as_str()), ("day", &day)];
        let parts = [
            t(&format!("cases-mail-{key}"), &args)?,
            body.to_owned(),
            t("cases-mail-term-end", &[("link", &link(&company, &sheet))])?,
            company.profile.legal_name.clone(),
        ];
        let text =
            parts.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n\n");
        let subject = t(&format!("cases-mail-{key}-subject"), &args)?;
        send(work, &sheet, "cases.term", &subject, &text, None).await
    })
}
