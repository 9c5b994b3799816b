//! The company decides how it reports.

use catalog::UtilityService;
use kernel::Failure;
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, FormErrors, Reply};

use crate::screens::settings;
use crate::settings::{ReportSettings, SettingsRefusal};
use crate::{events, records};

/// Stores the version after `wish.version` and announces it; gives its number.
pub async fn run(work: &mut Work<'_>, wish: &ReportSettings) -> Result<u32, Failure<SettingsRefusal>> {
    let now = records::settings(work).await?;
    if now.version != wish.version {
        return Err(Failure::Refused(SettingsRefusal::Outdated));
    }
    let next = wish.clone().check().map_err(Failure::Refused)?;
    let next = ReportSettings { version: now.version + 1, ..next };
    if !records::insert_settings(work, &next).await? {
        return Err(Failure::Refused(SettingsRefusal::Outdated));
    }
    work.announce(Event {
        kind: events::SETTINGS_REVISED,
        subject: "reports/settings".into(),
        data: json!({ "version": next.version }),
    });
    Ok(next.version)
}

/// What a form says, or the first field that is no number.
fn read(fields: &Fields) -> Result<ReportSettings, (ReportSettings, SettingsRefusal)> {
    let mut wish = ReportSettings {
        version: fields.text("version").parse().unwrap_or(u32::MAX),
        with_header: fields.ticked("with_header"),
        semicolon: fields.ticked("semicolon"),
        petition_as: fields.text("petition_as").parse().unwrap_or(0),
        require_notice: fields.ticked("require_notice"),
        ..ReportSettings::default()
    };
    let mut wrong = None;
    match fields.text("protect_below").trim().parse() {
        Ok(n) => wish.protect_below = n,
        Err(_) => wrong = Some(SettingsRefusal::ProtectBelow),
    }
    for service in UtilityService::ALL {
        let text = fields.text(&format!("subscribers_{}", service.code())).replace(['.', ' '], "");
        match text.parse() {
            _ if text.is_empty() => {}
            Ok(n) => {
                wish.subscribers.insert(service.code().to_owned(), n);
            }
            Err(_) => wrong = wrong.or(Some(SettingsRefusal::Subscribers(service))),
        }
    }
    wrong.map_or(Ok(wish.clone()), |refusal| Err((wish, refusal)))
}

/// `POST /informes/ajustes`
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let (wish, refusal) = match read(&fields) {
        Err(wrong) => wrong,
        Ok(wish) => {
            let input = wish.clone();
            let done = door.store().write("reports.settings", door.actor().clone(), input, |work, wish| {
                Box::pin(run(work, wish))
            });
            match done.await {
                Ok(_) => {
                    return web::redirect_saying(door.app(), "/informes/ajustes", "reports-settings-saved");
                }
                Err(Failure::Refused(refusal)) => (wish, refusal),
                Err(Failure::Broke(fault)) => return Err(fault.into()),
            }
        }
    };
    let errors = FormErrors::from_refusal(&door, &refusal);
    settings::refused(&door, wish, errors, kernel::Refusal::status(&refusal)).await
}
