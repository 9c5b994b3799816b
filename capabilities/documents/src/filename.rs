//! Names of files that strangers send.

/// The longest name kept, in characters, extension included.
pub const MAX_NAME: usize = 100;

/// A name safe to store, show and offer for download: no path, no control or directional characters,
/// no leading dot, and always the extension of what the file really is.
///
/// `factura.exe` that turned out to be a PDF becomes `factura.pdf`; an empty name becomes `archivo`.
pub fn clean_file_name(name: &str, extension: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // clean_line removes controls and directional overrides; MAX_NAME is applied below, after the extension
    let line = kernel::clean_line(last, usize::MAX).unwrap_or_default();
    let safe: String = line
        .chars()
        .filter(|c| !is_directional_mark(*c))
        .map(|c| if matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|' | ';' | '%') { '-' } else { c })
        .collect();
    let stem = strip_extension(safe.trim_matches([' ', '.']));
    let room = MAX_NAME - extension.len() - 1;
    let stem: String = stem.chars().take(room).collect();
    let stem = stem.trim_matches([' ', '.']);
    let stem = if stem.is_empty() { "archivo" } else { stem };
    // Windows opens devices under these names, whatever the extension
    let reserved = ["con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2", "lpt3"];
    let guard = if reserved.contains(&stem.to_ascii_lowercase().as_str()) { "_" } else { "" };
    format!("{guard}{stem}.{extension}")
}

/// Marks that reorder text and that `clean_line` leaves because names of persons may need them.
fn is_directional_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{200c}' | '\u{200d}' | '\u{2028}' | '\u{2029}')
}

/// Removes one extension of one to five letters or digits: what people write after the last dot.
fn strip_extension(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ext))
            if (1..=5).contains(&ext.len()) && ext.chars().all(|c| c.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_controls_and_overrides_do_not_survive() {
        assert_eq!(clean_file_name("../../etc/passwd", "txt"), "passwd.txt");
        assert_eq!(clean_file_name("C:\\fotos\\fuga.JPG", "jpg"), "fuga.jpg");
        assert_eq!(clean_file_name("recibo\u{202e}fdp.exe", "pdf"), "recibofdp.pdf");
        assert_eq!(clean_file_name("a\0b\nc\u{200f}.png", "png"), "a b c.png");
        assert_eq!(clean_file_name("...", "pdf"), "archivo.pdf");
        assert_eq!(clean_file_name("", "pdf"), "archivo.pdf");
        assert_eq!(clean_file_name("NUL.txt", "txt"), "_NUL.txt");
        assert_eq!(clean_file_name("a\";b<c>.pdf", "pdf"), "a--b-c-.pdf");
    }

    #[test]
    fn people_keep_the_names_they_gave() {
        assert_eq!(clean_file_name("Factura de María Ñuñez.pdf", "pdf"), "Factura de María Ñuñez.pdf");
        assert_eq!(clean_file_name("Resolución No. 123", "pdf"), "Resolución No. 123.pdf");
        assert_eq!(clean_file_name("foto", "jpg"), "foto.jpg");
    }

    #[test]
    fn a_name_is_never_longer_than_the_limit() {
        let name = clean_file_name(&"ñ".repeat(5_000), "docx");
        assert_eq!(name.chars().count(), MAX_NAME);
        assert!(name.ends_with(".docx"));
    }

    proptest::proptest! {
        #[test]
        fn whatever_comes_in_a_plain_name_goes_out(name in ".*") {
            let out = clean_file_name(&name, "pdf");
            assert!(out.ends_with(".pdf") && out.len() > 4 && !out.starts_with('.'));
            assert!(!out.contains(['/', '\\', '\0', '\n', '\r', '"', '\u{202e}']));
            assert!(out.chars().count() <= MAX_NAME + 1);
        }
    }
}
