//! The herald: tells phones whose page is closed when to leave for the hall and when they are called.
//!
//! It looks at the turns as they are: after each event of a hall, and every few seconds. What has to be told
//! follows from that (`step.rs`), so nothing is lost while the program is down. Each message is claimed in
//! one transaction (with a lease), handed over outside of any, and written down in another. A program that is
//! killed in between tells it again when the lease ends; on the phone the second takes the place of the
//! first. The lines are looked at in a reader's snapshot: the writer, which calls people, never waits for it.

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use kernel::{Actor, At, Failure, Fault, Never};
use store::{Look, Wake};
use tokio::time::MissedTickBehavior;
use web::App;

use super::pusher::{Pushed, Pusher};
use super::records::{self, Push};
use super::step::{Outlook, Step};
use super::words::{Say, message};
use crate::kiosk::forecast;

const ACTOR: Actor = Actor::System("hall.herald");
/// How long the herald waits when nothing wakes it.
const PAUSE: Duration = Duration::from_secs(10);
/// However much happens, it looks no more often than this.
const BEAT: Duration = Duration::from_millis(250);
/// How often the lines are looked at: a prediction is of minutes.
const OUTLOOK_S: i64 = 15;
/// Messages in hand at the same time.
const HANDS: usize = 32;
/// How long a herald may hold a message; handing one over takes ten seconds at most.
const LEASE_S: i64 = 60;
/// Pauses in seconds after a failure; the last one again and again, until the turn has gone on.
const PAUSES: [i64; 5] = [5, 15, 30, 60, 120];
/// The longest pause that a service may ask for: later nobody needs the message.
const LONGEST_PAUSE_S: i64 = 300;

/// Tells phones, for one node.
#[doc(alias = "pregonero")]
pub struct Herald {
    app: App,
    pusher: Arc<dyn Pusher>,
}

/// What one phone is to be told.
struct Errand {
    push: Push,
    step: Step,
    outlook: Option<Outlook>,
}

impl Herald {
    /// A herald for the turns of `app`.
    pub fn new(app: App, pusher: Arc<dyn Pusher>) -> Herald {
        Herald { app, pusher }
    }

    /// Works until it is dropped, or the store is closed.
    pub async fn follow(&self) {
        let mut listener = self.app.store().hub().listen();
        let mut beat = tokio::time::interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut looked: Option<At> = None;
        loop {
            beat.tick().await;
            listener.skip();
            let now = self.app.store().clock().now();
            let lines = looked.is_none_or(|at| !(0..OUTLOOK_S).contains(&now.seconds_since(at)));
            if lines {
                looked = Some(now);
            }
            if let Err(fault) = self.round(now, lines).await {
                tracing::error!(%fault, "phones could not be told; it is tried again");
            }
            let woken = async {
                loop {
                    match listener.next().await {
                        Some(Wake::Subject { subject, .. }) if !subject.starts_with("hall/") => {}
                        other => return other,
                    }
                }
            };
            if let Ok(None) = tokio::time::timeout(PAUSE, woken).await {
                return;
            }
        }
    }

    /// Tells everything that is to be told at `now`; gives how many messages it had in hand.
    ///
    /// # Errors
    /// Only faults of the store.
    pub async fn run_once(&self, now: At) -> Result<usize, Fault> {
        self.round(now, true).await
    }

    async fn round(&self, now: At, lines: bool) -> Result<usize, Fault> {
        let input = (self.pusher.public_key().to_owned(), now, lines);
        let found = self.app.store().read("hall.pushes", input, |look, (vapid, now, lines)| {
            Box::pin(async move { Ok::<_, Failure<Never>>(errands(look, vapid, *now, *lines).await?) })
        });
        let errands = found.await.map_err(Fault::from)?;
        let (over, errands): (Vec<_>, Vec<_>) = errands.into_iter().partition(|e| e.step == Step::Forget);
        if !over.is_empty() {
            self.forget(over.iter().map(|e| (e.push.ticket, e.push.version)).collect()).await?;
        }
        for group in errands.chunks(HANDS) {
            let told = join_all(group.iter().map(|errand| self.tell(errand, now))).await;
            told.into_iter().collect::<Result<Vec<()>, Fault>>()?;
        }
        Ok(errands.len())
    }

