//! What the pages look like: style sheets, small scripts, icons, the company's brand and its art.
//!
//! `build.rs` bundles `web/` into hashed files with compressed twins, and this crate embeds them. Their
//! names carry a hash of their content, so a browser may keep them for ever. `README.md` lists every class
//! and data attribute.
//!
//! - [`url`], [`icon_url`]: what a template writes.
//! - [`get`]: what `/e/{name}` answers.
//! - [`brand`]: a company's palette, checked for contrast; body of `/marca.css`.
//! - [`art`]: the network of pipes and the mark, drawn for each company.

pub mod art;
pub mod brand;
mod files;
mod icons;

pub use brand::Brand;
pub use files::{Asset, Encoding, FONT_HEADINGS, FONT_TEXT, get, url};
pub use icons::{icon_names, icon_url};
