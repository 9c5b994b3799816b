//! Many counters at the same instant: all different people, none lost, none skipped; and the lists by index.

use crate::house;

use std::collections::BTreeSet;
use std::sync::Arc;

use hall::actions::found_site::NewCounter;
use hall::{Class, State, Takes, TicketId};
use house::{House, plan};
use store::{Engine, Store};
use testkit::{World, each};

fn large(counters: u8) -> hall::actions::found_site::FoundSite {
    let counter = |number: u8| NewCounter {
        number: i64::from(number),
        name: format!("Módulo {number}"),
        takes: Takes::All,
        accessible: false,
        hearing_loop: false,
        services: vec!["facturacion".into(), "tramites".into()],
    };
    let mut site = plan();
    site.counters = (1..=counters).map(counter).collect();
    site
}

/// Every counter calls until nobody waits, some through a second node; people come meanwhile.
async fn rush(world: &World, callers: u8, turns: usize, second: Option<Store>) {
    let hall = Arc::new(House::with(&world.store, large(callers)).await);
    let other = Arc::new(hall.through(second.as_ref().unwrap_or(&world.store)));
    let mut shifts = Vec::new();
    for n in 1..=callers {
        shifts.push(hall.open(n).await);
    }
    let class = |i: usize| Class::ALL[i % 3];
    let mut came = Vec::new();
    for i in 0..turns / 2 {
        came.push(hall.came(i % 2, class(i)).await.id);
    }
    let mut tasks = Vec::new();
    for (n, shift) in (1..=callers).zip(shifts) {
        let hall = if n % 2 == 0 { hall.clone() } else { other.clone() };
        tasks.push(tokio::spawn(async move {
            let mut mine: Vec<TicketId> = Vec::new();
            while let Some(called) = hall.call(n, shift, None).await.expect("the counter calls") {
                hall.begin(n, called.id).await.expect("the person is there");
                hall.finish(n, called.id).await.expect("the attention ends");
                mine.push(called.id);
            }
            mine
        }));
    }
    let door = hall.clone();
    let coming = tokio::spawn(async move {
        let mut came = Vec::new();
        for i in 0..turns / 2 {
            came.push(door.came(i % 2, class(i)).await.id);
        }
        came
    });
    came.extend(coming.await.expect("people come"));
    let mut called = Vec::new();
    for task in tasks {
        called.extend(task.await.expect("a counter works"));
    }
    // who came after the last counter had stopped is still there, and nobody else
    let shift = hall.look(hall.founded.site, |look, site| Box::pin(hall::records::open_shifts(look, *site)));
    let shift = shift.await[0].id;
    while let Some(last) = hall.call(1, shift, None).await.expect("the counter calls") {
        hall.begin(1, last.id).await.expect("the person is there");
        hall.finish(1, last.id).await.expect("the attention ends");
        called.push(last.id);
    }
    let different: BTreeSet<_> = called.iter().copied().collect();
    assert_eq!(different.len(), called.len(), "somebody was called twice");
    assert_eq!(different, came.iter().copied().collect(), "somebody was lost");
    let mut lives = Vec::new();
    for id in came {
        let turn = hall.ticket(id).await;
        assert_eq!(turn.state, State::Finished);
        lives.push((turn.class, turn.rank_at, turn.called_at));
    }
    if second.is_none() {
        // nobody was skipped: in each class the order of calls is the order of arrivals
        lives.sort();
        assert!(lives.windows(2).all(|w| w[0].0 != w[1].0 || w[0].2 < w[1].2), "somebody was skipped");
    }
}

#[test]
fn sixteen_counters_call_different_people() {
    each(async |world| rush(&world, 16, 160, None).await);
}

#[test]
fn sixty_four_counters_on_two_nodes_call_different_people() {
    each(async |world| {
        // SQLite has one node by design
        let second = match world.engine() {
            Engine::Postgres => Some(world.reopen().await),
            Engine::Sqlite => None,
        };
        rush(&world, 64, 320, second).await;
    });
}

#[test]
fn the_lists_that_must_be_quick_use_their_index() {
    each(async |world| {
        let by_index = [
            (hall::records::HEADS, "hall_tickets_lane"),
            (hall::records::AHEAD_IN_LANE, "hall_tickets_lane"),
            (hall::records::TICKETS_IN_LANE, "hall_tickets_lane"),
            (hall::records::FIRST_OF_LANE, "hall_tickets_lane"),
            (hall::records::TICKET_AT_COUNTER, "hall_tickets_at_counter"),
            (hall::records::TICKET_BY_SECRET, "hall_tickets_secret"),
            (hall::records::OBSERVED_TURNS, "hall_tickets_arrived"),
            (hall::records::RANKS_BEHIND, "hall_tickets_lane"),
            (hall::records::WIPE_BEFORE, "hall_tickets_sensitive"),
        ];
        for (query, index) in by_index {
            let plan = world.store.plan(query).await.expect("a plan");
            assert!(plan.iter().any(|step| step.contains(index)), "{}: {plan:#?}", query.name);
        }
        let heads = world.store.plan(hall::records::HEADS).await.expect("a plan").join("\n");
        let sorts = heads.contains("Sort") || heads.contains("TEMP B-TREE") || heads.contains("SCAN t");
        assert!(!sorts, "the first of a line is found without sorting the line: {heads}");
    });
}
