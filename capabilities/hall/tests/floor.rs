//! The settings of the hall through HTTP, on both engines.

use crate::screens;

use kernel::At;
use screens::Screens;

const MANAGER: &str = "1.hall-manage.hall-lead";

#[test]
fn a_site_is_built_and_changed_by_its_pages() {
    testkit::each(async |world| {
        world.at("2026-11-20T10:00");
        let screens = Screens::new(&world, None);
        let post = async |path: &str, pairs: &[(&str, &str)]| screens.post(MANAGER, path, pairs).await;
        assert_eq!(screens.get("2.hall-attend", "/ajustes/sala").await.status, 403);

        let bad =
            post("/ajustes/sala", &[("key", "Sala Norte"), ("name", "Norte"), ("address", "Calle 1")]).await;
        assert_eq!(bad.status, 422);
        assert!(
            bad.text().contains("Palabra para la dirección web: escriba de 2 a 40")
                && bad.text().contains("Sala Norte")
        );
        let made =
            post("/ajustes/sala", &[("key", "norte"), ("name", "Norte"), ("address", "Calle 1")]).await;
        assert_eq!((made.status, made.location.as_str()), (303, "/ajustes/sala/norte"));
        let twice =
            post("/ajustes/sala", &[("key", "norte"), ("name", "Otra"), ("address", "Calle 2")]).await;
        assert_eq!(twice.status, 409);

        let line =
            [("name", "Facturación"), ("prefix", "a"), ("place", "1"), ("active", "1"), ("icon", "factura")];
        assert_eq!(post("/ajustes/sala/norte/lineas/nueva", &line).await.status, 303);
        let same = post("/ajustes/sala/norte/lineas/nueva", &line).await;
        assert_eq!(same.status, 409);
        assert!(same.text().contains("ya usa esa letra") && same.text().contains("Facturación"));
        let shown = screens.get(MANAGER, "/ajustes/sala/norte/lineas/facturacion").await;
        assert!(shown.text().contains("value=\"A\""), "{}", shown.text());

        let new = screens.get(MANAGER, "/ajustes/sala/norte/modulos/nuevo").await.text();
        let id = new.split("name=\"services\" value=\"").nth(1).and_then(|t| t.split('"').next()).unwrap();
        let counter = [("number", "1"), ("name", "Módulo 1"), ("takes", "all"), ("active", "1")];
        assert_eq!(post("/ajustes/sala/norte/modulos/nuevo", &counter).await.status, 422);
        let with = [&counter[..], &[("services", id)]].concat();
        let made = post("/ajustes/sala/norte/modulos/nuevo", &with).await;
        let problem =
            made.text().split("data-problem").nth(1).map(|t| t.chars().take(300).collect::<String>());
        assert_eq!(made.status, 303, "{id} {problem:?}");
        // two administrators: the second one sees it and keeps the text
        let saved = [&with[..], &[("version", "1"), ("accessible", "1")]].concat();
        assert_eq!(post("/ajustes/sala/norte/modulos/1", &saved).await.status, 303);
        let late = [&saved[..], &[("hearing_loop", "1")]].concat();
        let late = post("/ajustes/sala/norte/modulos/1", &late).await;
        assert_eq!(late.status, 409);
        assert!(late.text().contains("Otra persona lo cambió"));

        let site = [
            ("version", "1"),
            ("name", "Sala Norte"),
            ("address", "Calle 1"),
            ("last_chair_cm", "900"),
            ("alarm_minutes", "20"),
            ("preferential_prefix", "P"),
            ("community_prefix", "C"),
            ("opens_1", "07:00"),
            ("closes_1", "06:00"),
        ];
        let wrong = post("/ajustes/sala/norte", &site).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text().contains("va después de la de abrir") && wrong.text().contains("06:00"));
        let mut site = site;
        site[8].1 = "15:30";
        assert_eq!(post("/ajustes/sala/norte", &site).await.status, 303);
        let read = screens.get(MANAGER, "/ajustes/sala/norte").await.text();
        assert!(read.contains("15:30") && read.contains("Sala Norte"));

        let past = [("day", "2026-11-01"), ("reason", "Inventario")];
        assert_eq!(post("/ajustes/sala/norte/cierres", &past).await.status, 422);
        let day = [("day", "2026-12-24"), ("reason", "Inventario")];
        assert_eq!(post("/ajustes/sala/norte/cierres", &day).await.status, 303);
        assert!(screens.get(MANAGER, "/ajustes/sala/norte").await.text().contains("2026-12-24"));
        assert_eq!(
            post("/ajustes/sala/norte/cierres", &[("day", "2026-12-24"), ("open", "1")]).await.status,
            303
        );
        assert!(!screens.get(MANAGER, "/ajustes/sala/norte").await.text().contains("2026-12-24"));
    });
}

