//! Which lines give turns now, as the verb would say: the kiosk tells it before somebody presses.

use kernel::{At, Fault, time_of_day};
use queueing::Class;
use queueing::predict::Range;
use store::Look;

use super::forecast::{self, Asking};
use crate::records;
use crate::refusal::HallRefusal;
use crate::site::{Service, Site};

/// The most lines that one screen shows (ux S12).
pub(crate) const MOST_LINES: usize = 6;

/// A line on the screen.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub service: Service,
    /// Why it gives no turns now.
    pub shut: Option<HallRefusal>,
    /// How long somebody would wait.
    pub wait: Option<Range>,
}

/// The lines of the site in the order of the screen.
pub(crate) async fn lines(
    look: &mut Look<'_>,
    site: &Site,
    class: Class,
    at: At,
) -> Result<Vec<Line>, Fault> {
    let services = records::services_of_site(look, site.id).await?;
    let mut lines = Vec::new();
    for service in services.into_iter().filter(|s| s.active).take(MOST_LINES) {
        let shut = line_shut(look, site, &service, at).await?;
        let wait = match shut {
            Some(_) => None,
            None => {
                let asking = Asking { site: site.id, service: service.id, class, ticket: None, at };
                forecast::expected(look, asking).await?
            }
        };
        lines.push(Line { service, shut, wait });
    }
    Ok(lines)
}

async fn line_shut(
    look: &mut Look<'_>,
    site: &Site,
    service: &Service,
    at: At,
) -> Result<Option<HallRefusal>, Fault> {
    if service.is_shut(at.day()) {
        return Ok(Some(HallRefusal::LineClosed));
    }
    let (opens, closes) = (service.opens.unwrap_or(0), service.closes.unwrap_or(24 * 60));
    if !(opens..closes).contains(&at.minute_of_day()) {
        return Ok(Some(HallRefusal::LineNotOpen { opens: time_of_day(opens), closes: time_of_day(closes) }));
    }
    if let Some(most) = service.daily_most
        && records::count_of_service(look, site.id, at.day(), service.id).await? >= most
    {
        return Ok(Some(HallRefusal::NoTurnsLeft));
    }
    Ok(None)
}
