//! Properties of the way of a message.

use kernel::At;
use proptest::prelude::*;

use crate::delivery::LEASE_SECONDS;
use crate::{Delivery, DeliveryRefusal, Outcome, Reason, State};

const START: At = At(1_800_000_000_000_000);

fn temporary() -> Outcome {
    Outcome::Temporary { reason: Reason::Busy, code: Some("451".into()) }
}

/// Claims when it is due and records `outcome`.
fn attempt(delivery: &Delivery, outcome: Outcome) -> (Delivery, At) {
    let at = delivery.due_at().unwrap();
    let sending = delivery.claim(at).unwrap();
    (sending.record(sending.attempt, at, outcome).unwrap(), at)
}

#[test]
fn the_pauses_are_one_five_fifteen_minutes_one_four_twelve_hours_and_then_it_has_failed() {
    let mut delivery = Delivery::queued(START);
    let mut pauses = Vec::new();
    loop {
        let (next, at) = attempt(&delivery, temporary());
        match next.due_at() {
            Some(due) => pauses.push(due.seconds_since(at) / 60),
            None => break assert!(matches!(next.state, State::Failed { reason: Reason::Busy, .. })),
        }
        delivery = next;
    }
    assert_eq!(pauses, [1, 5, 15, 60, 240, 720]);
    assert_eq!(delivery.attempt + 1, 7);
}

#[test]
fn a_permanent_failure_fails_at_once_and_a_person_can_ask_for_another_round() {
    let (failed, at) =
        attempt(&Delivery::queued(START), Outcome::Permanent { reason: Reason::MailboxUnknown, code: None });
    assert_eq!(failed.due_at(), None);
    let again = failed.retry(at).unwrap();
    assert_eq!((again.attempt, again.tries), (1, 0));
    let (retrying, _) = attempt(&again, temporary());
    assert_eq!(retrying.due_at(), Some(at.plus_minutes(1)), "the pauses start anew");
}

#[test]
fn what_is_uncertain_is_never_due_until_a_person_or_a_late_postman_speaks() {
    let sending = Delivery::queued(START).claim(START).unwrap();
    assert_eq!(sending.lapse(START), Err(DeliveryRefusal::NotDue));
    let end = START.plus_seconds(LEASE_SECONDS);
    let lost = sending.lapse(end).unwrap();
    assert_eq!(lost.due_at(), None);
    assert_eq!(lost.claim(end), Err(DeliveryRefusal::NotDue));
    assert_eq!(lost.cancel(), Err(DeliveryRefusal::TooLate));
    let accepted = Outcome::Accepted { provider_id: None };
    let late = lost.record(1, end, accepted.clone()).unwrap();
    assert!(matches!(late.state, State::Sent { .. }));
    let again = lost.retry(end).unwrap().claim(end).unwrap();
    assert_eq!(
        again.record(1, end, accepted),
        Err(DeliveryRefusal::NotYours),
        "the first postman comes too late"
    );
}

/// Anything that anybody may try, at any time.
#[derive(Debug, Clone)]
enum Step {
    Claim,
    Lapse,
    Record(i64, Outcome),
    Retry,
    Cancel,
    Bounce,
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Accepted { provider_id: Some("q".into()) }),
        Just(temporary()),
        Just(Outcome::Permanent { reason: Reason::Rejected, code: None }),
        Just(Outcome::Uncertain { reason: Reason::ConnectionLost }),
    ]
}

fn steps() -> impl Strategy<Value = Vec<(Step, i64)>> {
    let step = prop_oneof![
        3 => Just(Step::Claim),
        1 => Just(Step::Lapse),
        3 => (0..2i64, outcomes()).prop_map(|(late, o)| Step::Record(late, o)),
        1 => Just(Step::Retry),
        1 => Just(Step::Cancel),
        1 => Just(Step::Bounce),
    ];
    prop::collection::vec((step, 0..50_000i64), 1..60)
}

proptest! {
    #[test]
    fn whatever_happens_nothing_is_sent_twice_without_a_person(steps in steps()) {
        let (mut delivery, mut at) = (Delivery::queued(START), START);
        // whether the other side may have the message since the last round that a person asked for
        let mut handed_over = false;
        for (step, pause) in steps {
            at = at.plus_seconds(pause);
            let before = delivery.clone();
            let next = match &step {
                Step::Claim => before.claim(at),
                Step::Lapse => before.lapse(at),
                Step::Record(late, outcome) => before.record(before.attempt - late, at, outcome.clone()),
                Step::Retry => before.retry(at),
                Step::Cancel => before.cancel(),
                Step::Bounce => before.bounce(at, "5.1.1"),
            };
            let Ok(next) = next else { continue };
            match &step {
                Step::Claim => {
                    prop_assert!(!handed_over, "{before:?} was sent again by itself");
                    prop_assert!(before.due_at().is_some_and(|due| due <= at));
                    prop_assert_eq!(next.attempt, before.attempt + 1);
                }
                Step::Retry => handed_over = false,
                // a late postman knows that the other side said no
                Step::Record(_, Outcome::Temporary { .. } | Outcome::Permanent { .. }) => handed_over = false,
                _ => prop_assert_eq!(next.attempt, before.attempt),
            }
            if matches!(next.state, State::Sent { .. } | State::Uncertain { .. } | State::Bounced { .. }) {
                handed_over = true;
            }
            if before.state == State::Cancelled {
                prop_assert_eq!(&next, &before);
            }
            delivery = next;
        }
    }
}
