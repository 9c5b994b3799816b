//! A folder of this machine: `ab/cd/abcd...` so that no folder holds too many files.
//!
//! Durable against `kill -9` and power cuts: a file is written under a temporary name, synced, renamed
//! and its folder synced, before `put` returns. Under its own name there is never half a file.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use documents::{BlobStore, Sha256Hash};
use futures::future::BoxFuture;
use kernel::Fault;

use crate::verified;

/// Bytes in a local folder. Several processes may share it.
#[derive(Debug, Clone)]
pub struct Folder(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    root: PathBuf,
    /// Distinguishes the temporary files of this process from each other.
    next: AtomicU64,
}

impl Folder {
    /// Opens the folder, making it if need be, and throws away what an interrupted `put` of an earlier
    /// process left behind.
    pub fn open(root: impl Into<PathBuf>) -> Result<Folder, Fault> {
        let root = root.into();
        let inner = Inner { root, next: AtomicU64::new(0) };
        inner.prepare().map_err(|e| Fault::because("the folder of files can be opened", e))?;
        Ok(Folder(Arc::new(inner)))
    }

    /// Does blocking work where it is allowed.
    async fn blocking<T: Send + 'static>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&Inner) -> io::Result<T> + Send + 'static,
    ) -> Result<T, Fault> {
        let inner = self.0.clone();
        let done = tokio::task::spawn_blocking(move || work(&inner)).await;
        done.map_err(|e| Fault::because(doing, e))?.map_err(|e| Fault::because(doing, e))
    }
}

impl BlobStore for Folder {
    fn put(&self, bytes: Bytes) -> BoxFuture<'_, Result<Sha256Hash, Fault>> {
        Box::pin(self.blocking("a file can be stored", move |inner| inner.put(&bytes)))
    }

    fn get(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<Option<Bytes>, Fault>> {
        Box::pin(async move {
            let read =
                self.blocking("a file can be read", move |i| absent_as_none(fs::read(i.path(hash)))).await?;
            read.map(|bytes| verified(hash, bytes.into())).transpose()
        })
    }

    fn exists(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<bool, Fault>> {
        Box::pin(self.blocking("a file can be looked for", move |inner| inner.path(hash).try_exists()))
    }

    fn delete(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<(), Fault>> {
        Box::pin(self.blocking("a file can be deleted", move |inner| {
            let path = inner.path(hash);
            match absent_as_none(fs::remove_file(&path))? {
                Some(()) => sync_folder(path.parent().unwrap_or(&inner.root)),
                None => Ok(()),
            }
        }))
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<Sha256Hash>, Fault>> {
        Box::pin(self.blocking("the files can be listed", Inner::list))
    }
}

impl Inner {
    fn prepare(&self) -> io::Result<()> {
        fs::create_dir_all(self.temporary())?;
        // another process may be writing right now: only what has not grown for an hour is abandoned
        for entry in fs::read_dir(self.temporary())? {
            let entry = entry?;
            let age = entry.metadata()?.modified()?.elapsed().unwrap_or_default();
            if age.as_secs() > 3_600 {
                absent_as_none(fs::remove_file(entry.path()))?;
            }
        }
        sync_folder(&self.root)
    }

    fn temporary(&self) -> PathBuf {
        self.root.join("tmp")
    }

    fn path(&self, hash: Sha256Hash) -> PathBuf {
        let name = hash.to_string();
        self.root.join(&name[..2]).join(&name[2..4]).join(&name)
    }

    fn put(&self, bytes: &Bytes) -> io::Result<Sha256Hash> {
        let hash = Sha256Hash::of(bytes);
        let path = self.path(hash);
        // already there and whole; a damaged one is written again, which repairs it
        if fs::read(&path).is_ok_and(|kept| kept == bytes[..]) {
            return Ok(hash);
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let temporary = self.temporary().join(format!("{}-{number}-{hash}", std::process::id()));
        let written = write_whole(&temporary, bytes).and_then(|()| self.settle(&temporary, &path));
        if written.is_err() {
            absent_as_none(fs::remove_file(&temporary))?;
        }
        written.map(|()| hash)
    }

    /// Gives the file its name and makes the name durable, with the folders that lead to it.
    fn settle(&self, temporary: &Path, path: &Path) -> io::Result<()> {
        let (Some(second), Some(first)) = (path.parent(), path.parent().and_then(Path::parent)) else {
            return Err(ErrorKind::InvalidInput.into());
        };
        fs::create_dir_all(second)?;
        fs::rename(temporary, path)?;
        [second, first, &self.root].into_iter().try_for_each(sync_folder)
    }

    fn list(&self) -> io::Result<Vec<Sha256Hash>> {
        let mut out = Vec::new();
        for first in folders(&self.root)? {
            for second in folders(&first)? {
                for entry in fs::read_dir(second)? {
                    let name = entry?.file_name();
                    out.extend(name.to_str().and_then(Sha256Hash::parse));
                }
            }
        }
        out.sort_unstable();
        Ok(out)
    }
}

/// The sub-folders of two hexadecimal digits.
fn folders(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        let name = entry.file_name();
        let two = name.to_str().is_some_and(|n| n.len() == 2 && n.chars().all(|c| c.is_ascii_hexdigit()));
        if two && entry.file_type()?.is_dir() {
            out.push(entry.path());
        }
    }
    Ok(out)
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes names inside a folder durable (POSIX fsync of a directory); elsewhere the file system does it.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    fs::File::open(path)?.sync_all()
}
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn absent_as_none<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
    }
}
