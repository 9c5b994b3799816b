//! `/informes/sui`: the regulator's file of a month and a service: what it holds, what it lacks, and sending
//! it.

use askama::Template;
use axum::body::Body;
use axum::extract::Query;
use catalog::UtilityService;
use futures::TryStreamExt;
use kernel::{At, Day, Failure, Fault, Never, Refusal};
use serde::Deserialize;
use web::format::{moment, short_day};
use web::{Door, FormErrors, Light, PageFrame, Reply};

use super::Choice;
use crate::actions::record_sent::SentRefusal;
use crate::format_a::COLUMNS;
use crate::month::Month;
use crate::month_file::{self, Asked, Finding, Line, Outcome, Reader};
use crate::permissions;
use crate::records::{self, Place, SentFile};
use crate::validate::Severity;

/// Rows on one page of the preview.
const PAGE: usize = 50;
/// Months that can be chosen.
const MONTHS: usize = 24;

#[derive(Template)]
#[template(path = "sui.html")]
pub(crate) struct SuiPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub months: Vec<Choice>,
    pub services: Vec<Choice>,
    pub download: String,
    pub month: String,
    pub service: &'static str,
    pub may_export: bool,
    /// Whether the month is over, so that its file can be sent.
    pub over: bool,
    /// The last day to upload: light and words.
    pub due: Option<(Light, String)>,
    pub outcome: Outcome,
    pub left_out: Vec<(String, u64)>,
    pub failures: Vec<FindingRow>,
    pub warnings: Vec<FindingRow>,
    pub vanished: Vec<(String, String)>,
    pub columns: [&'static str; 16],
    pub rows: Vec<PreviewRow>,
    /// Address of the next page of the preview; empty when there is none.
    pub older: String,
    /// Address of its beginning; empty when it is shown.
    pub newest: String,
    pub sent: Vec<SentRow>,
}

/// Something to look at.
pub(crate) struct FindingRow {
    pub number: String,
    pub href: String,
    pub column: String,
    pub rule: String,
    pub advice: String,
    pub article: &'static str,
}

/// A row of the preview.
pub(crate) struct PreviewRow {
    pub href: String,
    pub cells: [String; 16],
    pub light: Light,
    pub state: String,
}

/// A file that was sent.
pub(crate) struct SentRow {
    pub when: String,
    pub who: String,
    pub lines: String,
    pub sha256: String,
    pub receipt: String,
    /// Whether the file is still the same.
    pub same: bool,
}

#[derive(Deserialize)]
pub(crate) struct Words {
    mes: Option<String>,
    servicio: Option<String>,
    desde: Option<String>,
}

/// Everything that the page shows.
pub(crate) struct Seen {
    pub asked: Asked,
    pub provided: Vec<UtilityService>,
    pub outcome: Outcome,
    pub lines: Vec<Line>,
    pub more: bool,
    /// Where the preview begins; empty for the beginning.
    pub from: String,
    pub sent: Vec<SentFile>,
    pub due: Option<(Light, String)>,
}

/// Address of the page about a file.
pub(crate) fn address(asked: Asked) -> String {
    format!("/informes/sui?mes={}&servicio={}", asked.month, asked.service.code())
}

impl Words {
    /// What was asked for: without words the month before this one and the first service.
    fn read(&self, today: Day, provided: &[UtilityService]) -> Asked {
        let month = self.mes.as_deref().and_then(Month::parse).unwrap_or(Month::of(today).previous());
        let first = provided.first().copied().unwrap_or(UtilityService::Water);
        let service = self.servicio.as_deref().and_then(UtilityService::parse).unwrap_or(first);
        Asked { month, service, today }
    }
}

pub(crate) async fn show(door: Door, Query(words): Query<Words>) -> Reply {
    let provided = provided(&door).await?;
    let asked = words.read(door.today(), &provided);
    let from: String = words.desde.unwrap_or_default().chars().take(80).collect();
    page(&door, asked, from, None).await
}

