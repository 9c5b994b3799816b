//! The first start, as a browser without script meets it, on both engines.

use crate::story::{Browser, PASSWORD, console_code, program, set_up_form, the_company};
use axum::http::StatusCode;
use kernel::{Day, Failure, Never};
use testkit::World;

async fn rulebook(world: &World) -> deadlines::Rulebook {
    let read = world.store.read("t", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(deadlines::current(look).await?) })
    });
    read.await.unwrap()
}

#[test]
fn from_nothing_to_a_company_with_its_administrator() {
    testkit::each(async |world| {
        let app = program(&world);
        let mut browser = Browser::new(&app);
        for path in ["/", "/entrar", "/ajustes", "/sus-derechos", "/plazos"] {
            let answer = browser.get(path).await;
            let expected = if path == "/" { StatusCode::NOT_FOUND } else { StatusCode::SEE_OTHER };
            assert_eq!(answer.status, expected, "{path}");
            assert!(path == "/" || answer.place == "/inicio", "{path} leads to {}", answer.place);
        }
        let answer = browser.get("/inicio").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.html.contains("Ponga en marcha su empresa"), "{}", answer.html);

        let code = console_code(&world).await;
        let answer = browser.post("/inicio", &set_up_form(&code.to_lowercase(), &[])).await;
        assert_eq!(
            (answer.status, answer.place.as_str()),
            (StatusCode::SEE_OTHER, "/entrar"),
            "{}",
            answer.html
        );
        assert!(answer.cookies.iter().any(|c| c.contains("company-created")), "{:?}", answer.cookies);

        let company = the_company(&world).await.expect("a company");
        assert_eq!((company.version, company.profile.municipality.as_str()), (1, "66170"));
        assert_eq!(company.profile.tagline, "Acueducto · Aseo");
        assert_eq!(company.data_notice.since, Day::constant(2026, 11, 23));
        let calendar = rulebook(&world).await.calendar;
        assert!(!calendar.is_business_day(Day::constant(2026, 12, 24)).unwrap());
        assert_eq!(calendar.closures()[0].act_number, "Resolución 45 de 2026");

        browser.log_in("ana@miraflor.example", PASSWORD).await;
        let answer = browser.get("/ajustes").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.html.contains("Aguas de Miraflor"), "{}", answer.html);
        // a place of another capability is there for whoever may open it, after the company's own
        let place = |href: &str| answer.html.find(&format!("<h2 id=\"t-{}\"><a href=\"{href}\"", 9));
        assert!(place("/ajustes/ajeno").is_some_and(|at| answer.html[..at].contains("/ajustes/envios")));
        assert!(!answer.html.contains("/ajustes/prohibido"));
        for path in ["/ajustes/empresa", "/ajustes/marca", "/ajustes/plazos", "/ajustes/radicacion"] {
            assert_eq!(browser.get(path).await.status, StatusCode::OK, "{path}");
        }
        assert_eq!(app.find_part::<company::Shown>().unwrap().sender().unwrap().name, "Aguas de Miraflor");
    });
}

#[test]
fn a_second_set_up_finds_no_door() {
    testkit::each(async |world| {
        let app = program(&world);
        let other_node = program(&world);
        let code = console_code(&world).await;
        let form = set_up_form(&code, &[]);
        assert_eq!(Browser::new(&app).post("/inicio", &form).await.place, "/entrar");
        assert_eq!(Browser::new(&app).post("/inicio", &form).await.status, StatusCode::NOT_FOUND);
        assert_eq!(Browser::new(&app).get("/inicio").await.status, StatusCode::NOT_FOUND);
        // a node that has not heard of it yet
        let answer = Browser::new(&other_node).post("/inicio", &form).await;
        assert_eq!((answer.status, answer.place.as_str()), (StatusCode::SEE_OTHER, "/entrar"));
        assert!(other_node.site().exists);
        assert_eq!(the_company(&world).await.unwrap().version, 1);
    });
}

#[test]
fn without_the_code_nothing_is_made() {
    testkit::each(async |world| {
        let app = program(&world);
        let code = console_code(&world).await;
        for wrong in ["", "ABCD-2345-WXYZ", "'; --", "💧"] {
            let answer = Browser::new(&app).post("/inicio", &set_up_form(wrong, &[])).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(answer.html.contains("<a href=\"#code\">"), "{}", answer.html);
            assert!(answer.html.contains("value=\"Carrera 16 # 36-44\""), "what was typed stays");
            assert!(!answer.html.contains(PASSWORD), "passwords are never written back");
        }
        assert!(the_company(&world).await.is_none() && !app.site().exists);
        assert_eq!(rulebook(&world).await.version, 0);
        // the mistakes did not use the code up
        assert_eq!(Browser::new(&app).post("/inicio", &set_up_form(&code, &[])).await.place, "/entrar");
    });
}

#[test]
fn a_login_that_is_refused_late_undoes_everything() {
    testkit::each(async |world| {
        let app = program(&world);
        let code = console_code(&world).await;
        let closed = [("closure_day", "2300-01-01")];
        let answer = Browser::new(&app).post("/inicio", &set_up_form(&code, &closed)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.html);
        assert!(answer.html.contains("está fuera del calendario"), "{}", answer.html);
        assert!(the_company(&world).await.is_none());
        assert_eq!(Browser::new(&app).post("/inicio", &set_up_form(&code, &[])).await.place, "/entrar");
    });
}

