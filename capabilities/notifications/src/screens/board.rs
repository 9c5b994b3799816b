//! `/vencimientos`: what is due this week, day by day; for the wall with `?pantalla=1`, and as a table.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use deadlines::{Calendar, DeadlineRefusal};
use kernel::jiff::ToSpan;
use kernel::{AccountId, Day, Failure, Never};
use web::format::{day_in_words, short_day};
use web::{Door, Light, PageFrame, Problem, Reply};

use super::{Choice, address};
use crate::actions::{Now, counting};
use crate::records::{self, BoardFilter};
use crate::week::{DayOff, DueCase, Week, monday_of};
use crate::words;

/// Most cases of the week, and of the ones that were due before it.
const MOST_SHOWN: usize = 400;
const MOST_LATE: usize = 40;
/// Most rows of the table for Excel.
const MOST_ROWS: usize = 10_000;

/// What the address asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub week: Option<Day>,
    pub area: String,
    pub owner: String,
    pub wall: bool,
}

impl Asked {
    pub(crate) fn read(asked: &HashMap<String, String>) -> Asked {
        let text = |name: &str| asked.get(name).map_or("", |t| t.trim());
        let owner = match text("responsable") {
            "nadie" => "nobody".to_owned(),
            id => AccountId::parse(id).map(|id| id.to_string()).unwrap_or_default(),
        };
        Asked {
            week: text("semana").parse().ok().map(monday_of),
            area: kernel::clean_line(text("area"), 100).unwrap_or_default(),
            owner,
            wall: text("pantalla") == "1",
        }
    }

    fn address(&self, path: &str, week: Option<Day>, wall: bool) -> String {
        let week = week.map(|d| d.to_string()).unwrap_or_default();
        let owner = if self.owner == "nobody" { "nadie" } else { &self.owner };
        let wall = if wall { "1" } else { "" };
        address(path, &[("semana", &week), ("area", &self.area), ("responsable", owner), ("pantalla", wall)])
    }
}

/// What was found for a week.
pub(crate) struct Found {
    pub today: Day,
    pub week: Week,
    pub total: i64,
    /// Due before this week; empty for other weeks.
    pub late: Vec<DueCase>,
    pub late_total: i64,
    pub areas: Vec<String>,
    pub officers: Vec<(AccountId, String)>,
    pub calendar: std::sync::Arc<Calendar>,
}

#[derive(Template)]
#[template(path = "board.html")]
pub(crate) struct BoardPage {
    pub page: PageFrame,
    pub board: Board,
}

#[derive(Template)]
#[template(path = "wall.html")]
pub(crate) struct WallPage {
    pub page: PageFrame,
    pub board: Board,
}

/// The board, ready to draw.
pub(crate) struct Board {
    pub title: String,
    pub earlier: String,
    pub later: String,
    /// Leads to the present week; empty when this is it.
    pub present: String,
    pub week: String,
    pub areas: Vec<Choice>,
    pub officers: Vec<Choice>,
    pub late: Vec<Line>,
    pub late_total: i64,
    pub days: Vec<DayColumn>,
    pub shown: usize,
    pub total: i64,
    pub csv: String,
    pub wall: String,
    pub back: String,
    /// This page, for the part that is drawn again.
    pub here: String,
}

impl Board {
    /// Whether nothing is due in the week, nor late.
    pub fn is_empty(&self) -> bool {
        self.total == 0 && self.late_total == 0
    }

    /// Whether there are more than are shown.
    pub fn is_cut(&self) -> bool {
        i64::try_from(self.shown).unwrap_or(i64::MAX) < self.total
    }
}

pub(crate) struct DayColumn {
    pub id: String,
    pub name: String,
    pub is_today: bool,
    /// Why it does not count; empty on business days.
    pub off: String,
    pub lines: Vec<Line>,
}

pub(crate) struct Line {
    pub href: String,
    pub number: String,
    pub kind: String,
    pub subject: String,
    pub owner: String,
    pub area: String,
    pub light: Light,
    pub standing: String,
    pub due: String,
}

async fn find(door: &Door, asked: &Asked, most: usize) -> Result<Found, Problem> {
    let input = (asked.clone(), door.today(), door.lang(), most);
    let found = door.store().read("notifications.board", input, |look, (asked, today, lang, most)| {
        Box::pin(async move {
            let present = monday_of(*today);
            let monday = asked.week.unwrap_or(present);
            let now = Now::load(look).await?;
            let filter = |from, until| BoardFilter {
                from,
                until,
                area: asked.area.clone(),
                owner: asked.owner.clone(),
            };
            let sunday = monday.saturating_add(6.days());
            let (cases, total) = records::board(look, &filter(monday, sunday), *most).await?;
            let week = Week::new(monday, &now.rulebook.calendar, cases, *lang).map_err(counting)?;
            let before = filter(Day::constant(1984, 1, 1), monday.saturating_sub(1.day()));
            let (late, late_total) = match monday == present {
                true => records::board(look, &before, (*most).min(MOST_LATE.max(most / 2))).await?,
                false => (Vec::new(), 0),
            };
            let officers = identity::api::officers(look).await?;
            Ok::<_, Failure<Never>>(Found {
                today: *today,
                week,
                total,
                late,
                late_total,
                areas: records::areas(look).await?,
                officers: officers.into_iter().filter(|o| o.active).map(|o| (o.id, o.name)).collect(),
                calendar: std::sync::Arc::clone(&now.rulebook.calendar),
            })
        })
    });
    Ok(found.await?)
}

