//! `/ajustes/envios`: what was sent, what waits, what did not arrive and why.

use askama::Template;
use axum::extract::Query;
use kernel::{At, Failure, Lang, Never};
use serde::Deserialize;
use web::format::{short_day, short_time};
use web::{Door, Light, PageFrame, Reply};

use crate::records::{self, MessageLine};
use crate::{MessageId, State, permissions};

/// Messages on one page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "queue.html")]
pub(crate) struct QueuePage {
    pub page: PageFrame,
    pub filters: Vec<Filter>,
    pub rows: Vec<QueueRow>,
    /// Address of the next page; empty when there is none.
    pub older: String,
}

pub(crate) struct Filter {
    pub href: String,
    pub label: String,
    pub count: i64,
    pub current: bool,
}

pub(crate) struct QueueRow {
    pub id: String,
    pub written: String,
    pub to: String,
    pub subject: String,
    pub light: Light,
    pub state: String,
    /// Why, or what comes next; may be empty.
    pub detail: String,
    pub may_retry: bool,
    pub may_cancel: bool,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    estado: Option<String>,
    antes: Option<String>,
}

pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let state = asked.estado.as_deref().and_then(|s| State::NAMES.into_iter().find(|name| *name == s));
    let before = asked.antes.as_deref().and_then(MessageId::parse);
    let found = door.store().read("dispatch.queue", (state, before), |look, (state, before)| {
        Box::pin(async move {
            let lines = records::queue(look, *state, *before, PAGE + 1).await?;
            Ok::<_, Failure<Never>>((lines, records::counts(look).await?))
        })
    });
    let (mut lines, counts) = found.await?;
    let more = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    let page = door.page("dispatch-queue-title");
    let older = lines.last().filter(|_| more).map(|last| older_link(state, last.id)).unwrap_or_default();
    let may_manage = door.actor().may(permissions::MANAGE);
    let rows = lines.iter().map(|line| QueueRow::new(&page, line, may_manage)).collect();
    let filters = filters(&page, &counts, state);
    web::html(QueuePage { page, filters, rows, older })
}

fn older_link(state: Option<&str>, last: MessageId) -> String {
    let state = state.map(|s| format!("estado={s}&")).unwrap_or_default();
    format!("/ajustes/envios?{state}antes={last}")
}

/// “All” and one link for each state that has messages, or that is chosen.
pub(crate) fn filters(page: &PageFrame, counts: &[(String, i64)], chosen: Option<&str>) -> Vec<Filter> {
    let count = |name: &str| counts.iter().find(|(s, _)| s == name).map_or(0, |(_, n)| *n);
    let all = Filter {
        href: "/ajustes/envios".into(),
        label: page.t("dispatch-filter-all").into_owned(),
        count: counts.iter().map(|(_, n)| n).sum(),
        current: chosen.is_none(),
    };
    let one = |name: &'static str| Filter {
        href: format!("/ajustes/envios?estado={name}"),
        label: page.t(&format!("dispatch-state-{name}")).into_owned(),
        count: count(name),
        current: chosen == Some(name),
    };
    let some = State::NAMES.into_iter().map(one).filter(|f| f.count > 0 || f.current);
    std::iter::once(all).chain(some).collect()
}

impl QueueRow {
    pub(crate) fn new(page: &PageFrame, line: &MessageLine, may_manage: bool) -> QueueRow {
        let state = &line.delivery.state;
        QueueRow {
            id: line.id.to_string(),
            written: moment(line.created_at, page.lang()),
            to: line.masked_address(),
            subject: line.subject.clone(),
            light: light(state),
            state: page.t(&format!("dispatch-state-{}", state.name())).into_owned(),
            detail: detail(page, state),
            may_retry: may_manage && line.delivery.retry(line.created_at).is_ok(),
            may_cancel: may_manage && line.delivery.cancel().is_ok(),
        }
    }
}

fn light(state: &State) -> Light {
    match state {
        State::Sent { .. } => Light::Green,
        State::Queued { .. } | State::Sending { .. } | State::Cancelled => Light::Blue,
        State::Retrying { .. } | State::Uncertain { .. } => Light::Amber,
        State::Failed { .. } | State::Bounced { .. } => Light::Red,
    }
}

fn detail(page: &PageFrame, state: &State) -> String {
    let mut text = String::new();
    if let Some(reason) = state.reason() {
        text.push_str(&page.t(&format!("dispatch-reason-{}", reason.code())));
    }
    if let Some(code) = state.code().filter(|c| !c.is_empty()) {
        text.push_str(&format!(" ({code})"));
    }
    let next = match state {
        State::Retrying { next_at, .. } => page.t1("dispatch-next", "when", moment(*next_at, page.lang())),
        State::Uncertain { .. } => page.t("dispatch-uncertain-advice").into_owned(),
        State::Sent { at, .. } => page.t1("dispatch-sent-at", "when", moment(*at, page.lang())),
        _ => String::new(),
    };
    if !text.is_empty() && !next.is_empty() {
        text.push_str(". ");
    }
    text + &next
}

pub(crate) fn moment(at: At, lang: Lang) -> String {
    format!("{}, {}", short_day(at.day(), lang), short_time(at, lang))
}
