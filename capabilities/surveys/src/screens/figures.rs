//! `/cifras/calificaciones`: what people think, by month: always beside it how many of those who were
//! attended answered. By counter and by officer only where five or more answered.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use kernel::{Day, Failure, Lang, Never};
use serde::Deserialize;
use web::{Door, PageFrame, Problem, Reply, format};

use crate::rating::{CROWD, Tally};
use crate::records::{self, Answer, Desk, Month, Site};

/// Months that can be chosen.
const MONTHS: usize = 13;
/// Comments on the page, and answers in the file.
const MOST_COMMENTS: i64 = 200;
const MOST_ANSWERS: i64 = 50_000;

/// What the pages show.
pub(crate) struct Found {
    pub sites: Vec<Site>,
    pub chosen: usize,
    pub desks: Vec<Desk>,
    pub month: Month,
    pub names: BTreeMap<String, (String, String)>,
    pub answers: Vec<Answer>,
}

#[derive(Template)]
#[template(path = "figures.html")]
pub(crate) struct FiguresPage {
    pub page: PageFrame,
    pub asked: Choice,
    pub total: Option<Line>,
    pub faces: Vec<(String, i64)>,
    pub tables: Vec<Table>,
    pub crowd: i64,
}

#[derive(Template)]
#[template(path = "comments.html")]
pub(crate) struct CommentsPage {
    pub page: PageFrame,
    pub asked: Choice,
    pub rows: Vec<CommentView>,
}

/// The site and the month of a page, and what else can be chosen.
pub(crate) struct Choice {
    pub sites: Vec<(String, String, bool)>,
    pub months: Vec<(String, String, bool)>,
    /// `sede=centro&mes=2026-12`.
    pub query: String,
}

/// A table by line, counter or officer.
pub(crate) struct Table {
    pub id: &'static str,
    pub title: String,
    pub rows: Vec<Line>,
}

/// Figures of one thing.
pub(crate) struct Line {
    pub name: String,
    pub finished: String,
    pub answers: String,
    pub rate: String,
    pub mean: String,
    pub good: String,
}

pub(crate) struct CommentView {
    pub face: String,
    pub when: String,
    pub service: String,
    pub reasons: String,
    pub comment: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    sede: Option<String>,
    mes: Option<String>,
}

/// The first day of the month that was asked for; the present one for anything else.
fn month_asked(asked: &Asked, today: Day) -> Day {
    let first = asked.mes.as_deref().and_then(|m| format!("{m}-01").parse::<Day>().ok());
    first.unwrap_or(today).first_of_month()
}

/// The first day of the month after.
pub(super) fn next_month(first: Day) -> Day {
    first.last_of_month().tomorrow().unwrap_or(first)
}

/// What is read beside the figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    Nothing,
    Comments,
    Answers,
}

async fn look_at(door: &Door, asked: &Asked, with: With) -> Result<(Found, Day), Problem> {
    let first = month_asked(asked, door.today());
    let input = (asked.sede.clone().unwrap_or_default(), first);
    let found = door.store().read("surveys.figures", input, move |look, (key, first)| {
        Box::pin(async move {
            let sites = records::sites(look).await?;
            let chosen = sites.iter().position(|s| s.key == *key).unwrap_or(0);
            let Some(site) = sites.get(chosen).map(|s| s.id.clone()) else {
                return Ok::<_, Failure<Never>>(Found::none());
            };
            let answers = match with {
                With::Nothing => Vec::new(),
                With::Comments => records::answers(look, &site, *first, true, MOST_COMMENTS).await?,
                With::Answers => records::answers(look, &site, *first, false, MOST_ANSWERS).await?,
            };
            Ok(Found {
                desks: records::desks(look, &site).await?,
                month: records::month(look, &site, *first, next_month(*first)).await?,
                names: records::names(look, &site, (*first, next_month(*first))).await?,
                answers,
                sites,
                chosen,
            })
        })
    });
    Ok((found.await?, first))
}

