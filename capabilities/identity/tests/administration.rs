//! What administrators do: people, roles, API tokens: on both engines.

mod house;

use house::{BETTER, GOOD, House, app_on, send};
use identity::api;
use kernel::{Failure, Never, Permission};

const LUISA: &str = "luisa@miraflor.example";
const FORM: &str = "0123456789abcdef0123456789abcdef";

#[test]
fn a_person_is_invited_chooses_a_password_and_enters() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let (_, boss) = house.boss().await;
        let fields = [
            ("form_token", FORM),
            ("login", LUISA),
            ("name", "Luisa <Marín>"),
            ("title", "Abogada"),
            ("area", "Oficina comercial"),
            ("role", "lawyer"),
            ("role", "signer"),
        ];
        let made = house.post("/ajustes/personas", &boss, &fields).await;
        assert_eq!(made.status, 200, "{}", made.body);
        let link = made.secret();
        let again = house.post("/ajustes/personas", &boss, &fields).await;
        assert_eq!(again.secret(), link, "the same form twice is the same result");
        assert_eq!(house.count("identity.account_created").await, 2, "the boss and Luisa");
        let path = link.strip_prefix("http://localhost:8080").unwrap();
        house.wait(2 * 86_400);
        house.post(path, "", &[("password", BETTER), ("repeated", BETTER)]).await;
        let cookie = house.enter(LUISA, BETTER).await;
        assert_eq!(house.get("/bandeja", &cookie).await.status, 200);
        assert_eq!(house.get("/ajustes/personas", &cookie).await.status, 403);
        let boss = house.enter("jefa@miraflor.example", GOOD).await;
        let list = house.get("/ajustes/personas", &boss).await.body;
        assert!(
            list.contains("Luisa &#60;Marín&#62;") && list.contains("Profesional jurídico, Firma"),
            "{list}"
        );
    });
}

#[test]
fn what_is_wrong_with_a_new_person_is_told_beside_the_field() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let (_, boss) = house.boss().await;
        let long = "x".repeat(50_000);
        let table = [
            (("login", ""), ("name", "Ana"), "Escriba el correo o el usuario"),
            (("login", "ana"), ("name", "\0 \u{202e}"), "Escriba el nombre"),
            (("login", "аna"), ("name", "Ana"), "Use solo letras"),
            (("login", "JEFA@miraflor.example"), ("name", "Ana"), "Ya hay una persona con ese correo"),
            (("login", "ana"), ("name", &long), "Puede escribir hasta 120 letras"),
        ];
        for (login, name, sentence) in table {
            let answer = house.post("/ajustes/personas", &boss, &[login, name, ("role", "agent")]).await;
            assert_eq!(answer.status, 422, "{sentence}");
            assert!(answer.body.contains(sentence), "{sentence}");
            assert!(answer.body.contains("value=\"agent\" checked"), "what was ticked stays");
        }
        let fields =
            [("login", "ana"), ("name", "Ana 🚰 '; DROP TABLE identity_accounts; --"), ("role", "king")];
        assert_eq!(house.post("/ajustes/personas", &boss, &fields).await.status, 422, "no such role");
        let answer = house.post("/ajustes/personas", &boss, &fields[..2]).await;
        assert!(answer.body.contains("Ana 🚰 &#39;; DROP TABLE"), "{}", answer.body);
    });
}

