//! `/cifras/sala/planta`: how many counters each hour needs, as a chart, a table and a file.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use kernel::{Failure, Never};
use queueing::Policy;
use queueing::staffing::Predicted;
use web::{Door, PageFrame, Problem, Reply, format};

use super::records;
use super::rehearsal::Past;
use super::staff::{MOST, Usual};
use crate::site::Site;

/// How many weeks of the past it stands on.
const WEEKS: i64 = 8;

#[derive(Template)]
#[template(path = "floor/plan.html")]
pub(crate) struct PlanPage {
    pub page: PageFrame,
    pub sites: Vec<(String, String, bool)>,
    pub weekdays: Vec<(i64, &'static str, bool)>,
    pub minutes: i64,
    pub share: i64,
    pub csv: String,
    /// Nothing when too few people came.
    pub plan: Option<PlanView>,
}

pub(crate) struct PlanView {
    pub says: String,
    pub basis: String,
    pub reached: bool,
    pub own: bool,
    pub rows: Vec<HourRow>,
    pub width: usize,
}

/// An hour of the plan.
pub(crate) struct HourRow {
    pub field: String,
    pub hour: String,
    pub people: String,
    pub preferential: String,
    pub counters: u32,
    pub within: String,
    pub within_preferential: String,
    pub mean: String,
    pub x: usize,
    pub y: usize,
    pub height: usize,
}

/// What is asked in the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub site: String,
    pub weekday: i64,
    pub minutes: i64,
    pub share: i64,
    /// Own numbers of counters by hour of the day.
    pub own: HashMap<i64, u32>,
}

impl Asked {
    /// What makes no sense falls back to what is usual.
    pub fn read(query: &HashMap<String, String>) -> Asked {
        let number = |name: &str, usual: i64, range: std::ops::RangeInclusive<i64>| {
            query.get(name).and_then(|n| n.parse().ok()).filter(|n| range.contains(n)).unwrap_or(usual)
        };
        let own = (0..24).filter_map(|hour| {
            let typed = query.get(&format!("h{hour}"))?.parse().ok()?;
            (typed <= MOST).then_some((hour, typed))
        });
        Asked {
            site: query.get("sede").cloned().unwrap_or_default(),
            weekday: number("dia", 1, 1..=7),
            minutes: number("minutos", 10, 1..=120),
            share: number("parte", 90, 50..=99),
            own: own.collect(),
        }
    }
}

struct Found {
    sites: Vec<Site>,
    site: Option<Site>,
    people: Vec<Past>,
    policy: Policy,
}

async fn load(door: &Door, asked: &Asked) -> Result<Found, Problem> {
    let input = (asked.site.clone(), door.at());
    let found = door.store().read("hall.plan", input, |look, (key, at)| {
        Box::pin(async move {
            let sites = crate::records::sites(look).await?;
            let site = sites.iter().find(|s| s.key == *key).or(sites.first()).cloned();
            let Some(site) = site else {
                let none = Found { sites, site: None, people: Vec::new(), policy: Policy::default() };
                return Ok::<_, Failure<Never>>(none);
            };
            let recorded = records::recorded(look, site.id, at.plus_days(-7 * WEEKS), *at).await?;
            let policy = crate::records::policy_at(look, site.id, *at).await?;
            Ok(Found { sites, people: recorded.people, policy, site: Some(site) })
        })
    });
    Ok(found.await?)
}

/// `GET /cifras/sala/planta?sede=&dia=&minutos=&parte=&h8=`.
pub async fn show(door: Door, Query(query): Query<HashMap<String, String>>) -> Reply {
    let asked = Asked::read(&query);
    let found = load(&door, &asked).await?;
    let usual = Usual::of(&found.people, asked.weekday);
    let site = found.site.as_ref().map(|s| s.key.as_str()).unwrap_or_default();
    let names = found.sites.iter().map(|s| (s.key.clone(), s.name.clone())).collect();
    web::html(PlanPage::new(
        door.page("hall-floor-plan"),
        &asked,
        (site, names),
        usual.as_ref(),
        found.policy,
    ))
}

