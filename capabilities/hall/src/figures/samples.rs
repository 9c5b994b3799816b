//! The figures in every state, rendered.

use askama::Template;
use kernel::{At, Day, Id, Lang};
use queueing::Class;
use web::PageFrame;

use super::filter::{Asked, Filter};
use super::page::{FiguresPage, Found};
use super::records::{Named, Names, Turn};
use super::stats::{By, Fact};
use super::turns::TurnsPage;
use crate::CAPABILITY;
use crate::ticket::State;

fn frame(lang: Lang) -> PageFrame {
    PageFrame::sample_officer(lang, "hall-figures-title", CAPABILITY.texts)
}

fn today() -> Day {
    Day::constant(2026, 11, 23)
}

fn named(id: &str, name: &str) -> Named {
    Named { id: id.into(), word: id.into(), name: name.into(), name_en: String::new() }
}

fn names() -> Names {
    Names {
        services: vec![named("facturacion", "Mi <factura>"), named("danos", "Mi servicio")],
        counters: vec![named("1", "Módulo 1"), named("2", "Módulo 2")],
        officers: vec![named("luisa", "Luisa Marín")],
    }
}

fn facts() -> Vec<Fact> {
    let one = |n: i64| {
        let arrived_at = At::start_of(today()).plus_minutes(420 + 11 * n);
        let called = (n % 7 != 3).then(|| arrived_at.plus_seconds(60 + 37 * n));
        let state = State::ALL[usize::try_from(n).unwrap_or(0) % State::ALL.len()];
        let attended = called.filter(|_| state == State::Finished);
        Fact {
            arrived_at,
            called_at: called,
            attended_at: attended,
            ended_at: attended.map(|a| a.plus_minutes(6)),
            state,
            class: Class::ALL[usize::try_from(n).unwrap_or(0) % 3],
            service: u16::from(n % 2 == 0),
            counter: called.map(|_| 0),
            officer: called.map(|_| 0),
        }
    };
    (0..40).map(one).collect()
}

/// All samples of the figures: name and HTML.
pub(super) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let site = Id::new(At(0), [1; 16]);
    let filter = |by| Filter { by, ..Filter::read(&Asked::default(), today()) };
    let found = |facts| Found {
        site,
        sites: vec![
            (site, "centro".into(), "Sala Centro".into()),
            (Id::new(At(0), [2; 16]), "norte".into(), "Sala Norte".into()),
        ],
        names: names(),
        facts,
    };
    let show = |by, facts| {
        let page = FiguresPage::new(frame(lang), &filter(by), Some(&found(facts)), today());
        page.render().expect("a sample renders")
    };
    let nowhere = FiguresPage::new(frame(lang), &filter(By::Hour), None, today());
    let turns = |rows: &[Turn]| {
        let mut filter = filter(By::Hour);
        (filter.hour, filter.waited_s, filter.service) = (Some(8), Some(600), "facturacion".into());
        TurnsPage::new(frame(lang), &filter, &names(), rows).render().expect("a sample renders")
    };
    let turn = |(n, state): (usize, &State)| Turn {
        id: format!("{n:032}"),
        code: format!("A {n:03}"),
        service: "facturacion".into(),
        class: Class::ALL[n % 3],
        state: *state,
        counter: (n % 2 == 0).then(|| "1".into()),
        officer: (n % 2 == 0).then(|| "luisa".into()),
        arrived_at: At::start_of(today()).plus_minutes(480),
        called_at: (n % 2 == 0).then(|| At::start_of(today()).plus_minutes(491)),
        attended_at: None,
        ended_at: None,
    };
    let all: Vec<Turn> = State::ALL.iter().cycle().take(51).enumerate().map(turn).collect();
    vec![
        ("hall-figures-hour", show(By::Hour, facts())),
        ("hall-figures-class", show(By::Class, facts())),
        ("hall-figures-officer", show(By::Officer, facts())),
        ("hall-figures-month", show(By::Month, facts())),
        ("hall-figures-empty", show(By::Day, Vec::new())),
        ("hall-figures-nowhere", nowhere.render().expect("a sample renders")),
        ("hall-figures-turns", turns(&all)),
        ("hall-figures-turns-none", turns(&[])),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_sentences_in_both_languages() {
        for lang in [Lang::Es, Lang::En] {
            for (name, html) in all(lang) {
                assert!(!html.contains('⟦') && !html.contains("{$"), "{name} in {lang:?}: {html}");
            }
        }
    }
}
