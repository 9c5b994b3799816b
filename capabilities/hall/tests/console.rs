//! The screens of those who serve, through their doors: every verb from its page, what bad input gets, and
//! the same button pressed twice.

use crate::house;

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use hall::{Class, Outcome, State, TicketId};
use house::{House, agent, lead, officer};
use http_body_util::BodyExt;
use kernel::{Actor, Fault, Lang};
use people::actions::register_person::{self, Registration};
use people::{DocumentType, PersonKind};
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, Credential, Gatekeeper, Identity, Settings, SiteInfo};

/// Whoever shows the number of an officer is that officer, with everything the hall knows.
struct Everybody;

impl Gatekeeper for Everybody {
    fn identify<'a>(
        &'a self,
        _app: &'a App,
        shown: Credential<'a>,
    ) -> store::BoxFuture<'a, Result<Option<Identity>, Fault>> {
        Box::pin(async move {
            let Credential::Session(text) = shown else { return Ok(None) };
            let mut parts = text.split('.').skip(1);
            let Some(n) = parts.next().and_then(|n| n.parse::<u8>().ok()) else { return Ok(None) };
            let may: Vec<String> = parts.map(|p| p.replace('_', ".")).collect();
            let may: Vec<&str> = may.iter().map(String::as_str).collect();
            Ok(Some(Identity { actor: house::actor(n, &may), session_id: text.to_owned() }))
        })
    }
}

/// A browser of one officer.
struct Browser {
    app: App,
    session: String,
}

struct Answer {
    status: u16,
    location: String,
    body: String,
}

impl Browser {
    fn new(world: &World, session: &str) -> Browser {
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.example".into(), ..Settings::default() })
            .gatekeeper(Arc::new(Everybody))
            .capabilities([people::CAPABILITY, cases::CAPABILITY, hall::CAPABILITY])
            .build()
            .expect("the pages are built");
        Browser { app, session: session.into() }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookie = format!("{}={}", web::session_name(false), self.session);
        let request = request.header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
        let request = request.body(body).expect("a request");
        let response = web::router(&self.app).oneshot(request).await.expect("an answer");
        let status = response.status().as_u16();
        let location = response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok());
        let location = location.unwrap_or_default().to_owned();
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        Answer { status, location, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path), Body::empty()).await
    }

    async fn press(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, Body::from(body)).await
    }
}

async fn turn(house: &House, class: Class) -> TicketId {
    house.came(0, class).await.id
}

async fn state(house: &House, id: TicketId) -> State {
    house.ticket(id).await.state
}

#[test]
fn an_officer_attends_from_the_page_and_a_button_pressed_twice_acts_once() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let page = Browser::new(&world, "the-officer.1.hall_attend");
        let counter = house.founded.counters[0].to_string();
        let chosen = page.get("/modulo").await;
        assert!(chosen.status == 200 && chosen.body.contains("Abrir Módulo 1"), "{}", chosen.body);
        assert_eq!(page.press("/modulo/abrir", &[("counter", "x")]).await.status, 422);
        assert_eq!(page.press("/modulo/abrir", &[("counter", &counter), ("request", "o")]).await.status, 303);

        // somebody else's counter: whose it is
        let other = Browser::new(&world, "the-officer.2.hall_attend");
        let taken = other.press("/modulo/abrir", &[("counter", &counter), ("request", "p")]).await;
        assert!(taken.status == 409 && taken.body.contains("Escoja otro módulo"), "{}", taken.body);

        let nobody = page.press("/modulo/llamar", &[("request", "n")]).await;
        assert_eq!((nobody.status, nobody.location.as_str()), (303, "/modulo"));
        let (first, second) = (turn(&house, Class::General).await, turn(&house, Class::General).await);
        // nobody was called before, so the same key may call now; the second press does not call again
        for _ in 0..2 {
            assert_eq!(page.press("/modulo/llamar", &[("request", "n")]).await.status, 303);
        }
        assert_eq!(
            (state(&house, first).await, state(&house, second).await),
            (State::Called, State::Waiting)
        );
        let shown = page.get("/modulo").await.body;
        let next = shown.split("id=\"t-siguen\"").nth(1).unwrap_or_default();
        let next = next.split("</section>").next().unwrap_or_default();
        assert!(next.contains("A 002") && !next.contains("A 001"), "{next}");
        let busy = page.press("/modulo/llamar", &[("request", "m")]).await;
        assert!(busy.status == 409 && busy.body.contains("Primero termine con el turno A 001"));

        let ticket = first.to_string();
        let soon = page.press("/modulo/repetir", &[("ticket", &ticket), ("request", "r")]).await;
        assert!(soon.status == 409 && soon.body.contains("Acaba de llamarse"));
        for _ in 0..2 {
            let begun = page.press("/modulo/empezar", &[("ticket", &ticket), ("request", "b")]).await;
            assert_eq!(begun.status, 303, "{}", begun.body);
        }
        let bad = [("ticket", ticket.as_str()), ("topics", "consumo"), ("request", "f")];
        let bad = page.press("/modulo/terminar", &bad).await;
        assert!(bad.status == 422 && bad.body.contains("Resultado: escoja cómo terminó"), "{}", bad.body);
        assert!(bad.body.contains("value=\"consumo\" checked"), "what was chosen stays");
        let end = [
            ("ticket", ticket.as_str()),
            ("topics", "consumo"),
            ("outcome", "informed"),
            ("then", "call"),
            ("request", "g"),
        ];
        for _ in 0..2 {
            assert_eq!(page.press("/modulo/terminar", &end).await.status, 303);
        }
        assert_eq!(
            (state(&house, first).await, state(&house, second).await),
            (State::Finished, State::Called)
        );
        // of somebody else
        let theirs = other.press("/modulo/empezar", &[("ticket", &second.to_string())]).await;
        assert_eq!(theirs.status, 403);
        assert_eq!(page.press("/modulo/inventado", &[]).await.status, 404);
    });
}

