//! Door 2: when a fact was announced, do something. At least once, in order, in a work that also advances the
//! reader's cursor, so on one database it happens exactly once. When many facts wait, a few go into one work.

use futures::future::BoxFuture;
use kernel::{Actor, Failure, Fault, Never};

use crate::{Query, Store, StoredEvent, Work, args};

/// A reader of the log.
#[derive(Clone, Copy)]
pub struct Reaction {
    /// Unique name: `cases.send_receipt`.
    pub name: &'static str,
    /// Kinds of event that it hears.
    pub kinds: &'static [&'static str],
    /// What it does.
    pub run: for<'a, 'w> fn(&'a mut Work<'w>, &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>>,
}

/// All reactions of the program, and where each one is.
#[derive(Clone)]
pub struct Reactions(Vec<Reaction>);

const CURSOR: Query =
    Query::inline("store_cursor", "SELECT seq, failures FROM store_cursors WHERE name = $1");
const START: Query = Query::inline(
    "store_start_cursor",
    "INSERT INTO store_cursors (name, seq, failures) VALUES ($1, 0, 0) ON CONFLICT (name) DO NOTHING",
);
const ADVANCE: Query = Query::inline(
    "store_advance_cursor",
    "UPDATE store_cursors SET seq = $1, failures = 0 WHERE name = $2 AND seq = $3",
);
const FAILED: Query =
    Query::inline("store_failed_cursor", "UPDATE store_cursors SET failures = failures + 1 WHERE name = $1");
const BURY: Query = Query::inline(
    "store_bury",
    "INSERT INTO store_buried (reaction, seq, at, reason) VALUES ($1, $2, $3, $4)",
);
const SKIP: Query = Query::inline(
    "store_skip_to_end",
    "INSERT INTO store_cursors (name, seq, failures) \
     SELECT CAST($1 AS TEXT), COALESCE(MAX(seq), 0), 0 FROM store_events WHERE seq > 0 \
     ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, failures = 0",
);
const HEAD: Query = Query::inline("store_head_seq", "SELECT seq FROM store_event_head WHERE one = 1");
pub(crate) const ALL: &[Query] = &[CURSOR, START, ADVANCE, FAILED, BURY, SKIP, HEAD];

/// So far the log is looked at, at a time.
const SPAN: i64 = 2_000;
/// So long after a wake, others are awaited.
const GATHER: std::time::Duration = std::time::Duration::from_millis(10);
/// Most events that are acted upon in one work.
const TOGETHER: i64 = 32;
/// An event that breaks its reaction so many times is put aside, so that the others go on.
const PATIENCE: i64 = 12;

impl Reactions {
    /// The reactions of the program; names are unique.
    pub fn new(all: Vec<Reaction>) -> Reactions {
        Reactions(all)
    }

    /// Takes everything that is in the log now as acted upon long ago: for a database that is filled with a
    /// past (a demo, a migration from another system), of which nobody shall get mail.
    pub async fn skip_to_end(&self, store: &Store) -> Result<(), Fault> {
        let names: Vec<&'static str> = self.0.iter().map(|r| r.name).collect();
        let done = store.write("store.skip", Actor::System("store"), names, |work, names| {
            Box::pin(async move {
                for name in names {
                    work.exec(SKIP, args![*name]).await?;
                }
                Ok::<(), Failure<Never>>(())
            })
        });
        done.await.map_err(Fault::from)
    }

    /// Lets every reaction catch up with the log once; gives how many events were acted upon.
    pub async fn catch_up(&self, store: &Store) -> Result<usize, Fault> {
        let mut acted = 0;
        for reaction in &self.0 {
            acted += catch_up_one(store, *reaction).await?;
        }
        Ok(acted)
    }

    /// Catches up whenever something is committed, for as long as the program lives.
    pub async fn follow(self, store: Store) {
        let mut listener = store.hub().listen();
        loop {
            let waiting = match self.catch_up(&store).await {
                Ok(_) => 5,
                Err(fault) => {
                    tracing::error!(%fault, "a reaction broke; it is tried again");
                    1
                }
            };
            // a commit wakes us; the pause covers other nodes and failures
            let pause = std::time::Duration::from_secs(waiting);
            if let Ok(None) = tokio::time::timeout(pause, listener.next()).await {
                return;
            }
            // what is announced together is acted upon together
            crate::pause(GATHER).await;
            listener.skip();
        }
    }
}

