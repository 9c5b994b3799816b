use super::*;

fn chain(filed_at: &str, as_json: bool, lang: Lang) -> Result<String, DeadlineRefusal> {
    print_chain(filed_at, as_json, lang, &Calendar::national(), &Parameters::default())
}

fn months(months: u32, from: &str, as_json: bool, lang: Lang) -> Result<String, DeadlineRefusal> {
    print_months(months, from, as_json, lang, &Calendar::national())
}

fn extension(kind: &str, filed_at: &str, as_json: bool, lang: Lang) -> Result<String, DeadlineRefusal> {
    print_extension(kind, filed_at, as_json, lang, &Calendar::national(), &Parameters::default())
}

#[test]
fn people_read_the_chain_with_its_articles_and_the_days_that_do_not_count() {
    let text = chain("2026-07-01T09:00", false, Lang::Es).unwrap();
    assert_eq!(
        text,
        "\
Radicado                           2026-07-01 09:00 (miércoles 1 de julio de 2026)
Responder hasta                    2026-07-24 (viernes 24 de julio de 2026)
                                   15 días hábiles
                                   Ley 142 de 1994, art. 158; Decreto 2150 de 1995, art. 123
                                   no se cuentan: 6 días de fin de semana; lunes 13 de julio de 2026 \
(Nuestra Señora del Rosario de Chiquinquirá); lunes 20 de julio de 2026 (Independencia)
Silencio positivo desde            2026-07-25 00:00:00 (sábado 25 de julio de 2026)
                                   Ley 142 de 1994, art. 158; Decreto 2150 de 1995, art. 123
Reconocerlo antes de               2026-07-28 00:00:00 (martes 28 de julio de 2026)
                                   72 horas
                                   Ley 142 de 1994, art. 158; Decreto 2150 de 1995, art. 123
Decisión (se supone)               2026-07-24 (viernes 24 de julio de 2026)
Citar hasta                        2026-07-31 (viernes 31 de julio de 2026)
                                   5 días hábiles
                                   Ley 1437 de 2011, art. 68
                                   no se cuentan: 2 días de fin de semana
Notificación personal hasta        2026-08-10 (lunes 10 de agosto de 2026)
                                   5 días hábiles
                                   Ley 1437 de 2011, art. 69
                                   no se cuentan: 4 días de fin de semana; viernes 7 de agosto de 2026 \
(Batalla de Boyacá)
Aviso entregado (se supone)        2026-08-11 (martes 11 de agosto de 2026)
                                   Ley 1437 de 2011, art. 69
El aviso surte efecto al final del 2026-08-12 (miércoles 12 de agosto de 2026)
                                   1 día hábil
                                   Ley 1437 de 2011, art. 69
Recurrir hasta                     2026-08-20 (jueves 20 de agosto de 2026)
                                   5 días hábiles
                                   Ley 142 de 1994, art. 154
                                   no se cuentan: 2 días de fin de semana; lunes 17 de agosto de 2026 \
(Asunción de la Virgen)
En firme desde                     2026-08-21 (viernes 21 de agosto de 2026)
                                   Ley 1437 de 2011, art. 87, num. 3
"
    );
    let english = chain("2026-07-01T09:00", false, Lang::En).unwrap();
    assert!(english.contains("\nAppeal until                       2026-08-20 (Thursday 20 August 2026)\n"));
    assert!(
        english.contains(" 15 business days\n") && english.contains(" not counted: 2 days of weekends\n")
    );
}

#[test]
fn programs_read_the_dates_in_their_order() {
    let text = chain("2025-12-05T14:15:00Z", true, Lang::Es).unwrap();
    assert_eq!(
        text,
        "{\n  \"filed_at\": \"2025-12-05T09:15\",\n  \"answer_due\": \"2025-12-30\",\n  \
         \"sap_from\": \"2025-12-31T00:00:00\",\n  \
         \"sap_recognition_deadline_72h\": \"2026-01-03T00:00:00\",\n  \
         \"decision_date\": \"2025-12-30\",\n  \"citation_deadline\": \"2026-01-07\",\n  \
         \"personal_notification_last_day\": \"2026-01-15\",\n  \
         \"aviso_sent_and_delivered\": \"2026-01-16\",\n  \"aviso_effective\": \"2026-01-19\",\n  \
         \"appeal_deadline\": \"2026-01-26\",\n  \"firm_from\": \"2026-01-27\"\n}\n"
    );
}

