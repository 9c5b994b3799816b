//! The postman: takes what is due, gives it to the courier, writes down what became of it.
//!
//! A message is claimed in one transaction (with a lease), sent outside of any, and recorded in another. Two
//! postmen, on one node or on several, never hold the same message. A program that is killed in between
//! leaves a lease that ends: the message becomes uncertain and waits for a person, because sending a second
//! time something that says "you have been notified" is worse than asking.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use futures::FutureExt;
use futures::future::join_all;
use kernel::{Actor, At, Failure, Fault, Never};
use store::{Store, Wake, Work};

use crate::delivery::SEND_LIMIT_SECONDS;
use crate::{
    AttachmentSource, Courier, CourierError, Delivery, DeliveryRefusal, Enclosure, Envelope, Message,
    MessageId, Outcome, Reason, Sender, State, Trouble, actions, events, records,
};

/// Messages in hand at the same time on one node.
const HANDS: usize = 4;
/// How long the postman waits when nothing wakes it.
const PAUSE: Duration = Duration::from_secs(5);
/// Largest sum of the files of one message; most mail servers refuse more than 25 MB once encoded.
const MAX_ENCLOSED: usize = 18_000_000;
const ACTOR: Actor = Actor::System("dispatch.postman");

/// In whose name mail goes out, asked each time because settings change; nothing while there is no company.
pub type SenderSource = dyn Fn() -> Option<Sender> + Send + Sync;

/// Sends what is due, for one node.
pub struct Postman {
    store: Store,
    courier: Arc<dyn Courier>,
    attachments: Arc<dyn AttachmentSource>,
    sender: Arc<SenderSource>,
    stopping: AtomicBool,
}

/// What a claim found.
enum Claimed {
    Nothing,
    /// A lease that ended was closed, or somebody else was faster: look again.
    Again,
    This(MessageId, i64),
}

impl Postman {
    /// A postman that gives the messages of `store` to `courier`.
    pub fn new(
        store: Store,
        courier: Arc<dyn Courier>,
        attachments: Arc<dyn AttachmentSource>,
        sender: Arc<SenderSource>,
    ) -> Postman {
        Postman { store, courier, attachments, sender, stopping: AtomicBool::new(false) }
    }

    /// Works until `stop` comes, then ends what it has in hand and returns. Woken by the commit of a new
    /// message on this or (PostgreSQL) another node, else every five seconds.
    pub async fn follow(&self, stop: impl Future<Output = ()>) {
        let mut listener = self.store.hub().listen();
        let mut stop = std::pin::pin!(stop.fuse());
        loop {
            let mut round = std::pin::pin!(self.run_once(self.store.clock().now()).fuse());
            let done = futures::select_biased! {
                done = round => done,
                () = stop => {
                    self.stopping.store(true, Ordering::Relaxed);
                    round.await
                }
            };
            if let Err(fault) = done {
                tracing::error!(%fault, "the postman could not work; it tries again");
            }
            if self.stopping.load(Ordering::Relaxed) {
                return;
            }
            let ours = |wake: &Wake| match wake {
                Wake::Subject { subject, .. } => subject.starts_with(events::OWN_SUBJECTS),
                Wake::Resync => true,
            };
            let woken = async {
                loop {
                    match listener.next().await {
                        Some(wake) if !ours(&wake) => {}
                        other => return other,
                    }
                }
            };
            let mut waiting = std::pin::pin!(tokio::time::timeout(PAUSE, woken).fuse());
            let ended = futures::select_biased! {
                () = stop => true,
                woken = waiting => matches!(woken, Ok(None)),
            };
            if ended {
                return;
            }
        }
    }

    /// Sends everything that is due at `now`, four at a time; gives how many messages it had in hand. One
    /// that cannot be sent never holds up the others.
    pub async fn run_once(&self, now: At) -> Result<usize, Fault> {
        let handled = AtomicUsize::new(0);
        let hands = (0..HANDS).map(|_| self.work(now, &handled));
        join_all(hands).await.into_iter().collect::<Result<Vec<()>, Fault>>()?;
        Ok(handled.into_inner())
    }

    async fn work(&self, now: At, handled: &AtomicUsize) -> Result<(), Fault> {
        while !self.stopping.load(Ordering::Relaxed) {
            let Some(sender) = (self.sender)() else { return Ok(()) };
            match self.claim(now).await? {
                Claimed::Nothing => return Ok(()),
                Claimed::Again => {}
                Claimed::This(id, attempt) => {
                    handled.fetch_add(1, Ordering::Relaxed);
                    let outcome = self.send(id, &sender).await;
                    self.record(id, attempt, outcome).await?;
                }
            }
        }
        Ok(())
    }

