//! The public page `/plazos`, as a browser without script meets it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use deadlines::{CAPABILITY, DeadlineRefusal, MANAGE, RULEBOOK_REVISED, RevisionRefusal};
use http_body_util::BodyExt;
use kernel::{Day, Lang, Refusal};
use testkit::World;
use tower::ServiceExt;
use web::{AppBuilder, SiteInfo, Texts};

async fn get(world: &World, address: &str) -> (StatusCode, String) {
    let app = AppBuilder::new(world.store.clone())
        .site(SiteInfo::sample(Lang::Es))
        .capabilities([CAPABILITY])
        .build()
        .unwrap();
    let request = Request::builder().uri(address).body(Body::empty()).unwrap();
    let response = web::router(&app).oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

#[test]
fn the_empty_form_proposes_today() {
    testkit::each(async |world| {
        world.at("2026-11-23T23:30");
        let (status, html) = get(&world, "/plazos").await;
        assert_eq!(status, StatusCode::OK);
        assert!(html.contains(r#"<form method="get" action="/plazos""#), "{html}");
        assert!(html.contains(r#"value="2026-11-23""#), "{html}");
        assert!(html.contains(r#"<option value="claim">"#), "{html}");
        assert!(!html.contains("<table class=\"tabla\">"));
        // what the company owes stands before what the person may do, each in its group
        let places = [
            "<optgroup",
            "value=\"claim\"",
            "</optgroup>",
            "<optgroup",
            "value=\"file-appeal\"",
            "</optgroup>",
        ];
        let mut rest = html.as_str();
        for place in places {
            rest = rest.split_once(place).unwrap_or_else(|| panic!("{place} out of order: {html}")).1;
        }
    });
}

#[test]
fn a_question_gets_its_day_its_law_and_its_table() {
    testkit::each(async |world| {
        let (status, html) = get(&world, "/plazos?kind=claim&filed_at=2026-03-13").await;
        assert_eq!(status, StatusCode::OK);
        assert!(
            html.contains(r#"<time datetime="2026-04-08">miércoles 8 de abril de 2026</time>"#),
            "{html}"
        );
        assert!(html.contains("Ley 142 de 1994, art. 158; Decreto 2150 de 1995, art. 123"));
        assert!(html.contains(r#"<option value="claim" selected>"#));
        assert!(html.contains("festivo (San José): no se cuenta"));
        assert!(html.contains(r#"<td class="n">15</td><td>día hábil 15</td>"#));
        assert_eq!(html.matches("<td class=\"n\">").count(), 27);
        let hours = get(&world, "/plazos?kind=recognition&filed_at=2026-04-09").await.1;
        assert!(
            hours.contains("sábado 11 de abril de 2026</time></b> hasta las 11:59\u{a0}p.\u{a0}m."),
            "{hours}"
        );
    });
}

#[test]
fn a_claim_shows_the_dates_that_follow_and_a_petition_its_extension() {
    testkit::each(async |world| {
        let claim = get(&world, "/plazos?kind=claim&filed_at=2026-03-13").await.1;
        assert!(claim.contains("Este término no se puede prorrogar."), "{claim}");
        for (name, day, law) in [
            ("Silencio positivo desde", "2026-04-09", "Ley 142 de 1994, art. 158"),
            ("Citar hasta", "2026-04-15", "Ley 1437 de 2011, art. 68"),
            ("Recurrir hasta", "2026-05-04", "Ley 142 de 1994, art. 154"),
            ("En firme desde", "2026-05-05", "Ley 1437 de 2011, art. 87"),
        ] {
            let row = format!("<th scope=\"row\">{name}</th><td><time datetime=\"{day}\">");
            let (_, rest) = claim.split_once(&row).unwrap_or_else(|| panic!("no {name}: {claim}"));
            assert!(rest.split("</tr>").next().unwrap().contains(law), "{name}");
        }
        assert!(claim.contains("viernes 1 de mayo de 2026 (Día del Trabajo)"));
        let petition = get(&world, "/plazos?kind=general-petition&filed_at=2026-03-13").await.1;
        let until = "hasta el miércoles 29 de abril de 2026 (hasta el doble del término)";
        assert!(petition.contains(until) && !petition.contains("t-cadena"), "{petition}");
        let copies = get(&world, "/plazos?kind=copies&filed_at=2026-03-13").await.1;
        assert!(!copies.contains("prorrogar"), "{copies}");
    });
}

#[test]
fn months_are_counted_and_their_mistakes_told() {
    testkit::each(async |world| {
        let (status, html) = get(&world, "/plazos?months=5&from=2026-08-30").await;
        assert_eq!(status, StatusCode::OK);
        assert!(html.contains(r#"<time datetime="2027-01-30">sábado 30 de enero de 2027</time>"#), "{html}");
        assert!(html.contains(r#"<time datetime="2027-02-01">lunes 1 de febrero de 2027</time>"#), "{html}");
        assert!(html.contains("Ley 4 de 1913, art. 62") && html.contains("2 días de fin de semana"));
        for (address, field, sentence) in [
            ("/plazos?months=&from=2026-08-30", "months", "Escriba un número de meses de 1 a 1200."),
            ("/plazos?months=0&from=2026-08-30", "months", "Escriba un número de meses"),
            ("/plazos?months=-1&from=2026-08-30", "months", "Escriba un número de meses"),
            ("/plazos?months=1201&from=2026-08-30", "months", "Escriba un número de meses"),
            ("/plazos?months=cinco", "months", "Escriba un número de meses"),
            ("/plazos?months=5&from=30/08/2026", "from", "Escriba una fecha completa"),
            ("/plazos?months=1200&from=2198-08-30", "from", "2199"),
        ] {
            let (status, html) = get(&world, address).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
            assert!(html.contains(&format!("id=\"{field}-error\"")), "{address}: {html}");
            assert_eq!(html.matches(sentence).count(), 2, "{address}: {html}");
        }
        let typed = get(&world, "/plazos?months=1201&from=2026-08-29").await.1;
        assert!(typed.contains("value=\"1201\"") && typed.contains("value=\"2026-08-29\""), "{typed}");
    });
}

#[test]
fn mistakes_are_told_beside_the_field_and_in_the_summary() {
    testkit::each(async |world| {
        let evil = "/plazos?kind=%3Cscript%3E&filed_at=2026-03-13";
        for (address, field, sentence) in [
            ("/plazos?kind=claim", "filed_at", "Escriba una fecha completa, por ejemplo 2026-03-13."),
            ("/plazos?kind=claim&filed_at=13/03/2026", "filed_at", "Escriba una fecha completa"),
            ("/plazos?kind=claim&filed_at=1600-01-01", "filed_at", "no regía el 1600-01-01"),
            (
                "/plazos?kind=claim&filed_at=2300-01-01",
                "filed_at",
                "está fuera del calendario, que va de 1984 a 2199",
            ),
            (evil, "kind", "Elija un término de la lista."),
            ("/plazos?filed_at=2026-03-13", "kind", "Elija un término de la lista."),
        ] {
            let (status, html) = get(&world, address).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
            assert!(html.contains(&format!("<a href=\"#{field}\">")), "{address}: {html}");
            assert!(html.contains(&format!("id=\"{field}-error\"")), "{address}");
            assert_eq!(html.matches(sentence).count(), 2, "{address}");
            assert!(!html.contains("<script>"), "{address}");
            assert!(html.contains("<title>Error: "), "{address}");
        }
    });
}

#[test]
fn every_sentence_exists_in_both_languages() {
    let texts = Texts::new(CAPABILITY.texts).unwrap();
    assert_eq!(texts.differences(), Vec::<String>::new());
    let day = Day::constant(2026, 3, 13);
    let own = [
        DeadlineRefusal::OutsideCalendar { day },
        DeadlineRefusal::NoBusinessDayLeft { after: day },
        DeadlineRefusal::AllClosed { year: 2026 },
        DeadlineRefusal::UnknownKind { kind: "x".into() },
        DeadlineRefusal::NotInForce { code: "PQR_SPD", on: day },
        DeadlineRefusal::BadInstant { text: "x".into() },
        DeadlineRefusal::OtherCalendar { computed_with: "a".into(), given: "b".into() },
        DeadlineRefusal::NotExtendable { code: "PQR_SPD".into() },
    ];
    let revision = [
        RevisionRefusal::Outdated { current: 2 },
        RevisionRefusal::ClosureWithoutAct { day },
        RevisionRefusal::DeferredWithoutRegulation,
        RevisionRefusal::TooLong,
    ];
    let all = own.iter().map(|r| r as &dyn Refusal).chain(revision.iter().map(|r| r as &dyn Refusal));
    for refusal in all {
        let args = refusal.args();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for lang in Lang::ALL {
            let sentence = texts.t_args(lang, &format!("refusal-{}", refusal.code()), &args);
            assert!(!sentence.contains(['⟦', '{']), "{sentence}");
        }
    }
}

#[test]
fn the_program_is_told_everything_that_there_is() {
    let statements = include_str!("../src/queries.sql").matches("-- name: ").count();
    assert_eq!((CAPABILITY.name, CAPABILITY.queries.len()), ("deadlines", statements));
    assert_eq!((CAPABILITY.permissions, CAPABILITY.events), (&[MANAGE][..], &[RULEBOOK_REVISED][..]));
    assert_eq!(CAPABILITY.menu.len(), 1);
}

#[test]
fn samples_have_no_missing_sentence() {
    for lang in Lang::ALL {
        let samples = (CAPABILITY.samples)(lang);
        assert_eq!(samples.len(), 5);
        for (name, html) in samples {
            assert!(!html.contains('⟦') && !html.contains("{$"), "{name} in {lang:?}");
            assert!(html.contains("</html>"), "{name}");
        }
        let shows = |name: &str, what: &str| {
            let sample = (CAPABILITY.samples)(lang).into_iter().find(|(n, _)| *n == name);
            assert!(sample.unwrap().1.contains(what), "{name} in {lang:?} without {what}");
        };
        shows("deadlines-calculator-result", "datetime=\"2026-04-08\"");
        shows("deadlines-calculator-months", "datetime=\"2027-02-01\"");
        shows("deadlines-calculator-error", "id=\"filed_at-error\"");
    }
}
