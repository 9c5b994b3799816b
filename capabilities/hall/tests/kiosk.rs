//! The screen at the door and the phone of who waits, through their doors: two touches, paper or none,
//! numbers that were given without connection, and what bad input gets.

use crate::house;

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, header};
use documents::BlobStore;
use documents::testing::MemoryBlobs;
use futures::future::BoxFuture;
use hall::actions::close_line;
use hall::{Class, Code, NewKiosk, Origin, Paper, Printed, Slip, SlipPrinter, State, Ticket, records};
use house::{House, lead};
use http_body_util::BodyExt;
use kernel::{Actor, At, Failure, Fault, Lang};
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, Credential, Gatekeeper, Identity, Settings, SiteInfo};

/// Whoever shows a session is the manager.
struct Manager;

impl Gatekeeper for Manager {
    fn identify<'a>(
        &'a self,
        _app: &'a App,
        shown: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        Box::pin(async move {
            let Credential::Session(_) = shown else { return Ok(None) };
            Ok(Some(Identity { actor: house::actor(9, &["hall.manage"]), session_id: "s".into() }))
        })
    }
}

/// A printer whose state is set by the story.
struct FakePrinter(Mutex<(Printed, Vec<(String, Slip)>)>);

impl SlipPrinter for FakePrinter {
    fn print<'a>(&'a self, address: &'a str, slip: &'a Slip) -> BoxFuture<'a, Printed> {
        let mut state = self.0.lock().expect("no panic before");
        state.1.push((address.to_owned(), slip.clone()));
        let told = state.0;
        Box::pin(async move { told })
    }
}

struct Answer {
    status: u16,
    location: String,
    cookies: Vec<String>,
    body: String,
}

/// A screen at the door: a browser with its cookies.
struct Screen {
    app: App,
    printer: Arc<FakePrinter>,
    cookie: String,
}

const FORM: &str = "application/x-www-form-urlencoded";

impl Screen {
    fn new(world: &World) -> Screen {
        let printer = Arc::new(FakePrinter(Mutex::new((Printed::Done, Vec::new()))));
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.example".into(), ..Settings::default() })
            .gatekeeper(Arc::new(Manager))
            .with_part::<dyn SlipPrinter>(printer.clone())
            .with_part::<dyn BlobStore>(Arc::new(MemoryBlobs::default()))
            .capabilities([people::CAPABILITY, cases::CAPABILITY, hall::CAPABILITY])
            .build()
            .expect("the pages are built");
        Screen { app, printer, cookie: String::new() }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = request.header(header::COOKIE, &self.cookie).body(body).expect("a request");
        let response = web::router(&self.app).oneshot(request).await.expect("an answer");
        let status = response.status().as_u16();
        let all = |name| {
            let values = response.headers().get_all(name).iter();
            values.filter_map(|v| v.to_str().ok()).map(str::to_owned).collect::<Vec<_>>()
        };
        let (location, cookies) = (all(header::LOCATION).pop().unwrap_or_default(), all(header::SET_COOKIE));
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        Answer { status, location, cookies, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).header(header::ACCEPT, "text/html"), Body::empty()).await
    }

    async fn press(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, FORM);
        self.ask(request.header(header::ACCEPT, "text/html"), Body::from(body)).await
    }

    /// Enrols it with a way of printing.
    async fn enrolled(world: &World, paper: Paper) -> Screen {
        let mut screen = Screen::new(world);
        let new = NewKiosk { site: "centro".into(), name: "Entrada".into(), first: 900, last: 949, paper };
        let key = world.store.write("test.enrol", Actor::System("test"), new, |work, new| {
            Box::pin(hall::enrol_kiosk(work, new))
        });
        let key = key.await.expect("a kiosk is enrolled");
        let enrolled = screen.get(&format!("/sala/centro/kiosco/{key}")).await;
        assert_eq!((enrolled.status, enrolled.location.as_str()), (303, "/sala/centro/kiosco"));
        screen.cookie = format!("kiosco={key}");
        assert!(enrolled.cookies[0].starts_with(&format!("{}; Path=/sala; ", screen.cookie)));
        assert!(enrolled.cookies[0].contains("HttpOnly"));
        screen
    }

    fn printer_is(&self, state: Printed) {
        self.printer.0.lock().expect("no panic before").0 = state;
    }
}

