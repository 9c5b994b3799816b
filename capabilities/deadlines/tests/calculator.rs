//! The public page `/plazos`, as a browser without script meets it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use deadlines::{CAPABILITY, DeadlineRefusal, RevisionRefusal};
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
        assert_eq!(html.matches("<tr><th scope=\"row\">").count(), 27);
        let hours = get(&world, "/plazos?kind=recognition&filed_at=2026-04-09").await.1;
        assert!(
            hours.contains("sábado 11 de abril de 2026</time></b> hasta las 11:59\u{a0}p.\u{a0}m."),
            "{hours}"
        );
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
fn samples_have_no_missing_sentence() {
    for lang in Lang::ALL {
        let samples = (CAPABILITY.samples)(lang);
        assert_eq!(samples.len(), 3);
        for (name, html) in samples {
            assert!(!html.contains('⟦') && !html.contains("{$"), "{name} in {lang:?}");
            assert!(html.contains("</html>"), "{name}");
        }
    }
}
