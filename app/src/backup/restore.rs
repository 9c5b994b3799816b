//! The way back: an archive is proven whole before anything is touched, and goes only where nothing is.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use bytes::Bytes;
use documents::{BlobStore, Sha256Hash};
use flate2::read::GzDecoder;
use kernel::{Fault, hex};
use sha2::{Digest, Sha256};
use store::{MigrationState, Store};
use tar::{Archive, EntryType};

use super::{DATABASE, FILES, FORMAT, MANIFEST, Manifest};
use crate::{config::Config, keys, open};

/// Fills an empty installation from the archive `from`. An older schema is brought to that of this program.
pub async fn restore(config: &Config, from: &Path) -> Result<Manifest, Fault> {
    let folder = &config.data.folder;
    open::data_folder(folder)?;
    refuse_data(config)?;
    let aside = Lines(folder.join(format!(".restore.{}", std::process::id())));
    let proven = prove(from, &aside.0)?;
    let schema = proven.manifest.schema_of(migrations::ALL)?;
    let store = open::store(config).await?;
    let done = fill(config, &store, from, &aside.0, schema).await;
    store.close().await;
    let rows = done?;
    if rows != proven.manifest.rows.values().sum::<u64>() {
        return Err(Fault::new("the database has other rows than the manifest says"));
    }
    if let Some(key) = proven.key {
        keys::keep(folder, &key)?;
    }
    Ok(proven.manifest)
}

async fn fill(
    config: &Config,
    store: &Store,
    from: &Path,
    lines: &Path,
    schema: &'static [store::Migration],
) -> Result<u64, Fault> {
    if store.schema(schema).await? != MigrationState::Empty {
        return Err(Fault::new("the database is not empty: restore only into a new one"));
    }
    let blobs = open::blobs(config)?;
    put_files(from, &*blobs).await?;
    let lines = File::open(lines).map_err(|e| Fault::because("reading the lines of the database", e))?;
    let restored = store::restore(store, schema, Box::new(BufReader::new(lines))).await?;
    store.migrate(migrations::ALL).await?;
    Ok(restored.rows)
}

/// Nothing is ever written over.
fn refuse_data(config: &Config) -> Result<(), Fault> {
    let folder = &config.data.folder;
    let refuse = |what: &str| {
        Err(Fault::new(format!("{} has {what} already: restore only into a new folder", folder.display())))
    };
    if config.database.url.is_empty() && config.has_database() {
        return refuse("a database");
    }
    if folder.join(keys::FILE).exists() {
        return refuse("a key");
    }
    let files = folder.join(open::BLOBS);
    if config.blobs.endpoint.is_empty()
        && fs::read_dir(files).is_ok_and(|mut entries| entries.next().is_some())
    {
        return refuse("files");
    }
    Ok(())
}

/// The lines of the database, outside of the archive; gone when dropped.
struct Lines(std::path::PathBuf);

impl Drop for Lines {
    fn drop(&mut self) {
        // never made when the archive was refused before
        let _ = fs::remove_file(&self.0);
    }
}

struct Proven {
    manifest: Manifest,
    key: Option<String>,
}

fn broken(from: &Path, why: impl std::fmt::Display) -> Fault {
    Fault::new(format!("{}: {why}; nothing was touched", from.display()))
}

fn entries(from: &Path) -> io::Result<Archive<GzDecoder<BufReader<File>>>> {
    Ok(Archive::new(GzDecoder::new(BufReader::new(File::open(from)?))))
}

/// Reads the whole archive, compares every hash, and lays the lines of the database beside.
fn prove(from: &Path, lines: &Path) -> Result<Proven, Fault> {
    let unreadable = |e: io::Error| broken(from, format!("it cannot be read ({e})"));
    let mut archive = entries(from).map_err(unreadable)?;
    let (mut database, mut key, mut manifest) = (None, None, None);
    let (mut files, mut names) = (0_u64, Sha256::new());
    for entry in archive.entries().map_err(unreadable)? {
        let mut entry = entry.map_err(unreadable)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type() != EntryType::Regular || manifest.is_some() {
            return Err(broken(from, format!("`{name}` has no place in a backup")));
        }
        match name.as_str() {
            DATABASE if database.is_none() => {
                let mut out = BufWriter::new(File::create_new(lines).map_err(unreadable)?);
                database = Some(copy_hashing(&mut entry, &mut out).map_err(unreadable)?);
            }
            keys::FILE => key = Some(text(&mut entry, 1_024).map_err(unreadable)?),
            MANIFEST => manifest = Some(text(&mut entry, 1 << 20).map_err(unreadable)?),
            _ => {
                let hash = name.strip_prefix(FILES).and_then(Sha256Hash::parse);
                let hash = hash.ok_or_else(|| broken(from, format!("`{name}` has no place in a backup")))?;
                let found = copy_hashing(&mut entry, &mut io::sink()).map_err(unreadable)?;
                if found != hash.to_string() {
                    return Err(broken(from, format!("the file {hash} was changed")));
                }
                names.update(format!("{hash}\n"));
                files += 1;
            }
        }
    }
    let manifest = manifest.ok_or_else(|| broken(from, "it is incomplete: it has no manifest"))?;
    let manifest: Manifest = serde_json::from_str(&manifest)
        .map_err(|e| broken(from, format!("its manifest is not readable ({e})")))?;
    if manifest.format != FORMAT {
        return Err(broken(from, format!("its form {} is not known here", manifest.format)));
    }
    if database.as_deref() != Some(manifest.database_sha256.as_str()) {
        return Err(broken(from, "the lines of the database were changed"));
    }
    if (files, hex(&names.finalize())) != (manifest.files, manifest.files_sha256.clone()) {
        return Err(broken(from, "files are missing or too many"));
    }
    key.as_deref().map(keys::parse).transpose()?;
    Ok(Proven { manifest, key })
}

async fn put_files(from: &Path, blobs: &dyn BlobStore) -> Result<(), Fault> {
    let unreadable = |e: io::Error| Fault::because(format!("reading {}", from.display()), e);
    // the archive is read before each wait, never across one
    let mut archive = entries(from).map_err(unreadable)?;
    let mut entries = archive.entries().map_err(unreadable)?;
    loop {
        let next = match entries.next() {
            None => return Ok(()),
            Some(entry) => file_of(entry.map_err(unreadable)?).map_err(unreadable)?,
        };
        if let Some(bytes) = next {
            blobs.put(bytes).await?;
        }
    }
}

/// The bytes of an entry that is a file.
fn file_of(mut entry: tar::Entry<'_, GzDecoder<BufReader<File>>>) -> io::Result<Option<Bytes>> {
    if !entry.path_bytes().starts_with(FILES.as_bytes()) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes)?;
    Ok(Some(bytes.into()))
}

fn copy_hashing(from: &mut impl Read, to: &mut impl Write) -> io::Result<String> {
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            to.flush()?;
            return Ok(hex(&hash.finalize()));
        }
        hash.update(&piece[..read]);
        to.write_all(&piece[..read])?;
    }
}

fn text(from: &mut impl Read, most: u64) -> io::Result<String> {
    let mut text = String::new();
    from.take(most).read_to_string(&mut text)?;
    Ok(text)
}
