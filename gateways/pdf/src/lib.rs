//! Receipts and letters as PDF, set by typst: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once,
//! so that they can be archived for decades and read aloud by a screen reader.
//!
//! Templates are part of the program; what people wrote reaches them as data in one JSON file and is
//! never read as markup. The world of the templates is closed: no file, no package, no clock.

mod calendar;
mod data;
mod fonts;
mod glyphs;
mod setter;
mod world;

pub use setter::TypstSetter;
