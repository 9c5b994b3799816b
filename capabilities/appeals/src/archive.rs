//! The archive with every document of a file: a ZIP of stored entries, written piece by piece so that a large
//! file needs little memory.
//!
//! Source: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end
//! record). One disk, no compression (photos and PDF are compressed already), names in UTF-8 (bit 11), no
//! ZIP64: a file above 4 GB is refused.

use bytes::{BufMut, Bytes, BytesMut};
use flate2::Crc;
use kernel::{Day, Fault};

/// Bit 11: the name is UTF-8.
const UTF_8: u16 = 1 << 11;
/// Version 2.0 of the format.
const VERSION: u16 = 20;

/// Writes an archive: [`Archive::file`] for each file, then [`Archive::end`].
#[derive(Debug)]
pub struct Archive {
    /// Date of all entries in the format of MS-DOS.
    date: u16,
    written: u64,
    directory: BytesMut,
    count: u16,
}

impl Archive {
    /// An archive whose files bear this day.
    pub fn new(day: Day) -> Archive {
        let year = u16::try_from(day.year() - 1980).unwrap_or(0).min(127);
        let month = u16::from(day.month().unsigned_abs());
        let date = (year << 9) | (month << 5) | u16::from(day.day().unsigned_abs());
        Archive { date, written: 0, directory: BytesMut::new(), count: 0 }
    }

    /// The bytes of the next file: its header and itself.
    pub fn file(&mut self, name: &str, bytes: &Bytes) -> Result<Bytes, Fault> {
        let too_large = || Fault::new("the archive of a file is larger than its format allows");
        let mut crc = Crc::new();
        crc.update(bytes);
        let size = u32::try_from(bytes.len()).map_err(|_| too_large())?;
        let at = u32::try_from(self.written).map_err(|_| too_large())?;
        let length = u16::try_from(name.len()).map_err(|_| too_large())?;
        self.count = self.count.checked_add(1).ok_or_else(too_large)?;
        let mut out = BytesMut::with_capacity(30 + name.len() + bytes.len());
        out.put_slice(b"PK\x03\x04");
        self.common(&mut out, crc.sum(), size, length);
        out.put_slice(name.as_bytes());
        out.put_slice(bytes);
        let mut entry = std::mem::take(&mut self.directory);
        entry.put_slice(b"PK\x01\x02");
        entry.put_u16_le(VERSION);
        self.common(&mut entry, crc.sum(), size, length);
        // comment, disk, attributes inside and outside
        entry.put_slice(&[0; 10]);
        entry.put_u32_le(at);
        entry.put_slice(name.as_bytes());
        self.directory = entry;
        self.written += out.len() as u64;
        Ok(out.freeze())
    }

    /// What both headers share, from the version needed to the length of the extra field.
    fn common(&self, out: &mut BytesMut, crc: u32, size: u32, name: u16) {
        out.put_u16_le(VERSION);
        out.put_u16_le(UTF_8);
        out.put_u16_le(0);
        out.put_u16_le(0);
        out.put_u16_le(self.date);
        out.put_u32_le(crc);
        out.put_u32_le(size);
        out.put_u32_le(size);
        out.put_u16_le(name);
        out.put_u16_le(0);
    }

    /// The directory and the end.
    pub fn end(self) -> Result<Bytes, Fault> {
        let too_large = |_| Fault::new("the archive of a file is larger than its format allows");
        let mut out = self.directory;
        let size = u32::try_from(out.len()).map_err(too_large)?;
        out.put_slice(b"PK\x05\x06\0\0\0\0");
        out.put_u16_le(self.count);
        out.put_u16_le(self.count);
        out.put_u32_le(size);
        out.put_u32_le(u32::try_from(self.written).map_err(too_large)?);
        out.put_u16_le(0);
        Ok(out.freeze())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = Archive::new("2026-12-18".parse().unwrap());
        let mut out = Vec::new();
        for (name, bytes) in files {
            out.extend_from_slice(&archive.file(name, &Bytes::copy_from_slice(bytes)).unwrap());
        }
        out.extend_from_slice(&archive.end().unwrap());
        out
    }

    fn u32_at(bytes: &[u8], at: usize) -> usize {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
    }

    #[test]
    fn every_entry_of_the_directory_points_to_its_file() {
        let files: [(&str, &[u8]); 3] =
            [("00-índice.csv", b"a;b"), ("001-constancia.pdf", b"%PDF"), ("vacío", b"")];
        let zip = archive(&files);
        let end = zip.len() - 22;
        assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
        let mut at = u32_at(&zip, end + 16);
        assert_eq!(at + u32_at(&zip, end + 12), end);
        for (name, bytes) in files {
            assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
            let local = u32_at(&zip, at + 42);
            assert_eq!(&zip[local..local + 4], b"PK\x03\x04");
            let data = local + 30 + name.len();
            assert_eq!(&zip[local + 30..data], name.as_bytes());
            assert_eq!(&zip[data..data + bytes.len()], bytes);
            let mut crc = Crc::new();
            crc.update(bytes);
            assert_eq!(u32_at(&zip, local + 14), crc.sum() as usize);
            assert_eq!((u32_at(&zip, local + 18), u32_at(&zip, at + 24)), (bytes.len(), bytes.len()));
            at += 46 + name.len();
        }
        assert_eq!(at, end);
    }

    #[test]
    fn an_archive_without_files_is_one_too() {
        assert_eq!(archive(&[]).len(), 22);
    }
}
