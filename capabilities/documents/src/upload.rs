//! A file that somebody sends: checked, made harmless and named.

use bytes::Bytes;
use kernel::Refusal;

use crate::limits::size_words;
use crate::picture::{self, BadPicture, Position};
use crate::sniff::{Unacceptable, sniff};
use crate::{Content, Limits, Sha256Hash, clean_file_name};

/// A file as it will be stored.
#[doc(alias = "anexo")]
#[derive(Debug, Clone)]
pub struct AcceptedFile {
    /// Clean name with the extension of what the file is.
    pub name: String,
    /// What it is.
    pub content: Content,
    /// The bytes to store; pictures are written anew, everything else is as it came.
    pub bytes: Bytes,
    /// Fingerprint of `bytes`.
    pub sha256: Sha256Hash,
    /// Where a photograph was taken; no longer in `bytes`.
    pub position: Option<Position>,
    /// A JPEG of at most 320 x 320 pixels, for pictures.
    pub thumbnail: Option<Bytes>,
}

/// Why a file is not taken. Each carries the name of the file, so that the page can say which one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UploadRefusal {
    /// Nothing in it.
    Empty {
        /// Clean name of the file.
        name: String,
    },
    /// Larger than a file may be.
    TooLarge {
        /// Clean name of the file.
        name: String,
        /// In bytes.
        size: u64,
        /// In bytes.
        max: u64,
    },
    /// More files than may be attached.
    TooMany {
        /// How many came.
        count: usize,
        /// How many may come.
        max: usize,
    },
    /// All files together are larger than they may be.
    TotalTooLarge {
        /// In bytes.
        size: u64,
        /// In bytes.
        max: u64,
    },
    /// A type that is not taken.
    Type {
        /// Clean name of the file.
        name: String,
        /// Which of the types that are not taken.
        why: Unacceptable,
    },
    /// A picture with too many pixels.
    Pixels {
        /// Clean name of the file.
        name: String,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
}

impl Refusal for UploadRefusal {
    fn code(&self) -> &'static str {
        match self {
            UploadRefusal::Empty { .. } => "upload-empty",
            UploadRefusal::TooLarge { .. } => "upload-too-large",
            UploadRefusal::TooMany { .. } => "upload-too-many",
            UploadRefusal::TotalTooLarge { .. } => "upload-total-too-large",
            UploadRefusal::Pixels { .. } => "upload-pixels",
            UploadRefusal::Type { why, .. } => match why {
                Unacceptable::Empty => "upload-empty",
                Unacceptable::Heic => "upload-heic",
                Unacceptable::Executable | Unacceptable::Active => "upload-dangerous",
                Unacceptable::Archive => "upload-archive",
                Unacceptable::Macros => "upload-macros",
                Unacceptable::OldOffice => "upload-old-office",
                Unacceptable::Mixed => "upload-mixed",
                Unacceptable::Broken => "upload-broken",
                Unacceptable::Bomb => "upload-bomb",
                Unacceptable::Unknown => "upload-unknown",
            },
        }
    }

    fn status(&self) -> u16 {
        match self {
            UploadRefusal::TooLarge { .. } | UploadRefusal::TotalTooLarge { .. } => 413,
            UploadRefusal::Type { why: Unacceptable::Empty, .. } => 422,
            UploadRefusal::Type { .. } => 415,
            _ => 422,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            UploadRefusal::Empty { name } | UploadRefusal::Type { name, .. } => vec![("name", name.clone())],
            UploadRefusal::TooLarge { name, size, max } => {
                vec![("name", name.clone()), ("size", size_words(*size)), ("max", size_words(*max))]
            }
            UploadRefusal::TooMany { count, max } => {
                vec![("count", count.to_string()), ("max", max.to_string())]
            }
            UploadRefusal::TotalTooLarge { size, max } => {
                vec![("size", size_words(*size)), ("max", size_words(*max))]
            }
            UploadRefusal::Pixels { name, width, height } => {
                let max = picture::MAX_PIXELS / 1_000_000;
                let size = format!("{width} × {height}");
                vec![("name", name.clone()), ("size", size), ("max", max.to_string())]
            }
        }
    }
}

/// Checks one file and makes it harmless. Pictures take processor time and memory: call it on a thread
/// that may block, few at a time.
pub fn accept(name: &str, bytes: Bytes, limits: &Limits) -> Result<AcceptedFile, UploadRefusal> {
    let size = length(&bytes);
    if size > limits.max_bytes {
        return Err(UploadRefusal::TooLarge { name: told_name(name), size, max: limits.max_bytes });
    }
    let content = sniff(&bytes).map_err(|why| match why {
        Unacceptable::Empty => UploadRefusal::Empty { name: told_name(name) },
        why => UploadRefusal::Type { name: told_name(name), why },
    })?;
    if !matches!(content, Content::Jpeg | Content::Png | Content::Webp) {
        let (name, sha256) = (clean_file_name(name, content.extension()), Sha256Hash::of(&bytes));
        return Ok(AcceptedFile { name, content, bytes, sha256, position: None, thumbnail: None });
    }
    let renewed = picture::renew(&bytes, content).map_err(|bad| match bad {
        BadPicture::Broken => UploadRefusal::Type { name: told_name(name), why: Unacceptable::Broken },
        BadPicture::TooLarge { width, height } => {
            UploadRefusal::Pixels { name: told_name(name), width, height }
        }
    })?;
    Ok(AcceptedFile {
        name: clean_file_name(name, renewed.content.extension()),
        content: renewed.content,
        sha256: Sha256Hash::of(&renewed.bytes),
        bytes: renewed.bytes.into(),
        position: renewed.position,
        thumbnail: Some(renewed.thumbnail.into()),
    })
}

