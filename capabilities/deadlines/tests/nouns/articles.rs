//! One test for each article that a rule cites first, named by it. The expected due dates were computed
//! with an independent calendar (see `tests/oracle`), not with this crate.

use deadlines::Count::{self, BusinessDays, Hours, Months};
use deadlines::Duty::{self, Company, Person};
use deadlines::ExtensionPolicy::{self, Never, TotalFactor};
use deadlines::Silence::{self, AccessGranted, Negative, NoEffect, Positive, Withdrawal};
use deadlines::{Calendar, Parameters, RULES, compute, rule_for};
use kernel::{At, fold};

type Says = (Duty, Count, Silence, ExtensionPolicy);

/// The rule that governs what is filed then says that, and the term ends on that day.
#[track_caller]
fn check(code: &str, filed_at: &str, says: Says, due_on: &str) {
    let at = At::parse(filed_at).unwrap();
    let rule = rule_for(code, at.day()).unwrap();
    assert_eq!((rule.duty, rule.count, rule.silence, rule.extension), says, "{code}");
    let deadline = compute(rule, at, &Calendar::national(), &Parameters::default()).unwrap();
    assert_eq!(deadline.due_on.to_string(), due_on, "{code}");
}

/// `Ley 142 de 1994, art. 158` as the name of a test.
fn slug(citation: &str) -> String {
    let words = fold(citation);
    words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("_")
}

#[test]
fn every_rule_has_a_test_named_by_its_article() {
    let source = include_str!("articles.rs");
    for rule in RULES {
        let name = slug(&rule.citation().to_string());
        let (_, body) =
            source.split_once(&format!("\nfn {name}() {{\n")).unwrap_or_else(|| panic!("no test {name}"));
        let body = body.split("\n}\n").next().unwrap();
        assert!(body.contains(&format!("\"{}\"", rule.code)), "{name} does not check {}", rule.code);
    }
}

#[test]
fn ley_142_de_1994_art_158() {
    check("PQR_SPD", "2026-03-13T08:00", (Company, BusinessDays(15), Positive, Never), "2026-04-08");
    check(
        "RECURSO_REPOSICION",
        "2026-03-13T08:00",
        (Company, BusinessDays(15), Positive, Never),
        "2026-04-08",
    );
    check("RECONOCER_SAP", "2026-03-13T08:00", (Company, Hours(72), NoEffect, Never), "2026-03-16");
}

#[test]
fn ley_142_de_1994_arts_158_y_159() {
    check(
        "RECURSO_REPOSICION_SUB_APELACION",
        "2026-03-13T08:00",
        (Company, BusinessDays(15), Positive, Never),
        "2026-04-08",
    );
}

#[test]
fn ley_1437_de_2011_art_14() {
    check(
        "PETICION_GENERAL",
        "2019-06-21T08:00",
        (Company, BusinessDays(15), Negative, TotalFactor(2)),
        "2019-07-16",
    );
    check(
        "PETICION_GENERAL",
        "2026-06-26T08:00",
        (Company, BusinessDays(15), Negative, TotalFactor(2)),
        "2026-07-22",
    );
    check(
        "DENUNCIA",
        "2026-03-13T08:00",
        (Company, BusinessDays(15), NoEffect, TotalFactor(2)),
        "2026-04-08",
    );
}

#[test]
fn decreto_491_de_2020_art_5() {
    check(
        "PETICION_GENERAL",
        "2021-03-26T08:00",
        (Company, BusinessDays(30), Negative, TotalFactor(2)),
        "2021-05-11",
    );
    check(
        "INFORMACION_DOCUMENTOS",
        "2021-03-26T08:00",
        (Company, BusinessDays(20), AccessGranted, TotalFactor(2)),
        "2021-04-27",
    );
    check(
        "CONSULTA",
        "2021-03-26T08:00",
        (Company, BusinessDays(35), NoEffect, TotalFactor(2)),
        "2021-05-19",
    );
}

#[test]
fn ley_1437_de_2011_art_14_num_1() {
    // both regimes touch the information about one's own bill
    check(
        "INFORMACION_PROPIA",
        "2025-12-31T23:59",
        (Company, BusinessDays(10), Positive, Never),
        "2026-01-16",
    );
    check(
        "INFORMACION_DOCUMENTOS",
        "2019-06-21T08:00",
        (Company, BusinessDays(10), AccessGranted, TotalFactor(2)),
        "2019-07-09",
    );
    check(
        "INFORMACION_DOCUMENTOS",
        "2026-06-26T08:00",
        (Company, BusinessDays(10), AccessGranted, TotalFactor(2)),
        "2026-07-14",
    );
    check("ENTREGA_COPIAS", "2026-03-13T08:00", (Company, BusinessDays(3), NoEffect, Never), "2026-03-18");
}

#[test]
fn ley_1437_de_2011_art_14_num_2() {
    check(
        "CONSULTA",
        "2019-06-21T08:00",
        (Company, BusinessDays(30), NoEffect, TotalFactor(2)),
        "2019-08-06",
    );
    check(
        "CONSULTA",
        "2026-06-26T08:00",
        (Company, BusinessDays(30), NoEffect, TotalFactor(2)),
        "2026-08-13",
    );
}

#[test]
fn ley_1437_de_2011_art_30() {
    check(
        "ENTRE_AUTORIDADES",
        "2026-03-13T08:00",
        (Company, BusinessDays(10), NoEffect, Never),
        "2026-03-30",
    );
}

