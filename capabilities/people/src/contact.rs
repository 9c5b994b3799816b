//! Where a person can be reached.

use kernel::{Lang, clean_line, fold};
use serde::{Deserialize, Serialize};

use crate::mask;

/// Most characters of an e-mail address (RFC 5321 §4.5.3.1.3, the path without its brackets).
const LONGEST_EMAIL: usize = 254;
const LONGEST_ADDRESS: usize = 200;

/// The kinds of contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// An e-mail address.
    Email,
    /// A mobile phone, reachable by call, SMS and perhaps WhatsApp.
    Mobile,
    /// A fixed phone.
    Landline,
    /// Where letters are sent.
    PostalAddress,
}

impl ContactKind {
    /// All, in the order of sheets.
    pub const ALL: [ContactKind; 4] =
        [ContactKind::Email, ContactKind::Mobile, ContactKind::Landline, ContactKind::PostalAddress];

    /// The code in the database and the API.
    pub fn code(self) -> &'static str {
        match self {
            ContactKind::Email => "email",
            ContactKind::Mobile => "mobile",
            ContactKind::Landline => "landline",
            ContactKind::PostalAddress => "postal_address",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<ContactKind> {
        ContactKind::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// How somebody prefers to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[doc(alias = "canal de contacto")]
pub enum ContactChannel {
    /// By e-mail.
    Email,
    /// By WhatsApp.
    WhatsApp,
    /// By SMS.
    Sms,
    /// By telephone.
    Call,
    /// By a letter to the address.
    Letter,
    /// At the office.
    InPerson,
}

impl ContactChannel {
    /// All.
    pub const ALL: [ContactChannel; 6] = [
        ContactChannel::Email,
        ContactChannel::WhatsApp,
        ContactChannel::Sms,
        ContactChannel::Call,
        ContactChannel::Letter,
        ContactChannel::InPerson,
    ];

    /// The code in the database and the API.
    pub fn code(self) -> &'static str {
        match self {
            ContactChannel::Email => "email",
            ContactChannel::WhatsApp => "whatsapp",
            ContactChannel::Sms => "sms",
            ContactChannel::Call => "call",
            ContactChannel::Letter => "letter",
            ContactChannel::InPerson => "in_person",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<ContactChannel> {
        ContactChannel::ALL.into_iter().find(|c| c.code() == code)
    }

    /// Its name for people.
    pub fn name(self, lang: Lang) -> &'static str {
        let (es, en) = match self {
            ContactChannel::Email => ("Correo electrónico", "E-mail"),
            ContactChannel::WhatsApp => ("WhatsApp", "WhatsApp"),
            ContactChannel::Sms => ("Mensaje de texto", "Text message"),
            ContactChannel::Call => ("Llamada", "Call"),
            ContactChannel::Letter => ("Carta", "Letter"),
            ContactChannel::InPerson => ("En la oficina", "At the office"),
        };
        if lang == Lang::Es { es } else { en }
    }
}

/// Why a contact is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactProblem {
    /// Nothing was typed.
    Empty,
    /// More than is possible.
    TooLong,
    /// Not an e-mail address: one `@` with a name before it and a domain after it.
    NotAnEmail,
    /// Not ten digits that begin with 3, nor a foreign number that begins with `+`.
    NotAMobile,
    /// Not ten digits that begin with 60 (or the seven of before September 2021).
    NotALandline,
    /// No municipality has this code.
    NoSuchMunicipality,
}

/// A contact, cleaned and checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactPoint {
    kind: ContactKind,
    value: String,
    municipality: Option<&'static str>,
}

impl ContactPoint {
    /// Reads what somebody typed; `municipality` (DIVIPOLA, five digits) is for addresses and may be empty.
    pub fn read(kind: ContactKind, text: &str, municipality: &str) -> Result<ContactPoint, ContactProblem> {
        let value = match kind {
            ContactKind::Email => email(text)?,
            ContactKind::Mobile => mobile(text)?,
            ContactKind::Landline => landline(text)?,
            ContactKind::PostalAddress => line(text, LONGEST_ADDRESS)?,
        };
        let municipality = match municipality.trim() {
            code if kind == ContactKind::PostalAddress && !code.is_empty() => {
                Some(territory::municipality(code).ok_or(ContactProblem::NoSuchMunicipality)?.code)
            }
            _ => None,
        };
        Ok(ContactPoint { kind, value, municipality })
    }

    /// A contact as the database has it.
    pub(crate) fn stored(kind: ContactKind, value: String, municipality: Option<&str>) -> ContactPoint {
        let municipality = municipality.and_then(territory::municipality).map(|m| m.code);
        ContactPoint { kind, value, municipality }
    }

    /// What kind.
    pub fn kind(&self) -> ContactKind {
        self.kind
    }

