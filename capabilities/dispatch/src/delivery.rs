//! How far a message has come. Pure: every change is a transition that says no when it makes no sense.

use kernel::At;

use crate::{DeliveryRefusal, Reason};

/// Pauses after a temporary failure, in minutes; after the last one the message has failed.
const PAUSES: [i64; 6] = [1, 5, 15, 60, 4 * 60, 12 * 60];
/// How long a postman may hold a message. Longer than [`SEND_LIMIT_SECONDS`], so that a lease never ends
/// while its holder still sends.
pub(crate) const LEASE_SECONDS: i64 = 600;
/// The longest that one sending may take.
pub(crate) const SEND_LIMIT_SECONDS: u64 = 300;

/// Where a message stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "estado del envío")]
pub enum State {
    /// Waits for the postman, from `not_before` on.
    Queued {
        /// Earliest moment.
        not_before: At,
    },
    /// A postman has it in hand.
    Sending {
        /// From this moment on nobody knows what became of it.
        lease_until: At,
    },
    /// The recipient's server (or ours towards it) took it.
    Sent {
        /// When.
        at: At,
        /// What the server called it; part of the proof.
        provider_id: Option<String>,
    },
    /// Failed for now; tried again by itself.
    Retrying {
        /// When.
        next_at: At,
        /// Why it failed.
        reason: Reason,
        /// The server's code: `451 4.3.0`.
        code: Option<String>,
    },
    /// It will not be tried again by itself.
    Failed {
        /// Why.
        reason: Reason,
        /// The server's code.
        code: Option<String>,
    },
    /// It was taken and came back later (RFC 3464).
    Bounced {
        /// When we learnt it.
        at: At,
        /// Enhanced status code: `5.1.1`.
        code: String,
    },
    /// The connection (or the program) broke after the text was handed over: perhaps it arrived. It is
    /// never sent a second time silently; a person decides, or the provider confirms.
    Uncertain {
        /// What broke.
        reason: Reason,
    },
    /// Taken back before it was sent.
    Cancelled,
}

impl State {
    /// Its name in the database, in addresses of pages and in the API.
    pub fn name(&self) -> &'static str {
        match self {
            State::Queued { .. } => "queued",
            State::Sending { .. } => "sending",
            State::Sent { .. } => "sent",
            State::Retrying { .. } => "retrying",
            State::Failed { .. } => "failed",
            State::Bounced { .. } => "bounced",
            State::Uncertain { .. } => "uncertain",
            State::Cancelled => "cancelled",
        }
    }

    /// All names, in the order in which screens list them.
    pub const NAMES: [&str; 8] =
        ["queued", "sending", "retrying", "sent", "uncertain", "failed", "bounced", "cancelled"];

    /// Why it stands where it stands, if there is a why.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            State::Retrying { reason, .. } | State::Failed { reason, .. } | State::Uncertain { reason } => {
                Some(*reason)
            }
            State::Bounced { code, .. } => Some(Reason::of_status(code)),
            _ => None,
        }
    }

    /// The server's code, if it gave one.
    pub fn code(&self) -> Option<&str> {
        match self {
            State::Retrying { code, .. } | State::Failed { code, .. } => code.as_deref(),
            State::Bounced { code, .. } => Some(code),
            _ => None,
        }
    }
}

/// What became of one attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it.
    Accepted {
        /// What the server called it.
        provider_id: Option<String>,
    },
    /// Later it may work.
    Temporary {
        /// Why not now.
        reason: Reason,
        /// The server's code.
        code: Option<String>,
    },
    /// It will never work as it is.
    Permanent {
        /// Why.
        reason: Reason,
        /// The server's code.
        code: Option<String>,
    },
    /// Nobody knows.
    Uncertain {
        /// What broke.
        reason: Reason,
    },
}

/// The way of one message to its address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "entrega")]
pub struct Delivery {
    /// Where it stands.
    pub state: State,
    /// Attempts so far, the running one included.
    pub attempt: i64,
    /// Attempts since it was queued or a person asked for another round; these choose the pause.
    pub tries: i64,
}

impl Delivery {
    /// A message that was just written.
    pub fn queued(not_before: At) -> Delivery {
        Delivery { state: State::Queued { not_before }, attempt: 0, tries: 0 }
    }

