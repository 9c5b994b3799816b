//! `/ajustes/sala/{site}/politica`: who is called next; a change shows first what it would have done.

use askama::Template;
use axum::extract::Path;
use kernel::{At, Failure, Never, clean_line};
use queueing::Policy;
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply, format};

use super::policy_form as form;
use super::records::{self, Decided};
use super::refusal::FloorRefusal;
use super::rehearsal::{Recorded, TARGET_S, Waits};
use super::typed::Typed;
use crate::events;
use crate::site::{Site, SiteId};

/// How many days of the past a change is tried on.
const DAYS: i64 = 30;
const MAX_REASON: usize = 300;

#[derive(Template)]
#[template(path = "floor/policy.html")]
pub(crate) struct PolicyPage {
    pub page: PageFrame,
    pub site: String,
    pub path: String,
    pub now: String,
    pub typed: Typed,
    pub errors: FormErrors,
    pub preview: Option<Preview>,
    pub history: Vec<HistoryRow>,
}

/// What the new policy would have done beside what the old one would have.
pub(crate) struct Preview {
    pub says: String,
    pub people: usize,
    /// Nothing when there were too few people.
    pub rows: Vec<PreviewRow>,
}

pub(crate) struct PreviewRow {
    pub class: String,
    pub people: usize,
    /// Of each figure the minutes now and then.
    pub figures: Vec<(String, String)>,
}

pub(crate) struct HistoryRow {
    pub from: String,
    pub says: String,
    pub reason: String,
    pub by: String,
}

pub(crate) struct Found {
    pub site: Site,
    pub policy: Policy,
    pub history: Vec<Decided>,
}

async fn load(door: &Door, key: String) -> Result<Found, Problem> {
    let found = door.store().read("hall.policy", (key, door.at()), |look, (key, at)| {
        Box::pin(async move {
            let Some(site) = crate::records::site_by_key(look, key).await? else {
                return Ok::<_, Failure<Never>>(None);
            };
            let policy = crate::records::policy_at(look, site.id, *at).await?;
            let history = records::policies(look, site.id).await?;
            Ok(Some(Found { site, policy, history }))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// `GET /ajustes/sala/{site}/politica`.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let found = load(&door, key).await?;
    let typed = form::typed(&found.policy);
    web::html(PolicyPage::new(door.page("hall-floor-policy"), &found, typed))
}

impl PolicyPage {
    pub(crate) fn new(page: PageFrame, found: &Found, typed: Typed) -> PolicyPage {
        let history = found.history.iter().map(|d| HistoryRow {
            from: format::moment(d.from, page.lang()),
            says: form::words(&page, &d.policy),
            reason: d.reason.clone(),
            by: d.by.clone().unwrap_or_default(),
        });
        PolicyPage {
            site: found.site.name.clone(),
            path: format!("/ajustes/sala/{}/politica", web::percent(&found.site.key)),
            now: form::words(&page, &found.policy),
            typed,
            errors: FormErrors::none(),
            preview: None,
            history: history.collect(),
            page,
        }
    }

    pub(crate) fn with_preview(mut self, policy: &Policy, old: &Policy, recorded: &Recorded) -> PolicyPage {
        let rows = match recorded.says_something() {
            true => rows(&self.page, &recorded.under(old), &recorded.under(policy)),
            false => Vec::new(),
        };
        let says = form::words(&self.page, policy);
        self.preview = Some(Preview { says, people: recorded.people.len(), rows });
        self
    }

    pub(crate) fn refused(mut self, field: &str, sentence: String) -> PolicyPage {
        self.errors.add(field, sentence);
        self.page = self.page.failed();
        self
    }
}

fn rows(page: &PageFrame, old: &Waits, new: &Waits) -> Vec<PreviewRow> {
    let names = ["preferential", "community", "general", "all"];
    let minutes = |seconds: f64| page.number(format!("{:.1}", seconds / 60.0));
    let share = |part: f64| format!("{} %", page.number(format!("{:.0}", part * 100.0)));
    let row = |(name, (old, new)): (&str, (&queueing::simulate::Figures, &queueing::simulate::Figures))| {
        let seconds = [
            (old.mean_s, new.mean_s),
            (old.median_s, new.median_s),
            (old.p95_s, new.p95_s),
            (old.worst_s, new.worst_s),
        ];
        let mut figures: Vec<_> = seconds.iter().map(|(a, b)| (minutes(*a), minutes(*b))).collect();
        figures.push((share(old.within), share(new.within)));
        PreviewRow {
            class: page.t(&format!("hall-floor-class-{name}")).into_owned(),
            people: old.came,
            figures,
        }
    };
    let pairs = names.into_iter().zip(old.iter().zip(new));
    pairs.filter(|(_, (old, _))| old.came > 0).map(row).collect()
}

/// `POST /ajustes/sala/{site}/politica/vista`: what it would have done; nothing is changed.
pub async fn preview(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let (found, typed) = (load(&door, key).await?, Typed::read(&fields));
    let policy = match form::read(&typed) {
        Ok(policy) => policy,
        Err(refusal) => return refuse(&door, &found, typed, &refusal),
    };
    let recorded = rehearse(&door, found.site.id).await?;
    let page = PolicyPage::new(door.page("hall-floor-policy"), &found, typed);
    web::html(page.with_preview(&policy, &found.policy, &recorded))
}

async fn rehearse(door: &Door, site: SiteId) -> Result<Recorded, Problem> {
    let until = door.at();
    let span = (site, until.plus_days(-DAYS), until);
    let recorded = door.store().read("hall.rehearse", span, |look, (site, from, until)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::recorded(look, *site, *from, *until).await?) })
    });
    Ok(recorded.await?)
}

