//! What appeals show on pages of cases: to officers beside the case, to the person on their page.

use askama::Template;
use cases::{CaseId, CaseKind};
use futures::future::BoxFuture;
use kernel::{Day, Failure, Never};
use store::Look;
use web::{Door, Light, PageFrame, Problem, format};

use super::steps::{self, Step};
use super::{appeal_key, state_key, state_light};
use crate::actions::{Attacked, attacked};
use crate::appeal::AppealCase;
use crate::permissions;
use crate::records::{self, CaseHead};

/// What is known for the panels of a case.
pub(crate) struct Known {
    /// The case as an appeal, if it is one.
    pub own: Option<(AppealCase, CaseHead)>,
    /// The appeals against its decision.
    pub against: Vec<(AppealCase, CaseHead)>,
    /// Its decision, if there is one that can be attacked.
    pub decision: Option<Attacked>,
    /// The case that its decision attacks.
    pub parent: Option<CaseHead>,
}

impl Known {
    fn is_nothing(&self) -> bool {
        self.own.is_none() && self.against.is_empty() && self.decision.is_none()
    }
}

async fn load(look: &mut Look<'_>, case: CaseId) -> Result<Known, kernel::Fault> {
    let mut own = None;
    let mut parent = None;
    if let Some(appeal) = records::load(look, case).await? {
        if let Some(id) = appeal.parent {
            parent = records::head(look, id).await?;
        }
        own = records::head(look, case).await?.map(|head| (appeal, head));
    }
    let mut against = Vec::new();
    for appeal in records::of_parent(look, case).await? {
        let head = records::head(look, appeal.case).await?;
        against.extend(head.map(|head| (appeal, head)));
    }
    // most cases have no decision yet, and their pages are the ones that are opened most
    let decision = match records::head(look, case).await? {
        Some(head) if head.is_decided() => attacked(look, case).await?,
        _ => None,
    };
    Ok(Known { own, against, decision, parent })
}

async fn known(door: &Door, key: &str) -> Result<Option<Known>, Problem> {
    let Ok(case) = key.parse::<CaseId>() else { return Ok(None) };
    let found = door.store().read("appeals.panel", case, |look, case| {
        Box::pin(async move { Ok::<_, Failure<Never>>(load(look, *case).await?) })
    });
    Ok(Some(found.await?))
}

/// Beside the officer's case.
#[derive(Template)]
#[template(path = "panel_sheet.html")]
pub(crate) struct SheetPanel {
    pub page: PageFrame,
    /// The appeal that this case is.
    pub own: Option<Own>,
    /// Those against its decision.
    pub against: Vec<Brief>,
    /// Where one is filed for somebody; empty if it cannot be.
    pub file: String,
    /// Until when the decision can be appealed; empty if nobody knows.
    pub until: String,
}

/// The appeal that a case is.
pub(crate) struct Own {
    pub href: String,
    pub what: String,
    pub state: String,
    pub light: Light,
    pub decision: String,
    pub decision_href: String,
    pub warnings: Vec<String>,
}

/// An appeal in a line.
pub(crate) struct Brief {
    pub href: String,
    pub number: String,
    pub what: String,
    pub state: String,
    pub light: Light,
}

/// The panel of the officer's case.
pub fn sheet<'a>(door: &'a Door, key: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move {
        if !door.actor().may(permissions::READ) {
            return Ok(None);
        }
        let Some(known) = known(door, key).await?.filter(|k| !k.is_nothing()) else { return Ok(None) };
        let may_file = door.actor().may(cases::permissions::FILE);
        match SheetPanel::new(door.page("appeals-panel-title"), &known, may_file) {
            Some(panel) => web::panel(panel),
            None => Ok(None),
        }
    })
}

impl SheetPanel {
    pub(crate) fn new(page: PageFrame, known: &Known, may_file: bool) -> Option<SheetPanel> {
        let decision = known.decision.as_ref().filter(|d| d.sheet.kind != CaseKind::Appeal);
        if known.own.is_none() && known.against.is_empty() && decision.is_none() {
            return None;
        }
        let window = decision.and_then(|d| d.notice.as_ref()).and_then(|n| n.window);
        let until = window
            .map(|w| page.t1("appeals-panel-until", "day", format::day_with_year(w.until, page.lang())));
        Some(SheetPanel {
            own: known.own.as_ref().map(|(appeal, _)| own(&page, appeal, known.parent.as_ref())),
            against: known.against.iter().map(|(a, head)| brief(&page, a, head, "/recursos")).collect(),
            file: match decision {
                Some(d) if may_file => format!("/recursos/nuevo?caso={}", d.sheet.id),
                _ => String::new(),
            },
            until: until.unwrap_or_default(),
            page,
        })
    }
}

