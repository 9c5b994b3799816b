//! Papers as a citizen or an archive sees them, checked with poppler's tools (`pdftotext`, `pdfinfo`).

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use documents::{
    Annex, AppealTerm, Brand, CaseFile, Color, DaysOff, IndexLine, Letter, Letterhead, Part, Petitioner,
    Pictures, Piece, Receipt, Reference, Section, Sha256Hash, Signature, Term, Typesetter, Verification,
};
use kernel::jiff::civil::date;
use kernel::{At, Lang};
use pdf::TypstSetter;

static SETTER: LazyLock<TypstSetter> = LazyLock::new(|| TypstSetter::new().unwrap());

fn head() -> Letterhead {
    Letterhead {
        company: "Aguas de Miraflor S.A. E.S.P. Oficial".into(),
        nit: "800.000.000-1".into(),
        address: "Carrera 3 # 1-04, barrio La Pola, Miraflor".into(),
        phones: vec!["Línea 116".into(), "(608) 270 0000".into()],
        website: "aguasdemiraflor.example".into(),
        brand: Brand::default(),
    }
}

fn verification() -> Verification {
    Verification {
        code: "7KQ4-M2XD".into(),
        url: "https://aguasdemiraflor.example/verificar/7KQ4-M2XD".into(),
    }
}

fn annex(name: &str) -> Annex {
    Annex { name: name.into(), size: 348_160, sha256: Sha256Hash::of(name.as_bytes()) }
}

fn receipt() -> Receipt {
    Receipt {
        number: "2026-004817".into(),
        filed_at: At::parse("2026-11-23T10:47:12-05:00").unwrap(),
        channel: "Página web".into(),
        kind: "Reclamo por facturación".into(),
        subject: "Consumo más alto que el de otros meses".into(),
        body: "El recibo de octubre llegó por $ 184.300 y siempre pago cerca de $ 60.000.\n\nNo ha cambiado \
               nada en la casa: somos tres personas.\nPido que revisen el contador."
            .into(),
        contract: Some("104 882-7".into()),
        petitioner: Petitioner::Named {
            name: "María Elena Ríos Núñez".into(),
            document: Some("CC 28.540.112".into()),
            addresses: vec!["maria@correo.example".into(), "Manzana 5 casa 3, barrio El Salado".into()],
            representative: None,
        },
        term: Some(Term {
            first_day: date(2026, 11, 24),
            due_on: date(2026, 12, 15),
            days: 15,
            business_days: true,
            rule: "Peticiones, quejas y reclamos de servicios públicos".into(),
            article: "Ley 142 de 1994, art. 158".into(),
            days_off: Some(DaysOff {
                saturdays_count: false,
                others: vec![(date(2026, 12, 8), "Inmaculada Concepción".into())],
            }),
        }),
        attachments: vec![annex("recibo de octubre.jpg"), annex("lectura.pdf")],
        received_by: "Sistema, por la página web".into(),
        verbal: false,
        verification: verification(),
    }
}

