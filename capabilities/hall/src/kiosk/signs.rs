//! `/sala/{site}/kiosco/senas`: what a deaf person finds at the door: the company's own clip, and how to
//! ask for who signs. No interpreter is invented: without a clip the page says so.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue};
use documents::{BlobStore, MEGABYTE, Sha256Hash, StoredFile};
use kernel::{Failure, Never};
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, PageFrame, Problem, Reply};

use super::device::{self, Device};
use super::records;
use super::refusal::KioskRefusal;
use super::shell::{self, Shell, fresh};
use crate::board::immutable;
use crate::events;
use crate::records::site_by_key;

/// Bytes of a form with a clip.
pub(crate) const WITH_CLIP: usize = 32 * MEGABYTE as usize;

#[derive(Template)]
#[template(path = "kiosk/signs.html")]
pub(crate) struct SignsPage {
    pub page: PageFrame,
    pub shell: Shell,
    /// Address of the clip.
    pub clip: Option<String>,
}

impl SignsPage {
    pub(crate) fn new(page: PageFrame, device: &Device, at: kernel::At, clip: Option<String>) -> SignsPage {
        SignsPage { shell: Shell::new(device, at, "senas"), page, clip }
    }
}

async fn clip_of(door: &Door, site: &str) -> Result<Option<(String, String)>, Problem> {
    let found = door.store().read("hall.sign_clip", site.to_owned(), |look, site| {
        Box::pin(async move {
            let Some(site) = site_by_key(look, site).await? else { return Ok(None) };
            Ok::<_, Failure<Never>>(records::sign_clip(look, site.id).await?)
        })
    });
    Ok(found.await?)
}

/// The page.
pub(crate) async fn show(door: Door, Path(site): Path<String>, headers: HeaderMap) -> Reply {
    let device = match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => device,
        Err(page) => return Ok(page),
    };
    let clip = clip_of(&door, &site).await?;
    // the first digits of its fingerprint: a new clip has a new address
    let address = clip.map(|(_, sha)| format!("{}/senas/{}", device::base(&site), &sha[..sha.len().min(16)]));
    fresh(web::html(SignsPage::new(door.page("hall-kiosk-signs-title"), &device, door.at(), address)))
}

/// `GET /sala/{site}/kiosco/senas/{name}`: the clip.
pub(crate) async fn play(door: Door, Path((site, name)): Path<(String, String)>) -> Reply {
    let found = clip_of(&door, &site).await?.filter(|(_, sha)| name.len() == 16 && sha.starts_with(&name));
    let Some((mime, sha)) = found else { return web::not_found() };
    let Some(hash) = Sha256Hash::parse(&sha) else { return web::not_found() };
    let Some(bytes) = door.app().part::<dyn BlobStore>().get(hash).await? else { return web::not_found() };
    let kind = HeaderValue::try_from(mime).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    Ok(immutable(kind, bytes))
}

/// The clip that came with a form; nothing: it is to be taken away.
///
/// # Errors
/// `BadClip`.
pub(crate) async fn read(door: &Door, fields: &Fields) -> Result<Option<StoredFile>, Failure<KioskRefusal>> {
    if fields.ticked("wipe") {
        return Ok(None);
    }
    let refused = || Failure::Refused(KioskRefusal::BadClip);
    let upload = fields.files("clip").next().ok_or_else(refused)?;
    let (mime, extension) = match &upload.bytes[..] {
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => ("video/mp4", "mp4"),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => ("video/webm", "webm"),
        _ => return Err(refused()),
    };
    let sha256 = door.app().part::<dyn BlobStore>().put(upload.bytes.clone()).await?;
    let name = documents::clean_file_name(&upload.file_name, extension);
    let size = upload.bytes.len() as u64;
    Ok(Some(StoredFile { name, mime: mime.to_owned(), size, sha256, thumbnail: None, position: None }))
}

/// Keeps the clip of a site, or takes it away.
///
/// # Errors
/// `Unknown`: no such site.
pub(crate) async fn keep(
    work: &mut Work<'_>,
    (site, clip): &(String, Option<StoredFile>),
) -> Result<(), Failure<KioskRefusal>> {
    let site = site_by_key(work, site).await?.ok_or(Failure::Refused(KioskRefusal::Unknown))?;
    let subject = events::subject(site.id);
    match clip {
        Some(file) => {
            let attachment = documents::store_attachment(work, &subject, file).await?.id;
            records::save_sign_clip(work, site.id, attachment, file).await?;
        }
        None => records::delete_sign_clip(work, site.id).await?,
    }
    work.announce(Event { kind: events::CHANGED, subject, data: json!({ "what": "sign_clip" }) });
    Ok(())
}
