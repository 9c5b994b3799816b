//! The promises of the store, on both engines.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::{Actor, Failure, Fault, Never, Refusal};
use serde_json::json;
use store::{Engine, Event, Every, Query, Reaction, Reactions, Store, Timer, Timers, Wake, Work, args};
use testkit::World;

#[derive(Debug)]
struct No;
impl Refusal for No {
    fn code(&self) -> &'static str {
        "no"
    }
}

const TAKE: Query =
    Query::inline("take", "UPDATE store_cursors SET seq = seq + 1 WHERE name = 'series' RETURNING seq");
const MAKE: Query =
    Query::inline("make", "INSERT INTO store_cursors (name, seq, failures) VALUES ('series', 0, 0)");
const NOTE: Query = Query::inline(
    "note",
    "INSERT INTO store_inbound (source, external_id, received_at, body) VALUES ($1, $2, $3, $4)",
);
const NOTES: Query = Query::inline(
    "notes",
    "SELECT external_id, received_at FROM store_inbound ORDER BY CAST(external_id AS BIGINT)",
);

async fn take(work: &mut Work<'_>, fails: &bool) -> Result<i64, Failure<No>> {
    let n: i64 = work.one(TAKE, &[]).await?.take()?;
    work.exec(NOTE, args!["book", n.to_string(), work.at(), ""]).await?;
    work.announce(Event { kind: "book.taken", subject: format!("book/{n}"), data: json!({ "n": n }) });
    if *fails { Err(Failure::Refused(No)) } else { Ok(n) }
}

async fn prepare(world: &World) {
    let made = world.store.write("make", Actor::System("test"), (), |work, ()| {
        Box::pin(async move { Ok::<u64, Failure<Never>>(work.exec(MAKE, &[]).await?) })
    });
    made.await.unwrap();
}

fn write(store: &Store, fails: bool) -> impl Future<Output = Result<i64, Failure<No>>> + use<> {
    let store = store.clone();
    async move { store.write("take", Actor::Visitor, fails, |work, fails| Box::pin(take(work, fails))).await }
}

async fn notes(store: &Store) -> Vec<(i64, i64)> {
    let all = store.read("notes", (), |look, ()| {
        Box::pin(async move {
            let rows = look.rows(NOTES, &[]).await?;
            let read = |mut r: store::Row| Ok((r.take::<String>()?.parse().unwrap(), r.take()?));
            Ok::<_, Failure<Never>>(rows.into_iter().map(read).collect::<Result<Vec<_>, Fault>>()?)
        })
    });
    all.await.unwrap()
}

#[test]
fn sixty_four_writers_and_refusals_between_leave_no_gap_and_rising_instants() {
    testkit::each(async |world| {
        prepare(&world).await;
        let tasks: Vec<_> = (0..64).map(|i| tokio::spawn(write(&world.store, i % 5 == 0))).collect();
        let mut given = Vec::new();
        for task in tasks {
            if let Ok(n) = task.await.unwrap() {
                given.push(n);
            }
        }
        given.sort_unstable();
        assert_eq!(given, (1..=51).collect::<Vec<i64>>());
        let notes = notes(&world.store).await;
        assert_eq!(notes.iter().map(|n| n.0).collect::<Vec<_>>(), given);
        assert!(notes.windows(2).all(|w| w[0].1 < w[1].1), "instants rise with the numbers");
        let chain = world.store.read("verify", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(look.verify_events().await?) })
        });
        let chain = chain.await.unwrap();
        assert_eq!((chain.events, chain.broken_at), (51, None));
    });
}

#[test]
fn two_nodes_share_one_gapless_book() {
    testkit::each(async |world| {
        prepare(&world).await;
        let other = world.reopen().await;
        let tasks: Vec<_> = (0..60)
            .map(|i| tokio::spawn(write(if i % 2 == 0 { &world.store } else { &other }, i % 7 == 0)))
            .collect();
        for task in tasks {
            let _ = task.await.unwrap();
        }
        let numbers: Vec<i64> = notes(&world.store).await.into_iter().map(|n| n.0).collect();
        assert_eq!(numbers, (1..=numbers.len() as i64).collect::<Vec<_>>());
        assert_eq!(numbers.len(), 51);
        let chain = world.store.read("verify", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(look.verify_events().await?) })
        });
        assert_eq!(chain.await.unwrap().broken_at, None);
    });
}

