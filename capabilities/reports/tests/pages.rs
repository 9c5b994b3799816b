//! The pages, on both engines.

mod house;

use house::{Browser, answered, asked, claim, day, file, found_company, only, program};
use kernel::{Actor, Failure, Never};
use reports::{Fact, ReportSettings, SettingsRefusal};

const BOTH: &str = "reports.read reports.export";
const HERE: &str = "/informes/sui?mes=2026-10&servicio=water";

/// The value of a hidden field.
fn hidden(html: &str, name: &str) -> String {
    let tag = html.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    tag.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn what_fails_is_shown_first_with_its_reason_and_a_way_to_mend_it() {
    testkit::each(async |world| {
        world.at("2026-11-10T09:00");
        found_company(&world).await;
        let bare = Fact { cause: None, ..claim(1) };
        let link = format!("/bandeja/{}", bare.case_id);
        only(&world, "water", vec![bare, answered(2, "2026-10-21", "granted")]).await;
        let app = program(&world);
        let page = Browser { app: &app, permissions: BOTH }.get(HERE).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("No tiene causal."), "{}", page.body);
        assert!(page.body.contains(&link) && page.body.contains("Resolución SSPD 20151300054575 de 2015"));
        let (fails, preview) = (page.body.find("t-fallas").unwrap(), page.body.find("t-vista").unwrap());
        assert!(fails < preview);
        assert!(!page.body.contains("/informes/sui/enviado"), "a file that fails is not sent");
        let reader = Browser { app: &app, permissions: "reports.read" }.get(HERE).await;
        assert!(reader.status == 200 && !reader.body.contains("informes/sui.csv"));
        assert_eq!(Browser { app: &app, permissions: "cases.read" }.get(HERE).await.status, 403);
        assert_eq!(Browser { app: &app, permissions: "" }.get(HERE).await.status, 303);
        let csv = Browser { app: &app, permissions: "reports.read" }.get("/informes/sui.csv").await;
        assert_eq!(csv.status, 403);
    });
}

#[test]
fn what_is_downloaded_is_what_is_recorded_and_a_pending_case_may_not_vanish() {
    testkit::each(async |world| {
        world.at("2026-11-10T09:00");
        found_company(&world).await;
        let late = |n| Fact { filed_on: day("2026-10-28"), due_on: day("2026-11-20"), ..claim(n) };
        only(&world, "water", vec![late(1), late(2), answered(3, "2026-10-21", "denied")]).await;
        let app = program(&world);
        let officer = Browser { app: &app, permissions: BOTH };
        let page = officer.get(HERE).await.body;
        let sha256 = hidden(&page, "sha256");
        let csv = officer.get("/informes/sui.csv?mes=2026-10&servicio=water").await;
        assert_eq!((csv.status, kernel::sha256_hex(csv.body.as_bytes())), (200, sha256.clone()));
        assert_eq!(csv.body, file(&world, asked("2026-10", "2026-11-10")).await.0);

        let form =
            |sha256| [("mes", "2026-10"), ("servicio", "water"), ("sha256", sha256), ("receipt", "SUI-9")];
        let other = officer.post("/informes/sui/enviado", &form("00")).await;
        assert!(other.status == 409 && other.body.contains("cambiaron después"), "{}", other.body);
        let done = officer.post("/informes/sui/enviado", &form(&sha256)).await;
        assert_eq!((done.status, done.place.as_str()), (303, HERE));
        let page = officer.get(HERE).await.body;
        assert!(page.contains(&sha256) && page.contains("Luisa Marín") && page.contains("SUI-9"));

        // one of the two that were sent as pending is now a compliment: nobody would report it any more
        let gone = Fact { kind: "compliment".into(), ..late(2) };
        only(&world, "water", vec![answered(1, "2026-11-04", "granted"), gone]).await;
        world.at("2026-12-02T09:00");
        let page = officer.get("/informes/sui?mes=2026-11&servicio=water").await.body;
        assert!(page.contains("Un caso pendiente no puede desaparecer"), "{page}");
        let (_, found) = file(&world, asked("2026-11", "2026-12-02")).await;
        let numbers: Vec<_> = found.vanished.iter().map(|(n, _)| n.as_str()).collect();
        assert_eq!((numbers, found.is_valid(), found.compared), (vec!["2026-EN-000002"], false, true));
    });
}

#[test]
fn a_month_that_is_not_over_or_fails_is_not_recorded() {
    testkit::each(async |world| {
        world.at("2026-10-30T09:00");
        found_company(&world).await;
        only(&world, "water", vec![answered(1, "2026-10-21", "granted")]).await;
        let app = program(&world);
        let officer = Browser { app: &app, permissions: BOTH };
        let form = [("mes", "2026-10"), ("servicio", "water"), ("sha256", "x")];
        let early = officer.post("/informes/sui/enviado", &form).await;
        assert!(early.status == 409 && early.body.contains("El mes no ha terminado"), "{}", early.body);
        world.at("2026-11-03T09:00");
        only(&world, "water", vec![Fact { cause: None, ..answered(1, "2026-10-21", "granted") }]).await;
        let failing = officer.post("/informes/sui/enviado", &form).await;
        assert!(failing.status == 409 && failing.body.contains("filas por corregir"), "{}", failing.body);
        let odd = officer.post("/informes/sui/enviado", &[("mes", "ayer"), ("servicio", "water")]).await;
        assert_eq!(odd.status, 404);
    });
}

