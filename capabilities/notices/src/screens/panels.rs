//! What notices show on the pages of a case: to officers on its sheet, to the person on the page of their
//! link.

use askama::Template;
use cases::CaseId;
use deadlines::Rulebook;
use futures::future::BoxFuture;
use kernel::{Failure, Never};
use web::{Door, Light, Panel, Problem, format};

use super::access::ServedView;
use super::{light, state_key};
use crate::decision::Decision;
use crate::notice::{Notice, State};
use crate::permissions;
use crate::records::{self, Stored};
use crate::terms::Terms;

/// The panels.
pub(crate) const ALL: &[Panel] =
    &[Panel { place: "cases.sheet", show: on_sheet }, Panel { place: "cases.tracking", show: on_tracking }];

#[derive(Template)]
#[template(path = "panel_sheet.html")]
struct SheetPanel {
    title: String,
    state: String,
    light: Light,
    standing: String,
    lines: Vec<(String, String)>,
    /// Address of the notice, or of the form that opens one.
    href: String,
    label: String,
    opens: bool,
}

#[derive(Template)]
#[template(path = "panel_tracking.html")]
struct TrackingPanel {
    /// Id of its title.
    anchor: String,
    title: String,
    text: String,
    /// Address of the button's form; empty without one.
    action: String,
    button: String,
    certificate: String,
    certificate_label: String,
}

/// What is known of the decisions of a case.
struct Found {
    /// The notice of the whole.
    stored: Option<Stored>,
    decision: Option<Decision>,
    /// Those of matters that were decided by their own letters.
    matters: Vec<Stored>,
    book: Rulebook,
}

async fn find(door: &Door, key: &str) -> Result<Option<Found>, Problem> {
    let Ok(case) = key.parse::<CaseId>() else { return Ok(None) };
    let found = door.store().read("notices.panel", case, |look, case| {
        Box::pin(async move {
            let stored = records::load(look, *case).await?;
            let decision = records::decision(look, *case).await?;
            let matters = records::of_matters(look, *case).await?;
            let book = deadlines::current(look).await?;
            Ok::<_, Failure<Never>>(Found { stored, decision, matters, book })
        })
    });
    Ok(Some(found.await?))
}

fn passed(door: &Door, stored: &Stored, book: &Rulebook) -> Result<Notice, Problem> {
    let notice = stored.notice.clone().pass(door.today(), &Terms::new(book));
    notice.map_err(|e| Problem::broken(format!("the days of a notice cannot be counted: {e:?}")))
}

/// The title of a panel: `{key}`, or `{key}-matter` if the decision is of one.
fn title(door: &Door, key: &str, notice: &Notice) -> String {
    match notice.part {
        None => door.t(key).into_owned(),
        Some(part) => door.t_args(&format!("{key}-matter"), &[("matter", &part.number.to_string())]),
    }
}

fn drawn(panel: impl Template) -> Result<String, Problem> {
    panel.render().map_err(|e| Problem::broken(format!("a panel of notices: {e}")))
}

fn on_sheet<'a>(door: &'a Door, key: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move {
        if !door.actor().may(permissions::READ) {
            return Ok(None);
        }
        let Some(found) = find(door, key).await? else { return Ok(None) };
        let mut all = String::new();
        for stored in found.stored.iter().chain(&found.matters) {
            let notice = passed(door, stored, &found.book)?;
            all.push_str(&drawn(sheet_panel(door, &notice, &found.book))?);
        }
        if let (None, Some(decision), true) =
            (&found.stored, &found.decision, door.actor().may(permissions::SERVE))
        {
            all.push_str(&drawn(SheetPanel {
                title: door.t("notices-panel-title").into_owned(),
                state: door.t("notices-panel-communicated").into_owned(),
                light: Light::Plain,
                standing: String::new(),
                lines: Vec::new(),
                href: format!("/notificaciones/{}/abrir", decision.case),
                label: door.t("notices-panel-open").into_owned(),
                opens: true,
            })?);
        }
        Ok((!all.is_empty()).then_some(all))
    })
}

