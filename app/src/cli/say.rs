//! What commands print. Whoever reads it may stop reading, as `head` does: then a command does its work to
//! the end, says nothing more, and its exit status stays that of the work.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write};

/// A line on standard output, with the words of `format!`; an error when it could not be written although
/// somebody reads (a full disk).
macro_rules! say {
    ($($words:tt)*) => { $crate::cli::say::line(&mut std::io::stdout().lock(), format_args!($($words)*)) };
}
/// The same on standard error.
macro_rules! complain {
    ($($words:tt)*) => { $crate::cli::say::line(&mut std::io::stderr().lock(), format_args!($($words)*)) };
}
pub(crate) use {complain, say};

pub(super) fn line(out: &mut dyn Write, words: Arguments<'_>) -> io::Result<()> {
    unless_closed(out.write_fmt(format_args!("{words}\n")))
}

/// Success too when nobody reads any more.
pub(super) fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_who_left_is_no_failure_and_a_full_disk_is() {
        assert!(line(&mut Broken(ErrorKind::BrokenPipe), format_args!("a")).is_ok());
        assert!(line(&mut Broken(ErrorKind::StorageFull), format_args!("a")).is_err());
        let mut out = Vec::new();
        line(&mut out, format_args!("{} {}", 1, "b")).unwrap();
        assert_eq!(out, b"1 b\n");
    }
}
