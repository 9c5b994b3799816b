//! Getting in, staying in, getting out: on both engines.

mod house;

use house::{BETTER, GOOD, House};
use identity::api;
use kernel::{Failure, Never};

const LUISA: &str = "luisa@miraflor.example";

#[test]
fn log_in_and_out() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        let answer = house.try_enter("  LUISA@miraflor.EXAMPLE ", GOOD).await;
        assert_eq!((answer.status.as_u16(), answer.to()), (303, "/mi-cuenta"));
        let cookie = answer.session().unwrap();
        let inbox = house.get("/bandeja", &cookie).await;
        assert_eq!((inbox.status.as_u16(), inbox.body), (200, format!("\"officer:{id}\"")));
        let out = house.post("/salir", &cookie, &[]).await;
        assert_eq!((out.to(), out.session()), ("/entrar", None));
        let after = house.get("/bandeja", &cookie).await;
        assert_eq!((after.status.as_u16(), after.to()), (303, "/entrar?volver=%2Fbandeja"));
        let kinds: Vec<_> = house.events().await.into_iter().map(|e| e.kind).collect();
        assert!(kinds.ends_with(&["identity.logged_in".into(), "identity.logged_out".into()]), "{kinds:?}");
    });
}

#[test]
fn unknown_login_wrong_password_closed_account_and_no_password_look_the_same() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        house.account("invitada", None, &["lawyer"]).await;
        let closed = house.account("cerrada", Some(GOOD), &["lawyer"]).await;
        house.work(move |work| Box::pin(api::deactivate_account(work, closed))).await;
        let mut bodies = Vec::new();
        let tries =
            [(LUISA, BETTER), ("nadie@miraflor.example", GOOD), ("cerrada", GOOD), ("invitada", GOOD)];
        for (login, password) in tries {
            let answer = house.try_enter(login, password).await;
            assert_eq!(answer.status, 422);
            assert!(answer.session().is_none());
            bodies.push(answer.body.replace(login, "LOGIN"));
        }
        assert!(bodies.iter().all(|body| *body == bodies[0]), "the answers differ");
        assert!(bodies[0].contains("El usuario y la clave no corresponden"));
    });
}

#[test]
fn lock_out_backs_off_and_success_resets() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        // a login that nobody has rests exactly like one that somebody has
        for login in [LUISA, "nadie@miraflor.example"] {
            for _ in 0..4 {
                assert_eq!(house.try_enter(login, BETTER).await.status, 422);
            }
            let fifth = house.try_enter(login, BETTER).await;
            assert_eq!(fifth.status, 429);
            assert!(fifth.body.contains("Espere un minuto"), "{}", fifth.body);
        }
        assert_eq!(house.try_enter(LUISA, GOOD).await.status, 429, "the right password waits as well");
        assert_eq!(house.count("identity.locked").await, 1, "only an account that exists is announced");
        house.wait(61);
        assert!(house.try_enter(LUISA, BETTER).await.body.contains("Espere 2 minutos"));
        house.wait(119);
        assert_eq!(house.try_enter(LUISA, GOOD).await.status, 429);
        house.wait(2);
        house.enter(LUISA, GOOD).await;
        house.wait(60);
        assert_eq!(house.try_enter(LUISA, BETTER).await.status, 422, "the count began again");
    });
}

#[test]
fn a_session_ends_after_two_idle_hours_or_twelve_in_all() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        let idle = house.enter(LUISA, GOOD).await;
        house.wait(2 * 3_600 + 1);
        assert_eq!(house.get("/bandeja", &idle).await.status, 303);
        let busy = house.enter(LUISA, GOOD).await;
        for _ in 0..11 {
            house.wait(3_600);
            assert_eq!(house.get("/bandeja", &busy).await.status, 200);
        }
        house.wait(3_599);
        assert_eq!(
            house.get("/bandeja", &busy).await.status,
            200,
            "a second before the twelfth hour is over"
        );
        house.wait(2);
        assert_eq!(house.get("/bandeja", &busy).await.status, 303);
    });
}

#[test]
fn the_other_sessions_can_be_ended_and_end_with_a_new_password() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        let (phone, desk) = (house.enter(LUISA, GOOD).await, house.enter(LUISA, GOOD).await);
        let page = house.get("/mi-cuenta", &desk).await.body;
        assert_eq!(page.matches("Firefox, Linux").count(), 2);
        assert_eq!(house.get("/bandeja", &phone).await.status, 200);
        house.post("/mi-cuenta/sesiones", &desk, &[]).await;
        assert_eq!(
            house.get("/bandeja", &phone).await.status,
            303,
            "at once, in spite of what was remembered"
        );
        let phone = house.enter(LUISA, GOOD).await;
        let change =
            |current, new, repeated| [("current", current), ("password", new), ("repeated", repeated)];
        let refused = [
            (change(BETTER, BETTER, BETTER), "Esa no es su clave de ahora"),
            (change(GOOD, "corta", "corta"), "al menos 10 letras"),
            (change(GOOD, "Miraflor2026", "Miraflor2026"), "nombre de la empresa"),
            (change(GOOD, BETTER, GOOD), "no son iguales"),
        ];
        for (fields, sentence) in refused {
            let answer = house.post("/mi-cuenta/clave", &desk, &fields).await;
            assert_eq!(answer.status, 422);
            assert!(answer.body.contains(sentence), "{sentence}");
        }
        let done = house.post("/mi-cuenta/clave", &desk, &change(GOOD, BETTER, BETTER)).await;
        assert_eq!(done.to(), "/mi-cuenta");
        assert_eq!(house.get("/bandeja", &phone).await.status, 303);
        assert_eq!(house.get("/bandeja", &desk).await.status, 200);
        assert_eq!(house.try_enter(LUISA, GOOD).await.status, 422);
        house.enter(LUISA, BETTER).await;
    });
}

