//! The closed world that typst sees: the templates, one JSON file, one QR and the typefaces.

use std::sync::LazyLock;

use documents::MOST_PICTURES;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::Fonts;

/// Which template a paper is set with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Template {
    Receipt,
    Letter,
    CaseFile,
}

/// typst keeps every path that it ever saw, so the paths are constant.
static RECEIPT: LazyLock<FileId> = LazyLock::new(|| file_id("/receipt.typ"));
static LETTER: LazyLock<FileId> = LazyLock::new(|| file_id("/letter.typ"));
static CASE_FILE: LazyLock<FileId> = LazyLock::new(|| file_id("/case_file.typ"));
static COMMON: LazyLock<FileId> = LazyLock::new(|| file_id("/common.typ"));
static LABELS: LazyLock<FileId> = LazyLock::new(|| file_id("/labels.typ"));
static DATA: LazyLock<FileId> = LazyLock::new(|| file_id("/data.json"));
static QR: LazyLock<FileId> = LazyLock::new(|| file_id("/qr.svg"));

/// The pictures of a file, by their place among them.
static PICTURES: LazyLock<Vec<FileId>> =
    LazyLock::new(|| (0..MOST_PICTURES).map(|n| file_id(&picture_path(n))).collect());

/// Where the templates find a picture.
pub(crate) fn picture_path(n: usize) -> String {
    format!("/picture/{n}")
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the constant paths are valid");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// What all papers share; made once.
pub(crate) struct Shop {
    library: LazyHash<Library>,
    pub fonts: Fonts,
    sources: [(FileId, Source); 5],
}

impl Shop {
    pub fn open() -> Shop {
        let source = |id: FileId, text: &str| (id, Source::new(id, text.to_owned()));
        Shop {
            library: LazyHash::new(Library::default()),
            fonts: Fonts::load(),
            sources: [
                source(*RECEIPT, include_str!("../templates/receipt.typ")),
                source(*LETTER, include_str!("../templates/letter.typ")),
                source(*CASE_FILE, include_str!("../templates/case_file.typ")),
                source(*COMMON, include_str!("../templates/common.typ")),
                source(*LABELS, include_str!("../templates/labels.typ")),
            ],
        }
    }
}

/// The world of one paper.
pub(crate) struct Desk<'a> {
    shop: &'a Shop,
    template: Template,
    data: Bytes,
    qr: Bytes,
    pictures: Vec<Bytes>,
}

impl<'a> Desk<'a> {
    pub fn new(shop: &'a Shop, template: Template, data: Vec<u8>, qr: String) -> Desk<'a> {
        Desk { shop, template, data: Bytes::new(data), qr: Bytes::from_string(qr), pictures: Vec::new() }
    }

    /// The same with pictures, in the order of their paths.
    pub fn with(mut self, pictures: &[bytes::Bytes]) -> Desk<'a> {
        self.pictures = pictures.iter().map(|bytes| Bytes::new(bytes.clone())).collect();
        self
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.fonts.book
    }

    fn main(&self) -> FileId {
        match self.template {
            Template::Receipt => *RECEIPT,
            Template::Letter => *LETTER,
            Template::CaseFile => *CASE_FILE,
        }
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = self.shop.sources.iter().find(|(known, _)| *known == id);
        known.map(|(_, source)| source.clone()).ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == *DATA => Ok(self.data.clone()),
            id if id == *QR => Ok(self.qr.clone()),
            _ => {
                let place = PICTURES.iter().position(|known| *known == id);
                let picture = place.and_then(|n| self.pictures.get(n)).cloned();
                picture.ok_or(FileError::AccessDenied)
            }
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.faces.get(index).cloned()
    }

    /// Nothing: a template that asked for the date would print another paper each day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
