//! The pages, as people meet them: without script, with mistakes, in a hurry.

mod house;

use axum::body::Body;
use axum::http::Request;
use house::House;

const ANA: &str = "ana.appointments-read.appointments-manage";
const FORM: &str = "/citas/nueva/centro/facturacion/datos";

fn pairs<'a>(hour: &'a str, name: &'a str, token: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("hora", hour), ("name", name), ("phone", "310 123 4548"), ("form_token", token)]
}

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

#[test]
fn a_person_books_moves_and_gives_up() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let home = house.get("visitor", "/citas").await;
        assert!(home.body.contains("/citas/nueva/centro/facturacion") && !home.body.contains("centro/danos"));
        let week = house.get("visitor", "/citas/nueva/centro/facturacion").await;
        assert_eq!(week.status, 200);
        assert!(
            week.body.contains("value=\"2026-11-24T08:20\"") && week.body.contains("martes 24 de noviembre")
        );
        let data = house.get("visitor", &format!("{FORM}?hora=2026-11-24T08:20")).await;
        assert!(data.body.contains("name=\"form_token\"") && data.body.contains("8:20"));
        let booked = house.post("visitor", FORM, &pairs("2026-11-24T08:20", "María Ríos", TOKEN)).await;
        assert_eq!(booked.status, 303, "{}", booked.body);
        let again = house.post("visitor", FORM, &pairs("2026-11-24T08:20", "María Ríos", TOKEN)).await;
        assert_eq!(again.location, booked.location);
        let mine = house.get("visitor", &booked.location).await;
        assert!(
            mine.body.contains("cita.ics") && mine.body.contains("María R.") && !mine.body.contains("310")
        );
        let calendar = house.get("visitor", &format!("{}/cita.ics", booked.location)).await;
        assert!(
            calendar.kind.starts_with("text/calendar") && calendar.body.contains("DTSTART:20261124T132000Z")
        );
        let code = house.get("visitor", &format!("{}/qr.svg", booked.location)).await;
        assert_eq!(code.kind, "image/svg+xml");
        let to = format!("{}/mover", booked.location);
        let none = house.post("visitor", &to, &[]).await;
        assert_eq!(none.status, 422);
        assert_eq!(house.post("visitor", &to, &[("hora", "2026-11-25T09:00")]).await.status, 303);
        assert!(house.get("visitor", &booked.location).await.body.contains("25 de noviembre"));
        house.post("visitor", &format!("{}/cancelar", booked.location), &[]).await;
        let gone = house.get("visitor", &booked.location).await;
        assert!(gone.body.contains("Cancelada") && !gone.body.contains("/mover"));
    });
}

#[test]
fn mistakes_are_told_and_what_was_typed_stays() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let bad = house
            .post("visitor", FORM, &[("hora", "2026-11-24T08:20"), ("name", "María"), ("email", "m@")])
            .await;
        assert_eq!(bad.status, 422);
        assert!(bad.body.contains("value=\"María\"") && bad.body.contains("Revise el correo"));
        let no_hour = house.get("visitor", FORM).await;
        assert_eq!(no_hour.status, 422);
        for n in 1..3 {
            house.book(n, "2026-11-24T08:20").await.unwrap();
        }
        let full = house.post("visitor", FORM, &pairs("2026-11-24T08:20", "Ana Gil", TOKEN)).await;
        assert_eq!(full.status, 422);
        assert!(full.body.contains("acaban de tomar") && full.body.contains("value=\"Ana Gil\""));
        assert!(full.body.contains("value=\"2026-11-24T08:40\""), "other hours stand beside");
        for path in ["/citas/nueva/centro/danos", "/citas/nueva/x/y", "/citas/0123456789abcdef0", "/citas/x"]
        {
            assert_eq!(house.get("visitor", path).await.status, 404, "{path}");
        }
        let odd = house.get("visitor", "/citas/nueva/centro/facturacion?desde=nunca&hora=%00").await;
        assert_eq!(odd.status, 200);
    });
}

