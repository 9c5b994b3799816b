//! What a file is, told from its content and never from its name.

use crate::zip;

/// A type of file that people may attach.
#[doc(alias = "tipo de anexo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names are the well-known ones of the formats
pub enum Content {
    Jpeg,
    Png,
    Webp,
    Pdf,
    Text,
    Ogg,
    Mp3,
    M4a,
    Wav,
    Docx,
    Xlsx,
    Odt,
}

/// What a type is for; decides how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentKind {
    /// Something to look at; has a thumbnail.
    Picture,
    /// Something to read.
    Document,
    /// Something to hear.
    Audio,
}

impl Content {
    /// Every accepted type.
    pub const ALL: [Content; 12] = [
        Content::Jpeg,
        Content::Png,
        Content::Webp,
        Content::Pdf,
        Content::Text,
        Content::Ogg,
        Content::Mp3,
        Content::M4a,
        Content::Wav,
        Content::Docx,
        Content::Xlsx,
        Content::Odt,
    ];

    /// The media type, as registered at IANA.
    pub fn mime(self) -> &'static str {
        match self {
            Content::Jpeg => "image/jpeg",
            Content::Png => "image/png",
            Content::Webp => "image/webp",
            Content::Pdf => "application/pdf",
            Content::Text => "text/plain; charset=utf-8",
            Content::Ogg => "audio/ogg",
            Content::Mp3 => "audio/mpeg",
            Content::M4a => "audio/mp4",
            Content::Wav => "audio/wav",
            Content::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Content::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Content::Odt => "application/vnd.oasis.opendocument.text",
        }
    }

    /// The type with this media type, for reading a stored row.
    pub fn from_mime(mime: &str) -> Option<Content> {
        Content::ALL.into_iter().find(|c| c.mime() == mime)
    }

    /// The extension that a stored name gets.
    pub fn extension(self) -> &'static str {
        match self {
            Content::Jpeg => "jpg",
            Content::Png => "png",
            Content::Webp => "webp",
            Content::Pdf => "pdf",
            Content::Text => "txt",
            Content::Ogg => "ogg",
            Content::Mp3 => "mp3",
            Content::M4a => "m4a",
            Content::Wav => "wav",
            Content::Docx => "docx",
            Content::Xlsx => "xlsx",
            Content::Odt => "odt",
        }
    }

    /// What it is for.
    pub fn kind(self) -> ContentKind {
        match self {
            Content::Jpeg | Content::Png | Content::Webp => ContentKind::Picture,
            Content::Pdf | Content::Text | Content::Docx | Content::Xlsx | Content::Odt => {
                ContentKind::Document
            }
            Content::Ogg | Content::Mp3 | Content::M4a | Content::Wav => ContentKind::Audio,
        }
    }
}

/// Why a content is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unacceptable {
    /// No byte at all.
    Empty,
    /// The photo format of iPhones, which nobody else opens.
    Heic,
    /// A program or script.
    Executable,
    /// A web page or a drawing that can carry scripts.
    Active,
    /// An archive: what is inside cannot be seen.
    Archive,
    /// An office document with macros.
    Macros,
    /// An office document of before 2007.
    OldOffice,
    /// A file that is of two types at once, or carries something after its end.
    Mixed,
    /// Of an accepted type, but damaged or cut short.
    Broken,
    /// Unpacks to more than anybody can open.
    Bomb,
    /// Nothing that is accepted.
    Unknown,
}

/// The most that an office document may unpack to: 200 MB.
const MAX_UNPACKED: u64 = 200 * 1_024 * 1_024;

/// Tells the type of `bytes`, or why they are not accepted.
pub fn sniff(bytes: &[u8]) -> Result<Content, Unacceptable> {
    let head = &bytes[..bytes.len().min(16)];
    match head {
        [] => Err(Unacceptable::Empty),
        // pictures are re-encoded, so what else they carry does not matter
        [0xff, 0xd8, 0xff, ..] => Ok(Content::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Content::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Content::Webp),
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => alone(bytes, Content::Wav),
        [b'O', b'g', b'g', b'S', ..] => ogg(bytes),
        [_, _, _, _, b'f', b't', b'y', b'p', a, b, c, d, ..] => media_container(bytes, [*a, *b, *c, *d]),
        [b'I', b'D', b'3', ..] => alone(bytes, Content::Mp3),
        [b'P', b'K', 3, 4, ..] => office(bytes),
        _ if is_mp3_frame(bytes) => alone(bytes, Content::Mp3),
        _ => text(bytes),
    }
}