fn letter() -> Letter {
    let section = |part, text: &str| Section { part, text: text.into() };
    Letter {
        number: "S-2026-000321".into(),
        city: "Miraflor".into(),
        issued_on: date(2026, 12, 9),
        addressee: vec![
            "Señora María Elena Ríos Núñez".into(),
            "Manzana 5 casa 3, barrio El Salado".into(),
            "maria@correo.example".into(),
        ],
        reference: Some(Reference {
            number: "2026-004817".into(),
            filed_at: At::parse("2026-11-23T10:47:12-05:00").unwrap(),
        }),
        subject: "Respuesta a su reclamo por el consumo de octubre de 2026".into(),
        sections: vec![
            section(
                Part::Greeting,
                "Cordial saludo, señora Ríos:\n\nRevisamos su reclamo y esta es nuestra respuesta.",
            ),
            section(
                Part::Facts,
                "- El 23 de noviembre usted reclamó por la factura de octubre.\n\
                 - El consumo facturado fue de **38 m³**; el promedio es de 14 m³.",
            ),
            section(
                Part::Evidence,
                "1. Visita del 27 de noviembre: contador en buen estado, sin fugas.\n\
                 2. Registro de lecturas de los últimos seis meses.",
            ),
            section(
                Part::Decision,
                "**Accedemos a su reclamo.** La lectura de octubre se tomó mal: se leyó 1.452 y era 1.428. \
                 Le devolveremos **$ 124.300** en la factura de diciembre.",
            ),
            section(
                Part::Appeals,
                "Si no está de acuerdo, puede pedir reposición y, en subsidio, apelación, dentro de los \
                 **5 días hábiles** siguientes a la notificación. Es gratis y no necesita abogado. Vea \
                 [sus derechos](https://aguasdemiraflor.example/derechos).",
            ),
        ],
        signature: Some(Signature {
            name: "Luisa Fernanda Gómez Prada".into(),
            title: "Jefe de Atención al Usuario".into(),
            signed_at: At::parse("2026-12-09T15:20:00-05:00").unwrap(),
        }),
        appeal: Some(AppealTerm {
            term: Term {
                first_day: date(2026, 12, 10),
                due_on: date(2026, 12, 16),
                days: 5,
                business_days: true,
                rule: "Interponer recurso".into(),
                article: "Ley 142 de 1994, art. 154".into(),
                days_off: Some(DaysOff::default()),
            },
            places: vec![
                "En la oficina: Carrera 16 n.º 36-44.".into(),
                "Por correo: atencion@miraflor.example.".into(),
            ],
        }),
        annexes: vec![annex("acta de visita.pdf")],
        verification: verification(),
    }
}

/// Runs a poppler tool on a PDF. They are part of what `cargo xtask test` needs.
fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut command = Command::new(tool);
    let pipes = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = pipes.spawn().unwrap_or_else(|e| panic!("{tool} (package poppler-utils) is needed: {e}"));
    let mut stdin = child.stdin.take().unwrap();
    let owned = pdf.to_vec();
    let feed = std::thread::spawn(move || stdin.write_all(&owned).unwrap());
    let out = child.wait_with_output().unwrap();
    feed.join().unwrap();
    assert!(out.status.success());
    // pdfinfo writes the text inside the structure in another encoding
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn text(pdf: &[u8]) -> String {
    poppler("pdftotext", &["-layout", "-", "-"], pdf).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn set_receipt(receipt: &Receipt) -> Vec<u8> {
    let pdf = SETTER.receipt(&head(), receipt, Lang::Es).unwrap();
    keep(&format!("receipt-{}", receipt.verification.code), &pdf);
    pdf
}

fn set_letter(letter: &Letter) -> Vec<u8> {
    let pdf = SETTER.letter(&head(), letter, Lang::Es).unwrap();
    keep(&format!("letter-{}", letter.verification.code), &pdf);
    pdf
}

/// With `CAUCE_KEEP_PAPERS=folder` every paper of these tests is kept to be looked at.
fn keep(name: &str, pdf: &[u8]) {
    if let Some(folder) = std::env::var_os("CAUCE_KEEP_PAPERS") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), pdf).unwrap();
    }
}

fn coded(code: &str) -> Verification {
    Verification { code: code.into(), url: format!("https://aguasdemiraflor.example/verificar/{code}") }
}

#[test]
fn a_receipt_says_what_the_law_asks_for() {
    let text = text(&set_receipt(&receipt()));
    for said in [
        "Constancia de radicación",
        "2026-004817",
        "lunes 23 de noviembre de 2026, 10:47 a. m.",
        "2026-11-23T10:47:12-05:00",
        "Reclamo por facturación",
        "104 882-7",
        "María Elena Ríos Núñez",
        "CC 28.540.112",
        "martes 15 de diciembre de 2026",
        "15 días hábiles contados desde el martes 24 de noviembre de 2026.",
        "Ley 142 de 1994, art. 158",
        "Pido que revisen el contador.",
        "recibo de octubre.jpg",
        &Sha256Hash::of(b"lectura.pdf").to_string(),
        "Sistema, por la página web",
        "7KQ4-M2XD",
        "aguasdemiraflor.example/verificar/7KQ4-M2XD",
        "NIT 800.000.000-1",
        "Cómo se cuentan los días",
        "noviembre 2026",
        "8 de diciembre: Inmaculada Concepción",
        "día 15",
        "Página 1 de 2",
    ] {
        assert!(text.contains(said), "«{said}» is not in: {text}");
    }
}

