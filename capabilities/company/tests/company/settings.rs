//! The settings, the pages of the law and the mail with the link, on both engines.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::story::{Browser, PASSWORD, found_miraflor, program, program_over, the_company};
use axum::http::StatusCode;
use company::{CAPABILITY, Shown, letterhead};
use dispatch::{AttachmentSource, Courier, CourierError, Envelope, Postman, Receipt};
use identity::api::{
    ADMINISTRATOR, Details, NewAccount, create_account, deactivate_account, hash_password, seed_roles,
};
use kernel::{AccountId, Actor, Failure, Fault, Lang, Never};
use store::{BoxFuture, Engine, Reactions};
use testkit::World;
use web::{App, Texts};

/// The company with an administrator, and a browser in which she is logged in.
async fn administrator(world: &World) -> (App, Browser, AccountId) {
    found_miraflor(world).await;
    let app = program(world);
    company::start_site(&app).await.unwrap();
    let hash = hash_password(PASSWORD, app.ids().chance()).await.unwrap();
    let wish = NewAccount {
        login: "ana@miraflor.example".into(),
        details: Details { name: "Ana Ríos".into(), ..Details::default() },
        roles: vec![ADMINISTRATOR.into()],
        password_hash: Some(hash),
        ..NewAccount::default()
    };
    let made = world.store.write("t", Actor::System("test"), wish, |work, wish| {
        Box::pin(async move {
            seed_roles(work).await?;
            create_account(work, wish).await
        })
    });
    let id = made.await.unwrap();
    let mut browser = Browser::new(&app);
    browser.log_in("ana@miraflor.example", PASSWORD).await;
    (app, browser, id)
}

fn profile_form<'a>(version: &'a str, edit: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = crate::story::set_up_form("", edit);
    form.retain(|(name, _)| *name != "action");
    form.extend([("action", "save"), ("version", version)]);
    form
}

#[test]
fn the_profile_is_edited_and_two_who_edit_at_once_are_told() {
    testkit::each(async |world| {
        let (app, mut browser, _) = administrator(&world).await;
        let before = the_company(&world).await.unwrap();
        let version = before.version.to_string();
        let edit =
            [("legal_name", "Aguas Nuevas E.S.P."), ("short_name", ""), ("website", "www.nuevas.example")];
        let form = profile_form(&version, &edit);
        let answer = browser.post("/ajustes/empresa", &form).await;
        assert_eq!((answer.status, answer.place.as_str()), (StatusCode::SEE_OTHER, "/ajustes/empresa"));
        assert_eq!(app.site().name, "Aguas Nuevas E.S.P.");
        let after = the_company(&world).await.unwrap();
        assert_eq!((after.version, after.data_notice.version), (before.version + 1, 2));
        assert_eq!(letterhead(&after).website, "www.nuevas.example");
        let late = browser.post("/ajustes/empresa", &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.html.contains("Otra persona cambió estos datos"), "{}", late.html);
        let wrong = browser.post("/ajustes/empresa", &profile_form(&version, &[("nit", "x")])).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.html.contains("<a href=\"#nit\">"));
    });
}

#[test]
fn colours_are_previewed_refused_and_saved() {
    testkit::each(async |world| {
        let (app, mut browser, _) = administrator(&world).await;
        let version = the_company(&world).await.unwrap().version.to_string();
        let form = |main, action| {
            vec![
                ("main_color", main),
                ("accent_color", "#ffc52e"),
                ("action", action),
                ("version", &*version),
            ]
        };
        let refused = browser.post("/ajustes/marca", &form("#ffee00", "save")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.html.contains("value=\"proposal\""), "{}", refused.html);
        let seen = browser.post("/ajustes/marca", &form("#1f4e9c", "preview")).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.html.contains("/ajustes/marca/muestra.svg?main=%231f4e9c"), "{}", seen.html);
        assert_eq!(app.site().brand, assets::Brand::default());
        let saved = browser.post("/ajustes/marca", &form("#1f4e9c", "save")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert_eq!(app.site().brand.marca.to_string(), "#1f4e9c");
        assert!(!app.site().govco, "the box was not ticked");
    });
}

