//! `/notificaciones`: what runs, by the day on which its next step is due.

use askama::Template;
use axum::extract::Query;
use cases::CaseId;
use deadlines::Rulebook;
use kernel::{Day, Failure, Never};
use serde::Deserialize;
use web::{Door, Light, PageFrame, Reply, format};

use super::{light, name_of, reveals, state_key};
use crate::notice::State;
use crate::records::{self, NoticeLine};

/// Notices on one page.
const PAGE: usize = 50;

/// The views: name in the address, and the states.
pub(crate) const VIEWS: [(&str, &[State]); 8] = [
    ("", &[]),
    ("citar", &[State::SummonsDue]),
    ("citados", &[State::Summoned]),
    ("electronicas", &[State::Pending, State::ElectronicSent]),
    ("avisos", &[State::PostingDue]),
    ("publicados", &[State::Posted]),
    ("notificadas", &[State::Served]),
    ("firmes", &[State::Final]),
];

#[derive(Template)]
#[template(path = "list.html")]
pub(crate) struct ListPage {
    pub page: PageFrame,
    pub views: Vec<View>,
    pub rows: Vec<RowView>,
    /// Address of the next page; empty when there is none.
    pub older: String,
}

pub(crate) struct View {
    pub href: String,
    pub label: String,
    /// Nothing for what is final: there are many.
    pub count: Option<i64>,
    pub current: bool,
}

pub(crate) struct RowView {
    pub href: String,
    pub number: String,
    pub subject: String,
    pub name: String,
    pub state: String,
    pub light: Light,
    pub due: String,
    pub standing: String,
    pub how: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    vista: Option<String>,
    desde: Option<String>,
}

/// What the page shows.
pub(crate) struct Found {
    pub lines: Vec<NoticeLine>,
    pub counts: Vec<(State, i64)>,
    pub book: Rulebook,
}

pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let wanted = asked.vista.unwrap_or_default();
    let view = VIEWS.iter().position(|(name, _)| *name == wanted).unwrap_or(0);
    let after = asked.desde.as_deref().and_then(read_key);
    let found = door.store().read("notices.list", (view, after), |look, (view, after)| {
        Box::pin(async move {
            let states = VIEWS[*view].1;
            let limit = PAGE as i64 + 1;
            let lines = match states {
                [State::Final] => records::finals(look, *after, limit).await?,
                _ => records::running(look, states, *after, limit).await?,
            };
            let counts = records::counts(look).await?;
            Ok::<_, Failure<Never>>(Found { lines, counts, book: deadlines::current(look).await? })
        })
    });
    let found = found.await?;
    let page = door.page("notices-list-title");
    web::html(ListPage::new(page, view, &found, door.today(), reveals(&door)))
}

fn read_key(text: &str) -> Option<(Day, CaseId)> {
    let (day, id) = text.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

impl ListPage {
    pub(crate) fn new(page: PageFrame, view: usize, found: &Found, today: Day, reveal: bool) -> ListPage {
        let shown = &found.lines[..found.lines.len().min(PAGE)];
        let last = shown.last().filter(|_| found.lines.len() > PAGE);
        let name = VIEWS[view].0;
        let older = last.map(|l| format!("/notificaciones?vista={name}&desde={}_{}", l.due_on, l.case));
        let rows = shown.iter().map(|line| row(&page, line, found, today, reveal)).collect();
        let views = VIEWS.iter().enumerate().map(|(at, _)| one_view(&page, at, view, found)).collect();
        ListPage { views, rows, older: older.unwrap_or_default(), page }
    }
}

fn one_view(page: &PageFrame, at: usize, current: usize, found: &Found) -> View {
    let (name, states) = VIEWS[at];
    let in_view = |state: &State| states.is_empty() || states.contains(state);
    let count = found.counts.iter().filter(|(s, _)| in_view(s)).map(|(_, n)| n).sum();
    let suffix = if name.is_empty() { "todas" } else { name };
    View {
        href: if name.is_empty() {
            "/notificaciones".into()
        } else {
            format!("/notificaciones?vista={name}")
        },
        label: page.t(&format!("notices-view-{suffix}")).into_owned(),
        count: (states != [State::Final]).then_some(count),
        current: at == current,
    }
}

/// The filing number, with that of the matter if the decision is of one.
pub(super) fn of_matter(page: &PageFrame, number: &str, matter: i64) -> String {
    match matter {
        0 => number.to_owned(),
        matter => page.t2("notices-of-matter", "number", number, "matter", matter),
    }
}

fn row(page: &PageFrame, line: &NoticeLine, found: &Found, today: Day, reveal: bool) -> RowView {
    let lang = page.lang();
    let (light, standing) = light(line.state, line.due_on, today, &found.book.calendar, lang);
    let how = line.how.unwrap_or(line.plan);
    RowView {
        href: format!("/notificaciones/{}", line.case),
        number: of_matter(page, &line.number, line.matter),
        subject: line.subject.clone(),
        name: name_of(page, line.identity, line.name.as_deref(), reveal),
        state: page.t(&state_key(line.state)).into_owned(),
        light,
        due: format::day_in_words(line.due_on, lang),
        standing,
        how: page.t(&format!("notices-how-{}", how.key())).into_owned(),
    }
}
