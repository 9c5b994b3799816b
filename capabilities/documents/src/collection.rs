//! What was uploaded and never attached is forgotten: a form that nobody sent holds photographs of
//! somebody's house.
//!
//! Each night a timer notes that it is time; a loop looks, because the blob store is no part of a
//! transaction. What belongs to nothing on [`KEPT_DAYS`] nights is announced and deleted. Files belong to
//! something if they are attached, if they are a printed paper, or if a capability says so
//! ([`web::Capability::keeps`]: drafts).

use std::collections::BTreeSet;
use std::time::Duration;

use kernel::jiff::ToSpan;
use kernel::{Actor, Day, Failure, Fault, Never};
use serde_json::json;
use store::{BoxFuture, Event, Every, Look, Moment, Query, Timer, Work};
use web::App;

use crate::{BlobStore, Sha256Hash, events, records};

/// How many days a file may belong to nothing: longer than any form is open.
pub const KEPT_DAYS: i64 = 30;
/// How often the loop looks whether a night has come.
const PAUSE: Duration = Duration::from_secs(60);
/// Files forgotten in one transaction.
const PAGE: usize = 200;

pub(crate) fn timers() -> Vec<Timer> {
    vec![Timer { name: "documents.collect", every: Every::Day { hour: 3, minute: 50 }, run: note_night }]
}

fn note_night<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { records::insert_night(work, moment.day).await })
}

/// Looks for what belongs to nothing, if a night has come since the last time; gives how many files were
/// forgotten.
pub async fn collect_loose(app: &App) -> Result<usize, Fault> {
    let Some(found) = look_around(app).await? else { return Ok(0) };
    let (night, kept, known) = found;
    let blobs = app.part::<dyn BlobStore>();
    let loose: BTreeSet<Sha256Hash> = blobs.list().await?.into_iter().filter(|h| !kept.contains(h)).collect();
    let since = |hash: &Sha256Hash| known.get(hash).copied().unwrap_or(night);
    let last = night.saturating_sub(KEPT_DAYS.days());
    let over: Vec<(Sha256Hash, Day)> =
        loose.iter().map(|h| (*h, since(h))).filter(|(_, s)| *s <= last).collect();
    let again: Vec<Sha256Hash> = known.keys().filter(|h| !loose.contains(h)).copied().collect();
    let noted = Noted { night, new: loose.into_iter().filter(|h| !known.contains_key(h)).collect(), again };
    let done =
        app.store().write("documents.note_loose", SYSTEM, noted, |work, noted| Box::pin(note(work, noted)));
    done.await.map_err(Fault::from)?;
    let mut forgotten = 0;
    for page in over.chunks(PAGE) {
        forgotten += forget(app, &*blobs, page.to_vec()).await?;
    }
    let done = app.store().write("documents.end_night", SYSTEM, night, |work, night| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::end_nights(work, *night).await?) })
    });
    done.await.map_err(Fault::from)?;
    Ok(forgotten)
}

const SYSTEM: Actor = Actor::System("documents");

type Around = (Day, BTreeSet<Sha256Hash>, std::collections::BTreeMap<Sha256Hash, Day>);

/// The night, what belongs to something, and what was known to belong to nothing.
async fn look_around(app: &App) -> Result<Option<Around>, Fault> {
    let read = app.store().read("documents.look_around", keeping(app), |look, keeping| {
        Box::pin(async move {
            let Some(night) = records::last_night(look).await? else { return Ok::<_, Failure<Never>>(None) };
            Ok(Some((night, kept(look, keeping).await?, records::loose(look).await?)))
        })
    });
    read.await.map_err(Fault::from)
}

fn keeping(app: &App) -> Vec<Query> {
    app.capabilities().iter().flat_map(|capability| capability.keeps).copied().collect()
}

/// Everything that belongs to something.
async fn kept(look: &mut Look<'_>, keeping: &[Query]) -> Result<BTreeSet<Sha256Hash>, Fault> {
    let mut kept: BTreeSet<Sha256Hash> = records::kept_fingerprints(look).await?.into_iter().collect();
    for query in keeping {
        for mut row in look.rows(*query, &[]).await? {
            kept.extend(fingerprints_in(&row.take::<String>()?));
        }
    }
    Ok(kept)
}

/// The fingerprints that stand in a text.
fn fingerprints_in(text: &str) -> impl Iterator<Item = Sha256Hash> {
    text.split(|c: char| !c.is_ascii_hexdigit()).filter_map(Sha256Hash::parse)
}

struct Noted {
    night: Day,
    new: Vec<Sha256Hash>,
    again: Vec<Sha256Hash>,
}

async fn note(work: &mut Work<'_>, noted: &Noted) -> Result<(), Failure<Never>> {
    for sha256 in &noted.new {
        records::insert_loose(work, *sha256, noted.night).await?;
    }
    for sha256 in &noted.again {
        records::delete_loose(work, *sha256).await?;
    }
    Ok(())
}

/// Forgets files: first it is written down, then the bytes go. What was attached meanwhile stays.
async fn forget(app: &App, blobs: &dyn BlobStore, over: Vec<(Sha256Hash, Day)>) -> Result<usize, Fault> {
    let input = (over, keeping(app));
    let written = app.store().write("documents.forget_loose", SYSTEM, input, |work, (over, keeping)| {
        Box::pin(async move {
            let kept = kept(work, keeping).await?;
            let mut gone = Vec::new();
            for (sha256, since) in over.iter().filter(|(sha256, _)| !kept.contains(sha256)) {
                records::delete_loose(work, *sha256).await?;
                let data = json!({ "sha256": sha256, "since": since });
                work.announce(Event {
                    kind: events::FILE_COLLECTED,
                    subject: "documents/loose".into(),
                    data,
                });
                gone.push(*sha256);
            }
            Ok::<_, Failure<Never>>(gone)
        })
    });
    let gone = written.await.map_err(Fault::from)?;
    for sha256 in &gone {
        blobs.delete(*sha256).await?;
    }
    Ok(gone.len())
}

/// Looks each night, for as long as the program lives.
pub async fn follow_collection(app: App) {
    loop {
        match collect_loose(&app).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "forgot files that belonged to nothing"),
            Err(fault) => tracing::error!(%fault, "files that belong to nothing were not looked for"),
        }
        store::pause(PAUSE).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_found_in_any_text() {
        let (one, other) = (Sha256Hash::of(b"a"), Sha256Hash::of(b"b"));
        let text = format!("[{{\"sha256\":\"{one}\",\"thumbnail\":\"{other}\"}}, \"abc\", \"{one}0\"]");
        assert_eq!(fingerprints_in(&text).collect::<Vec<_>>(), [one, other]);
    }
}