/// The services of the company.
async fn provided(door: &Door) -> Result<Vec<UtilityService>, Fault> {
    let read = door.store().read("reports.services", (), |look, ()| {
        Box::pin(async move {
            let company = company::current(look).await?;
            Ok::<_, Failure<Never>>(company.map(|c| c.profile.services.clone()).unwrap_or_default())
        })
    });
    read.await.map_err(Fault::from)
}

/// The page, with why something was refused.
pub(crate) async fn page(door: &Door, asked: Asked, from: String, refused: Option<&SentRefusal>) -> Reply {
    let outcome = month_file::write_month(door.store(), asked, false, &mut |_| Ok(())).await?;
    let mut reader = Reader::open(door.store(), asked, place(&from)).await?;
    let (lines, more) = reader.lines(PAGE).await?;
    let input = (asked, door.lang());
    let read = door.store().read("reports.sent", input, |look, (asked, lang)| {
        Box::pin(async move {
            let sent = records::sent_of(look, asked.service.code(), asked.month).await?;
            let book = deadlines::current(look).await?;
            // counted from the end of the month: the rule says so
            let end = At(At::start_of(asked.month.next().first()).0 - 1);
            let rule = deadlines::rule_for("REPORTE_SUI", asked.month.last());
            let due = rule.and_then(|rule| book.compute(rule, end)).ok().and_then(|due| {
                let standing = deadlines::standing(due.due_on, asked.today, &book.calendar).ok()?;
                let words = format!("{} · {}", short_day(due.due_on, *lang), standing.words(*lang));
                Some((Light::from(standing.light()), words))
            });
            Ok::<_, Failure<Never>>((sent, due))
        })
    });
    let (sent, due) = read.await?;
    let provided = provided(door).await?;
    let seen = Seen { asked, provided, outcome, lines, more, from, sent, due };
    let (frame, status) = match refused {
        None => (door.page("reports-sui-title"), 200),
        Some(refusal) => (door.page("reports-sui-title").failed(), refusal.status()),
    };
    let mut errors = FormErrors::none();
    if let Some(refusal) = refused {
        errors.add(refusal.field().unwrap_or_default(), door.sentence(refusal));
    }
    let may_export = door.actor().may(permissions::EXPORT);
    web::html_status(status, SuiPage::new(frame, seen, errors, may_export))
}

/// A place in the file as it stands in an address: number and case.
fn place(from: &str) -> Place {
    from.rsplit_once('~').map(|(n, c)| (n.to_owned(), c.to_owned())).unwrap_or_default()
}

impl SuiPage {
    pub(crate) fn new(page: PageFrame, seen: Seen, errors: FormErrors, may_export: bool) -> SuiPage {
        let Seen { asked, provided, outcome, lines, more, from, sent, due } = seen;
        let here = address(asked);
        let finding = |f: &Finding| FindingRow::new(&page, f);
        let of = |severity| outcome.findings.iter().filter(move |f| f.severity == severity);
        let older = lines.last().filter(|_| more).map(|last| {
            let place = format!("{}~{}", last.fact.received, last.fact.case_id);
            format!("{here}&desde={}#t-vista", web::percent(&place))
        });
        let vanished = outcome.vanished.iter();
        let left_out = outcome.left_out.iter();
        SuiPage {
            months: months(asked),
            services: services(&page, asked, &provided),
            download: format!("/informes/sui.csv?mes={}&servicio={}", asked.month, asked.service.code()),
            month: asked.month.to_string(),
            service: asked.service.code(),
            may_export,
            over: asked.today > asked.month.last(),
            due,
            left_out: left_out.map(|(kind, n)| (kind_words(&page, kind), *n)).collect(),
            failures: of(Severity::Fails).map(finding).collect(),
            warnings: of(Severity::Warns).map(finding).collect(),
            vanished: vanished.map(|(n, id)| (n.clone(), link(id.as_deref()))).collect(),
            columns: COLUMNS,
            rows: lines.iter().map(|line| PreviewRow::new(&page, line)).collect(),
            older: older.unwrap_or_default(),
            newest: if from.is_empty() { String::new() } else { format!("{here}#t-vista") },
            sent: sent.iter().map(|s| SentRow::new(&page, s, &outcome)).collect(),
            errors,
            outcome,
            page,
        }
    }
}