#[test]
fn a_change_of_roles_counts_at_once_here_and_in_seconds_elsewhere() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let (_, boss) = house.boss().await;
        let id = house.account(LUISA, Some(GOOD), &["agent"]).await;
        let luisa = house.enter(LUISA, GOOD).await;
        let other = app_on(house.world.reopen().await);
        let elsewhere = async || {
            let request = axum::http::Request::get("/bandeja").header("cookie", &luisa);
            send(&other, request.body(axum::body::Body::empty()).unwrap()).await.status.as_u16()
        };
        assert_eq!((house.get("/bandeja", &luisa).await.status.as_u16(), elsewhere().await), (200, 200));
        let sheet = format!("/ajustes/personas/{id}");
        let saved = house.post(&sheet, &boss, &[("name", "Luisa Marín Gil")]).await;
        assert_eq!(saved.to(), "/ajustes/personas", "{}", saved.body);
        assert_eq!(house.get("/bandeja", &luisa).await.status, 403);
        house.wait(6);
        assert_eq!(elsewhere().await, 403);
        house.post(&sheet, &boss, &[("name", "Luisa Marín Gil"), ("role", "auditor")]).await;
        assert_eq!(house.get("/bandeja", &luisa).await.status, 200);
        // and the role itself is data
        house
            .post("/ajustes/roles/auditor", &boss, &[("permission", "cases.sign"), ("permission", "x.y")])
            .await;
        assert_eq!(house.get("/bandeja", &luisa).await.status, 403);
        let names = house.world.store.read("test", id, |look, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(api::permissions_of(look, *id).await?) })
        });
        assert_eq!(names.await.unwrap().into_iter().collect::<Vec<_>>(), ["cases.sign"]);
    });
}

#[test]
fn nobody_removes_the_last_administrator() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let (id, boss) = house.boss().await;
        let sheet = format!("/ajustes/personas/{id}");
        // she has no password yet, so she does not count
        house.account("invitada", None, &["administrator"]).await;
        let only = "Es la única persona que puede administrar";
        let tries = [
            (sheet.clone(), vec![("name", "Jefa"), ("role", "agent")]),
            (format!("{sheet}/desactivar"), vec![]),
            (format!("{sheet}/enlace"), vec![]),
            ("/ajustes/roles/administrator".into(), vec![("permission", "cases.read")]),
        ];
        for (path, fields) in &tries {
            let answer = house.post(path, &boss, fields).await;
            assert_eq!(answer.status, 422, "{path}");
            assert!(answer.body.contains(only), "{path}");
        }
        assert_eq!(house.get("/ajustes/personas", &boss).await.status, 200, "nothing of it was kept");
        house.account("segunda", Some(GOOD), &["administrator"]).await;
        assert_eq!(house.post(&format!("{sheet}/desactivar"), &boss, &[]).await.status, 303);
        assert_eq!(
            house.get("/ajustes/personas", &boss).await.status,
            303,
            "a closed account is out at once"
        );
        let second = house.enter("segunda", GOOD).await;
        house.post(&format!("{sheet}/reactivar"), &second, &[]).await;
        house.enter("jefa@miraflor.example", GOOD).await;
    });
}

#[test]
fn a_new_link_makes_the_old_password_worthless() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let (_, boss) = house.boss().await;
        let id = house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        let luisa = house.enter(LUISA, GOOD).await;
        let path = format!("/ajustes/personas/{id}/enlace");
        let link = house.post(&path, &boss, &[("form_token", FORM)]).await.secret();
        assert_eq!(house.get("/bandeja", &luisa).await.status, 303);
        assert_eq!(house.try_enter(LUISA, GOOD).await.status, 422);
        let choose = link.strip_prefix("http://localhost:8080").unwrap();
        house.post(choose, "", &[("password", BETTER), ("repeated", BETTER)]).await;
        assert_eq!(house.post(&path, &boss, &[("form_token", FORM)]).await.secret(), link, "sent twice");
        house.enter(LUISA, BETTER).await;
        assert_eq!(house.post("/ajustes/personas/x/enlace", &boss, &[]).await.status, 404);
    });
}

