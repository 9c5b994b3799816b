//! Pages of officers, without script, on both engines.

mod house;

use house::{ANA, BERTA, House};

const DIANA: &str = "Diana cases.read notifications.read";

async fn told_house(world: testkit::World) -> (House, cases::CaseId, String) {
    let house = House::new(world).await;
    house.at("2026-03-13T08:00").await;
    let case = house.file("1").await;
    house.assign(case.id, "Ana").await;
    house.at("2026-03-26T09:00").await;
    (house, case.id, case.number)
}

#[test]
fn notices_are_read_one_by_one_or_all_and_only_by_their_officer() {
    testkit::each(async |world| {
        let (house, case, number) = told_house(world).await;
        let page = house.get(ANA, "/alertas").await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains(&number) && page.body.contains("Va la mitad del plazo"), "{}", page.body);
        assert!(house.get(ANA, "/alertas/cuenta").await.body.contains(">1<span"));
        let open = page.body.split("action=\"").find(|a| a.contains("/abrir\"")).unwrap();
        let open = open.split('"').next().unwrap().to_owned();
        assert_eq!(house.post(DIANA, &open, &[]).await.status, 404, "somebody else's");
        let went = house.post(ANA, &open, &[]).await;
        assert_eq!((went.status, went.location), (303, format!("/bandeja/{case}")));
        assert!(house.get(ANA, "/alertas/cuenta").await.body.contains(" hidden"));
        assert!(house.get(ANA, "/alertas").await.body.contains("Nada pendiente"));
        assert!(house.get(ANA, "/alertas?ver=todas&tema=near").await.body.contains(&number));
        assert!(!house.get(ANA, "/alertas?ver=todas&tema=late").await.body.contains(&number));

        house.at("2026-03-30T09:00").await;
        let page = house.get(ANA, "/alertas").await.body;
        let until = page.split("name=\"until\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let pairs = [("until", until), ("back", "/alertas?ver=todas")];
        let went = house.post(ANA, "/alertas/leidas", &pairs).await;
        assert_eq!((went.status, went.location.as_str()), (303, "/alertas?ver=todas"));
        assert!(house.get(ANA, "/alertas/cuenta").await.body.contains(" hidden"));
        let away = house.post(ANA, "/alertas/leidas", &[("until", until), ("back", "//evil.example")]).await;
        assert_eq!(away.location, "/alertas");
    });
}

#[test]
fn only_heads_see_the_notices_of_everybody() {
    testkit::each(async |world| {
        let (house, _, number) = told_house(world).await;
        assert!(house.get(BERTA, "/alertas?ver=equipo").await.body.contains(&number));
        let hers = house.get(DIANA, "/alertas?ver=equipo").await.body;
        assert!(!hers.contains(&number) && !hers.contains("Las de todos"));
        assert_eq!(house.get("Ana cases.read", "/alertas").await.status, 403);
        assert_eq!(house.get("", "/vencimientos").await.status, 303, "a stranger is asked to log in");
    });
}

#[test]
fn preferences_are_kept_and_a_wrong_address_stays_in_the_form() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let page = house.get(DIANA, "/alertas/preferencias").await.body;
        assert!(page.contains("Su usuario no es un correo"), "{page}");
        let wrong = [("digest", "1"), ("topic", "last"), ("address", "no es")];
        let again = house.post(DIANA, "/alertas/preferencias", &wrong).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("value=\"no es\"") && again.body.contains("Escriba un correo válido"));
        let right = [("topic", "last"), ("address", "diana@correo.example")];
        assert_eq!(house.post(DIANA, "/alertas/preferencias", &right).await.status, 303);
        let page = house.get(DIANA, "/alertas/preferencias").await.body;
        assert!(
            page.contains("value=\"diana@correo.example\"") && page.contains("value=\"last\" checked"),
            "{page}"
        );
        assert!(!page.contains("value=\"late\" checked"));
        assert_eq!(
            house.post(DIANA, "/alertas/horario", &[("opens", "6:00"), ("closes", "15:00")]).await.status,
            403
        );
        let refused = house.post(BERTA, "/alertas/horario", &[("opens", "9:00"), ("closes", "9:30")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(
            house.post(BERTA, "/alertas/horario", &[("opens", "6:00"), ("closes", "15:00")]).await.status,
            303
        );
        assert!(house.get(BERTA, "/alertas/preferencias").await.body.contains("value=\"06:00\""));
    });
}

