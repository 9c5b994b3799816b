//! Every page in every state, for the tests of pages.

use kernel::{Day, Lang};
use web::{FormErrors, PageFrame};

use crate::cause_csv::{FileProblem, LineProblem};
use crate::screens::cause_row::{CauseRowPage, RowForm};
use crate::screens::causes::{CausesPage, ImportState};
use crate::{Cause, CauseGroup, CauseTable, RowWrong, TEXTS};

const TODAY: Day = Day::constant(2026, 11, 23);

/// The pages.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let rendered = |page: &dyn askama::DynTemplate| match page.dyn_render() {
        Ok(html) => html,
        Err(error) => format!("⟦{error}⟧"),
    };
    let frame = || PageFrame::sample_officer(lang, "catalog-causes-title", TEXTS);
    let table = CauseTable::official();
    let wrong = [
        RowWrong::Code,
        RowWrong::Group,
        RowWrong::Label,
        RowWrong::Period,
        RowWrong::Service,
        RowWrong::NoService,
        RowWrong::Overlap,
        RowWrong::Empty,
        RowWrong::TooMany,
    ];
    let lines = (2..).zip(wrong).map(|(line, wrong)| LineProblem { line, wrong }).collect();
    let page = |since, import| rendered(&CausesPage::new(frame(), table, since, TODAY, import));
    let at = kernel::At::parse("2026-11-20T09:00");
    let row = table.in_force(TODAY).find(|c| c.code == "301");
    let changed = row.map(|c| Cause { group: CauseGroup::Billing, ..c.clone() });
    let other = changed.and_then(|c| table.replaced("301", c.valid_from, c).ok());
    let preview = other
        .map_or(ImportState::Nothing, |table| ImportState::Preview { table, text: "codigo;causal".into() });
    let mut errors = FormErrors::none();
    errors.add("label", "…");
    let edit = |errors| {
        let page = row.map(|c| CauseRowPage::new(frame(), c, RowForm::of(1, c), errors));
        page.map(|p| rendered(&p)).unwrap_or_default()
    };
    vec![
        ("causales", page(None, ImportState::Nothing)),
        ("causales-propias", page(at, ImportState::Nothing)),
        ("causales-archivo", page(None, preview)),
        ("causales-igual", page(None, ImportState::Preview { table: table.clone(), text: "x".into() })),
        ("causales-lineas", page(None, ImportState::Wrong(FileProblem::Lines(lines)))),
        ("causales-columna", page(None, ImportState::Wrong(FileProblem::Column("codigo")))),
        ("causales-grande", page(None, ImportState::TooLarge)),
        ("causales-tarde", page(None, ImportState::Refused("…".into()))),
        ("causal", edit(FormErrors::none())),
        ("causal-mal", edit(errors)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_renders_in_both_languages_without_a_missing_sentence() {
        for lang in Lang::ALL {
            for (name, html) in samples(lang) {
                assert!(html.contains("</html>"), "{name} {lang:?}: {html}");
                assert!(!html.contains('⟦') && !html.contains("{$"), "{name} {lang:?} lacks a sentence");
            }
        }
    }

    #[test]
    fn every_refusal_has_its_sentence() {
        let page = PageFrame::sample(Lang::Es, "catalog-nav", TEXTS);
        for code in ["catalog-outdated", "catalog-same", "catalog-row"] {
            assert!(!page.t(&format!("refusal-{code}")).contains('⟦'), "{code}");
        }
    }
}
