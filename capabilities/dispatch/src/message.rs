//! A text that has to reach an address.

use kernel::{At, Id, Tag, TextProblem, clean_line, clean_text};
use serde::{Deserialize, Serialize};

use crate::{Delivery, EmailAddress, MessageRefusal};

/// Longest text of a message, in characters.
pub const MAX_BODY: usize = 200_000;
/// Most files of a message.
pub const MAX_ATTACHMENTS: usize = 20;
/// A longer subject is shortened: nobody stays without a notice because of its subject.
const MAX_SUBJECT: usize = 200;
const MAX_NAME: usize = 100;

/// Marks ids of messages.
pub enum MessageTag {}
impl Tag for MessageTag {
    const NAME: &'static str = "message";
}
/// Id of a message; also the left side of its `Message-ID`.
pub type MessageId = Id<MessageTag>;

/// By which way a message travels. Only what is built stands here; further ways (SMS, WhatsApp) are further
/// variants with their own courier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[doc(alias = "canal de envío")]
pub enum Channel {
    /// Electronic mail.
    Email,
}

impl Channel {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Email => "email",
        }
    }
}

/// A file that goes with a message: its bytes are fetched by fingerprint when it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[doc(alias = "adjunto")]
pub struct AttachedFile {
    /// As the recipient sees it: `constancia-2026-004391.pdf`.
    pub name: String,
    /// `application/pdf`.
    pub mime: String,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// What a capability asks to be sent. Made with [`NewMessage::email`] and the methods that add to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// What for: `cases.receipt`. Shown in the queue, counted in reports.
    pub purpose: String,
    /// What it is about: `cases/<id>`.
    pub subject_ref: String,
    /// Where to, as it was typed or stored.
    pub to_address: String,
    /// The recipient's name, or empty.
    pub to_name: String,
    /// The subject, one line.
    pub subject: String,
    /// The text.
    pub body_text: String,
    /// The same as HTML, if there is one.
    pub body_html: Option<String>,
    /// Files.
    pub attachments: Vec<AttachedFile>,
    /// Goes into the address for replies, so that a reply finds its case: letters, digits, hyphens.
    pub reply_to: Option<String>,
    /// Not earlier than this; nothing: at once.
    pub not_before: Option<At>,
}

impl NewMessage {
    /// A mail with what every mail has. `purpose` like `cases.receipt`, `subject_ref` like `cases/<id>`.
    pub fn email(purpose: &str, subject_ref: &str, to: &str, subject: &str, text: &str) -> NewMessage {
        NewMessage {
            purpose: purpose.into(),
            subject_ref: subject_ref.into(),
            to_address: to.into(),
            to_name: String::new(),
            subject: subject.into(),
            body_text: text.into(),
            body_html: None,
            attachments: Vec::new(),
            reply_to: None,
            not_before: None,
        }
    }

    /// With the recipient's name.
    pub fn to_name(mut self, name: &str) -> NewMessage {
        self.to_name = name.into();
        self
    }

    /// With an HTML version of the text.
    pub fn html(mut self, html: &str) -> NewMessage {
        self.body_html = Some(html.into());
        self
    }

    /// With a file.
    pub fn attach(mut self, name: &str, mime: &str, sha256: &str) -> NewMessage {
        let file = AttachedFile { name: name.into(), mime: mime.into(), sha256: sha256.into() };
        self.attachments.push(file);
        self
    }

    /// With a token by which a reply finds what it answers.
    pub fn reply_to(mut self, token: &str) -> NewMessage {
        self.reply_to = Some(token.into());
        self
    }

    /// Not before this moment.
    pub fn not_before(mut self, at: At) -> NewMessage {
        self.not_before = Some(at);
        self
    }

    /// The message as it is stored at `at`: clean, in bounds, with a valid address; or why not.
    pub fn accept(self, id: MessageId, at: At) -> Result<Message, MessageRefusal> {
        let to = EmailAddress::parse(&self.to_address)?;
        let subject = shortened(&self.subject, MAX_SUBJECT);
        let body_text = clean_text(&self.body_text, MAX_BODY).map_err(MessageRefusal::of_text)?;
        let html = self.body_html.as_deref().map(|h| clean_text(h, MAX_BODY)).transpose();
        let body_html = html.map_err(MessageRefusal::of_text)?;
        if subject.is_empty() {
            return Err(MessageRefusal::Empty);
        }
        if self.attachments.len() > MAX_ATTACHMENTS {
            return Err(MessageRefusal::TooManyFiles);
        }
        let attachments: Option<Vec<_>> = self.attachments.into_iter().map(accept_file).collect();
        let token = self.reply_to.as_deref().is_none_or(is_token);
        let (Some(attachments), true, true) = (attachments, is_purpose(&self.purpose), token) else {
            return Err(MessageRefusal::Malformed);
        };
        if self.subject_ref.split_once('/').is_none() || self.subject_ref.len() > 200 {
            return Err(MessageRefusal::Malformed);
        }
        let not_before = self.not_before.unwrap_or(at);
        Ok(Message {
            id,
            channel: Channel::Email,
            purpose: self.purpose,
            subject_ref: self.subject_ref,
            to,
            to_name: shortened(&self.to_name, MAX_NAME),
            subject,
            body_text,
            body_html,
            attachments,
            reply_to: self.reply_to,
            not_before,
            created_at: at,
            delivery: Delivery::queued(not_before),
        })
    }
}

