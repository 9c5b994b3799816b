//! `/retenciones`: what is held while its bill is disputed, and the file of each night for the commercial
//! system.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{At, Day, Failure, Fault, Id, Never};
use serde::Deserialize;
use store::{Row, args};
use web::format::{moment, short_day};
use web::{Door, PageFrame, Reply};

use crate::amount::pesos;
use crate::records::steps::{self, HoldLine};

/// Lines on the page and in an answer of the API.
const PAGE: usize = 100;

/// A line of the page.
pub(crate) struct HoldView {
    pub account: String,
    pub href: String,
    pub case: String,
    pub bill: String,
    pub disputed: String,
    pub undisputed: String,
    pub due: String,
}

/// A file of a night.
pub(crate) struct FileView {
    pub day: String,
    pub href: String,
    pub lines: i64,
    pub made: String,
    pub sha256: String,
}

#[derive(Template)]
#[template(path = "office/holds.html")]
pub(crate) struct HoldsPage {
    pub page: PageFrame,
    pub account: String,
    pub lines: Vec<HoldView>,
    /// Address of the next page; empty at the end.
    pub more: String,
    pub files: Vec<FileView>,
}

/// What a page and the API may ask.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Of one account only.
    #[serde(default, alias = "cuenta")]
    account: String,
    /// Where the page begins: `account_id` of the last line before.
    #[serde(default, alias = "desde")]
    after: String,
}

/// A file as its row has it: day, when, lines, fingerprint.
pub(crate) type FileRow = (Day, At, i64, String);

impl HoldsPage {
    pub(crate) fn new(
        page: PageFrame,
        account: String,
        mut found: Vec<HoldLine>,
        files: Vec<FileRow>,
    ) -> HoldsPage {
        let lang = page.lang();
        let more = next(&mut found);
        let money = |cents: Option<i64>| cents.map(|c| format!("$ {}", pesos(c))).unwrap_or_default();
        let line = |l: HoldLine| HoldView {
            href: format!("/bandeja/{}", l.id),
            account: l.account,
            case: l.case,
            bill: l.bill.unwrap_or_default(),
            disputed: match l.disputed_cents {
                None => page.t("cases-holds-whole").into_owned(),
                cents => money(cents),
            },
            undisputed: money(l.undisputed_cents),
            due: short_day(l.due_on, lang),
        };
        let file = |(day, at, lines, sha256): FileRow| FileView {
            href: format!("/retenciones/{day}"),
            day: short_day(day, lang),
            lines,
            made: moment(at, lang),
            sha256,
        };
        let query =
            |after| format!("/retenciones?cuenta={}&desde={}", web::percent(&account), web::percent(after));
        HoldsPage {
            lines: found.into_iter().map(line).collect(),
            more: more.as_deref().map(query).unwrap_or_default(),
            files: files.into_iter().map(file).collect(),
            account,
            page,
        }
    }
}

/// Cuts what is over a page; the place where the next one begins.
pub(crate) fn next(found: &mut Vec<HoldLine>) -> Option<String> {
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    found.last().filter(|_| more).map(|last| format!("{}_{}", last.account, last.id))
}

fn file_row(mut row: Row) -> Result<FileRow, Fault> {
    Ok((row.take()?, row.take()?, row.take()?, row.take()?))
}

pub(crate) async fn find(door: &Door, asked: &Asked) -> Result<(Vec<HoldLine>, Vec<FileRow>), web::Problem> {
    let after = asked.after.rsplit_once('_').and_then(|(a, id)| Some((a.to_owned(), Id::parse(id)?)));
    let account = kernel::clean_line(&asked.account, 40).unwrap_or_default();
    let found = door.store().read("cases.holds", (account, after), |look, (account, after)| {
        Box::pin(async move {
            let lines = steps::holds(look, account, after.clone(), PAGE as i64 + 1).await?;
            let files = look.rows(steps::HOLD_FILES, args![]).await?;
            let files = files.into_iter().map(file_row).collect::<Result<_, Fault>>()?;
            Ok::<_, Failure<Never>>((lines, files))
        })
    });
    Ok(found.await?)
}

/// `GET /retenciones`.
pub async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let (lines, files) = find(&door, &asked).await?;
    web::html(HoldsPage::new(door.page("cases-holds-title"), asked.account, lines, files))
}

/// `GET /retenciones/{day}`: the file of that night, as it was made.
pub async fn file(door: Door, Path(day): Path<String>) -> Reply {
    let Ok(day) = day.parse::<Day>() else { return web::not_found() };
    let found = door.store().read("cases.hold_file", day, |look, day| {
        Box::pin(async move {
            let row = look.row(steps::HOLD_FILE, args![*day]).await?;
            Ok::<Option<String>, Failure<Never>>(row.map(|mut row| row.take()).transpose()?)
        })
    });
    match found.await? {
        Some(body) => web::download(&format!("retenciones-{day}.csv"), "text/csv; charset=utf-8", body),
        None => web::not_found(),
    }
}
