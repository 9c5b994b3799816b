//! `/cifras/sala`: the figures of a site, by what one likes; each of them opens its turns.

use askama::Template;
use axum::extract::Query;
use kernel::{Day, Failure, Never, jiff::ToSpan};
use queueing::Class;
use web::{Door, PageFrame, Problem, Reply};

use super::filter::{Asked, Filter, What};
use super::records::{self, Names};
use super::stats::{By, Fact, Fate, Figures, Key, table};
use super::words;
use crate::site::SiteId;

#[derive(Template)]
#[template(path = "figures/page.html")]
pub(crate) struct FiguresPage {
    pub page: PageFrame,
    pub form: FilterForm,
    pub span: String,
    pub presets: Vec<Link>,
    pub ways: Vec<Link>,
    pub tiles: Vec<Tile>,
    pub head: String,
    pub rows: Vec<RowView>,
    pub chart: Option<Chart>,
    pub csv: String,
    pub xlsx: String,
}

/// What the site and the span are read from.
pub(crate) struct Found {
    pub site: SiteId,
    pub sites: Vec<(SiteId, String, String)>,
    pub names: Names,
    pub facts: Vec<Fact>,
}

pub(crate) struct Link {
    pub href: String,
    pub label: String,
    pub current: bool,
}

pub(crate) struct Tile {
    pub value: String,
    pub note: String,
    pub label: String,
    pub href: String,
}

pub(crate) struct Cell {
    pub text: String,
    /// Empty when there is nothing to open.
    pub href: String,
}

pub(crate) struct RowView {
    pub label: String,
    pub cells: Vec<Cell>,
}

pub(crate) struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// The fields of the filter.
pub(crate) struct FilterForm {
    pub by: &'static str,
    pub from: Day,
    pub to: Day,
    pub sites: Vec<Choice>,
    pub services: Vec<Choice>,
    pub classes: Vec<Choice>,
    pub counters: Vec<Choice>,
    pub officers: Vec<Choice>,
}

/// Bars: attended, and those who were not.
pub(crate) struct Chart {
    pub bars: Vec<Bar>,
    pub lines: Vec<(i64, i64)>,
    pub width: i64,
}

pub(crate) struct Bar {
    pub label: String,
    /// From the left, and half of the width further for the words.
    pub x: i64,
    pub middle: i64,
    pub width: i64,
    pub attended_y: i64,
    pub attended: i64,
    pub others_y: i64,
    pub others: i64,
    pub total: i64,
    pub total_y: i64,
}

/// Heights of the drawing, in its own units.
const TOP: i64 = 20;
const HEIGHT: i64 = 200;
const STEP: i64 = 64;
const LEFT: i64 = 44;
/// More bars than these say nothing.
const MOST_BARS: usize = 31;

/// Reads site, names and facts; nothing if there is no site.
pub(crate) async fn load(door: &Door, filter: &Filter) -> Result<Option<Found>, Problem> {
    let found = door.store().read("hall.figures", filter.clone(), |look, filter| {
        Box::pin(async move {
            let sites = records::sites(look).await?;
            let chosen = sites.iter().find(|s| s.1 == filter.site).or(sites.first()).map(|s| s.0);
            let Some(site) = chosen else { return Ok::<_, Failure<Never>>(None) };
            let names = records::names(look, site).await?;
            let mut facts = records::facts(look, site, filter.span(), &names).await?;
            facts.retain(|fact| filter.takes(fact, &names));
            Ok(Some(Found { site, sites, names, facts }))
        })
    });
    Ok(found.await?)
}

/// `GET /cifras/sala`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let mut filter = Filter::read(&asked, door.today());
    let found = load(&door, &filter).await?;
    let mut page = door.page("hall-figures-title");
    if let Some(found) = &found {
        filter.site = key_of(found);
        // ratings stand beside the figures of the same days
        let place = format!("{}/{}/{}", found.site, filter.from, filter.to);
        page = page.with_panels(door.panels("hall.figures", &place).await?);
    }
    web::html(FiguresPage::new(page, &filter, found.as_ref(), door.today()))
}

pub(crate) fn key_of(found: &Found) -> String {
    found.sites.iter().find(|s| s.0 == found.site).map(|s| s.1.clone()).unwrap_or_default()
}

