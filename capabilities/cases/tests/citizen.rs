//! What citizens do in a browser without script, from the home page to the withdrawal.

use crate::browser;
use crate::house;

use browser::{Browser, STORY, answers, field, filed, hidden_fields, to_review};
use house::House;
use kernel::At;
use testkit::each;

#[test]
fn the_whole_course_without_script() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let home = browser.get("/").await;
        assert_eq!(home.status, 200);
        assert!(home.body.contains("¿Qué pasó con su servicio?") && home.body.contains("causa=sin-agua"));
        assert!(!home.body.contains("t-cuentas"), "no figures without cases");
        let first = browser.get("/pqr/nueva/1?causa=cobro-alto").await;
        assert!(first.body.contains(r#"value="claim" checked"#), "{}", first.body);

        let receipt = filed(&browser).await;
        let page = browser.get(&receipt).await;
        for said in
            ["2026-EN-000001", "martes 15 de diciembre", "María E. R.", "15 días hábiles", "Ley 142 de 1994"]
        {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        for secret in ["maria@correo.example", "42018733", "Ríos", STORY] {
            assert!(!page.body.contains(secret), "{secret} on the receipt");
        }
        let pdf = browser.get(&format!("{receipt}.pdf")).await;
        assert_eq!((pdf.status, pdf.kind.as_str()), (200, "application/pdf"));
        let case = receipt.trim_end_matches("/constancia");
        assert_eq!(browser.get(&format!("{case}/qr.svg")).await.kind, "image/svg+xml");

        world.at("2026-12-10T09:00");
        let followed = browser.get(case).await.body;
        assert!(
            followed.contains("Faltan 3 días hábiles") && followed.contains("día hábil 12 de 15"),
            "{followed}"
        );
        assert!(followed.contains("festivo (") && followed.contains(STORY));

        let token = field(&followed, "form_token");
        let more = [("form_token", token.as_str()), ("body", "Adjunto la lectura: 1.231 <b>m³</b>")];
        for _ in 0..2 {
            assert_eq!(browser.post(case, &more).await.location, case);
        }
        let followed = browser.get(case).await.body;
        assert_eq!(followed.matches("1.231 &#60;b&#62;m³").count(), 1, "{followed}");

        assert!(browser.get(&format!("{case}/retirar")).await.body.contains("Sí, retirar"));
        for _ in 0..2 {
            let gone = browser.post(&format!("{case}/retirar"), &[("reason", "Ya lo corrigieron")]).await;
            assert_eq!((gone.status, gone.location.as_str()), (303, case));
        }
        let followed = browser.get(case).await.body;
        assert!(followed.contains("Retirada") && !followed.contains("form_token"));
        assert_eq!(followed.matches("Ya lo corrigieron").count(), 1);
        assert!(browser.get(&format!("{case}/retirar")).await.body.contains("no hay nada que retirar"));
        assert_eq!(browser.post(case, &[("body", "tarde")]).await.status, 422);
    });
}