impl Found {
    pub(crate) fn none() -> Found {
        Found {
            sites: Vec::new(),
            chosen: 0,
            desks: Vec::new(),
            month: Month::default(),
            names: BTreeMap::new(),
            answers: Vec::new(),
        }
    }
}

/// `GET /cifras/calificaciones`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let (found, first) = look_at(&door, &asked, With::Nothing).await?;
    web::html(FiguresPage::new(door.page("surveys-figures-title"), &found, first, door.today()))
}

/// `GET /cifras/calificaciones/comentarios`.
pub(crate) async fn comments(door: Door, Query(asked): Query<Asked>) -> Reply {
    let (found, first) = look_at(&door, &asked, With::Comments).await?;
    web::html(CommentsPage::new(door.page("surveys-comments-title"), &found, first, door.today()))
}

/// `GET /cifras/calificaciones.csv`: the answers of the month as they are kept: nobody's.
pub(crate) async fn export(door: Door, Query(asked): Query<Asked>) -> Reply {
    let (found, first) = look_at(&door, &asked, With::Answers).await?;
    let page = door.page("surveys-figures-title");
    let heads = ["day", "hour", "service", "via", "score", "reasons", "comment"];
    let head = heads.map(|h| page.t(&format!("surveys-csv-{h}")).into_owned()).to_vec();
    let row = |a: &Answer| {
        vec![
            a.day.map_or_else(|| records::month_of(first), |d| d.to_string()),
            a.hour.map(|h| h.to_string()).unwrap_or_default(),
            service_of(&page, a),
            page.t(&format!("surveys-via-{}", a.via)).into_owned(),
            a.score.to_string(),
            reasons_of(&page, a),
            a.comment.clone(),
        ]
    };
    let rows: Vec<_> = std::iter::once(head).chain(found.answers.iter().map(row)).collect();
    web::csv(&format!("calificaciones-{}.csv", records::month_of(first)), rows)
}

impl Choice {
    fn new(page: &PageFrame, found: &Found, first: Day, today: Day) -> Choice {
        let sites = found.sites.iter().enumerate();
        let key = found.sites.get(found.chosen).map(|s| s.key.clone()).unwrap_or_default();
        let mut months = Vec::new();
        let mut month = today.first_of_month();
        for _ in 0..MONTHS {
            months.push((
                records::month_of(month),
                format::month_with_year(month, page.lang()),
                month == first,
            ));
            month = month.yesterday().unwrap_or(month).first_of_month();
        }
        Choice {
            sites: sites.map(|(at, s)| (s.key.clone(), s.name.clone(), at == found.chosen)).collect(),
            months,
            query: format!("sede={}&mes={}", web::percent(&key), records::month_of(first)),
        }
    }
}

impl FiguresPage {
    pub(crate) fn new(page: PageFrame, found: &Found, first: Day, today: Day) -> FiguresPage {
        let total = found.month.total();
        let name = page.t("surveys-all").into_owned();
        let face = |score: i64| (page.t(&format!("surveys-face-{score}")).into_owned(), total.of(score));
        FiguresPage {
            asked: Choice::new(&page, found, first, today),
            total: (!found.sites.is_empty())
                .then(|| line(&page, name, &total, found.month.all_finished, false)),
            faces: (1..=5).rev().map(face).collect(),
            tables: ["service", "counter", "officer"].map(|kind| table(&page, found, kind)).into(),
            crowd: CROWD,
            page,
        }
    }
}

