//! `/ajustes/causales/{code}/{from}`: one row of the table.

use askama::Template;
use axum::extract::Path;
use kernel::Day;
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use super::causes::{allowed_key, load};
use crate::UtilityService;
use crate::cause::{Allowed, Cause, CauseGroup};
use crate::cause_table::{CauseTable, RowWrong};

#[derive(Template)]
#[template(path = "cause_row.html")]
pub(crate) struct CauseRowPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub action: String,
    pub form: RowForm,
    pub since: String,
    pub groups: Vec<Choice>,
    pub services: Vec<ServiceChoices>,
}

/// One option of a list.
pub(crate) struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// Whether a service may use the cause.
pub(crate) struct ServiceChoices {
    pub field: String,
    pub name: &'static str,
    pub choices: Vec<Choice>,
}

/// As it was typed.
#[derive(Debug, Clone)]
pub(crate) struct RowForm {
    pub version: u32,
    pub group: String,
    pub label: String,
    pub valid_to: String,
    /// A mark for each service.
    pub services: Vec<String>,
}

impl RowForm {
    pub(crate) fn of(version: u32, row: &Cause) -> RowForm {
        RowForm {
            version,
            group: row.group.letter().to_owned(),
            label: row.label.to_string(),
            valid_to: row.valid_to.map(|d| d.to_string()).unwrap_or_default(),
            services: row.services.iter().map(|a| a.mark().to_string()).collect(),
        }
    }

    pub(crate) fn read(fields: &Fields) -> RowForm {
        let short = |name: &str| fields.text(name).trim().chars().take(300).collect::<String>();
        let mark = |s: UtilityService| short(&format!("service_{}", s.code()));
        RowForm {
            version: fields.text("version").parse().unwrap_or(u32::MAX),
            group: short("group"),
            label: short("label"),
            valid_to: short("valid_to"),
            services: UtilityService::ALL.into_iter().map(mark).collect(),
        }
    }

    /// The row that it says, or the field that is wrong.
    pub(crate) fn check(&self, row: &Cause) -> Result<Cause, (&'static str, RowWrong)> {
        let mut services = [Allowed::No; 5];
        for (place, mark) in services.iter_mut().zip(&self.services) {
            let mark = mark.chars().next().and_then(Allowed::parse);
            *place = mark.ok_or(("service_water", RowWrong::Service))?;
        }
        let last = if self.valid_to.is_empty() { None } else { Some(self.valid_to.parse::<Day>()) };
        Ok(Cause {
            group: CauseGroup::parse(&self.group).ok_or(("group", RowWrong::Group))?,
            label: self.label.clone().into(),
            valid_to: last.transpose().map_err(|_| ("valid_to", RowWrong::Period))?,
            services,
            ..row.clone()
        })
    }
}

impl CauseRowPage {
    pub(crate) fn new(page: PageFrame, row: &Cause, form: RowForm, errors: FormErrors) -> CauseRowPage {
        let lang = page.lang();
        let groups = CauseGroup::ALL.map(|g| Choice {
            value: g.letter().to_owned(),
            label: format!("{} {}", g.letter(), g.label()),
            chosen: form.group == g.letter(),
        });
        let services = UtilityService::ALL.into_iter().zip(&form.services).map(|(service, mark)| {
            let choice = |a: Allowed| Choice {
                value: a.mark().to_string(),
                label: page.t(allowed_key(a)).into_owned(),
                chosen: *mark == a.mark().to_string(),
            };
            let (field, name) = (format!("service_{}", service.code()), service.name(lang));
            ServiceChoices { field, name, choices: Allowed::ALL.map(choice).into() }
        });
        CauseRowPage {
            action: format!("/ajustes/causales/{}/{}", row.code, row.valid_from),
            since: web::format::short_day(row.valid_from, lang),
            groups: groups.into(),
            services: services.collect(),
            page,
            errors,
            form,
        }
    }
}

/// The page, with what was typed if it was refused.
pub(crate) fn page(
    door: &Door,
    table: &CauseTable,
    code: &str,
    from: Day,
    refused: Option<(RowForm, FormErrors)>,
) -> Reply {
    let Some(row) = table.row(code, from) else { return web::not_found() };
    let frame = door.page_titled(format!("{} {}", row.code, row.title()));
    match refused {
        None => {
            let form = RowForm::of(table.version(), row);
            web::html(CauseRowPage::new(frame, row, form, FormErrors::none()))
        }
        Some((form, errors)) => {
            // the version that governs now, so that sending again is enough
            let form = RowForm { version: table.version(), ..form };
            web::html_status(422, CauseRowPage::new(frame.failed(), row, form, errors))
        }
    }
}

pub(crate) async fn show(door: Door, Path((code, from)): Path<(String, String)>) -> Reply {
    let Ok(from) = from.parse::<Day>() else { return web::not_found() };
    let (table, _) = load(&door).await?;
    page(&door, &table, &code, from, None)
}