#[test]
fn a_letter_says_what_the_law_asks_for_in_its_order() {
    let text = text(&set_letter(&letter()));
    let mut at = 0;
    for said in [
        "Miraflor, 9 de diciembre de 2026",
        "Señora María Elena Ríos Núñez",
        "Respuesta a su reclamo por el consumo de octubre de 2026",
        "su radicado 2026-004817 del 23 de noviembre de 2026",
        "Hechos",
        "38 m³",
        "Pruebas",
        "1. Visita del 27 de noviembre",
        "Decisión",
        "Accedemos a su reclamo.",
        "Recursos",
        "Hasta cuándo puede recurrir",
        "Tiene 5 días hábiles (Ley 142 de 1994, art. 154).",
        "notificado el mismo día de esta carta, miércoles 9 de diciembre de 2026",
        "el primer día es el jueves 10 de diciembre de 2026",
        "El último es el miércoles 16 de diciembre de 2026.",
        "diciembre 2026",
        "día 5",
        "En la oficina: Carrera 16 n.º 36-44.",
        "Luisa Fernanda Gómez Prada",
        "Firmado el miércoles 9 de diciembre de 2026, 3:20 p. m.",
        "acta de visita.pdf",
        "7KQ4-M2XD",
    ] {
        let found = text[at..].find(said);
        at += found.unwrap_or_else(|| panic!("«{said}» is not after byte {at} of: {text}"));
    }
    assert!(!text.contains("Borrador") && !text.contains("**"));
}

#[test]
fn papers_claim_archive_and_accessibility_and_have_the_structure_for_it() {
    for pdf in [set_receipt(&receipt()), set_letter(&letter())] {
        let raw = String::from_utf8_lossy(&pdf);
        for claim in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(raw.contains(claim), "{claim}");
        }
        let info = poppler("pdfinfo", &["-"], &pdf);
        for line in ["Tagged: yes", "Page size: 612 x 792 pts (letter)", "JavaScript: no", "Encrypted: no"] {
            let info = info.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(info.contains(line), "{line} is not in {info}");
        }
        let structure = poppler("pdfinfo", &["-struct-text", "-"], &pdf);
        assert!(structure.contains("H1") && structure.contains("H2") && structure.contains("Figure"));
        assert!(structure.contains("TH") || structure.contains("Table"));
    }
}

#[test]
fn the_same_data_gives_the_same_bytes_and_the_clock_does_not_enter() {
    assert_eq!(set_receipt(&receipt()), set_receipt(&receipt()));
    let info = poppler("pdfinfo", &["-"], &set_receipt(&receipt()));
    assert!(info.contains("CreationDate:") && info.contains("Nov 23") && info.contains("2026"), "{info}");
}

#[test]
fn markup_in_what_people_write_is_printed_literally() {
    let evil = "#import \"/data.json\"\n= Título $x^2$ *negrilla* #read(\"/etc/passwd\") \\ #panic() @a <b> \
                `c` //fin \"comillas\" -- 'x'";
    let mut receipt = receipt();
    receipt.body = evil.into();
    receipt.subject = "#eval(\"1\") *s*".into();
    receipt.verification = coded("EVIL-0001");
    let text = text(&set_receipt(&receipt));
    for line in evil.lines().chain(["#eval(\"1\") *s*"]) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&line), "«{line}» is not in: {text}");
    }
    let mut letter = letter();
    letter.verification = coded("EVIL-0002");
    letter.sections = vec![Section { part: Part::Facts, text: evil.into() }];
    assert!(self::text(&set_letter(&letter)).contains("#read(\"/etc/passwd\")"));
}

