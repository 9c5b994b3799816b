//! `/informes/ajustes`: how this company reports.

use askama::Template;
use catalog::UtilityService;
use kernel::{Failure, Fault, Never};
use web::{Door, FormErrors, PageFrame, Reply};

use super::Choice;
use crate::records;
use crate::settings::ReportSettings;

#[derive(Template)]
#[template(path = "settings.html")]
pub(crate) struct SettingsPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub settings: ReportSettings,
    pub petition: Vec<Choice>,
    pub subscribers: Vec<Subscribers>,
}

/// How many subscribers a service has.
pub(crate) struct Subscribers {
    pub field: String,
    pub label: String,
    pub value: String,
}

impl SettingsPage {
    pub(crate) fn new(page: PageFrame, settings: ReportSettings, errors: FormErrors) -> SettingsPage {
        let petition = [1_u8, 2, 6].map(|code| Choice {
            value: code.to_string(),
            label: format!("{code} {}", catalog::Procedure::find(code).map_or("", |p| p.label)),
            chosen: settings.petition_as == code,
        });
        let subscribers = UtilityService::ALL.map(|service| Subscribers {
            field: format!("subscribers_{}", service.code()),
            label: service.name(page.lang()).to_owned(),
            value: settings.subscribers.get(service.code()).map(u32::to_string).unwrap_or_default(),
        });
        SettingsPage { page, errors, settings, petition: petition.into(), subscribers: subscribers.into() }
    }
}

/// How the company reports now.
pub(crate) async fn load(door: &Door) -> Result<ReportSettings, Fault> {
    let read = door.store().read("reports.settings", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::settings(look).await?) })
    });
    read.await.map_err(Fault::from)
}

pub(crate) async fn show(door: Door) -> Reply {
    let settings = load(&door).await?;
    web::html(SettingsPage::new(door.page("reports-settings-title"), settings, FormErrors::none()))
}

/// The form again: what was typed, on the version that governs now.
pub(crate) async fn refused(door: &Door, typed: ReportSettings, errors: FormErrors, status: u16) -> Reply {
    let settings = ReportSettings { version: load(door).await?.version, ..typed };
    let page = door.page("reports-settings-title").failed();
    web::html_status(status, SettingsPage::new(page, settings, errors))
}