/// Binary types that are known and refused, for a refusal that says what to do.
fn binary(bytes: &[u8]) -> Unacceptable {
    const KNOWN: [(&[u8], Unacceptable); 13] = [
        (b"MZ", Unacceptable::Executable),
        (b"\x7fELF", Unacceptable::Executable),
        (b"#!", Unacceptable::Executable),
        (b"\xca\xfe\xba\xbe", Unacceptable::Executable),
        (b"\xcf\xfa\xed\xfe", Unacceptable::Executable),
        (b"\xfe\xed\xfa", Unacceptable::Executable),
        (b"\0asm", Unacceptable::Executable),
        (b"Rar!", Unacceptable::Archive),
        (b"7z\xbc\xaf", Unacceptable::Archive),
        (b"\x1f\x8b", Unacceptable::Archive),
        (b"BZh", Unacceptable::Archive),
        (b"\xfd7zXZ", Unacceptable::Archive),
        (b"\xd0\xcf\x11\xe0", Unacceptable::OldOffice),
    ];
    KNOWN.iter().find(|(m, _)| bytes.starts_with(m)).map_or(Unacceptable::Unknown, |(_, why)| *why)
}

/// Whether a browser that guesses types could take this for HTML, SVG or XML (WHATWG MIME Sniffing,
/// section 7.1, looks at the first bytes; we look further).
fn is_active(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1_024)]).to_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', '\u{c}']);
    start.starts_with("<?xml")
        || start.starts_with("<!--")
        || ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe"]
            .iter()
            .any(|tag| start.contains(tag))
}

/// Plain text: UTF-8 without controls other than those of line ends, tabs and page breaks, and not a
/// script, a page or a document in disguise. `MZ 5 CASA 3` is an address, not a program.
fn text(bytes: &[u8]) -> Result<Content, Unacceptable> {
    if is_active(bytes) {
        return Err(Unacceptable::Active);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(binary(bytes)) };
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        return Err(binary(bytes));
    }
    if text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t', '\u{c}']).is_empty() {
        return Err(Unacceptable::Empty);
    }
    if text.starts_with("#!") || text.starts_with("%!PS") {
        return Err(Unacceptable::Executable);
    }
    if text.starts_with("{\\rtf") {
        return Err(Unacceptable::OldOffice);
    }
    Ok(Content::Text)
}

/// A PDF that starts at byte 0, ends with its own end mark and carries no archive or page behind.
fn pdf(bytes: &[u8]) -> Result<Content, Unacceptable> {
    let from = bytes.len().saturating_sub(2_048);
    let mark = b"%%EOF";
    let Some(at) = bytes[from..].windows(mark.len()).rposition(|w| w == mark) else {
        return Err(Unacceptable::Broken);
    };
    let after = &bytes[from + at + mark.len()..];
    if after.iter().any(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n' | 0)) {
        return Err(Unacceptable::Mixed);
    }
    let tail = String::from_utf8_lossy(&bytes[from..]).to_lowercase();
    if ["<script", "<html", "<svg", "<?php"].iter().any(|m| tail.contains(m)) {
        return Err(Unacceptable::Mixed);
    }
    alone(bytes, Content::Pdf)
}

/// Accepts a content that no unpacker would take for an archive.
fn alone(bytes: &[u8], content: Content) -> Result<Content, Unacceptable> {
    if zip::looks_like_zip_from_behind(bytes) { Err(Unacceptable::Mixed) } else { Ok(content) }
}

/// Ogg with speech or music inside (RFC 3533; RFC 7845 for Opus), not with video.
fn ogg(bytes: &[u8]) -> Result<Content, Unacceptable> {
    let first_page = &bytes[..bytes.len().min(128)];
    let has = |mark: &[u8]| first_page.windows(mark.len()).any(|w| w == mark);
    if has(b"OpusHead") || has(b"\x01vorbis") || has(b"Speex   ") || has(b"\x7fFLAC") {
        alone(bytes, Content::Ogg)
    } else {
        Err(Unacceptable::Unknown)
    }
}

