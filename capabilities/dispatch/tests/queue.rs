//! The queue on both engines: nothing is lost, nothing is sent twice, nothing blocks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use dispatch::{
    AttachmentSource, Courier, CourierError, EmailAddress, Envelope, MessageId, NewMessage, Postman, Reason,
    Receipt, Sender, State, Trouble,
};
use futures::future::BoxFuture;
use kernel::{Actor, Clock, Failure, Fault, Never};
use store::{Store, StoredEvent, Wake};
use testkit::{World, each};

/// Answers by what the subject says; remembers what it carried.
#[derive(Default)]
struct Scripted {
    carried: Mutex<Vec<Envelope>>,
    /// Given back before the courier answers, to look at the world while it sends.
    gate: Option<tokio::sync::Semaphore>,
}

impl Courier for Scripted {
    fn name(&self) -> &'static str {
        "scripted"
    }

    fn send<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<Receipt, CourierError>> {
        Box::pin(async move {
            if let Some(gate) = &self.gate {
                let _permit = gate.acquire().await;
            }
            self.carried.lock().unwrap().push(envelope.clone());
            let error =
                |trouble, reason, code: &str| CourierError { trouble, reason, code: Some(code.into()) };
            match envelope.subject.as_str() {
                "busy" => Err(error(Trouble::Temporary, Reason::Busy, "451 4.3.0")),
                "unknown" => Err(error(Trouble::Permanent, Reason::MailboxUnknown, "550 5.1.1")),
                "lost" => Err(CourierError::new(Trouble::Uncertain, Reason::ConnectionLost)),
                "poison" => panic!("a courier that breaks"),
                _ => Ok(Receipt { provider_id: Some("2.0.0 queued as 4F1".into()) }),
            }
        })
    }
}

/// Has one file.
struct OneFile;

impl AttachmentSource for OneFile {
    fn bytes<'a>(&'a self, sha256: &'a str) -> BoxFuture<'a, Result<Option<Bytes>, Fault>> {
        let found = sha256.starts_with('a').then(|| Bytes::from_static(b"%PDF-1.7"));
        Box::pin(std::future::ready(Ok(found)))
    }
}

fn postman(store: &Store, courier: &Arc<Scripted>) -> Postman {
    let sender = Sender {
        name: "Aguas de Miraflor".into(),
        address: EmailAddress::parse("pqr@miraflor.example").unwrap(),
        reply_to: Some("pqr+{}@miraflor.example".into()),
        bounces_to: None,
    };
    Postman::new(store.clone(), courier.clone(), Arc::new(OneFile), Arc::new(move || Some(sender.clone())))
}

fn mail(subject: &str) -> NewMessage {
    NewMessage::email("cases.receipt", "cases/1", "maria@example.com", subject, "Hola María")
}

async fn put(store: &Store, new: NewMessage) -> MessageId {
    let done = store.write("t.put", Actor::System("test"), new, |work, new| {
        Box::pin(dispatch::enqueue(work, new.clone()))
    });
    done.await.unwrap()
}

async fn state_of(store: &Store, id: MessageId) -> State {
    let lines = store.read("t.lines", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(dispatch::messages_of(look, "cases/1").await?) })
    });
    lines.await.unwrap().into_iter().find(|l| l.id == id).unwrap().delivery.state
}

async fn events(store: &Store) -> Vec<StoredEvent> {
    let all = store.read("t.events", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(look.events_after(0, 1_000).await?) })
    });
    all.await.unwrap()
}

async fn kinds(store: &Store, subject: &str) -> Vec<String> {
    events(store).await.into_iter().filter(|e| e.subject == subject).map(|e| e.kind).collect()
}

#[test]
fn a_message_arrives_with_its_proof_and_its_case_hears_of_it() {
    each(async |world| {
        let courier = Arc::new(Scripted::default());
        let id = put(
            &world.store,
            mail("hola").attach("c.pdf", "application/pdf", &"a".repeat(64)).reply_to("R-1"),
        )
        .await;
        let now = world.clock.now();
        assert_eq!(postman(&world.store, &courier).run_once(now.plus_seconds(1)).await.unwrap(), 1);

        let carried = courier.carried.lock().unwrap().clone();
        let envelope = &carried[0];
        assert_eq!(envelope.message_id(), format!("{id}@miraflor.example"));
        assert_eq!(envelope.reply_to.as_ref().unwrap().as_str(), "pqr+R-1@miraflor.example");
        assert_eq!(envelope.enclosures[0].bytes, "%PDF-1.7");
        match state_of(&world.store, id).await {
            State::Sent { provider_id, .. } => {
                assert_eq!(provider_id.as_deref(), Some("2.0.0 queued as 4F1"))
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(kinds(&world.store, "cases/1").await, ["dispatch.sent"]);
        let log = format!("{:?}", events(&world.store).await);
        assert!(!log.contains("maria") && !log.contains("María"), "no personal data in the log");
        let attempts = world.store.read("t.attempts", id, |look, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(dispatch::attempts_of(look, *id).await?) })
        });
        let attempts = attempts.await.unwrap();
        assert_eq!(attempts.len(), 1);
        assert_eq!(
            (attempts[0].courier.as_str(), attempts[0].outcome.as_deref()),
            ("scripted", Some("accepted"))
        );
        assert!(attempts[0].ended_at.unwrap() >= attempts[0].started_at);
    });
}

