//! Every page in every state, for the tests of pages.

use catalog::UtilityService;
use kernel::{At, Day, Lang};
use web::{FormErrors, Light, PageFrame};

use crate::half::Half;
use crate::indicators::{Counts, Indicators};
use crate::month_file::{Asked, Finding, Line, Outcome};
use crate::records::SentFile;
use crate::screens::settings::SettingsPage;
use crate::screens::sui::{Seen, SuiPage};
use crate::screens::transparency::TransparencyPage;
use crate::settings::ReportSettings;
use crate::transparency::{KindCount, Transparency};
use crate::{Fact, Month, OPEN, RULES, TEXTS};

const TODAY: Day = Day::constant(2026, 11, 10);

/// The pages.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let rendered = |page: &dyn askama::DynTemplate| match page.dyn_render() {
        Ok(html) => html,
        Err(error) => format!("⟦{error}⟧"),
    };
    let officer = |key| PageFrame::sample_officer(lang, key, TEXTS);
    let portal = || PageFrame::sample(lang, "reports-transparency-title", TEXTS);
    let sui = |seen, errors, may| rendered(&SuiPage::new(officer("reports-sui-title"), seen, errors, may));
    let mut refused = FormErrors::none();
    refused.add("", officer("reports-nav").t("refusal-reports-not-valid"));
    let settings = |errors| {
        let settings = ReportSettings {
            subscribers: [("water".to_owned(), 12_500)].into(),
            ..ReportSettings::default()
        };
        rendered(&SettingsPage::new(officer("reports-settings-title"), settings, errors))
    };
    let mut wrong = FormErrors::none();
    wrong.add("protect_below", officer("reports-nav").t("refusal-reports-settings-protect"));
    let report = |half, kinds| rendered(&TransparencyPage::new(portal(), &transparency(half, kinds), TODAY));
    vec![
        ("sui", sui(seen(good()), FormErrors::none(), true)),
        ("sui-por-corregir", sui(seen(bad()), FormErrors::none(), true)),
        ("sui-rechazado", sui(seen(bad()), refused, true)),
        ("sui-vacio", sui(empty(), FormErrors::none(), false)),
        ("ajustes", settings(FormErrors::none())),
        ("ajustes-mal", settings(wrong)),
        ("transparencia", report("2026-1", kinds())),
        ("transparencia-vacia", report("2026-2", Vec::new())),
    ]
}

fn asked() -> Asked {
    let month = Month::of(Day::constant(2026, 10, 1));
    Asked { month, service: UtilityService::Water, today: TODAY }
}

fn good() -> Outcome {
    Outcome {
        lines: 1_204,
        bytes: 98_304,
        sha256: "4f".repeat(32),
        filed: 1_100,
        answered: 903,
        pending: 301,
        left_out: [("compliment".to_owned(), 7), ("consultation".to_owned(), 2)].into(),
        warned: 1,
        compared: true,
        ..Outcome::default()
    }
}

fn bad() -> Outcome {
    let finding = |rule: &crate::FileRule| Finding {
        case_id: "0193a1b2c3d4700080000000000000aa".into(),
        number: "2026-EN-004391".into(),
        rule: rule.code,
        column: rule.column,
        severity: rule.severity,
        article: rule.article,
    };
    let vanished = vec![
        ("2026-EN-003999".to_owned(), Some("0193a1b2c3d4700080000000000000ab".to_owned())),
        ("2026-EN-004000".to_owned(), None),
    ];
    Outcome { failing: 26, findings: RULES.iter().map(finding).collect(), vanished, ..good() }
}

fn seen(outcome: Outcome) -> Seen {
    let line = |broken| {
        let fact = fact();
        let row = fact.row(asked().month, TODAY, &ReportSettings::default(), catalog::CauseTable::official());
        row.map(|row| Line { fact, row, broken })
    };
    let (fails, warns) = (RULES.iter().take(1), RULES.iter().filter(|r| r.code == "notice-missing"));
    let lines = [line(Vec::new()), line(fails.collect()), line(warns.collect())];
    let sent = |sha256: &str, receipt: &str| SentFile {
        lines: 1_204,
        bytes: 98_304,
        sha256: sha256.into(),
        receipt: receipt.into(),
        sent_at: At::parse("2026-11-09T16:20").unwrap_or(At(0)),
        sender: "Luisa Marín".into(),
    };
    Seen {
        asked: asked(),
        provided: vec![UtilityService::Water, UtilityService::Waste],
        lines: lines.into_iter().flatten().collect(),
        more: true,
        from: "2026-EN-000100~x".into(),
        sent: vec![sent(&outcome.sha256, "SUI-88"), sent(&"a1".repeat(32), "")],
        due: Some((Light::Amber, "15 nov 2026".into())),
        outcome,
    }
}