/// The ISO base media format (ISO/IEC 14496-12): m4a is accepted; HEIC and video are not.
fn media_container(bytes: &[u8], brand: [u8; 4]) -> Result<Content, Unacceptable> {
    let handler = |kind: &[u8]| {
        // a `hdlr` box: its name, version and flags (4), pre_defined (4), then the kind of track
        bytes.windows(16).any(|w| &w[..4] == b"hdlr" && &w[12..] == kind)
    };
    match &brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" | b"avif" => {
            Err(Unacceptable::Heic)
        }
        _ if handler(b"soun") && !handler(b"vide") => alone(bytes, Content::M4a),
        b"M4A " | b"M4B " => Err(Unacceptable::Broken),
        _ => Err(Unacceptable::Unknown),
    }
}

/// An MPEG-1/2 layer III frame header (ISO/IEC 11172-3, 2.4.1.3) without reserved values.
fn is_mp3_frame(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, b, c, _, ..] => {
            let (version, layer) = ((b >> 3) & 3, (b >> 1) & 3);
            let (bitrate, rate) = (c >> 4, (c >> 2) & 3);
            b & 0xe0 == 0xe0 && version != 1 && layer == 1 && (1..15).contains(&bitrate) && rate != 3
        }
        _ => false,
    }
}

/// A document of Word, Excel or LibreOffice Writer without macros; other archives are refused.
fn office(bytes: &[u8]) -> Result<Content, Unacceptable> {
    let Some(list) = zip::entries(bytes) else { return Err(Unacceptable::Archive) };
    let has = |name: &str| list.iter().any(|e| e.name == name);
    let content = if has("[Content_Types].xml") && has("word/document.xml") {
        Content::Docx
    } else if has("[Content_Types].xml") && has("xl/workbook.xml") {
        Content::Xlsx
    } else if list.first().is_some_and(|first| is_odt(bytes, first)) && has("content.xml") {
        Content::Odt
    } else {
        return Err(Unacceptable::Archive);
    };
    if list.iter().any(|e| is_macro(&e.name)) {
        return Err(Unacceptable::Macros);
    }
    if list.iter().map(|e| e.unpacked).sum::<u64>() > MAX_UNPACKED {
        return Err(Unacceptable::Bomb);
    }
    Ok(content)
}

/// OpenDocument 1.3, part 2, section 3.3: the first entry is `mimetype`, stored.
fn is_odt(bytes: &[u8], first: &zip::Entry) -> bool {
    first.name == "mimetype" && zip::stored_bytes(bytes, first) == Some(Content::Odt.mime().as_bytes())
}

