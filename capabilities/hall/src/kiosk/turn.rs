//! `/sala/{site}/kiosco/turno/{secret}`: the turn that was taken, and its paper.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use kernel::{At, Failure, Never};
use qrcode::QrCode;
use qrcode::render::svg;
use queueing::predict::Range;
use serde::Deserialize;
use web::{Door, PageFrame, Problem, Reply};

use super::device::Device;
use super::forecast;
use super::shell::{self, Shell, fresh};
use super::slip::Slip;
use super::take::Handed;
use crate::records;
use crate::site::Service;
use crate::ticket::Ticket;

/// A turn with what its person asks.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub ticket: Ticket,
    pub service: Service,
    pub ahead: i64,
    pub wait: Option<Range>,
}

#[derive(Template)]
#[template(path = "kiosk/turn.html")]
pub(crate) struct TurnPage {
    pub page: PageFrame,
    pub shell: Shell,
    pub code: String,
    pub service: String,
    pub ahead: String,
    pub wait: String,
    /// SVG of our own making.
    pub qr: String,
    pub url: String,
    pub large_qr: bool,
    pub handed: Handed,
    pub status: String,
    /// What «Escuchar» says.
    pub said: String,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    papel: String,
    #[serde(default)]
    qr: String,
}

/// The turn behind a secret, at one site.
pub(crate) async fn seen(door: &Door, secret: &str) -> Result<Option<Seen>, Problem> {
    let found = door.store().read("hall.turn", (secret.to_owned(), door.at()), |look, (secret, at)| {
        Box::pin(async move {
            let Some(ticket) = records::ticket_by_secret(look, secret).await? else { return Ok(None) };
            let Some(service) = records::service(look, ticket.service).await? else { return Ok(None) };
            let (ahead, wait) = forecast::of_turn(look, &ticket, *at).await?;
            Ok::<_, Failure<Never>>(Some(Seen { ticket, service, ahead, wait }))
        })
    });
    Ok(found.await?)
}

/// `GET` of the screen: it shows a turn of this site and nothing else.
pub(crate) async fn show(
    door: Door,
    Path((site, secret)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Reply {
    let device = match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => device,
        Err(page) => return Ok(page),
    };
    let found = seen(&door, &secret).await?.filter(|seen| seen.ticket.site == device.site.id);
    let Some(seen) = found else { return web::not_found() };
    let url = format!("{}/turno/{secret}", door.app().settings().base_url);
    let (handed, large) = (Handed::of(&asked.papel), asked.qr == "grande");
    let page = door.page("hall-kiosk-turn-title");
    let here = format!("turno/{secret}?papel={}", handed.word());
    fresh(web::html(TurnPage::new(page, &device, &seen, url, (handed, large), (door.at(), &here))))
}

impl TurnPage {
    pub(crate) fn new(
        page: PageFrame,
        device: &Device,
        seen: &Seen,
        url: String,
        (handed, large_qr): (Handed, bool),
        (at, here): (At, &str),
    ) -> TurnPage {
        let code = seen.ticket.code.to_string();
        let ahead = page.t1("hall-kiosk-people", "n", seen.ahead);
        let wait = forecast::sentence(&page, seen.wait);
        let said = page
            .t_args("hall-kiosk-turn-said", &[("code", &spaced(&code)), ("ahead", &ahead), ("wait", &wait)]);
        TurnPage {
            shell: Shell::new(device, at, here),
            service: seen.service.name_in(page.lang()).to_owned(),
            status: page.t(&format!("hall-kiosk-paper-{}", handed.word())).into_owned(),
            qr: qr(&url),
            page: page.titled(code.clone()),
            code,
            ahead,
            wait,
            url,
            large_qr,
            handed,
            said,
        }
    }

    pub(crate) fn lost_paper(&self) -> bool {
        matches!(self.handed, Handed::Out | Handed::Failed)
    }
}

/// `A, 47`: so that a voice reads a letter and a number.
pub(crate) fn spaced(code: &str) -> String {
    match code.split_once(' ') {
        Some((prefix, number)) => format!("{prefix}, {}", number.trim_start_matches('0')),
        None => code.to_owned(),
    }
}

/// The QR of an address as a small SVG; empty if the address is too long for one.
pub(crate) fn qr(url: &str) -> String {
    let Ok(code) = QrCode::new(url.as_bytes()) else { return String::new() };
    let svg = code.render::<svg::Color>().min_dimensions(160, 160).quiet_zone(true).build();
    // the XML head has no place inside of HTML
    svg.split_once("?>").map_or(svg.clone(), |(_, rest)| rest.to_owned())
}

/// The paper of a turn.
pub(crate) async fn slip(door: &Door, device: &Device, secret: &str) -> Result<Option<Slip>, Problem> {
    let Some(seen) = seen(door, secret).await? else { return Ok(None) };
    let page = door.page("hall-kiosk-turn-title");
    let url = format!("{}/turno/{secret}", door.app().settings().base_url);
    Ok(Some(slip_of(&page, device, &seen, url)))
}

/// The same, from what is known.
pub(crate) fn slip_of(page: &PageFrame, device: &Device, seen: &Seen, url: String) -> Slip {
    let arrived = seen.ticket.arrived_at;
    let when = format!("{} {}", arrived.day(), crate::board::clock(arrived));
    Slip {
        head: vec![page.site().short_name.clone(), device.site.name.clone()],
        title: page.t("hall-kiosk-turn-title").into_owned(),
        code: seen.ticket.code.to_string(),
        service: seen.service.name_in(page.lang()).to_owned(),
        lines: vec![
            format!("{}: {}", page.t("hall-kiosk-turn-ahead"), page.t1("hall-kiosk-people", "n", seen.ahead)),
            format!("{}: {}", page.t("hall-kiosk-turn-wait"), forecast::sentence(page, seen.wait)),
            page.t("hall-kiosk-turn-sit").into_owned(),
        ],
        url,
        foot: vec![page.t("hall-kiosk-turn-scan").into_owned(), when],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_reads_letter_and_number() {
        assert_eq!(spaced("A 047"), "A, 47");
        assert_eq!(spaced("P 120"), "P, 120");
    }

    #[test]
    fn the_qr_is_svg_without_a_head() {
        let svg = qr("https://pqr.miraflor.example/turno/23456789ABCDEFGH");
        assert!(svg.starts_with("<svg") && svg.contains("</svg>"), "{svg}");
        assert_eq!(qr(&"x".repeat(9_000)), "");
    }
}