#[test]
fn a_message_of_a_refused_work_is_never_sent() {
    each(async |world| {
        let refused = world.store.write("t.refused", Actor::System("test"), (), |work, ()| {
            Box::pin(async move {
                dispatch::enqueue(work, mail("hola")).await?;
                Err::<(), _>(Failure::Refused(dispatch::MessageRefusal::Empty))
            })
        });
        assert!(matches!(refused.await, Err(Failure::Refused(_))));
        let courier = Arc::new(Scripted::default());
        let now = world.clock.now().plus_days(1);
        assert_eq!(postman(&world.store, &courier).run_once(now).await.unwrap(), 0);
    });
}

#[test]
fn troubles_lead_where_they_should_and_a_poisoned_message_blocks_nobody() {
    each(async |world| {
        let courier = Arc::new(Scripted::default());
        let mut ids = HashMap::new();
        for subject in ["poison", "busy", "unknown", "lost", "fine"] {
            ids.insert(subject, put(&world.store, mail(subject)).await);
        }
        let gone = put(&world.store, mail("gone").attach("c.pdf", "application/pdf", &"b".repeat(64))).await;
        let later = put(&world.store, mail("later").not_before(world.clock.now().plus_days(1))).await;
        world.clock.advance_seconds(1);
        let worker = postman(&world.store, &courier);
        assert_eq!(worker.run_once(world.clock.now()).await.unwrap(), 6);

        let state = async |subject: &str| state_of(&world.store, ids[subject]).await;
        assert!(matches!(state("fine").await, State::Sent { .. }));
        assert_eq!(state("poison").await, State::Uncertain { reason: Reason::Interrupted });
        assert_eq!(state("lost").await, State::Uncertain { reason: Reason::ConnectionLost });
        let code = Some("550 5.1.1".to_owned());
        assert_eq!(state("unknown").await, State::Failed { reason: Reason::MailboxUnknown, code });
        let missing = State::Failed { reason: Reason::AttachmentMissing, code: None };
        assert_eq!(state_of(&world.store, gone).await, missing);
        assert!(matches!(state_of(&world.store, later).await, State::Queued { .. }));
        match state("busy").await {
            State::Retrying { next_at, reason: Reason::Busy, code } => {
                assert_eq!(next_at.seconds_since(world.clock.now()), 60);
                assert_eq!(code.as_deref(), Some("451 4.3.0"));
            }
            other => panic!("{other:?}"),
        }
        // nothing more is due; a minute later only the busy one is
        assert_eq!(worker.run_once(world.clock.now()).await.unwrap(), 0);
        world.clock.advance_seconds(61);
        assert_eq!(worker.run_once(world.clock.now()).await.unwrap(), 1);
    });
}

#[test]
fn two_nodes_never_send_the_same_message() {
    each(async |world| {
        let courier = Arc::new(Scripted::default());
        for i in 0..60 {
            put(&world.store, mail(&format!("n{i}"))).await;
        }
        world.clock.advance_seconds(1);
        let other = world.reopen().await;
        let (a, b) = (postman(&world.store, &courier), postman(&other, &courier));
        let now = world.clock.now();
        let (x, y) = futures::join!(a.run_once(now), b.run_once(now));
        // a claim of the other node in the same moment may leave some for the next round
        let rest = a.run_once(now).await.unwrap();
        assert_eq!(x.unwrap() + y.unwrap() + rest, 60);
        let mut carried: Vec<_> = courier.carried.lock().unwrap().iter().map(|e| e.id).collect();
        carried.sort();
        carried.dedup();
        assert_eq!(carried.len(), 60);
        assert_eq!(courier.carried.lock().unwrap().len(), 60);
        other.close().await;
    });
}

/// Runs a postman until it has one message in hand, and kills it there.
async fn killed_while_sending(world: &World) -> MessageId {
    let stuck = Arc::new(Scripted { gate: Some(tokio::sync::Semaphore::new(0)), ..Scripted::default() });
    let id = put(&world.store, mail("hola")).await;
    world.clock.advance_seconds(1);
    let worker = postman(&world.store, &stuck);
    let now = world.clock.now();
    let task = tokio::spawn(async move { worker.run_once(now).await.map(|_| ()) });
    while !matches!(state_of(&world.store, id).await, State::Sending { .. }) {
        tokio::task::yield_now().await;
    }
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    id
}

