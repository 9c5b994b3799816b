//! Name, number, address, telephones, services: what a form says about the company, and what is kept of it.

use catalog::UtilityService;
use dispatch::EmailAddress;
use kernel::{Lang, TextProblem, clean_line, clean_text};
use serde::{Deserialize, Serialize};
use territory::Municipality;

use crate::nit::Nit;
use crate::place::Place;
use crate::refusal::CompanyRefusal;

/// Most characters of a name, an address, a note.
const MOST_NAME: usize = 150;
const MOST_LINE: usize = 200;
const MOST_NOTE: usize = 4_000;
/// Most telephones.
const MOST_PHONES: usize = 8;

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileDraft {
    /// Legal name.
    pub legal_name: String,
    /// Name on the header; the legal name if empty.
    pub short_name: String,
    /// Tax number.
    pub nit: String,
    /// Under the name; the services if empty.
    pub tagline: String,
    /// The municipality in words.
    pub place: String,
    /// The code of the municipality that was picked among those offered.
    pub municipality: String,
    /// Street and number.
    pub address: String,
    /// Number and purpose of each telephone; empty rows are left out.
    pub phones: Vec<(String, String)>,
    /// Address for everybody.
    pub email: String,
    /// Address for judicial notices; may be empty.
    pub court_email: String,
    /// Address for questions on personal data; the first if empty.
    pub data_email: String,
    /// Address from which mail goes out; the first if empty.
    pub mail_from: String,
    /// Own site; may be empty.
    pub website: String,
    /// When people attend.
    pub hours: String,
    /// Codes of the services.
    pub services: Vec<String>,
    /// What the company adds to the page of rights; may be empty.
    pub legal_note: String,
}

/// A telephone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneLine {
    /// As it is dialled: `116`, `+57 606 555 0100`.
    pub number: String,
    /// What for; may be empty.
    pub label: String,
}

/// Who the company is, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Legal name: `Aguas de Miraflor S.A.S. E.S.P.`
    #[doc(alias = "razón social")]
    pub legal_name: String,
    /// Name on the header: `Aguas de Miraflor`.
    pub short_name: String,
    /// Tax number.
    pub nit: Nit,
    /// Under the name: `Acueducto · Alcantarillado · Aseo`.
    pub tagline: String,
    /// Code of the municipality of the seat, five digits (DIVIPOLA of DANE).
    pub municipality: String,
    /// Street and number.
    pub address: String,
    /// The most important first; at least one.
    pub phones: Vec<PhoneLine>,
    /// Address for everybody.
    pub email: String,
    /// Address for judicial notices (Ley 1437 de 2011, art. 197); may be empty.
    pub court_email: String,
    /// Address for questions on personal data (Ley 1581 de 2012, art. 12).
    pub data_email: String,
    /// Address from which mail goes out.
    pub mail_from: String,
    /// Own site with its scheme; may be empty.
    pub website: String,
    /// When people attend, in words; may be empty.
    pub hours: String,
    /// The services it provides, in the order of the regulator.
    pub services: Vec<UtilityService>,
    /// What the company adds to the page of rights; may be empty.
    pub legal_note: String,
}

impl ProfileDraft {
    /// A form that would change nothing of `profile`.
    pub fn of(profile: &Profile) -> ProfileDraft {
        let p = profile.clone();
        ProfileDraft {
            place: p.place().map(|m| m.full_name()).unwrap_or_default(),
            legal_name: p.legal_name,
            short_name: p.short_name,
            nit: p.nit.shown(),
            tagline: p.tagline,
            municipality: p.municipality,
            address: p.address,
            phones: p.phones.into_iter().map(|phone| (phone.number, phone.label)).collect(),
            email: p.email,
            court_email: p.court_email,
            data_email: p.data_email,
            mail_from: p.mail_from,
            website: p.website,
            hours: p.hours,
            services: p.services.iter().map(|s| s.code().to_owned()).collect(),
            legal_note: p.legal_note,
        }
    }

    /// Checks everything; gives all that is wrong at once, in the order of the form.
    pub fn check(&self) -> Result<Profile, Vec<CompanyRefusal>> {
        let mut wrong = Wrong::default();
        let legal_name = wrong.needed("legal_name", &self.legal_name, MOST_NAME);
        let short_name = wrong.line("short_name", &self.short_name, MOST_NAME);
        let nit = wrong.nit(&self.nit);
        let services = wrong.services(&self.services);
        let tagline = wrong.line("tagline", &self.tagline, MOST_LINE);
        let place = wrong.place(&self.place, &self.municipality);
        let address = wrong.needed("address", &self.address, MOST_LINE);
        let hours = wrong.line("hours", &self.hours, MOST_LINE);
        let phones = wrong.phones(&self.phones);
        let email = wrong.email("email", &self.email, true);
        let court_email = wrong.email("court_email", &self.court_email, false);
        let data_email = wrong.email("data_email", &self.data_email, false);
        let mail_from = wrong.email("mail_from", &self.mail_from, false);
        let website = wrong.website(&self.website);
        let legal_note = wrong.note(&self.legal_note);
        let (Some(nit), Some(place), true) = (nit, place, wrong.0.is_empty()) else { return Err(wrong.0) };
        let names: Vec<&str> = services.iter().map(|s| s.name(Lang::Es)).collect();
        Ok(Profile {
            short_name: or(short_name, &legal_name),
            tagline: or(tagline, &names.join(" · ")),
            data_email: or(data_email, &email),
            mail_from: or(mail_from, &email),
            municipality: place.code.to_owned(),
            legal_name,
            nit,
            address,
            phones,
            email,
            court_email,
            website,
            hours,
            services,
            legal_note,
        })
    }
}

