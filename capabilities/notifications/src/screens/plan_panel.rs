//! On the page of a case: when somebody will be told, and what was told already.

use askama::Template;
use futures::future::BoxFuture;
use kernel::{At, Failure, Fault, Lang, Never};
use store::{Row, args};
use web::format::{short_day, short_time};
use web::{Door, Light, PageFrame, Problem};

use crate::milestones::{About, MilestoneKind};
use crate::{permissions, records};

/// What comes next; more is noise.
const MOST_AHEAD: usize = 4;

#[derive(Template)]
#[template(path = "plan_panel.html")]
pub(crate) struct PlanPanel {
    pub page: PageFrame,
    pub ahead: Vec<PlanLine>,
    pub told: usize,
}

pub(crate) struct PlanLine {
    pub light: Light,
    pub name: String,
    pub when: String,
}

impl PlanPanel {
    pub(crate) fn new(page: PageFrame, plan: &[(MilestoneKind, At, String)]) -> PlanPanel {
        let lang = page.lang();
        let line = |(kind, at, _): &(MilestoneKind, At, String)| PlanLine {
            light: kind.light(),
            name: page.t(&format!("notifications-name-{}", kind.key())).into_owned(),
            when: moment(*at, lang),
        };
        let waiting = plan.iter().filter(|(_, _, state)| state == "waiting");
        let ahead = waiting.take(MOST_AHEAD).map(line).collect();
        let told = plan.iter().filter(|(_, _, state)| state == "told").count();
        PlanPanel { ahead, told, page }
    }
}

fn moment(at: At, lang: Lang) -> String {
    format!("{}, {}", short_day(at.day(), lang), short_time(at, lang))
}

/// For the place `cases.sheet`.
pub(crate) fn show<'a>(door: &'a Door, key: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move {
        if !door.actor().may(permissions::READ) {
            return Ok(None);
        }
        let found = door.store().read("notifications.plan", key.to_owned(), |look, key| {
            Box::pin(async move {
                let rows = look.rows(records::PLAN_OF_CASE, args![key.as_str()]).await?;
                let plan = rows.into_iter().map(read).collect::<Result<Vec<_>, Fault>>()?;
                Ok::<_, Failure<Never>>(plan)
            })
        });
        let plan = found.await?;
        if plan.is_empty() {
            return Ok(None);
        }
        web::panel(PlanPanel::new(door.page("notifications-panel-title"), &plan))
    })
}

fn read(mut row: Row) -> Result<(MilestoneKind, At, String), Fault> {
    let (kind, about): (String, String) = (row.take()?, row.take()?);
    let known = MilestoneKind::parse(&kind).filter(|_| About::parse(&about).is_some());
    let kind = known.ok_or_else(|| Fault::new(format!("an unknown milestone: {kind} {about}")))?;
    Ok((kind, row.take()?, row.take()?))
}
