//! The lists of the inbox stay quick when there are a hundred thousand cases, because each has its index:
//! what is looked at is the plan of the engine, never a watch.

use crate::house;

use cases::CAPABILITY;
use cases::lists::{self, Filter, Which};
use house::House;
use kernel::{AccountId, Actor, Day, Failure, Never};
use store::Query;

fn query(name: &str) -> Query {
    *CAPABILITY.queries.iter().find(|q| q.name.eq_ignore_ascii_case(name)).expect("the query is there")
}

#[test]
fn every_list_of_the_inbox_walks_along_its_index() {
    testkit::each(async |world| {
        for (name, index) in [
            ("list_open", "cases_open_by_due"),
            ("list_of_owner", "cases_open_by_owner"),
            // with an empty table the one of due days is as good
            ("list_of_nobody", "cases_open_by_"),
            ("list_to_sign", "cases_to_sign"),
        ] {
            let plan = world.store.plan(query(name)).await.unwrap();
            assert!(plan.iter().any(|step| step.contains(index)), "{name}: {plan:#?}");
            let sorts = |step: &String| step.contains("TEMP B-TREE") || step.contains("Sort");
            assert!(!plan.iter().any(sorts), "{name} sorts: {plan:#?}");
        }
        let counts = world.store.plan(query("inbox_counts")).await.unwrap();
        assert!(counts.iter().all(|step| !step.contains("cases_cases")), "{counts:#?}");
    });
}

#[test]
fn lists_and_counts_say_the_same() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        for n in 0..7 {
            house.world.clock.advance_seconds(86_400);
            house.file(&format!("form:{n}")).await;
        }
        let ana = house.officers[0].account().expect("an officer");
        let mine = Filter { kind: "claim".into(), ..Filter::default() };
        let first = page(&house, Which::OfNobody, &mine, 3).await;
        for line in &first[..2] {
            assign(&house, line.id, ana).await;
        }
        let due = first[1].due_on;
        let lengths = [
            (Which::All, 7),
            (Which::OfOfficer(ana), 2),
            (Which::OfNobody, 5),
            (Which::DueUntil(due), page_until(&first, due)),
            (Which::ToSign, 0),
        ];
        for (which, wanted) in lengths {
            assert_eq!(page(&house, which, &mine, 50).await.len(), wanted, "{which:?}");
        }
        let none = Filter { kind: "compliment".into(), ..Filter::default() };
        assert!(page(&house, Which::All, &none, 50).await.is_empty());
        let counts = counts(&house, ana, due).await;
        assert_eq!((counts.open, counts.mine, counts.unassigned, counts.to_sign), (7, 2, 5, 0));
        assert_eq!(counts.due_today, page_until(&first, due) as i64);
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

/// How many of the first three are due until this day; no later one is.
fn page_until(first: &[lists::CaseLine], due: Day) -> usize {
    first.iter().filter(|line| line.due_on <= due).count()
}

/// All lines of a list, read in pages.
async fn page(house: &House, which: Which, filter: &Filter, size: i64) -> Vec<lists::CaseLine> {
    let asked =
        house.world.store.read("list", (which, filter.clone(), size), |look, (which, filter, size)| {
            Box::pin(async move {
                let (mut all, mut after) = (Vec::new(), None);
                loop {
                    let lines = lists::by_due_date(look, *which, filter, after, *size).await?;
                    let Some(last) = lines.last() else { return Ok::<_, Failure<Never>>(all) };
                    after = Some((last.due_on, last.id));
                    all.extend(lines);
                }
            })
        });
    asked.await.unwrap()
}

async fn counts(house: &House, me: AccountId, today: Day) -> lists::Counts {
    let asked = house.world.store.read("counts", (me, today), |look, (me, today)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(lists::counts(look, *me, *today, *today).await?) })
    });
    asked.await.unwrap()
}

async fn assign(house: &House, id: cases::CaseId, to: AccountId) {
    use cases::actions::assign_case::{self, AssignCase};
    let done = house.act(Actor::System("test"), AssignCase { id, to, version: None }, |work, a| {
        Box::pin(async move { assign_case::run(work, a).await.map(drop) })
    });
    done.await.unwrap();
}