#[test]
fn absence_hold_transfer_direct_call_pause_and_close_from_the_page() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let page = Browser::new(&world, "the-officer.1.hall_attend");
        let counter = house.founded.counters[0].to_string();
        page.press("/modulo/abrir", &[("counter", &counter)]).await;
        let (a, b) = (turn(&house, Class::General).await, turn(&house, Class::General).await);
        page.press("/modulo/llamar", &[]).await;
        let id = a.to_string();
        let early = page.press("/modulo/ausente", &[("ticket", &id)]).await;
        assert!(early.status == 409 && early.body.contains("Antes de marcar la ausencia"));
        world.at("2026-12-02T08:01");
        page.press("/modulo/repetir", &[("ticket", &id)]).await;
        world.at("2026-12-02T08:02");
        assert_eq!(page.press("/modulo/ausente", &[("ticket", &id), ("request", "1")]).await.status, 303);
        assert_eq!(state(&house, a).await, State::Absent);
        assert!(page.get("/modulo").await.body.contains("A 001 volvió"));
        assert_eq!(page.press("/modulo/volver", &[("ticket", &id), ("request", "2")]).await.status, 303);
        assert_eq!(state(&house, a).await, State::Waiting);

        for (pairs, words) in [
            ([("code", "nada"), ("reason", "vuelve")], "escriba la letra y el número"),
            ([("code", "A 2"), ("reason", " ")], "escriba por qué se llama"),
            ([("code", "Z 9"), ("reason", "vuelve")], "No existe ese turno"),
        ] {
            let refused = page.press("/modulo/directo", &pairs).await;
            assert!(refused.status >= 400 && refused.body.contains(words), "{words}: {}", refused.body);
        }
        let direct = page.press("/modulo/directo", &[("code", "a2"), ("reason", "Trae un bebé")]).await;
        assert_eq!((direct.status, state(&house, b).await), (303, State::Called));
        let id = b.to_string();
        page.press("/modulo/empezar", &[("ticket", &id)]).await;
        for _ in 0..2 {
            assert_eq!(page.press("/modulo/espera", &[("ticket", &id), ("request", "h")]).await.status, 303);
        }
        assert_eq!(page.press("/modulo/retomar", &[("ticket", &id)]).await.status, 303);
        let service = format!("service:{}", house.founded.services[2]);
        let lost = page.press("/modulo/pasar", &[("ticket", &id), ("to", ""), ("note", "Trae poder")]).await;
        assert!(
            lost.status == 422 && lost.body.contains("Destino: escoja") && lost.body.contains("Trae poder")
        );
        let good = [
            ("ticket", id.as_str()),
            ("to", &service),
            ("place", "first"),
            ("note", "Trae poder"),
            ("request", "t"),
        ];
        for _ in 0..2 {
            assert_eq!(page.press("/modulo/pasar", &good).await.status, 303);
        }
        assert_eq!(state(&house, b).await, State::Waiting);

        assert_eq!(page.press("/modulo/pausa", &[]).await.status, 422);
        assert_eq!(page.press("/modulo/pausa", &[("pause", "Almuerzo"), ("request", "z")]).await.status, 303);
        assert!(page.get("/modulo").await.body.contains("En pausa: Almuerzo"));
        assert_eq!(page.press("/modulo/llamar", &[]).await.status, 409);
        assert_eq!(page.press("/modulo/seguir", &[]).await.status, 303);
        assert_eq!(page.press("/modulo/cerrar", &[]).await.status, 303);
        assert!(page.get("/modulo").await.body.contains("Abrir Módulo 1"));
    });
}