#[test]
fn a_panic_or_a_foreign_await_undoes_only_itself() {
    testkit::each(async |world| {
        prepare(&world).await;
        let bad = world.store.write("bad", Actor::Visitor, (), |work, ()| {
            Box::pin(async move {
                let _: i64 = work.one(TAKE, &[]).await?.take()?;
                if work.at().0 > 0 {
                    panic!("on purpose");
                }
                Ok::<(), Failure<Never>>(())
            })
        });
        assert!(matches!(bad.await, Err(Failure::Broke(_))));
        assert_eq!(write(&world.store, false).await.unwrap(), 1);
    });
}

#[test]
fn a_changed_or_removed_event_breaks_the_chain_where_it_stood() {
    const CHANGE: Query = Query::inline("change", "UPDATE store_events SET subject = 'book/x' WHERE seq = 2");
    const REMOVE: Query = Query::inline("remove", "DELETE FROM store_events WHERE seq = 3");
    testkit::each(async |world| {
        prepare(&world).await;
        for _ in 0..3 {
            write(&world.store, false).await.unwrap();
        }
        for (tamper, place) in [(REMOVE, 3), (CHANGE, 2)] {
            let done = world.store.write("tamper", Actor::Visitor, tamper, |work, q| {
                Box::pin(async move {
                    work.exec(*q, &[]).await?;
                    Ok::<_, Failure<Never>>(work.verify_events().await?)
                })
            });
            assert_eq!(done.await.unwrap().broken_at.map(|b| b.0), Some(place));
        }
    });
}

#[test]
fn a_reaction_hears_each_fact_once_and_a_poisoned_one_is_put_aside() {
    fn hear<'a>(
        work: &'a mut Work<'_>,
        event: &'a store::StoredEvent,
    ) -> store::BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            if event.seq == 2 {
                return Err(Fault::new("poison"));
            }
            work.receive("heard", &event.seq.to_string(), "").await.map(|_| ())
        })
    }
    const HEARD: Query = Query::inline(
        "heard",
        "SELECT external_id FROM store_inbound WHERE source = 'heard' ORDER BY external_id",
    );
    testkit::each(async |world| {
        prepare(&world).await;
        for _ in 0..3 {
            write(&world.store, false).await.unwrap();
        }
        let reactions =
            Reactions::new(vec![Reaction { name: "test.hear", kinds: &["book.taken"], run: hear }]);
        for _ in 0..12 {
            let _ = reactions.catch_up(&world.store).await;
        }
        reactions.catch_up(&world.store).await.unwrap();
        let heard = world.store.read("heard", (), |look, ()| {
            Box::pin(async move {
                let rows = look.rows(HEARD, &[]).await?.into_iter();
                Ok::<_, Failure<Never>>(rows.map(|mut r| r.take()).collect::<Result<Vec<String>, _>>()?)
            })
        });
        assert_eq!(heard.await.unwrap(), ["1", "3"]);
    });
}

static HEARD_AFTER: AtomicI64 = AtomicI64::new(0);

#[test]
fn a_reaction_that_skipped_to_the_end_hears_only_what_comes_after() {
    fn count<'a>(_: &'a mut Work<'_>, _: &'a store::StoredEvent) -> store::BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async {
            HEARD_AFTER.fetch_add(1, Ordering::SeqCst);
            Ok(())
        })
    }
    testkit::each(async |world| {
        HEARD_AFTER.store(0, Ordering::SeqCst);
        prepare(&world).await;
        let reactions =
            Reactions::new(vec![Reaction { name: "test.skip", kinds: &["book.taken"], run: count }]);
        reactions.skip_to_end(&world.store).await.unwrap();
        write(&world.store, false).await.unwrap();
        write(&world.store, false).await.unwrap();
        reactions.skip_to_end(&world.store).await.unwrap();
        assert_eq!(reactions.catch_up(&world.store).await.unwrap(), 0);
        write(&world.store, false).await.unwrap();
        assert_eq!(reactions.catch_up(&world.store).await.unwrap(), 1);
        assert_eq!(HEARD_AFTER.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_timer_runs_each_missed_day_once() {
    fn tick<'a>(
        work: &'a mut Work<'_>,
        moment: &'a store::Moment,
    ) -> store::BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            work.announce(Event { kind: "test.day", subject: moment.day.to_string(), data: json!({}) });
            Ok(())
        })
    }
    testkit::each(async |world| {
        let every = Every::Day { hour: 6, minute: 0 };
        let timers = Timers::new(vec![Timer { name: "test.tick", every, run: tick }]);
        assert_eq!(timers.run_due(&world.store).await.unwrap(), 1);
        world.at("2026-11-30T05:00");
        assert_eq!(timers.run_due(&world.store).await.unwrap(), 6);
        world.at("2026-11-26T05:00");
        assert_eq!(timers.run_due(&world.store).await.unwrap(), 0, "a clock set back repeats nothing");
    });
}