fn refuse(door: &Door, found: &Found, typed: Typed, refusal: &FloorRefusal) -> Reply {
    use kernel::Refusal;
    let page = PolicyPage::new(door.page("hall-floor-policy"), found, typed);
    let field = refusal.field().unwrap_or_default().to_owned();
    web::html_status(refusal.status(), page.refused(&field, door.sentence(refusal)))
}

/// A policy to decide.
#[derive(Debug, Clone)]
pub(crate) struct Decide {
    pub site: SiteId,
    pub policy: Policy,
    /// From when; nothing: from now on.
    pub from: Option<At>,
    pub reason: String,
}

/// `POST /ajustes/sala/{site}/politica`: it holds from then on.
pub async fn decide(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let (found, typed) = (load(&door, key.clone()).await?, Typed::read(&fields));
    let (policy, from) = match (form::read(&typed), from(&typed)) {
        (Ok(policy), Ok(from)) => (policy, from),
        (Err(refusal), _) | (_, Err(refusal)) => {
            return refuse_decision(&door, &found, typed, &refusal).await;
        }
    };
    let decide = Decide { site: found.site.id, policy, from, reason: typed.get("reason").to_owned() };
    let done = door.store().write("hall.decide_policy", door.actor().clone(), decide, |work, decide| {
        Box::pin(run(work, decide))
    });
    match done.await {
        Ok(()) => {
            let to = format!("/ajustes/sala/{}/politica", web::percent(&key));
            web::redirect_saying(door.app(), &to, "hall-floor-said-policy")
        }
        Err(Failure::Refused(refusal)) => refuse_decision(&door, &found, typed, &refusal).await,
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// The reason and the instant are asked beside what would have happened: that is shown again, with what was
/// typed.
async fn refuse_decision(door: &Door, found: &Found, typed: Typed, refusal: &FloorRefusal) -> Reply {
    use kernel::Refusal;
    let Ok(policy) = form::read(&typed) else { return refuse(door, found, typed, refusal) };
    let recorded = rehearse(door, found.site.id).await?;
    let page = PolicyPage::new(door.page("hall-floor-policy"), found, typed);
    let page = page.with_preview(&policy, &found.policy, &recorded);
    let field = refusal.field().unwrap_or_default().to_owned();
    web::html_status(refusal.status(), page.refused(&field, door.sentence(refusal)))
}

fn from(typed: &Typed) -> Result<Option<At>, FloorRefusal> {
    match typed.get("from") {
        "" => Ok(None),
        text => At::parse(text).map(Some).ok_or(FloorRefusal::Bad("from")),
    }
}

/// Decides it: written down with who, when and why; calls that were made stay as they were.
pub(crate) async fn run(work: &mut Work<'_>, decide: &Decide) -> Result<(), Failure<FloorRefusal>> {
    let bad = |field| Failure::Refused(FloorRefusal::Bad(field));
    decide.policy.check().map_err(|_| bad("kind"))?;
    let reason = clean_line(&decide.reason, MAX_REASON).map_err(|_| bad("reason"))?;
    if reason.is_empty() {
        return Err(bad("reason"));
    }
    let from = decide.from.unwrap_or(work.at());
    if from < work.at() {
        return Err(bad("from"));
    }
    if !records::insert_policy(work, decide.site, from, &decide.policy, &reason).await? {
        return Err(Failure::Refused(FloorRefusal::Taken("from")));
    }
    let data = json!({ "what": "policy", "from": from.0 });
    work.announce(Event { kind: events::CHANGED, subject: events::subject(decide.site), data });
    Ok(())
}

/// The wait that counts as good, in minutes, for the heading of the column.
pub(crate) const TARGET_MINUTES: i64 = TARGET_S / 60;
