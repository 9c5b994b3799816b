//! Reads reports of delivery (RFC 3464): which of our messages, and what became of it.

use mail_parser::{MessageParser, MimeHeaders};

use crate::MessageId;

/// What a report says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "rebote")]
pub struct Bounce {
    /// The message it is about.
    pub message: MessageId,
    /// What became of it.
    pub action: BounceAction,
    /// Enhanced status code (RFC 3463): `5.1.1`.
    pub status: String,
}

/// RFC 3464 §2.3.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BounceAction {
    /// It was not delivered and will not be.
    Failed,
    /// It was not delivered yet; the server goes on.
    Delayed,
    /// It was delivered, relayed or expanded.
    Arrived,
}

/// Largest report that is read, in bytes; reports return the headers, seldom the whole message.
pub const MAX_REPORT: usize = 2_000_000;

/// Reads a report from the bytes of a mail. Nothing when it is not a report, or not about a message that has
/// the form of ours.
pub fn parse_bounce(bytes: &[u8]) -> Option<Bounce> {
    if bytes.len() > MAX_REPORT {
        return None;
    }
    let mail = MessageParser::default().parse(bytes)?;
    let of_type = |part: &&mail_parser::MessagePart<'_>, wanted: [&str; 2]| {
        let subtype = part.content_type().and_then(|c| c.subtype()).unwrap_or_default();
        wanted.iter().any(|w| subtype.eq_ignore_ascii_case(w))
    };
    let report = mail.parts.iter().find(|p| of_type(p, ["delivery-status", "global-delivery-status"]))?;
    let text = String::from_utf8_lossy(report.contents()).replace("\r\n", "\n");
    let (action, status) = text.split("\n\n").find_map(read_recipient)?;
    let returned = mail.parts.iter().find_map(|part| match part.message() {
        Some(original) => original.message_id().and_then(own_id),
        None if of_type(&part, ["rfc822-headers", "global-headers"]) => {
            MessageParser::default().parse_headers(part.contents())?.message_id().and_then(own_id)
        }
        None => None,
    });
    let answered = || mail.in_reply_to().as_text_list()?.iter().find_map(|id| own_id(id));
    Some(Bounce { message: returned.or_else(answered)?, action, status })
}

/// The block about one recipient; our messages have only one.
fn read_recipient(block: &str) -> Option<(BounceAction, String)> {
    let field = |name: &str| {
        block.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    let action = match field("Action")?.to_ascii_lowercase().as_str() {
        "failed" => BounceAction::Failed,
        "delayed" => BounceAction::Delayed,
        "delivered" | "relayed" | "expanded" => BounceAction::Arrived,
        _ => return None,
    };
    let status = field("Status")?.split_whitespace().next()?;
    is_status(status).then(|| (action, status.to_owned()))
}

/// RFC 3463 §2: class `2`, `4` or `5`, subject and detail of one to three digits.
pub(crate) fn is_status(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let digits = |p: &&str| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && matches!(parts[0], "2" | "4" | "5") && parts[1..].iter().all(digits)
}

/// Our id in a `Message-ID` (`<id>@<domain>`).
fn own_id(message_id: &str) -> Option<MessageId> {
    let local = message_id.trim_matches(['<', '>', ' ']).split('@').next()?;
    if local.len() == 32 { MessageId::parse(local) } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "0193a1b2c3d4700080000000000000aa";

    /// A report as Postfix writes it; `original` is the part with what is returned.
    fn report(status: &str, original: &str) -> String {
        format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example (Delivery)\r\nSubject: Undelivered\r\n\
             Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\r\n\r\n\
             --b1\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n\
             --b1\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example\r\nArrival-Date: Sat, 21 Nov 2026 10:00:00 -0500\r\n\r\n\
             Final-Recipient: rfc822; nadie@example.com\r\n{status}\r\n\
             --b1\r\n{original}\r\n--b1--\r\n"
        )
    }

    fn returned() -> String {
        format!(
            "Content-Type: message/rfc822\r\n\r\nMessage-ID: <{ID}@aguas.example>\r\nSubject: x\r\n\r\nx\r\n"
        )
    }

    #[test]
    fn a_failed_delivery_names_the_message() {
        let bytes = report("Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no", &returned());
        let bounce = parse_bounce(bytes.as_bytes()).unwrap();
        assert_eq!(bounce.message.to_string(), ID);
        assert_eq!((bounce.action, bounce.status.as_str()), (BounceAction::Failed, "5.1.1"));
    }

    #[test]
    fn a_report_with_only_the_headers_is_enough_and_a_delay_is_a_delay() {
        let headers =
            format!("Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{ID}@aguas.example>\r\n");
        let bytes = report("action: DELAYED\r\nstatus: 4.4.1 (timeout)", &headers);
        let bounce = parse_bounce(bytes.as_bytes()).unwrap();
        assert_eq!((bounce.action, bounce.status.as_str()), (BounceAction::Delayed, "4.4.1"));
    }

    #[test]
    fn what_is_not_a_report_about_us_is_nothing() {
        let strange = returned().replace(ID, "CAF+abc");
        let cases = [
            "Subject: hola\r\n\r\nhola".to_owned(),
            report("Action: failed\r\nStatus: 5.1.1", &strange),
            report("Action: exploded\r\nStatus: 5.1.1", &returned()),
            report("Action: failed\r\nStatus: 9.x", &returned()),
            report("Action: failed", &returned()),
            String::new(),
            "x".repeat(MAX_REPORT + 1),
        ];
        for (i, bytes) in cases.iter().enumerate() {
            assert_eq!(parse_bounce(bytes.as_bytes()), None, "case {i}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            parse_bounce(&bytes);
            let mut broken = report("Action: failed\r\nStatus: 5.1.1", &returned()).into_bytes();
            for (i, b) in bytes.iter().enumerate().take(20) {
                let at = (usize::from(*b) * 7 + i * 31) % broken.len();
                broken[at] = *b;
            }
            parse_bounce(&broken);
        }
    }
}
