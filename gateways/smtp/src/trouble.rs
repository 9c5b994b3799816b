//! What an error of SMTP means for the message.

use std::error::Error as _;

use dispatch::{CourierError, Reason, Trouble};
use lettre::transport::smtp::Error;

/// How far the dialogue had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Connecting, greeting, TLS.
    Connecting,
    /// User and password.
    LogIn,
    /// Sender, recipient, DATA: nothing of the text was handed over.
    Routing,
    /// The text was on its way, or its answer was.
    Text,
}

/// The meaning of `error`. A reply code is the server's word at every stage; silence means “later” before
/// the text, and “nobody knows” from there on.
pub(crate) fn judge(error: &Error, stage: Stage) -> CourierError {
    if let Some(code) = error.status() {
        let number: u16 = code.to_string().parse().unwrap_or(0);
        let words = error.source().map(ToString::to_string).unwrap_or_default();
        let status = enhanced(&words);
        // the server wants to know first who we are (RFC 4954 §6): our own configuration is to blame
        let log_in = stage == Stage::LogIn || matches!(number, 530 | 534 | 535 | 538);
        let reason = match (log_in, &status) {
            (true, _) => Reason::LogIn,
            (_, Some(status)) => Reason::of_status(status),
            (_, None) => Reason::of_reply(number),
        };
        // a rejection of ourselves (log-in, greeting) is not the fault of this message: it waits
        let ours = log_in || stage == Stage::Connecting;
        let trouble = if error.is_permanent() && !ours { Trouble::Permanent } else { Trouble::Temporary };
        let code = status.map_or(number.to_string(), |s| format!("{number} {s}"));
        return CourierError { trouble, reason, code: Some(code) };
    }
    if stage == Stage::Text {
        return CourierError::new(Trouble::Uncertain, Reason::ConnectionLost);
    }
    let shaken = stage == Stage::Connecting && (error.is_client() || bad_handshake(error));
    let reason = if error.is_tls() || shaken {
        Reason::Insecure
    } else if stage == Stage::LogIn && error.is_client() {
        Reason::LogIn
    } else {
        Reason::Unreachable
    };
    CourierError::new(Trouble::Temporary, reason)
}

/// Whether the bytes came but were not those of a TLS connection that we trust: the library tells it as an
/// error of the network.
fn bad_handshake(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(found) = cause {
        if let Some(io) = found.downcast_ref::<std::io::Error>() {
            return io.kind() == std::io::ErrorKind::InvalidData;
        }
        cause = found.source();
    }
    false
}

/// The server said nothing in time.
pub(crate) fn silence(stage: Stage) -> CourierError {
    let trouble = if stage == Stage::Text { Trouble::Uncertain } else { Trouble::Temporary };
    CourierError::new(trouble, Reason::TimedOut)
}

/// The first enhanced status code (RFC 3463) of a reply. Only the code: the sentence repeats addresses.
fn enhanced(words: &str) -> Option<String> {
    let digits = |p: &str, most| (1..=most).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    let status = |word: &&str| {
        let parts: Vec<&str> = word.split('.').collect();
        let [class, subject, detail] = parts[..] else { return false };
        matches!(class, "2" | "4" | "5") && digits(subject, 3) && digits(detail, 3)
    };
    words.split_whitespace().find(status).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_code_is_kept_of_what_a_server_says() {
        let words = "5.1.1 <maria@example.com>: Recipient address rejected: User unknown";
        assert_eq!(enhanced(words).as_deref(), Some("5.1.1"));
        assert_eq!(enhanced("Mailbox maria@example.com of 10.0.0.1 unknown 5.1"), None);
        assert_eq!(enhanced("10.1.1 5.1.9999 4.2.2"), Some("4.2.2".to_owned()));
    }
}
