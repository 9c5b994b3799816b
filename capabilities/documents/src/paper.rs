//! What is printed, as plain data. How it looks is the business of a [`Typesetter`].

use kernel::{At, Day, Fault, Lang};
use serde::{Deserialize, Serialize};

use crate::{CaseFile, Pictures, Sha256Hash};

/// Who writes: the head of every paper.
#[doc(alias = "membrete")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// Legal name of the company.
    pub company: String,
    /// Its tax number with the check digit: `800.000.000-1`.
    #[doc(alias = "NIT")]
    pub nit: String,
    /// Street and city.
    pub address: String,
    /// Telephone lines, as people dial them.
    pub phones: Vec<String>,
    /// Web site without the scheme: `aguasdemiraflor.co`.
    pub website: String,
    /// The colours of the company.
    pub brand: Brand,
}

/// The colours of a company. What is not a colour is printed with the default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brand {
    /// The darkest: bands and headings.
    pub night: Color,
    /// The main one: rules and links.
    pub main: Color,
    /// The one that calls: behind the due date.
    pub accent: Color,
}

impl Default for Brand {
    fn default() -> Brand {
        let color = |text: &str| Color(text.to_owned());
        Brand { night: color("#063c3f"), main: color("#00666b"), accent: color("#ffc52e") }
    }
}

/// A colour as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Color(String);

impl Color {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#')?;
        let fits = digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit());
        fits.then(|| Color(text.to_ascii_lowercase()))
    }

    /// `#rrggbb`, lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether white text reads better on it than black (WCAG 2.2, relative luminance below 0.179).
    pub fn is_dark(&self) -> bool {
        let channel = |at: usize| {
            let value = self.0.get(at..at + 2).and_then(|d| u8::from_str_radix(d, 16).ok()).unwrap_or(0);
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) < 0.179
    }
}
impl TryFrom<String> for Color {
    type Error = String;
    fn try_from(text: String) -> Result<Color, String> {
        Color::parse(&text).ok_or_else(|| format!("not a colour like #00666b: {text}"))
    }
}
impl From<Color> for String {
    fn from(color: Color) -> String {
        color.0
    }
}

/// How anybody checks that a paper is what the company issued. Empty until it is issued.
#[doc(alias = "código de verificación")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Printed in groups: `7KQ4-M2XD`.
    pub code: String,
    /// Complete address of the page that answers for it; also inside the QR.
    pub url: String,
}

/// A file that goes with the paper.
#[doc(alias = "anexo")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annex {
    /// Name of the file.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// Its fingerprint.
    pub sha256: Sha256Hash,
}

/// On whose behalf a receipt is issued.
#[doc(alias = "peticionario")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Petitioner {
    /// Said who they are.
    Named {
        /// Full name.
        name: String,
        /// Identity document, as it is written: `CC 28.540.112`.
        document: Option<String>,
        /// Where to answer: e-mail, street, telephone.
        addresses: Vec<String>,
        /// Who acts for them.
        representative: Option<String>,
    },
    /// Did not say who they are (an anonymous petition is a petition).
    Anonymous,
    /// The company knows, but the paper does not tell.
    Reserved,
}

/// How long the company has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The first day that counts.
    pub first_day: Day,
    /// The last day to answer.
    pub due_on: Day,
    /// How many days.
    pub days: u32,
    /// Whether only business days count.
    pub business_days: bool,
    /// The rule in words: `Peticiones, quejas y recursos de servicios públicos`.
    pub rule: String,
    /// The article: `Ley 142 de 1994, art. 158`.
    pub article: String,
    /// Which days between the first and the last do not count, so that a calendar can be drawn; nothing for
    /// terms that are not counted in business days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_off: Option<DaysOff>,
}

/// The days of a term that do not count. Sundays never do.
#[doc(alias = "días inhábiles")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysOff {
    /// Whether Saturdays count.
    pub saturdays_count: bool,
    /// The others, each with its reason in a word or two: `San José`.
    pub others: Vec<(Day, String)>,
}

/// Until when and where the person can appeal, as a letter explains it. The letter does not know when it
/// will be notified, so it counts from its own day, and says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealTerm {
    /// The days, if the person is notified on the day of the letter.
    pub term: Term,
    /// Where one appeals, a line each: address, page, mail.
    pub places: Vec<String>,
}