#[test]
fn a_policy_is_tried_then_decided_from_an_instant() {
    testkit::each(async |world| {
        world.at("2026-11-20T10:00");
        let screens = Screens::new(&world, None);
        let new = [("key", "norte"), ("name", "Norte"), ("address", "Calle 1")];
        assert_eq!(screens.post(MANAGER, "/ajustes/sala", &new).await.status, 303);
        let page = "/ajustes/sala/norte/politica";
        let typed = [
            ("kind", "alternating"),
            ("pattern_preferential", "3"),
            ("pattern_others", "1"),
            ("from", "2026-11-23T07:00"),
        ];
        let view = screens.post(MANAGER, "/ajustes/sala/norte/politica/vista", &typed).await;
        assert_eq!(view.status, 200);
        assert!(view.text().contains("muy pocos para decir"), "{}", view.text());
        // nothing was changed by looking
        let asked = async |at: &str| {
            let at = At::parse(at).unwrap();
            let site = world.store.read("test", at, |look, at| {
                Box::pin(async move {
                    let site = hall::records::site_by_key(look, "norte").await?.unwrap();
                    Ok::<_, kernel::Failure<kernel::Never>>(
                        hall::records::policy_at(look, site.id, *at).await?,
                    )
                })
            });
            site.await.unwrap()
        };
        assert_eq!(asked("2026-12-01T10:00").await, hall::Policy::default());

        let bare = screens.post(MANAGER, page, &typed).await;
        assert_eq!(bare.status, 422, "a reason is needed");
        // it is asked again where it was asked, with what was typed
        assert!(bare.text().contains("muy pocos para decir") && bare.text().contains("id=\"reason\""));
        assert!(bare.text().contains("value=\"2026-11-23T07:00\""), "{}", bare.text());
        let with = [&typed[..], &[("reason", "Prueba")]].concat();
        assert_eq!(screens.post(MANAGER, page, &with).await.status, 303);
        assert_eq!(asked("2026-11-22T10:00").await, hall::Policy::default(), "not before its instant");
        assert!(
            matches!(asked("2026-11-23T07:00").await, hall::Policy::Alternating(p) if p.preferential == 3)
        );
        assert!(screens.get(MANAGER, page).await.text().contains("Prueba"));

        let past = [
            ("kind", "strict"),
            ("after", "2"),
            ("waited_min", "5"),
            ("reason", "x"),
            ("from", "2026-11-01T07:00"),
        ];
        assert_eq!(screens.post(MANAGER, page, &past).await.status, 422);
        let upside = [
            ("kind", "accumulating"),
            ("weight_preferential", "1"),
            ("weight_community", "2"),
            ("weight_general", "3"),
            ("most_in_a_row", "5"),
            ("reason", "x"),
        ];
        assert_eq!(screens.post(MANAGER, page, &upside).await.status, 422);
    });
}

#[test]
fn the_planner_says_when_it_knows_nothing() {
    testkit::each(async |world| {
        world.at("2026-11-20T10:00");
        let screens = Screens::new(&world, None);
        let new = [("key", "norte"), ("name", "Norte"), ("address", "Calle 1")];
        assert_eq!(screens.post(MANAGER, "/ajustes/sala", &new).await.status, 303);
        let page = screens.get(MANAGER, "/cifras/sala/planta?dia=1&minutos=4&parte=90").await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("Todavía no hay datos"));
        assert_eq!(screens.get(MANAGER, "/cifras/sala/planta.csv").await.status, 404);
    });
}