async fn catch_up_one(store: &Store, reaction: Reaction) -> Result<usize, Fault> {
    let mut acted = 0;
    // several events in one work, until one of them breaks: then one at a time, to know which
    let mut together = TOGETHER;
    loop {
        let asked = (reaction, together);
        let Position { seq, failures, to, mine } = position(store, asked).await?;
        if to <= seq {
            return Ok(acted);
        }
        let (first, count) = (mine.first().map_or(to, |e| e.seq), mine.len());
        let input = (reaction, seq, to, mine);
        let done = store.write("store.react", Actor::System(reaction.name), input, |work, input| {
            Box::pin(react(work, input))
        });
        match done.await.map_err(Fault::from) {
            Ok(did) => {
                acted += if did { count } else { 0 };
                together = TOGETHER;
            }
            Err(_) if count > 1 => together = 1,
            Err(fault) => give_up_or_wait(store, reaction, first, seq, failures, &fault).await?,
        }
    }
}

/// Where a reaction is, and what comes next.
struct Position {
    seq: i64,
    failures: i64,
    /// How far the log was looked at.
    to: i64,
    /// What it hears of that.
    mine: Vec<StoredEvent>,
}

async fn position(store: &Store, asked: (Reaction, i64)) -> Result<Position, Fault> {
    let found = store.read("store.cursor", asked, |look, (reaction, together)| {
        Box::pin(async move {
            let (seq, failures): (i64, i64) = match look.row(CURSOR, args![reaction.name]).await? {
                Some(mut row) => (row.take()?, row.take()?),
                None => (0, 0),
            };
            let head: i64 = look.one(HEAD, &[]).await?.take()?;
            let end = head.min(seq + SPAN);
            let mine = look.events_of_kinds((seq, end), reaction.kinds, *together).await?;
            let full = mine.len() as i64 == *together;
            let to = mine.last().filter(|_| full).map_or(end, |e| e.seq);
            Ok::<_, Failure<Never>>(Position { seq, failures, to, mine })
        })
    });
    found.await.map_err(Fault::from)
}

type Step = (Reaction, i64, i64, Vec<StoredEvent>);

async fn react(work: &mut Work<'_>, step: &Step) -> Result<bool, Failure<Never>> {
    let (reaction, from, to, events) = step;
    work.exec(START, args![reaction.name]).await?;
    // another node may have done it meanwhile: then nothing advances and nothing is done
    if work.exec(ADVANCE, args![*to, reaction.name, *from]).await? == 0 {
        return Ok(false);
    }
    for event in events {
        (reaction.run)(work, event).await?;
    }
    Ok(true)
}

async fn give_up_or_wait(
    store: &Store,
    reaction: Reaction,
    at_event: i64,
    from: i64,
    failures: i64,
    fault: &Fault,
) -> Result<(), Fault> {
    let give_up = failures + 1 >= PATIENCE;
    tracing::error!(reaction = reaction.name, event = at_event, %fault, give_up, "a reaction broke");
    metrics::counter!("store_reaction_failures_total", "reaction" => reaction.name).increment(1);
    let input = (reaction.name, at_event, from, give_up, fault.to_string());
    let noted = store.write("store.react_failed", Actor::System(reaction.name), input, |work, input| {
        Box::pin(async move {
            let (name, at_event, from, give_up, reason) = input;
            work.exec(START, args![*name]).await?;
            if *give_up {
                work.exec(BURY, args![*name, *at_event, work.at(), reason]).await?;
                work.exec(ADVANCE, args![*at_event, *name, *from]).await?;
            } else {
                work.exec(FAILED, args![*name]).await?;
            }
            Ok::<(), Failure<Never>>(())
        })
    });
    noted.await.map_err(Fault::from)?;
    if give_up { Ok(()) } else { Err(Fault::new(format!("{} broke", reaction.name))) }
}
