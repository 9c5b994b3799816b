//! The bucket against a server that speaks S3: `CAUCE_TEST_S3_URL` tells where it is. `cargo xtask test`
//! starts one (README.md says how to do that by hand). With `CAUCE_TEST_ALL=1` its absence fails the test.
#![cfg(feature = "s3")]

use blobs::{Bucket, S3};
use bytes::Bytes;
use documents::{BlobStore, Sha256Hash};

fn bucket(endpoint: &str) -> Bucket {
    Bucket {
        endpoint: endpoint.into(),
        region: "us-east-1".into(),
        name: "cauce".into(),
        prefix: "files".into(),
        key: "test".into(),
        secret: "test".into(),
    }
}

#[tokio::test]
async fn what_is_put_comes_back_once_and_can_be_forgotten() {
    let endpoint = std::env::var("CAUCE_TEST_S3_URL").ok().filter(|url| !url.is_empty());
    let all = std::env::var("CAUCE_TEST_ALL").is_ok_and(|v| v == "1");
    assert!(endpoint.is_some() || !all, "CAUCE_TEST_ALL=1 needs CAUCE_TEST_S3_URL: run `cargo xtask test`");
    let Some(endpoint) = endpoint else {
        return eprintln!("the bucket was not tested: CAUCE_TEST_S3_URL names no server");
    };
    let store = S3::open(&bucket(&endpoint)).unwrap();
    for old in store.list().await.unwrap() {
        store.delete(old).await.unwrap();
    }
    let big = Bytes::from(vec![7; 9_000_000]);
    let hash = store.put(big.clone()).await.unwrap();
    assert_eq!(hash, Sha256Hash::of(&big));
    assert_eq!(store.put(big.clone()).await.unwrap(), hash);
    assert_eq!(store.list().await.unwrap(), [hash]);
    assert_eq!(store.get(hash).await.unwrap(), Some(big));
    assert!(store.exists(hash).await.unwrap());
    store.delete(hash).await.unwrap();
    store.delete(hash).await.unwrap();
    assert!(!store.exists(hash).await.unwrap());
    assert_eq!(store.get(hash).await.unwrap(), None);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_fault() {
    // port 9 (discard) of this machine: refused at once
    let mut away = bucket("http://127.0.0.1:9");
    away.prefix = String::new();
    let store = S3::open(&away).unwrap();
    assert!(
        tokio::time::timeout(std::time::Duration::from_secs(300), store.exists(Sha256Hash::of(b"")))
            .await
            .unwrap()
            .is_err()
    );
}