async fn ticket(house: &House, prefix: &str, number: i64) -> Option<Ticket> {
    let site = house.founded.site;
    let code = Code::new(prefix, number);
    house
        .look((site, code), |look, (site, code)| {
            let day = At::parse("2026-12-02T08:00").expect("an instant").day();
            Box::pin(records::ticket_by_code(look, *site, day, code))
        })
        .await
}

const TAKE: &str = "/sala/centro/kiosco/turno";

#[test]
fn two_touches_to_a_turn_and_the_same_form_twice_is_one_turn() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let kiosk = Screen::enrolled(&world, Paper::Browser).await;
        let idle = kiosk.get("/sala/centro/kiosco").await;
        assert!(idle.body.contains("Toque para empezar") && idle.body.contains("/sala/centro/kiosco/elegir"));
        let mut before = Screen::new(&world);
        before.cookie = format!("{}; contraste=alto; lang=en", kiosk.cookie);
        let anew = before.get("/sala/centro/kiosco").await;
        assert_eq!((anew.status, anew.location.as_str()), (303, "/sala/centro/kiosco"));
        assert!(anew.cookies.iter().any(|c| c.starts_with("contraste=; ")), "the next person starts anew");
        let choose = kiosk.get("/sala/centro/kiosco/elegir").await;
        let at = |words: &str| choose.body.find(words).unwrap_or_else(|| panic!("{words}: {}", choose.body));
        assert!(at("Atención preferencial") < at("Línea facturacion"), "preferential first");

        let form = [("servicio", "facturacion"), ("form_token", "t1")];
        let (first, again) = (kiosk.press(TAKE, &form).await, kiosk.press(TAKE, &form).await);
        assert_eq!(first.status, 303, "{}", first.body);
        assert_eq!(first.location, again.location);
        assert!(first.location.ends_with("?papel=navegador"));
        let turn = kiosk.get(&first.location).await;
        assert!(turn.body.contains("A 001") && turn.body.contains("data-imprimir=\"A 001\""));
        assert!(turn.body.contains("Nadie") && turn.body.contains("Todavía no lo sabemos"), "{}", turn.body);
        assert!(turn.body.contains("<svg") && turn.body.contains("https://pqr.example/turno/"));
        assert!(ticket(&house, "A", 2).await.is_none());
    });
}

#[test]
fn who_goes_first_says_so_without_proof_and_the_reason_stays_for_the_day() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let kiosk = Screen::enrolled(&world, Paper::Never).await;
        let page = kiosk.get("/sala/centro/kiosco/preferencial").await;
        assert!(page.body.contains("No pedimos ninguna prueba"));
        let of = |more: &[(&'static str, &'static str)]| {
            [&[("preferencial", "si"), ("servicio", "tramites")], more].concat()
        };
        kiosk.press(TAKE, &of(&[])).await;
        kiosk.press(TAKE, &of(&[("motivo", "pregnancy"), ("necesita", "sign_language")])).await;
        kiosk.press(TAKE, &of(&[("motivo", "community_leader")])).await;
        let (first, second) = (ticket(&house, "P", 1).await.unwrap(), ticket(&house, "P", 2).await.unwrap());
        assert_eq!((first.class, first.ground, first.origin), (Class::Preferential, None, Origin::Kiosk));
        assert_eq!(second.ground.map(|g| g.key()), Some("pregnancy"));
        assert_eq!(second.needs.len(), 1);
        assert_eq!(ticket(&house, "C", 1).await.unwrap().class, Class::Community);
        // a reason of no list is no reason, never a failure
        let odd = kiosk.press(TAKE, &of(&[("motivo", "<x>"), ("necesita", "'")])).await;
        assert_eq!(odd.status, 303);
    });
}

