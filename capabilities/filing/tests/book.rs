//! Numbers under concurrency, at the turn of the year, after refusals, on both engines.

use filing::{
    AnnulRefusal, Class, NumberShape, annul_number, next_shape, set_shape, take_number, verify_books,
};
use kernel::{Actor, Failure, Never, Refusal};
use store::{Query, Store};
use testkit::World;

#[derive(Debug)]
struct Changed;
impl Refusal for Changed {
    fn code(&self) -> &'static str {
        "changed"
    }
}

async fn file(store: &Store, class: Class, fails: bool) -> Result<String, Failure<Changed>> {
    let done = store.write("file", Actor::Visitor, (class, fails), |work, (class, fails)| {
        Box::pin(async move {
            let entry = take_number(work, *class, "cases/x", "00").await?;
            if *fails { Err(Failure::Refused(Changed)) } else { Ok(entry.number.0) }
        })
    });
    done.await
}

async fn problems(world: &World) -> Vec<String> {
    let report = world.store.read("verify", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(verify_books(look).await?) })
    });
    report.await.unwrap().problems
}

#[test]
fn sixty_four_concurrent_filings_with_rollbacks_leave_no_gap() {
    testkit::each(async |world| {
        let tasks: Vec<_> = (0..64)
            .map(|i| {
                let store = world.store.clone();
                tokio::spawn(async move { file(&store, Class::Incoming, i % 4 == 0).await })
            })
            .collect();
        let mut given = Vec::new();
        for task in tasks {
            given.extend(task.await.unwrap());
        }
        given.sort();
        let expected: Vec<_> = (1..=48).map(|n| format!("2026-EN-{n:06}")).collect();
        assert_eq!(given, expected);
        assert_eq!(problems(&world).await, Vec::<String>::new());
    });
}

#[test]
fn the_year_is_that_of_bogota_and_each_class_counts_alone() {
    testkit::each(async |world| {
        world.at("2025-12-31T23:59:59-05:00");
        assert_eq!(file(&world.store, Class::Incoming, false).await.unwrap(), "2025-EN-000001");
        world.at("2026-01-01T05:00:00Z");
        assert_eq!(file(&world.store, Class::Incoming, false).await.unwrap(), "2026-EN-000001");
        assert_eq!(file(&world.store, Class::Outgoing, false).await.unwrap(), "2026-SA-000001");
        assert_eq!(file(&world.store, Class::Incoming, false).await.unwrap(), "2026-EN-000002");
        assert_eq!(problems(&world).await, Vec::<String>::new());
    });
}

#[test]
fn a_new_shape_waits_for_the_next_series() {
    testkit::each(async |world| {
        file(&world.store, Class::Incoming, false).await.unwrap();
        let changed = world.store.write("shape", Actor::Visitor, (), |work, ()| {
            Box::pin(async move {
                let shape = NumberShape::parse("R{year}{class}{seq:8}").expect("a good shape");
                Ok::<_, Failure<Never>>(set_shape(work, &shape).await?)
            })
        });
        changed.await.unwrap();
        let next = world.store.read("shape", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(next_shape(look).await?) })
        });
        assert_eq!(next.await.unwrap().as_str(), "R{year}{class}{seq:8}");
        assert_eq!(file(&world.store, Class::Incoming, false).await.unwrap(), "2026-EN-000002");
        world.at("2027-01-04T08:00");
        assert_eq!(file(&world.store, Class::Incoming, false).await.unwrap(), "R2027EN00000001");
    });
}

#[test]
fn annulling_keeps_the_number_asks_a_reason_and_happens_once_agn_001_2024() {
    testkit::each(async |world| {
        let number = file(&world.store, Class::Incoming, false).await.unwrap();
        let annul = |number: String, reason: &'static str| {
            let store = world.store.clone();
            async move {
                let done = store.write("annul", Actor::System("test"), (number, reason), |work, (n, r)| {
                    Box::pin(annul_number(work, n, r))
                });
                done.await.map_err(|f| match f {
                    Failure::Refused(r) => r,
                    Failure::Broke(b) => panic!("{b}"),
                })
            }
        };
        assert_eq!(annul(number.clone(), "  ").await, Err(AnnulRefusal::NoReason));
        assert_eq!(annul("2026-EN-999999".into(), "no existe").await, Err(AnnulRefusal::Unknown));
        assert_eq!(annul(number.clone(), "Se radicó dos veces").await, Ok(()));
        assert_eq!(annul(number, "otra vez").await, Err(AnnulRefusal::Already));
        assert_eq!(file(&world.store, Class::Incoming, false).await.unwrap(), "2026-EN-000002");
        assert_eq!(problems(&world).await, Vec::<String>::new());
    });
}

#[test]
fn a_removed_changed_or_added_entry_is_found() {
    const REMOVE: Query = Query::inline("remove", "DELETE FROM filing_book WHERE seq = 2");
    const CHANGE: Query = Query::inline("change", "UPDATE filing_book SET sha256 = 'ff' WHERE seq = 1");
    const COUNTER: Query =
        Query::inline("counter", "UPDATE filing_series SET last = 9 WHERE class = 'incoming'");
    testkit::each(async |world| {
        for _ in 0..3 {
            file(&world.store, Class::Incoming, false).await.unwrap();
        }
        let mut found = Vec::new();
        for tamper in [CHANGE, REMOVE, COUNTER] {
            let done = world.store.write("tamper", Actor::Visitor, tamper, |work, q| {
                Box::pin(async move { Ok::<_, Failure<Never>>(work.exec(*q, &[]).await?) })
            });
            done.await.unwrap();
            found.push(problems(&world).await.len());
        }
        // changed; + missing and unlogged removal; + wrong counter
        assert_eq!(found, vec![1, 3, 4]);
    });
}

#[test]
fn every_query_prepares_and_has_its_constant() {
    testkit::each(async |world| {
        assert_eq!(store::check_queries(filing::QUERIES, filing::QUERY_FILE), Vec::<String>::new());
        let unprepared = world.store.prepare_all(filing::QUERIES.to_vec()).await.unwrap();
        assert_eq!(unprepared, Vec::<String>::new());
    });
}
