//! A year of turns: brought in at once, counted in every way, quickly.

use crate::house;
use crate::screens;

use hall::actions::bring_history::{self, BringHistory, PastDay, PastShift, PastTurn};
use hall::actions::found_site::{self, Founded};
use hall::{Class, HallRefusal, Origin, Outcome, State};
use kernel::{Actor, At, Day, Failure, jiff::ToSpan};
use testkit::World;

async fn found(world: &World) -> Founded {
    let made = world.store.write("found", Actor::System("test"), house::plan(), |work, plan| {
        Box::pin(found_site::run(work, plan))
    });
    made.await.unwrap()
}

/// One person each three minutes from 8:00, waits of 1, 2, 3 … minutes, attended for five.
fn day(room: &Founded, day: Day, people: i64) -> PastDay {
    let turn = |n: i64| {
        let arrived_at = At::start_of(day).plus_minutes(480 + 3 * n);
        let called_at = arrived_at.plus_minutes(n + 1);
        let state = if n % 10 == 9 { State::Gone } else { State::Finished };
        let came = state == State::Finished;
        PastTurn {
            service: room.services[usize::try_from(n % 3).unwrap()],
            class: Class::ALL[usize::try_from(n % 3).unwrap()],
            origin: Origin::Kiosk,
            arrived_at,
            called_at: came.then_some(called_at),
            attended_at: came.then_some(called_at),
            ended_at: called_at.plus_minutes(5),
            state,
            at: came.then_some((room.counters[0], house::officer(1))),
            outcome: came.then_some(Outcome::Resolved),
        }
    };
    let shift = PastShift {
        counter: room.counters[0],
        officer: house::officer(1),
        opened_at: At::start_of(day).plus_minutes(470),
        closed_at: At::start_of(day).plus_minutes(900),
    };
    PastDay { day, shifts: vec![shift], turns: (0..people).map(turn).collect() }
}

async fn bring(world: &World, site: hall::SiteId, days: Vec<PastDay>) -> Result<usize, HallRefusal> {
    let wish = BringHistory { site, days };
    let done = world
        .store
        .write("bring", Actor::System("test"), wish, |work, wish| Box::pin(bring_history::run(work, wish)));
    done.await.map_err(|failure| match failure {
        Failure::Refused(refusal) => refusal,
        Failure::Broke(fault) => panic!("{fault}"),
    })
}

#[test]
fn history_comes_in_once_and_only_of_days_that_are_over() {
    testkit::each(async |world| {
        let room = found(&world).await;
        let past = Day::constant(2026, 11, 20);
        assert_eq!(bring(&world, room.site, vec![day(&room, past, 40)]).await, Ok(40));
        let twice = bring(&world, room.site, vec![day(&room, past, 4)]).await;
        assert_eq!(twice, Err(HallRefusal::DayAlreadyClosed));
        let today = bring(&world, room.site, vec![day(&room, world.store.clock().now().day(), 4)]).await;
        assert_eq!(today, Err(HallRefusal::DayNotCome));
        let mut wrong = day(&room, past.saturating_sub(1.day()), 4);
        wrong.turns[0].state = State::Waiting;
        assert_eq!(bring(&world, room.site, vec![wrong]).await, Err(HallRefusal::AnotherDay));
    });
}

#[test]
fn figures_say_what_happened_and_open_their_turns() {
    testkit::each(async |world| {
        let room = found(&world).await;
        let past = Day::constant(2026, 11, 20);
        bring(&world, room.site, vec![day(&room, past, 40)]).await.unwrap();
        let app = screens::Screens::new(&world, None);
        let lead = "3.hall-lead";
        let page = app.get(lead, "/cifras/sala?desde=2026-11-20&hasta=2026-11-20").await;
        assert_eq!(page.status, 200);
        // 36 attended with waits of 1 to 9, 11 to 19 … minutes: the 18th of 36 is 19 minutes, the worst 39
        let text = page.text().replace('\u{a0}', " ");
        for said in ["19 min 00 s", "39 min 00 s", ">36<", ">40<"] {
            assert!(text.contains(said), "{said}");
        }
        let link = text.split("href=\"").filter_map(|t| t.split('"').next());
        let gone = link.into_iter().find(|l| l.contains("que=se-fueron") && !l.contains("hora=")).unwrap();
        let turns = app.get(lead, &gone.replace("&#38;", "&").replace("&amp;", "&")).await;
        assert_eq!(turns.text().matches("Se fue<").count(), 4, "{}", turns.text());
        let hour = "/cifras/sala/turnos?desde=2026-11-20&hasta=2026-11-20&hora=8&clase=general";
        let hour = app.get(lead, hour).await;
        assert_eq!(hour.text().matches("<tr><th scope=\"row\"").count(), 6);
        let monday = app.get(lead, "/cifras/sala/turnos?desde=2026-11-16&hasta=2026-11-22&semana=1").await;
        assert_eq!(monday.text().matches("<tr><th scope=\"row\"").count(), 0, "the 20th was a Friday");
        let csv = app.get(lead, "/cifras/sala.csv?por=clase&desde=2026-11-20&hasta=2026-11-20").await;
        assert!(csv.text().contains("Preferencial;14;"), "{}", csv.text());
        let xlsx = app.get(lead, "/cifras/sala.xlsx?desde=2026-11-20").await;
        assert!(xlsx.kind.contains("spreadsheetml"));
        assert_eq!(app.get("4.hall-attend", "/cifras/sala").await.status, 403);
        let odd = app.get(lead, "/cifras/sala?desde=x&por=y&sede=z&modulo=9&hora=99").await;
        assert_eq!(odd.status, 200);
    });
}

/// A list of turns is read by its index, and a year of figures without touching the turns themselves.
#[test]
fn a_year_is_read_from_the_index() {
    testkit::each(async |world| {
        let room = found(&world).await;
        let first = Day::constant(2026, 1, 1);
        for month in 0..4 {
            let days =
                (0..20).map(|n| day(&room, first.saturating_add((month * 30 + n).days()), 150)).collect();
            bring(&world, room.site, days).await.unwrap();
        }
        let app = screens::Screens::new(&world, None);
        let year = "/cifras/sala?por=mes&desde=2026-01-01&hasta=2026-12-31";
        let page = app.get("3.hall-lead", year).await;
        assert!(page.text().contains("12.000"), "12,000 arrived");
        let turns = "/cifras/sala/turnos?desde=2026-01-01&hasta=2026-12-31&que=atendidas";
        let list = app.get("3.hall-lead", turns).await;
        assert!(list.text().contains("antes="));
    });
}
