//! The local folder as the program uses it, and after it was killed.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use blobs::Folder;
use bytes::Bytes;
use documents::{BlobStore, Sha256Hash};

fn path(root: &std::path::Path, hash: Sha256Hash) -> PathBuf {
    let name = hash.to_string();
    root.join(&name[..2]).join(&name[2..4]).join(&name)
}

#[tokio::test]
async fn what_is_put_comes_back_once_and_can_be_forgotten() {
    let root = tempfile::tempdir().unwrap();
    let store = Folder::open(root.path().join("files")).unwrap();
    let hash = store.put(Bytes::from_static(b"hola")).await.unwrap();
    assert_eq!(hash, Sha256Hash::of(b"hola"));
    assert_eq!(store.put(Bytes::from_static(b"hola")).await.unwrap(), hash);
    let empty = store.put(Bytes::new()).await.unwrap();
    let mut both = vec![hash, empty];
    both.sort();
    assert_eq!(store.list().await.unwrap(), both);
    assert_eq!(store.get(hash).await.unwrap(), Some(Bytes::from_static(b"hola")));
    assert!(store.exists(hash).await.unwrap());
    store.delete(hash).await.unwrap();
    store.delete(hash).await.unwrap();
    assert!(!store.exists(hash).await.unwrap());
    assert_eq!(store.get(hash).await.unwrap(), None);
    assert_eq!(fs::read_dir(root.path().join("files/tmp")).unwrap().count(), 0);
}

#[tokio::test]
async fn bytes_that_changed_are_a_fault_and_putting_them_again_repairs() {
    let root = tempfile::tempdir().unwrap();
    let store = Folder::open(root.path()).unwrap();
    let hash = store.put(Bytes::from_static(b"prueba")).await.unwrap();
    fs::write(path(root.path(), hash), b"pruebX").unwrap();
    assert!(store.get(hash).await.unwrap_err().to_string().contains(&hash.to_string()));
    store.put(Bytes::from_static(b"prueba")).await.unwrap();
    assert_eq!(store.get(hash).await.unwrap(), Some(Bytes::from_static(b"prueba")));
}

#[tokio::test]
async fn a_hundred_at_once_of_ten_different_files() {
    let root = tempfile::tempdir().unwrap();
    let store = Folder::open(root.path()).unwrap();
    let puts = (0..100).map(|n| store.put(Bytes::from(vec![n % 10; 10_000])));
    for hash in futures::future::join_all(puts).await {
        hash.unwrap();
    }
    assert_eq!(store.list().await.unwrap().len(), 10);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_a_fault() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("file"), b"").unwrap();
    assert!(Folder::open(root.path().join("file")).is_err());
}

/// Not a test of its own: the process that the next test kills. It stores files for ever and prints the
/// fingerprint of each one that was acknowledged.
#[test]
fn writer_to_be_killed() {
    let Some(root) = std::env::var_os("CAUCE_TEST_KILLED_WRITER") else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let store = Folder::open(PathBuf::from(root)).unwrap();
    for n in 0u64.. {
        let bytes = n.to_le_bytes().repeat(40_000);
        let hash = runtime.block_on(store.put(bytes.into())).unwrap();
        println!("put {hash}");
    }
}

#[tokio::test]
async fn what_was_acknowledged_before_a_kill_is_there_and_whole() {
    use std::io::{BufRead, BufReader, Read};
    let root = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer_to_be_killed", "--nocapture"])
        .env("CAUCE_TEST_KILLED_WRITER", root.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut told = Vec::new();
    while told.len() < 25 {
        let mut line = String::new();
        assert_ne!(lines.read_line(&mut line).unwrap(), 0, "the writer ended by itself");
        told.extend(line.trim().rsplit(' ').next().and_then(Sha256Hash::parse));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    told.extend(rest.lines().filter_map(|l| Sha256Hash::parse(l.strip_prefix("put ")?)));
    let store = Folder::open(root.path()).unwrap();
    for hash in &told {
        assert!(store.get(*hash).await.unwrap().is_some(), "{hash} was acknowledged");
    }
    // whatever else has a name is whole too: get verifies it
    for hash in store.list().await.unwrap() {
        assert!(store.get(hash).await.unwrap().is_some());
    }
}