/// Checks all files of one form. Browsers send one nameless empty part when nobody chose a file: that
/// is no file.
pub fn accept_all(files: Vec<(String, Bytes)>, limits: &Limits) -> Result<Vec<AcceptedFile>, UploadRefusal> {
    let files: Vec<_> = files.into_iter().filter(|(n, b)| !(n.is_empty() && b.is_empty())).collect();
    if files.len() > limits.max_files {
        return Err(UploadRefusal::TooMany { count: files.len(), max: limits.max_files });
    }
    let size = files.iter().map(|(_, b)| length(b)).sum();
    if size > limits.max_total {
        return Err(UploadRefusal::TotalTooLarge { size, max: limits.max_total });
    }
    files.into_iter().map(|(name, bytes)| accept(&name, bytes, limits)).collect()
}

fn length(bytes: &Bytes) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// The name as the page shows it in a refusal: clean, but with the extension that it came with.
fn told_name(name: &str) -> String {
    let extension: String = name
        .rsplit_once('.')
        .map_or(String::new(), |(_, e)| e.chars().filter(char::is_ascii_alphanumeric).take(5).collect());
    let told = clean_file_name(name, if extension.is_empty() { "x" } else { &extension });
    if extension.is_empty() { told.trim_end_matches(".x").to_owned() } else { told }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::tests::{photo_with_position, png_that_claims};

    fn try_one(name: &str, bytes: Vec<u8>) -> Result<AcceptedFile, UploadRefusal> {
        accept(name, bytes.into(), &Limits::default())
    }

    #[test]
    fn a_photo_with_a_wrong_name_is_stored_as_what_it_is() {
        let file = try_one("C:\\fotos\\contador.PDF", photo_with_position(640, 480)).unwrap();
        assert_eq!((file.name.as_str(), file.content), ("contador.jpg", Content::Jpeg));
        assert_eq!(file.sha256, Sha256Hash::of(&file.bytes));
        assert!(file.position.is_some() && file.thumbnail.is_some());
        // the same photograph twice is the same file
        assert_eq!(try_one("otra.jpg", photo_with_position(640, 480)).unwrap().sha256, file.sha256);
    }

    #[test]
    fn ten_megabytes_pass_and_one_byte_more_does_not() {
        let text = vec![b'a'; 10 * 1_024 * 1_024];
        assert_eq!(try_one("largo.txt", text.clone()).unwrap().content, Content::Text);
        let refusal = try_one("largo.txt", [text, vec![b'a']].concat()).unwrap_err();
        assert_eq!((refusal.code(), refusal.status()), ("upload-too-large", 413));
        let args = vec![("name", "largo.txt".into()), ("size", "11 MB".into()), ("max", "10 MB".into())];
        assert_eq!(refusal.args(), args);
    }

    #[test]
    fn refusals_name_the_file_and_the_reason() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0".to_vec();
        let bomb = png_that_claims(10_000, 10_000);
        for (name, bytes, code, told) in [
            ("IMG_01.HEIC", heic, "upload-heic", "IMG_01.HEIC"),
            ("x.png", bomb, "upload-pixels", "x.png"),
            ("factura.pdf", b"MZ\x90\0".to_vec(), "upload-dangerous", "factura.pdf"),
            ("vacio", vec![], "upload-empty", "vacio"),
            ("a\u{202e}b.jpg", b"\xff\xd8\xff".to_vec(), "upload-broken", "ab.jpg"),
        ] {
            let refusal = try_one(name, bytes).unwrap_err();
            assert_eq!(refusal.code(), code);
            assert_eq!(refusal.args()[0], ("name", told.to_owned()));
        }
    }

    #[test]
    fn a_form_has_limits_of_its_own() {
        let text = |n: usize| (format!("{n}.txt"), Bytes::from_static(b"hola"));
        let limits = Limits { max_bytes: 10, max_files: 2, max_total: 10 };
        let all = |files| accept_all(files, &limits);
        assert_eq!(all(vec![text(1), (String::new(), Bytes::new()), text(2)]).unwrap().len(), 2);
        assert_eq!(all(vec![text(1), text(2), text(3)]).unwrap_err().code(), "upload-too-many");
        let eight = ("a.txt".to_owned(), Bytes::from_static(b"12345678"));
        assert_eq!(all(vec![eight, text(1)]).unwrap_err().code(), "upload-total-too-large");
        let empty = ("a.txt".to_owned(), Bytes::new());
        assert_eq!(all(vec![empty]).unwrap_err().code(), "upload-empty");
    }
}