#[test]
fn mistakes_are_told_and_nothing_typed_is_lost() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        assert_eq!(browser.get("/pqr/nueva/4").await.location, "/pqr/nueva/1");
        for bad in ["/pqr/nueva/0", "/pqr/nueva/6", "/pqr/nueva/x"] {
            assert_eq!(browser.get(bad).await.status, 404, "{bad}");
        }
        let none = browser.post("/pqr/nueva/1", &[]).await;
        assert_eq!(none.status, 422);
        assert!(none.body.contains(r##"<a href="#kind">Elija qué necesita</a>"##), "{}", none.body);
        assert!(none.body.contains("<title>Error: ") && none.body.contains(r#"id="kind""#));

        browser.post("/pqr/nueva/1", &[("kind", "claim")]).await;
        let late =
            browser.post("/pqr/nueva/2", &[("service", "water"), ("bill_issued_on", "2031-01-01")]).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains(r#"value="2031-01-01""#) && late.body.contains("un día que ya pasó"));
        assert_eq!(browser.post("/pqr/nueva/2", &[("service", "")]).await.status, 422);
        browser.post("/pqr/nueva/2", &[("service", "none")]).await;
        assert!(browser.get("/pqr/nueva/2").await.body.contains(r#"value="none" checked"#));

        let long = "ñ".repeat(2_001);
        let told = browser.post("/pqr/nueva/3", &[("body", &long)]).await;
        assert_eq!(told.status, 422);
        assert!(told.body.contains("Escribió 2001 letras. El máximo es 2000"), "{}", &told.body[..2_000]);
        assert!(told.body.contains(&long), "the story is lost");
        browser.post("/pqr/nueva/3", &[("body", STORY)]).await;

        let who =
            browser.post("/pqr/nueva/4", &[("reply_by", "email"), ("email", "maria@"), ("name", "")]).await;
        assert_eq!(who.status, 422);
        for said in ["Revise el correo", "Escriba su nombre", r#"value="maria@""#] {
            assert!(who.body.contains(said), "{said}");
        }
        // a form that comes whole and wrong leads to the step of its first problem
        let whole =
            browser.post("/pqr/radicar", &[("kind", "claim"), ("body", "x"), ("reply_by", "letter")]).await;
        assert_eq!(whole.status, 422);
        assert!(
            whole.body.contains(r#"action="/pqr/nueva/4""#) && whole.body.contains("Escriba la dirección")
        );
    });
}

#[test]
fn sending_twice_gives_one_number_and_a_weak_token_counts_for_nothing() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let review = to_review(&browser).await;
        // opened again, the last page is still the same form
        let again = browser.get("/pqr/nueva/5").await.body;
        assert_eq!(field(&review, "form_token"), field(&again, "form_token"));
        let first = browser.send("/pqr/radicar", &hidden_fields(&review)).await.location;
        let second = browser.send("/pqr/radicar", &hidden_fields(&again)).await.location;
        assert_eq!(first, second);
        assert_eq!(browser.get("/pqr/nueva/5").await.location, "/pqr/nueva/1", "the draft is gone");

        let mut weak = hidden_fields(&review);
        for pair in &mut weak {
            if pair.0 == "form_token" {
                pair.1 = "1".into();
            }
        }
        let one = browser.send("/pqr/radicar", &weak).await.location;
        assert_ne!(one, browser.send("/pqr/radicar", &weak).await.location);
    });
}

#[test]
fn the_draft_survives_a_reload_another_browser_and_its_own_end() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let review = to_review(&browser).await;
        assert!(browser.get("/pqr/nueva/3").await.body.contains(STORY));
        let saved = browser.post("/pqr/guardado", &[("step", "3"), ("body", "otra historia")]).await;
        assert_eq!(saved.location, "/pqr/guardado");
        let page = browser.get("/pqr/guardado").await.body;
        let link =
            page.split("https://pqr.miraflor.example").nth(1).unwrap().split('"').next().unwrap().to_owned();

        let other = browser.stranger();
        assert_eq!(other.get("/pqr/nueva/3").await.location, "/pqr/nueva/1");
        assert_eq!(other.get("/pqr/continuar/NOBODYKNOWSTHIS").await.location, "/pqr/guardado");
        assert_eq!(other.get(&link).await.location, "/pqr/nueva/5");
        assert!(other.get("/pqr/nueva/3").await.body.contains("otra historia"));
        other.post("/pqr/descartar", &[]).await;
        assert!(other.get("/pqr/descartar").await.body.contains("No hay nada guardado"));
        assert!(
            browser.get("/pqr/nueva/3").await.body.contains("otra historia"),
            "only the other one is gone"
        );

        world.at("2026-12-05T10:00");
        assert_eq!(browser.get("/pqr/nueva/5").await.location, "/pqr/nueva/1", "seven days are over");
        let late = browser.send("/pqr/radicar", &hidden_fields(&review)).await;
        assert_eq!(late.status, 303, "the page that was open all the time still files");
        assert!(browser.get(&late.location).await.body.contains("2026-EN-000001"));
    });
}

