use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn every_word_of_the_command_line_finds_its_rule() {
    let today = day("2026-11-21");
    for (kind, code) in [
        ("claim", "PQR_SPD"),
        ("complaint", "PQR_SPD"),
        ("petition", "PQR_SPD"),
        ("general-petition", "PETICION_GENERAL"),
        ("information", "INFORMACION_DOCUMENTOS"),
        ("consultation", "CONSULTA"),
        ("appeal", "RECURSO_REPOSICION"),
        ("habeas-data-query", "HABEAS_DATA_CONSULTA"),
        ("habeas-data-claim", "HABEAS_DATA_RECLAMO"),
        ("authority", "ENTRE_AUTORIDADES"),
        ("congress", "CONGRESISTA"),
        ("wrongdoing", "DENUNCIA"),
        ("transfer", "TRASLADO_COMPETENCIA"),
        ("completion", "REQUERIR_COMPLETAR"),
        ("summons", "CITACION_NOTIFICACION"),
        ("Petición", "PQR_SPD"),
        (" RECLAMO ", "PQR_SPD"),
        ("pqr_spd", "PQR_SPD"),
        ("Habeas_Data_Reclamo", "HABEAS_DATA_RECLAMO"),
    ] {
        assert_eq!(rule_for(kind, today).map(|r| r.code), Ok(code), "{kind}");
    }
}

#[test]
fn no_word_means_two_rules_on_one_day_and_versions_do_not_overlap() {
    for on in ["2019-06-01", "2020-03-27", "2020-03-28", "2022-05-17", "2022-05-18", "2026-11-21"] {
        let mut seen = std::collections::BTreeMap::new();
        let mut codes = std::collections::BTreeSet::new();
        for rule in rules_in_force(day(on)) {
            assert!(codes.insert(rule.code), "two versions of {} on {on}", rule.code);
            for word in rule.kinds.iter().copied().chain([rule.code]) {
                let other = seen.insert(fold(word), rule.code);
                assert!(other.is_none_or(|other| other == rule.code), "{word} on {on}");
            }
        }
        assert_eq!(codes.len(), 36);
    }
}

#[test]
fn an_unknown_kind_is_refused_and_shown_back_short() {
    let refused = |kind: &str| rule_for(kind, day("2026-11-21")).unwrap_err();
    assert_eq!(refused("tutela"), DeadlineRefusal::UnknownKind { kind: "tutela".into() });
    assert_eq!(refused(""), DeadlineRefusal::UnknownKind { kind: String::new() });
    assert_eq!(refused(&"é\n".repeat(500)), DeadlineRefusal::UnknownKind { kind: "é".repeat(40) });
}

#[test]
fn a_rule_governs_from_its_first_to_its_last_day() {
    let count = |on: &str| rule_for("information", day(on)).map(|r| r.count);
    assert_eq!(count("2015-06-30"), Ok(Count::BusinessDays(10)));
    assert_eq!(count("2020-03-27"), Ok(Count::BusinessDays(10)));
    assert_eq!(count("2020-03-28"), Ok(Count::BusinessDays(20)));
    assert_eq!(count("2022-05-17"), Ok(Count::BusinessDays(20)));
    assert_eq!(count("2022-05-18"), Ok(Count::BusinessDays(10)));
    let before = day("2015-06-29");
    assert_eq!(
        rule_for("information", before).unwrap_err(),
        DeadlineRefusal::NotInForce { code: "INFORMACION_DOCUMENTOS", on: before }
    );
}

#[test]
fn a_stored_rule_is_found_by_code_and_version() {
    let covid = stored_rule("CONSULTA", day("2020-03-28")).unwrap();
    assert_eq!(covid.count, Count::BusinessDays(35));
    assert_eq!(stored_rule("CONSULTA", day("2020-03-29")), None);
    assert_eq!(stored_rule("NADA", day("2020-03-28")), None);
}

#[test]
fn terms_in_words() {
    let both = |count: Count| (count.words(Lang::Es), count.words(Lang::En));
    let pair = |es: &str, en: &str| (es.to_owned(), en.to_owned());
    assert_eq!(both(Count::BusinessDays(15)), pair("15 días hábiles", "15 business days"));
    assert_eq!(both(Count::BusinessDays(1)), pair("1 día hábil", "1 business day"));
    assert_eq!(both(Count::CalendarDays(30)), pair("30 días calendario", "30 calendar days"));
    assert_eq!(both(Count::Months(1)), pair("1 mes", "1 month"));
    assert_eq!(both(Count::Months(5)), pair("5 meses", "5 months"));
    assert_eq!(both(Count::Hours(72)), pair("72 horas", "72 hours"));
}

#[test]
fn every_row_is_complete() {
    for rule in RULES {
        assert!(!rule.code.is_empty() && rule.code.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'));
        assert!(!rule.kinds.is_empty() && rule.kinds[0].bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        assert!(!rule.name.es.is_empty() && !rule.name.en.is_empty(), "{}", rule.code);
        assert!(!rule.counted_from.es.is_empty() && !rule.counted_from.en.is_empty(), "{}", rule.code);
        assert!(!rule.citations.is_empty(), "{}", rule.code);
        assert!(rule.citations.iter().all(|c| c.article.starts_with("art")), "{}", rule.code);
        assert_ne!(rule.count, Count::BusinessDays(0), "{}", rule.code);
        let percent = match rule.confidence {
            Confidence::Recalled(n) | Confidence::Inferred(n) => n,
            Confidence::Confirmed | Confidence::Designed => 50,
        };
        assert!((50..100).contains(&percent), "{}", rule.code);
        assert!(rule.valid_to.is_none_or(|last| rule.valid_from < last), "{}", rule.code);
    }
}

#[test]
fn a_citation_is_written_as_people_cite_it() {
    let rule = rule_for("claim", day("2026-11-21")).unwrap();
    assert_eq!(rule.citation().to_string(), "Ley 142 de 1994, art. 158");
    assert_eq!(Citation { norm: "Ley 2578 de 2026", article: "" }.to_string(), "Ley 2578 de 2026");
}