impl FiguresPage {
    pub(crate) fn new(page: PageFrame, filter: &Filter, found: Option<&Found>, today: Day) -> FiguresPage {
        let none = Names::default();
        let (names, facts) = found.map_or((&none, &[][..]), |f| (&f.names, f.facts.as_slice()));
        let rows = table(facts, filter.by);
        let total = Figures::of(facts.iter());
        let query = filter.query();
        let mut views: Vec<RowView> =
            rows.iter().map(|(key, f)| row(&page, filter, names, *key, f)).collect();
        if rows.len() > 1 {
            let label = page.t("hall-figures-total").into_owned();
            views.push(RowView { label, cells: cells(filter, &total) });
        }
        FiguresPage {
            form: form(&page, filter, found, names),
            span: words::span(&page, filter.from, filter.to),
            presets: presets(&page, filter, today),
            ways: ways(&page, filter),
            tiles: tiles(&page, filter, &total),
            head: page.t(&format!("hall-figures-by-{}", filter.by.word())).into_owned(),
            rows: views,
            chart: chart(&page, filter, names, &rows),
            csv: format!("/cifras/sala.csv?{query}"),
            xlsx: format!("/cifras/sala.xlsx?{query}"),
            page,
        }
    }
}

fn turns(filter: &Filter, what: What) -> String {
    format!("/cifras/sala/turnos?{}", Filter { what, ..filter.clone() }.query())
}

/// The same filter, for the turns of one row only.
fn narrowed(filter: &Filter, names: &Names, key: Key) -> Filter {
    let mut f = filter.clone();
    let word = |all: &[records::Named], place: u16| all.get(usize::from(place)).map(|n| n.word.clone());
    match (key, filter.by) {
        (Key::Number(n), By::Hour) => f.hour = Some(n),
        (Key::Number(n), By::Weekday) => f.weekday = Some(n),
        (Key::Number(n), _) => f.class = usize::try_from(n).ok().and_then(|n| Class::ALL.get(n)).copied(),
        (Key::Day(day), By::Month) => {
            (f.from, f.to) = (filter.from.max(day), filter.to.min(day.last_of_month()));
        }
        (Key::Day(day), _) => (f.from, f.to) = (day, day),
        (Key::Name(n), By::Counter) => f.counter = word(&names.counters, n).unwrap_or_default(),
        (Key::Name(n), By::Officer) => f.officer = word(&names.officers, n).unwrap_or_default(),
        (Key::Name(n), _) => f.service = word(&names.services, n).unwrap_or_default(),
        (Key::Nobody, By::Counter) => f.counter = "-".into(),
        (Key::Nobody, _) => f.officer = "-".into(),
    }
    f
}

fn row(page: &PageFrame, filter: &Filter, names: &Names, key: Key, figures: &Figures) -> RowView {
    RowView {
        label: words::key(page, key, filter.by, names),
        cells: cells(&narrowed(filter, names, key), figures),
    }
}

fn cells(filter: &Filter, f: &Figures) -> Vec<Cell> {
    let count = |n: i64, what: What| Cell {
        text: web::format::number(n),
        href: if n == 0 { String::new() } else { turns(filter, what) },
    };
    let plain = |seconds| Cell { text: words::duration(seconds), href: String::new() };
    let worst = |seconds: Option<i64>| Cell {
        text: words::duration(seconds),
        // who waited the longest stands in the list of those who waited at least that long
        href: seconds
            .map_or_else(String::new, |s| turns(&Filter { waited_s: Some(s), ..filter.clone() }, What::All)),
    };
    vec![
        count(f.arrived, What::All),
        count(f.attended, What::Of(Fate::Attended)),
        count(f.gone, What::Of(Fate::Gone)),
        count(f.absent, What::Of(Fate::Absent)),
        count(f.unattended, What::Of(Fate::Unattended)),
        plain(f.wait.median),
        plain(f.wait.p80),
        plain(f.wait.p95),
        worst(f.wait.worst),
        plain(f.attention.median),
        plain(f.attention.p80),
        plain(f.attention.p95),
        plain(f.attention.worst),
    ]
}

fn tiles(page: &PageFrame, filter: &Filter, f: &Figures) -> Vec<Tile> {
    let lost = f.gone + f.absent + f.unattended;
    let tile = |value: String, note: String, label: &str, what: What| Tile {
        value,
        note,
        label: page.t(label).into_owned(),
        href: turns(filter, what),
    };
    let number = web::format::number;
    vec![
        tile(
            number(f.arrived),
            page.t1("hall-figures-open-now", "n", f.open),
            "hall-figures-arrived",
            What::All,
        ),
        tile(
            number(f.attended),
            words::share(f.attended, f.arrived),
            "hall-figures-attended",
            What::Of(Fate::Attended),
        ),
        tile(
            words::duration(f.wait.median),
            page.t1("hall-figures-95-of-100", "time", words::duration(f.wait.p95)),
            "hall-figures-wait-median",
            What::All,
        ),
        tile(
            words::duration(f.attention.median),
            page.t1("hall-figures-95-of-100", "time", words::duration(f.attention.p95)),
            "hall-figures-attention-median",
            What::Of(Fate::Attended),
        ),
        tile(number(lost), words::share(lost, f.arrived), "hall-figures-lost", What::All),
    ]
}

