//! A message as the bytes that travel (RFC 5322, MIME).

use std::time::{Duration, UNIX_EPOCH};

use dispatch::{CourierError, EmailAddress, Envelope, Reason, Trouble};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

/// The mail in `envelope`: UTF-8, text (and HTML as the alternative), files, marked as made by a machine
/// (RFC 3834) so that no other machine answers it.
pub fn compose(envelope: &Envelope) -> Result<Message, CourierError> {
    let millis = u64::try_from(envelope.date.0 / 1_000).unwrap_or(0);
    let mut builder = Message::builder()
        .from(mailbox(&envelope.from_name, &envelope.from)?)
        .to(mailbox(&envelope.to_name, &envelope.to)?)
        .subject(line(&envelope.subject))
        .date(UNIX_EPOCH + Duration::from_millis(millis))
        .message_id(Some(format!("<{}>", envelope.message_id())))
        .raw_header(auto("Auto-Submitted", "auto-generated"))
        // Exchange does not read RFC 3834
        .raw_header(auto("X-Auto-Response-Suppress", "All"));
    if let Some(reply_to) = &envelope.reply_to {
        builder = builder.reply_to(mailbox(&envelope.from_name, reply_to)?);
    }
    let text = SinglePart::plain(envelope.body_text.clone());
    let content = envelope
        .body_html
        .as_ref()
        .map(|html| MultiPart::alternative_plain_html(envelope.body_text.clone(), html.clone()));
    let built = if envelope.enclosures.is_empty() {
        match content {
            Some(alternatives) => builder.multipart(alternatives),
            None => builder.singlepart(text),
        }
    } else {
        let mixed = MultiPart::mixed();
        let mut mixed = match content {
            Some(alternatives) => mixed.multipart(alternatives),
            None => mixed.singlepart(text),
        };
        for file in &envelope.enclosures {
            let kind = ContentType::parse(&file.mime).map_err(|_| unwritable())?;
            mixed = mixed.singlepart(Attachment::new(line(&file.name)).body(file.bytes.to_vec(), kind));
        }
        builder.multipart(mixed)
    };
    built.map_err(|_| unwritable())
}

/// The addresses of the SMTP dialogue.
pub(crate) fn route(envelope: &Envelope) -> Result<(Address, Address), CourierError> {
    Ok((address(&envelope.bounces_to)?, address(&envelope.to)?))
}

fn mailbox(name: &str, at: &EmailAddress) -> Result<Mailbox, CourierError> {
    let name = Some(line(name)).filter(|n| !n.is_empty());
    Ok(Mailbox::new(name, address(at)?))
}

/// One line: the library panics on control characters in a name, and nothing may add a header.
fn line(text: &str) -> String {
    kernel::clean_line(text, usize::MAX).unwrap_or_default()
}

fn address(address: &EmailAddress) -> Result<Address, CourierError> {
    address.as_str().parse().map_err(|_| unwritable())
}

fn auto(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn unwritable() -> CourierError {
    CourierError::new(Trouble::Permanent, Reason::Unwritable)
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use dispatch::{Enclosure, MessageId};
    use kernel::At;
    use mail_parser::{MessageParser, MimeHeaders};
    use proptest::prelude::*;

    use super::*;

    fn envelope(words: &[String; 4]) -> Envelope {
        let address = EmailAddress::parse("pqr@miraflor.example").unwrap();
        let [name, subject, body, file] = words.clone();
        Envelope {
            id: MessageId::new(At(0), [7; 16]),
            from_name: name.clone(),
            from: address.clone(),
            bounces_to: address.clone(),
            reply_to: Some(address.clone()),
            to: address,
            to_name: name,
            subject,
            body_text: body.clone(),
            body_html: Some(body),
            enclosures: vec![Enclosure {
                name: file,
                mime: "text/plain".into(),
                bytes: Bytes::from_static(b"x"),
            }],
            date: At(1_800_000_000_000_000),
        }
    }

    /// Headers that our mails have, and none other.
    const OURS: [&str; 11] = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "Reply-To",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    ];

    proptest! {
        #[test]
        fn whatever_the_words_the_mail_has_only_our_headers(words in prop::array::uniform4(
            prop_oneof![any::<String>(), "[ -~\\r\\n\"<>@,;:=?ñ💧\u{0}\u{85}\u{2028}]{0,300}"]
        )) {
            let bytes = compose(&envelope(&words)).unwrap().formatted();
            prop_assert!(bytes.is_ascii());
            let mail = MessageParser::default().parse(&bytes).unwrap();
            for header in mail.headers() {
                let name = header.name.as_str();
                prop_assert!(OURS.iter().any(|o| o.eq_ignore_ascii_case(name)), "{name}");
            }
            prop_assert_eq!(mail.attachment_count(), 1);
            prop_assert_eq!(mail.from().unwrap().iter().count(), 1);
            prop_assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("pqr@miraflor.example"));
            prop_assert_eq!(mail.attachment(0).unwrap().contents(), b"x");
            prop_assert!(mail.attachment(0).unwrap().content_type().is_some());
        }
    }
}