#[test]
fn a_program_killed_while_sending_leaves_a_message_that_waits_for_a_person() {
    each(async |world| {
        let id = killed_while_sending(&world).await;
        let courier = Arc::new(Scripted::default());
        let worker = postman(&world.store, &courier);
        assert_eq!(worker.run_once(world.clock.now()).await.unwrap(), 0, "the lease still holds");
        world.clock.advance_seconds(601);
        assert_eq!(worker.run_once(world.clock.now()).await.unwrap(), 0);
        assert_eq!(state_of(&world.store, id).await, State::Uncertain { reason: Reason::Interrupted });
        assert_eq!(kinds(&world.store, "cases/1").await, ["dispatch.uncertain"]);
        assert!(courier.carried.lock().unwrap().is_empty());
        let delayed = report(id, dispatch::BounceAction::Delayed);
        note(&world.store, delayed).await.unwrap();
        assert!(matches!(state_of(&world.store, id).await, State::Uncertain { .. }));

        let again = world
            .store
            .write("t.retry", Actor::System("test"), id, |work, id| Box::pin(dispatch::retry(work, *id)));
        again.await.unwrap();
        world.clock.advance_seconds(1);
        assert_eq!(worker.run_once(world.clock.now()).await.unwrap(), 1);
        assert!(matches!(state_of(&world.store, id).await, State::Sent { .. }));
    });
}

fn report(message: MessageId, action: dispatch::BounceAction) -> dispatch::Bounce {
    dispatch::Bounce { message, action, status: "5.1.1".into() }
}

async fn note(store: &Store, report: dispatch::Bounce) -> Result<(), Failure<dispatch::DeliveryRefusal>> {
    let noted = store.write("t.bounce", Actor::System("test"), report, |work, report| {
        Box::pin(dispatch::record_bounce(work, report))
    });
    noted.await
}

#[test]
fn a_report_of_arrival_ends_the_uncertainty() {
    each(async |world| {
        let id = put(&world.store, mail("lost")).await;
        world.clock.advance_seconds(1);
        let courier = Arc::new(Scripted::default());
        postman(&world.store, &courier).run_once(world.clock.now()).await.unwrap();
        for _ in 0..2 {
            note(&world.store, report(id, dispatch::BounceAction::Arrived)).await.unwrap();
            assert!(matches!(state_of(&world.store, id).await, State::Sent { .. }));
        }
        assert_eq!(kinds(&world.store, "cases/1").await, ["dispatch.uncertain", "dispatch.sent"]);
    });
}

#[test]
fn a_report_of_non_delivery_marks_the_message_once_and_cancelling_is_then_too_late() {
    each(async |world| {
        let courier = Arc::new(Scripted::default());
        let id = put(&world.store, mail("hola")).await;
        world.clock.advance_seconds(1);
        postman(&world.store, &courier).run_once(world.clock.now()).await.unwrap();
        for _ in 0..2 {
            note(&world.store, report(id, dispatch::BounceAction::Failed)).await.unwrap();
        }
        assert_eq!(kinds(&world.store, "cases/1").await, ["dispatch.sent", "dispatch.bounced"]);
        let cancelled = world
            .store
            .write("t.cancel", Actor::System("test"), id, |work, id| Box::pin(dispatch::cancel(work, *id)));
        assert!(matches!(cancelled.await, Err(Failure::Refused(dispatch::DeliveryRefusal::TooLate))));
        let noted = note(&world.store, report(other_than(id), dispatch::BounceAction::Failed)).await;
        assert!(matches!(noted, Err(Failure::Refused(dispatch::DeliveryRefusal::Unknown))));
    });
}

fn other_than(id: MessageId) -> MessageId {
    let text = id.to_string();
    let last = if text.ends_with('0') { "1" } else { "0" };
    MessageId::parse(&format!("{}{last}", &text[..31])).unwrap()
}

#[test]
fn a_commit_wakes_the_postman_and_stopping_lets_it_finish() {
    each(async |world| {
        let courier = Arc::new(Scripted::default());
        let worker = Arc::new(postman(&world.store, &courier));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let follower = worker.clone();
        let task = tokio::spawn(async move {
            follower
                .follow(async move {
                    let _ = stopped.await;
                })
                .await;
        });
        let mut listener = world.store.hub().listen();
        // due since yesterday: the clock of a world stands still, only the commit can wake anybody
        let id = put(&world.store, mail("hola").not_before(world.clock.now().plus_days(-1))).await;
        while !matches!(state_of(&world.store, id).await, State::Sent { .. }) {
            let woken = tokio::time::timeout(std::time::Duration::from_secs(4), listener.next()).await;
            assert!(
                matches!(woken, Ok(Some(Wake::Subject { .. } | Wake::Resync))),
                "nobody sent the message"
            );
        }
        stop.send(()).unwrap();
        task.await.unwrap();
    });
}

#[test]
fn every_query_prepares_on_both_engines() {
    each(async |world| {
        let problems = world.store.prepare_all(dispatch::CAPABILITY.queries.to_vec()).await.unwrap();
        assert_eq!(problems, Vec::<String>::new());
    });
}