#[test]
fn a_commit_wakes_listeners_of_every_node() {
    testkit::each(async |world| {
        prepare(&world).await;
        let mut here = world.store.hub().listen();
        // LISTEN is ready when its first Resync or wake arrives: write until one is heard
        let heard = async {
            loop {
                match here.next().await {
                    Some(Wake::Subject { subject, .. }) => break subject,
                    Some(Wake::Resync) => {}
                    None => break String::new(),
                }
            }
        };
        let writing = async {
            loop {
                write(&world.store, false).await.unwrap();
                tokio::task::yield_now().await;
            }
        };
        let subject = tokio::select! { s = heard => s, () = writing => unreachable!() };
        assert!(subject.starts_with("book/"), "{subject}");
    });
}

#[test]
fn what_is_written_is_found_by_any_form_of_its_words() {
    testkit::each(async |world| {
        let found = world.store.write("index", Actor::Visitor, (), |work, ()| {
            Box::pin(async move {
                work.index("case", "a", "Fuga en la tubería de la carrera 16").await?;
                work.index("case", "b", "Reparación de tuberias 2026-EN-000123").await?;
                work.index("case", "a", "Fuga de agua en la TUBERÍA").await?;
                Ok::<_, Failure<Never>>([
                    work.find("case", "tuberia", 10).await?,
                    work.find("case", "carrera", 10).await?,
                    work.find("case", "reparaciones 000123", 10).await?,
                    work.find("case", "fug", 10).await?,
                    work.find("other", "fuga", 10).await?,
                ])
            })
        });
        let [tuberia, carrera, number, prefix, other] = found.await.unwrap();
        assert_eq!(tuberia, vec!["b", "a"]);
        assert!(carrera.is_empty(), "the earlier text is forgotten");
        assert_eq!(number, vec!["b"]);
        assert_eq!(prefix, vec!["a"]);
        assert!(other.is_empty());
    });
}

#[derive(Clone, Default)]
struct Shared(Arc<std::sync::Mutex<Vec<u8>>>);
impl std::io::Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_dump_is_restored_into_a_new_database_of_the_other_engine_and_refused_by_a_used_one() {
    testkit::each(async |world| {
        prepare(&world).await;
        for _ in 0..5 {
            write(&world.store, false).await.unwrap();
        }
        let indexed = world.store.write("index", Actor::Visitor, (), |work, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(work.index("case", "z", "medidor dañado").await?) })
        });
        indexed.await.unwrap();
        let bytes = Shared::default();
        let dumped = store::dump(&world.store, Box::new(bytes.clone())).await.unwrap();
        let text = bytes.0.lock().unwrap().clone();
        let read = || Box::new(std::io::Cursor::new(text.clone()));
        let mut targets = vec![World::sqlite().await];
        targets.extend(World::postgres().await);
        for target in targets {
            let restored = store::restore(&target.store, migrations::ALL, read()).await.unwrap();
            assert_eq!(restored.rows, dumped.rows);
            assert_eq!(notes(&target.store).await, notes(&world.store).await);
            let look = target.store.read("check", (), |look, ()| {
                Box::pin(async move {
                    Ok::<_, Failure<Never>>((
                        look.verify_events().await?,
                        look.find("case", "medidores", 5).await?,
                    ))
                })
            });
            let (chain, found) = look.await.unwrap();
            assert_eq!((chain.events, chain.broken_at), (5, None));
            assert_eq!(found, vec!["z"]);
        }
        assert!(store::restore(&world.store, migrations::ALL, read()).await.is_err());
    });
}

