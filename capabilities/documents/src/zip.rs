//! The list of contents of a ZIP archive, read without unpacking anything.
//!
//! Source: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16
//! (end record). Only what an office document needs: one disk, no ZIP64, no encryption.

const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// Size of the end record without its comment.
const END_SIZE: usize = 22;
/// The end record is looked for in so many last bytes: its size plus the longest comment.
const END_REACH: usize = END_SIZE + 65_535;

/// One file inside the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub name: String,
    pub packed: u64,
    pub unpacked: u64,
    /// Offset of the local header.
    pub at: usize,
    stored: bool,
}

/// Whether a program that looks for a ZIP from the end (as they all do) could find one here.
pub(crate) fn looks_like_zip_from_behind(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(END_REACH)..];
    tail.windows(4).any(|w| w == END)
}

/// The entries in the order of the central directory, or nothing if the archive is damaged, encrypted,
/// has anything before its first or after its last byte, or has more than 5,000 entries.
pub(crate) fn entries(bytes: &[u8]) -> Option<Vec<Entry>> {
    let from = bytes.len().saturating_sub(END_REACH);
    let end = from + bytes[from..].windows(4).rposition(|w| w == END)?;
    let comment = usize::from(u16_at(bytes, end + 20)?);
    let count = u16_at(bytes, end + 10)?;
    let size = usize::try_from(u32_at(bytes, end + 12)?).ok()?;
    let start = usize::try_from(u32_at(bytes, end + 16)?).ok()?;
    let whole = end + END_SIZE + comment == bytes.len() && start.checked_add(size)? == end;
    if !whole || count > 5_000 || !bytes.starts_with(LOCAL) {
        return None;
    }
    let mut at = start;
    let mut out = Vec::new();
    for _ in 0..count {
        let (entry, next) = read_entry(bytes, at)?;
        out.push(entry);
        at = next;
    }
    (at == end).then_some(out)
}

fn read_entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    if bytes.get(at..at + 4)? != ENTRY || u16_at(bytes, at + 8)? & 1 != 0 {
        return None;
    }
    let name_length = usize::from(u16_at(bytes, at + 28)?);
    let rest = usize::from(u16_at(bytes, at + 30)?) + usize::from(u16_at(bytes, at + 32)?);
    let name = bytes.get(at + 46..at + 46 + name_length)?;
    let entry = Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        packed: u64::from(u32_at(bytes, at + 20)?),
        unpacked: u64::from(u32_at(bytes, at + 24)?),
        at: usize::try_from(u32_at(bytes, at + 42)?).ok()?,
        stored: u16_at(bytes, at + 10)? == 0,
    };
    // the local header must exist and tell the same name: programs disagree on which of the two counts
    let local = bytes.get(entry.at..)?;
    let same = local.starts_with(LOCAL)
        && usize::from(u16_at(local, 26)?) == name_length
        && local.get(30..30 + name_length)? == name;
    same.then_some((entry, at + 46 + name_length + rest))
}

/// The bytes of an entry that was stored without compression.
pub(crate) fn stored_bytes<'a>(bytes: &'a [u8], entry: &Entry) -> Option<&'a [u8]> {
    let local = bytes.get(entry.at..)?;
    let data = 30 + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
    let size = usize::try_from(entry.packed).ok()?;
    if !entry.stored {
        return None;
    }
    local.get(data..data.checked_add(size)?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Makes archives for tests: stored entries whose directory may lie about the unpacked size.
#[cfg(test)]
pub(crate) fn archive(files: &[(&str, &[u8], u32)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, data, unpacked) in files {
        let at = u32::try_from(out.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let packed = u32::try_from(data.len()).unwrap().to_le_bytes();
        out.extend_from_slice(LOCAL);
        out.extend_from_slice(&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        out.extend_from_slice(&packed);
        out.extend_from_slice(&unpacked.to_le_bytes());
        out.extend_from_slice(&length);
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(data);
        directory.extend_from_slice(ENTRY);
        directory.extend_from_slice(&[20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        directory.extend_from_slice(&packed);
        directory.extend_from_slice(&unpacked.to_le_bytes());
        directory.extend_from_slice(&length);
        directory.extend_from_slice(&[0; 12]);
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let start = u32::try_from(out.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    out.extend_from_slice(&directory);
    out.extend_from_slice(END);
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&count);
    out.extend_from_slice(&count);
    out.extend_from_slice(&size);
    out.extend_from_slice(&start);
    out.extend_from_slice(&[0, 0]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_archive_lists_its_entries_and_stored_bytes() {
        let zip = archive(&[("mimetype", b"text/x", 6), ("a/b.xml", b"<x/>", 4)]);
        let list = entries(&zip).unwrap();
        assert_eq!(list.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["mimetype", "a/b.xml"]);
        assert_eq!(stored_bytes(&zip, &list[0]), Some(&b"text/x"[..]));
    }

    #[test]
    fn anything_before_or_after_the_archive_is_refused() {
        let zip = archive(&[("a", b"1", 1)]);
        assert_eq!(entries(&[zip.clone(), b"x".to_vec()].concat()), None);
        assert_eq!(entries(&[b"x".to_vec(), zip.clone()].concat()), None);
        assert_eq!(entries(&zip[..zip.len() - 1]), None);
        assert!(looks_like_zip_from_behind(&[b"%PDF".to_vec(), zip, b"tail".to_vec()].concat()));
    }

    proptest::proptest! {
        #[test]
        fn damaged_archives_never_panic(at in 0usize..200, to: u8, cut in 0usize..200) {
            let mut zip = archive(&[("mimetype", b"text/x", 6), ("word/document.xml", b"<x/>", 4)]);
            let length = zip.len();
            zip[at % length] = to;
            zip.truncate(length - cut % length);
            if let Some(list) = entries(&zip) {
                for entry in &list {
                    stored_bytes(&zip, entry);
                }
            }
        }
    }
}
