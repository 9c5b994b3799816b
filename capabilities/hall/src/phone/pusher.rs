//! The outside world that the phone needs: somebody who reaches a browser whose page is closed.

use futures::future::BoxFuture;
use kernel::At;

/// Where a browser is reached, as its `PushSubscription` tells (W3C Push API). Whoever has it can try to
/// reach that phone: it is kept until the turn is over, and never shown.
#[doc(alias = "suscripción de avisos")]
#[derive(Clone, PartialEq, Eq)]
pub struct PushSubscription {
    /// Its address at the push service of its maker.
    pub endpoint: String,
    /// Its point on P-256, base64url (RFC 8291 §3.1).
    pub p256dh: String,
    /// The secret that it shares with us, base64url (RFC 8291 §3.2).
    pub auth: String,
}

impl std::fmt::Debug for PushSubscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PushSubscription(..)")
    }
}

/// Why a browser cannot be reached like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadSubscription {
    /// Its address is none.
    Address,
    /// Its address is at no service that may be called.
    Service,
    /// Its keys are none.
    Keys,
}

/// A message for a browser.
#[doc(alias = "aviso al celular")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushMessage {
    /// The moment of this attempt.
    pub at: At,
    /// What its worker reads: JSON of `title`, `body`, `lang` and `urgent`.
    pub text: String,
    /// For how many seconds it is worth keeping for a phone that is off (RFC 8030 §5.2).
    pub keep_s: i64,
    /// A newer message of the same topic replaces one that was not delivered (RFC 8030 §5.4).
    pub topic: &'static str,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    /// The service took it.
    Taken,
    /// The browser does not take messages any more.
    Gone,
    /// Not now; after so many seconds if the service said so.
    Later {
        /// Seconds.
        after_s: Option<i64>,
    },
    /// It will never be taken as it is.
    Never,
}

/// Reaches browsers whose page is closed. Implemented by the gateway `webpush`; without one the phone's page
/// offers no messages.
pub trait Pusher: Send + Sync + 'static {
    /// The key with which browsers subscribe (RFC 8292 §3.2), base64url.
    fn public_key(&self) -> &str;

    /// Whether this browser can be reached.
    fn check(&self, subscription: &PushSubscription) -> Result<(), BadSubscription>;

    /// Hands a message over.
    fn push<'a>(&'a self, to: &'a PushSubscription, message: &'a PushMessage) -> BoxFuture<'a, Pushed>;
}
