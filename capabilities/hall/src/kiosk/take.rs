//! `POST /sala/{site}/kiosco/turno`: the second touch.

use axum::extract::Path;
use axum::http::HeaderMap;
use kernel::{Failure, Lang, Refusal};
use queueing::Class;
use store::Work;
use web::{Door, Fields, Problem, Reply};

use super::device::{self, Device};
use super::records::Paper;
use super::slip::{Printed, SlipPrinter};
use super::{choose, shell, turn};
use crate::actions::take_ticket::{self, TakeTicket, Taken};
use crate::actions::{Refused, refuse};
use crate::records;
use crate::refusal::HallRefusal;
use crate::site::{ServiceId, SiteId};
use crate::support::{Need, PriorityGround};
use crate::ticket::Origin;

/// What the person pressed.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub site: SiteId,
    /// Key of the service.
    pub service: String,
    pub class: Class,
    pub ground: Option<PriorityGround>,
    pub needs: Vec<Need>,
    pub language: Lang,
    pub origin: Origin,
    pub request: Option<String>,
}

impl Wish {
    /// From the form: `servicio`, `motivo`, `necesita`, `preferencial`, `form_token`.
    pub(crate) fn read(fields: &Fields, site: SiteId, language: Lang, origin: Origin) -> Wish {
        let ground = PriorityGround::parse(fields.text("motivo"));
        let class = match ground {
            Some(ground) => ground.class(),
            None if fields.ticked("preferencial") => Class::Preferential,
            None => Class::General,
        };
        let token = fields.text("form_token");
        Wish {
            site,
            service: fields.text("servicio").to_owned(),
            class,
            ground,
            needs: fields.all("necesita").filter_map(Need::parse).collect(),
            language,
            origin,
            request: (!token.is_empty() && token.len() <= 64).then(|| format!("kiosk:{token}")),
        }
    }
}

/// The service of a site by its key.
pub(crate) async fn service(work: &mut Work<'_>, site: SiteId, key: &str) -> Result<ServiceId, Refused> {
    let services = records::services_of_site(work, site).await?;
    match services.into_iter().find(|s| s.key == key) {
        Some(service) => Ok(service.id),
        None => refuse(HallRefusal::UnknownService),
    }
}

/// Takes the turn by the verb of the hall.
pub(crate) async fn take(work: &mut Work<'_>, wish: &Wish) -> Result<Taken, Refused> {
    let service = service(work, wish.site, &wish.service).await?;
    let take = TakeTicket {
        site: wish.site,
        service,
        class: wish.class,
        ground: wish.ground,
        needs: wish.needs.clone(),
        origin: wish.origin,
        person: None,
        language: wish.language,
        at: None,
        number: None,
        request: wish.request.clone(),
    };
    take_ticket::run(work, &take).await
}

/// Gives the turn and its paper.
pub(crate) async fn submit(
    door: Door,
    Path(site): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Reply {
    let device = match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => device,
        Err(page) => return Ok(page),
    };
    let wish = Wish::read(&fields, device.site.id, door.lang(), Origin::Kiosk);
    let done = door
        .store()
        .write("hall.kiosk_take", door.actor().clone(), wish, |work, wish| Box::pin(take(work, wish)));
    match done.await {
        Ok(taken) => {
            let paper = paper(&door, &device, &taken).await?;
            let base = device::base(&device.site.key);
            web::redirect(&format!("{base}/turno/{}?papel={}", taken.secret, paper.word()))
        }
        Err(Failure::Refused(refusal)) => {
            choose::choose(&door, &device, Some(&refusal), refusal.status()).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What became of the paper, as the address of the next screen says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handed {
    /// It is in the tray.
    Printed,
    /// The browser prints it.
    Browser,
    /// This kiosk has no printer.
    Never,
    /// There is no paper.
    Out,
    /// The printer does not answer.
    Failed,
}

impl Handed {
    pub(crate) const ALL: [Handed; 5] =
        [Handed::Printed, Handed::Browser, Handed::Never, Handed::Out, Handed::Failed];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Handed::Printed => "impreso",
            Handed::Browser => "navegador",
            Handed::Never => "sin",
            Handed::Out => "falta",
            Handed::Failed => "fallo",
        }
    }

    pub(crate) fn of(word: &str) -> Handed {
        Handed::ALL.into_iter().find(|handed| handed.word() == word).unwrap_or(Handed::Never)
    }
}

/// Prints after the commit: the turn is valid whatever the printer does.
async fn paper(door: &Door, device: &Device, taken: &Taken) -> Result<Handed, Problem> {
    let address = match &device.kiosk.paper {
        Paper::Never => return Ok(Handed::Never),
        Paper::Browser => return Ok(Handed::Browser),
        Paper::Network(address) => address,
    };
    let Some(printer) = door.app().find_part::<dyn SlipPrinter>() else { return Ok(Handed::Failed) };
    let Some(slip) = turn::slip(door, device, &taken.secret).await? else { return Ok(Handed::Failed) };
    Ok(match printer.print(address, &slip).await {
        Printed::Done => Handed::Printed,
        Printed::NoPaper => Handed::Out,
        Printed::Unreachable => Handed::Failed,
    })
}