#[test]
fn hostile_texts_are_shown_as_they_were_written() {
    const EVIL: [&str; 5] = [
        "<script>alert(1)</script>",
        "'; DROP TABLE cases_cases; --",
        "🚰👩‍👩‍👧 مرحبا \u{202e}olleh",
        "{{ 7*7 }} ${7*7} %s\r\nSet-Cookie: a=b",
        "</textarea><img src=x onerror=alert(1)> &amp; \"'`",
    ];
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        for evil in EVIL {
            let story = format!("Historia {evil}\0 fin");
            let pairs = [
                ("kind", "complaint"),
                ("service", evil),
                ("account_number", "1'--"),
                ("place", evil),
                ("everyday_cause", evil),
                ("body", &story),
                ("reply_by", "page"),
                ("identity", evil),
                ("name", evil),
                ("document_type", evil),
                ("document_number", "1<2"),
                ("phone", "<b>300</b>"),
                ("needs", evil),
                ("priority", "danger"),
                ("form_token", evil),
            ];
            let done = browser.post("/pqr/radicar", &pairs).await;
            assert_eq!(done.status, 303, "{evil}: {}", done.body);
            let receipt = browser.get(&done.location).await;
            let case = browser.get(done.location.trim_end_matches("/constancia")).await;
            assert_eq!((receipt.status, case.status), (200, 200), "{evil}");
            for page in [&receipt.body, &case.body] {
                assert!(
                    !page.contains("<script>alert")
                        && !page.contains("<img src=x")
                        && !page.contains("<b>300")
                );
            }
            let line = evil.lines().next().unwrap_or_default().replace('\u{202e}', "");
            assert!(unescape(&case.body).contains(&line), "{evil}: {}", case.body);
        }
        let huge = "💧".repeat(25_000);
        for name in
            ["kind", "service", "place", "name", "email", "needs", "identity", "everyday_cause", "body"]
        {
            let mut pairs = vec![("kind", "claim"), ("body", "x"), ("identity", "anonymous")];
            pairs.retain(|(n, _)| *n != name);
            pairs.push((name, &huge));
            let done = browser.post("/pqr/radicar", &pairs).await;
            assert!([303, 422].contains(&done.status), "{name}: {}", done.status);
            assert!([200, 303, 422].contains(&browser.post("/pqr/nueva/4", &pairs).await.status), "{name}");
        }
        assert_eq!(browser.post("/pqr/nueva/2", &[("service", "water"), ("place", &huge)]).await.status, 422);
        assert!(browser.get("/pqr/nueva/2").await.body.len() < 100_000, "the draft did not keep it");
    });
}

fn unescape(html: &str) -> String {
    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
        .iter()
        .fold(html.to_owned(), |text, (code, plain)| text.replace(code, plain))
}

#[test]
fn a_wrong_look_up_never_says_what_was_wrong() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let receipt = filed(&browser).await;
        let page = browser.get(&receipt).await.body;
        let code = page.split("Código de verificación: <b class=\"num\">").nth(1).unwrap()[..9].to_owned();
        let case = receipt.trim_end_matches("/constancia");
        for (number, proof) in
            [("2026-EN-000001", code.as_str()), ("2026 en 1", "8733"), ("2026en000001", "42.018.733")]
        {
            world.clock.set(At(world.store.clock().now().0 + 60_000_000));
            let found = browser.post("/consulta", &[("radicado", number), ("prueba", proof)]).await;
            assert_eq!((found.status, found.location.as_str()), (303, case), "{number} {proof}");
        }
        let mut said = Vec::new();
        for (number, proof) in [
            ("2026-EN-000001", "ZZZZ-ZZZZ"),
            ("2026-EN-999999", code.as_str()),
            ("2026-EN-000001", ""),
            ("", ""),
            ("' OR 1=1 --", "' OR 1=1 --"),
        ] {
            world.clock.set(At(world.store.clock().now().0 + 60_000_000));
            let told = browser.post("/consulta", &[("radicado", number), ("prueba", proof)]).await;
            assert_eq!(told.status, 422);
            let shown = number.replace('\'', "&#39;");
            said.push(told.body.replace(&format!("value=\"{shown}\""), "").replace("value=\"\"", ""));
        }
        assert!(said[0].contains("No encontramos ese radicado"));
        assert!(said.windows(2).all(|two| two[0] == two[1]), "the answers differ");
        for _ in 0..12 {
            browser.post("/consulta", &[("radicado", "2026-EN-000001"), ("prueba", "0000")]).await;
        }
        let guess = browser.post("/consulta", &[("radicado", "2026-EN-000001"), ("prueba", "8733")]).await;
        assert_eq!(guess.status, 429);
    });
}