#[test]
fn emoji_other_scripts_and_nonsense_do_not_stop_a_receipt() {
    let mut receipt = receipt();
    receipt.verification = coded("RARE-0001");
    receipt.body = "fuga 💧💧 y familia 👩‍👩‍👧\nשלום עולם · مرحبا · Ελληνικά · Привет · 漢字 · \
                    e\u{301}\u{302}\u{303} \u{e000}\u{ffff} नमस्ते ก็ 🇨🇴 ﷽ \u{0}\u{7}"
        .into();
    receipt.petitioner = Petitioner::Named {
        name: "李小龙 💧 O'Neill <b>".into(),
        document: None,
        addresses: vec![],
        representative: Some("Zoë".into()),
    };
    let text = text(&set_receipt(&receipt));
    assert!(text.contains("fuga □□ y familia □"), "{text}");
    assert!(text.contains("Привет") && text.contains("Ελληνικά") && text.contains("O'Neill <b>"), "{text}");
    assert!(text.contains("El signo □ reemplaza"), "{text}");
}

#[test]
fn a_hundred_thousand_characters_fit_on_as_many_pages_as_they_need() {
    let mut receipt = receipt();
    receipt.verification = coded("LONG-0001");
    receipt.body =
        "La fuga sigue y nadie ha venido a mirar el contador. ".repeat(1_900) + &"x".repeat(900) + " FIN";
    receipt.attachments = (0..60).map(|n| annex(&format!("foto {n} {}.jpg", "y".repeat(90)))).collect();
    let pdf = set_receipt(&receipt);
    let text = text(&pdf);
    assert!(text.contains("FIN") && text.contains("foto 59"));
    // every x of the long word is on the paper, none beyond its edge
    assert!(text.matches('x').count() >= 900);
}

#[test]
fn anonymous_reserved_verbal_and_without_term() {
    let mut receipt = receipt();
    receipt.verification = coded("ANON-0001");
    receipt.petitioner = Petitioner::Anonymous;
    receipt.term = None;
    receipt.contract = None;
    receipt.attachments.clear();
    receipt.verbal = true;
    let anonymous = text(&set_receipt(&receipt));
    for said in ["Anónimo", "Este documento no tiene plazo de respuesta.", "de manera verbal", "Sin anexos."]
    {
        assert!(anonymous.contains(said), "{said}");
    }
    receipt.petitioner = Petitioner::Reserved;
    assert!(text(&set_receipt(&receipt)).contains("Identidad reservada"));
}

#[test]
fn a_letter_without_signature_says_that_it_is_a_draft() {
    let mut letter = letter();
    letter.signature = None;
    letter.verification = coded("DRAF-0001");
    assert!(text(&set_letter(&letter)).contains("Borrador sin firma"));
}

#[test]
fn a_letter_of_many_pages_numbers_them() {
    let mut letter = letter();
    letter.verification = coded("LONG-0002");
    letter.sections[1].text = "Un hecho que se cuenta con **calma**.\n\n".repeat(120);
    assert!(text(&set_letter(&letter)).contains("Página 2 de "));
}

#[test]
fn english_and_other_colours() {
    let mut head = head();
    head.brand.night = Color::parse("#ffe08a").unwrap();
    head.brand.accent = Color::parse("#222222").unwrap();
    let pdf = SETTER.receipt(&head, &receipt(), Lang::En).unwrap();
    keep("receipt-en", &pdf);
    let english = text(&pdf);
    assert!(english.contains("Filing receipt") && english.contains("Tuesday 15 December 2026"), "{english}");
    let letter = SETTER.letter(&head, &letter(), Lang::En).unwrap();
    assert!(text(&letter).contains("Outgoing number"));
}

#[test]
fn an_address_too_long_for_a_qr_is_a_fault_not_a_panic() {
    let mut receipt = receipt();
    receipt.verification.url = format!("https://x.example/{}", "a".repeat(5_000));
    let fault = SETTER.receipt(&head(), &receipt, Lang::Es).unwrap_err();
    assert!(fault.to_string().contains("QR"), "{fault}");
}

