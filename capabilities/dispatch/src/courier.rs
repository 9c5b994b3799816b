//! The outside world that dispatch needs: somebody who carries mail, and somebody who has the files.

use bytes::Bytes;
use futures::future::BoxFuture;
use kernel::{At, Fault};

use crate::{EmailAddress, Message, MessageId, Reason};

/// In whose name mail is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "remitente")]
pub struct Sender {
    /// The company's name: `Aguas de Miraflor`.
    pub name: String,
    /// `From:`; its domain is also that of every `Message-ID`.
    pub address: EmailAddress,
    /// Where replies go, if not to `address`. A `{}` takes the message's token, so that a reply finds its
    /// case: `pqr+{}@aguas.example`; messages without a token lose it together with the `+` before it.
    pub reply_to: Option<String>,
    /// Who receives the reports of what could not be delivered (RFC 5321 MAIL FROM); else `address`.
    pub bounces_to: Option<EmailAddress>,
}

/// A file with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// As the recipient sees it.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// A message ready to go: everything a courier needs, nothing to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "sobre")]
pub struct Envelope {
    /// Which message.
    pub id: MessageId,
    /// In whose name.
    pub from_name: String,
    /// `From:`.
    pub from: EmailAddress,
    /// Envelope sender.
    pub bounces_to: EmailAddress,
    /// `Reply-To:`.
    pub reply_to: Option<EmailAddress>,
    /// To whom.
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
    pub enclosures: Vec<Enclosure>,
    /// `Date:`, the moment of this attempt.
    pub date: At,
}

impl Envelope {
    /// Puts `message` with its files into the company's envelope.
    pub fn new(message: &Message, enclosures: Vec<Enclosure>, sender: &Sender, date: At) -> Envelope {
        Envelope {
            id: message.id,
            from_name: sender.name.clone(),
            from: sender.address.clone(),
            bounces_to: sender.bounces_to.clone().unwrap_or_else(|| sender.address.clone()),
            reply_to: sender.reply_address(message.reply_to.as_deref()),
            to: message.to.clone(),
            to_name: message.to_name.clone(),
            subject: message.subject.clone(),
            body_text: message.body_text.clone(),
            body_html: message.body_html.clone(),
            enclosures,
            date,
        }
    }

    /// `Message-ID` without angle brackets: the same in every attempt, so that a server that gets the
    /// message twice can tell, and so that a report of non-delivery names the message.
    pub fn message_id(&self) -> String {
        format!("{}@{}", self.id, self.from.domain())
    }
}

impl Sender {
    /// Where the reply to a message with this token goes; nothing if nothing (valid) is configured.
    pub fn reply_address(&self, token: Option<&str>) -> Option<EmailAddress> {
        let template = self.reply_to.as_deref()?;
        let address = match token {
            Some(token) => template.replace("{}", token),
            None => template.replace("+{}", "").replace("{}", ""),
        };
        EmailAddress::parse(&address).ok()
    }
}

/// That a server took a message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[doc(alias = "acuse del servidor")]
pub struct Receipt {
    /// What the server answered or called it; kept as proof.
    pub provider_id: Option<String>,
}

/// What kind of failure it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Later it may work.
    Temporary,
    /// It will never work as it is.
    Permanent,
    /// It was handed over and nobody answered: perhaps it arrived.
    Uncertain,
}

/// Why a courier did not deliver. Carries a code and a reason, never the server's sentence: those repeat
/// addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{trouble:?}: {reason:?} {}", code.as_deref().unwrap_or(""))]
pub struct CourierError {
    /// What to do about it.
    pub trouble: Trouble,
    /// Why.
    pub reason: Reason,
    /// The server's code: `550 5.1.1`.
    pub code: Option<String>,
}

impl CourierError {
    /// A failure without a server's code.
    pub fn new(trouble: Trouble, reason: Reason) -> CourierError {
        CourierError { trouble, reason, code: None }
    }
}

/// Carries mail. Implemented by the gateway `smtp`.
pub trait Courier: Send + Sync + 'static {
    /// Short name for the record of attempts: `smtp`.
    fn name(&self) -> &'static str;

    /// Hands `envelope` over. `Ok` only when the other side said that it took the message.
    fn send<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<Receipt, CourierError>>;
}

/// Has the bytes of attached files. `app` implements it over the store of blobs.
pub trait AttachmentSource: Send + Sync + 'static {
    /// The bytes with this SHA-256 (64 hexadecimal digits), or nothing if they are not there any more.
    fn bytes<'a>(&'a self, sha256: &'a str) -> BoxFuture<'a, Result<Option<Bytes>, Fault>>;
}

/// A mail that the folder courier wrote, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderLine {
    /// Its file, for the address of its page.
    pub name: String,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When, by its own header.
    pub date: Option<At>,
    /// How many files it carries.
    pub files: usize,
}

/// A mail that the folder courier wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderMail {
    /// The line of the list.
    pub line: FolderLine,
    /// From whom.
    pub from: String,
    /// `Reply-To`, if there is one.
    pub reply_to: String,
    /// The text.
    pub text: String,
    /// The HTML version, to be shown as text only.
    pub html: Option<String>,
    /// Files with their bytes.
    pub files: Vec<Enclosure>,
}

/// A folder with the mails of a demo, as the page `/dev/mail` shows them. It is introduced to the application
/// only where nothing leaves the machine.
pub trait MailFolder: Send + Sync + 'static {
    /// The newest mails, newest first.
    fn list(&self, limit: usize) -> BoxFuture<'_, Result<Vec<FolderLine>, Fault>>;

    /// One mail, or nothing if the name is not that of a mail in the folder.
    fn read<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<FolderMail>, Fault>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_for_replies_carries_the_token_or_loses_its_place() {
        let address = EmailAddress::parse("pqr@aguas.example").unwrap();
        let sender = |reply_to: Option<&str>| Sender {
            name: "Aguas".into(),
            address: address.clone(),
            reply_to: reply_to.map(str::to_owned),
            bounces_to: None,
        };
        let reply = |template, token| sender(template).reply_address(token).map(|a| a.to_string());
        let plus = Some("pqr+{}@aguas.example");
        assert_eq!(reply(plus, Some("2026-004391")).as_deref(), Some("pqr+2026-004391@aguas.example"));
        assert_eq!(reply(plus, None).as_deref(), Some("pqr@aguas.example"));
        assert_eq!(reply(Some("a@b.co"), Some("x")).as_deref(), Some("a@b.co"));
        assert_eq!(reply(Some("nonsense"), None), None);
        assert_eq!(reply(None, Some("x")), None);
    }
}
