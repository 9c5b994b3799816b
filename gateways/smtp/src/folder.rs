//! The courier of the demo: mails become files, and a page shows them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use dispatch::{
    Courier, CourierError, Enclosure, Envelope, FolderLine, FolderMail, MailFolder, Reason, Receipt, Trouble,
};
use futures::future::BoxFuture;
use kernel::{At, Fault};
use mail_parser::{Address, Message, MessageParser, MimeHeaders};

use crate::compose::compose;

const ENDING: &str = ".eml";

/// Writes each mail as `20261123T104700-<message id>.eml` into a folder.
#[derive(Debug, Clone)]
pub struct FolderCourier {
    folder: PathBuf,
}

impl FolderCourier {
    /// Mails go to `folder`, which is made if it is not there.
    pub fn new(folder: impl Into<PathBuf>) -> Result<FolderCourier, Fault> {
        let folder = folder.into();
        fs::create_dir_all(&folder).map_err(|e| Fault::because("making the folder of mails", e))?;
        Ok(FolderCourier { folder })
    }

    /// Runs file work where it may wait.
    async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Path) -> Result<T, std::io::Error> + Send + 'static,
    ) -> Result<T, Fault> {
        let folder = self.folder.clone();
        let done = tokio::task::spawn_blocking(move || work(&folder)).await;
        let done = done.map_err(|e| Fault::because("working with the folder of mails", e))?;
        done.map_err(|e| Fault::because("working with the folder of mails", e))
    }
}

impl Courier for FolderCourier {
    fn name(&self) -> &'static str {
        "folder"
    }

    fn send<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<Receipt, CourierError>> {
        Box::pin(async move {
            let bytes = compose(envelope)?.formatted();
            let stamp = envelope.date.zoned().strftime("%Y%m%dT%H%M%S").to_string();
            let name = format!("{stamp}-{}{ENDING}", envelope.id);
            let file = name.clone();
            let written = self.aside(move |folder| write(folder, &file, &bytes)).await;
            match written {
                Ok(()) => Ok(Receipt { provider_id: Some(name) }),
                Err(_) => Err(CourierError::new(Trouble::Temporary, Reason::Unreachable)),
            }
        })
    }
}

/// Whole or not at all: written aside, then renamed.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), std::io::Error> {
    let aside = folder.join(format!(".{name}.part"));
    let mut file = fs::File::create(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&aside, folder.join(name))
}

impl MailFolder for FolderCourier {
    fn list(&self, limit: usize) -> BoxFuture<'_, Result<Vec<FolderLine>, Fault>> {
        Box::pin(self.aside(move |folder| {
            let mut names: Vec<String> = fs::read_dir(folder)?
                .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                .filter(|name| is_name(name))
                .collect();
            // names begin with the moment
            names.sort_unstable_by(|a, b| b.cmp(a));
            names.truncate(limit);
            let read = |name: String| Some(parse(&name, &fs::read(folder.join(&name)).ok()?)?.line);
            Ok(names.into_iter().filter_map(read).collect())
        }))
    }

    fn read<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<FolderMail>, Fault>> {
        let name = name.to_owned();
        Box::pin(self.aside(move |folder| {
            if !is_name(&name) {
                return Ok(None);
            }
            match fs::read(folder.join(&name)) {
                Ok(bytes) => Ok(parse(&name, &bytes)),
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(e) => Err(e),
            }
        }))
    }
}

/// A name that we could have given: no folders, no dots in front.
fn is_name(name: &str) -> bool {
    let stem = name.strip_suffix(ENDING).unwrap_or_default();
    (1..=80).contains(&stem.len()) && stem.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn parse(name: &str, bytes: &[u8]) -> Option<FolderMail> {
    let mail = MessageParser::default().parse(bytes)?;
    let files: Vec<_> = mail.attachments().map(enclosure).collect();
    let line = FolderLine {
        name: name.to_owned(),
        to: people(mail.to()),
        subject: mail.subject().unwrap_or_default().to_owned(),
        date: mail.date().map(|d| At(d.to_timestamp().saturating_mul(1_000_000))),
        files: files.len(),
    };
    Some(FolderMail {
        line,
        from: people(mail.from()),
        reply_to: people(mail.reply_to()),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
        html: written_html(&mail),
        files,
    })
}

/// The HTML that the mail has; the parser would make one up from the text.
fn written_html(mail: &Message<'_>) -> Option<String> {
    let part = mail.html_part(0)?;
    let html = part.content_type().is_some_and(|c| c.subtype() == Some("html"));
    html.then(|| mail.body_html(0)).flatten().map(|h| h.into_owned())
}

fn enclosure(part: &mail_parser::MessagePart<'_>) -> Enclosure {
    let kind = part.content_type();
    let mime = kind.map_or("application/octet-stream".to_owned(), |c| {
        format!("{}/{}", c.ctype(), c.subtype().unwrap_or("octet-stream"))
    });
    let name = part.attachment_name().unwrap_or("adjunto").to_owned();
    Enclosure { name, mime, bytes: Bytes::copy_from_slice(part.contents()) }
}

fn people(addresses: Option<&Address<'_>>) -> String {
    let one = |a: &mail_parser::Addr<'_>| match (a.name(), a.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => address.or(name).unwrap_or_default().to_owned(),
    };
    addresses.map(|list| list.iter().map(one).collect::<Vec<_>>().join(", ")).unwrap_or_default()
}