#[test]
fn who_must_change_the_password_may_do_nothing_else() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        let hash = identity::hash_password(BETTER, &kernel::SeededChance::new(5)).await.unwrap();
        let set = house.world.store.write("test", house::SYSTEM, (id, hash), |work, (id, hash)| {
            Box::pin(api::set_password(work, *id, hash, true))
        });
        set.await.unwrap();
        let answer = house
            .post("/entrar", "", &[("login", LUISA), ("password", BETTER), ("volver", "/bandeja")])
            .await;
        assert_eq!(answer.to(), "/mi-cuenta");
        let cookie = answer.session().unwrap();
        assert_eq!(house.get("/bandeja", &cookie).await.status, 403);
        assert!(house.get("/mi-cuenta", &cookie).await.body.contains("Antes de seguir"));
        let fields = [("current", BETTER), ("password", GOOD), ("repeated", GOOD)];
        house.post("/mi-cuenta/clave", &cookie, &fields).await;
        assert_eq!(house.get("/bandeja", &cookie).await.status, 200);
    });
}

#[test]
fn the_log_in_leads_back_only_to_pages_of_this_site() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.account(LUISA, Some(GOOD), &["administrator"]).await;
        let table = [
            ("/bandeja?a=1&b=2", "/bandeja?a=1&b=2"),
            ("//evil.example", "/ajustes/personas"),
            ("https://evil.example/", "/ajustes/personas"),
            ("/\\evil.example", "/ajustes/personas"),
            ("javascript:alert(1)", "/ajustes/personas"),
            ("/x\r\nSet-Cookie: a=b", "/ajustes/personas"),
            ("/entrar?volver=/entrar", "/ajustes/personas"),
            ("", "/ajustes/personas"),
        ];
        for (back, expected) in table {
            let fields = [("login", LUISA), ("password", GOOD), ("volver", back)];
            let answer = house.post("/entrar", "", &fields).await;
            assert_eq!(answer.to(), expected, "{back:?}");
        }
    });
}

#[test]
fn hostile_fields_are_wrong_and_nothing_more() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        let long = "x".repeat(60_000);
        let hostile =
            ["\0", "🚰🚰🚰", "' OR 1=1 --", "<script>alert(1)</script>", "\u{202e}asiul", &long, ""];
        for text in hostile {
            for (login, password) in [(text, GOOD), ("nadie", text)] {
                let answer = house.try_enter(login, password).await;
                assert!(matches!(answer.status.as_u16(), 422 | 429), "{} for {login:.20}", answer.status);
                assert!(!answer.body.contains("<script>alert"), "markup is shown, not obeyed");
            }
            house.wait(120);
            let answer = house.post("/recuperar", "", &[("login", text)]).await;
            assert_eq!(answer.to(), "/entrar");
            house.wait(3_600);
        }
        let whole = house.try_enter(&"x".repeat(100_000), GOOD).await;
        assert_eq!(whole.status, 413, "more than a form may have");
        for cookie in
            ["cauce=0123456789abcdef' OR 1", "cauce=\u{1f6b0}", &format!("cauce={}", "a".repeat(5_000))]
        {
            let answer = house.get("/bandeja", cookie).await;
            assert_eq!(answer.status, 303);
        }
    });
}

#[test]
fn the_night_cleans_what_is_over() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        let cookie = house.enter(LUISA, GOOD).await;
        house.try_enter(LUISA, BETTER).await;
        house.wait(86_400);
        let timers = store::Timers::new((identity::CAPABILITY.timers)());
        assert_eq!(timers.run_due(&house.world.store).await.unwrap(), 1);
        assert_eq!(house.get("/bandeja", &cookie).await.status, 303);
        let fresh = house.enter(LUISA, GOOD).await;
        let page = house.get("/mi-cuenta", &fresh).await.body;
        assert_eq!(page.matches("Firefox, Linux").count(), 1);
        let read = house.world.store.read("test", id, |look, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(api::officer(look, *id).await?) })
        });
        assert!(read.await.unwrap().is_some_and(|o| o.active), "accounts stay");
    });
}
