//! On the page of a case: when somebody will be told, and what was told already.

use askama::Template;
use futures::future::BoxFuture;
use kernel::{At, Failure, Fault, Lang, Never};
use store::{Row, args};
use web::format::{short_day, short_time};
use web::{Door, Light, PageFrame, Problem};

use super::notices::said_matter;
use crate::matter::{MatterName, MatterNames};
use crate::milestones::{About, MilestoneKind};
use crate::{permissions, records, words};

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
    /// The matters of which it speaks; empty if the filing was not split.
    pub matter: String,
    pub when: String,
}

/// A milestone of a case that waits or was told.
pub(crate) struct Planned {
    pub kind: MilestoneKind,
    pub at: At,
    pub told: bool,
    pub matters: Vec<MatterName>,
}

impl PlanPanel {
    pub(crate) fn new(page: PageFrame, plan: &[Planned]) -> PlanPanel {
        let lang = page.lang();
        let said = |n: &str, words: &str| said_matter(&page, n, words);
        let line = |p: &Planned| PlanLine {
            light: p.kind.light(),
            name: page.t(&format!("notifications-name-{}", p.kind.key())).into_owned(),
            matter: words::matters(&p.matters, said, |m| m.subject.clone()),
            when: moment(p.at, lang),
        };
        let ahead = plan.iter().filter(|p| !p.told).take(MOST_AHEAD).map(line).collect();
        let told = plan.iter().filter(|p| p.told).count();
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
                let names = records::matter_names(look, std::iter::once(key.as_str())).await?;
                let mut plan = Vec::with_capacity(rows.len());
                for row in rows {
                    plan.extend(read(row, key, &names)?);
                }
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

/// What was overtaken is neither ahead nor told.
fn read(mut row: Row, case_id: &str, names: &MatterNames) -> Result<Option<Planned>, Fault> {
    let (kind, about): (String, String) = (row.take()?, row.take()?);
    let known = MilestoneKind::parse(&kind).zip(About::parse(&about));
    let (kind, about) = known.ok_or_else(|| Fault::new(format!("an unknown milestone: {kind} {about}")))?;
    let (at, state): (At, String) = (row.take()?, row.take()?);
    let matters = names.of(case_id, kind, about).into_iter().cloned().collect();
    Ok((state != "overtaken").then_some(Planned { kind, at, told: state == "told", matters }))
}
