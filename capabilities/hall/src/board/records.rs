//! The only file of the board that speaks to the database.

use documents::{AttachmentId, Sha256Hash};
use kernel::{At, Day, Fault, Lang};
use store::{Look, Row, Work, args};

store::queries! { "queries.sql" =>
    BOARD_SITE, BOARD_SITES, BOARD_CALLS, BOARD_WAITING, BOARD_WAITS, RUNNING_EMERGENCY, EMERGENCIES_OF,
    BEGIN_EMERGENCY, END_EMERGENCY, MESSAGES_OF, MESSAGE_MEDIA, COUNT_MESSAGES, INSERT_MESSAGE,
    DELETE_MESSAGE, COUNTER_OF_SITE, OFFICER_AT, TICKET_AT, SHIFT_IS_OF, VOICE_CLIPS, SAVE_VOICE_CLIP,
    DELETE_VOICE_CLIP
}

/// A site as the board knows it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub id: String,
    pub key: String,
    pub name: String,
    pub last_chair_cm: i64,
}

/// The subject under which everything of a site is announced and watched.
pub(crate) fn subject(site: &str) -> String {
    format!("hall/{site}")
}

fn read_place(mut row: Row) -> Result<Place, Fault> {
    Ok(Place { id: row.take()?, key: row.take()?, name: row.take()?, last_chair_cm: row.take()? })
}

pub(crate) async fn place(look: &mut Look<'_>, key: &str) -> Result<Option<Place>, Fault> {
    look.row(BOARD_SITE, args![key]).await?.map(read_place).transpose()
}

pub(crate) async fn places(look: &mut Look<'_>) -> Result<Vec<Place>, Fault> {
    look.rows(BOARD_SITES, args![]).await?.into_iter().map(read_place).collect()
}

/// A call as the board shows it.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub at: At,
    pub code: String,
    pub counter: i64,
    /// 1 the first time; more: «Segundo llamado».
    pub times: i64,
    pub service: String,
    pub service_en: String,
    pub icon: String,
}

impl Call {
    /// The line of attention, in words.
    pub(crate) fn service(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.service_en.is_empty() => &self.service_en,
            _ => &self.service,
        }
    }
}

/// The calls since `from`, newest first.
pub(crate) async fn calls(look: &mut Look<'_>, site: &str, from: At) -> Result<Vec<Call>, Fault> {
    let read = |mut row: Row| {
        Ok(Call {
            at: row.take()?,
            code: row.take()?,
            counter: row.take()?,
            times: row.take()?,
            service: row.take()?,
            service_en: row.take()?,
            icon: row.take()?,
        })
    };
    look.rows(BOARD_CALLS, args![site, from]).await?.into_iter().map(read).collect()
}

pub(crate) async fn waiting(look: &mut Look<'_>, site: &str, day: Day) -> Result<i64, Fault> {
    look.one(BOARD_WAITING, args![site, day]).await?.take()
}

/// How long the last people who were called had waited, in seconds.
pub(crate) async fn waits(look: &mut Look<'_>, site: &str, from: At) -> Result<Vec<i64>, Fault> {
    let rows = look.rows(BOARD_WAITS, args![site, from]).await?;
    rows.into_iter().map(|mut row| Ok(row.take::<i64>()? / 1_000_000)).collect()
}

/// An emergency on the screens of a site, or one that was.
#[derive(Debug, Clone)]
pub(crate) struct Emergency {
    pub began_at: At,
    pub body: String,
    pub ended_at: Option<At>,
}

pub(crate) async fn emergency(look: &mut Look<'_>, site: &str) -> Result<Option<Emergency>, Fault> {
    let Some(mut row) = look.row(RUNNING_EMERGENCY, args![site]).await? else { return Ok(None) };
    Ok(Some(Emergency { began_at: row.take()?, body: row.take()?, ended_at: None }))
}

pub(crate) async fn emergencies(look: &mut Look<'_>, site: &str) -> Result<Vec<Emergency>, Fault> {
    let read =
        |mut row: Row| Ok(Emergency { began_at: row.take()?, body: row.take()?, ended_at: row.take()? });
    look.rows(EMERGENCIES_OF, args![site]).await?.into_iter().map(read).collect()
}

pub(crate) async fn begin_emergency(work: &mut Work<'_>, site: &str, body: &str) -> Result<(), Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    work.exec(BEGIN_EMERGENCY, args![site, at, body, by]).await.map(drop)
}

/// Whether there was one to end.
pub(crate) async fn end_emergency(work: &mut Work<'_>, site: &str) -> Result<bool, Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    Ok(work.exec(END_EMERGENCY, args![at, by, site]).await? > 0)
}

/// What the company tells those who wait.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub id: String,
    pub body: String,
    /// Type and fingerprint of its picture or clip.
    pub media: Option<(String, String)>,
    pub from_day: Option<Day>,
    pub until_day: Option<Day>,
}