impl MessageRefusal {
    fn of_text(problem: TextProblem) -> MessageRefusal {
        match problem {
            TextProblem::Empty => MessageRefusal::Empty,
            TextProblem::TooLong { .. } => MessageRefusal::TooLong,
        }
    }
}

/// One line without control characters, cut at `max` characters with an ellipsis.
fn shortened(text: &str, max: usize) -> String {
    // what can survive the cut, white space included; the rest is not even looked at
    let start: String = text.chars().take(max * 8).collect();
    let line = clean_line(&start, max * 8).unwrap_or_default();
    if line.chars().count() <= max {
        return line;
    }
    let mut cut: String = line.chars().take(max - 1).collect();
    cut.push('…');
    cut
}

fn accept_file(file: AttachedFile) -> Option<AttachedFile> {
    let mime = file.mime.split_once('/').is_some_and(|(a, b)| is_mime_word(a) && is_mime_word(b));
    let hash = file.sha256.len() == 64 && file.sha256.bytes().all(|b| b.is_ascii_hexdigit());
    let name = shortened(&file.name.replace(['/', '\\', '"'], "-"), 150);
    (mime && hash && !name.is_empty()).then_some(AttachedFile { name, ..file })
}

fn is_mime_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-+.".contains(&b))
}

fn is_token(token: &str) -> bool {
    (1..=40).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_purpose(purpose: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    purpose.len() <= 60 && purpose.split_once('.').is_some_and(|(a, b)| word(a) && word(b))
}

/// A text on its way to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "mensaje")]
#[doc(alias = "envío")]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// By which way.
    pub channel: Channel,
    /// What for.
    pub purpose: String,
    /// What it is about.
    pub subject_ref: String,
    /// Where to.
    pub to: EmailAddress,
    /// The recipient's name, or empty.
    pub to_name: String,
    /// One line.
    pub subject: String,
    /// The text.
    pub body_text: String,
    /// The same as HTML.
    pub body_html: Option<String>,
    /// Files.
    pub attachments: Vec<AttachedFile>,
    /// Token for the address of replies.
    pub reply_to: Option<String>,
    /// Not earlier than this.
    pub not_before: At,
    /// When it was written.
    pub created_at: At,
    /// How far it has come.
    pub delivery: Delivery,
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: At = At(1_800_000_000_000_000);

    fn accept(new: NewMessage) -> Result<Message, MessageRefusal> {
        new.accept(Id::new(AT, [1; 16]), AT)
    }

    fn plain() -> NewMessage {
        NewMessage::email("cases.receipt", "cases/1", "maria@example.com", "Recibimos su petición", "Hola")
    }

    #[test]
    fn lines_cannot_be_broken_and_emoji_stay() {
        let message = accept(
            NewMessage { subject: "Hola\r\nBcc: todos@example.com 💧".into(), ..plain() }
                .to_name("Ana\nX: y\0"),
        )
        .unwrap();
        assert_eq!(message.subject, "Hola Bcc: todos@example.com 💧");
        assert_eq!(message.to_name, "Ana X: y");
    }

    #[test]
    fn a_subject_of_100_kilobytes_is_shortened() {
        let message = accept(NewMessage { subject: "ñ".repeat(100_000), ..plain() }).unwrap();
        assert_eq!(message.subject.chars().count(), MAX_SUBJECT);
        assert!(message.subject.ends_with('…'));
    }

    #[test]
    fn what_could_never_be_sent_is_refused() {
        let hash = "a".repeat(64);
        let many = (0..=MAX_ATTACHMENTS)
            .fold(plain(), |m, i| m.attach(&format!("{i}.pdf"), "application/pdf", &hash));
        let cases = [
            (NewMessage { to_address: "maria".into(), ..plain() }, MessageRefusal::Address),
            (NewMessage { subject: " \r\n ".into(), ..plain() }, MessageRefusal::Empty),
            (NewMessage { body_text: "\n".into(), ..plain() }, MessageRefusal::Empty),
            (NewMessage { body_text: "a".repeat(MAX_BODY + 1), ..plain() }, MessageRefusal::TooLong),
            (many, MessageRefusal::TooManyFiles),
            (NewMessage { purpose: "Cases receipt".into(), ..plain() }, MessageRefusal::Malformed),
            (NewMessage { subject_ref: "1".into(), ..plain() }, MessageRefusal::Malformed),
            (plain().reply_to("a@b"), MessageRefusal::Malformed),
            (plain().attach("a.pdf", "application/pdf\r\nX: y", &hash), MessageRefusal::Malformed),
            (plain().attach("a.pdf", "application/pdf", "../../etc/passwd"), MessageRefusal::Malformed),
        ];
        for (new, refusal) in cases {
            assert_eq!(accept(new), Err(refusal));
        }
    }

    #[test]
    fn names_of_files_have_no_folders_or_quotes() {
        let message =
            accept(plain().attach("../a\"\r\nX: y/acta ñ.pdf", "application/pdf", &"0".repeat(64))).unwrap();
        assert_eq!(message.attachments[0].name, "..-a- X: y-acta ñ.pdf");
    }
}