impl PlanPage {
    pub(crate) fn new(
        page: PageFrame,
        asked: &Asked,
        (site, sites): (&str, Vec<(String, String)>),
        usual: Option<&Usual>,
        policy: Policy,
    ) -> PlanPage {
        let days = format::weekdays(page.lang());
        let day = |n: i64| usize::try_from(n - 1).ok().and_then(|n| days.get(n)).map_or("", |d| d.1);
        let own: Vec<_> = asked.own.iter().map(|(hour, n)| format!("&h{hour}={n}")).collect();
        PlanPage {
            sites: sites
                .into_iter()
                .map(|(key, name)| (key == site, key, name))
                .map(|(on, k, n)| (k, n, on))
                .collect(),
            weekdays: (1..=7).map(|n| (n, day(n), n == asked.weekday)).collect(),
            minutes: asked.minutes,
            share: asked.share,
            csv: format!(
                "/cifras/sala/planta.csv?sede={}&dia={}&minutos={}&parte={}{}",
                web::percent(site),
                asked.weekday,
                asked.minutes,
                asked.share,
                own.concat()
            ),
            plan: usual.map(|usual| view(&page, asked, usual, policy)),
            page,
        }
    }
}

/// Counters by hour, whether the goal is reached, and what they would give.
fn planned(asked: &Asked, usual: &Usual, policy: Policy) -> (Vec<u32>, bool, Predicted) {
    let (within_s, share) = (asked.minutes * 60, asked.share as f64 / 100.0);
    if asked.own.is_empty() {
        let plan = usual.least(policy, within_s, share);
        return (plan.counters, plan.reached, plan.predicted);
    }
    let hours = (usual.first_hour..).take(usual.expected.len());
    let counters: Vec<u32> = hours.map(|hour| asked.own.get(&hour).copied().unwrap_or(0)).collect();
    let given = usual.with(policy, &counters, within_s);
    let reached = given.intervals.iter().all(|i| i.overall.within >= share && i.classes[0].within >= share);
    (counters, reached, given)
}

fn view(page: &PageFrame, asked: &Asked, usual: &Usual, policy: Policy) -> PlanView {
    let (counters, reached, given) = planned(asked, usual, policy);
    let tallest = counters.iter().copied().max().unwrap_or(1).max(1);
    let rows: Vec<HourRow> = (0..)
        .zip(counters.iter().zip(&given.intervals))
        .map(|(at, (count, interval))| {
            let hour = usual.first_hour + at as i64;
            let height = (*count * 180 / tallest) as usize;
            HourRow {
                field: format!("h{hour}"),
                hour: format!("{hour:02}:00"),
                people: decimal(page, usual.people_at(at)),
                preferential: decimal(page, usual.preferential_at(at)),
                counters: *count,
                within: percent(page, interval.overall.within),
                within_preferential: percent(page, interval.classes[0].within),
                mean: decimal(page, interval.overall.mean_s / 60.0),
                x: 40 + at * 60,
                y: 210 - height,
                height,
            }
        })
        .collect();
    let preferential = percent(page, given.classes[0].within);
    PlanView {
        says: page.t_args(
            "hall-floor-plan-says",
            &[
                ("share", &preferential),
                ("overall", &percent(page, given.overall.within)),
                ("minutes", &asked.minutes.to_string()),
            ],
        ),
        basis: page.t_args(
            "hall-floor-plan-basis",
            &[
                ("people", &usual.people.to_string()),
                ("days", &usual.days.to_string()),
                ("minutes", &decimal(page, usual.attention_s / 60.0)),
            ],
        ),
        reached,
        own: !asked.own.is_empty(),
        width: 60 + rows.len() * 60,
        rows,
    }
}

fn decimal(page: &PageFrame, value: f64) -> String {
    page.number(format!("{value:.1}"))
}

fn percent(page: &PageFrame, part: f64) -> String {
    format!("{} %", page.number(format!("{:.0}", part * 100.0)))
}

/// `GET /cifras/sala/planta.csv`: the same table.
pub async fn csv(door: Door, Query(query): Query<HashMap<String, String>>) -> Reply {
    let asked = Asked::read(&query);
    let found = load(&door, &asked).await?;
    let usual = Usual::of(&found.people, asked.weekday).ok_or_else(Problem::not_found)?;
    let page = door.page("hall-floor-plan");
    let view = view(&page, &asked, &usual, found.policy);
    let names = ["hour", "people", "preferential", "counters", "within", "within-preferential", "mean"];
    let head = names.map(|name| page.t(&format!("hall-floor-plan-{name}")).into_owned()).to_vec();
    let row = |r: HourRow| {
        vec![
            r.hour,
            r.people,
            r.preferential,
            r.counters.to_string(),
            r.within,
            r.within_preferential,
            r.mean,
        ]
    };
    web::csv("planta.csv", [head].into_iter().chain(view.rows.into_iter().map(row)))
}