#[test]
fn the_preview_is_walked_page_by_page() {
    testkit::each(async |world| {
        world.at("2026-11-10T09:00");
        found_company(&world).await;
        let many = (1..=120).map(|n| answered(n, "2026-10-21", "granted")).collect();
        only(&world, "water", many).await;
        let app = program(&world);
        let officer = Browser { app: &app, permissions: BOTH };
        let (mut place, mut seen) = (HERE.to_owned(), Vec::new());
        for _ in 0..3 {
            let page = officer.get(&place).await.body;
            let preview = page.split("id=\"t-vista\"").nth(1).unwrap().split("t-enviado").next().unwrap();
            let numbers = preview.match_indices(">2026-EN-").map(|(at, _)| &preview[at + 1..at + 15]);
            seen.extend(numbers.map(str::to_owned));
            let next = preview.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
            place = next.split('"').next().unwrap().replace("&#38;", "&");
            place = place.split('#').next().unwrap().to_owned();
        }
        let all: Vec<String> = (1..=120).map(|n| format!("2026-EN-{n:06}")).collect();
        assert_eq!(seen, all);
    });
}

#[test]
fn settings_change_the_file_and_two_who_edit_at_once_are_told() {
    testkit::each(async |world| {
        world.at("2026-11-10T09:00");
        found_company(&world).await;
        only(&world, "water", vec![answered(1, "2026-10-21", "granted")]).await;
        let app = program(&world);
        let officer = Browser { app: &app, permissions: BOTH };
        let form = |version, below, subscribers| {
            [
                ("version", version),
                ("semicolon", "1"),
                ("petition_as", "1"),
                ("subscribers_water", subscribers),
                ("protect_below", below),
            ]
        };
        assert_eq!(officer.get("/informes/ajustes").await.status, 200);
        let wrong = officer.post("/informes/ajustes", &form("0", "pocos", "")).await;
        assert!(wrong.status == 422 && wrong.body.contains("#protect_below"), "{}", wrong.body);
        let wrong = officer.post("/informes/ajustes", &form("0", "5", "mil")).await;
        assert!(wrong.status == 422 && wrong.body.contains("#subscribers_water"), "{}", wrong.body);
        let saved = officer.post("/informes/ajustes", &form("0", "5", "12.500")).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let late = officer.post("/informes/ajustes", &form("0", "5", "")).await;
        assert!(late.status == 409 && late.body.contains("Otra persona cambió"), "{}", late.body);
        let (text, _) = file(&world, asked("2026-10", "2026-11-10")).await;
        assert!(text.starts_with("66;170;000;2026-EN-000001;") && text.lines().count() == 1, "{text}");

        let odd = ReportSettings { version: 1, petition_as: 4, ..ReportSettings::default() };
        let done = world.store.write("t", Actor::System("test"), odd, |work, odd| {
            Box::pin(reports::revise_settings(work, odd))
        });
        assert!(matches!(done.await, Err(Failure::Refused(SettingsRefusal::PetitionAs))));
    });
}

#[test]
fn everybody_reads_the_half_yearly_report_ley_1712_art_11() {
    testkit::each(async |world| {
        world.at("2026-11-10T09:00");
        found_company(&world).await;
        let request = |n, state: &str, result: &str| Fact {
            kind: "information".into(),
            state: state.into(),
            result: Some(result.into()),
            ..answered(n, "2026-10-21", "granted")
        };
        let mut facts: Vec<Fact> = (1..=6).map(|n| request(n, "answered", "granted")).collect();
        facts.push(request(7, "answered", "denied"));
        facts.push(request(8, "referred", "referred"));
        facts.push(claim(9));
        only(&world, "water", facts).await;
        let app = program(&world);
        let citizen = Browser { app: &app, permissions: "" };
        let page = citizen.get("/informes/transparencia?semestre=2026-2").await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Decreto 103 de 2015, art. 52"), "{}", page.body);
        let csv = citizen.get("/informes/transparencia.csv?semestre=2026-2").await.body;
        for line in [
            "2026-2;information;recibidas;8",
            "2026-2;information;trasladadas;1",
            "2026-2;information;negadas;1",
            "2026-2;information;respondidas;7",
            "2026-2;water;TMR;9.00",
            "2026-2;todos;FAVOR;85.71",
            "2026-2;todos;OPORT;88.89",
            "2026-2;water;REITERA;88.89",
        ] {
            assert!(csv.contains(line), "{line} is not in {csv}");
        }
        let each = citizen.get("/informes/transparencia/solicitudes.csv?semestre=2026-2").await.body;
        assert_eq!(each.matches("2026-10;9;entregada").count(), 6, "{each}");
        assert_eq!(each.matches("2026-10;;reservado").count(), 2, "{each}");
        let other = citizen.get("/informes/transparencia?semestre=nunca").await;
        assert!(
            other.status == 200 && other.body.contains("No se radic") || other.body.contains("no se radic")
        );
    });
}

#[test]
fn the_facts_are_built_anew_from_the_page() {
    testkit::each(async |world| {
        world.at("2026-11-10T09:00");
        found_company(&world).await;
        let app = program(&world);
        let officer = Browser { app: &app, permissions: BOTH };
        let done = officer.post("/informes/reconstruir", &[]).await;
        assert_eq!((done.status, done.place.as_str()), (303, "/informes/sui"));
        let reader = Browser { app: &app, permissions: "reports.read" };
        assert_eq!(reader.post("/informes/reconstruir", &[]).await.status, 403);
        let told = world.store.read("t", (), |look, ()| {
            Box::pin(async move {
                let all = look.events_of("reports/facts").await?;
                Ok::<_, Failure<Never>>(all.len())
            })
        });
        assert_eq!(told.await.unwrap(), 1);
    });
}