#[test]
fn a_screen_that_was_not_enrolled_gives_nothing() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let stranger = Screen::new(&world);
        for path in ["", "/elegir", "/preferencial", "/senas", "/sin-linea", "/cita", "/WRONGKEY"] {
            let page = stranger.get(&format!("/sala/centro/kiosco{path}")).await;
            assert_eq!(page.status, 403, "{path}");
            assert!(page.body.contains("todavía no es un kiosco"), "{path}");
        }
        assert_eq!(stranger.press(TAKE, &[("servicio", "facturacion")]).await.status, 403);
        let sent = [("servicio", "facturacion"), ("form_token", "x"), ("numero", "900")];
        assert_eq!(stranger.press("/sala/centro/kiosco/conciliar", &sent).await.status, 403);
        assert_eq!(stranger.get("/sala/nowhere/kiosco").await.status, 404);
        assert!(stranger.get("/sala/centro/kiosco/estado").await.body.contains("\"enrolled\":false"));
        assert!(ticket(&house, "A", 1).await.is_none());
    });
}

#[test]
fn the_printer_fails_and_the_turn_is_valid() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let kiosk = Screen::enrolled(&world, Paper::Network("10.0.0.7:9100".into())).await;
        let states = [
            (Printed::Done, "impreso", "Recoja su papel abajo"),
            (Printed::NoPaper, "falta", "No hay papel. Su turno es válido: tome una foto"),
            (Printed::Unreachable, "fallo", "La impresora no responde. Su turno es válido"),
        ];
        for (place, (state, word, told)) in states.into_iter().enumerate() {
            kiosk.printer_is(state);
            let taken = kiosk.press(TAKE, &[("servicio", "pagos"), ("form_token", word)]).await;
            assert!(taken.location.ends_with(&format!("?papel={word}")), "{}", taken.location);
            assert!(kiosk.get(&taken.location).await.body.contains(told), "{word}");
            assert!(ticket(&house, "F", place as i64 + 1).await.is_some());
        }
        let printed = kiosk.printer.0.lock().unwrap().1.clone();
        let (address, slip) = &printed[2];
        assert_eq!(
            (address.as_str(), slip.code.as_str(), slip.service.as_str()),
            ("10.0.0.7:9100", "F 003", "Línea pagos")
        );
        assert!(slip.url.starts_with("https://pqr.example/turno/") && slip.lines[0].ends_with("2 personas"));
    });
}

#[test]
fn a_closed_line_says_so_before_and_after_the_touch() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let kiosk = Screen::enrolled(&world, Paper::Never).await;
        let line = close_line::CloseLine { service: house.founded.services[0] };
        house.act(lead(1), line, |work, line| Box::pin(close_line::run(work, line))).await.unwrap();
        let choose = kiosk.get("/sala/centro/kiosco/elegir").await;
        assert!(choose.body.contains("Esta línea está cerrada por hoy"), "{}", choose.body);
        assert!(!choose.body.contains("value=\"facturacion\""));
        let pressed = kiosk.press(TAKE, &[("servicio", "facturacion")]).await;
        assert_eq!(pressed.status, 409);
        assert!(pressed.body.contains("role=\"alert\"") && pressed.body.contains("<title>Error: "));
        assert_eq!(kiosk.press(TAKE, &[("servicio", "no-such")]).await.status, 404);
        assert_eq!(kiosk.press(TAKE, &[]).await.status, 404);
    });
}