fn sheet_panel(door: &Door, notice: &Notice, book: &Rulebook) -> SheetPanel {
    let lang = door.lang();
    let (light, standing) = light(notice.state, notice.due_on, door.today(), &book.calendar, lang);
    let line = |key: &str, day| (door.t(key).into_owned(), format::day_with_year(day, lang));
    let lines = match notice.service {
        Some(s) => [
            Some(line("notices-step-effective", s.effective_on)),
            s.appeal_until.map(|day| line("notices-step-appeal", day)),
            Some(line("notices-step-final", s.final_on)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        None => vec![line("notices-due", notice.due_on)],
    };
    SheetPanel {
        title: title(door, "notices-panel-title", notice),
        state: door.t(&state_key(notice.state)).into_owned(),
        light,
        standing,
        lines,
        href: format!("/notificaciones/{}", notice.case),
        label: door.t("notices-panel-see").into_owned(),
        opens: false,
    }
}

/// What the person sees: nothing while there is no notice, which is so on most pages.
struct Followed {
    notices: Vec<Stored>,
    address: String,
    book: Rulebook,
}

async fn followed(door: &Door, key: &str) -> Result<Option<Followed>, Problem> {
    let Ok(case) = key.parse::<CaseId>() else { return Ok(None) };
    let found = door.store().read("notices.followed", case, |look, case| {
        Box::pin(async move {
            let mut notices: Vec<_> = records::load(look, *case).await?.into_iter().collect();
            notices.extend(records::of_matters(look, *case).await?);
            if notices.is_empty() {
                return Ok::<_, Failure<Never>>(None);
            }
            let decision = records::decision(look, *case).await?;
            let address = decision.map(|d| format!("/notificado/{}", d.tracking_key)).unwrap_or_default();
            Ok(Some(Followed { notices, address, book: deadlines::current(look).await? }))
        })
    });
    Ok(found.await?)
}

fn on_tracking<'a>(door: &'a Door, key: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move {
        let Some(followed) = followed(door, key).await? else { return Ok(None) };
        let mut all = String::new();
        for stored in &followed.notices {
            let notice = passed(door, stored, &followed.book)?;
            if let Some(panel) = tracking_panel(door, &notice, stored, &followed.address) {
                all.push_str(&drawn(panel)?);
            }
        }
        Ok((!all.is_empty()).then_some(all))
    })
}

fn tracking_panel(door: &Door, notice: &Notice, stored: &Stored, address: &str) -> Option<TrackingPanel> {
    let lang = door.lang();
    let plain = TrackingPanel {
        anchor: notice
            .part
            .map_or_else(|| "t-notificacion".to_owned(), |p| format!("t-notificacion-{}", p.number)),
        title: title(door, "notices-tracking-title", notice),
        text: String::new(),
        action: String::new(),
        button: String::new(),
        certificate: String::new(),
        certificate_label: String::new(),
    };
    match (notice.state, notice.service) {
        (State::Served | State::Final, Some(service)) => {
            let view = ServedView::new(&service, stored.served_at, lang);
            let args = [
                ("moment", view.moment.as_str()),
                ("appeal", view.appeal.as_str()),
                ("final", view.final_on.as_str()),
            ];
            let key = match (notice.state, service.appeal_until) {
                (State::Final, _) => "notices-tracking-final",
                (_, Some(_)) => "notices-tracking-served",
                (_, None) => "notices-tracking-served-no-appeal",
            };
            Some(TrackingPanel {
                text: door.t_args(key, &args),
                certificate: if view.certificate {
                    format!("{address}/certificado.pdf")
                } else {
                    String::new()
                },
                certificate_label: door.t("notices-access-certificate").into_owned(),
                ..plain
            })
        }
        (state, _) if state.is_open() && notice.accepted => Some(TrackingPanel {
            text: door.t("notices-tracking-open").into_owned(),
            action: address.to_owned(),
            button: door.t("notices-access-button").into_owned(),
            ..plain
        }),
        (State::Summoned, _) => {
            let until = format::day_with_year(notice.due_on, lang);
            let text = door.t_args("notices-tracking-summoned", &[("day", &until)]);
            Some(TrackingPanel { text, ..plain })
        }
        _ => None,
    }
}
