//! Links and codes: asked for, given, used once: on both engines.

mod house;

use house::{BETTER, GOOD, House, SYSTEM};
use identity::api;
use kernel::{Actor, Failure, Never};

const LUISA: &str = "luisa@miraflor.example";

#[test]
fn asking_for_a_link_always_gets_the_same_answer_and_announces_only_accounts_with_mail() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        house.account("sin.correo", Some(GOOD), &["lawyer"]).await;
        let closed = house.account("cerrada@miraflor.example", Some(GOOD), &["lawyer"]).await;
        house.work(move |work| Box::pin(api::deactivate_account(work, closed))).await;
        let mut answers = Vec::new();
        for login in [LUISA, "sin.correo", "cerrada@miraflor.example", "nadie@miraflor.example", LUISA] {
            let answer = house.post("/recuperar", "", &[("login", login)]).await;
            answers.push((answer.status, answer.to().to_owned(), answer.body));
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]));
        let asked: Vec<_> =
            house.events().await.into_iter().filter(|e| e.kind == "identity.reset_requested").collect();
        assert_eq!(asked.len(), 1, "once, although it was asked for twice in a moment");
        assert_eq!(asked[0].data["account"], id.to_string());
        house.wait(121);
        house.post("/recuperar", "", &[("login", LUISA)]).await;
        assert_eq!(house.count("identity.reset_requested").await, 2);
    });
}

#[test]
fn a_link_works_once_within_half_an_hour_and_ends_every_session() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        let cookie = house.enter(LUISA, GOOD).await;
        let (void, late) = (house.reset_link(id).await, house.reset_link(id).await);
        assert_eq!(house.get(&format!("/recuperar/{void}"), "").await.status, 410, "a newer link voids it");
        house.wait(30 * 60 + 1);
        assert_eq!(house.get(&format!("/recuperar/{late}"), "").await.status, 410);
        let path = format!("/recuperar/{}", house.reset_link(id).await);
        assert!(house.get(&path, "").await.body.contains(LUISA));
        let refused = [("corta", "corta"), ("Luisa2026!!", "Luisa2026!!"), (BETTER, GOOD)];
        for (password, repeated) in refused {
            let answer = house.post(&path, "", &[("password", password), ("repeated", repeated)]).await;
            assert_eq!(answer.status, 422, "{password}");
        }
        let fields = [("password", BETTER), ("repeated", BETTER)];
        assert_eq!(house.post(&path, "", &fields).await.to(), "/entrar");
        assert_eq!(house.post(&path, "", &fields).await.status, 410);
        assert_eq!(house.get(&path, "").await.status, 410);
        assert_eq!(house.get("/bandeja", &cookie).await.status, 303);
        assert_eq!(house.try_enter(LUISA, GOOD).await.status, 422);
        house.enter(LUISA, BETTER).await;
    });
}

#[test]
fn a_link_opens_a_locked_login_and_closed_accounts_have_none() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.account(LUISA, Some(GOOD), &["lawyer"]).await;
        for _ in 0..5 {
            house.try_enter(LUISA, BETTER).await;
        }
        let path = format!("/recuperar/{}", house.reset_link(id).await);
        house.post(&path, "", &[("password", BETTER), ("repeated", BETTER)]).await;
        house.enter(LUISA, BETTER).await;
        let path = format!("/recuperar/{}", house.reset_link(id).await);
        house.work(move |work| Box::pin(api::deactivate_account(work, id))).await;
        assert_eq!(house.get(&path, "").await.status, 410);
        for hostile in ["x", "../../etc/passwd", "' OR 1", &"a".repeat(5_000)] {
            let path = format!("/recuperar/{}", web::percent(hostile));
            assert_eq!(house.get(&path, "").await.status, 410, "{hostile:.20}");
        }
    });
}

#[test]
fn the_code_of_the_first_start_opens_once_and_only_before_the_first_account() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let code = async || {
            house
                .work(|work| {
                    Box::pin(async move { Ok::<_, Failure<Never>>(identity::first_code(work).await?) })
                })
                .await
        };
        let take = async |typed: &str| {
            let store = &house.world.store;
            let take = store.write("test", Actor::Visitor, typed.to_owned(), |work, typed| {
                Box::pin(identity::take_first_code(work, typed))
            });
            take.await.is_ok()
        };
        assert!(!take("").await, "there is no code yet");
        let old = code().await.unwrap();
        let new = code().await.unwrap();
        assert_eq!((new.len(), new.matches('-').count()), (14, 2));
        assert!(!take(&old).await && !take(&"x".repeat(100_000)).await && !take("\0🚰").await);
        assert!(take(&format!(" {} ", new.to_lowercase().replace('-', " "))).await);
        assert!(!take(&new).await, "once");
        let last = code().await.unwrap();
        house.account(LUISA, Some(GOOD), &["administrator"]).await;
        assert!(!take(&last).await);
        assert_eq!(code().await, None);
    });
}

#[test]
fn the_command_line_can_always_let_the_last_administrator_in_again() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let (id, cookie) = house.boss().await;
        let path = format!("/ajustes/personas/{id}/enlace");
        let refused = house.post(&path, &cookie, &[]).await;
        assert_eq!(refused.status, 422);
        let (secret, wish) = api::new_link(id, &kernel::SeededChance::new(11));
        let made = house
            .world
            .store
            .write("test", SYSTEM, wish, |work, wish| Box::pin(api::hand_over_link(work, wish)));
        assert_eq!(made.await.unwrap().id, id);
        house.wait(6); // the command line is another process: a node hears of it within seconds
        assert_eq!(house.get("/ajustes/personas", &cookie).await.status, 303, "the sessions ended");
        let path = format!("/recuperar/{secret}");
        house.post(&path, "", &[("password", BETTER), ("repeated", BETTER)]).await;
        house.enter("jefa@miraflor.example", BETTER).await;
    });
}
