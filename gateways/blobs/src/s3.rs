//! Any store that speaks S3: for companies that run several nodes.

use bytes::Bytes;
use documents::{BlobStore, Sha256Hash};
use futures::future::BoxFuture;
use futures::{StreamExt, TryStreamExt};
use kernel::Fault;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt};

use crate::verified;

/// Where a bucket is and how to enter it.
#[derive(Clone)]
pub struct Bucket {
    /// Address of the service, with scheme: `https://s3.example.com`. Plain http is for tests and private networks.
    pub endpoint: String,
    /// Region, as the service names it; `us-east-1` where it does not matter.
    pub region: String,
    /// Name of the bucket, which must exist.
    pub name: String,
    /// Folder inside the bucket; may be empty.
    pub prefix: String,
    /// Access key.
    pub key: String,
    /// Its secret; never logged.
    pub secret: String,
}

/// Bytes in a bucket. S3 acknowledges an object when it is durable, and shows it whole or not at all.
#[derive(Debug)]
pub struct S3 {
    bucket: AmazonS3,
    prefix: Path,
}

impl S3 {
    /// Prepares access; does not connect yet.
    pub fn open(bucket: &Bucket) -> Result<S3, Fault> {
        // fails when somebody chose a provider before, which then serves us as well
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = AmazonS3Builder::new()
            .with_endpoint(&bucket.endpoint)
            .with_allow_http(bucket.endpoint.starts_with("http://"))
            .with_region(&bucket.region)
            .with_bucket_name(&bucket.name)
            .with_access_key_id(&bucket.key)
            .with_secret_access_key(&bucket.secret)
            .with_virtual_hosted_style_request(false)
            .build()
            .map_err(|e| broke("the bucket of files can be opened", e))?;
        let prefix = Path::parse(&bucket.prefix)
            .map_err(|e| Fault::because("the prefix in the bucket is a path", e))?;
        Ok(S3 { bucket: store, prefix })
    }

    fn path(&self, hash: Sha256Hash) -> Path {
        let name = hash.to_string();
        self.prefix.clone().join(&name[..2]).join(name.as_str())
    }
}

impl BlobStore for S3 {
    fn put(&self, bytes: Bytes) -> BoxFuture<'_, Result<Sha256Hash, Fault>> {
        Box::pin(async move {
            let hash = Sha256Hash::of(&bytes);
            let put = self.bucket.put(&self.path(hash), bytes.into()).await;
            put.map(|_| hash).map_err(|e| broke("a file can be stored", e))
        })
    }

    fn get(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<Option<Bytes>, Fault>> {
        Box::pin(async move {
            let doing = "a file can be read";
            let Some(found) = absent_as_none(doing, self.bucket.get(&self.path(hash)).await)? else {
                return Ok(None);
            };
            let bytes = found.bytes().await.map_err(|e| broke(doing, e))?;
            verified(hash, bytes).map(Some)
        })
    }

    fn exists(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<bool, Fault>> {
        Box::pin(async move {
            let head = self.bucket.head(&self.path(hash)).await;
            Ok(absent_as_none("a file can be looked for", head)?.is_some())
        })
    }

    fn delete(&self, hash: Sha256Hash) -> BoxFuture<'_, Result<(), Fault>> {
        Box::pin(async move {
            let gone = self.bucket.delete(&self.path(hash)).await;
            absent_as_none("a file can be deleted", gone).map(|_| ())
        })
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<Sha256Hash>, Fault>> {
        Box::pin(async move {
            let listed = self.bucket.list(Some(&self.prefix)).map(|entry| {
                let entry = entry?;
                Ok(entry.location.filename().and_then(Sha256Hash::parse))
            });
            let found: Vec<_> =
                listed.try_collect().await.map_err(|e| broke("the files can be listed", e))?;
            let mut out: Vec<_> = found.into_iter().flatten().collect();
            out.sort_unstable();
            Ok(out)
        })
    }
}

fn absent_as_none<T>(doing: &str, result: Result<T, Error>) -> Result<Option<T>, Fault> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(e) => Err(broke(doing, e)),
    }
}

fn broke(doing: &str, error: Error) -> Fault {
    Fault::because(doing, error)
}
