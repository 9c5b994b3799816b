//! `/recursos`: every open appeal by the day on which its next step is due.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use deadlines::{Rulebook, standing};
use kernel::{Day, Failure, Never};
use web::{Door, Light, PageFrame, Reply, format};

use super::{appeal_key, name_of, reveals, state_key, state_light};
use crate::appeal::State;
use crate::records::{self, After, AppealLine};

/// Lines of a page.
const PAGE: usize = 50;

/// What the tabs show, in the order of the course.
const TABS: [(&str, &str); 8] = [
    ("", "appeals-tab-open"),
    ("to_admit", "appeals-state-to-admit"),
    ("to_decide", "appeals-state-to-decide"),
    ("refused", "appeals-state-refused"),
    ("to_remit", "appeals-state-to-remit"),
    ("with_superintendence", "appeals-state-with-superintendence"),
    ("to_execute", "appeals-state-to-execute"),
    ("over", "appeals-tab-over"),
];

#[derive(Template)]
#[template(path = "list.html")]
pub(crate) struct ListPage {
    pub page: PageFrame,
    pub tabs: Vec<Tab>,
    pub lines: Vec<Line>,
    pub older: String,
}

/// One of the lists.
pub(crate) struct Tab {
    pub href: String,
    pub label: String,
    pub count: String,
    pub current: bool,
}

/// An appeal as the list shows it.
pub(crate) struct Line {
    pub href: String,
    pub number: String,
    pub what: String,
    pub person: String,
    pub decision: String,
    pub filed: String,
    pub state: String,
    pub light: Light,
    pub due: String,
    pub standing: String,
}

/// Everything that the list is made of.
pub(crate) struct Found {
    pub lines: Vec<AppealLine>,
    pub counts: Vec<(State, i64)>,
    pub book: Rulebook,
}

/// The list.
pub async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let wish = |name: &str| asked.get(name).cloned().unwrap_or_default();
    let which = TABS.iter().find(|(key, _)| *key == wish("etapa")).map_or("", |(key, _)| key);
    let input = (which, After { due: wish("desde"), id: wish("tras") });
    let found = door.store().read("appeals.list", input, |look, (which, after)| {
        Box::pin(async move {
            let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
            Ok::<_, Failure<Never>>(Found {
                lines: records::list(look, which, after, most).await?,
                counts: records::counts(look).await?,
                book: deadlines::current(look).await?,
            })
        })
    });
    let page = door.page("appeals-list-title");
    web::html(ListPage::new(page, which, found.await?, door.today(), reveals(&door)))
}

impl ListPage {
    pub(crate) fn new(page: PageFrame, which: &str, mut found: Found, today: Day, reveal: bool) -> ListPage {
        let more = found.lines.len() > PAGE;
        found.lines.truncate(PAGE);
        let older = match found.lines.last().filter(|_| more) {
            Some(last) => {
                let After { due, id } = last.after();
                format!("/recursos?etapa={which}&desde={due}&tras={id}")
            }
            None => String::new(),
        };
        let lines = found.lines.iter().map(|l| line(&page, l, &found.book, today, reveal)).collect();
        ListPage { tabs: tabs(&page, which, &found.counts), lines, older, page }
    }
}

fn tabs(page: &PageFrame, which: &str, counts: &[(State, i64)]) -> Vec<Tab> {
    let tab = |(key, label): &(&'static str, &'static str)| {
        let counted: i64 =
            counts.iter().filter(|(s, _)| key.is_empty() || s.key() == *key).map(|(_, n)| *n).sum();
        Tab {
            href: if key.is_empty() { "/recursos".into() } else { format!("/recursos?etapa={key}") },
            label: page.t(label).into_owned(),
            count: if *key == "over" { String::new() } else { format::number(counted) },
            current: *key == which,
        }
    };
    TABS.iter().map(tab).collect()
}

fn line(page: &PageFrame, l: &AppealLine, book: &Rulebook, today: Day, reveal: bool) -> Line {
    let lang = page.lang();
    let stands = l.due_on.and_then(|due| standing(due, today, &book.calendar).ok());
    Line {
        href: format!("/recursos/{}", l.case),
        number: l.number.clone(),
        what: page.t(appeal_key(l.appeal)).into_owned(),
        person: name_of(page, l.identity, l.name.as_deref(), reveal),
        decision: l.decision.clone().unwrap_or_else(|| page.t("appeals-no-decision").into_owned()),
        filed: format::short_day(l.filed_on, lang),
        state: page.t(state_key(l.state)).into_owned(),
        light: stands.map_or(state_light(l.state), |s| s.light().into()),
        due: match (l.due_on, l.remitted_on) {
            (Some(due), _) => format::short_day(due, lang),
            (None, Some(on)) if l.state == State::WithSuperintendence => {
                page.t1("appeals-list-since", "day", format::short_day(on, lang))
            }
            _ => String::new(),
        },
        standing: stands.map(|s| s.words(lang)).unwrap_or_default(),
    }
}
