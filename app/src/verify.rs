//! Proves an installation: the chain of events, the filing books, the files.

use std::fmt;

use documents::{BlobStore, Sha256Hash};
use filing::BookReport;
use kernel::{Failure, Fault, Never};
use store::{ChainReport, Store};

/// What was looked at and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The log.
    pub chain: ChainReport,
    /// The books.
    pub books: BookReport,
    /// Files read, and what is wrong with them.
    pub files: (usize, Vec<String>),
}

impl Report {
    /// Whether everything agrees.
    pub fn is_whole(&self) -> bool {
        self.chain.broken_at.is_none() && self.books.problems.is_empty() && self.files.1.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { chain, books, files } = self;
        writeln!(
            f,
            "events: {}, head {}",
            chain.events,
            if chain.head.is_empty() { "-" } else { &chain.head }
        )?;
        if let Some((place, why)) = &chain.broken_at {
            writeln!(f, "  WRONG event {place}: {why}")?;
        }
        writeln!(f, "filing numbers: {}", books.entries)?;
        for problem in &books.problems {
            writeln!(f, "  WRONG {problem}")?;
        }
        writeln!(f, "files: {}", files.0)?;
        for problem in &files.1 {
            writeln!(f, "  WRONG {problem}")?;
        }
        f.write_str(if self.is_whole() { "everything agrees" } else { "NOT everything agrees" })
    }
}

/// Walks everything; only reads, so it can run beside the server.
pub async fn verify(store: &Store, blobs: &dyn BlobStore) -> Result<Report, Fault> {
    let read = store.read("app.verify", (), |look, ()| {
        Box::pin(async move {
            let kept = documents::kept_fingerprints(look).await?;
            Ok::<_, Failure<Never>>((look.verify_events().await?, filing::verify_books(look).await?, kept))
        })
    });
    let (chain, books, kept) = read.await.map_err(Fault::from)?;
    Ok(Report { chain, books, files: files(blobs, &kept).await? })
}

/// Reads every file, and looks for those that the database names.
async fn files(blobs: &dyn BlobStore, kept: &[Sha256Hash]) -> Result<(usize, Vec<String>), Fault> {
    let (mut read, mut wrong) = (0, Vec::new());
    let there = blobs.list().await?;
    let missing = kept.iter().filter(|hash| there.binary_search(hash).is_err());
    wrong.extend(missing.map(|hash| format!("file {hash}: the database names it and it is not there")));
    for hash in there {
        read += 1;
        match blobs.get(hash).await {
            Ok(Some(_)) => {}
            Ok(None) => wrong.push(format!("file {hash}: it vanished while it was read")),
            Err(fault) => wrong.push(format!("file {hash}: {fault}")),
        }
    }
    Ok((read, wrong))
}