#[test]
fn how_days_are_counted_and_which_are_closed() {
    testkit::each(async |world| {
        let (_, mut browser, _) = administrator(&world).await;
        let add = |version, day, act| {
            vec![
                ("action", "add"),
                ("version", version),
                ("closure_day", day),
                ("closure_act", act),
                ("closure_reason", "Traslado"),
                ("suspends", "1"),
            ]
        };
        let saved = browser.post("/ajustes/plazos", &add("0", "2026-12-24", "Resolución 9")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
        let page = browser.get("/ajustes/plazos").await.html;
        assert!(
            page.contains("jueves 24 de diciembre de 2026") && page.contains("name=\"version\" value=\"1\"")
        );
        for (form, status, words) in [
            (
                add("0", "2026-12-31", "Resolución 9"),
                StatusCode::CONFLICT,
                "Otra persona cambió el calendario",
            ),
            (add("1", "2026-12-24", "Resolución 9"), StatusCode::UNPROCESSABLE_ENTITY, "ya está en la lista"),
            (add("1", "2026-12-31", ""), StatusCode::UNPROCESSABLE_ENTITY, "escriba el número del acto"),
            (add("1", "mañana", "A"), StatusCode::UNPROCESSABLE_ENTITY, "Escriba una fecha completa"),
        ] {
            let answer = browser.post("/ajustes/plazos", &form).await;
            assert_eq!(answer.status, status, "{form:?}");
            assert!(answer.html.contains(words), "{form:?}: {}", answer.html);
            assert!(answer.html.contains("value=\"Traslado\""), "what was typed stays");
        }
        let count = |regulation| {
            vec![
                ("action", "counting"),
                ("version", "1"),
                ("reading", "deferred"),
                ("closing_time", "16:30"),
                ("regulation", regulation),
                ("saturday", "1"),
            ]
        };
        let without = browser.post("/ajustes/plazos", &count(" ")).await;
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(without.html.contains("<a href=\"#regulation\">"), "{}", without.html);
        assert_eq!(
            browser.post("/ajustes/plazos", &count("Resolución 12")).await.status,
            StatusCode::SEE_OTHER
        );
        let page = browser.get("/ajustes/plazos").await.html;
        assert!(page.contains("value=\"16:30\"") && page.contains("value=\"deferred\" checked"), "{page}");
        let remove = [("action", "remove"), ("version", "2"), ("day", "2026-12-24")];
        assert_eq!(browser.post("/ajustes/plazos", &remove).await.status, StatusCode::SEE_OTHER);
        assert!(!browser.get("/ajustes/plazos").await.html.contains("24 de diciembre"));
    });
}

#[test]
fn a_head_of_service_keeps_the_calendar_and_nothing_else() {
    testkit::each(async |world| {
        let (app, mut browser, _) = administrator(&world).await;
        let page = browser.get("/ajustes/plazos").await.html;
        assert!(page.contains("href=\"/ajustes/marca\""));
        let place = |href: &str| page.contains(&format!("href=\"{href}\" aria-current=\"page\"><svg"));
        assert!(place("/ajustes/plazos") && !place("/ajustes"), "one place of the rail is the present one");
        let hash = hash_password(PASSWORD, app.ids().chance()).await.unwrap();
        let account = |login: &str, role: &str| NewAccount {
            login: login.into(),
            details: Details { name: "Otra persona".into(), ..Details::default() },
            roles: vec![role.into()],
            password_hash: Some(hash.clone()),
            ..NewAccount::default()
        };
        let accounts =
            [account("jefa@miraflor.example", "head"), account("agente@miraflor.example", "agent")];
        let made = world.store.write("t", Actor::System("test"), accounts, |work, accounts| {
            Box::pin(async move {
                create_account(work, &accounts[0]).await?;
                create_account(work, &accounts[1]).await
            })
        });
        made.await.unwrap();
        let mut head = Browser::new(&app);
        head.log_in("jefa@miraflor.example", PASSWORD).await;
        let calendar = head.get("/ajustes/plazos").await;
        assert_eq!(calendar.status, StatusCode::OK);
        assert!(!calendar.html.contains("href=\"/ajustes/marca\""), "{}", calendar.html);
        assert!(head.get("/ajustes").await.html.contains("href=\"/ajustes/plazos\""));
        assert_eq!(head.get("/ajustes/marca").await.status, StatusCode::FORBIDDEN);
        let mut agent = Browser::new(&app);
        agent.log_in("agente@miraflor.example", PASSWORD).await;
        for path in ["/ajustes", "/ajustes/plazos"] {
            assert_eq!(agent.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    });
}

#[test]
fn the_numbers_of_the_next_year() {
    testkit::each(async |world| {
        let (_, mut browser, _) = administrator(&world).await;
        assert!(browser.get("/ajustes/radicacion").await.html.contains("2027-EN-000123"));
        let bad = browser.post("/ajustes/radicacion", &[("shape", "{seq:6}<b>")]).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.html.contains("<a href=\"#shape\">") && !bad.html.contains("<b>\""), "{}", bad.html);
        let saved = browser.post("/ajustes/radicacion", &[("shape", "AM.{year}.{class}.{seq:5}")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
        assert!(browser.get("/ajustes/radicacion").await.html.contains("AM.2027.SA.00123"));
    });
}

/// Keeps what it is given.
#[derive(Default)]
struct Pigeonhole(Mutex<Vec<Envelope>>);

impl Courier for Pigeonhole {
    fn name(&self) -> &'static str {
        "test"
    }

    fn send<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<Receipt, CourierError>> {
        self.0.lock().unwrap().push(envelope.clone());
        Box::pin(std::future::ready(Ok(Receipt::default())))
    }
}

/// Mails without files.
struct NoFiles;

impl AttachmentSource for NoFiles {
    fn bytes<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Option<bytes::Bytes>, Fault>> {
        Box::pin(std::future::ready(Ok(None)))
    }
}

/// What the postman carries away now.
async fn mails(world: &World, app: &App) -> Vec<Envelope> {
    Reactions::new((CAPABILITY.reactions)()).catch_up(&world.store).await.unwrap();
    let courier = Arc::new(Pigeonhole::default());
    let shown = app.find_part::<Shown>().unwrap();
    let sender = Arc::new(move || shown.sender());
    let postman = Postman::new(world.store.clone(), courier.clone(), Arc::new(NoFiles), sender);
    postman.run_once(app.clock().now().plus_minutes(1)).await.unwrap();
    courier.0.lock().unwrap().clone()
}

#[test]
fn a_forgotten_password_becomes_one_mail_with_a_link_that_opens() {
    testkit::each(async |world| {
        let (app, mut browser, _) = administrator(&world).await;
        browser.post("/recuperar", &[("login", "ANA@miraflor.example")]).await;
        browser.post("/recuperar", &[("login", "nadie@miraflor.example")]).await;
        let sent = mails(&world, &app).await;
        assert_eq!(sent.len(), 1);
        assert_eq!(
            (sent[0].to.as_str(), sent[0].from.as_str()),
            ("ana@miraflor.example", "atencion@miraflor.example")
        );
        assert_eq!(sent[0].subject, "Elija una clave nueva para Aguas de Miraflor");
        assert!(mails(&world, &app).await.is_empty(), "once");

        let link =
            sent[0].body_text.lines().find_map(|line| line.trim().strip_prefix("http://localhost:8080"));
        let link = link.unwrap_or_else(|| panic!("{}", sent[0].body_text));
        let mut other = Browser::new(&app);
        let answer = other.get(link).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.html);
        let chosen = [("password", "otra clave bien larga"), ("repeated", "otra clave bien larga")];
        let answer = other.post(link, &chosen).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
        other.log_in("ana@miraflor.example", "otra clave bien larga").await;

        let events = world.store.read("t", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(look.events_after(0, 200).await?) })
        });
        let log = format!("{:?}", events.await.unwrap());
        assert!(
            !log.contains("Ana") && !log.contains("ana@") && log.contains("identity.reset_requested"),
            "{log}"
        );
    });
}