impl Message {
    /// Whether it is shown on a day.
    pub(crate) fn is_on(&self, day: Day) -> bool {
        self.from_day.is_none_or(|from| from <= day) && self.until_day.is_none_or(|until| day <= until)
    }
}

pub(crate) async fn messages(look: &mut Look<'_>, site: &str) -> Result<Vec<Message>, Fault> {
    let read = |mut row: Row| {
        let (id, body) = (row.take()?, row.take()?);
        let (mime, sha): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        Ok(Message { id, body, media: mime.zip(sha), from_day: row.take()?, until_day: row.take()? })
    };
    look.rows(MESSAGES_OF, args![site]).await?.into_iter().map(read).collect()
}

/// Type and fingerprint of what a message shows.
pub(crate) async fn message_media(
    look: &mut Look<'_>,
    site: &str,
    id: &str,
) -> Result<Option<(String, String)>, Fault> {
    let Some(mut row) = look.row(MESSAGE_MEDIA, args![site, id]).await? else { return Ok(None) };
    let (mime, sha): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    Ok(mime.zip(sha))
}

pub(crate) async fn count_messages(look: &mut Look<'_>, site: &str) -> Result<i64, Fault> {
    look.one(COUNT_MESSAGES, args![site]).await?.take()
}

pub(crate) async fn insert_message(
    work: &mut Work<'_>,
    site: &str,
    message: &Message,
    attachment: Option<AttachmentId>,
) -> Result<(), Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    let (mime, sha) = message.media.clone().unzip();
    let attachment = attachment.map(|id| id.to_string());
    let m = message;
    let values = args![&m.id, site, &m.body, attachment, mime, sha, m.from_day, m.until_day, by, at];
    work.exec(INSERT_MESSAGE, values).await.map(drop)
}

pub(crate) async fn delete_message(work: &mut Work<'_>, site: &str, id: &str) -> Result<bool, Fault> {
    Ok(work.exec(DELETE_MESSAGE, args![site, id]).await? > 0)
}

/// A counter with its display.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub id: String,
    pub number: i64,
    /// Somebody sits there.
    pub open: bool,
    /// Their name.
    pub officer: Option<String>,
    pub paused: bool,
    /// The turn before it: id, code, and whether the person is there already.
    pub turn: Option<Turn>,
}

#[derive(Debug, Clone)]
pub(crate) struct Turn {
    pub id: String,
    pub code: String,
    pub attended: bool,
}

pub(crate) async fn desk(look: &mut Look<'_>, site: &str, number: i64) -> Result<Option<Desk>, Fault> {
    let Some(mut row) = look.row(COUNTER_OF_SITE, args![site, number]).await? else { return Ok(None) };
    let (id, number): (String, i64) = (row.take()?, row.take()?);
    let (mut open, mut officer, mut paused) = (false, None, false);
    if let Some(mut row) = look.row(OFFICER_AT, args![&id]).await? {
        (open, officer) = (true, row.take()?);
        paused = row.take::<Option<At>>()?.is_some();
    }
    let turn = match look.row(TICKET_AT, args![&id]).await? {
        None => None,
        Some(mut row) => {
            let (ticket, prefix, number): (String, String, i64) = (row.take()?, row.take()?, row.take()?);
            let state: String = row.take()?;
            let code = format!("{prefix} {number:03}");
            Some(Turn { id: ticket, code, attended: state == "attended" })
        }
    };
    Ok(Some(Desk { id, number, open, officer, paused, turn }))
}

/// Whether this officer sits at this counter now.
pub(crate) async fn sits_at(look: &mut Look<'_>, counter: &str, officer: String) -> Result<bool, Fault> {
    Ok(look.one(SHIFT_IS_OF, args![counter, officer]).await?.take::<i64>()? > 0)
}

/// A recorded clip of the voice.
#[derive(Debug, Clone)]
pub(crate) struct Clip {
    pub word: String,
    pub sha256: Sha256Hash,
}

pub(crate) async fn clips(look: &mut Look<'_>) -> Result<Vec<Clip>, Fault> {
    let read = |mut row: Row| {
        let (word, sha): (String, String) = (row.take()?, row.take()?);
        let sha256 = Sha256Hash::parse(&sha).ok_or_else(|| Fault::new("a clip has its fingerprint"))?;
        Ok(Clip { word, sha256 })
    };
    look.rows(VOICE_CLIPS, args![]).await?.into_iter().map(read).collect()
}

pub(crate) async fn save_clip(
    work: &mut Work<'_>,
    word: &str,
    file: (&Sha256Hash, AttachmentId),
    milliseconds: i64,
) -> Result<(), Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    let values = args![word, file.0.to_string(), file.1, milliseconds, by, at];
    work.exec(SAVE_VOICE_CLIP, values).await.map(drop)
}

pub(crate) async fn delete_clip(work: &mut Work<'_>, word: &str) -> Result<bool, Fault> {
    Ok(work.exec(DELETE_VOICE_CLIP, args![word]).await? > 0)
}
