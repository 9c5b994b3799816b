use super::*;

fn print(kind: &str, filed_at: &str, as_json: bool, lang: Lang) -> Result<String, DeadlineRefusal> {
    print_one(kind, filed_at, as_json, lang, &Calendar::national(), &Parameters::default())
}

#[test]
fn people_read_the_date_the_law_and_every_day() {
    let text = print("transfer", "2026-03-13T08:00", false, Lang::Es).unwrap();
    assert_eq!(
        text,
        "\
Término     Traslado a la autoridad competente (TRASLADO_COMPETENCIA), 5 días hábiles
Fundamento  Ley 1437 de 2011, art. 21
Radicado    2026-03-13T08:00:00-05:00
Primer día  2026-03-16 (lunes 16 de marzo de 2026)
Vence       2026-03-20 (viernes 20 de marzo de 2026)

  -  2026-03-13  viernes 13 de marzo de 2026: día de radicación: no se cuenta
  -  2026-03-14  sábado 14 de marzo de 2026: sábado: no se cuenta
  -  2026-03-15  domingo 15 de marzo de 2026: domingo: no se cuenta
  1  2026-03-16  lunes 16 de marzo de 2026: día hábil 1
  2  2026-03-17  martes 17 de marzo de 2026: día hábil 2
  3  2026-03-18  miércoles 18 de marzo de 2026: día hábil 3
  4  2026-03-19  jueves 19 de marzo de 2026: día hábil 4
  5  2026-03-20  viernes 20 de marzo de 2026: día hábil 5
"
    );
    let english = print("claim", "2026-03-13T08:00", false, Lang::En).unwrap();
    assert!(english.contains("\nLaw         Ley 142 de 1994, art. 158; Decreto 2150 de 1995, art. 123\n"));
    assert!(english.contains("\nDue         2026-04-08 (Wednesday 8 April 2026)\n"), "{english}");
}

#[test]
fn programs_read_json() {
    let json = print("claim", "2026-03-13T08:00", true, Lang::Es).unwrap();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["rule"], "PQR_SPD");
    assert_eq!(value["kind"], "claim");
    assert_eq!(value["term"]["en"], "15 business days");
    assert_eq!(value["citation"], "Ley 142 de 1994, art. 158; Decreto 2150 de 1995, art. 123");
    assert_eq!(value["filed_at"], "2026-03-13T08:00:00-05:00");
    assert_eq!(value["first_counted_day"], "2026-03-16");
    assert_eq!(value["due_on"], "2026-04-08");
    assert_eq!(value["alarm_on"], "2026-04-07");
    assert_eq!(value["ends_at"], "2026-04-08T23:59:59-05:00");
    assert_eq!(value["reading"], "strict");
    assert_eq!(value["days"].as_array().unwrap().len(), 27);
    assert_eq!(value["days"][10]["why"]["code"], "holiday");
    assert_eq!(value["days"][10]["es"], "festivo (San José): no se cuenta");
    assert_eq!(value["days"][26]["counted"], 15);
}

#[test]
fn a_date_alone_is_its_midnight() {
    assert_eq!(read_instant("2026-03-13"), Ok(At::parse("2026-03-13T00:00").unwrap()));
    assert_eq!(read_instant(" 2026-03-13T08:00 "), Ok(At::parse("2026-03-13T08:00").unwrap()));
    assert_eq!(read_instant("2026-03-13T13:00:00Z"), Ok(At::parse("2026-03-13T08:00").unwrap()));
}

#[test]
fn mistakes_are_refused_by_name() {
    assert_eq!(
        print("claim", "mañana", false, Lang::Es).unwrap_err(),
        DeadlineRefusal::BadInstant { text: "mañana".into() }
    );
    assert!(matches!(read_instant("2026-02-30"), Err(DeadlineRefusal::BadInstant { .. })));
    assert!(matches!(
        print("tutela", "2026-03-13", true, Lang::Es).unwrap_err(),
        DeadlineRefusal::UnknownKind { kind } if kind == "tutela"
    ));
}