#[test]
fn somebody_who_left_gets_no_link() {
    testkit::each(async |world| {
        let (app, mut browser, id) = administrator(&world).await;
        let second = NewAccount {
            login: "jefe@miraflor.example".into(),
            details: Details { name: "Jefe".into(), ..Details::default() },
            roles: vec![ADMINISTRATOR.into()],
            password_hash: Some("$argon2id$none".into()),
            ..NewAccount::default()
        };
        browser.post("/recuperar", &[("login", "ana@miraflor.example")]).await;
        let left = world.store.write("t", Actor::System("test"), (second, id), |work, (second, id)| {
            Box::pin(async move {
                create_account(work, second).await?;
                deactivate_account(work, *id).await
            })
        });
        left.await.unwrap();
        assert!(mails(&world, &app).await.is_empty());
    });
}

#[test]
fn what_the_law_wants_citizens_to_find() {
    testkit::each(async |world| {
        let (app, _, _) = administrator(&world).await;
        let mut citizen = Browser::new(&app);
        let privacy = citizen.get("/tratamiento-de-datos").await.html;
        for words in
            ["Aguas de Miraflor S.A.S. E.S.P.", "800.000.000-2", "Ley 1581 de 2012, art. 8", "versión 1"]
        {
            assert!(privacy.contains(words), "{words}: {privacy}");
        }
        let rights = citizen.get("/sus-derechos").await.html;
        assert!(
            rights.contains("Ley 142 de 1994, art. 158")
                && rights.contains("notificaciones@miraflor.example")
        );
        let map = citizen.get("/mapa-del-sitio").await.html;
        for href in ["/tratamiento-de-datos", "/sus-derechos", "/plazos", "/entrar", "/accesibilidad"] {
            assert!(map.contains(&format!("<li><a href=\"{href}\"")), "{href}: {map}");
        }
        for path in ["/ajustes", "/ajustes/empresa", "/ajustes/plazos", "/ajustes/marca/muestra.svg"] {
            assert!(citizen.get(path).await.place.starts_with("/entrar"), "{path}");
        }
    });
}

