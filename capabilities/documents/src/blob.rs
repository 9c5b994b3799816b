//! Where the bytes of files live.

use bytes::Bytes;
use futures::future::BoxFuture;
use kernel::Fault;

use crate::Sha256Hash;

/// A store of bytes addressed by their own fingerprint. What is put twice is kept once; what was put
/// never changes. Implemented by the gateway `blobs`.
pub trait BlobStore: Send + Sync + 'static {
    /// Keeps `bytes` and returns their fingerprint. When it returns, the bytes survive a power cut.
    fn put(&self, bytes: Bytes) -> BoxFuture<'_, Result<Sha256Hash, Fault>>;

    /// The bytes with this fingerprint, verified, or nothing. Bytes that no longer have the fingerprint
    /// are a fault, never handed out.
    fn get(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<Option<Bytes>, Fault>>;

    /// Whether the bytes are there (their content is not read).
    fn exists(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<bool, Fault>>;

    /// Forgets the bytes; not an error if they are not there. For final disposal under the retention
    /// schedule, and for what never belonged to anything.
    fn delete(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<(), Fault>>;

    /// Every fingerprint kept, in order: for backup and verification.
    fn list(&self) -> BoxFuture<'_, Result<Vec<Sha256Hash>, Fault>>;
}
