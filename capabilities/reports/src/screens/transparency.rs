//! `/informes/transparencia`: the half-yearly report for everybody, and the same as open data.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;
use web::{Door, PageFrame, Reply};

use super::Choice;
use super::sui::kind_words;
use crate::half::Half;
use crate::indicators::Hundredths;
use crate::transparency::{self, KindCount, Transparency};

/// Halves that can be chosen.
const HALVES: usize = 6;
/// Names of the indicators; each has a sentence that defines it.
const INDICATORS: [&str; 10] =
    ["pqr-10k", "tmr", "p50", "p90", "oport", "sap-rate", "favor", "recl-fact-10k", "apela", "reitera"];

#[derive(Template)]
#[template(path = "transparency.html")]
pub(crate) struct TransparencyPage {
    pub page: PageFrame,
    pub half: String,
    pub period: String,
    pub halves: Vec<Choice>,
    pub information: Vec<(String, String)>,
    pub kinds: Vec<KindRow>,
    pub services: Vec<String>,
    pub indicators: Vec<IndicatorRow>,
    pub protect_below: u64,
    /// Whether the half is still running.
    pub running: bool,
}

/// A kind of petition.
pub(crate) struct KindRow {
    pub name: String,
    pub received: String,
    pub answered: String,
    pub transferred: String,
    pub denied: String,
}