#[test]
fn a_week_without_hours_says_which_is_next() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        house.world.at("2026-12-24T16:00");
        let week = house.get("visitor", "/citas/nueva/centro/facturacion?desde=2026-12-25").await;
        assert!(week.body.contains("lunes 28 de diciembre"), "{}", week.body);
        house.world.at("2026-11-28T08:00");
        let rest = house.get("visitor", "/citas/nueva/centro/facturacion?desde=2026-12-20").await;
        assert!(rest.body.contains("lunes 21 de diciembre"));
    });
}

#[test]
fn the_code_of_the_stub_gives_the_turn_to_people_and_kiosks() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let mine = house.book(1, "2026-11-24T08:20").await.unwrap();
        let path = format!("/citas/llegada/{}", mine.key);
        let early = house.get("visitor", &path).await;
        assert_eq!(early.status, 409);
        house.world.at("2026-11-24T08:05");
        assert!(house.get("visitor", &path).await.body.contains("method=\"post\""));
        let json = house.ask("visitor", Request::post(&path), Body::empty(), "application/json").await;
        assert_eq!(json.status, 200);
        assert!(json.body.contains("\"code\":\"A 001\""), "{}", json.body);
        let page = house.post("visitor", &path, &[]).await;
        assert!(page.status == 303 && page.location.starts_with("/turno/"));
    });
}

#[test]
fn officers_book_for_a_person_and_mark_who_came() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        assert_ne!(house.get("ana", "/citas/agenda").await.status, 200);
        let base = "/citas/agenda/reservar/centro/facturacion";
        assert!(house.get(ANA, "/citas/agenda/reservar").await.body.contains(base));
        // the notice does not bind the desk: 8:00 is an hour and a minute away for nobody
        house.world.at("2026-11-23T07:40");
        let mut form = pairs("2026-11-23T08:00", "Jairo Montes", TOKEN);
        form.push(("origin", "counter"));
        let booked = house.post(ANA, &format!("{base}/datos"), &form).await;
        assert_eq!(booked.location, "/citas/agenda?sede=centro&dia=2026-11-23");
        let agenda = house.get(ANA, &booked.location).await;
        assert!(agenda.body.contains("Jairo Montes") && agenda.body.contains("/llego"));
        let id =
            agenda.body.split("/citas/agenda/").find_map(|t| t.split_once("/llego")).unwrap().0.to_owned();
        assert_eq!(house.post(ANA, &format!("/citas/agenda/{id}/llego"), &[]).await.status, 303);
        assert!(house.get(ANA, &booked.location).await.body.contains("A 001"));
        assert_eq!(house.post(ANA, "/citas/agenda/x/llego", &[]).await.status, 404);
    });
}

#[test]
fn who_keeps_the_settings_adds_hours_and_rules() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let path = "/ajustes/citas/centro/danos";
        assert!(house.get(ANA, "/ajustes/citas").await.body.contains(path));
        let hours = [
            ("weekday", "1"),
            ("weekday", "3"),
            ("from", "14:00"),
            ("to", "16:00"),
            ("minutes", "30"),
            ("seats", "1"),
        ];
        assert_eq!(house.post(ANA, path, &hours).await.status, 303);
        let twice = house.post(ANA, path, &hours).await;
        assert!(twice.status == 422 && twice.body.contains("value=\"14:00\""));
        let shown = house.get(ANA, path).await;
        let id = shown.body.split("name=\"id\" value=\"").nth(1).and_then(|t| t.split('"').next()).unwrap();
        assert_eq!(house.post(ANA, &format!("{path}/quitar"), &[("id", id)]).await.status, 303);
        assert_eq!(house.count("SELECT COUNT(*) FROM appointments_offers").await, 6);
        let rules = |late: &'static str| {
            [("days_ahead", "15"), ("notice", "30"), ("lead", "10"), ("late", late), ("version", "0")]
        };
        let wrong = house.post(ANA, &format!("{path}/reglas"), &rules("mucho")).await;
        assert!(wrong.status == 422 && wrong.body.contains("value=\"mucho\""));
        assert_eq!(house.post(ANA, &format!("{path}/reglas"), &rules("5")).await.status, 303);
        assert_eq!(house.post(ANA, &format!("{path}/reglas"), &rules("6")).await.status, 409);
    });
}