/// Entries in which macros or programs travel.
fn is_macro(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("vbaproject")
        || name.contains("vbadata")
        || name.contains("/activex/")
        || name.contains("/macrosheets/")
        || name.starts_with("basic/")
        || name.starts_with("scripts/")
        || [".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zip::archive;

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n";

    fn docx(more: &[(&str, &[u8], u32)]) -> Vec<u8> {
        let mut files: Vec<(&str, &[u8], u32)> =
            vec![("[Content_Types].xml", b"<Types/>", 8), ("word/document.xml", b"<x/>", 4)];
        files.extend_from_slice(more);
        archive(&files)
    }

    #[test]
    fn accepted_types_are_told_by_content() {
        let opus = [b"OggS\0\x02".to_vec(), vec![0; 22], b"OpusHead".to_vec()].concat();
        let m4a = b"\0\0\0\x18ftypM4A \0\0\0\0....hdlr\0\0\0\0\0\0\0\0soun....".to_vec();
        let odt = archive(&[("mimetype", Content::Odt.mime().as_bytes(), 39), ("content.xml", b"<x/>", 4)]);
        let xlsx = archive(&[("[Content_Types].xml", b"<T/>", 4), ("xl/workbook.xml", b"<x/>", 4)]);
        for (bytes, content) in [
            (&b"\xff\xd8\xff\xe0...."[..], Content::Jpeg),
            (b"\x89PNG\r\n\x1a\n....", Content::Png),
            (b"RIFF....WEBPVP8 ", Content::Webp),
            (b"RIFF....WAVEfmt ", Content::Wav),
            (PDF, Content::Pdf),
            (b"MZ 5 CASA 3, barrio El Salado", Content::Text),
            ("Señores:\r\n\tla <b>fuga</b> sigue 💧".as_bytes(), Content::Text),
            (&opus, Content::Ogg),
            (b"ID3\x04...", Content::Mp3),
            (b"\xff\xfb\x90\x64....", Content::Mp3),
            (&m4a, Content::M4a),
            (&docx(&[]), Content::Docx),
            (&xlsx, Content::Xlsx),
            (&odt, Content::Odt),
        ] {
            assert_eq!(sniff(bytes), Ok(content));
        }
    }

    #[test]
    fn dangerous_and_unreadable_types_are_refused_with_their_reason() {
        let movie = b"\0\0\0\x18ftypisom....hdlr\0\0\0\0\0\0\0\0vide....hdlr\0\0\0\0\0\0\0\0soun".to_vec();
        for (bytes, why) in [
            (&b""[..], Unacceptable::Empty),
            (b" \r\n\t", Unacceptable::Empty),
            (b"MZ\x90\0\x03", Unacceptable::Executable),
            (b"{\\rtf1 hola}", Unacceptable::OldOffice),
            (b"\x7fELF\x02", Unacceptable::Executable),
            (b"#!/bin/sh\nrm -rf /", Unacceptable::Executable),
            (b"\n\n <!DOCTYPE html><p>", Unacceptable::Active),
            (b"hola <SCRIPT>alert(1)</SCRIPT>", Unacceptable::Active),
            (b"<?xml version='1.0'?><svg onload='x'/>", Unacceptable::Active),
            (b"<svg xmlns='x'/>", Unacceptable::Active),
            (b"\x1f\x8b\x08", Unacceptable::Archive),
            (b"Rar!\x1a\x07", Unacceptable::Archive),
            (&archive(&[("virus.exe", b"MZ", 2)]), Unacceptable::Archive),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Unacceptable::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0", Unacceptable::Heic),
            (&movie, Unacceptable::Unknown),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", Unacceptable::OldOffice),
            (b"ca\xf1er\xeda", Unacceptable::Unknown),
            (b"GIF89a\0", Unacceptable::Unknown),
            (b"texto\0con nulo", Unacceptable::Unknown),
            (b"%PDF-1.7\nsin final", Unacceptable::Broken),
        ] {
            assert_eq!(sniff(bytes), Err(why), "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_pdf_that_is_something_else_too_is_refused() {
        let zip = archive(&[("a.exe", b"MZ", 2)]);
        assert_eq!(sniff(&[PDF, &zip].concat()), Err(Unacceptable::Mixed));
        assert_eq!(sniff(&[PDF, &zip, b"\n%%EOF"].concat()), Err(Unacceptable::Mixed));
        assert_eq!(sniff(&[PDF, b"<script>alert(1)</script>"].concat()), Err(Unacceptable::Mixed));
        assert_eq!(sniff(&[PDF, b"<html>\n%%EOF"].concat()), Err(Unacceptable::Mixed));
        // a PDF not at byte 0 is not a PDF
        assert_eq!(sniff(&[b"\0", PDF].concat()), Err(Unacceptable::Unknown));
        assert_eq!(sniff(&[b"MZ\x90\0", PDF].concat()), Err(Unacceptable::Executable));
        assert_eq!(sniff(&[b"RIFF....WAVEfmt ", &zip[..]].concat()), Err(Unacceptable::Mixed));
    }

    #[test]
    fn office_documents_with_macros_bombs_or_extra_bytes_are_refused() {
        assert_eq!(sniff(&docx(&[("word/vbaProject.bin", b"x", 1)])), Err(Unacceptable::Macros));
        assert_eq!(sniff(&docx(&[("word/embeddings/a.EXE", b"x", 1)])), Err(Unacceptable::Macros));
        assert_eq!(sniff(&docx(&[("word/media/a.png", b"x", u32::MAX)])), Err(Unacceptable::Bomb));
        assert_eq!(sniff(&[docx(&[]), b"<html>".to_vec()].concat()), Err(Unacceptable::Archive));
    }

    proptest::proptest! {
        #[test]
        fn no_content_makes_it_panic(bytes: Vec<u8>, magic in 0usize..8) {
            let heads: [&[u8]; 8] =
                [b"", b"%PDF-", b"PK\x03\x04", b"OggS", b"RIFF1234WAVE", b"0000ftypM4A ", b"\xff\xfb", b"I"];
            if let Ok(content) = sniff(&[heads[magic], &bytes].concat()) {
                assert_eq!(Content::from_mime(content.mime()), Some(content));
            }
        }
    }
}
