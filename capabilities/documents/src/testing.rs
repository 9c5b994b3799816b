//! The outside world of documents in memory, for the tests of whoever keeps files or prints papers. It is in
//! no program: `app` introduces the gateways `blobs` and `pdf`. It stands here and not behind a feature, so
//! that the crates above are compiled once for their tests and for the program.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use futures::future::{BoxFuture, ready};
use kernel::{Fault, Lang};

use crate::{BlobStore, CaseFile, Letter, Letterhead, Pictures, Receipt, Sha256Hash, Typesetter};

/// Bytes in memory.
#[derive(Debug, Default)]
pub struct MemoryBlobs(Mutex<BTreeMap<Sha256Hash, Bytes>>);

impl MemoryBlobs {
    fn kept(&self) -> MutexGuard<'_, BTreeMap<Sha256Hash, Bytes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl BlobStore for MemoryBlobs {
    fn put(&self, bytes: Bytes) -> BoxFuture<'_, Result<Sha256Hash, Fault>> {
        let hash = Sha256Hash::of(&bytes);
        self.kept().insert(hash, bytes);
        Box::pin(ready(Ok(hash)))
    }

    fn get(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<Option<Bytes>, Fault>> {
        let found = self.kept().get(&hash).cloned();
        Box::pin(ready(Ok(found)))
    }

    fn exists(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<bool, Fault>> {
        let found = self.kept().contains_key(&hash);
        Box::pin(ready(Ok(found)))
    }

    fn delete(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<(), Fault>> {
        self.kept().remove(&hash);
        Box::pin(ready(Ok(())))
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<Sha256Hash>, Fault>> {
        let all = self.kept().keys().copied().collect();
        Box::pin(ready(Ok(all)))
    }
}

/// Prints the data of a paper as they are, so that a test can read in a "PDF" what was on it.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainPress;

impl Typesetter for PlainPress {
    fn receipt(&self, _: &Letterhead, receipt: &Receipt, _: Lang) -> Result<Vec<u8>, Fault> {
        Ok(format!("%PDF-1.7 {receipt:?}").into_bytes())
    }

    fn letter(&self, _: &Letterhead, letter: &Letter, _: Lang) -> Result<Vec<u8>, Fault> {
        Ok(format!("%PDF-1.7 {letter:?}").into_bytes())
    }
    /// Of three sheets.
    fn case_file(&self, _: &Letterhead, file: &CaseFile, _: &Pictures, _: Lang) -> Result<Vec<u8>, Fault> {
        Ok(format!("%PDF-1.7 <</Type /Pages /Count 3>> {file:?}").into_bytes())
    }
}
