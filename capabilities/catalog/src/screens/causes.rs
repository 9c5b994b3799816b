//! `/ajustes/causales`: the table in use, and a new one from a file with what it would change.

use std::sync::Arc;

use askama::Template;
use kernel::{At, Failure, Fault, Never};
use web::format::{moment, short_day};
use web::{Door, PageFrame, Reply};

use crate::cause::Cause;
use crate::cause_csv::{self, FileProblem};
use crate::{Allowed, CauseTable, UtilityService, records};

#[derive(Template)]
#[template(path = "causes.html")]
pub(crate) struct CausesPage {
    pub page: PageFrame,
    pub version: u32,
    /// Since when the company's own table is in use; empty for the official one.
    pub since: String,
    /// Names of the services, in the order of the columns.
    pub services: Vec<&'static str>,
    pub in_force: Vec<CauseRow>,
    /// Rows of other periods.
    pub other: Vec<CauseRow>,
    pub import: ImportView,
}

/// A row of the table on the page.
pub(crate) struct CauseRow {
    pub href: String,
    pub code: String,
    pub group: String,
    pub label: String,
    /// Key of the word of each service.
    pub services: Vec<&'static str>,
    pub period: String,
}

/// What became of a file.
#[derive(Debug, Clone)]
pub(crate) enum ImportState {
    Nothing,
    TooLarge,
    Wrong(FileProblem),
    Refused(String),
    Preview { table: CauseTable, text: String },
}

/// The same in words.
#[derive(Default)]
pub(crate) struct ImportView {
    pub problems: Vec<String>,
    /// The text to send again, when everything is well.
    pub text: String,
    pub added: Vec<CauseRow>,
    pub removed: Vec<CauseRow>,
    pub ready: bool,
}

impl CauseRow {
    fn new(page: &PageFrame, cause: &Cause) -> CauseRow {
        let lang = page.lang();
        let from = short_day(cause.valid_from, lang);
        let period = match cause.valid_to {
            Some(last) => page.t2("catalog-from-to", "from", from, "to", short_day(last, lang)),
            None => page.t1("catalog-since", "from", from),
        };
        CauseRow {
            href: format!("/ajustes/causales/{}/{}", cause.code, cause.valid_from),
            code: cause.code.to_string(),
            group: format!("{} {}", cause.group.letter(), cause.group.label()),
            label: cause.label.to_string(),
            services: cause.services.iter().map(|a| allowed_key(*a)).collect(),
            period,
        }
    }
}

/// Key of the word.
pub(crate) fn allowed_key(allowed: Allowed) -> &'static str {
    match allowed {
        Allowed::Yes => "catalog-allowed-yes",
        Allowed::No => "catalog-allowed-no",
        Allowed::Unconfirmed => "catalog-allowed-unconfirmed",
    }
}

impl ImportView {
    fn new(page: &PageFrame, now: &CauseTable, state: ImportState) -> ImportView {
        let wrong = |problems| ImportView { problems, ..ImportView::default() };
        match state {
            ImportState::Nothing => ImportView::default(),
            ImportState::TooLarge => wrong(vec![page.t("catalog-wrong-too-many").into_owned()]),
            ImportState::Refused(words) => wrong(vec![words]),
            ImportState::Wrong(FileProblem::Column(name)) => {
                wrong(vec![page.t1("catalog-wrong-column", "column", name)])
            }
            ImportState::Wrong(FileProblem::Lines(lines)) => {
                let told = |p: &cause_csv::LineProblem| {
                    let what = page.t(&format!("catalog-wrong-{}", p.wrong.key()));
                    page.t2("catalog-wrong-line", "line", p.line, "what", what)
                };
                wrong(lines.iter().map(told).collect())
            }
            ImportState::Preview { table, text } => {
                let missing = |a: &CauseTable, b: &CauseTable| {
                    let alone = a.rows().iter().filter(|r| !b.rows().contains(r));
                    alone.map(|r| CauseRow::new(page, r)).collect::<Vec<_>>()
                };
                let (added, removed) = (missing(&table, now), missing(now, &table));
                let ready = !(added.is_empty() && removed.is_empty());
                let problems =
                    if ready { Vec::new() } else { vec![page.t("refusal-catalog-same").into_owned()] };
                ImportView { problems, text, added, removed, ready }
            }
        }
    }
}

impl CausesPage {
    pub(crate) fn new(
        page: PageFrame,
        table: &CauseTable,
        since: Option<At>,
        today: kernel::Day,
        import: ImportState,
    ) -> CausesPage {
        let lang = page.lang();
        let row = |c: &Cause| CauseRow::new(&page, c);
        let (in_force, other): (Vec<_>, Vec<_>) = table.rows().iter().partition(|c| c.is_valid(today));
        CausesPage {
            version: table.version(),
            since: since.map(|at| moment(at, lang)).unwrap_or_default(),
            services: UtilityService::ALL.map(|s| s.name(lang)).to_vec(),
            in_force: in_force.into_iter().map(row).collect(),
            other: other.into_iter().map(row).collect(),
            import: ImportView::new(&page, table, import),
            page,
        }
    }
}

/// The table in use, and since when it is the company's own.
pub(crate) async fn load(door: &Door) -> Result<(Arc<CauseTable>, Option<At>), Fault> {
    let read = door.store().read("catalog.causes", (), |look, ()| {
        Box::pin(async move {
            let table = records::causes(look).await?;
            Ok::<_, Failure<Never>>((table, records::revised_at(look).await?))
        })
    });
    read.await.map_err(Fault::from)
}

pub(crate) async fn page(door: &Door, status: u16, import: ImportState) -> Reply {
    let (table, since) = load(door).await?;
    let frame = door.page("catalog-causes-title");
    let frame = if status == 200 { frame } else { frame.failed() };
    web::html_status(status, CausesPage::new(frame, &table, since, door.today(), import))
}

pub(crate) async fn show(door: Door) -> Reply {
    page(&door, 200, ImportState::Nothing).await
}

/// The table in use as a file that can be corrected and sent back.
pub(crate) async fn export(door: Door) -> Reply {
    let (table, _) = load(&door).await?;
    web::csv(&format!("causales-{}.csv", table.version()), cause_csv::cells(&table))
}