    /// When a postman has to look at it; nothing when it never has to.
    pub fn due_at(&self) -> Option<At> {
        match self.state {
            State::Queued { not_before } => Some(not_before),
            State::Retrying { next_at, .. } => Some(next_at),
            State::Sending { lease_until } => Some(lease_until),
            _ => None,
        }
    }

    /// A postman takes it in hand.
    pub fn claim(&self, at: At) -> Result<Delivery, DeliveryRefusal> {
        match self.state {
            State::Queued { .. } | State::Retrying { .. } if self.due_at().is_some_and(|due| due <= at) => {
                let lease_until = at.plus_seconds(LEASE_SECONDS);
                let state = State::Sending { lease_until };
                Ok(Delivery { state, attempt: self.attempt + 1, tries: self.tries + 1 })
            }
            _ => Err(DeliveryRefusal::NotDue),
        }
    }

    /// Its postman did not come back in time: the program was killed between sending and recording.
    pub fn lapse(&self, at: At) -> Result<Delivery, DeliveryRefusal> {
        match self.state {
            State::Sending { lease_until } if lease_until <= at => {
                Ok(self.with(State::Uncertain { reason: Reason::Interrupted }))
            }
            _ => Err(DeliveryRefusal::NotDue),
        }
    }

    /// The postman of `attempt` tells what became of it. A postman that comes back after its lease still
    /// knows better than nobody, unless a person decided meanwhile.
    pub fn record(&self, attempt: i64, at: At, outcome: Outcome) -> Result<Delivery, DeliveryRefusal> {
        let held =
            matches!(self.state, State::Sending { .. } | State::Uncertain { reason: Reason::Interrupted });
        if attempt != self.attempt || !held {
            return Err(DeliveryRefusal::NotYours);
        }
        Ok(self.with(match outcome {
            Outcome::Accepted { provider_id } => State::Sent { at, provider_id },
            Outcome::Permanent { reason, code } => State::Failed { reason, code },
            Outcome::Uncertain { reason } => State::Uncertain { reason },
            Outcome::Temporary { reason, code } => match self.pause() {
                Some(minutes) => State::Retrying { next_at: at.plus_minutes(minutes), reason, code },
                None => State::Failed { reason, code },
            },
        }))
    }

    /// A person asks for another round, now.
    pub fn retry(&self, at: At) -> Result<Delivery, DeliveryRefusal> {
        match self.state {
            State::Failed { .. }
            | State::Bounced { .. }
            | State::Uncertain { .. }
            | State::Retrying { .. } => {
                Ok(Delivery { state: State::Queued { not_before: at }, attempt: self.attempt, tries: 0 })
            }
            _ => Err(DeliveryRefusal::NothingToRetry),
        }
    }

    /// Taken back. Only while it is certain that it was not sent.
    pub fn cancel(&self) -> Result<Delivery, DeliveryRefusal> {
        match self.state {
            State::Queued { .. } | State::Retrying { .. } | State::Failed { .. } => {
                Ok(self.with(State::Cancelled))
            }
            _ => Err(DeliveryRefusal::TooLate),
        }
    }

    /// It came back with `code`. Knowing it twice changes nothing.
    pub fn bounce(&self, at: At, code: &str) -> Result<Delivery, DeliveryRefusal> {
        match self.state {
            State::Sent { .. } | State::Sending { .. } | State::Uncertain { .. } => {
                Ok(self.with(State::Bounced { at, code: code.to_owned() }))
            }
            State::Bounced { .. } => Ok(self.clone()),
            _ => Err(DeliveryRefusal::NeverSent),
        }
    }

    /// A report says that it arrived: what was uncertain is so no more. Everything else knew better already.
    pub fn confirm(&self, at: At) -> Delivery {
        match self.state {
            State::Uncertain { .. } => self.with(State::Sent { at, provider_id: None }),
            _ => self.clone(),
        }
    }

    /// Minutes until the next attempt, if there is one.
    fn pause(&self) -> Option<i64> {
        let failed_before = usize::try_from(self.tries - 1).unwrap_or(0);
        PAUSES.get(failed_before).copied()
    }

    fn with(&self, state: State) -> Delivery {
        Delivery { state, attempt: self.attempt, tries: self.tries }
    }
}