#[test]
fn an_anonymous_person_leaves_no_trace() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        for (step, mut pairs) in answers() {
            if step == "4" {
                pairs.retain(|(name, _)| *name != "identity");
                pairs.push(("identity", "anonymous"));
            }
            assert_eq!(browser.post(&format!("/pqr/nueva/{step}"), &pairs).await.status, 303);
        }
        let review = browser.get("/pqr/nueva/5").await.body;
        assert!(review.contains("Su solicitud es anónima") && !review.contains("María"), "{review}");
        // even a browser that insists
        let mut fields = hidden_fields(&review);
        fields.push(("name".into(), "María Elena Ríos".into()));
        let done = browser.send("/pqr/radicar", &fields).await;
        let house = House { world, officers: Vec::new() };
        assert_eq!(house.count("SELECT COUNT(*) FROM people_persons").await, 0);
        let mine = "SELECT COUNT(*) FROM cases_cases WHERE person_id IS NULL AND reply_to = '' AND \
                    document_tail = ''";
        assert_eq!(house.count(mine).await, 1);
        assert!(browser.get(&done.location).await.body.contains("Persona anónima"));
    });
}

#[test]
fn files_stay_with_the_draft_and_belong_to_one_case() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        for (step, pairs) in answers() {
            browser.post(&format!("/pqr/nueva/{step}"), &pairs).await;
        }
        // the story is missing: the file is kept all the same
        let told = browser.upload("/pqr/nueva/3", &[("body", "")], &[("nota.txt", b"La fuga sigue")]).await;
        assert_eq!(told.status, 422);
        assert!(told.body.contains("nota.txt"));
        browser.upload("/pqr/nueva/3", &[("body", STORY)], &[("acta.txt", b"Acta")]).await;
        let page = browser.get("/pqr/nueva/3").await.body;
        assert!(page.contains("nota.txt") && page.contains("acta.txt"));
        let gone =
            page.split("name=\"remove\" value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
        browser.upload("/pqr/nueva/3", &[("body", STORY), ("remove", &gone)], &[]).await;
        assert!(!browser.get("/pqr/nueva/3").await.body.contains("acta.txt"));
        let bad = browser.upload("/pqr/nueva/3", &[("body", STORY)], &[("virus.pdf", b"MZ\x90\0\x03")]).await;
        assert_eq!(bad.status, 422);
        let six: Vec<(&str, &[u8])> = ["a", "b", "c", "d", "e"].iter().map(|n| (*n, n.as_bytes())).collect();
        assert!(
            browser.upload("/pqr/nueva/3", &[("body", STORY)], &six).await.body.contains("hasta 5 archivos")
        );

        let review = browser.get("/pqr/nueva/5").await.body;
        let mine = browser.send("/pqr/radicar", &hidden_fields(&review)).await.location;
        let mine = mine.trim_end_matches("/constancia");
        let page = browser.get(mine).await.body;
        let file = page
            .split("/archivos/")
            .nth(1)
            .expect("the file is listed")
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        assert_eq!(browser.get(&format!("{mine}/archivos/{file}")).await.body, "La fuga sigue");

        let other = browser.stranger();
        let theirs = filed(&other).await;
        let theirs = theirs.trim_end_matches("/constancia");
        assert_ne!(mine, theirs);
        for path in [
            format!("{theirs}/archivos/{file}"),
            format!("{theirs}/archivos/x"),
            "/seguimiento/x".into(),
            "/seguimiento/%27%20OR%201=1/constancia".into(),
            format!("{mine}/respuesta.pdf"),
        ] {
            assert_eq!(other.get(&path).await.status, 404, "{path}");
        }
    });
}

