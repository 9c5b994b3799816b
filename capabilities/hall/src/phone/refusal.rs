//! Why a phone cannot be told by a message.

use kernel::Refusal;

use super::pusher::BadSubscription;

/// Why a phone cannot be told by a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushRefusal {
    /// There is no such turn.
    UnknownTurn,
    /// The turn is over.
    Over,
    /// Another notice than 5, 10 or 15 minutes.
    BadNotice,
    /// The browser cannot be reached as it says.
    BadBrowser(BadSubscription),
    /// The browser subscribed with the key of another installation.
    OtherKey,
}

impl Refusal for PushRefusal {
    fn code(&self) -> &'static str {
        match self {
            PushRefusal::UnknownTurn => "hall-push-unknown-turn",
            PushRefusal::Over => "hall-push-over",
            PushRefusal::BadNotice => "hall-push-bad-notice",
            PushRefusal::BadBrowser(BadSubscription::Address) => "hall-push-bad-address",
            PushRefusal::BadBrowser(BadSubscription::Service) => "hall-push-unknown-service",
            PushRefusal::BadBrowser(BadSubscription::Keys) => "hall-push-bad-keys",
            PushRefusal::OtherKey => "hall-push-other-key",
        }
    }

    fn status(&self) -> u16 {
        match self {
            PushRefusal::UnknownTurn => 404,
            PushRefusal::Over => 409,
            _ => 422,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            PushRefusal::UnknownTurn | PushRefusal::Over => None,
            // the rest of the form is written by the page itself
            _ => Some("minutos"),
        }
    }
}