#[test]
fn the_host_registers_upgrades_and_moves_without_asking_a_name() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let page = Browser::new(&world, "the-officer.3.hall_host");
        let (site, service) = (house.founded.site.to_string(), house.founded.services[0].to_string());
        let form = page.get("/anfitrion").await;
        assert!(form.status == 200 && !form.body.contains("name=\"name\""), "no name is asked");
        let bad = page.press("/anfitrion/turno", &[("site", &site), ("ground", "older_adult")]).await;
        assert!(bad.status == 422 && bad.body.contains("Línea: escoja a qué viene"), "{}", bad.body);
        assert!(bad.body.contains("value=\"older_adult\" checked"));
        let good = [
            ("site", site.as_str()),
            ("sala", "centro"),
            ("service", &service),
            ("ground", "older_adult"),
            ("needs", "wheelchair"),
            ("request", "t"),
        ];
        let (once, twice) =
            (page.press("/anfitrion/turno", &good).await, page.press("/anfitrion/turno", &good).await);
        assert!(once.status == 303 && once.location == twice.location, "{} {}", once.location, once.body);
        let given = page.get(&once.location).await;
        assert!(given.body.contains("P 001") && given.body.contains("Nadie está antes"), "{}", given.body);
        assert!(given.body.contains("/turno/") && !given.body.contains("P 002"));

        let id = turn(&house, Class::General).await;
        let text = id.to_string();
        let none = page.press("/anfitrion/subir", &[("ticket", &text)]).await;
        assert!(none.status == 422 && none.body.contains("escoja una opción"));
        let up = [("ticket", text.as_str()), ("ground", "pregnancy")];
        assert_eq!(page.press("/anfitrion/subir", &up).await.status, 303);
        assert_eq!(house.ticket(id).await.class, Class::Preferential);
        let to = format!("service:{}", house.founded.services[2]);
        assert_eq!(page.press("/anfitrion/mover", &[("ticket", &text), ("to", &to)]).await.status, 303);
        assert_eq!(house.ticket(id).await.service, house.founded.services[2]);
        let away = format!("counter:{}", house.founded.counters[3]);
        let closed = page.press("/anfitrion/mover", &[("ticket", &text), ("to", &away)]).await;
        assert!(closed.status == 409 && closed.body.contains("no hay nadie"), "{}", closed.body);
        assert_eq!(page.press("/anfitrion/desistir", &[("ticket", &text)]).await.status, 303);
        assert_eq!(state(&house, id).await, State::Gone);
        // a host neither calls nor closes the day
        assert_eq!(page.press("/modulo/llamar", &[]).await.status, 403);
        assert_eq!(page.press("/anfitrion/cierre", &[]).await.status, 404);
    });
}

