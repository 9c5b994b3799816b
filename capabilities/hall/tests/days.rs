//! Days on which a hall does not open, days that are closed and go on, and people who let others pass, on
//! both engines.

use crate::house;
use crate::screens;

use deadlines::{Closure, Revision, Rulebook};
use hall::actions::reopen_day::{self, ReopenDay};
use hall::actions::swap_for_later::{self, Pass};
use hall::actions::take_ticket::TakeTicket;
use hall::actions::{close_day, end_the_night};
use hall::{Class, HallRefusal, Hours, Origin, State};
use house::{House, lead, plan, refused};
use kernel::{Actor, Day, Failure};
use screens::Screens;
use testkit::{World, each};

const LEAD: &str = "4.hall-attend.hall-lead";
const MANAGER: &str = "1.hall-manage";

/// A hall that opens on working days from 7:00 to 16:00.
async fn weekdays(world: &World) -> House {
    let mut open = plan();
    open.hours = (1..=5).map(|weekday| Hours { weekday, opens: 7 * 60, closes: 16 * 60 }).collect();
    House::with(&world.store, open).await
}

/// The company gives itself a day.
async fn day_off(world: &World, day: Day) {
    let national = Rulebook::national();
    let mut revision = Revision::of(&national);
    revision.closures = vec![Closure {
        day,
        act_number: "Resolución 410 de 2026".into(),
        reason: "Jornada compensada".into(),
        suspends_terms: true,
    }];
    let done = world.store.write("revise", Actor::System("test"), revision, |work, revision| {
        Box::pin(async move {
            deadlines::revise_rulebook(work, revision).await.map(drop).expect("a calendar that can be");
            Ok::<_, Failure<kernel::Never>>(())
        })
    });
    done.await.unwrap();
}

#[test]
fn the_calendar_closes_a_hall_and_says_why_and_until_when() {
    each(async |world| {
        world.at("2026-12-08T09:00");
        let hall = weekdays(&world).await;
        day_off(&world, Day::constant(2026, 12, 9)).await;
        let take = async || hall.take(hall.wish(0, Class::General)).await;
        let HallRefusal::ClosedToday { why, next } = refused(take().await) else { panic!("a holiday") };
        assert_eq!((why.es.as_str(), why.en.as_str()), ("Inmaculada Concepción", "Immaculate Conception"));
        let next = next.expect("it opens again");
        assert_eq!(
            (next.day, next.minute),
            (Day::constant(2026, 12, 10), 420),
            "the 9th the company gave itself"
        );
        // the host decides about who is inside
        let inside = TakeTicket { origin: Origin::Host, ..hall.wish(0, Class::General) };
        hall.take(inside).await.unwrap();

        let screens = Screens::new(&world, None);
        let sentence = "no abre hoy: Inmaculada Concepción. Abre el jueves 10 de diciembre a las 07:00";
        assert!(screens.get("", "/sala/centro/turno").await.text().contains(sentence), "the phone");
        assert!(screens.get("", "/sala/centro/tablero").await.text().contains(sentence), "the board");
        let state = screens.json("/sala/centro/tablero/estado").await;
        assert!(state["welcome"].as_str().unwrap().contains(sentence), "the board that is awake");

        world.at("2026-12-09T09:00");
        let HallRefusal::ClosedToday { why, .. } = refused(take().await) else { panic!("a day off") };
        assert_eq!(why.es, "Jornada compensada");
        world.at("2026-12-10T09:00");
        take().await.unwrap();
        let usual = screens.get("", "/sala/centro/tablero").await.text();
        assert!(usual.contains("Bienvenidos. Tome su turno"));
    });
}

