//! The life of a booking, on both engines.

mod house;

use appointments::actions::{Which, book, cancel, check_in, forget, miss, move_booking};
use appointments::{AppointmentRefusal, Booker, State};
use hall::actions::take_ticket::{self, TakeTicket};
use house::House;
use kernel::{Actor, At, Failure, Lang};

fn at(text: &str) -> At {
    At::parse(text).unwrap()
}

#[test]
fn a_seat_is_never_sold_twice() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        // a second node with its own writer
        let other = house.world.reopen().await;
        let stores = [house.world.store.clone(), other];
        let mut waiting = Vec::new();
        for n in 0..64 {
            let (store, wish) = (stores[n % 2].clone(), house.wish(n, "2026-11-24T08:20"));
            waiting.push(async move {
                store.write("book", Actor::Visitor, wish, |work, wish| Box::pin(book::run(work, wish))).await
            });
        }
        let (mut sold, mut full) = (0, 0);
        for done in futures::future::join_all(waiting).await {
            match done {
                Ok(_) => sold += 1,
                Err(Failure::Refused(AppointmentRefusal::Full)) => full += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((sold, full), (2, 62));
        assert_eq!(house.count("SELECT COUNT(*) FROM appointments_seats").await, 2);
        assert_eq!(house.count("SELECT COUNT(*) FROM appointments_bookings").await, 2);
    });
}

#[test]
fn the_same_form_books_once_and_a_person_has_one_open_booking() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let first = house.book(1, "2026-11-24T08:20").await.unwrap();
        let again = house.book(1, "2026-11-24T08:20").await.unwrap();
        assert_eq!(first.id, again.id);
        let mut second = house.wish(2, "2026-11-25T08:20");
        second.who.document = "24254 0001".replace(' ', "");
        let refused = house.act(second.clone(), |work, wish| Box::pin(book::run(work, wish))).await;
        assert_eq!(refused.map(|b| b.id), Err(AppointmentRefusal::AlreadyBooked));
        // given up, the person may book again, and the hour is free
        house.act(Which::Key(first.key.clone()), |work, w| Box::pin(cancel::run(work, w))).await.unwrap();
        assert_eq!(house.count("SELECT COUNT(*) FROM appointments_seats").await, 0);
        assert!(house.act(second, |work, wish| Box::pin(book::run(work, wish))).await.is_ok());
        let mails = "SELECT COUNT(*) FROM dispatch_messages WHERE purpose LIKE 'appointments.%'";
        assert_eq!(house.count(mails).await, 3, "two confirmations and one cancellation");
    });
}

#[test]
fn moving_frees_the_old_seat_and_takes_the_new_one_or_neither() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let mine = house.book(1, "2026-11-24T08:20").await.unwrap();
        for n in 2..4 {
            house.book(n, "2026-11-24T09:00").await.unwrap();
        }
        let to = |hour: &str| move_booking::MoveBooking {
            which: Which::Key(mine.key.clone()),
            starts_at: at(hour),
            booker: Booker::Person,
        };
        let full = house.act(to("2026-11-24T09:00"), |w, m| Box::pin(move_booking::run(w, m))).await;
        assert_eq!(full.map(|b| b.moves), Err(AppointmentRefusal::Full));
        let moved =
            house.act(to("2026-11-24T09:20"), |w, m| Box::pin(move_booking::run(w, m))).await.unwrap();
        assert_eq!((moved.starts_at, moved.moves), (at("2026-11-24T09:20"), 1));
        assert_eq!(house.count("SELECT COUNT(*) FROM appointments_seats").await, 3);
        let holiday = house.act(to("2026-12-08T08:00"), |w, m| Box::pin(move_booking::run(w, m))).await;
        assert_eq!(holiday.map(|b| b.moves), Err(AppointmentRefusal::NoSuchHour));
    });
}

/// A turn taken at the kiosk.
async fn walk_in(house: &House) -> hall::TicketId {
    let take = TakeTicket {
        site: house.room.site,
        service: house.room.services[0],
        class: hall::Class::General,
        ground: None,
        needs: Vec::new(),
        origin: hall::Origin::Kiosk,
        person: None,
        language: Lang::Es,
        at: None,
        number: None,
        request: None,
    };
    let done = house.world.store.write("take", Actor::Visitor, take, |work, take| {
        Box::pin(async move { take_ticket::run(work, take).await.map(|t| t.id) })
    });
    done.await.unwrap()
}

