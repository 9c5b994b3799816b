//! From data to PDF.

use documents::{CaseFile, Letter, Letterhead, MOST_PICTURES, Pictures, Receipt, Typesetter, Verification};
use kernel::{Fault, Lang};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::data;
use crate::glyphs::{Care, make_printable};
use crate::world::{Desk, Shop, Template};

/// Sets papers with typst. Make one per process: loading the typefaces takes some tens of milliseconds.
pub struct TypstSetter {
    shop: Shop,
    standards: PdfStandards,
}

impl TypstSetter {
    /// Loads typefaces and templates.
    pub fn new() -> Result<TypstSetter, Fault> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|e| Fault::new(format!("PDF/A-2a and PDF/UA-1 go together: {}", e.message())))?;
        Ok(TypstSetter { shop: Shop::open(), standards })
    }

    fn set(&self, template: Template, data: Value, code: &str, url: &str) -> Result<Vec<u8>, Fault> {
        self.set_with(template, data, code, url, &[])
    }

    fn set_with(
        &self,
        template: Template,
        data: Value,
        code: &str,
        url: &str,
        pictures: &[bytes::Bytes],
    ) -> Result<Vec<u8>, Fault> {
        let usual = self.print(template, data.clone(), (code, url), pictures, Care::Usual);
        // typst forgets what it remembered of papers set long ago; without this its memory only grows
        comemo::evict(10);
        usual.or_else(|_| {
            let strict = self.print(template, data, (code, url), pictures, Care::Strict);
            comemo::evict(10);
            strict
        })
    }

    fn print(
        &self,
        template: Template,
        mut data: Value,
        (code, url): (&str, &str),
        pictures: &[bytes::Bytes],
        care: Care,
    ) -> Result<Vec<u8>, Fault> {
        let unprintable = make_printable(&mut data, &self.shop.fonts, care);
        data["unprintable"] = Value::Bool(unprintable);
        let json = serde_json::to_vec(&data).map_err(|e| Fault::because("a paper is written as JSON", e))?;
        let desk = Desk::new(&self.shop, template, json, qr(url)?).with(pictures);
        let document = typst::compile::<PagedDocument>(&desk).output.map_err(|e| told("set", &e))?;
        let options = PdfOptions {
            // the code is unique, so the identifier of the file is too, and the same paper keeps it
            ident: Smart::Custom(code.to_owned()),
            creator: Smart::Custom(Some("Cauce".to_owned())),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|e| told("written as PDF", &e))
    }
}

impl Typesetter for TypstSetter {
    fn receipt(&self, head: &Letterhead, receipt: &Receipt, lang: Lang) -> Result<Vec<u8>, Fault> {
        let data = data::of_receipt(head, receipt, lang)?;
        self.set(Template::Receipt, data, &receipt.verification.code, &receipt.verification.url)
    }

    fn letter(&self, head: &Letterhead, letter: &Letter, lang: Lang) -> Result<Vec<u8>, Fault> {
        let data = data::of_letter(head, letter, lang)?;
        self.set(Template::Letter, data, &letter.verification.code, &letter.verification.url)
    }

    fn case_file(
        &self,
        head: &Letterhead,
        file: &CaseFile,
        pictures: &Pictures,
        lang: Lang,
    ) -> Result<Vec<u8>, Fault> {
        let print = |pictures: &Pictures| {
            let data = data::of_case_file(head, file, pictures, lang)?;
            let bytes: Vec<bytes::Bytes> = pictures.values().take(MOST_PICTURES).cloned().collect();
            let Verification { code, url } = &file.verification;
            self.set_with(Template::CaseFile, data, code, url, &bytes)
        };
        // one picture that cannot be read keeps no file from leaving: then all of them go apart
        print(pictures).or_else(|_| print(&Pictures::new()))
    }
}

/// The QR of an address (ISO/IEC 18004), level M: survives a fold and a stain.
fn qr(url: &str) -> Result<String, Fault> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M)
        .map_err(|e| Fault::new(format!("the address fits into a QR: {e}")))?;
    let dark = svg::Color("#0b2b2e");
    Ok(code
        .render::<svg::Color>()
        .quiet_zone(false)
        .dark_color(dark)
        .light_color(svg::Color("#ffffff"))
        .build())
}

/// What typst complains about, without the text of the paper (it is personal data).
fn told(what: &str, errors: &[SourceDiagnostic]) -> Fault {
    let first = errors.first().map_or(String::new(), |e| e.message.to_string());
    let message = first.split([':', '`', '"', '\u{201c}']).next().unwrap_or_default();
    Fault::new(format!("a paper is {what} ({message})"))
}