    /// As it is stored and used: `maria@correo.co`, `3101234548`, `+584141234567`, `Calle 10 # 4-22`.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Code of the municipality of an address.
    pub fn municipality(&self) -> Option<&'static str> {
        self.municipality
    }

    /// What equal contacts have in common, whatever their case, accents and spaces.
    pub fn key(&self) -> String {
        fold(&self.value)
    }

    /// In full, as people write it: `310 123 4548`.
    pub fn shown(&self) -> String {
        match (self.kind, self.value.len()) {
            (ContactKind::Mobile | ContactKind::Landline, 10) if self.value.is_ascii() => {
                format!("{} {} {}", &self.value[..3], &self.value[3..6], &self.value[6..])
            }
            _ => self.value.clone(),
        }
    }

    /// Masked, for those who need not see it.
    pub fn masked(&self) -> String {
        match self.kind {
            ContactKind::Email => mask::email(&self.value),
            ContactKind::Mobile | ContactKind::Landline => mask::phone(&self.value),
            ContactKind::PostalAddress => mask::address(&self.value),
        }
    }

    /// The international form of a phone (E.164): `+573101234548`. Nothing for the rest, and for numbers of
    /// seven digits, which nobody can dial any more.
    pub fn e164(&self) -> Option<String> {
        match self.kind {
            ContactKind::Mobile | ContactKind::Landline if self.value.starts_with('+') => {
                Some(self.value.clone())
            }
            ContactKind::Mobile | ContactKind::Landline if self.value.len() == 10 => {
                Some(format!("+57{}", self.value))
            }
            _ => None,
        }
    }
}

fn line(text: &str, max: usize) -> Result<String, ContactProblem> {
    clean_line(text, max).map_err(|problem| match problem {
        kernel::TextProblem::Empty => ContactProblem::Empty,
        kernel::TextProblem::TooLong { .. } => ContactProblem::TooLong,
    })
}

/// A simple check that lets through every address in use: the real proof is a message that arrives.
fn email(text: &str) -> Result<String, ContactProblem> {
    let text = line(text, LONGEST_EMAIL)?;
    let (local, domain) = text.rsplit_once('@').ok_or(ContactProblem::NotAnEmail)?;
    let odd = |c: char| c.is_whitespace() || "@<>()[],;:\\\"".contains(c);
    let local_is_fine = (1..=64).contains(&local.len())
        && !local.contains(odd)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let domain = domain.to_lowercase();
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    let domain_is_fine = domain.contains('.')
        && domain.split('.').all(label)
        && last.chars().count() >= 2
        && !last.chars().all(|c| c.is_numeric());
    // lowering the domain may lengthen it
    let fits = local.len() + 1 + domain.len() <= LONGEST_EMAIL;
    if local_is_fine && domain_is_fine && fits {
        Ok(format!("{local}@{domain}"))
    } else {
        Err(ContactProblem::NotAnEmail)
    }
}

/// The digits of a phone number and whether it began with `+`; nothing if there is something else in it.
fn digits(text: &str) -> Option<(bool, String)> {
    let text = text.trim();
    let fine = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-.()/".contains(c));
    let plus = text.starts_with('+') || text.starts_with("(+");
    fine.then(|| (plus, text.chars().filter(char::is_ascii_digit).collect()))
}

/// The national number of ten digits, without the country (57, 0057) before it.
fn national(digits: &str) -> &str {
    let country = ["57", "0057"].iter().find(|c| digits.len() == c.len() + 10 && digits.starts_with(**c));
    country.map_or(digits, |c| &digits[c.len()..])
}

fn mobile(text: &str) -> Result<String, ContactProblem> {
    if text.trim().is_empty() {
        return Err(ContactProblem::Empty);
    }
    let (plus, all) = digits(text).ok_or(ContactProblem::NotAMobile)?;
    let own = national(&all);
    if own.len() == 10 && own.starts_with('3') && !(plus && own.len() == all.len()) {
        return Ok(own.to_owned());
    }
    let foreign = plus && (8..=15).contains(&all.len()) && !all.starts_with("57") && !all.starts_with('0');
    if foreign { Ok(format!("+{all}")) } else { Err(ContactProblem::NotAMobile) }
}

fn landline(text: &str) -> Result<String, ContactProblem> {
    if text.trim().is_empty() {
        return Err(ContactProblem::Empty);
    }
    let (_, all) = digits(text).ok_or(ContactProblem::NotALandline)?;
    let own = national(&all);
    let fine = (own.len() == 10 && own.starts_with("60")) || (own.len() == 7 && !own.starts_with(['0', '1']));
    if fine { Ok(own.to_owned()) } else { Err(ContactProblem::NotALandline) }
}