#[test]
fn a_newer_changed_or_half_migrated_schema_is_refused() {
    const NEWER: Query = Query::inline(
        "newer",
        "INSERT INTO store_migrations (version, name, checksum, applied_at) VALUES (9999, '9999_future', \
         'x', 0)",
    );
    const HALF: Query = Query::inline("half", "DELETE FROM store_migrations WHERE version = 1");
    testkit::each(async |world| {
        use store::MigrationState::{Current, Unknown};
        assert_eq!(world.store.schema(migrations::ALL).await.unwrap(), Current);
        for tamper in [NEWER, HALF] {
            let done = world.store.write("tamper", Actor::Visitor, tamper, |work, q| {
                Box::pin(async move { Ok::<_, Failure<Never>>(work.exec(*q, &[]).await?) })
            });
            done.await.unwrap();
            assert!(matches!(world.store.schema(migrations::ALL).await.unwrap(), Unknown(_)));
            assert!(world.store.migrate(migrations::ALL).await.is_err());
        }
    });
}

#[test]
fn every_statement_of_the_store_prepares() {
    testkit::each(async |world| {
        let problems = world.store.prepare_all(store::own_queries()).await.unwrap();
        assert_eq!(problems, Vec::<String>::new());
    });
}

const COUNT_TO: Query = Query::inline(
    "count_to",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT COUNT(*) FROM n",
);

/// Counts so far; says what was counted and on which thread.
async fn count_to(store: &Store, name: &'static str, last: i64) -> (i64, String) {
    let counted = store.read(name, last, |look, last| {
        Box::pin(async move {
            let counted = look.one(COUNT_TO, args![*last]).await?.take()?;
            let thread = std::thread::current().name().unwrap_or_default().to_owned();
            Ok::<_, Failure<Never>>((counted, thread))
        })
    });
    counted.await.unwrap()
}

#[test]
fn a_long_question_is_answered_whole_by_a_thread_of_its_own() {
    testkit::each(async |world| {
        let away_from_here = |thread: &str| thread.starts_with("store-reader-");
        let lite = world.store.engine() == Engine::Sqlite;
        let (counted, thread) = count_to(&world.store, "short", 100).await;
        assert_eq!(counted, 100);
        assert!(!lite || !away_from_here(&thread), "a short question was handed to {thread}");
        let mut away = Vec::new();
        for round in 0..3 {
            let (counted, thread) = count_to(&world.store, "long", 300_000).await;
            assert_eq!(counted, 300_000, "round {round}");
            away.push(thread);
        }
        assert!(!lite || away.iter().all(|thread| away_from_here(thread)), "{away:?}");
        let asked = world.store.read("many", (), |look, ()| {
            Box::pin(async move {
                let mut sum = 0;
                for _ in 0..1_000 {
                    sum += look.one(COUNT_TO, args![2]).await?.take::<i64>()?;
                }
                Ok::<_, Failure<Never>>((sum, std::thread::current().name().unwrap_or_default().to_owned()))
            })
        });
        let (sum, thread) = asked.await.unwrap();
        assert_eq!(sum, 2_000);
        assert!(!lite || away_from_here(&thread), "a thousand queries were asked by {thread}");
        // a ration is of one question, not of the connection
        for _ in 0..200 {
            assert_eq!(count_to(&world.store, "short", 100).await.0, 100);
        }
    });
}

#[test]
fn readers_in_a_crowd_all_get_their_own_answer() {
    testkit::each(async |world| {
        let ask = |n: i64| {
            let store = world.store.clone();
            // some of them long, all of one name: it changes sides many times
            tokio::spawn(async move {
                (n, count_to(&store, "crowd", if n % 50 == 0 { 60_000 } else { n }).await.0)
            })
        };
        for answer in (0..400).map(ask).collect::<Vec<_>>() {
            let (n, counted) = answer.await.unwrap();
            assert_eq!(counted, if n % 50 == 0 { 60_000 } else { n.max(1) });
        }
    });
}
