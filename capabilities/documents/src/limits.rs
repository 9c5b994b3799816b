//! How much people may attach.

use serde::Deserialize;

/// One megabyte as people see it in their file manager: 1,048,576 bytes.
pub const MEGABYTE: u64 = 1_024 * 1_024;

/// How much may be attached to one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The largest file, in bytes.
    pub max_bytes: u64,
    /// The most files at once.
    pub max_files: usize,
    /// The most bytes of all files together.
    pub max_total: u64,
}

impl Default for Limits {
    /// 5 files of 10 MB, 25 MB together.
    fn default() -> Limits {
        Limits { max_bytes: 10 * MEGABYTE, max_files: 5, max_total: 25 * MEGABYTE }
    }
}

/// A size for people, in whole megabytes rounded up, so that what is over a limit never looks equal to it:
/// `10 MB`, `11 MB`; below one megabyte `340 KB`; below one kilobyte `1 KB`.
pub fn size_words(bytes: u64) -> String {
    if bytes > 1_023 * 1_024 {
        format!("{} MB", bytes.div_ceil(MEGABYTE))
    } else {
        format!("{} KB", bytes.div_ceil(1_024).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_over_the_limit_reads_as_more() {
        let limits = Limits::default();
        assert_eq!(size_words(limits.max_bytes), "10 MB");
        assert_eq!(size_words(limits.max_bytes + 1), "11 MB");
        assert_eq!(size_words(0), "1 KB");
        assert_eq!(size_words(348_160), "340 KB");
    }
}