#[test]
fn a_token_opens_what_its_scopes_say_until_it_ends() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let (_, boss) = house.boss().await;
        let wish = [("form_token", FORM), ("name", "Facturación"), ("scope", "cases.read"), ("days", "30")];
        let token = house.post("/ajustes/fichas", &boss, &wish).await.secret();
        assert!(token.starts_with("cauce_") && token.len() > 64);
        assert_eq!(house.post("/ajustes/fichas", &boss, &wish).await.secret(), token, "sent twice");
        assert_eq!(house.count("identity.token_created").await, 1);
        let called = house.call("/api/v1/probe", &token).await;
        assert!(called.status == 200 && called.body.starts_with("\"program:"), "{}", called.body);
        assert_eq!(house.call("/api/v1/sign", &token).await.status, 403, "not in its scopes");
        for wrong in ["cauce_nobody_has_this_token", "x", &token[..token.len() - 1]] {
            assert_eq!(house.call("/api/v1/probe", wrong).await.status, 401);
        }
        let list = house.get("/ajustes/fichas", &boss).await.body;
        assert!(
            list.contains("23 nov 2026") && !list.contains(&token),
            "last use is shown, the secret is not"
        );
        house.wait(30 * 86_400 + 1);
        assert_eq!(house.call("/api/v1/probe", &token).await.status, 401);
        let boss = house.enter("jefa@miraflor.example", GOOD).await;
        let wish = [("name", "Otra"), ("scope", "cases.read"), ("days", "365")];
        let token = house.post("/ajustes/fichas", &boss, &wish).await.secret();
        assert_eq!(house.call("/api/v1/probe", &token).await.status, 200);
        let list = house.get("/ajustes/fichas", &boss).await.body;
        let (_, rest) = list.split_once("action=\"/ajustes/fichas/").unwrap();
        let revoke = format!("/ajustes/fichas/{}", rest.split('"').next().unwrap());
        assert_eq!(house.post(&revoke, &boss, &[]).await.status, 303);
        assert_eq!(house.call("/api/v1/probe", &token).await.status, 401, "at once");
        assert_eq!(house.post(&revoke, &boss, &[]).await.status, 404);
        let bad = [("name", ""), ("scope", "identity.everything"), ("days", "99999")];
        let refused = house.post("/ajustes/fichas", &boss, &bad).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Escriba para qué es la ficha"));
    });
}

#[test]
fn strangers_get_nothing() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        assert_eq!(web::intruder(&house.app).await, Vec::<String>::new());
    });
}

#[test]
fn the_log_names_nobody() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let (_, boss) = house.boss().await;
        let fields = [("login", LUISA), ("name", "Luisa Marín"), ("title", "Abogada"), ("role", "lawyer")];
        house.post("/ajustes/personas", &boss, &fields).await;
        let wish = [("name", "Portal de Luisa"), ("scope", "cases.read"), ("days", "30")];
        house.post("/ajustes/fichas", &boss, &wish).await;
        let events = house.events().await;
        assert!(events.len() >= 5);
        for event in events {
            let text = format!("{} {} {}", event.subject, event.actor, event.data);
            for personal in ["uisa", "Marín", "jefa", "miraflor", "Abogada", "$argon2"] {
                assert!(!text.contains(personal), "{} says {personal}: {text}", event.kind);
            }
            assert!(identity::events::ALL.contains(&event.kind.as_str()), "{} is not listed", event.kind);
        }
    });
}

#[test]
fn others_ask_for_officers_by_permission() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let lawyer = house.account("uno", Some(GOOD), &["lawyer"]).await;
        let signer = house.account("dos", Some(GOOD), &["signer"]).await;
        let gone = house.account("tres", Some(GOOD), &["signer"]).await;
        house.work(move |work| Box::pin(api::deactivate_account(work, gone))).await;
        let ids = async |permission: &'static str| {
            let read = house.world.store.read("test", permission, |look, permission| {
                Box::pin(async move {
                    Ok::<_, Failure<Never>>(api::officers_with(look, Permission(permission)).await?)
                })
            });
            read.await.unwrap().into_iter().map(|o| o.id).collect::<Vec<_>>()
        };
        assert_eq!(ids("cases.sign").await, [signer]);
        assert_eq!(ids("cases.answer").await, [lawyer]);
        assert_eq!(ids("no.such").await, []);
        let all = house.world.store.read("test", (), |look, ()| {
            Box::pin(async move {
                let administrators = api::count_administrators(look).await?;
                Ok::<_, Failure<Never>>((api::officers(look).await?.len(), administrators))
            })
        });
        assert_eq!(all.await.unwrap(), (3, 0));
        let problems = house.world.store.prepare_all(identity::CAPABILITY.queries.to_vec()).await.unwrap();
        assert_eq!(problems, Vec::<String>::new());
    });
}
