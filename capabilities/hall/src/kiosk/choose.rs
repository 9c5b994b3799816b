//! `/sala/{site}/kiosco`: the screen that waits for a touch, the lines, and those who go first by law.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use kernel::{Failure, Never};
use queueing::Class;
use web::{Door, PageFrame, Problem, Reply};

use super::device::{self, Device};
use super::forecast;
use super::lines::{self, Line};
use super::shell::{self, Shell, fresh, told};
use crate::gate;
use crate::refusal::HallRefusal;
use crate::support::{Need, PriorityGround};

#[derive(Template)]
#[template(path = "kiosk/idle.html")]
pub(crate) struct IdlePage {
    pub page: PageFrame,
    pub shell: Shell,
    /// Why nobody can take a turn now.
    pub shut: String,
    pub offline: Offline,
}

#[derive(Template)]
#[template(path = "kiosk/choose.html")]
pub(crate) struct ChoosePage {
    pub page: PageFrame,
    pub shell: Shell,
    pub lines: Vec<LineView>,
    pub token: String,
    /// What was refused a moment ago.
    pub refused: String,
    /// Whether a visit with an appointment begins here.
    pub appointments: bool,
}

#[derive(Template)]
#[template(path = "kiosk/first.html")]
pub(crate) struct FirstPage {
    pub page: PageFrame,
    pub shell: Shell,
    pub lines: Vec<LineView>,
    pub token: String,
    pub refused: String,
    pub grounds: Vec<(&'static str, &'static str, String)>,
    pub needs: Vec<(&'static str, &'static str, String)>,
}

/// A line as its button shows it.
pub(crate) struct LineView {
    pub key: String,
    pub name: String,
    pub help: String,
    pub icon: String,
    /// 1 to 6: the colour of its picture.
    pub tone: usize,
    /// Why it gives no turns; empty when it does.
    pub shut: String,
    /// «5 a 12»; empty when nobody knows.
    pub wait: String,
}

/// What the kiosk needs when the server does not answer.
pub(crate) struct Offline {
    pub first: i64,
    pub last: i64,
    pub preferential: String,
    pub community: String,
    pub browser_prints: bool,
}

impl Offline {
    pub(crate) fn new(device: &Device) -> Offline {
        Offline {
            first: device.kiosk.first,
            last: device.kiosk.last,
            preferential: device.site.preferential_prefix.clone(),
            community: device.site.community_prefix.clone(),
            browser_prints: device.kiosk.paper == super::records::Paper::Browser,
        }
    }
}

/// Icons of services are the company's choice; an old name must not break the screen.
fn known_icon(name: &str) -> &str {
    if assets::icon_names().contains(&name) { name } else { "turno" }
}

impl LineView {
    pub(crate) fn new(page: &PageFrame, line: &Line, place: usize) -> LineView {
        let service = &line.service;
        LineView {
            key: service.key.clone(),
            name: service.name_in(page.lang()).to_owned(),
            help: service.help_in(page.lang()).to_owned(),
            icon: page.icon(known_icon(&service.icon)),
            tone: place % 6 + 1,
            shut: line.shut.as_ref().map(|refusal| told(page, refusal)).unwrap_or_default(),
            wait: line.wait.map(|range| forecast::short(page, range)).unwrap_or_default(),
        }
    }

    pub(crate) fn all(page: &PageFrame, lines: &[Line]) -> Vec<LineView> {
        lines.iter().enumerate().map(|(place, line)| LineView::new(page, line, place)).collect()
    }
}

/// What the screen knows of the hall now.
pub(crate) struct Seen {
    pub shut: Option<HallRefusal>,
    pub lines: Vec<Line>,
}

pub(crate) async fn look_at(door: &Door, device: &Device, class: Class) -> Result<Seen, Problem> {
    let input = (device.site.clone(), class, door.at());
    let seen = door.store().read("hall.kiosk_lines", input, |look, (site, class, at)| {
        Box::pin(async move {
            let shut = gate::site_shut(look, site.id, *at).await?;
            let lines = lines::lines(look, site, *class, *at).await?;
            Ok::<_, Failure<Never>>(Seen { shut, lines })
        })
    });
    Ok(seen.await?)
}

