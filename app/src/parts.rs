//! What comes from outside, in the shape in which the capabilities ask for it.

use std::sync::Arc;

use bytes::Bytes;
use company::Shown;
use dispatch::{AttachmentSource, Courier, EmailAddress, MailFolder, Sender, SenderSource};
use documents::{BlobStore, Sha256Hash};
use espeak::Espeak;
use futures::future::BoxFuture;
use hall::{Pusher, Speaker, Voice};
use kernel::Fault;
use smtp::{AllowList, FolderCourier, Server, SmtpCourier};
use web::App;
use webpush::{Service, WebPush};

use crate::config::{self, Config};
use crate::keys;

/// Folder of the mails of the folder courier inside the data folder.
pub const MAILS: &str = "mail";

/// The files of messages, from where all files are.
pub struct FilesOfMessages(pub Arc<dyn BlobStore>);

impl AttachmentSource for FilesOfMessages {
    fn bytes<'a>(&'a self, sha256: &'a str) -> BoxFuture<'a, Result<Option<Bytes>, Fault>> {
        Box::pin(async move {
            match Sha256Hash::parse(sha256) {
                Some(hash) => self.0.get(hash).await,
                None => Err(Fault::new("a message names its files by their SHA-256")),
            }
        })
    }
}

/// Who carries mail, and the folder that `/dev/mail` shows if it is one.
pub struct Mail {
    /// Carries mail; without one messages wait.
    pub courier: Option<Arc<dyn Courier>>,
    /// The mails that stayed here.
    pub folder: Option<Arc<dyn MailFolder>>,
}

/// The courier of the configuration.
pub fn mail(config: &Config) -> Result<Mail, Fault> {
    let mail = &config.mail;
    if !mail.from.is_empty() && EmailAddress::parse(&mail.from).is_err() {
        return Err(Fault::new(format!("mail.from `{}` is no address", mail.from)));
    }
    let (courier, folder): (Arc<dyn Courier>, Option<Arc<dyn MailFolder>>) = match mail.courier {
        config::Courier::None => return Ok(Mail { courier: None, folder: None }),
        config::Courier::Folder => {
            let folder = Arc::new(FolderCourier::new(config.data.folder.join(MAILS))?);
            (folder.clone(), Some(folder))
        }
        config::Courier::Smtp => {
            let mut server = Server::parse(&mail.smtp_url)
                .map_err(|e| Fault::new(format!("mail.smtp_url names no server: {e}")))?;
            if !mail.authority.as_os_str().is_empty() {
                let pem = std::fs::read(&mail.authority)
                    .map_err(|e| Fault::because(format!("reading {}", mail.authority.display()), e))?;
                server.authority = Some(pem);
            }
            (Arc::new(SmtpCourier::new(server)?), None)
        }
    };
    let courier = match mail.allow.is_empty() {
        true => courier,
        false => Arc::new(AllowList::new(courier, mail.allow.iter().cloned())),
    };
    Ok(Mail { courier: Some(courier), folder })
}

/// The voice of the boards: what the company recorded, and for the rest the program of the configuration.
pub fn voice(config: &Config) -> Arc<Voice> {
    let program = &config.hall.speaker;
    let speaker =
        (!program.as_os_str().is_empty()).then(|| Arc::new(Espeak::new(program)) as Arc<dyn Speaker>);
    Arc::new(Voice::new(speaker))
}

/// Who tells phones that it is time to leave; nobody where the configuration names no push service, or where
/// the machine has no certificate authorities.
pub fn pusher(config: &Config, base_url: &str) -> Result<Option<Arc<dyn Pusher>>, Fault> {
    if config.hall.push_services.is_empty() {
        return Ok(None);
    }
    let lines = config.hall.push_services.iter();
    let services: Result<Vec<Service>, _> = lines.map(|line| Service::parse(line)).collect();
    let services = services.map_err(|e| Fault::because("reading hall.push_services", e))?;
    let mail = Some(&config.mail.from).filter(|from| !from.is_empty()).map(|from| format!("mailto:{from}"));
    let contact = Some(base_url.to_owned()).filter(|url| url.starts_with("https://")).or(mail);
    match WebPush::new(keys::push_key_of(&config.data.folder)?, services, contact) {
        Ok(pusher) => Ok(Some(Arc::new(pusher))),
        Err(fault) => {
            tracing::warn!(%fault, "phones are not told; their pages say so");
            Ok(None)
        }
    }
}

/// In whose name mail goes out: the company's as it is now, unless the configuration has another address.
pub fn sender(app: &App, config: &Config) -> Arc<SenderSource> {
    let shown = app.part::<Shown>();
    let address = EmailAddress::parse(&config.mail.from).ok();
    let reply_to = Some(config.mail.reply_to.clone()).filter(|r| !r.is_empty());
    Arc::new(move || {
        let sender = shown.sender()?;
        let address = address.clone().unwrap_or(sender.address);
        Some(Sender { address, reply_to: reply_to.clone().or(sender.reply_to), ..sender })
    })
}
