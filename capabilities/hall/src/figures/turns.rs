//! `/cifras/sala/turnos`: the turns behind a figure.

use askama::Template;
use axum::extract::Query;
use kernel::{At, Failure, Never};
use web::{Door, Light, PageFrame, Reply, format};

use super::filter::{Asked, Filter};
use super::records::{self, Names, Turn};
use super::stats::Fate;
use super::words;

/// Turns on one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "figures/turns.html")]
pub(crate) struct TurnsPage {
    pub page: PageFrame,
    pub span: String,
    /// What is listed, in words: one line for each thing that was chosen.
    pub chosen: Vec<String>,
    pub back: String,
    pub rows: Vec<TurnView>,
    pub older: String,
}

pub(crate) struct TurnView {
    pub code: String,
    pub arrived: String,
    pub service: String,
    pub class: String,
    pub state: String,
    pub light: Light,
    pub wait: String,
    pub attention: String,
    pub counter: String,
    pub officer: String,
}

fn read_key(text: &str) -> Option<(At, String)> {
    let (at, id) = text.split_once('_')?;
    Some((At(at.parse().ok()?), id.chars().take(40).collect()))
}

/// `GET /cifras/sala/turnos`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let filter = Filter::read(&asked, door.today());
    let before = asked.antes.as_deref().and_then(read_key).unwrap_or((At(i64::MAX), String::new()));
    let found =
        door.store().read("hall.figures_turns", (filter.clone(), before), |look, (filter, before)| {
            Box::pin(async move {
                let sites = records::sites(look).await?;
                let chosen = sites.iter().find(|s| s.1 == filter.site).or(sites.first()).map(|s| s.0);
                let Some(site) = chosen else {
                    return Ok::<_, Failure<Never>>((Names::default(), Vec::new()));
                };
                let names = records::names(look, site).await?;
                let most = PAGE as i64 + 1;
                let turns = records::turns(look, site, filter, &names, (before.0, &before.1), most).await?;
                Ok((names, turns))
            })
        });
    let (names, turns) = found.await?;
    web::html(TurnsPage::new(door.page("hall-figures-turns-title"), &filter, &names, &turns))
}

impl TurnsPage {
    pub(crate) fn new(page: PageFrame, filter: &Filter, names: &Names, turns: &[Turn]) -> TurnsPage {
        let shown = &turns[..turns.len().min(PAGE)];
        let last = shown.last().filter(|_| turns.len() > PAGE);
        let older =
            last.map(|t| format!("/cifras/sala/turnos?{}&antes={}_{}", filter.query(), t.arrived_at.0, t.id));
        TurnsPage {
            span: words::span(&page, filter.from, filter.to),
            chosen: chosen(&page, filter, names),
            back: format!("/cifras/sala?{}", filter.query()),
            rows: shown.iter().map(|t| view(&page, t, names)).collect(),
            older: older.unwrap_or_default(),
            page,
        }
    }
}

/// The filter in words.
fn chosen(page: &PageFrame, filter: &Filter, names: &Names) -> Vec<String> {
    let named = |all: &[records::Named], word: &str| match word {
        "" => None,
        "-" => Some(page.t("hall-figures-nobody").into_owned()),
        word => all.iter().find(|n| n.word == word).map(|n| words::name(n, page.lang()).to_owned()),
    };
    let what = filter.what.word();
    let all = [
        (!what.is_empty()).then(|| page.t(&format!("hall-figures-what-{what}")).into_owned()),
        named(&names.services, &filter.service),
        filter.class.map(|c| words::class_name(page, c)),
        named(&names.counters, &filter.counter),
        named(&names.officers, &filter.officer),
        filter.hour.map(|h| format!("{h}:00 – {}:00", h + 1)),
        filter.weekday.map(|w| words::weekday(w, page.lang()).to_owned()),
        filter.waited_s.map(|s| page.t1("hall-figures-waited-at-least", "time", words::duration(Some(s)))),
    ];
    all.into_iter().flatten().collect()
}

fn view(page: &PageFrame, t: &Turn, names: &Names) -> TurnView {
    let lang = page.lang();
    let name = |all: &[records::Named], id: Option<&str>| {
        let found = id.and_then(|id| all.iter().find(|n| n.id == id));
        found.map_or_else(String::new, |n| words::name(n, lang).to_owned())
    };
    let light = match Fate::of(t.state) {
        Fate::Attended => Light::Green,
        Fate::Open => Light::Blue,
        Fate::Gone | Fate::Absent => Light::Amber,
        Fate::Unattended => Light::Red,
    };
    let seconds = |from: Option<At>, to: Option<At>| from.zip(to).map(|(a, b)| b.seconds_since(a).max(0));
    TurnView {
        code: t.code.clone(),
        arrived: format!(
            "{}, {}",
            format::short_day(t.arrived_at.day(), lang),
            format::short_time(t.arrived_at, lang)
        ),
        service: name(&names.services, Some(&t.service)),
        class: words::class_name(page, t.class),
        state: page.t(&format!("hall-figures-state-{}", t.state.key())).into_owned(),
        light,
        wait: words::duration(seconds(Some(t.arrived_at), t.called_at)),
        attention: words::duration(seconds(t.attended_at, t.ended_at)),
        counter: name(&names.counters, t.counter.as_deref()),
        officer: name(&names.officers, t.officer.as_deref()),
    }
}