fn empty() -> Seen {
    let asked = Asked { month: Month::of(TODAY), ..asked() };
    let (provided, lines, sent) = (Vec::new(), Vec::new(), Vec::new());
    let outcome = Outcome::default();
    Seen { asked, provided, outcome, lines, more: false, from: String::new(), sent, due: None }
}

fn fact() -> Fact {
    Fact {
        case_id: "0193a1b2c3d4700080000000000000aa".into(),
        received: "2026-EN-004391".into(),
        number: "2026-EN-004391".into(),
        kind: "claim".into(),
        state: "in_study".into(),
        filed_on: Day::constant(2026, 10, 28),
        due_on: Day::constant(2026, 11, 20),
        closed_on: OPEN,
        outgoing: None,
        result: None,
        cause: Some("102".into()),
        account: "1048827".into(),
        bill: String::new(),
        municipality: "66170".into(),
        center: "000".into(),
        notice: None,
        noticed_on: None,
        subsidiary: None,
        remitted_on: None,
    }
}

fn kinds() -> Vec<KindCount> {
    let kind = |kind: &str, received, denied| KindCount {
        kind: kind.into(),
        received,
        answered: received - 1,
        transferred: 1,
        denied,
    };
    [
        "appeal",
        "claim",
        "complaint",
        "compliment",
        "consultation",
        "habeas_claim",
        "habeas_query",
        "information",
        "petition",
        "suggestion",
        "wrongdoing",
    ]
    .map(|key| kind(key, 120, if key == "appeal" { 3 } else { 40 }))
    .into()
}

fn transparency(half: &str, kinds: Vec<KindCount>) -> Transparency {
    let counts = Counts {
        filed: 480,
        answer_days: vec![(3, 20), (9, 300), (14, 60)],
        due: 410,
        on_time: 402,
        silent: 2,
        decided: 380,
        in_favor: 190,
        billing_claims: 61,
        appeals: 3,
        appealable: 40,
        repeated: 7,
        subscribers: Some(12_500),
    };
    let few = Counts { decided: 2, in_favor: 1, ..Counts::default() };
    let line = |service, counts: &Counts| (service, counts.clone(), Indicators::of(counts));
    Transparency {
        half: Half::parse(half).unwrap_or(Half::of(TODAY)),
        kinds,
        services: vec![line(None, &counts), line(Some(UtilityService::Water), &few)],
        protect_below: 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SentRefusal, SettingsRefusal};
    use kernel::Refusal;

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
    fn every_refusal_and_every_rule_has_its_sentence() {
        let page = PageFrame::sample(Lang::Es, "reports-nav", TEXTS);
        let sent = [SentRefusal::TooEarly, SentRefusal::NotValid, SentRefusal::Changed, SentRefusal::Receipt];
        let settings = [
            SettingsRefusal::Outdated,
            SettingsRefusal::PetitionAs,
            SettingsRefusal::Subscribers(UtilityService::Gas),
            SettingsRefusal::ProtectBelow,
        ];
        let codes = sent.iter().map(Refusal::code).chain(settings.iter().map(Refusal::code));
        let refusals = codes.map(|code| format!("refusal-{code}"));
        let rules = RULES
            .iter()
            .flat_map(|r| [format!("reports-rule-{}", r.code), format!("reports-advice-{}", r.code)]);
        for key in refusals.chain(rules) {
            assert!(!page.t(&key).contains('⟦'), "{key}");
        }
    }

    #[test]
    fn small_counts_are_hidden_where_they_could_tell_a_person() {
        let pages = samples(Lang::Es);
        let page = &pages.iter().find(|(name, _)| *name == "transparencia").unwrap().1;
        assert!(page.contains("menos de 5"), "{page}");
        let rows = crate::screens::transparency::summary(&transparency("2026-1", kinds()));
        let value = |group: &str, measure: &str| {
            rows.iter().find(|r| r[1] == group && r[2] == measure).map(|r| r[3].clone()).unwrap()
        };
        assert_eq!(
            (value("appeal", "negadas").as_str(), value("information", "trasladadas").as_str()),
            ("<5", "1")
        );
        assert_eq!((value("water", "FAVOR"), value("todos", "FAVOR")), (String::new(), "50.00".into()));
        assert_eq!(value("todos", "P90"), "14");
    }
}