#[test]
fn another_node_shows_the_change_and_the_configured_address_wins() {
    testkit::each(async |world| {
        let (_, mut browser, _) = administrator(&world).await;
        let company = the_company(&world).await.unwrap();
        assert_eq!(company.public_url, "http://localhost:8080", "noted by start_site");
        // on PostgreSQL truly another node: its own connection hears of the change by NOTIFY
        let store =
            if world.engine() == Engine::Postgres { world.reopen().await } else { world.store.clone() };
        let other = program_over(store);
        company::start_site(&other).await.unwrap();
        assert_eq!(the_company(&world).await.unwrap().version, company.version, "noted once");
        let following = tokio::spawn(company::follow_site(other.clone()));
        tokio::task::yield_now().await;
        let version = company.version.to_string();
        browser.post("/ajustes/empresa", &profile_form(&version, &[("short_name", "Aguas Nuevas")])).await;
        let heard = async {
            while other.site().short_name != "Aguas Nuevas" {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), heard).await.expect("the other node hears of it");
        other.close();
        following.await.unwrap();
    });
}

#[test]
fn every_sentence_exists_in_both_languages_and_every_page_is_drawn() {
    let sources = [identity::CAPABILITY.texts, deadlines::CAPABILITY.texts, CAPABILITY.texts].concat();
    assert_eq!(Texts::new(&sources).unwrap().differences(), Vec::<String>::new());
    for lang in Lang::ALL {
        let samples = (CAPABILITY.samples)(lang);
        assert_eq!(samples.len(), 14);
        for (name, html) in samples {
            assert!(!html.contains('⟦') && !html.contains("{$"), "{name} in {lang:?}: {html}");
            assert!(html.contains("</html>"), "{name}");
        }
    }
}

#[test]
fn every_refusal_has_its_sentence() {
    use company::{BrandColors, CalendarRefusal, CompanyRefusal, ShapeRefusal};
    use filing::ShapeProblem;
    use kernel::Refusal;
    let texts = Texts::new(CAPABILITY.texts).unwrap();
    let fields = ["legal_name", "nit", "place", "address", "services", "phone", "email"];
    let mut all: Vec<Box<dyn Refusal>> = Vec::new();
    for field in fields {
        all.push(Box::new(CompanyRefusal::Missing { field }));
    }
    let others = [
        CompanyRefusal::TooLong { field: "nit", max: 3 },
        CompanyRefusal::Nit,
        CompanyRefusal::UnknownPlace,
        CompanyRefusal::ManyPlaces,
        CompanyRefusal::Phone,
        CompanyRefusal::Email { field: "email" },
        CompanyRefusal::Website,
        CompanyRefusal::Outdated,
        CompanyRefusal::Exists,
        CompanyRefusal::Nobody,
    ];
    all.extend(others.into_iter().map(|r| Box::new(r) as Box<dyn Refusal>));
    all.push(Box::new(BrandColors::parse("x", "").unwrap_err()));
    all.push(Box::new(BrandColors::parse("#ffffff", "").unwrap_err()));
    all.push(Box::new(CalendarRefusal::BadDay));
    all.push(Box::new(CalendarRefusal::BadTime));
    all.push(Box::new(CalendarRefusal::KnownDay));
    for problem in [ShapeProblem::Incomplete, ShapeProblem::Width, ShapeProblem::Characters] {
        all.push(Box::new(ShapeRefusal(problem)));
    }
    for refusal in all {
        let args = refusal.args();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for lang in Lang::ALL {
            let sentence = texts.t_args(lang, &format!("refusal-{}", refusal.code()), &args);
            assert!(!sentence.contains('⟦') && !sentence.contains("{$"), "{sentence}");
        }
    }
}