fn months(asked: Asked) -> Vec<Choice> {
    let newest = Month::of(asked.today);
    let mut all: Vec<Month> =
        std::iter::successors(Some(newest), |m| Some(m.previous())).take(MONTHS).collect();
    if !all.contains(&asked.month) {
        all.push(asked.month);
    }
    let choice = |m: Month| Choice { value: m.to_string(), label: m.to_string(), chosen: m == asked.month };
    all.into_iter().map(choice).collect()
}

fn services(page: &PageFrame, asked: Asked, provided: &[UtilityService]) -> Vec<Choice> {
    let mut all = provided.to_vec();
    if !all.contains(&asked.service) {
        all.push(asked.service);
    }
    let choice = |s: UtilityService| Choice {
        value: s.code().to_owned(),
        label: s.name(page.lang()).to_owned(),
        chosen: s == asked.service,
    };
    all.into_iter().map(choice).collect()
}

pub(crate) fn kind_words(page: &PageFrame, kind: &str) -> String {
    page.t(&format!("reports-kind-{kind}")).into_owned()
}

fn link(case: Option<&str>) -> String {
    case.filter(|id| !id.is_empty()).map(|id| format!("/bandeja/{id}")).unwrap_or_default()
}

impl FindingRow {
    fn new(page: &PageFrame, finding: &Finding) -> FindingRow {
        let name = COLUMNS.get(usize::from(finding.column).saturating_sub(1)).copied().unwrap_or_default();
        let href = link(Some(&finding.case_id));
        // what is mended by classifying opens that form at once
        let classify = (6..=8).contains(&finding.column) && !href.is_empty();
        FindingRow {
            number: finding.number.clone(),
            href: if classify { format!("{href}?abrir=clasificar") } else { href },
            column: format!("{} {name}", finding.column),
            rule: page.t(&format!("reports-rule-{}", finding.rule)).into_owned(),
            advice: page.t(&format!("reports-advice-{}", finding.rule)).into_owned(),
            article: finding.article,
        }
    }
}

impl PreviewRow {
    fn new(page: &PageFrame, line: &Line) -> PreviewRow {
        let worst = line.broken.iter().map(|rule| rule.severity).min();
        let (light, key) = match worst {
            Some(Severity::Fails) => (Light::Red, "reports-row-fails"),
            Some(Severity::Warns) => (Light::Amber, "reports-row-warns"),
            None => (Light::Green, "reports-row-good"),
        };
        PreviewRow {
            href: link(Some(&line.fact.case_id)),
            cells: line.row.cells(),
            light,
            state: page.t(key).into_owned(),
        }
    }
}

impl SentRow {
    fn new(page: &PageFrame, sent: &SentFile, now: &Outcome) -> SentRow {
        SentRow {
            when: moment(sent.sent_at, page.lang()),
            who: sent.sender.clone(),
            lines: page.number(sent.lines),
            sha256: sent.sha256.clone(),
            receipt: sent.receipt.clone(),
            same: sent.sha256 == now.sha256,
        }
    }
}

/// `/informes/sui.csv`: the file itself, as it is made.
pub(crate) async fn export(door: Door, Query(words): Query<Words>) -> Reply {
    let provided = provided(&door).await?;
    let asked = words.read(door.today(), &provided);
    let reader = Reader::open(door.store(), asked, Place::default()).await?;
    let name = file_name(asked);
    // a fault in the middle ends the connection, so that a file that was cut is never taken for a whole one
    let body = Body::from_stream(reader.into_stream().map_err(std::io::Error::other));
    web::download(&name, "text/csv; charset=us-ascii", body)
}

/// `pqr-acueducto-2026-10.csv`
pub(crate) fn file_name(asked: Asked) -> String {
    let service = kernel::fold(asked.service.name(kernel::Lang::Es));
    format!("pqr-{service}-{}.csv", asked.month)
}
