//! Takes files in: checks them and keeps their bytes. Before any transaction, because bytes travel.

use bytes::Bytes;
use kernel::{Failure, Fault};
use tokio::sync::Semaphore;

use crate::{BlobStore, Limits, StoredFile, UploadRefusal, accept_all};

/// Decoding a large photograph takes up to 400 MB: two at a time.
static DECODERS: Semaphore = Semaphore::const_new(2);

/// Checks the files of a form (name, bytes), makes them harmless and keeps their bytes. All or none is
/// accepted. What is kept but then belongs to nothing is forgotten after
/// [`crate::KEPT_DAYS`] days.
pub async fn run(
    blobs: &dyn BlobStore,
    files: Vec<(String, Bytes)>,
    limits: Limits,
) -> Result<Vec<StoredFile>, Failure<UploadRefusal>> {
    let broke = |e: Box<dyn std::error::Error + Send + Sync>| Fault::because("files can be checked", e);
    let permit = DECODERS.acquire().await.map_err(|e| broke(e.into()))?;
    let checked = tokio::task::spawn_blocking(move || accept_all(files, &limits)).await;
    drop(permit);
    let accepted = checked.map_err(|e| broke(e.into()))?.map_err(Failure::Refused)?;
    let mut kept = Vec::with_capacity(accepted.len());
    for file in accepted {
        let stored = StoredFile::of(&file);
        blobs.put(file.bytes).await?;
        if let Some(thumbnail) = file.thumbnail {
            blobs.put(thumbnail).await?;
        }
        kept.push(stored);
    }
    Ok(kept)
}