#[test]
fn a_hall_that_declares_itself_open_is_open_and_one_without_hours_always() {
    each(async |world| {
        world.at("2026-12-07T09:00");
        let hall = weekdays(&world).await;
        let screens = Screens::new(&world, None);
        let page = screens.get(MANAGER, "/ajustes/sala/centro").await.text();
        assert!(page.contains("martes 8 de diciembre de 2026") && page.contains("Inmaculada Concepción"));
        let to = "/ajustes/sala/centro/aperturas";
        assert_eq!(screens.post("4.hall-lead", to, &[("day", "2026-12-08")]).await.status, 403);
        assert_eq!(screens.post(MANAGER, to, &[("day", "ayer"), ("open", "1")]).await.status, 422);
        assert_eq!(screens.post(MANAGER, to, &[("day", "2026-12-01"), ("open", "1")]).await.status, 422);
        let open = screens.post(MANAGER, to, &[("day", "2026-12-08"), ("open", "1")]).await;
        assert_eq!(open.status, 303);
        assert!(screens.get(MANAGER, "/ajustes/sala/centro").await.text().contains("este punto abre"));
        world.at("2026-12-08T09:00");
        hall.came(0, Class::General).await;
        // what the site itself closed stays closed
        let close = [("day", "2026-12-08"), ("reason", "Inventario")];
        assert_eq!(screens.post(MANAGER, "/ajustes/sala/centro/cierres", &close).await.status, 303);
        let closed = refused(hall.take(hall.wish(0, Class::General)).await);
        assert!(matches!(closed, HallRefusal::ClosedToday { why, .. } if why.es == "Inventario"));
        let reopen = [("day", "2026-12-08"), ("open", "1")];
        screens.post(MANAGER, "/ajustes/sala/centro/cierres", &reopen).await;
        screens.post(MANAGER, to, &[("day", "2026-12-08")]).await;
        let holiday = refused(hall.take(hall.wish(0, Class::General)).await);
        assert!(matches!(holiday, HallRefusal::ClosedToday { .. }), "like the calendar again");

        let always = hall::actions::found_site::FoundSite { key: "norte".into(), ..plan() };
        House::with(&world.store, always).await.came(0, Class::General).await;
    });
}