#[test]
fn colours_that_nobody_could_read_are_refused_with_a_proposal() {
    testkit::each(async |world| {
        let app = program(&world);
        let mut browser = Browser::new(&app);
        let code = console_code(&world).await;
        let pale = [("main_color", "#ffee00")];
        let answer = browser.post("/inicio", &set_up_form(&code, &pale)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.html.contains("<a href=\"#main_color\">"), "{}", answer.html);
        assert!(answer.html.contains("value=\"proposal\""), "{}", answer.html);
        assert!(the_company(&world).await.is_none());
        let take = [("main_color", "#ffee00"), ("action", "proposal")];
        let answer = browser.post("/inicio", &set_up_form(&code, &take)).await;
        assert_eq!(answer.status, StatusCode::OK);
        let taken =
            answer.html.split("name=\"main_color\" type=\"color\" value=\"").nth(1).unwrap()[..7].to_owned();
        assert_ne!(taken, "#ffee00");
        let done = browser.post("/inicio", &set_up_form(&code, &[("main_color", &taken)])).await;
        assert_eq!(done.place, "/entrar", "{}", done.html);
        assert_eq!(the_company(&world).await.unwrap().colors.main(), taken);
    });
}

#[test]
fn the_picture_of_the_colours_is_drawn_for_any_question() {
    testkit::each(async |world| {
        let mut browser = Browser::new(&program(&world));
        for question in ["", "?main=%2300666b&accent=%23ffee00", "?main=%22%3E%3Cscript%3E&accent=💧"] {
            let answer =
                browser.get(&format!("/inicio/muestra.svg{}", question.replace('💧', "%F0%9F%92%A7"))).await;
            assert_eq!(answer.status, StatusCode::OK);
            assert!(answer.html.starts_with("<svg") && !answer.html.contains("<script"), "{}", answer.html);
        }
    });
}

#[test]
fn a_wrong_check_digit_warns_and_does_not_block() {
    testkit::each(async |world| {
        let app = program(&world);
        let mut browser = Browser::new(&app);
        let code = console_code(&world).await;
        let wrong = [("nit", "800.000.000-5"), ("action", "preview")];
        let seen = browser.post("/inicio", &set_up_form(&code, &wrong)).await;
        assert!(seen.html.contains("debería ser 2"), "{}", seen.html);
        let answer = browser.post("/inicio", &set_up_form(&code, &[("nit", "800.000.000-5")])).await;
        assert_eq!(answer.place, "/entrar");
        assert!(answer.cookies.iter().any(|c| c.contains("company-created-nit")), "{:?}", answer.cookies);
        browser.log_in("ana@miraflor.example", PASSWORD).await;
        assert!(browser.get("/ajustes/empresa").await.html.contains("debería ser 2"));
    });
}

#[test]
fn namesakes_are_offered_and_chosen_without_script() {
    testkit::each(async |world| {
        let app = program(&world);
        let mut browser = Browser::new(&app);
        let code = console_code(&world).await;
        let look = [("place", "armenia"), ("action", "place")];
        let answer = browser.post("/inicio", &set_up_form(&code, &look)).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.html.contains("name=\"municipality\" value=\"63001\""), "{}", answer.html);
        assert!(answer.html.contains("Armenia (Antioquia)"));
        let undecided = browser.post("/inicio", &set_up_form(&code, &[("place", "armenia")])).await;
        assert!(undecided.html.contains("<a href=\"#place\">"), "{}", undecided.html);
        let chosen = [("place", "armenia"), ("municipality", "63001")];
        let other = [chosen[0], chosen[1], ("action", "preview"), ("phone", ""), ("phone_label", "")];
        let again = browser.post("/inicio", &set_up_form(&code, &other)).await.html;
        assert!(
            again.contains("value=\"Armenia (Quindío)\"") && !again.contains("type=\"radio\""),
            "{again}"
        );
        assert_eq!(again.matches("name=\"phone\"").count(), 3, "empty rows do not pile up");
        assert_eq!(browser.post("/inicio", &set_up_form(&code, &chosen)).await.place, "/entrar");
        assert_eq!(the_company(&world).await.unwrap().profile.city(), "Armenia");
    });
}

#[test]
fn hostile_fields_are_refused_or_kept_literally() {
    testkit::each(async |world| {
        let app = program(&world);
        let mut browser = Browser::new(&app);
        let code = console_code(&world).await;
        let long = "ñ".repeat(4_000);
        for (field, value) in [
            ("legal_name", long.as_str()),
            ("nit", "';DROP TABLE company_profiles;--"),
            ("place", "\u{202e}\u{0}💧"),
            ("phone", "<script>alert(1)</script>"),
            ("email", "a@b.co\r\nBcc: todos@b.co"),
            ("services", "telephone"),
            ("closure_day", "9999-99-99"),
            ("main_color", "url(javascript:1)"),
            ("login", "<b>ana</b>"),
            ("password", "corta"),
            ("repeated", "otra cosa"),
        ] {
            let answer = browser.post("/inicio", &set_up_form(&code, &[(field, value)])).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}: {}", answer.html);
            assert!(
                answer.html.contains("data-problem") && !answer.html.contains("<script>alert"),
                "{field}"
            );
        }
        let answer = browser.post("/inicio", &[]).await;
        assert_eq!(answer.status, StatusCode::OK, "an empty form is the form again");
        let name = [("legal_name", "<b>Aguas</b> & Cía. 💧 E.S.P."), ("address", "\"><img src=x>")];
        assert_eq!(browser.post("/inicio", &set_up_form(&code, &name)).await.place, "/entrar");
        let page = browser.get("/sus-derechos").await.html;
        assert!(!page.contains("<b>Aguas") && !page.contains("<img src=x"), "{page}");
        assert_eq!(the_company(&world).await.unwrap().profile.legal_name, "<b>Aguas</b> & Cía. 💧 E.S.P.");
    });
}