#[test]
fn who_registers_in_time_stands_where_somebody_would_who_came_before_the_hour() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let mine = house.book(1, "2026-11-24T08:40").await.unwrap();
        let late = house.book(2, "2026-11-24T08:40").await.unwrap();
        house.world.at("2026-11-24T08:10");
        let early = walk_in(&house).await;
        house.world.at("2026-11-24T08:30");
        let after = walk_in(&house).await;
        house.world.at("2026-11-24T08:38");
        let which = Which::Key(mine.key.clone());
        let arrived = house.act(which.clone(), |work, w| Box::pin(check_in::run(work, w))).await.unwrap();
        assert_eq!((arrived.state, arrived.code.as_str()), (State::Arrived, "A 003"));
        // once more: the same turn
        let again = house.act(which, |work, w| Box::pin(check_in::run(work, w))).await.unwrap();
        assert_eq!((again.code, again.ticket_secret), (arrived.code, arrived.ticket_secret.clone()));
        house.world.at("2026-11-24T08:56");
        let which = Which::Id(late.id);
        let late = house.act(which, |work, w| Box::pin(check_in::run(work, w))).await.unwrap();
        let (site, day) = (house.room.site, at("2026-11-24T08:56").day());
        let line = house.world.store.read("line", (site, day), |look, (site, day)| {
            Box::pin(async move {
                Ok::<_, Failure<kernel::Never>>(hall::records::waiting(look, *site, *day).await?)
            })
        });
        let mut line = line.await.unwrap();
        line.sort_by_key(|t| t.rank_at);
        let order: Vec<_> = line.iter().map(|t| t.id).collect();
        // 8:10, then the appointment as from 8:20, then 8:30; the late one from 8:56
        assert_eq!(order, [early, arrived.ticket.unwrap(), after, late.ticket.unwrap()]);
        let own = line.iter().find(|t| Some(t.id) == arrived.ticket).unwrap();
        assert_eq!((own.arrived_at >= at("2026-11-24T08:38"), own.origin), (true, hall::Origin::Appointment));
    });
}

#[test]
fn too_early_another_day_and_missed() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let mine = house.book(1, "2026-11-24T09:00").await.unwrap();
        let which = || Which::Key(mine.key.clone());
        house.world.at("2026-11-24T07:59");
        let early = house.act(which(), |work, w| Box::pin(check_in::run(work, w))).await;
        assert_eq!(
            early.map(|b| b.state),
            Err(AppointmentRefusal::TooEarly { from: at("2026-11-24T08:00") })
        );
        house.world.at("2026-11-24T09:14");
        house.tick().await;
        let soon = house.act(which(), |work, w| Box::pin(miss::run(work, w))).await;
        assert_eq!(soon.map(|b| b.state), Err(AppointmentRefusal::Over));
        house.world.at("2026-11-24T09:21");
        house.tick().await;
        assert_eq!(house.count("SELECT COUNT(*) FROM appointments_bookings WHERE state = 'missed'").await, 1);
        // and yet the person comes
        let came = house.act(which(), |work, w| Box::pin(check_in::run(work, w))).await.unwrap();
        assert_eq!(came.state, State::Arrived);
    });
}

#[test]
fn the_reminder_goes_out_once_on_the_eve() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let mine = house.book(1, "2026-11-25T09:00").await.unwrap();
        let reminders = "SELECT COUNT(*) FROM dispatch_messages WHERE purpose = 'appointments.reminder'";
        house.world.at("2026-11-23T15:30");
        house.tick().await;
        assert_eq!(house.count(reminders).await, 0);
        house.world.at("2026-11-24T15:30");
        house.tick().await;
        house.world.at("2026-11-24T15:50");
        house.tick().await;
        assert_eq!(house.count(reminders).await, 1);
        let body =
            format!("SELECT COUNT(*) FROM dispatch_messages WHERE body_text LIKE '%/citas/{}%'", mine.key);
        assert_eq!(house.count(Box::leak(body.into_boxed_str())).await, 2);
    });
}

#[test]
fn needs_are_forgotten_the_night_after_and_people_after_three_months() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        let mut wish = house.wish(1, "2026-11-24T09:00");
        wish.who.needs = vec![hall::Need::SignLanguage];
        house.act(wish, |work, wish| Box::pin(book::run(work, wish))).await.unwrap();
        let forget = async |today: &str| {
            let today: kernel::Day = today.parse().unwrap();
            let done = house.world.store.write("forget", Actor::System("test"), today, |work, today| {
                Box::pin(async move { Ok::<_, Failure<kernel::Never>>(forget::run(work, *today).await?) })
            });
            done.await.unwrap();
        };
        let sensitive =
            "SELECT COUNT(*) FROM appointments_bookings WHERE needs <> '[]' OR class <> 'general'";
        let named =
            "SELECT COUNT(*) FROM appointments_bookings WHERE name <> '' OR phone <> '' OR email <> ''";
        forget("2026-11-24").await;
        assert_eq!((house.count(sensitive).await, house.count(named).await), (1, 1));
        forget("2026-11-25").await;
        assert_eq!((house.count(sensitive).await, house.count(named).await), (0, 1));
        forget("2027-02-23").await;
        assert_eq!(house.count(named).await, 0);
    });
}

#[test]
fn hours_do_not_overlap() {
    testkit::each(async |world| {
        let house = House::open(world).await;
        assert_eq!(house.hours(vec![1], 590, 660).await, Err(AppointmentRefusal::Overlaps));
        assert_eq!(house.hours(vec![6, 1], 480, 500).await, Err(AppointmentRefusal::Overlaps));
        assert_eq!(house.count("SELECT COUNT(*) FROM appointments_offers").await, 5, "all or none");
        assert_eq!(house.hours(vec![1, 2], 600, 660).await, Ok(2));
        let bad = house.hours(vec![1], 700, 690).await;
        assert_eq!(bad, Err(AppointmentRefusal::BadOffer { field: "to" }));
    });
}