#[test]
fn ley_5_de_1992_art_258() {
    check("CONGRESISTA", "2026-03-13T08:00", (Company, BusinessDays(5), NoEffect, Never), "2026-03-20");
}

#[test]
fn ley_24_de_1992_art_15() {
    check("DEFENSORIA", "2026-03-13T08:00", (Company, BusinessDays(5), NoEffect, Never), "2026-03-20");
}

#[test]
fn ley_1581_de_2012_art_14() {
    check(
        "HABEAS_DATA_CONSULTA",
        "2026-03-13T08:00",
        (Company, BusinessDays(10), NoEffect, ExtensionPolicy::BusinessDays(5)),
        "2026-03-30",
    );
}

#[test]
fn ley_1581_de_2012_art_15() {
    check(
        "HABEAS_DATA_RECLAMO",
        "2026-03-13T08:00",
        (Company, BusinessDays(15), NoEffect, ExtensionPolicy::BusinessDays(8)),
        "2026-04-08",
    );
}

#[test]
fn ley_1581_de_2012_art_15_num_1() {
    check(
        "REQUERIR_RECLAMO_DATOS",
        "2026-03-13T08:00",
        (Company, BusinessDays(5), NoEffect, Never),
        "2026-03-20",
    );
    check(
        "COMPLETAR_RECLAMO_DATOS",
        "2026-03-13T08:00",
        (Person, Months(2), Withdrawal, Never),
        "2026-05-13",
    );
}

#[test]
fn ley_1437_de_2011_art_21() {
    check(
        "TRASLADO_COMPETENCIA",
        "2026-03-13T08:00",
        (Company, BusinessDays(5), NoEffect, Never),
        "2026-03-20",
    );
}

#[test]
fn ley_1437_de_2011_art_17() {
    check(
        "REQUERIR_COMPLETAR",
        "2026-03-13T08:00",
        (Company, BusinessDays(10), NoEffect, Never),
        "2026-03-30",
    );
    check(
        "COMPLETAR_PETICION",
        "2026-03-13T08:00",
        (Person, Months(1), Withdrawal, ExtensionPolicy::Months(1)),
        "2026-04-13",
    );
}

#[test]
fn ley_1437_de_2011_art_19() {
    check(
        "ACLARAR_PETICION",
        "2026-03-13T08:00",
        (Person, BusinessDays(10), Withdrawal, Never),
        "2026-03-30",
    );
}

#[test]
fn ley_142_de_1994_art_154() {
    check("RECLAMO_FACTURA", "2026-03-13T08:00", (Person, Months(5), NoEffect, Never), "2026-08-13");
    check("INTERPONER_RECURSO", "2026-03-13T08:00", (Person, BusinessDays(5), NoEffect, Never), "2026-03-20");
}

#[test]
fn ley_142_de_1994_art_150() {
    check("COBRO_INOPORTUNO", "2026-03-13T08:00", (Company, Months(5), NoEffect, Never), "2026-08-13");
}

#[test]
fn ley_1437_de_2011_art_74_num_3() {
    check(
        "QUEJA_RECHAZO_APELACION",
        "2026-03-13T08:00",
        (Person, BusinessDays(5), NoEffect, Never),
        "2026-03-20",
    );
}

#[test]
fn ley_1437_de_2011_arts_40_y_79() {
    check("PRACTICA_PRUEBAS", "2026-03-13T08:00", (Company, BusinessDays(30), NoEffect, Never), "2026-04-29");
}

#[test]
fn ley_142_de_1994_art_159() {
    check("REMISION_SSPD", "2026-03-13T08:00", (Company, BusinessDays(3), NoEffect, Never), "2026-03-18");
    check("ALARMA_REMISION", "2026-03-13T08:00", (Company, BusinessDays(5), NoEffect, Never), "2026-03-20");
}

#[test]
fn ley_1437_de_2011_art_68() {
    check(
        "CITACION_NOTIFICACION",
        "2026-03-13T08:00",
        (Company, BusinessDays(5), NoEffect, Never),
        "2026-03-20",
    );
}

#[test]
fn ley_1437_de_2011_art_69() {
    check(
        "NOTIFICACION_PERSONAL",
        "2026-03-13T08:00",
        (Person, BusinessDays(5), NoEffect, Never),
        "2026-03-20",
    );
    check("PUBLICACION_AVISO", "2026-03-13T08:00", (Company, BusinessDays(5), NoEffect, Never), "2026-03-20");
    check("EFECTO_AVISO", "2026-03-13T08:00", (Company, BusinessDays(1), NoEffect, Never), "2026-03-16");
}

#[test]
fn ley_1437_de_2011_art_56() {
    check(
        "RESPALDO_ELECTRONICO",
        "2026-03-13T08:00",
        (Company, BusinessDays(5), NoEffect, Never),
        "2026-03-20",
    );
}

#[test]
fn ley_1437_de_2011_art_62_num_2() {
    check("FALLA_CANAL", "2026-03-13T08:00", (Person, BusinessDays(3), NoEffect, Never), "2026-03-18");
}

#[test]
fn ley_1437_de_2011_art_83() {
    check("SILENCIO_NEGATIVO", "2026-03-13T08:00", (Company, Months(3), Negative, Never), "2026-06-16");
}

#[test]
fn resolucion_sspd_20151300054575_de_2015_art_2() {
    check("REPORTE_SUI", "2026-03-13T08:00", (Company, BusinessDays(10), NoEffect, Never), "2026-03-30");
}
