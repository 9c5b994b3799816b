//! Why a message did not arrive, in a closed list: each has one sentence per language, and none of them can
//! carry personal data, which the free text of servers often does.

/// Why a message did not arrive. The Fluent key of the sentence is `dispatch-reason-` plus its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The mailbox does not exist (RFC 3463 X.1.1 and its neighbours).
    MailboxUnknown,
    /// The mailbox is full or closed (X.2.x).
    MailboxFull,
    /// The domain of the address does not exist or takes no mail.
    DomainUnknown,
    /// Too large for the server (552, X.3.4).
    TooLarge,
    /// The server does not want it: policy, spam, our reputation (X.7.x).
    Rejected,
    /// The server asks to come back later (greylisting, load).
    Busy,
    /// The mail server does not answer.
    Unreachable,
    /// No secure connection could be agreed.
    Insecure,
    /// The mail server does not know our user and password.
    LogIn,
    /// The connection broke after the text was handed over.
    ConnectionLost,
    /// The server took longer than we wait.
    TimedOut,
    /// This installation may only write to its list of addresses.
    NotAllowed,
    /// An attached file is no longer there.
    AttachmentMissing,
    /// The message cannot be written as electronic mail or read from the database.
    Unwritable,
    /// The program stopped between sending and recording.
    Interrupted,
    /// None of these; the code says what the server said.
    Other,
}

impl Reason {
    /// Every reason, for texts and tests.
    pub const ALL: [Reason; 16] = [
        Reason::MailboxUnknown,
        Reason::MailboxFull,
        Reason::DomainUnknown,
        Reason::TooLarge,
        Reason::Rejected,
        Reason::Busy,
        Reason::Unreachable,
        Reason::Insecure,
        Reason::LogIn,
        Reason::ConnectionLost,
        Reason::TimedOut,
        Reason::NotAllowed,
        Reason::AttachmentMissing,
        Reason::Unwritable,
        Reason::Interrupted,
        Reason::Other,
    ];

    /// Stable code: `mailbox-unknown`.
    pub fn code(self) -> &'static str {
        match self {
            Reason::MailboxUnknown => "mailbox-unknown",
            Reason::MailboxFull => "mailbox-full",
            Reason::DomainUnknown => "domain-unknown",
            Reason::TooLarge => "too-large",
            Reason::Rejected => "rejected",
            Reason::Busy => "busy",
            Reason::Unreachable => "unreachable",
            Reason::Insecure => "insecure",
            Reason::LogIn => "log-in",
            Reason::ConnectionLost => "connection-lost",
            Reason::TimedOut => "timed-out",
            Reason::NotAllowed => "not-allowed",
            Reason::AttachmentMissing => "attachment-missing",
            Reason::Unwritable => "unwritable",
            Reason::Interrupted => "interrupted",
            Reason::Other => "other",
        }
    }

    /// The reason with this code.
    pub fn parse(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|r| r.code() == code)
    }

    /// From an enhanced status code (RFC 3463): `5.1.1`, `4.2.2`.
    pub fn of_status(status: &str) -> Reason {
        let mut parts = status.split('.').skip(1).map(|p| p.parse::<u16>().unwrap_or(0));
        match (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) {
            (1, 2 | 8 | 10) => Reason::DomainUnknown,
            (1, _) => Reason::MailboxUnknown,
            (2, 3) | (3, 4) => Reason::TooLarge,
            (2, _) => Reason::MailboxFull,
            (3, _) => Reason::Busy,
            (4, _) => Reason::Unreachable,
            (7, _) => Reason::Rejected,
            _ => Reason::Other,
        }
    }

    /// From a basic SMTP reply code (RFC 5321 §4.2.2), for servers that give no enhanced one.
    pub fn of_reply(code: u16) -> Reason {
        match code {
            421 | 450 | 451 => Reason::Busy,
            452 => Reason::MailboxFull,
            530 | 534 | 535 | 538 => Reason::LogIn,
            550 | 551 | 553 => Reason::MailboxUnknown,
            552 => Reason::TooLarge,
            554 => Reason::Rejected,
            _ => Reason::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_read_back() {
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.code()), Some(reason));
        }
        assert_eq!(Reason::parse("nothing"), None);
    }

    #[test]
    fn the_status_codes_that_servers_really_give() {
        assert_eq!(Reason::of_status("5.1.1"), Reason::MailboxUnknown);
        assert_eq!(Reason::of_status("5.1.2"), Reason::DomainUnknown);
        assert_eq!(Reason::of_status("4.2.2"), Reason::MailboxFull);
        assert_eq!(Reason::of_status("5.7.26"), Reason::Rejected);
        assert_eq!(Reason::of_status("5.3.4"), Reason::TooLarge);
        assert_eq!(Reason::of_status("nonsense"), Reason::Other);
        assert_eq!(Reason::of_status("5.99999999.1"), Reason::Other);
    }
}
