//! The press: letters are printed as soon as they are issued, because they go out by mail. Receipts wait
//! until somebody wants them.
//!
//! A reaction notes each letter as waiting, so that none is forgotten if the program ends before it is
//! printed; the loop prints what waits. What printed a letter, the loop or somebody's download, announces it
//! once.

use std::time::Duration;

use kernel::{Failure, Fault, Never};
use store::{BoxFuture, Reaction, StoredEvent, Work};
use web::App;

use crate::actions::print_paper;
use crate::{PaperKind, events, records};

/// How often the press looks for letters: soon enough for a mail, seldom enough to cost nothing.
const PAUSE: Duration = Duration::from_secs(2);
/// How long it waits after a letter that could not be printed.
const AFTER_FAILURE: Duration = Duration::from_secs(60);
/// Letters looked up at a time.
const PAGE: i64 = 20;

pub(crate) fn reactions() -> Vec<Reaction> {
    vec![Reaction { name: "documents.await_printing", kinds: &[events::PAPER_ISSUED], run: await_printing }]
}

fn await_printing<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let said = |name: &str| event.data.get(name).and_then(|v| v.as_str()).unwrap_or_default();
        if said("kind") != PaperKind::Letter.name() {
            return Ok(());
        }
        let paper = records::paper_by_number(work, PaperKind::Letter, said("number")).await?;
        match paper.filter(|paper| paper.sealed.is_none()) {
            Some(paper) => records::insert_waiting(work, &paper.code).await,
            None => Ok(()),
        }
    })
}

/// Prints what waits now, once; gives how many. One that cannot be printed does not hold up the others.
pub async fn print_waiting(app: &App) -> Result<usize, Fault> {
    let read = app.store().read("documents.waiting", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::waiting_papers(look, PAGE).await?) })
    });
    let waiting = read.await.map_err(Fault::from)?;
    let (mut printed, mut failed) = (0, None);
    for code in waiting {
        match print_paper::run(app, &code).await {
            Ok(_) => printed += 1,
            Err(failure) => failed = Some(Fault::new(format!("a letter could not be printed: {failure}"))),
        }
    }
    failed.map_or(Ok(printed), Err)
}

/// Prints whatever waits, for as long as the program lives.
pub async fn follow_press(app: App) {
    loop {
        let pause = match print_waiting(&app).await {
            Ok(0) => PAUSE,
            Ok(_) => continue,
            Err(fault) => {
                tracing::error!(%fault, "the press stopped; it tries again");
                AFTER_FAILURE
            }
        };
        store::pause(pause).await;
    }
}