fn own(page: &PageFrame, appeal: &AppealCase, parent: Option<&CaseHead>) -> Own {
    Own {
        href: format!("/recursos/{}", appeal.case),
        what: page.t(appeal_key(appeal.appeal)).into_owned(),
        state: page.t(state_key(appeal.state)).into_owned(),
        light: state_light(appeal.state),
        decision: parent
            .and_then(|p| p.outgoing_number.clone())
            .unwrap_or_else(|| page.t("appeals-no-decision").into_owned()),
        decision_href: parent.map(|p| format!("/bandeja/{}", p.id)).unwrap_or_default(),
        warnings: steps::warnings(page, &appeal.course.warnings),
    }
}

fn brief(page: &PageFrame, appeal: &AppealCase, head: &CaseHead, base: &str) -> Brief {
    let key = if base == "/recursos" { appeal.case.to_string() } else { head.tracking_key.clone() };
    Brief {
        href: format!("{base}/{key}"),
        number: head.number.clone(),
        what: page.t(appeal_key(appeal.appeal)).into_owned(),
        state: page.t(state_key(appeal.state)).into_owned(),
        light: state_light(appeal.state),
    }
}

/// On the person's page.
#[derive(Template)]
#[template(path = "panel_tracking.html")]
pub(crate) struct TrackingPanel {
    pub page: PageFrame,
    /// The way of the appeal that this case is.
    pub steps: Vec<Step>,
    pub state: String,
    pub light: Light,
    /// Where the letter with which the file went is; empty if it did not.
    pub letter: String,
    /// Those against the decision.
    pub against: Vec<Brief>,
    /// Where one appeals; empty if there is nothing to appeal.
    pub file: String,
    /// Until when, in a sentence.
    pub until: String,
    /// Whether there is still time.
    pub in_time: bool,
}

/// The panel of the person's page. The key of the page is a secret of the person, so nothing is hidden here.
pub fn tracking<'a>(door: &'a Door, key: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move {
        let Some(known) = known(door, key).await?.filter(|k| !k.is_nothing()) else { return Ok(None) };
        match TrackingPanel::new(door.page("appeals-panel-title"), &known, door.today()) {
            Some(panel) => web::panel(panel),
            None => Ok(None),
        }
    })
}

impl TrackingPanel {
    pub(crate) fn new(page: PageFrame, known: &Known, today: Day) -> Option<TrackingPanel> {
        let kind = known.decision.as_ref().map(|d| d.sheet.kind);
        // a decision about an appeal has no appeal but the one against a refusal, which is filed elsewhere
        let may_appeal = kind
            .is_some_and(|k| !matches!(k, CaseKind::Appeal | CaseKind::Suggestion | CaseKind::Compliment));
        let decision = known.decision.as_ref().filter(|_| may_appeal && known.against.is_empty());
        if known.own.is_none() && known.against.is_empty() && decision.is_none() {
            return None;
        }
        let window = decision.and_then(|d| d.notice.as_ref()).and_then(|n| n.window);
        let day = |d: Day| format::day_with_year(d, page.lang());
        let in_time = window.is_none_or(|w| today <= w.until);
        let until = match window {
            Some(w) if in_time => page.t1("appeals-tracking-until", "day", day(w.until)),
            Some(w) => page.t1("appeals-tracking-over", "day", day(w.until)),
            None => page.t("appeals-tracking-open").into_owned(),
        };
        let own = known.own.as_ref();
        let sent = own.filter(|(a, _)| a.last_remittal().is_some());
        Some(TrackingPanel {
            steps: own.map(|(appeal, _)| steps::steps(&page, appeal)).unwrap_or_default(),
            state: own.map(|(a, _)| page.t(state_key(a.state)).into_owned()).unwrap_or_default(),
            light: own.map_or(Light::Plain, |(a, _)| state_light(a.state)),
            letter: sent
                .map(|(_, h)| format!("/seguimiento/{}/remision.pdf", h.tracking_key))
                .unwrap_or_default(),
            against: known.against.iter().map(|(a, h)| brief(&page, a, h, "/seguimiento")).collect(),
            file: decision
                .map(|d| format!("/seguimiento/{}/recurso", d.sheet.tracking_key))
                .unwrap_or_default(),
            until,
            in_time,
            page,
        })
    }
}