    async fn forget(&self, held: Vec<(crate::TicketId, i64)>) -> Result<(), Fault> {
        let done = self.app.store().write("hall.push_forget", ACTOR, held, |work, held| {
            Box::pin(async move {
                for one in held {
                    records::forget(work, *one).await?;
                }
                Ok::<_, Failure<Never>>(())
            })
        });
        done.await.map_err(Fault::from)
    }

    async fn tell(&self, errand: &Errand, now: At) -> Result<(), Fault> {
        let push = &errand.push;
        let claim = ((push.ticket, push.version), now.plus_seconds(LEASE_S));
        let claimed = self.app.store().write("hall.push_claim", ACTOR, claim, |work, (held, until)| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::claim(work, *held, *until).await?) })
        });
        if !claimed.await.map_err(Fault::from)? {
            return Ok(());
        }
        let say = match errand.step {
            Step::Call => Say::Call { counter: push.counter.unwrap_or_default(), again: push.calls > 1 },
            _ => Say::Leave { wait: errand.outlook.and_then(|o| o.wait), notice: push.facts.notice },
        };
        let message = message(self.app.texts(), push.lang, &push.code, say, now);
        let held = (push.ticket, push.version + 1);
        match self.pusher.push(&push.to, &message).await {
            Pushed::Gone | Pushed::Never => self.forget(vec![held]).await,
            Pushed::Taken => {
                let call = push.facts.last_call_at.filter(|_| errand.step == Step::Call);
                let leave = (errand.step == Step::Leave).then_some(now);
                self.record((held, leave, call)).await
            }
            Pushed::Later { after_s } => {
                let until = now.plus_seconds(pause(push.tries, after_s));
                let late =
                    self.app.store().write("hall.push_late", ACTOR, (held, until), |work, (held, until)| {
                        Box::pin(async move {
                            Ok::<_, Failure<Never>>(records::postpone(work, *held, *until).await?)
                        })
                    });
                late.await.map_err(Fault::from)
            }
        }
    }

    async fn record(&self, told: ((crate::TicketId, i64), Option<At>, Option<At>)) -> Result<(), Fault> {
        let done = self.app.store().write("hall.push_told", ACTOR, told, |work, (held, leave, call)| {
            Box::pin(
                async move { Ok::<_, Failure<Never>>(records::told(work, *held, (*leave, *call)).await?) },
            )
        });
        done.await.map_err(Fault::from)
    }
}

/// Works for one node until it is ended; without somebody who reaches phones there is nothing to do.
pub async fn follow_phones(app: App) {
    if let Some(pusher) = app.find_part::<dyn Pusher>() {
        Herald::new(app, pusher).follow().await;
    }
}

async fn errands(look: &mut Look<'_>, vapid: &str, now: At, lines: bool) -> Result<Vec<Errand>, Fault> {
    let mut errands = Vec::new();
    for push in records::pushes(look, vapid, now).await? {
        let mut outlook = None;
        if lines
            && push.facts.needs_outlook()
            && let Some(ticket) = crate::records::ticket(look, push.ticket).await?
        {
            let (ahead, wait) = forecast::of_turn(look, &ticket, now).await?;
            outlook = Some(Outlook { ahead, wait });
        }
        let step = push.facts.step(outlook);
        if step != Step::Wait {
            errands.push(Errand { push, step, outlook });
        }
    }
    Ok(errands)
}

/// Seconds until the next attempt.
fn pause(tries: i64, asked_s: Option<i64>) -> i64 {
    let place = usize::try_from(tries).unwrap_or(0).min(PAUSES.len() - 1);
    PAUSES[place].max(asked_s.unwrap_or(0)).min(LONGEST_PAUSE_S)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_within_the_use_of_the_message() {
        let pauses: Vec<i64> = (0..7).map(|tries| pause(tries, None)).collect();
        assert_eq!(pauses, [5, 15, 30, 60, 120, 120, 120]);
        assert_eq!((pause(0, Some(90)), pause(0, Some(1)), pause(9, Some(86_400))), (90, 5, 300));
    }
}