/// `GET /sala/{site}/kiosco`: «Toque para empezar».
pub(crate) async fn idle(door: Door, Path(site): Path<String>, headers: HeaderMap) -> Reply {
    let device = match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => device,
        Err(page) => return Ok(page),
    };
    if device::has_looks(&headers) {
        let mut response = web::redirect(&device::base(&site))?;
        device::forget_looks(&door, &mut response);
        return Ok(response);
    }
    let seen = look_at(&door, &device, Class::General).await?;
    fresh(web::html(IdlePage::new(door.page("hall-kiosk-title"), &device, &seen, door.at())))
}

impl IdlePage {
    pub(crate) fn new(page: PageFrame, device: &Device, seen: &Seen, at: kernel::At) -> IdlePage {
        IdlePage {
            shell: Shell::new(device, at, ""),
            shut: seen.shut.as_ref().map(|refusal| told(&page, refusal)).unwrap_or_default(),
            offline: Offline::new(device),
            page,
        }
    }
}

/// `GET /sala/{site}/kiosco/elegir`.
pub(crate) async fn show(door: Door, Path(site): Path<String>, headers: HeaderMap) -> Reply {
    match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => fresh(choose(&door, &device, None, 200).await),
        Err(page) => Ok(page),
    }
}

/// The lines, with what was refused a moment ago.
pub(crate) async fn choose(
    door: &Door,
    device: &Device,
    refused: Option<&HallRefusal>,
    status: u16,
) -> Reply {
    let seen = look_at(door, device, Class::General).await?;
    let page =
        ChoosePage::new(door.page("hall-kiosk-choose-title"), device, &seen, door.at(), door.form_token());
    let page = page.refused(refused);
    web::html_status(status, page)
}

impl ChoosePage {
    pub(crate) fn new(
        page: PageFrame,
        device: &Device,
        seen: &Seen,
        at: kernel::At,
        token: String,
    ) -> ChoosePage {
        ChoosePage {
            shell: Shell::new(device, at, "elegir"),
            lines: LineView::all(&page, &seen.lines),
            refused: seen.shut.as_ref().map(|refusal| told(&page, refusal)).unwrap_or_default(),
            appointments: seen.lines.len() < lines::MOST_LINES,
            token,
            page,
        }
    }

    pub(crate) fn refused(mut self, refusal: Option<&HallRefusal>) -> ChoosePage {
        if let Some(refusal) = refusal {
            self.refused = told(&self.page, refusal);
            self.page = self.page.failed();
        }
        self
    }
}

/// `GET /sala/{site}/kiosco/preferencial`: who goes first by law says so; nobody asks for a proof.
pub(crate) async fn first(door: Door, Path(site): Path<String>, headers: HeaderMap) -> Reply {
    let device = match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => device,
        Err(page) => return Ok(page),
    };
    let seen = look_at(&door, &device, Class::Preferential).await?;
    let page = door.page("hall-kiosk-first-title");
    fresh(web::html(FirstPage::new(page, &device, &seen, door.at(), door.form_token())))
}

const ICONS: [(PriorityGround, &str); 8] = [
    (PriorityGround::Pregnancy, "embarazo"),
    (PriorityGround::InfantInArms, "bebe"),
    (PriorityGround::OlderAdult, "baston"),
    (PriorityGround::Disability, "silla"),
    (PriorityGround::Child, "persona"),
    (PriorityGround::Veteran, "estrella"),
    (PriorityGround::Defenceless, "acceso"),
    (PriorityGround::CommunityLeader, "comunidad"),
];

const NEEDS: [(Need, &str); 3] =
    [(Need::SignLanguage, "senas"), (Need::Wheelchair, "silla"), (Need::ReadingHelp, "lectura")];

impl FirstPage {
    pub(crate) fn new(
        page: PageFrame,
        device: &Device,
        seen: &Seen,
        at: kernel::At,
        token: String,
    ) -> FirstPage {
        let words = |kind: &str, key: &str| {
            page.t(&format!("hall-kiosk-{kind}-{}", key.replace('_', "-"))).into_owned()
        };
        FirstPage {
            shell: Shell::new(device, at, "preferencial"),
            lines: LineView::all(&page, &seen.lines),
            refused: seen.shut.as_ref().map(|refusal| told(&page, refusal)).unwrap_or_default(),
            grounds: ICONS.iter().map(|(g, icon)| (g.key(), *icon, words("ground", g.key()))).collect(),
            needs: NEEDS.iter().map(|(n, icon)| (n.key(), *icon, words("need", n.key()))).collect(),
            token,
            page,
        }
    }
}