/// One dark pixel (PNG).
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0,
    1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0xc, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60,
    0xb3, 0xb1, 7, 0, 0, 0xcd, 0, 0x82, 0x84, 0xfb, 0xe, 0xb6, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

#[test]
fn a_complete_file_has_its_index_and_every_text() {
    let line = |order: u32, title: &str, sheets| IndexLine {
        order,
        day: date(2026, 11, 23),
        title: title.into(),
        number: format!("2026-00481{order}"),
        sheets,
        name: format!("{order:02}-documento.pdf"),
        size: 48_160,
        sha256: Sha256Hash::of(title.as_bytes()),
    };
    let piece = |title: &str, author: &str, parts: &[(&str, &str)]| Piece {
        title: title.into(),
        at: At::parse("2026-11-23T10:47:12-05:00").unwrap(),
        author: author.into(),
        parts: parts.iter().map(|(h, t)| ((*h).to_owned(), (*t).to_owned())).collect(),
    };
    let file = CaseFile {
        number: "S-2026-000400".into(),
        issued_on: date(2026, 12, 18),
        addressee: "Superintendencia de Servicios Públicos Domiciliarios".into(),
        subject: "Recurso de apelación contra la decisión S-2026-000321".into(),
        facts: vec![("Quien recurre".into(), "María Elena Ríos Núñez".into())],
        index: vec![
            line(1, "Constancia de radicación", Some(1)),
            line(2, "Respuesta", Some(12)),
            line(3, "Grabación", None),
        ],
        pieces: vec![
            piece(
                "Petición",
                "",
                &[("", "El recibo llegó por $ 184.300.\n\nPido revisión #literal [no] *es* markup.")],
            ),
            piece("Respuesta", "Luisa Gómez", &[("Hechos", "Usted reclamó."), ("Decisión", "No accedemos.")]),
        ],
        pictures: vec![2],
        apart: vec![3],
        verification: coded("9XQ4-M2XD"),
    };
    let pictures = Pictures::from([(2, PIXEL.into())]);
    let pdf = SETTER.case_file(&head(), &file, &pictures, Lang::Es).unwrap();
    keep("case-file", &pdf);
    let said = text(&pdf);
    for words in [
        "Expediente",
        "S-2026-000400",
        "Superintendencia de Servicios Públicos Domiciliarios",
        "Índice",
        "02-documento.pdf",
        "2026-004812",
        "#literal [no] *es* markup.",
        "la persona que presentó la petición",
        "Hechos",
        "No accedemos.",
        "9XQ4-M2XD",
    ] {
        assert!(said.contains(words), "«{words}» is not in: {said}");
    }
    let hash = Sha256Hash::of("Respuesta".as_bytes()).to_string();
    let joined: String = said.split_whitespace().collect();
    assert!(joined.contains(&hash), "{hash} is not in {said}");
    assert_eq!(documents::pdf_sheets(&pdf), Some(3), "the picture is a page");
    assert!(said.contains("Documento 2 del índice: 02-documento.pdf"), "{said}");
    assert!(said.contains("solo como archivo aparte") && said.contains("• 03-documento.pdf"), "{said}");
    assert!(String::from_utf8_lossy(&pdf).contains("<pdfaid:part>2</pdfaid:part>"));
    assert_eq!(pdf, SETTER.case_file(&head(), &file, &pictures, Lang::Es).unwrap());
    assert!(SETTER.case_file(&head(), &file, &pictures, Lang::En).is_ok());
    // a picture that cannot be read, or is not there, goes apart and keeps nothing from leaving
    for pictures in [Pictures::from([(2, b"no picture".as_slice().into())]), Pictures::new()] {
        let pdf = SETTER.case_file(&head(), &file, &pictures, Lang::Es).unwrap();
        let said = text(&pdf);
        assert!(said.contains("• 02-documento.pdf") && !said.contains("Documento 2 del índice"), "{said}");
        assert_eq!(documents::pdf_sheets(&pdf), Some(2));
    }
}