#[test]
fn a_day_that_was_closed_too_early_goes_on_until_midnight() {
    each(async |world| {
        world.at("2026-12-02T15:00");
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        let (first, second) = (hall.came(0, Class::General).await, hall.came(0, Class::General).await);
        let day = Day::constant(2026, 12, 2);
        let site = hall.founded.site;
        let close = async || {
            let close = close_day::CloseDay { site, day, note: "Se fue la luz".into() };
            hall.act(lead(4), close, |work, c| Box::pin(close_day::run(work, c))).await
        };
        let reopen = async |reason: &str| {
            let reopen = ReopenDay { site, day, reason: reason.into() };
            hall.act(lead(4), reopen, |work, r| Box::pin(reopen_day::run(work, r))).await
        };
        assert_eq!(refused(reopen("Por error").await), HallRefusal::DayNotClosed);
        let called = hall.call(1, shift, None).await.unwrap().unwrap();
        assert_eq!(called.id, first.id);
        close().await.unwrap();
        assert_eq!(hall.ticket(second.id).await.state, State::Unattended);
        assert_eq!(refused(hall.take(hall.wish(0, Class::General)).await), HallRefusal::DayClosed);
        assert_eq!(refused(reopen("  ").await), HallRefusal::BadText { field: "reason" });

        let screens = Screens::new(&world, None);
        let page = screens.get(LEAD, "/coordinacion/cierre?sala=centro").await.text();
        for said in ["Quedaron sin atender (2)", "A 001, A 002", "Se fue la luz", "Reabrir la jornada"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        world.at("2026-12-02T15:10");
        let id = site.to_string();
        let form = [("site", id.as_str()), ("sala", "centro"), ("day", "2026-12-02"), ("request", "r")];
        let without = screens.post(LEAD, "/coordinacion/reabrir", &form).await;
        assert!(without.status == 422 && without.text().contains("por qué se reabre"), "{}", without.text());
        let with = [&form[..], &[("reason", "Se cerró por error")]].concat();
        assert_eq!(screens.post("1.hall-attend", "/coordinacion/reabrir", &with).await.status, 403);
        for _ in 0..2 {
            assert_eq!(
                screens.post(LEAD, "/coordinacion/reabrir", &with).await.status,
                303,
                "once, and again"
            );
        }
        // both wait in their places, also the one who had been called; the counter is opened anew
        let shift = hall.open(1).await;
        hall.came(0, Class::General).await;
        assert_eq!(hall.serve(1, shift).await.as_deref(), Some("A 001"));
        assert_eq!(hall.serve(1, shift).await.as_deref(), Some("A 002"));
        let life = hall.look(second.id, |look, id| Box::pin(hall::records::intervals(look, *id))).await;
        assert!(life.iter().all(|i| i.ended_at.is_some()) && life.len() >= 4, "{life:?}");
        let page = screens.get(LEAD, "/coordinacion/cierre?sala=centro").await.text();
        assert!(
            page.contains("2 personas volvieron a la fila") && page.contains("Se cerró por error"),
            "{page}"
        );
        let told = hall.look((), |look, ()| {
            Box::pin(async move {
                let sql = "SELECT COUNT(*) FROM store_events WHERE kind = 'hall.day_reopened'";
                look.one(store::Query::inline("told", sql), store::args![]).await?.take::<i64>()
            })
        });
        assert_eq!(told.await, 1);

        // closed again, it stays so the next day
        close().await.unwrap();
        world.at("2026-12-03T00:00");
        assert_eq!(refused(reopen("Por error").await), HallRefusal::DayIsOver);
        let late = screens.get(LEAD, "/coordinacion/cierre?sala=centro&dia=2026-12-02").await.text();
        assert!(!late.contains("/coordinacion/reabrir") && late.contains("Reaperturas"));
    });
}

#[test]
fn somebody_lets_so_many_pass_and_never_comes_nearer() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        let mut turns = Vec::new();
        for _ in 0..6 {
            turns.push(hall.came(0, Class::General).await);
        }
        let swap = async |n: usize, pass: Pass| {
            let swap = swap_for_later::SwapForLater { secret: turns[n].secret.clone(), pass };
            hall.act(Actor::Visitor, swap, |work, s| Box::pin(swap_for_later::run(work, s))).await
        };
        assert_eq!(refused(swap(0, Pass::Next(0)).await), HallRefusal::BadPass);
        assert_eq!(refused(swap(0, Pass::Next(51)).await), HallRefusal::BadPass);
        let moved = swap(0, Pass::Next(3)).await.unwrap();
        assert_eq!(
            (moved.class, moved.arrived_at),
            (Class::General, hall.ticket(turns[0].id).await.arrived_at)
        );
        // more than there are: the end of the line, before whoever comes later
        swap(1, Pass::Next(10)).await.unwrap();
        let last = swap(5, Pass::Next(3)).await.unwrap();
        assert!(last.rank_at >= hall.ticket(turns[1].id).await.rank_at);
        hall.came(0, Class::General).await;
        // a preferential person still goes first
        hall.came(0, Class::Preferential).await;
        let mut order = Vec::new();
        while let Some(code) = hall.serve(1, shift).await {
            order.push(code);
        }
        assert_eq!(order, ["P 001", "A 003", "A 004", "A 001", "A 005", "A 002", "A 006", "A 007"]);
        assert!(matches!(refused(swap(0, Pass::All).await), HallRefusal::Over { .. }));
    });
}

#[test]
fn the_night_wipes_what_is_left_of_other_days() {
    each(async |world| {
        world.at("2026-12-02T15:00");
        let hall = House::new(&world.store).await;
        let left = hall.came_with(0, Class::Preferential, hall::Need::Wheelchair).await;
        let tomorrow = Day::constant(2026, 12, 3);
        let night = world.store.write("night", Actor::System("test"), tomorrow, |work, day| {
            Box::pin(async move { Ok::<_, Failure<kernel::Never>>(end_the_night::run(work, *day).await?) })
        });
        night.await.unwrap();
        assert_eq!(hall.ticket(left.id).await.needs, []);
    });
}
