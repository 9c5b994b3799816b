//! The one log: outbox, live screens, audit. Gapless, in the order of commit, each event chained to the
//! one before by SHA-256, so that nothing can be changed or removed unseen.

use std::fmt::Write as _;
use std::sync::LazyLock;

use kernel::{At, Fault, sha256_hex};
use serde_json::Value;

use crate::conn::Conn;
use crate::work::Look;
use crate::{Json, Query, Row, ToVal, Val, args};

/// A fact that a verb announces. `data` holds ids, codes, dates: never personal data.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// `capability.fact`, in the past: `cases.filed`.
    pub kind: &'static str,
    /// What it is about: `cases/<id>`.
    pub subject: String,
    /// The facts that others need.
    pub data: Value,
}

/// An event as it stands in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEvent {
    /// Place in the log, from 1 without gaps.
    pub seq: i64,
    /// When.
    pub at: At,
    /// `capability.fact`.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// Who did it, as `Actor::trace` writes it.
    pub actor: String,
    /// The facts.
    pub data: Value,
    /// Hash of this event over its contents and the hash before.
    pub hash: String,
}

/// What a walk along the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainReport {
    /// Events walked.
    pub events: i64,
    /// Hash of the last one.
    pub head: String,
    /// First place where the chain does not hold, with the reason.
    pub broken_at: Option<(i64, String)>,
}

/// Where the chain ends, read once per group commit and locked on PostgreSQL until it is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EventHead {
    pub seq: i64,
    pub at: At,
    pub hash: String,
}

const LOCK_HEAD: Query = Query {
    name: "store_lock_head",
    text: "SELECT seq, at, hash FROM store_event_head WHERE one = 1",
    postgres: Some("SELECT seq, at, hash FROM store_event_head WHERE one = 1 FOR UPDATE"),
};
const SAVE_HEAD: Query = Query::inline(
    "store_save_head",
    "UPDATE store_event_head SET seq = $1, at = $2, hash = $3 WHERE one = 1",
);
const APPEND: Query = Query::inline(
    "store_append_event",
    "INSERT INTO store_events (seq, at, kind, subject, actor, data, hash) VALUES ($1, $2, $3, $4, $5, $6, \
     $7)",
);
pub(crate) const PAGE: Query = Query::inline(
    "store_events_page",
    "SELECT seq, at, kind, subject, actor, data, hash FROM store_events WHERE seq > $1 ORDER BY seq LIMIT $2",
);
const PAGE_OF_KINDS: Query = Query {
    name: "store_events_of_kinds",
    text: "SELECT seq, at, kind, subject, actor, data, hash FROM store_events \
           WHERE seq > $1 AND seq <= $2 AND kind IN (SELECT value FROM json_each($3)) ORDER BY seq LIMIT $4",
    postgres: Some(
        "SELECT seq, at, kind, subject, actor, data, hash FROM store_events WHERE seq > $1 AND seq <= $2 \
         AND kind IN (SELECT jsonb_array_elements_text(CAST(CAST($3 AS TEXT) AS jsonb))) \
         ORDER BY seq LIMIT $4",
    ),
};
const OF_SUBJECT: Query = Query::inline(
    "store_events_of_subject",
    "SELECT seq, at, kind, subject, actor, data, hash FROM store_events WHERE subject = $1 ORDER BY seq",
);
pub(crate) const ALL: &[Query] = &[LOCK_HEAD, SAVE_HEAD, APPEND, PAGE, PAGE_OF_KINDS, OF_SUBJECT];

/// What one work announced.
#[derive(Debug, Clone)]
pub(crate) struct Announced {
    pub at: At,
    /// Who, as `Actor::trace` writes it.
    pub actor: String,
    pub events: Vec<Event>,
}

/// What a group commit appends to the log.
#[derive(Debug, Clone, Default)]
pub(crate) struct EventLog {
    waiting: Vec<Announced>,
    head: Option<EventHead>,
    /// Subjects with the place of their event: who waits for them is woken after the commit.
    pub woken: Vec<(String, i64)>,
}

/// Events of one statement: each takes seven places, and the engines have room for more than 450.
const TOGETHER: usize = 32;

impl EventLog {
    pub fn add(&mut self, announced: Announced) {
        if !announced.events.is_empty() {
            self.waiting.push(announced);
        }
    }

    /// Chains and writes what waits; the head is locked from here on.
    pub async fn write(&mut self, conn: &mut dyn Conn) -> Result<(), Fault> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let mut head = match self.head.take() {
            Some(head) => head,
            None => lock_head(conn).await?,
        };
        let mut rows = Vec::new();
        for Announced { at, actor, events } in std::mem::take(&mut self.waiting) {
            for event in events {
                let row = Chained::upon(&head, at, actor.clone(), event);
                head = EventHead { seq: row.seq, at, hash: row.hash.clone() };
                rows.push(row);
            }
        }
        append(conn, &rows).await?;
        for row in rows {
            // who is woken looks at the subject: once for all that a work says of it
            match self.woken.last_mut().filter(|last| last.0 == row.subject) {
                Some(last) => last.1 = row.seq,
                None => self.woken.push((row.subject, row.seq)),
            }
        }
        self.head = Some(head);
        Ok(())
    }

    /// Keeps where the chain ends now.
    pub async fn close(&self, conn: &mut dyn Conn) -> Result<(), Fault> {
        let Some(head) = &self.head else { return Ok(()) };
        conn.exec(SAVE_HEAD, args![head.seq, head.at, &head.hash]).await.map(|_| ())
    }
}

/// An event with its place in the chain.
struct Chained {
    seq: i64,
    at: At,
    kind: &'static str,
    subject: String,
    actor: String,
    data: String,
    hash: String,
}