fn ways(page: &PageFrame, filter: &Filter) -> Vec<Link> {
    let link = |(by, word): (By, &str)| Link {
        href: format!("/cifras/sala?{}", Filter { by, ..filter.clone() }.query()),
        label: page.t(&format!("hall-figures-by-{word}")).into_owned(),
        current: by == filter.by,
    };
    By::ALL.into_iter().map(link).collect()
}

fn presets(page: &PageFrame, filter: &Filter, today: Day) -> Vec<Link> {
    let month = today.first_of_month();
    let last = month.saturating_sub(1.day());
    let all = [
        ("today", today, today, By::Hour),
        ("week", today.saturating_sub(6.days()), today, By::Day),
        ("month", month, today, By::Day),
        ("last-month", last.first_of_month(), last, By::Day),
        // what the plan of the company promises to publish: people attended and their waits, by month
        ("year", month.saturating_sub(11.months()), today, By::Month),
    ];
    let link = |(key, from, to, by): (&str, Day, Day, By)| Link {
        href: format!("/cifras/sala?{}", Filter { from, to, by, ..filter.clone() }.query()),
        label: page.t(&format!("hall-figures-preset-{key}")).into_owned(),
        current: (filter.from, filter.to) == (from, to),
    };
    all.into_iter().map(link).collect()
}

fn form(page: &PageFrame, filter: &Filter, found: Option<&Found>, names: &Names) -> FilterForm {
    let lang = page.lang();
    let choices = |all: &[records::Named], chosen: &str| {
        let one = |n: &records::Named| Choice {
            value: n.word.clone(),
            label: words::name(n, lang).to_owned(),
            chosen: n.word == chosen,
        };
        all.iter().map(one).collect()
    };
    let sites = found.map_or(&[][..], |f| f.sites.as_slice()).iter();
    let class = |class: &Class| Choice {
        value: class.key().to_owned(),
        label: words::class_name(page, *class),
        chosen: filter.class == Some(*class),
    };
    FilterForm {
        by: filter.by.word(),
        from: filter.from,
        to: filter.to,
        sites: sites
            .map(|s| Choice { value: s.1.clone(), label: s.2.clone(), chosen: s.1 == filter.site })
            .collect(),
        services: choices(&names.services, &filter.service),
        classes: Class::ALL.iter().map(class).collect(),
        counters: choices(&names.counters, &filter.counter),
        officers: choices(&names.officers, &filter.officer),
    }
}

fn chart(page: &PageFrame, filter: &Filter, names: &Names, rows: &[(Key, Figures)]) -> Option<Chart> {
    if rows.is_empty() || rows.len() > MOST_BARS {
        return None;
    }
    let most = rows.iter().map(|r| r.1.arrived).max()?.max(1);
    let step = nice(most);
    let full = (most + step - 1) / step * step;
    let height = |n: i64| n * HEIGHT / full;
    let bars = (0..).zip(rows).map(|(n, (key, f))| {
        let x = LEFT + n * STEP + 8;
        let (attended, others) = (height(f.attended), height(f.arrived) - height(f.attended));
        let base = TOP + HEIGHT;
        Bar {
            label: short(page, *key, filter.by, names),
            x,
            middle: x + (STEP - 16) / 2,
            width: STEP - 16,
            attended_y: base - attended,
            attended,
            others_y: base - attended - others,
            others,
            total: f.arrived,
            total_y: base - attended - others - 5,
        }
    });
    let bars: Vec<Bar> = bars.collect();
    let lines = (0..).map(|n| n * step).take_while(|n| *n <= full);
    let lines = lines.map(|n| (n, TOP + HEIGHT - height(n))).collect();
    Some(Chart { width: LEFT + STEP * bars.len() as i64 + 8, bars, lines })
}

/// What stands below a bar: shorter than in the table.
fn short(page: &PageFrame, key: Key, by: By, names: &Names) -> String {
    match (key, by) {
        (Key::Number(n), By::Hour) => format!("{n}:00"),
        (Key::Day(day), By::Day) => format!("{}/{}", day.day(), day.month()),
        (Key::Day(day), By::Month) => format!("{}/{}", day.month(), day.year() % 100),
        _ => words::key(page, key, by, names).chars().take(9).collect(),
    }
}

/// A round step that cuts `most` into four or five.
fn nice(most: i64) -> i64 {
    let rough = (most / 4).max(1);
    let tens = (0..).map(|n| 10i64.pow(n)).take_while(|t| *t <= rough).last().unwrap_or(1);
    [1, 2, 5, 10].into_iter().map(|n| n * tens).find(|step| *step >= rough).unwrap_or(10 * tens)
}

#[cfg(test)]
mod tests {
    use super::nice;

    #[test]
    fn steps_are_round_and_few() {
        assert_eq!([1, 7, 40, 199, 3_612].map(nice), [1, 1, 10, 50, 1_000]);
        assert!((1..20_000).all(|n| (1..=9).contains(&((n + nice(n) - 1) / nice(n)))));
    }
}