pub(super) fn table(page: &PageFrame, found: &Found, kind: &'static str) -> Table {
    let month = &found.month;
    let keys = month.answers.keys().chain(month.finished.keys()).filter(|(k, _)| k == kind);
    let mut ids: Vec<&str> = keys.map(|(_, id)| id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let row = |id: &str| {
        let key = (kind.to_owned(), id.to_owned());
        let tally = month.answers.get(&key).copied().unwrap_or_default();
        let finished = month.finished.get(&key).copied().unwrap_or(0);
        line(page, name_of(page, found, kind, id), &tally, finished, kind != "service")
    };
    let mut rows: Vec<(String, Line)> =
        ids.into_iter().map(|id| (order_of(found, kind, id), row(id))).collect();
    rows.sort_by(|a, b| (&a.0, &a.1.name).cmp(&(&b.0, &b.1.name)));
    let rows = rows.into_iter().map(|(_, line)| line).collect();
    Table { id: kind, title: page.t(&format!("surveys-by-{kind}")).into_owned(), rows }
}

/// Counters by their numbers; the others by their names.
fn order_of(found: &Found, kind: &str, id: &str) -> String {
    let desk = found.desks.iter().find(|d| kind == "counter" && d.id == id);
    desk.map_or_else(String::new, |d| format!("{:06}", d.number))
}

fn name_of(page: &PageFrame, found: &Found, kind: &str, id: &str) -> String {
    if kind == "counter" {
        let desk = found.desks.iter().find(|d| d.id == id);
        return desk.map_or_else(|| "–".to_owned(), |d| page.t1("surveys-desk", "n", d.number));
    }
    let name = found.names.get(id).map(|(es, en)| if page.lang() == Lang::En { en } else { es });
    name.cloned().unwrap_or_else(|| page.t("surveys-somebody").into_owned())
}

/// `guarded`: a person or a counter, of which too few answers are not shown.
pub(super) fn line(page: &PageFrame, name: String, tally: &Tally, finished: i64, guarded: bool) -> Line {
    let hidden = guarded && !tally.is_crowd();
    let figure = |value: Option<String>| match (hidden, value) {
        (false, Some(value)) => value,
        _ => "–".to_owned(),
    };
    Line {
        name,
        finished: page.number(finished),
        answers: match hidden {
            true => page.t1("surveys-few", "n", CROWD).clone(),
            false => page.number(tally.answers()),
        },
        rate: figure(tally.response_per_mille(finished).map(percent)),
        mean: figure(tally.mean_hundredths().map(|m| format!("{},{:02}", m / 100, m % 100))),
        good: figure(tally.good_per_mille().map(percent)),
    }
}

/// `85,7 %` of 857.
fn percent(per_mille: i64) -> String {
    format!("{},{}\u{a0}%", per_mille / 10, per_mille % 10)
}

impl CommentsPage {
    pub(crate) fn new(page: PageFrame, found: &Found, first: Day, today: Day) -> CommentsPage {
        let when = |a: &Answer| match (a.day, a.hour) {
            (Some(day), Some(hour)) => {
                page.t2("surveys-when", "day", format::short_day(day, page.lang()), "hour", hour)
            }
            (Some(day), None) => format::short_day(day, page.lang()),
            _ => format::month_with_year(first, page.lang()),
        };
        let view = |a: &Answer| CommentView {
            face: page.t(&format!("surveys-face-{}", a.score)).into_owned(),
            when: when(a),
            service: service_of(&page, a),
            reasons: reasons_of(&page, a),
            comment: a.comment.clone(),
        };
        let rows = found.answers.iter().map(view).collect();
        CommentsPage { asked: Choice::new(&page, found, first, today), rows, page }
    }
}

fn service_of(page: &PageFrame, answer: &Answer) -> String {
    let name = answer.service.as_ref().map(|(es, en)| if page.lang() == Lang::En { en } else { es });
    name.cloned().unwrap_or_default()
}

fn reasons_of(page: &PageFrame, answer: &Answer) -> String {
    let words = answer.reasons.iter().map(|r| page.t(&format!("surveys-reason-{}", r.key())).into_owned());
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_that_cannot_be_read_are_the_present_one() {
        let today: Day = "2026-12-02".parse().unwrap();
        let month =
            |text: &str| month_asked(&Asked { sede: None, mes: Some(text.into()) }, today).to_string();
        assert_eq!(month("2026-02"), "2026-02-01");
        assert_eq!(month("hola"), "2026-12-01");
        assert_eq!(month("2026-13"), "2026-12-01");
        assert_eq!(next_month("2026-12-01".parse().unwrap()).to_string(), "2027-01-01");
        assert_eq!(percent(1_000), "100,0\u{a0}%");
    }
}