impl Chained {
    fn upon(head: &EventHead, at: At, actor: String, event: Event) -> Chained {
        let (seq, data) = (head.seq + 1, event.data.to_string());
        let hash = chain(&head.hash, seq, at, event.kind, &event.subject, &actor, &data);
        Chained { seq, at, kind: event.kind, subject: event.subject, actor, data, hash }
    }

    fn values(&self) -> [Val<'_>; 7] {
        let text = |t| ToVal::to_val(t);
        [
            Val::I(self.seq),
            Val::I(self.at.0),
            self.kind.to_val(),
            text(&self.subject),
            text(&self.actor),
            text(&self.data),
            text(&self.hash),
        ]
    }
}

/// Writes rows, many in one statement where there are many.
async fn append(conn: &mut dyn Conn, rows: &[Chained]) -> Result<(), Fault> {
    let mut groups = rows.chunks_exact(TOGETHER);
    for group in &mut groups {
        let values: Vec<Val<'_>> = group.iter().flat_map(Chained::values).collect();
        conn.dynamic(&APPEND_MANY, &values).await?;
    }
    for row in groups.remainder() {
        conn.exec(APPEND, &row.values()).await?;
    }
    Ok(())
}

/// [`APPEND`] for [`TOGETHER`] events.
static APPEND_MANY: LazyLock<String> = LazyLock::new(|| {
    let marks = |row: usize| (1..=7).map(|n| format!("${}", row * 7 + n)).collect::<Vec<_>>().join(", ");
    let rows: Vec<String> = (0..TOGETHER).map(|row| format!("({})", marks(row))).collect();
    format!("INSERT INTO store_events (seq, at, kind, subject, actor, data, hash) VALUES {}", rows.join(", "))
});

async fn lock_head(conn: &mut dyn Conn) -> Result<EventHead, Fault> {
    let row = conn.rows(LOCK_HEAD, &[]).await?.into_iter().next();
    let mut row = row.ok_or_else(|| Fault::new("the event log has no head: run `cauce migrate`"))?;
    Ok(EventHead { seq: row.take()?, at: row.take()?, hash: row.take()? })
}

/// SHA-256 over the previous hash and every field, each with its length so that no two logs look alike.
fn chain(previous: &str, seq: i64, at: At, kind: &str, subject: &str, actor: &str, data: &str) -> String {
    let mut text = String::with_capacity(192 + subject.len() + actor.len() + data.len());
    // writing to a String never fails
    let _ = write!(text, "{previous}|{seq}|{}|", at.0);
    for field in [kind, subject, actor, data] {
        let _ = write!(text, "{}:{field}|", field.len());
    }
    sha256_hex(text.as_bytes())
}

fn read(mut row: Row) -> Result<(StoredEvent, String), Fault> {
    let (seq, at, kind, subject, actor) = (row.take()?, row.take()?, row.take()?, row.take()?, row.take()?);
    let data: String = row.take()?;
    let parsed = serde_json::from_str(&data).map_err(|e| Fault::because("event data is not JSON", e))?;
    Ok((StoredEvent { seq, at, kind, subject, actor, data: parsed, hash: row.take()? }, data))
}

impl Look<'_> {
    /// Up to `limit` events after place `after`, in order.
    pub async fn events_after(&mut self, after: i64, limit: i64) -> Result<Vec<StoredEvent>, Fault> {
        self.rows(PAGE, args![after, limit]).await?.into_iter().map(|r| read(r).map(|(e, _)| e)).collect()
    }

    /// Up to `limit` events of these kinds after place `span.0` until place `span.1`, in order.
    pub(crate) async fn events_of_kinds(
        &mut self,
        span: (i64, i64),
        kinds: &[&str],
        limit: i64,
    ) -> Result<Vec<StoredEvent>, Fault> {
        let rows = self.rows(PAGE_OF_KINDS, args![span.0, span.1, Json(kinds), limit]).await?;
        rows.into_iter().map(|r| read(r).map(|(e, _)| e)).collect()
    }

    /// Everything that happened to one subject, oldest first.
    pub async fn events_of(&mut self, subject: &str) -> Result<Vec<StoredEvent>, Fault> {
        self.rows(OF_SUBJECT, args![subject]).await?.into_iter().map(|r| read(r).map(|(e, _)| e)).collect()
    }

    /// Walks the whole chain and says whether every event is where and what it was.
    pub async fn verify_events(&mut self) -> Result<ChainReport, Fault> {
        let (mut last, mut hash, mut broken_at) = (0, String::new(), None);
        while broken_at.is_none() {
            let page = self.rows(PAGE, args![last, 5_000i64]).await?;
            if page.is_empty() {
                break;
            }
            for row in page {
                let (event, data) = read(row)?;
                let e = &event;
                let expected = chain(&hash, e.seq, e.at, &e.kind, &e.subject, &e.actor, &data);
                if e.seq != last + 1 {
                    broken_at = Some((last + 1, "an event is missing".to_owned()));
                } else if e.hash != expected {
                    broken_at = Some((e.seq, "the event was changed".to_owned()));
                }
                if broken_at.is_some() {
                    break;
                }
                last = event.seq;
                hash = event.hash;
            }
        }
        let mut head = self.one(LOCK_HEAD_READ, &[]).await?;
        let (head_seq, head_hash): (i64, String) = (head.take()?, head.take()?);
        if broken_at.is_none() && (head_seq, &head_hash) != (last, &hash) {
            broken_at = Some((last + 1, "events at the end are missing".to_owned()));
        }
        Ok(ChainReport { events: last, head: hash, broken_at })
    }
}

const LOCK_HEAD_READ: Query =
    Query::inline("store_read_head", "SELECT seq, hash FROM store_event_head WHERE one = 1");
