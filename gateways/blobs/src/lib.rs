//! Where attachments and papers are kept: a local folder, or any store that speaks S3.
//!
//! Both keep a file under its own SHA-256, so that putting is idempotent, a file is stored once however
//! often it is attached, and whatever is read is verified.

mod folder;
#[cfg(feature = "s3")]
mod s3;

pub use folder::Folder;
#[cfg(feature = "s3")]
pub use s3::{Bucket, S3};

use bytes::Bytes;
use documents::Sha256Hash;
use kernel::Fault;

/// Bytes that are what their name says, or a fault: a disk that forgets is found out when reading.
fn verified(hash: Sha256Hash, bytes: Bytes) -> Result<Bytes, Fault> {
    if Sha256Hash::of(&bytes) == hash {
        Ok(bytes)
    } else {
        Err(Fault::new(format!("the stored bytes {hash} are what they were")))
    }
}