#[test]
fn months_say_where_they_end_and_why_the_last_valid_day_is_another() {
    assert_eq!(
        months(1, "2026-12-01", false, Lang::Es).unwrap(),
        "\
Desde                              2026-12-01 (martes 1 de diciembre de 2026)
Se cumple                          2027-01-01 (viernes 1 de enero de 2027)
                                   1 mes
Último día válido                  2027-01-04 (lunes 4 de enero de 2027)
                                   Ley 4 de 1913, art. 62
                                   no se cuentan: 2 días de fin de semana; viernes 1 de enero de 2027 \
(Año Nuevo)
"
    );
    let english = months(5, "2026-01-31", false, Lang::En).unwrap();
    assert!(english.contains("Last valid day                     2026-06-30 (Tuesday 30 June 2026)\n"));
    assert!(english.contains(" 5 months\n") && !english.contains("not counted"), "{english}");
    assert_eq!(
        months(5, "2026-02-20T10:00", true, Lang::En).unwrap(),
        "{\n  \"start_date\": \"2026-02-20\",\n  \"months\": 5,\n  \"calendar_end\": \"2026-07-20\",\n  \
         \"last_valid_day\": \"2026-07-21\"\n}\n"
    );
}

#[test]
fn an_extension_says_its_limit_and_its_article() {
    assert_eq!(
        extension("suggestion", "2026-03-13T08:00", false, Lang::En).unwrap(),
        "\
Term                               Petition of general or private interest (PETICION_GENERAL), \
15 business days
Filed                              2026-03-13 08:00 (Friday 13 March 2026)
Due                                2026-04-08 (Wednesday 8 April 2026)
Extension until                    2026-04-29 (Wednesday 29 April 2026)
                                   up to twice the term
                                   Ley 1437 de 2011, art. 14; Ley 1437 de 2011, art. 83
                                   not counted: 6 days of weekends
"
    );
    let spanish = extension("HABEAS_DATA_CONSULTA", "2026-05-29", false, Lang::Es).unwrap();
    assert!(spanish.contains("Prórroga hasta") && spanish.contains("hasta 5 días hábiles más"), "{spanish}");
    let json = extension("complete-petition", "2026-01-31T08:00", true, Lang::Es).unwrap();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let expected = serde_json::json!({
        "filed_at": "2026-01-31T08:00", "type": "COMPLETAR_PETICION", "base_days": null,
        "base_due": "2026-03-02", "max_extended_due": "2026-04-06", "rule": "Ley 1437 de 2011, art. 17",
    });
    assert_eq!(value, expected);
}

#[test]
fn mistakes_are_refused_by_name() {
    assert!(matches!(chain("ayer", true, Lang::Es), Err(DeadlineRefusal::BadInstant { .. })));
    assert!(matches!(chain("1990-01-01", true, Lang::Es), Err(DeadlineRefusal::NotInForce { .. })));
    assert!(matches!(months(1, "2026-02-30", true, Lang::Es), Err(DeadlineRefusal::BadInstant { .. })));
    assert!(matches!(
        months(9_999, "2026-02-03", true, Lang::Es),
        Err(DeadlineRefusal::NoBusinessDayLeft { .. } | DeadlineRefusal::OutsideCalendar { .. })
    ));
    let never = extension("reclamo", "2026-03-13", true, Lang::Es).unwrap_err();
    assert_eq!(never, DeadlineRefusal::NotExtendable { code: "PQR_SPD".into() });
    assert!(matches!(
        extension("x", "2026-03-13", false, Lang::Es),
        Err(DeadlineRefusal::UnknownKind { .. })
    ));
}
