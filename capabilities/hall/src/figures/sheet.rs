//! The table as a file: CSV and XLSX with the same cells. Durations are whole seconds, so that a
//! spreadsheet can compute with them.

use axum::extract::Query;
use kernel::{Fault, Lang};
use rust_xlsxwriter::{Format, Workbook};
use web::{Door, Reply};

use super::filter::{Asked, Filter};
use super::page::{key_of, load};
use super::stats::{Figures, table};
use super::words;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The columns after the first one, by their sentence.
pub(crate) const COLUMNS: [&str; 14] = [
    "hall-figures-arrived",
    "hall-figures-attended",
    "hall-figures-gone",
    "hall-figures-absent",
    "hall-figures-unattended",
    "hall-figures-open",
    "hall-figures-wait-median-s",
    "hall-figures-wait-80-s",
    "hall-figures-wait-95-s",
    "hall-figures-wait-worst-s",
    "hall-figures-attention-median-s",
    "hall-figures-attention-80-s",
    "hall-figures-attention-95-s",
    "hall-figures-attention-worst-s",
];

/// What a file says: its name, the words of the span, heading and rows.
struct Sheet {
    name: String,
    about: String,
    head: Vec<String>,
    rows: Vec<(String, Vec<Option<i64>>)>,
}

fn values(f: &Figures) -> Vec<Option<i64>> {
    let counts = [f.arrived, f.attended, f.gone, f.absent, f.unattended, f.open];
    let spreads = [f.wait, f.attention].into_iter().flat_map(|s| [s.median, s.p80, s.p95, s.worst]);
    counts.into_iter().map(Some).chain(spreads).collect()
}

async fn sheet(door: &Door, asked: &Asked) -> Result<Sheet, web::Problem> {
    let mut filter = Filter::read(asked, door.today());
    let found = load(door, &filter).await?.ok_or_else(web::Problem::not_found)?;
    filter.site = key_of(&found);
    let page = door.page("hall-figures-title");
    let head = [format!("hall-figures-by-{}", filter.by.word())].into_iter();
    let head = head.chain(COLUMNS.map(str::to_owned)).map(|key| page.t(&key).into_owned()).collect();
    let mut rows: Vec<_> = table(&found.facts, filter.by)
        .iter()
        .map(|(key, f)| (words::key(&page, *key, filter.by, &found.names), values(f)))
        .collect();
    let total = page.t("hall-figures-total").into_owned();
    rows.push((total, values(&Figures::of(found.facts.iter()))));
    let place = found.sites.iter().find(|s| s.0 == found.site).map(|s| s.2.clone()).unwrap_or_default();
    let prefix = if page.lang() == Lang::Es { "sala" } else { "hall" };
    Ok(Sheet {
        name: format!("{prefix}-{}-{}-{}-{}", filter.site, filter.by.word(), filter.from, filter.to),
        about: format!("{}. {place}. {}", page.title(), words::span(&page, filter.from, filter.to)),
        head,
        rows,
    })
}

/// `GET /cifras/sala.csv`.
pub(crate) async fn csv(door: Door, Query(asked): Query<Asked>) -> Reply {
    let sheet = sheet(&door, &asked).await?;
    let row = |(label, values): (String, Vec<Option<i64>>)| {
        let numbers = values.into_iter().map(|v| v.map(|n| n.to_string()).unwrap_or_default());
        [label].into_iter().chain(numbers).collect::<Vec<String>>()
    };
    let rows = [sheet.head].into_iter().chain(sheet.rows.into_iter().map(row));
    web::csv(&format!("{}.csv", sheet.name), rows)
}

/// `GET /cifras/sala.xlsx`.
pub(crate) async fn xlsx(door: Door, Query(asked): Query<Asked>) -> Reply {
    let sheet = sheet(&door, &asked).await?;
    let bytes = written(&sheet).map_err(|e| Fault::because("writing a spreadsheet of figures", e))?;
    web::download(&format!("{}.xlsx", sheet.name), XLSX, bytes)
}

/// A heading that stays when one scrolls, numbers as numbers.
fn written(sheet: &Sheet) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let page = book.add_worksheet();
    page.write_string_with_format(0, 0, &sheet.about, &bold)?;
    for (column, words) in (0u16..).zip(&sheet.head) {
        page.write_string_with_format(1, column, words, &bold)?;
        page.set_column_width(column, if column == 0 { 28 } else { 16 })?;
    }
    page.set_freeze_panes(2, 1)?;
    for (line, (label, values)) in (2u32..).zip(&sheet.rows) {
        page.write_string(line, 0, label)?;
        for (column, value) in (1u16..).zip(values) {
            if let Some(n) = value {
                page.write_number(line, column, i32::try_from(*n).unwrap_or(i32::MAX))?;
            }
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_is_a_zip_with_its_words() {
        let sheet = Sheet {
            name: "sala".into(),
            about: "Cifras".into(),
            head: vec!["Hora".into(), "Llegaron".into()],
            rows: vec![("8:00".into(), vec![Some(12), None])],
        };
        let bytes = written(&sheet).expect("a spreadsheet");
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(values(&Figures::default()).len(), COLUMNS.len());
    }
}