/// An indicator: name, definition, value of each service.
pub(crate) struct IndicatorRow {
    pub name: String,
    pub definition: String,
    pub values: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Words {
    semestre: Option<String>,
}

impl Words {
    /// The half that was asked for; without words the last whole one.
    fn half(&self, door: &Door) -> Half {
        let last = Half::of(door.today()).previous();
        self.semestre.as_deref().and_then(Half::parse).unwrap_or(last)
    }
}

/// The value of an indicator for each column, as it is written by `shown`.
fn values(report: &Transparency, name: &str, shown: fn(Hundredths) -> String) -> Vec<Option<String>> {
    let days = |d: Option<i64>| d.map(|d| d.to_string());
    let value = |(_, counts, i): &(_, crate::Counts, crate::Indicators)| match name {
        "pqr-10k" => i.per_ten_thousand.map(shown),
        "tmr" => i.mean_days.map(shown),
        "p50" => days(i.median_days),
        "p90" => days(i.p90_days),
        "oport" => i.on_time.map(shown),
        "sap-rate" => i.silent.map(shown),
        // a share of very few decisions could tell what one of them was
        "favor" if report.is_small(counts.decided) => None,
        "favor" => i.in_favor.map(shown),
        "recl-fact-10k" => i.billing_per_ten_thousand.map(shown),
        "apela" if report.is_small(counts.appealable) => None,
        "apela" => i.appealed.map(shown),
        _ => i.repeated.map(shown),
    };
    report.services.iter().map(value).collect()
}

impl TransparencyPage {
    pub(crate) fn new(page: PageFrame, report: &Transparency, today: kernel::Day) -> TransparencyPage {
        let lang = page.lang();
        let information = report.information();
        let told = |key: &str, n: u64| (page.t(key).into_owned(), page.number(n));
        let day = |d| web::format::day_with_year(d, lang);
        let newest = Half::of(today);
        let halves = std::iter::successors(Some(newest), |h| Some(h.previous())).take(HALVES);
        let services = report.services.iter().map(|(s, _, _)| match s {
            Some(service) => service.name(lang).to_owned(),
            None => page.t("reports-all-services").into_owned(),
        });
        TransparencyPage {
            half: report.half.to_string(),
            period: page.t2(
                "reports-period",
                "from",
                day(report.half.first()),
                "to",
                day(report.half.last()),
            ),
            halves: halves
                .map(|h| Choice {
                    value: h.to_string(),
                    label: page.t2("reports-half", "year", h.year(), "part", h.part()),
                    chosen: h == report.half,
                })
                .collect(),
            information: vec![
                told("reports-received", information.received),
                told("reports-answered", information.answered),
                told("reports-transferred", information.transferred),
                told("reports-denied", information.denied),
            ],
            kinds: report.kinds.iter().map(|k| KindRow::new(&page, report, k)).collect(),
            services: services.collect(),
            indicators: INDICATORS.iter().map(|name| IndicatorRow::new(&page, report, name)).collect(),
            protect_below: report.protect_below,
            running: report.half >= newest,
            page,
        }
    }
}

impl KindRow {
    /// What was asked for in general is told; what became of few of them is not, except for requests for
    /// information, of which the decree wants it.
    fn new(page: &PageFrame, report: &Transparency, k: &KindCount) -> KindRow {
        let guarded = |n: u64| {
            if k.kind != "information" && report.is_small(n) {
                page.t1("reports-fewer", "n", report.protect_below)
            } else {
                page.number(n)
            }
        };
        KindRow {
            name: kind_words(page, &k.kind),
            received: page.number(k.received),
            answered: page.number(k.answered),
            transferred: guarded(k.transferred),
            denied: guarded(k.denied),
        }
    }
}

impl IndicatorRow {
    fn new(page: &PageFrame, report: &Transparency, name: &str) -> IndicatorRow {
        let none = || page.t("reports-no-data").into_owned();
        let percent = matches!(name, "oport" | "sap-rate" | "favor" | "apela" | "reitera");
        let written = |value: Option<String>| match value {
            Some(v) if percent => format!("{v} %"),
            Some(v) => v,
            None => none(),
        };
        IndicatorRow {
            name: page.t(&format!("reports-indicator-{name}")).into_owned(),
            definition: page.t(&format!("reports-indicator-{name}-is")).into_owned(),
            values: values(report, name, Hundredths::shown).into_iter().map(written).collect(),
        }
    }
}

pub(crate) async fn show(door: Door, Query(words): Query<Words>) -> Reply {
    let report = transparency::load(door.store(), words.half(&door), door.today()).await?;
    web::html(TransparencyPage::new(door.page("reports-transparency-title"), &report, door.today()))
}

/// The counts and the indicators as open data: one value a line.
pub(crate) async fn summary_csv(door: Door, Query(words): Query<Words>) -> Reply {
    let report = transparency::load(door.store(), words.half(&door), door.today()).await?;
    web::csv(&format!("transparencia-{}.csv", report.half), summary(&report))
}

/// The lines of the open data. Small counts are written `<5`.
pub(crate) fn summary(report: &Transparency) -> Vec<Vec<String>> {
    let half = report.half.to_string();
    let mut rows = vec![["semestre", "grupo", "medida", "valor"].map(str::to_owned).to_vec()];
    for k in &report.kinds {
        let guarded = |n: u64| {
            let small = k.kind != "information" && report.is_small(n);
            if small { format!("<{}", report.protect_below) } else { n.to_string() }
        };
        let measures = [
            ("recibidas", k.received.to_string()),
            ("respondidas", k.answered.to_string()),
            ("trasladadas", guarded(k.transferred)),
            ("negadas", guarded(k.denied)),
        ];
        rows.extend(measures.map(|(name, n)| vec![half.clone(), k.kind.clone(), name.to_owned(), n]));
    }
    for name in INDICATORS {
        for ((service, _, _), value) in report.services.iter().zip(values(report, name, Hundredths::plain)) {
            let service = service.map_or("todos", |s| s.code());
            let name = name.to_uppercase().replace('-', "_");
            rows.push(vec![half.clone(), service.to_owned(), name, value.unwrap_or_default()]);
        }
    }
    rows
}

/// The response time of each request for information (Decreto 103 de 2015, art. 52), without anything that
/// tells whose it is.
pub(crate) async fn requests_csv(door: Door, Query(words): Query<Words>) -> Reply {
    let half = words.half(&door);
    let requests = transparency::requests(door.store(), half).await?;
    let mut rows = vec![["mes", "dias_habiles", "resultado"].map(str::to_owned).to_vec()];
    for request in requests {
        let end = door.t(&format!("reports-end-{}", request.end.key())).into_owned();
        rows.push(vec![request.month, request.days.map(|d| d.to_string()).unwrap_or_default(), end]);
    }
    web::csv(&format!("solicitudes-de-informacion-{half}.csv"), rows)
}
