//! The only file of the kiosk that speaks to the database.

use documents::{AttachmentId, StoredFile};
use kernel::{At, Day, Fault, Id, Tag};
use queueing::Class;
use store::{Look, Row, Work, args};

use crate::site::{ServiceId, SiteId, Takes};
use crate::ticket::TicketId;

store::queries! { "queries.sql" =>
    KIOSK_BY_KEY, KIOSKS_OF_SITE, INSERT_KIOSK, DELETE_KIOSK, RENEW_KIOSK_KEY, OPEN_COUNTERS, WAITING_OF_POOL,
    RECENT_CYCLES, ARRIVALS_OF_POOL, SIGN_CLIP, SAVE_SIGN_CLIP, DELETE_SIGN_CLIP
}

/// Marks ids of kiosks.
pub enum KioskTag {}
impl Tag for KioskTag {
    const NAME: &'static str = "kiosk";
}
/// Id of a kiosk.
pub type KioskId = Id<KioskTag>;

/// A screen at the door that was enrolled.
#[doc(alias = "kiosco")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiosk {
    /// Its id.
    pub id: KioskId,
    /// Where it stands.
    pub site: SiteId,
    /// Its name in the settings.
    pub name: String,
    /// The first of the numbers that it gives without connection.
    pub first: i64,
    /// The last of them.
    pub last: i64,
    /// How it prints.
    pub paper: Paper,
}

/// How a kiosk prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper {
    /// It does not: people take a photograph.
    Never,
    /// By the printer of its browser.
    Browser,
    /// By a printer in the network, at this host and port.
    Network(String),
}

impl Paper {
    /// As it stands in the database.
    pub fn text(&self) -> Option<&str> {
        match self {
            Paper::Never => None,
            Paper::Browser => Some("browser"),
            Paper::Network(address) => Some(address),
        }
    }

    fn of(text: Option<String>) -> Paper {
        match text {
            None => Paper::Never,
            Some(text) if text == "browser" => Paper::Browser,
            Some(address) => Paper::Network(address),
        }
    }
}

fn class(text: &str) -> Result<Class, Fault> {
    Class::parse(text).ok_or_else(|| Fault::new("a stored class is one of its list"))
}

fn read(mut row: Row) -> Result<Kiosk, Fault> {
    Ok(Kiosk {
        id: row.take()?,
        site: row.take()?,
        name: row.take()?,
        first: row.take()?,
        last: row.take()?,
        paper: Paper::of(row.take()?),
    })
}

pub(crate) async fn kiosk_by_key(look: &mut Look<'_>, key: &str) -> Result<Option<Kiosk>, Fault> {
    look.row(KIOSK_BY_KEY, args![kernel::sha256_hex(key.as_bytes())]).await?.map(read).transpose()
}

pub(crate) async fn kiosks_of_site(look: &mut Look<'_>, site: SiteId) -> Result<Vec<Kiosk>, Fault> {
    look.rows(KIOSKS_OF_SITE, args![site]).await?.into_iter().map(read).collect()
}

pub(crate) async fn insert_kiosk(work: &mut Work<'_>, kiosk: &Kiosk, key: &str) -> Result<(), Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    let hash = kernel::sha256_hex(key.as_bytes());
    let paper = kiosk.paper.text();
    let values = args![kiosk.id, kiosk.site, &kiosk.name, hash, kiosk.first, kiosk.last, paper, by, at];
    work.exec(INSERT_KIOSK, values).await.map(drop)
}

pub(crate) async fn delete_kiosk(work: &mut Work<'_>, site: SiteId, id: KioskId) -> Result<bool, Fault> {
    Ok(work.exec(DELETE_KIOSK, args![site, id]).await? == 1)
}

/// The old key opens nothing from now on.
pub(crate) async fn renew_key(
    work: &mut Work<'_>,
    site: SiteId,
    id: KioskId,
    key: &str,
) -> Result<bool, Fault> {
    let hash = kernel::sha256_hex(key.as_bytes());
    Ok(work.exec(RENEW_KIOSK_KEY, args![hash, site, id]).await? == 1)
}

/// The counters that attend a service now: whom they take, and since when they have somebody.
pub(crate) async fn open_counters(
    look: &mut Look<'_>,
    site: SiteId,
    service: ServiceId,
) -> Result<Vec<(Takes, Option<At>)>, Fault> {
    let read = |mut row: Row| {
        let takes = Takes::parse(&row.take::<String>()?);
        Ok((takes.ok_or_else(|| Fault::new("a stored key is one of its list"))?, row.take()?))
    };
    look.rows(OPEN_COUNTERS, args![service, site]).await?.into_iter().map(read).collect()
}

/// Who waits for the same counters, first come first.
pub(crate) async fn waiting_of_pool(
    look: &mut Look<'_>,
    site: SiteId,
    day: Day,
    service: ServiceId,
) -> Result<Vec<(TicketId, Class, At)>, Fault> {
    let rows = look.rows(WAITING_OF_POOL, args![site, day, service]).await?;
    let read = |mut row: Row| Ok((row.take()?, class(&row.take::<String>()?)?, row.take()?));
    rows.into_iter().map(read).collect()
}

/// When people of a service were called and when their attention ended, newest first.
pub(crate) async fn recent_cycles(
    look: &mut Look<'_>,
    site: SiteId,
    service: ServiceId,
    since: At,
) -> Result<Vec<(At, At)>, Fault> {
    let rows = look.rows(RECENT_CYCLES, args![site, service, since]).await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

/// How many came since an instant for the same counters, by class.
pub(crate) async fn arrivals_of_pool(
    look: &mut Look<'_>,
    site: SiteId,
    day: Day,
    service: ServiceId,
    since: At,
) -> Result<Vec<(Class, i64)>, Fault> {
    let rows = look.rows(ARRIVALS_OF_POOL, args![site, since, day, service]).await?;
    rows.into_iter().map(|mut row| Ok((class(&row.take::<String>()?)?, row.take()?))).collect()
}

/// Type and SHA-256 of the site's clip in sign language.
pub(crate) async fn sign_clip(look: &mut Look<'_>, site: SiteId) -> Result<Option<(String, String)>, Fault> {
    let Some(mut row) = look.row(SIGN_CLIP, args![site]).await? else { return Ok(None) };
    Ok(Some((row.take()?, row.take()?)))
}

pub(crate) async fn save_sign_clip(
    work: &mut Work<'_>,
    site: SiteId,
    attachment: AttachmentId,
    file: &StoredFile,
) -> Result<(), Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    let values = args![site, attachment, &file.mime, file.sha256.to_string(), by, at];
    work.exec(SAVE_SIGN_CLIP, values).await.map(drop)
}

pub(crate) async fn delete_sign_clip(work: &mut Work<'_>, site: SiteId) -> Result<(), Fault> {
    work.exec(DELETE_SIGN_CLIP, args![site]).await.map(drop)
}