impl Profile {
    /// The municipality of the seat.
    pub fn place(&self) -> Option<Municipality> {
        territory::municipality(&self.municipality)
    }

    /// Name of the municipality, for the date line of letters.
    pub fn city(&self) -> &'static str {
        self.place().map_or("", |m| m.name)
    }

    /// Street and city, for papers and the footer.
    pub fn full_address(&self) -> String {
        format!("{}, {}", self.address, self.place().map(|m| m.full_name()).unwrap_or_default())
    }
}

fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}

/// Collects what is wrong.
#[derive(Default)]
struct Wrong(Vec<CompanyRefusal>);

impl Wrong {
    fn line(&mut self, field: &'static str, text: &str, max: usize) -> String {
        self.text(field, clean_line(text, max))
    }

    fn note(&mut self, text: &str) -> String {
        self.text("legal_note", clean_text(text, MOST_NOTE))
    }

    fn text(&mut self, field: &'static str, cleaned: Result<String, TextProblem>) -> String {
        cleaned.unwrap_or_else(|problem| {
            if let TextProblem::TooLong { max, .. } = problem {
                self.0.push(CompanyRefusal::TooLong { field, max });
            }
            String::new()
        })
    }

    fn needed(&mut self, field: &'static str, text: &str, max: usize) -> String {
        let before = self.0.len();
        let line = self.line(field, text, max);
        if line.is_empty() && self.0.len() == before {
            self.0.push(CompanyRefusal::Missing { field });
        }
        line
    }

    fn nit(&mut self, text: &str) -> Option<Nit> {
        let nit = Nit::parse(text);
        if nit.is_none() {
            let empty = text.trim().is_empty();
            self.0.push(if empty { CompanyRefusal::Missing { field: "nit" } } else { CompanyRefusal::Nit });
        }
        nit
    }

    fn place(&mut self, typed: &str, chosen: &str) -> Option<Municipality> {
        let refusal = match Place::resolve(typed, chosen) {
            Place::Found(place) => return Some(place),
            Place::Choose(_) => CompanyRefusal::ManyPlaces,
            Place::Missing => CompanyRefusal::Missing { field: "place" },
            Place::Unknown => CompanyRefusal::UnknownPlace,
        };
        self.0.push(refusal);
        None
    }

    fn services(&mut self, codes: &[String]) -> Vec<UtilityService> {
        let chosen = |service: &UtilityService| codes.iter().any(|code| code == service.code());
        let services: Vec<_> = UtilityService::ALL.into_iter().filter(chosen).collect();
        if services.is_empty() {
            self.0.push(CompanyRefusal::Missing { field: "services" });
        }
        services
    }

    fn phones(&mut self, rows: &[(String, String)]) -> Vec<PhoneLine> {
        let before = self.0.len();
        let mut phones = Vec::new();
        for (number, label) in rows.iter().take(MOST_PHONES) {
            let label = self.line("phone", label, 80);
            match clean_line(number, 30) {
                Err(TextProblem::Empty) if label.is_empty() => {}
                Ok(number) if can_be_dialled(&number) => phones.push(PhoneLine { number, label }),
                _ => {
                    self.0.push(CompanyRefusal::Phone);
                    return phones;
                }
            }
        }
        if phones.is_empty() && self.0.len() == before {
            self.0.push(CompanyRefusal::Missing { field: "phone" });
        }
        phones
    }

    fn email(&mut self, field: &'static str, text: &str, needed: bool) -> String {
        if text.trim().is_empty() {
            if needed {
                self.0.push(CompanyRefusal::Missing { field });
            }
            return String::new();
        }
        match EmailAddress::parse(text) {
            Ok(address) => address.as_str().to_owned(),
            Err(_) => {
                self.0.push(CompanyRefusal::Email { field });
                String::new()
            }
        }
    }

    fn website(&mut self, text: &str) -> String {
        let line = self.line("website", text, MOST_LINE);
        let (scheme, rest) = line.split_once("://").unwrap_or(("https", &line));
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
        if line.is_empty() {
            return line;
        }
        let known = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        if !known || !host.contains('.') || !host.chars().all(plain) || rest.contains(' ') {
            self.0.push(CompanyRefusal::Website);
            return String::new();
        }
        format!("{}://{rest}", scheme.to_ascii_lowercase())
    }
}

/// Digits, spaces and the signs with which people write numbers; three to fifteen digits (ITU-T E.164).
fn can_be_dialled(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let signs = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.');
    (3..=15).contains(&digits) && number.chars().all(signs)
}

#[cfg(test)]
#[path = "profile_tests.rs"]
mod tests;
