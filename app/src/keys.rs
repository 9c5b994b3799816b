//! The keys of this installation: with one links and forms are sealed, with the other messages to phones are
//! signed. Made once, kept in the data folder.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use kernel::{Chance, Fault};
use webpush::VapidKey;

/// The file of the key of links and forms in the data folder.
pub const FILE: &str = "secret.key";
/// The file of the key of messages to phones.
const PUSH_FILE: &str = "push.key";

/// The key of `folder`, made from `chance` if there is none. Only the owner of the process may read the file.
pub fn key_of(folder: &Path, chance: &dyn Chance) -> Result<[u8; 32], Fault> {
    parse(&text_of(folder, FILE, || Ok(chance.secret()))?)
}

/// The key with which `folder` signs messages to phones, made if there is none. A node with another key tells
/// the phones that subscribed with it; the same file on every node lets each tell all.
pub fn push_key_of(folder: &Path) -> Result<VapidKey, Fault> {
    VapidKey::parse(&text_of(folder, PUSH_FILE, VapidKey::make)?)
}

/// What stands in a file of `folder`; written first if there is none.
fn text_of(folder: &Path, file: &str, make: impl FnOnce() -> Result<String, Fault>) -> Result<String, Fault> {
    let path = folder.join(file);
    let failed = |e| Fault::because(format!("reading the key {}", path.display()), e);
    match fs::read_to_string(&path) {
        Err(e) if e.kind() == ErrorKind::NotFound => {}
        read => return read.map_err(failed),
    }
    keep_as(folder, file, &make()?)?;
    // somebody who started at the same moment may have been first: what stands in the file counts
    fs::read_to_string(&path).map_err(failed)
}

/// Writes the key of links and forms, unless there is one.
pub fn keep(folder: &Path, text: &str) -> Result<(), Fault> {
    keep_as(folder, FILE, text)
}

fn keep_as(folder: &Path, name: &str, text: &str) -> Result<(), Fault> {
    let path = folder.join(name);
    let failed = |e| Fault::because(format!("writing the key {}", path.display()), e);
    fs::create_dir_all(folder).map_err(failed)?;
    // written aside and linked, so that under its name there is never half a key and never a second one
    let aside = folder.join(format!(".{name}.{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&aside).map_err(failed)?;
    file.write_all(text.trim().as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    let linked = match fs::hard_link(&aside, &path) {
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    };
    fs::remove_file(&aside).map_err(failed)?;
    linked.and_then(|()| sync_folder(folder)).map_err(failed)
}

/// Makes the names inside a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Reads 64 hexadecimal digits.
pub fn parse(text: &str) -> Result<[u8; 32], Fault> {
    let wrong = || Fault::new(format!("{FILE} has 64 hexadecimal digits"));
    let text = text.trim();
    if text.len() != 64 || !text.is_ascii() {
        return Err(wrong());
    }
    let mut key = [0; 32];
    for (i, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(|_| wrong())?;
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use kernel::SeededChance;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let made = key_of(folder.path(), &SeededChance::new(1)).unwrap();
        assert_eq!(key_of(folder.path(), &SeededChance::new(2)).unwrap(), made);
        keep(folder.path(), &SeededChance::new(3).secret()).unwrap();
        assert_eq!(key_of(folder.path(), &SeededChance::new(2)).unwrap(), made);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn the_key_of_messages_to_phones_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let made = push_key_of(folder.path()).unwrap();
        assert_eq!(push_key_of(folder.path()).unwrap().public(), made.public());
        fs::write(folder.path().join(PUSH_FILE), "damaged").unwrap();
        assert!(push_key_of(folder.path()).is_err(), "never replaced in silence");
    }

    #[test]
    fn a_damaged_key_stops_the_start_instead_of_being_replaced() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["", "short", &"ñ".repeat(32), &"x".repeat(64)] {
            fs::write(folder.path().join(FILE), text).unwrap();
            assert!(key_of(folder.path(), &SeededChance::new(1)).is_err(), "{text}");
        }
    }
}
