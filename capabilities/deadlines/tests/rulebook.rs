//! Versions of how a company counts, on both engines.

use deadlines::{
    Closure, Revision, RevisionRefusal, Rulebook, current, revise_rulebook, rule_for, rulebook_of,
};
use kernel::{Actor, At, Day, Failure, Never};
use testkit::World;

async fn now(world: &World) -> Rulebook {
    let read = world
        .store
        .read("t", (), |look, ()| Box::pin(async move { Ok::<_, Failure<Never>>(current(look).await?) }));
    read.await.unwrap()
}

async fn of(world: &World, version: &str) -> Option<Rulebook> {
    let read = world.store.read("t", version.to_owned(), |look, version| {
        Box::pin(async move { Ok::<_, Failure<Never>>(rulebook_of(look, version).await?) })
    });
    read.await.unwrap()
}

async fn revise(world: &World, revision: Revision) -> Result<u32, Failure<RevisionRefusal>> {
    let actor = Actor::System("test");
    world.store.write("t", actor, revision, |work, revision| Box::pin(revise_rulebook(work, revision))).await
}

fn closing(rulebook: &Rulebook, day: &str, act_number: &str) -> Revision {
    let mut revision = Revision::of(rulebook);
    revision.closures.push(Closure {
        day: day.parse().unwrap(),
        act_number: act_number.into(),
        reason: "Traslado de la sede".into(),
        suspends_terms: true,
    });
    revision
}

#[test]
fn a_deadline_is_explained_with_the_version_that_produced_it() {
    testkit::each(async |world| {
        let national = now(&world).await;
        assert_eq!((national.version, national.calendar.version()), (0, "co-2026-06-01/0"));
        let filed_at = At::parse("2026-03-13T08:00").unwrap();
        let rule = rule_for("claim", filed_at.day()).unwrap();
        let before = national.compute(rule, filed_at).unwrap();
        assert_eq!(before.due_on, Day::constant(2026, 4, 8));

        assert_eq!(
            revise(&world, closing(&national, "2026-03-20", "Resolución 9 de 2026")).await.unwrap(),
            1
        );
        let revised = now(&world).await;
        let after = revised.compute(rule, filed_at).unwrap();
        assert_eq!(after.due_on, Day::constant(2026, 4, 9));
        assert_eq!(after.calendar_version, "co-2026-06-01/1");
        assert_eq!(revised.calendar.closures()[0].reason, "Traslado de la sede");

        assert_eq!(revise(&world, Revision::of(&revised)).await.unwrap(), 2);
        for (deadline, days) in [(before, 27), (after, 28)] {
            let then = of(&world, &deadline.calendar_version).await.unwrap();
            assert_eq!(deadline.explain(&then.calendar).unwrap().len(), days);
        }
        assert!(of(&world, "co-2026-06-01/3").await.is_none());
        assert!(of(&world, "nonsense").await.is_none());
    });
}

#[test]
fn what_two_people_revise_at_once_is_not_lost() {
    testkit::each(async |world| {
        let national = now(&world).await;
        let first = closing(&national, "2026-12-24", "Resolución 10 de 2026");
        let second = closing(&national, "2026-12-31", "Resolución 11 de 2026");
        assert_eq!(revise(&world, first).await.unwrap(), 1);
        let refused = revise(&world, second).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(RevisionRefusal::Outdated { current: 1 })), "{refused}");
        assert_eq!(now(&world).await.calendar.closures().len(), 1);
    });
}

#[test]
fn a_refused_revision_leaves_nothing() {
    testkit::each(async |world| {
        let national = now(&world).await;
        let refused = revise(&world, closing(&national, "2026-12-24", "")).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(RevisionRefusal::ClosureWithoutAct { .. })), "{refused}");
        assert_eq!(now(&world).await.version, 0);
    });
}
