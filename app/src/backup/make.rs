//! Makes an archive, while the server works.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use documents::BlobStore;
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::{Fault, hex};
use sha2::{Digest, Sha256};
use store::Store;
use tar::{Builder, EntryType, Header};

use super::{DATABASE, FILES, FORMAT, MANIFEST, Manifest, Step};
use crate::keys;

type Archive = Builder<GzEncoder<BufWriter<File>>>;

/// Writes everything to the file `to`, which must not be there. It gets its name when it is complete and
/// durable.
pub async fn backup(
    store: &Store,
    blobs: &dyn BlobStore,
    data_folder: &Path,
    to: &Path,
) -> Result<Manifest, Fault> {
    if to.exists() {
        return Err(Fault::new(format!("{} is there already; a backup is never written over", to.display())));
    }
    let aside = Aside::beside(to);
    let wrote = |e: io::Error| Fault::because(format!("writing {}", to.display()), e);
    let (summary, database_sha256) = dump(store, &aside.lines).await?;
    let at = store.clock().now();

    let file = private(&aside.archive).map_err(wrote)?;
    let mut archive = Builder::new(GzEncoder::new(BufWriter::new(file), Compression::fast()));
    archive.mode(tar::HeaderMode::Deterministic);
    let seconds = u64::try_from(at.0 / 1_000_000).unwrap_or(0);
    append_lines(&mut archive, &aside.lines, seconds).map_err(wrote)?;
    if let Ok(key) = fs::read(data_folder.join(keys::FILE)) {
        append(&mut archive, keys::FILE, &key, seconds).map_err(wrote)?;
    }
    let (mut files, mut names) = (0, Sha256::new());
    for hash in blobs.list().await? {
        // a file that was disposed of since it was listed is in no later backup either
        let Some(bytes) = blobs.get(hash).await? else { continue };
        append(&mut archive, &format!("{FILES}{hash}"), &bytes, seconds).map_err(wrote)?;
        names.update(format!("{hash}\n"));
        files += 1;
    }
    let manifest = Manifest {
        format: FORMAT,
        cauce: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: at.rfc3339(),
        schema: Step::known(migrations::ALL),
        database_sha256,
        rows: summary.tables.into_iter().collect(),
        files,
        files_sha256: hex(&names.finalize()),
    };
    let text = serde_json::to_vec_pretty(&manifest).map_err(|e| Fault::because("writing the manifest", e))?;
    append(&mut archive, MANIFEST, &text, seconds).map_err(wrote)?;
    finish(archive).and_then(|()| aside.settle(to)).map_err(wrote)?;
    Ok(manifest)
}

/// The files that exist only while a backup is made; gone when dropped.
struct Aside {
    lines: PathBuf,
    archive: PathBuf,
}

impl Aside {
    fn beside(to: &Path) -> Aside {
        let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let near = |ending: &str| to.with_file_name(format!(".{name}.{}.{ending}", std::process::id()));
        Aside { lines: near("lines"), archive: near("part") }
    }

    fn settle(&self, to: &Path) -> io::Result<()> {
        fs::rename(&self.archive, to)?;
        let folder = to.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        keys::sync_folder(folder)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // what was renamed or never made is not there, and that is well
        let _ = fs::remove_file(&self.lines);
        let _ = fs::remove_file(&self.archive);
    }
}

/// A new file that only its owner may read: it holds everything that people told the company.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Passes bytes on and takes their fingerprint.
struct Hashing {
    file: BufWriter<File>,
    hash: Arc<Mutex<Sha256>>,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hash.lock().unwrap_or_else(|e| e.into_inner()).update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

async fn dump(store: &Store, to: &Path) -> Result<(store::DumpSummary, String), Fault> {
    let file = private(to).map_err(|e| Fault::because(format!("writing {}", to.display()), e))?;
    let hash = Arc::new(Mutex::new(Sha256::new()));
    let hashing = Hashing { file: BufWriter::with_capacity(1 << 16, file), hash: Arc::clone(&hash) };
    // large pieces: a digest of a few bytes at a time is slow
    let sink = BufWriter::with_capacity(1 << 16, hashing);
    let summary = store::dump(store, Box::new(sink)).await?;
    let digest = hash.lock().unwrap_or_else(|e| e.into_inner()).clone().finalize();
    Ok((summary, hex(&digest)))
}

fn header(size: u64, seconds: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(size);
    header.set_mtime(seconds);
    header
}

fn append(archive: &mut Archive, name: &str, bytes: &[u8], seconds: u64) -> io::Result<()> {
    archive.append_data(&mut header(bytes.len() as u64, seconds), name, bytes)
}

fn append_lines(archive: &mut Archive, lines: &Path, seconds: u64) -> io::Result<()> {
    let file = File::open(lines)?;
    let size = file.metadata()?.len();
    archive.append_data(&mut header(size, seconds), DATABASE, BufReader::new(file))
}

fn finish(archive: Archive) -> io::Result<()> {
    let file = archive.into_inner()?.finish()?.into_inner()?;
    file.sync_all()
}
