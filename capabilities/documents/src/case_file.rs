//! The complete file of a matter as one paper: what there is, in order, with its fingerprints, and the texts
//! themselves. Made when a file leaves for another body.

use kernel::{At, Day};
use serde::{Deserialize, Serialize};

use crate::{Sha256Hash, Verification};

/// A complete file, printed with its index (CPACA, art. 36: one file, numbered and complete).
#[doc(alias = "expediente")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// Outgoing number of the letter with which it goes.
    pub number: String,
    /// Day on which it was closed and sent.
    pub issued_on: Day,
    /// Which body receives it.
    pub addressee: String,
    /// One line.
    pub subject: String,
    /// What it is about: label and value.
    pub facts: Vec<(String, String)>,
    /// Every document, in the order of the file.
    pub index: Vec<IndexLine>,
    /// The texts themselves, in the order in which they were written.
    pub pieces: Vec<Piece>,
    /// Places in the index of the pictures that are printed as pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<u32>,
    /// Places in the index of what goes only as a file of its own: recordings, office documents, PDF (a PDF
    /// for archives may hold no other inside, ISO 19005-2), pictures beyond the limits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<u32>,
    /// How to check it.
    pub verification: Verification,
}

/// One document of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexLine {
    /// Its place, from 1 on.
    pub order: u32,
    /// Day on which it came to the file.
    pub day: Day,
    /// What it is: `Constancia de radicación`.
    pub title: String,
    /// Its filing or outgoing number; empty if it has none.
    pub number: String,
    /// Its sheets; nothing where they cannot be counted (a recording).
    #[doc(alias = "folio")]
    pub sheets: Option<u32>,
    /// How its file is called inside of the archive that goes with this paper.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// Its fingerprint.
    pub sha256: Sha256Hash,
}

/// A text of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it is: `Petición`.
    pub title: String,
    /// When it was written.
    pub at: At,
    /// Who wrote it; empty for the person who asks.
    pub author: String,
    /// Its parts: heading (may be empty) and literal text.
    pub parts: Vec<(String, String)>,
}

/// Most pictures that are printed as pages of a file.
pub const MOST_PICTURES: usize = 60;
/// Most bytes of all of them.
pub const MOST_PICTURE_BYTES: u64 = 40 * crate::MEGABYTE;

/// The bytes of the pictures of a file, by their place in its index.
pub type Pictures = std::collections::BTreeMap<u32, bytes::Bytes>;

/// The pages of a PDF by its page tree (ISO 32000-2, 7.7.3.2); nothing if the tree is not readable as it
/// stands (compressed or damaged).
pub fn pdf_sheets(bytes: &[u8]) -> Option<u32> {
    const TREE: &[u8] = b"/Type";
    let mut most = None;
    let mut from = 0;
    while let Some(found) = find(&bytes[from..], TREE) {
        let at = from + found + TREE.len();
        from = at;
        let rest = trim(&bytes[at..]);
        let Some(after) = rest.strip_prefix(b"/Pages") else { continue };
        // the dictionary is short: its count stands near, before or behind
        let start = at.saturating_sub(400);
        let end = bytes.len().min(bytes.len() - after.len() + 65_536);
        let near = &bytes[start..end];
        most = most.max(counts(near).max());
    }
    most
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

fn trim(bytes: &[u8]) -> &[u8] {
    let blank = bytes.iter().take_while(|b| b.is_ascii_whitespace()).count();
    &bytes[blank..]
}

/// Every `/Count n` of a stretch.
fn counts(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    const COUNT: &[u8] = b"/Count";
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let found = find(bytes.get(from..)?, COUNT)?;
            from += found + COUNT.len();
            let digits = trim(&bytes[from..]);
            let length = digits.iter().take_while(|b| b.is_ascii_digit()).count().min(6);
            let text = std::str::from_utf8(&digits[..length]).unwrap_or_default();
            if let Ok(n) = text.parse() {
                return Some(n);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_where_the_tree_can_be_read() {
        let pdf =
            b"%PDF-1.7\n1 0 obj<</Type /Catalog/Pages 2 0 R>>endobj 2 0 obj<< /Type/Pages /Kids[3 0 R] \
                    /Count 12 >>endobj";
        assert_eq!(pdf_sheets(pdf), Some(12));
        let nested = b"<</Count 7/Type /Pages>> <</Type /Pages /Count 3>> <</Type /Page>>";
        assert_eq!(pdf_sheets(nested), Some(7));
        assert_eq!(pdf_sheets(b"%PDF-1.7 nothing"), None);
        assert_eq!(pdf_sheets(b"/Type /Pages /Count x"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_survived(bytes: Vec<u8>, cut in 0usize..40) {
            let text = [b"<</Type/Pages/Count 4>>".as_slice(), &bytes, b"/Type /Pages"].concat();
            pdf_sheets(&text[..text.len() - cut.min(text.len())]);
        }
    }
}