#[test]
fn mail_goes_where_the_person_asked_and_old_drafts_are_forgotten() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let case = filed(&browser).await.trim_end_matches("/constancia").to_owned();
        browser.post("/pqr/nueva/1", &[("kind", "claim")]).await;
        browser.post(&format!("{case}/retirar"), &[]).await;
        browser::react(&world).await;
        let mails = browser::mails(&world).await;
        let purposes: Vec<_> = mails.iter().map(|m| m.0.as_str()).collect();
        assert_eq!(purposes, ["cases.receipt", "cases.withdrawal"]);
        let (_, to, text) = &mails[0];
        assert_eq!(to, "maria@correo.example");
        for said in ["2026-EN-000001", "martes 15 de diciembre de 2026", "Ley 142 de 1994", &case] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains(STORY) && !text.contains('⟦'));

        let house = House { world, officers: Vec::new() };
        assert_eq!(house.count("SELECT COUNT(*) FROM cases_drafts").await, 1);
        house.world.at("2027-01-15T04:00");
        browser::tick(&house.world).await;
        assert_eq!(house.count("SELECT COUNT(*) FROM cases_drafts").await, 0);
        assert_eq!(house.count("SELECT COUNT(*) FROM cases_requests").await, 0);
    });
}

#[test]
fn what_a_person_chose_not_to_say_is_shown_as_such() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let whole = [
            ("kind", "claim"),
            ("service", "water"),
            ("account_number", "999999"),
            ("bill_issued_on", "2026-01-10"),
            ("body", "Reclamo"),
            ("identity", "reserved"),
            ("name", "Pedro Nel Gómez"),
            ("reply_by", "pickup"),
        ];
        let done = browser.post("/pqr/radicar", &whole).await;
        let receipt = browser.get(&done.location).await.body;
        for said in
            ["Identidad reservada", "más de cinco meses", "No encontramos ese número de contrato", "recoger"]
        {
            assert!(receipt.contains(said), "{said}: {receipt}");
        }
        assert!(!receipt.contains("Pedro"));
    });
}

#[test]
fn the_disputed_bill_is_asked_shown_and_kept_ley_142_art_155() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let typed = [("service", "water"), ("account_number", "104 882-7"), ("bill_number", "F-88012")];
        browser.post("/pqr/nueva/1", &[("kind", "claim")]).await;
        let page = browser.get("/pqr/nueva/2").await.body;
        assert!(page.contains("¿Qué valor reclama?") && page.contains("Número de la factura"), "{page}");
        let bad =
            browser.post("/pqr/nueva/2", &[&typed[..], &[("disputed", "como cien mil")]].concat()).await;
        assert_eq!(bad.status, 422);
        assert!(
            bad.body.contains("como cien mil") && bad.body.contains("href=\"#disputed\""),
            "{}",
            bad.body
        );
        for (n, amount) in ["184300", "$ 184.300", ""].into_iter().enumerate() {
            let person = browser.stranger();
            for (step, mut pairs) in answers() {
                if step == "2" {
                    pairs = [&typed[..], &[("disputed", amount)]].concat();
                }
                assert_eq!(person.post(&format!("/pqr/nueva/{step}"), &pairs).await.status, 303);
            }
            let review = person.get("/pqr/nueva/5").await.body;
            assert!(
                review.contains("F-88012") && (amount.is_empty() || review.contains("$ 184.300")),
                "{review}"
            );
            let done = person.send("/pqr/radicar", &hidden_fields(&review)).await;
            let receipt = person.get(&done.location).await.body;
            assert!(receipt.contains("F-88012"), "{n}: {receipt}");
            assert_eq!(receipt.contains("$ 184.300"), !amount.is_empty());
        }
        browser::react(&world).await;
        let house = House::new(world).await;
        let kept = "SELECT CAST(COALESCE(SUM(disputed_cents), 0) AS BIGINT) FROM cases_cases \
                    WHERE bill_number = 'F-88012'";
        assert_eq!(house.count(kept).await, 2 * 18_430_000);
        let held = "SELECT COUNT(*) FROM cases_holds h JOIN cases_cases c ON c.id = h.case_id \
                    WHERE h.ended_at IS NULL AND c.disputed_cents = 18430000";
        assert_eq!(house.count(held).await, 2);
    });
}