#[test]
fn the_calendar_opens_with_its_secret_only_and_closes_when_it_is_taken_back() {
    testkit::each(async |world| {
        let (house, case, number) = told_house(world).await;
        let form = [("form_token", "0123456789abcdef0123456789abcdef")];
        let made = house.post(ANA, "/alertas/calendario", &form).await;
        let twice = house.post(ANA, "/alertas/calendario", &form).await;
        let address = |body: &str| {
            let (_, rest) = body.split_once("value=\"https://pqr.miraflor.example").unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let place = address(&made.body);
        assert_eq!(place, address(&twice.body), "the same form shows the same address");
        let feed = house.get("", &place).await;
        assert_eq!((feed.status, feed.kind.as_str()), (200, "text/calendar; charset=utf-8"));
        assert!(
            feed.body.contains(
                &format!("UID:case-{case}@pqr.miraflor.example").chars().take(70).collect::<String>()
            )
        );
        assert!(feed.body.contains("DTSTART;VALUE=DATE:20260408\r\n"), "{}", feed.body);
        assert!(feed.body.contains(&format!("SUMMARY:Vence {number} · Reclamo\r\n")));
        assert!(!feed.body.contains("María") && !feed.body.contains("factura"));
        assert_eq!(house.get("", "/calendario/0123456789abcdef0123456789abcdef.ics").await.status, 404);
        assert_eq!(house.get("", "/calendario/'%20OR%201.ics").await.status, 404);

        let other = house
            .post(ANA, "/alertas/calendario", &[("form_token", "ffffffffffffffffffffffffffffffff")])
            .await;
        assert_eq!(house.get("", &place).await.status, 404, "a new address voids the old one");
        let place = address(&other.body);
        assert_eq!(house.get("", &place).await.status, 200);
        house.assign(case, "Diana").await;
        assert!(!house.get("", &place).await.body.contains("VEVENT"), "the case is somebody else's");
        assert_eq!(house.post(ANA, "/alertas/calendario/revocar", &[]).await.status, 303);
        assert_eq!(house.get("", &place).await.status, 404);
    });
}

#[test]
fn the_board_shows_a_week_with_its_days_off_filters_and_a_table() {
    testkit::each(async |world| {
        let (house, case, number) = told_house(world).await;
        let nobodys = house.file("2").await.number;
        house.at("2026-04-06T09:00").await;
        let board = house.get(ANA, "/vencimientos").await;
        assert_eq!(board.status, 200);
        assert!(
            board.body.contains(&number) && board.body.contains("miércoles 8 de abril"),
            "{}",
            board.body
        );
        assert!(board.body.contains("data-luz=\"ambar\"") && board.body.contains("Comercial"));
        assert!(!board.body.contains(&nobodys), "due in another week");
        let easter = house.get(ANA, "/vencimientos?semana=2026-04-01").await.body;
        assert!(
            easter.contains("Festivo: Jueves Santo") && easter.contains("Esta semana no vence nada"),
            "{easter}"
        );
        assert!(!house.get(ANA, "/vencimientos?responsable=nadie").await.body.contains(&number));
        assert!(house.get(ANA, "/vencimientos?area=Comercial").await.body.contains(&number));
        assert!(!house.get(ANA, "/vencimientos?area=Jur%C3%ADdica").await.body.contains(&number));
        let wall = house.get(ANA, "/vencimientos?pantalla=1").await.body;
        assert!(
            wall.contains("class=\"muro\"") && wall.contains(&number) && !wall.contains("/bandeja/"),
            "{wall}"
        );
        let table = house.get(ANA, "/vencimientos.csv").await;
        assert!(
            table.kind.starts_with("text/csv")
                && table.body.contains(&format!("8 abr 2026;{number};Reclamo"))
        );
        // a week later it is late, wherever it stands
        house.at("2026-04-13T09:00").await;
        let late = house.get(ANA, "/vencimientos").await.body;
        assert!(late.contains("Vencidos antes de esta semana") && late.contains(&number), "{late}");
        house.change("UPDATE cases_cases SET state = 'answered' WHERE id = $1", case).await;
        assert!(!house.get(ANA, "/vencimientos").await.body.contains(&number), "an ended case is not due");
        assert_eq!(house.get(ANA, "/vencimientos?semana=9999-12-31").await.status, 404);
        assert_eq!(house.get(ANA, "/vencimientos?semana=ayer&responsable=%27&area=%00").await.status, 200);
    });
}