#[test]
fn numbers_given_without_connection_come_into_the_line_once() {
    testkit::each(async |world| {
        world.at("2026-12-02T10:00");
        let house = House::new(&world.store).await;
        let kiosk = Screen::enrolled(&world, Paper::Never).await;
        // the answer to this one never reached the kiosk: it gave A 900 instead
        let lost = kiosk.press(TAKE, &[("servicio", "facturacion"), ("form_token", "lost")]).await;
        assert_eq!(lost.status, 303);
        let path = "/sala/centro/kiosco/conciliar";
        let sent = [
            ("servicio", "facturacion"),
            ("form_token", "uuid-1"),
            ("numero", "900"),
            ("hace", "600"),
            ("en_vez", "lost"),
        ];
        for _ in 0..2 {
            let answer = kiosk.press(path, &sent).await;
            assert_eq!(answer.body, r#"{"done":true,"code":"A 900","changed":false,"why":null}"#);
        }
        let turn = ticket(&house, "A", 900).await.unwrap();
        assert_eq!(turn.arrived_at.zoned().minute(), 50, "ten minutes ago");
        assert_eq!(ticket(&house, "A", 1).await.unwrap().state, State::Gone, "nobody holds its paper");
        assert!(ticket(&house, "A", 2).await.is_none());

        // another kiosk gave the same number: the place is kept, the answer tells the other code
        let same = [("servicio", "facturacion"), ("form_token", "uuid-2"), ("numero", "900")];
        let answer = kiosk.press(path, &same).await;
        assert!(answer.body.contains(r#""code":"A 002","changed":true"#), "{}", answer.body);

        // the line was closed meanwhile: who holds a paper is attended
        let line = close_line::CloseLine { service: house.founded.services[0] };
        house.act(lead(1), line, |work, line| Box::pin(close_line::run(work, line))).await.unwrap();
        let late = [("servicio", "facturacion"), ("form_token", "uuid-3"), ("numero", "901")];
        assert!(kiosk.press(path, &late).await.body.contains(r#""code":"A 901""#));

        // the paper of yesterday
        let old =
            [("servicio", "facturacion"), ("form_token", "uuid-4"), ("numero", "902"), ("hace", "86400")];
        let answer = kiosk.press(path, &old).await;
        assert!(answer.body.contains(r#""done":true,"code":null"#), "{}", answer.body);
        for wrong in [[("numero", "47"), ("form_token", "u")], [("numero", "900"), ("form_token", "")]] {
            assert_eq!(kiosk.press(path, &wrong).await.status, 400);
        }
    });
}

#[test]
fn the_phone_follows_its_turn_lets_others_pass_and_gives_it_up() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let phone = Screen::new(&world);
        let page = phone.get("/sala/centro/turno").await;
        assert!(page.status == 200 && page.body.contains("Línea facturacion"), "{}", page.body);
        let nothing = phone.press("/sala/centro/turno", &[("preferencial", "si")]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.body.contains("¿Qué necesita?: escoja una opción"));
        assert!(nothing.body.contains("value=\"si\" checked"), "what was chosen stays");

        house.came(0, Class::General).await;
        let form = [("servicio", "facturacion"), ("form_token", "p1")];
        let taken = phone.press("/sala/centro/turno", &form).await;
        assert_eq!(taken.status, 303);
        let address = taken.location;
        house.came(0, Class::General).await;
        let turn = phone.get(&address).await;
        assert!(turn.body.contains("A 002") && turn.body.contains("Falta 1 persona"), "{}", turn.body);
        assert_eq!(phone.press(&format!("{address}/despues"), &[]).await.status, 422);
        let later = [("pasan", "todas")];
        assert_eq!(phone.press(&format!("{address}/despues"), &later).await.status, 303);
        assert!(phone.get(&address).await.body.contains("Faltan 2 personas"));

        let shift = house.open(1).await;
        for _ in 0..2 {
            house.serve(1, shift).await;
        }
        house.call(1, shift, None).await.unwrap();
        let called = phone.get(&address).await;
        assert!(called.body.contains("data-estado=\"called\"") && called.body.contains("Es su turno"));
        assert!(called.body.contains("<b class=\"num\">1</b>"), "the number of the counter");
        // too late to let others pass
        assert_eq!(phone.press(&format!("{address}/despues"), &later).await.status, 409);
        let sure = phone.press(&format!("{address}/desistir"), &[]).await;
        assert!(sure.location.ends_with("?seguro=no"), "asked once more");
        assert!(phone.get(&sure.location).await.body.contains("Sí, dejar el turno"));
        phone.press(&format!("{address}/desistir"), &[("seguro", "si")]).await;
        assert!(phone.get(&address).await.body.contains("Usted dejó este turno"));
        assert_eq!(ticket(&house, "A", 2).await.unwrap().state, State::Gone);
        assert_eq!(phone.get("/turno/NOSUCHSECRET").await.status, 404);
    });
}

#[test]
fn the_wait_is_told_as_a_range_once_enough_was_seen() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let phone = Screen::new(&world);
        let shift = house.open(1).await;
        for _ in 0..30 {
            house.came(0, Class::General).await;
            let called = house.call(1, shift, None).await.unwrap().unwrap();
            house.begin(1, called.id).await.unwrap();
            world.clock.advance_seconds(300);
            house.finish(1, called.id).await.unwrap();
        }
        for _ in 0..3 {
            house.came(0, Class::General).await;
        }
        let form = [("servicio", "facturacion"), ("form_token", "p1")];
        let address = phone.press("/sala/centro/turno", &form).await.location;
        let page = phone.get(&address).await;
        // three before, one counter, five minutes each: the range holds a quarter of an hour
        let range = page.body.split("Entre ").nth(1).and_then(|rest| rest.split(" minutos").next());
        let range = range.unwrap_or_else(|| panic!("no range: {}", page.body));
        let (low, high) = range.split_once(" y ").expect("two numbers");
        let (low, high): (i64, i64) = (low.parse().unwrap(), high.parse().unwrap());
        assert!((10..=15).contains(&low) && (15..=25).contains(&high), "{range}");
    });
}

#[test]
fn kiosks_are_enrolled_in_the_settings_and_bad_input_names_its_field() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        House::new(&world.store).await;
        let mut office = Screen::new(&world);
        let path = "/ajustes/sala/kioscos";
        assert_eq!(office.get(path).await.status, 303, "to the log-in");
        office.cookie = "cauce=0123456789abcdef0123".into();
        let empty = office.get(path).await;
        assert!(
            empty.body.contains("No hay kioscos en este punto"),
            "{} {} {}",
            empty.status,
            empty.location,
            empty.body
        );
        let form = |name, first, last, kind, printer| {
            [
                ("site", "centro"),
                ("name", name),
                ("first", first),
                ("last", last),
                ("kind", kind),
                ("printer", printer),
            ]
        };
        for (wrong, told) in [
            (form("", "900", "949", "browser", ""), "Nombre: escriba"),
            (form("Entrada", "1", "949", "browser", ""), "Números sin conexión: escriba dos números"),
            (form("Entrada", "949", "900", "browser", ""), "Números sin conexión: escriba dos números"),
            (form("Entrada", "x", "949", "browser", ""), "Números sin conexión: escriba dos números"),
            (form("Entrada", "900", "949", "network", "a b"), "Dirección de la impresora: escriba"),
        ] {
            let refused = office.press(path, &wrong).await;
            assert!(refused.status == 422 && refused.body.contains(told), "{told}: {}", refused.body);
        }
        let made = office.press(path, &form("Entrada", "900", "949", "network", "10.0.0.7")).await;
        let key = made.body.split("/sala/centro/kiosco/").nth(1).and_then(|rest| rest.split('<').next());
        let key = key.expect("the address with its key").to_owned();
        assert!(made.status == 200 && made.body.contains("10.0.0.7:9100"));
        let taken = office.press(path, &form("Otra", "940", "960", "browser", "")).await;
        assert!(taken.status == 422 && taken.body.contains("otro kiosco de este punto ya usa"));
        let id = made.body.split("name=\"renew\" value=\"").nth(1).and_then(|r| r.split('"').next()).unwrap();
        let renewed = office.press(path, &[("site", "centro"), ("renew", id)]).await;
        assert_eq!(renewed.status, 200);
        assert_eq!(
            office.get(&format!("/sala/centro/kiosco/{key}")).await.status,
            403,
            "the old key opens nothing"
        );
        assert_eq!(office.press(path, &[("site", "centro"), ("remove", id)]).await.status, 303);
        assert_eq!(office.press(path, &[("site", "centro"), ("remove", id)]).await.status, 404);
    });
}

#[test]
fn the_refusals_of_kiosks_are_typed() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        House::new(&world.store).await;
        let new = |site: &str, first, last| NewKiosk {
            site: site.into(),
            name: "Entrada".into(),
            first,
            last,
            paper: Paper::Never,
        };
        for (wrong, refusal) in [
            (new("nowhere", 900, 949), hall::KioskRefusal::Unknown),
            (new("centro", 899, 949), hall::KioskRefusal::BadRange),
            (new("centro", 900, 1_000), hall::KioskRefusal::BadRange),
        ] {
            let told = world.store.write("test.enrol", Actor::System("test"), wrong, |work, new| {
                Box::pin(hall::enrol_kiosk(work, new))
            });
            assert!(matches!(told.await, Err(Failure::Refused(why)) if why == refusal));
        }
    });
}