/// The receipt that everybody gets who files something.
#[doc(alias = "constancia de radicación")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Filing number.
    #[doc(alias = "radicado")]
    pub number: String,
    /// When it was filed.
    pub filed_at: At,
    /// Through which channel, in words: `Página web`.
    pub channel: String,
    /// What it is, in words: `Reclamo por facturación`.
    pub kind: String,
    /// One line.
    pub subject: String,
    /// What was asked and why, as it was written or told. Printed literally.
    pub body: String,
    /// The account of the contract.
    pub contract: Option<String>,
    /// Who asks.
    pub petitioner: Petitioner,
    /// How long the company has; nothing for what has no term (a compliment).
    pub term: Option<Term>,
    /// What came with it.
    pub attachments: Vec<Annex>,
    /// Who received it: an officer, or the system.
    pub received_by: String,
    /// Whether it was presented aloud: the receipt says so (Decreto 1166 de 2016, in Decreto 1069 de 2015
    /// from art. 2.2.3.12.1 on).
    pub verbal: bool,
    /// How to check it.
    pub verification: Verification,
}

/// A part of an answer, in the order in which it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Salutation; printed without a heading.
    Greeting,
    /// What happened.
    Facts,
    /// What was looked at.
    Evidence,
    /// What the company decides and why.
    Decision,
    /// What the person can do about it.
    Appeals,
}

/// One part of an answer with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Which part.
    pub part: Part,
    /// Its text in the subset of [`parse_markdown`](crate::parse_markdown).
    pub text: String,
}

/// Who signs.
#[doc(alias = "firma")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Full name.
    pub name: String,
    /// Position in the company.
    pub title: String,
    /// When it was signed.
    pub signed_at: At,
}

/// What a letter answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Filing number of what came in.
    pub number: String,
    /// When it came in.
    pub filed_at: At,
}

/// An outgoing letter.
#[doc(alias = "oficio")]
#[doc(alias = "respuesta")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Outgoing number.
    pub number: String,
    /// City of the date line.
    pub city: String,
    /// Day of the date line.
    pub issued_on: Day,
    /// To whom, line by line: name, position, address, city.
    pub addressee: Vec<String>,
    /// What it answers.
    pub reference: Option<Reference>,
    /// One line.
    pub subject: String,
    /// Its parts; empty ones are not printed.
    pub sections: Vec<Section>,
    /// Who signs; nothing for a draft, which says so on every page.
    pub signature: Option<Signature>,
    /// Until when the person can appeal; nothing if no appeal lies, and in letters that decide nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<AppealTerm>,
    /// What goes with it.
    pub annexes: Vec<Annex>,
    /// How to check it.
    pub verification: Verification,
}

/// Turns papers into PDF/A. Blocks the thread for some tens of milliseconds: call it where that is
/// allowed. The same data gives the same bytes. Implemented by the gateway `pdf`.
pub trait Typesetter: Send + Sync + 'static {
    /// The receipt of something filed.
    fn receipt(&self, head: &Letterhead, receipt: &Receipt, lang: Lang) -> Result<Vec<u8>, Fault>;

    /// An outgoing letter.
    fn letter(&self, head: &Letterhead, letter: &Letter, lang: Lang) -> Result<Vec<u8>, Fault>;

    /// A complete file with its index and its pictures; those that are missing or cannot be read are told
    /// to go apart. A press that only knows letters fails.
    fn case_file(&self, _: &Letterhead, _: &CaseFile, _: &Pictures, _: Lang) -> Result<Vec<u8>, Fault> {
        Err(Fault::new("this press sets no files"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_six_hexadecimal_digits() {
        assert_eq!(Color::parse("#FFC52E").unwrap().as_str(), "#ffc52e");
        for bad in ["ffc52e", "#fff", "#ffc52e80", "#gggggg", "red", "#ffc52é"] {
            assert_eq!(Color::parse(bad), None, "{bad}");
        }
        assert!(serde_json::from_str::<Color>("\"rgb(1)\"").is_err());
    }

    #[test]
    fn text_on_a_colour_is_legible() {
        let brand = Brand::default();
        assert!(brand.night.is_dark() && brand.main.is_dark() && !brand.accent.is_dark());
        assert!(!Color::parse("#ffffff").unwrap().is_dark());
    }
}
