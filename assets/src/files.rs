//! The embedded files and their addresses.

use std::borrow::Cow;

#[derive(rust_embed::RustEmbed)]
#[folder = "$OUT_DIR/dist"]
struct Dist;

/// Plain name and hashed address, written by build.rs.
const INDEX: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/index.rs"));

/// Name of the font of headings, the only one worth a `<link rel="preload">`; give it to [`url`].
pub const FONT_HEADINGS: &str = "familjen-grotesk-latin-wght-normal.woff2";

/// Name of the font of texts and figures; give it to [`url`].
pub const FONT_TEXT: &str = "atkinson-hyperlegible-next-latin-wght-normal.woff2";

/// How a body may be compressed (RFC 9110 §8.4.1), best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `br` (RFC 7932).
    Brotli,
    /// `gzip` (RFC 1952).
    Gzip,
    /// No compression.
    Identity,
}

impl Encoding {
    /// The best one that an `Accept-Encoding` header allows. A weight of zero forbids (RFC 9110 §12.5.3).
    pub fn from_header(accept: &str) -> Self {
        let allows = |wanted: &str| {
            accept.split(',').any(|part| {
                let mut pieces = part.split(';');
                let name = pieces.next().unwrap_or_default().trim();
                let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")).map(str::trim);
                let refused = weight.is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
                name.eq_ignore_ascii_case(wanted) && !refused
            })
        };
        if allows("br") {
            Self::Brotli
        } else if allows("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// Value of the `Content-Encoding` header; `None` when there is no need of one.
    pub fn header(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Identity => "",
        }
    }
}

/// One file, ready to be answered. Always send `Vary: Accept-Encoding` with it.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The body, compressed as `encoding` says.
    pub bytes: Cow<'static, [u8]>,
    /// Value of `Content-Type`.
    pub mime: &'static str,
    /// Value of `ETag`, quoted; differs by encoding, as a strong validator must (RFC 9110 §8.8.3).
    pub etag: String,
    /// Whether `Cache-Control: public, max-age=31536000, immutable` may be sent.
    pub immutable: bool,
    /// How `bytes` is compressed.
    pub encoding: Encoding,
}

/// The file that answers to `/e/{path}`, in the best form that the browser accepts.
///
/// `None` when there is no such file; only names of the index exist, so `path` can do no harm.
pub fn get(path: &str, accept: Encoding) -> Option<Asset> {
    INDEX.iter().find(|(_, address)| address.strip_prefix("/e/") == Some(path))?;
    let order: &[Encoding] = match accept {
        Encoding::Brotli => &[Encoding::Brotli, Encoding::Identity],
        Encoding::Gzip => &[Encoding::Gzip, Encoding::Identity],
        Encoding::Identity => &[Encoding::Identity],
    };
    let (encoding, file) = order
        .iter()
        .find_map(|encoding| Some((*encoding, Dist::get(&format!("{path}{}", encoding.suffix()))?)))?;
    let hash: String = file.metadata.sha256_hash()[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    Some(Asset { bytes: file.data, mime: mime(path), etag: format!("\"{hash}\""), immutable: true, encoding })
}

/// The hashed address of a file by its plain name: `url("base.css")`.
///
/// # Panics
/// When nothing has that name: a mistake in a template, that its test shows at once.
pub fn url(name: &str) -> &'static str {
    match INDEX.iter().find(|(plain, _)| *plain == name) {
        Some((_, address)) => address,
        None => panic!("no asset is called {name}"),
    }
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes of a file as it travels.
    fn weight(name: &str) -> usize {
        let path = url(name).strip_prefix("/e/").expect("served under /e/");
        get(path, Encoding::Brotli).expect("exists").bytes.len()
    }

    #[test]
    fn every_name_of_the_index_is_served() {
        for (plain, address) in INDEX {
            let path = address.strip_prefix("/e/").expect("served under /e/");
            let asset = get(path, Encoding::Identity).expect("embedded");
            assert!(!asset.bytes.is_empty(), "{plain} is empty");
            assert_ne!(asset.mime, "application/octet-stream", "{plain} has no type");
            assert_eq!(url(plain), *address);
        }
    }

    #[test]
    fn what_templates_ask_for_exists() {
        let names =
            ["base.css", "portal.css", "home.css", "workspace.css", "ciudadano.js", "agente.js", "icons.svg"];
        for name in names.into_iter().chain([FONT_HEADINGS, FONT_TEXT]) {
            assert!(url(name).starts_with("/e/"), "{name}");
        }
    }

    #[test]
    #[should_panic(expected = "no asset is called")]
    fn an_unknown_name_is_a_mistake_of_the_template() {
        url("nothing.css");
    }

    #[test]
    fn texts_come_compressed_and_fonts_do_not() {
        let css = url("base.css").strip_prefix("/e/").expect("served under /e/");
        let plain = get(css, Encoding::Identity).expect("exists");
        let brotli = get(css, Encoding::Brotli).expect("exists");
        assert_eq!(brotli.encoding, Encoding::Brotli);
        assert!(brotli.bytes.len() * 3 < plain.bytes.len());
        assert_ne!(brotli.etag, plain.etag);
        let font = url(FONT_TEXT).strip_prefix("/e/").expect("served under /e/");
        assert_eq!(get(font, Encoding::Brotli).expect("exists").encoding, Encoding::Identity);
    }

    #[test]
    fn only_the_files_of_the_index_exist() {
        for path in ["", "..", "../index.rs", "base.css", "base.css.br", "/etc/passwd"] {
            assert!(get(path, Encoding::Brotli).is_none(), "{path}");
        }
    }

    #[test]
    fn the_header_of_the_browser_decides() {
        assert_eq!(Encoding::from_header("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(Encoding::from_header("gzip;q=1.0, br;q=0"), Encoding::Gzip);
        assert_eq!(Encoding::from_header("identity"), Encoding::Identity);
        assert_eq!(Encoding::from_header(""), Encoding::Identity);
    }

    #[test]
    fn pages_stay_within_their_budgets() {
        let (base, kb) = (weight("base.css"), 1024);
        // the company's palette comes with them: a third of a kilobyte
        let palette = 512;
        for sheet in ["portal.css", "home.css"] {
            let all = base + palette + weight(sheet);
            assert!(all <= 8 * kb, "citizen CSS with {sheet}: {all}");
        }
        assert!(base + weight("workspace.css") <= 12 * kb, "staff CSS: {}", base + weight("workspace.css"));
        assert!(weight(FONT_HEADINGS) + weight(FONT_TEXT) <= 55 * kb);
        assert!(weight("icons.svg") <= 20 * kb);
        assert!(weight("ciudadano.js") <= 10 * kb, "{}", weight("ciudadano.js"));
        assert!(weight("agente.js") <= 60 * kb, "{}", weight("agente.js"));
    }
}