#[test]
fn the_coordinator_sees_alarms_moves_closes_lines_counters_and_the_day() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let shift = house.open(1).await;
        let id = turn(&house, Class::General).await;
        world.at("2026-12-02T08:30");
        let page = Browser::new(&world, "the-officer.4.hall_attend.hall_lead");
        let seen = page.get("/coordinacion").await;
        assert!(seen.body.contains("1 persona espera hace más de 20 min"), "{}", seen.body);
        assert!(seen.body.contains("Módulo 6"));
        let service = house.founded.services[0].to_string();
        assert_eq!(page.press("/coordinacion/cerrar-linea", &[("service", &service)]).await.status, 303);
        assert!(page.get("/coordinacion").await.body.contains("Cerrada por hoy"));
        assert_eq!(page.press("/coordinacion/abrir-linea", &[("service", &service)]).await.status, 303);
        let to = format!("counter:{}", house.founded.counters[0]);
        let moved = page.press("/coordinacion/mover", &[("ticket", &id.to_string()), ("to", &to)]).await;
        assert_eq!(moved.status, 303, "{}", moved.body);
        let called = house.call(1, shift, None).await.expect("the counter calls").expect("somebody waits");
        assert_eq!(called.id, id);
        // an abandoned counter: first its turn goes back to a line, then it is closed
        let close = [("shift", shift.to_string()), ("sala", "centro".into())];
        let close: Vec<(&str, &str)> = close.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let busy = page.press("/coordinacion/cerrar-modulo", &close).await;
        assert!(busy.status == 409 && busy.body.contains("A 001"));
        let to = format!("service:{service}");
        let back = [("ticket", id.to_string()), ("to", to), ("place", "keep_arrival".into())];
        let back: Vec<(&str, &str)> = back.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(page.press("/coordinacion/pasar", &back).await.status, 303);
        assert_eq!(page.press("/coordinacion/cerrar-modulo", &close).await.status, 303);

        let left = page.get("/coordinacion/cierre?sala=centro").await;
        assert!(left.body.contains("A 001") && left.body.contains("quedarán sin atender"));
        let site = house.founded.site.to_string();
        let form =
            [("site", site.as_str()), ("sala", "centro"), ("day", "2026-12-02"), ("note", "Se fue la luz")];
        let unsure = page.press("/coordinacion/cierre", &form).await;
        assert!(unsure.status == 422 && unsure.body.contains("Se fue la luz"), "{}", unsure.body);
        let sure = [&form[..], &[("confirm", "1"), ("request", "c")]].concat();
        for _ in 0..2 {
            assert_eq!(page.press("/coordinacion/cierre", &sure).await.status, 303);
        }
        assert_eq!(state(&house, id).await, State::Unattended);
        assert!(page.get("/coordinacion/cierre?sala=centro").await.body.contains("La jornada se cerró"));
        // who only attends has no door here
        assert_eq!(Browser::new(&world, "the-officer.1.hall_attend").get("/coordinacion").await.status, 403);
        assert_eq!(Browser::new(&world, "").get("/coordinacion").await.status, 303);
    });
}

#[test]
fn officers_of_the_tests_are_officers() {
    let ids = [agent(1), lead(1)].map(|actor: Actor| actor.account());
    assert_eq!(ids, [Some(officer(1)); 2]);
}

#[test]
fn a_person_is_found_and_tied_to_the_turn_and_an_attention_ends_with_a_payment() {
    testkit::each(async |world| {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let registration = Registration {
            kind: PersonKind::Natural,
            name: "Amparo Quiceno".into(),
            document: Some((DocumentType::CitizenCard, "30.123.456".into())),
            contacts: Vec::new(),
            preferred_channel: None,
            source: "desk",
        };
        let known = world.store.write("register", agent(1), registration, |work, said| {
            Box::pin(async move { register_person::run(work, said).await.map(|known| known.person) })
        });
        let person = known.await.expect("a person").to_string();
        let shift = house.open(1).await;
        let id = turn(&house, Class::General).await;
        house.call(1, shift, None).await.expect("the counter calls");
        let page = Browser::new(&world, "the-officer.1.hall_attend.people_read");
        assert_eq!(page.press("/modulo/empezar", &[("ticket", &id.to_string())]).await.status, 303);
        let found = page.get("/modulo?buscar=quiceno").await;
        assert!(found.body.contains("Amparo Quiceno") && found.body.contains(&person), "{}", found.body);
        let ticket = id.to_string();
        let wrong = page.press("/modulo/persona", &[("ticket", &ticket), ("person", "x")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("escoja una de las que se encontraron"));
        let tied = page.press("/modulo/persona", &[("ticket", &ticket), ("person", &person)]).await;
        assert_eq!(tied.status, 303);
        assert_eq!(house.ticket(id).await.person.map(|p| p.to_string()), Some(person));
        assert!(page.get("/modulo").await.body.contains("Amparo Quiceno"));

        for outcome in ["unrecorded", "pagó", ""] {
            let end = [("ticket", ticket.as_str()), ("outcome", outcome), ("request", outcome)];
            assert_eq!(page.press("/modulo/terminar", &end).await.status, 422, "{outcome}");
        }
        assert!(page.get("/modulo").await.body.contains("Pagó"));
        let end = [("ticket", ticket.as_str()), ("outcome", "paid"), ("request", "end")];
        assert_eq!(page.press("/modulo/terminar", &end).await.status, 303);
        assert_eq!(house.ticket(id).await.outcome, Some(Outcome::Paid));
    });
}