/// The board of a week; with `pantalla=1` for a screen on a wall.
pub(crate) async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let asked = Asked::read(&asked);
    if asked.week.is_some_and(|week| !(2000..2190).contains(&week.year())) {
        return web::not_found();
    }
    let found = find(&door, &asked, MOST_SHOWN).await?;
    let page = door.page("notifications-board-title");
    let board = Board::new(&page, &asked, &found).map_err(counting)?;
    match asked.wall {
        true => web::html(WallPage { page, board }),
        false => web::html(BoardPage { page, board }),
    }
}

/// The same as a table for Excel; after [`MOST_ROWS`] the last line says that it was cut.
pub(crate) async fn export(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let asked = Asked::read(&asked);
    let found = find(&door, &asked, MOST_ROWS).await?;
    let page = door.page("notifications-board-title");
    let board = Board::new(&page, &asked, &found).map_err(counting)?;
    const COLUMNS: [&str; 6] = ["due", "number", "kind", "standing", "owner", "area"];
    let mut rows = vec![COLUMNS.map(|c| page.t(&format!("notifications-column-{c}")).into_owned()).to_vec()];
    let lines = board.late.iter().chain(board.days.iter().flat_map(|d| &d.lines));
    rows.extend(
        lines
            .map(|l| [&l.due, &l.number, &l.kind, &l.standing, &l.owner, &l.area].map(Clone::clone).to_vec()),
    );
    if board.is_cut() || i64::try_from(board.late.len()).unwrap_or(i64::MAX) < board.late_total {
        rows.push(vec![page.t1("notifications-export-cut", "max", page.number(MOST_ROWS))]);
    }
    web::csv(&format!("vencimientos-{}.csv", found.week.first()), rows)
}

impl Board {
    pub(crate) fn new(page: &PageFrame, asked: &Asked, found: &Found) -> Result<Board, DeadlineRefusal> {
        let lang = page.lang();
        let present = monday_of(found.today);
        let (monday, sunday) = (found.week.first(), found.week.last());
        let at = |week: Day| (week != present).then_some(week);
        let lines = |cases: &[DueCase]| {
            cases.iter().map(|c| line(page, c, found)).collect::<Result<Vec<_>, DeadlineRefusal>>()
        };
        let mut days = Vec::new();
        for day in &found.week.days {
            let off = match day.off {
                None => String::new(),
                Some(DayOff::Weekend) => page.t("notifications-board-weekend").into_owned(),
                Some(DayOff::Holiday) => page.t1("notifications-board-holiday", "name", &day.reason),
            };
            days.push(DayColumn {
                id: format!("d-{}", day.day),
                name: day_in_words(day.day, lang),
                is_today: day.day == found.today,
                off,
                lines: lines(&day.cases)?,
            });
        }
        Ok(Board {
            title: page.t2(
                "notifications-board-week",
                "from",
                short_day(monday, lang),
                "to",
                short_day(sunday, lang),
            ),
            earlier: asked.address("/vencimientos", at(monday.saturating_sub(7.days())), false),
            later: asked.address("/vencimientos", at(monday.saturating_add(7.days())), false),
            present: match monday == present {
                true => String::new(),
                false => asked.address("/vencimientos", None, false),
            },
            week: at(monday).map(|d| d.to_string()).unwrap_or_default(),
            areas: areas(page, asked, found),
            officers: officers(page, asked, found),
            late: lines(&found.late)?,
            late_total: found.late_total,
            shown: found.week.count(),
            total: found.total,
            days,
            csv: asked.address("/vencimientos.csv", at(monday), false),
            wall: asked.address("/vencimientos", None, true),
            back: asked.address("/vencimientos", None, false),
            here: asked.address("/vencimientos", at(monday), asked.wall),
        })
    }
}

fn line(page: &PageFrame, case: &DueCase, found: &Found) -> Result<Line, DeadlineRefusal> {
    let lang = page.lang();
    let (light, standing) = case.standing(found.today, &found.calendar, lang)?;
    let standing = if case.silent { page.t("notifications-board-silent").into_owned() } else { standing };
    Ok(Line {
        href: format!("/bandeja/{}", case.id),
        number: case.number.clone(),
        kind: words::case_kind(&case.kind, lang),
        subject: case.subject.clone(),
        owner: match case.owner_name.is_empty() {
            true => page.t("notifications-board-nobody").into_owned(),
            false => case.owner_name.clone(),
        },
        area: case.area.clone(),
        light: light.into(),
        standing,
        due: short_day(case.due_on, lang),
    })
}

fn areas(page: &PageFrame, asked: &Asked, found: &Found) -> Vec<Choice> {
    let any = Choice::new("", page.t("notifications-any-area"), &asked.area);
    let one = |area: &String| Choice::new(area, area, &asked.area);
    std::iter::once(any).chain(found.areas.iter().map(one)).collect()
}

fn officers(page: &PageFrame, asked: &Asked, found: &Found) -> Vec<Choice> {
    let shown = if asked.owner == "nobody" { "nadie" } else { &asked.owner };
    let any = Choice::new("", page.t("notifications-any-owner"), shown);
    let nobody = Choice::new("nadie", page.t("notifications-board-nobody"), shown);
    let one = |(id, name): &(AccountId, String)| Choice::new(id.to_string(), name, shown);
    [any, nobody].into_iter().chain(found.officers.iter().map(one)).collect()
}