    async fn claim(&self, now: At) -> Result<Claimed, Fault> {
        // a look costs little; most of the time there is nothing to do
        let due = self.store.read("dispatch.due", now, |look, now| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::due(look, *now).await?) })
        });
        if !due.await.map_err(Fault::from)? {
            return Ok(Claimed::Nothing);
        }
        let input = (now, self.courier.name());
        let claimed = self.store.write("dispatch.claim", ACTOR, input, |work, (now, courier)| {
            Box::pin(async move { Ok::<_, Failure<Never>>(claim(work, *now, courier).await?) })
        });
        claimed.await.map_err(Fault::from)
    }

    async fn send(&self, id: MessageId, sender: &Sender) -> Outcome {
        let envelope = match self.prepare(id, sender).await {
            Ok(envelope) => envelope,
            Err(outcome) => return outcome,
        };
        let sending = AssertUnwindSafe(self.courier.send(&envelope)).catch_unwind();
        match tokio::time::timeout(Duration::from_secs(SEND_LIMIT_SECONDS), sending).await {
            Ok(Ok(Ok(receipt))) => Outcome::Accepted { provider_id: receipt.provider_id },
            Ok(Ok(Err(error))) => error.into(),
            // a courier that broke or hangs may have delivered
            Ok(Err(_)) => Outcome::Uncertain { reason: Reason::Interrupted },
            Err(_) => Outcome::Uncertain { reason: Reason::TimedOut },
        }
    }

    /// The envelope with its files, or what is wrong with the message.
    async fn prepare(&self, id: MessageId, sender: &Sender) -> Result<Envelope, Outcome> {
        let never = |reason| Outcome::Permanent { reason, code: None };
        let message = self.load(id).await.map_err(|fault| {
            tracing::error!(message = %id, %fault, "a message cannot be read");
            Outcome::Temporary { reason: Reason::Unwritable, code: None }
        })?;
        let mut enclosures = Vec::with_capacity(message.attachments.len());
        let mut size = 0;
        for file in &message.attachments {
            let bytes = self.attachments.bytes(&file.sha256).await.map_err(|fault| {
                tracing::error!(message = %id, %fault, "an attached file cannot be read");
                Outcome::Temporary { reason: Reason::AttachmentMissing, code: None }
            })?;
            let bytes = bytes.ok_or_else(|| never(Reason::AttachmentMissing))?;
            size += bytes.len();
            enclosures.push(Enclosure { name: file.name.clone(), mime: file.mime.clone(), bytes });
        }
        if size > MAX_ENCLOSED {
            return Err(never(Reason::TooLarge));
        }
        Ok(Envelope::new(&message, enclosures, sender, self.store.clock().now()))
    }

    async fn load(&self, id: MessageId) -> Result<Message, Fault> {
        let found = self.store.read("dispatch.load", id, |look, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::message(look, *id).await?) })
        });
        found.await.map_err(Fault::from)?.ok_or_else(|| Fault::new("a claimed message is gone"))
    }

    /// Writes the outcome down, trying a few times: what is not written becomes uncertain.
    async fn record(&self, id: MessageId, attempt: i64, outcome: Outcome) -> Result<(), Fault> {
        let mut tries = 0;
        loop {
            let input = (id, attempt, outcome.clone());
            let recorded =
                self.store.write("dispatch.record", ACTOR, input, |work, (id, attempt, outcome)| {
                    Box::pin(record(work, *id, *attempt, outcome))
                });
            match recorded.await {
                Ok(()) => return Ok(()),
                Err(Failure::Refused(refusal)) => {
                    return Err(Fault::new(format!("the outcome of a message was refused: {refusal:?}")));
                }
                Err(Failure::Broke(fault)) if tries == 3 => return Err(fault),
                Err(Failure::Broke(_)) => tries += 1,
            }
            store::pause(Duration::from_secs(1)).await;
        }
    }
}

async fn claim(work: &mut Work<'_>, now: At, courier: &str) -> Result<Claimed, Fault> {
    let Some(id) = records::next_due(work, now).await? else { return Ok(Claimed::Nothing) };
    let Some(mut standing) = records::standing(work, id).await? else { return Ok(Claimed::Again) };
    let before = standing.delivery.clone();
    let step: Result<Delivery, DeliveryRefusal> = match before.state {
        State::Sending { .. } => before.lapse(now),
        _ => before.claim(now),
    };
    let Ok(after) = step else { return Ok(Claimed::Again) };
    if !records::save(work, id, &before, &after).await? {
        return Ok(Claimed::Again);
    }
    if let State::Sending { .. } = after.state {
        records::begin_attempt(work, id, after.attempt, courier).await?;
        return Ok(Claimed::This(id, after.attempt));
    }
    standing.delivery = after;
    events::tell(work, id, &standing);
    Ok(Claimed::Again)
}

async fn record(
    work: &mut Work<'_>,
    id: MessageId,
    attempt: i64,
    outcome: &Outcome,
) -> Result<(), Failure<DeliveryRefusal>> {
    records::end_attempt(work, id, attempt, outcome).await?;
    let at = work.at();
    match actions::advance(work, id, |delivery| delivery.record(attempt, at, outcome.clone())).await {
        // a person decided meanwhile: the attempt stays written down, the decision stands
        Err(Failure::Refused(DeliveryRefusal::NotYours)) => Ok(()),
        other => other.map(|_| ()),
    }
}

impl From<CourierError> for Outcome {
    fn from(error: CourierError) -> Outcome {
        let CourierError { trouble, reason, code } = error;
        match trouble {
            Trouble::Temporary => Outcome::Temporary { reason, code },
            Trouble::Permanent => Outcome::Permanent { reason, code },
            Trouble::Uncertain => Outcome::Uncertain { reason },
        }
    }
}
