//! What a person fills in to book, as it was typed, and what it becomes once checked.

use hall::Need;
use kernel::{Refusal, clean_line};
use people::{ContactKind, ContactPoint};
use web::Fields;

use crate::booking::Who;

const MAX_NAME: usize = 120;
const MAX_DOCUMENT: usize = 30;
const MIN_DOCUMENT: usize = 4;

/// As typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookingForm {
    /// Full name.
    pub name: String,
    /// Number of a document; may be empty.
    pub document: String,
    /// Telephone; it or the e-mail is needed.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Asks for preferential attention.
    pub preferential: bool,
    /// Keys of [`Need`].
    pub needs: Vec<String>,
}

/// Something that is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldProblem {
    /// Name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub what: Wrong,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Nobody can be called with that name.
    Name,
    /// No number of a document.
    Document,
    /// Neither telephone nor e-mail.
    NoContact,
    /// The telephone is none.
    Phone,
    /// The e-mail is none.
    Email,
}

impl Refusal for FieldProblem {
    fn code(&self) -> &'static str {
        match self.what {
            Wrong::Name => "appointments-name",
            Wrong::Document => "appointments-document",
            Wrong::NoContact => "appointments-no-contact",
            Wrong::Phone => "appointments-phone",
            Wrong::Email => "appointments-email",
        }
    }

    fn field(&self) -> Option<&str> {
        Some(self.field)
    }
}

impl BookingForm {
    /// From the fields of the page.
    pub fn read(fields: &Fields) -> BookingForm {
        let text = |name: &str| fields.text(name).to_owned();
        BookingForm {
            name: text("name"),
            document: text("document"),
            phone: text("phone"),
            email: text("email"),
            preferential: fields.ticked("preferential"),
            needs: fields.all("needs").take(20).map(str::to_owned).collect(),
        }
    }

    /// Checked and cleaned, or everything that is wrong, in the order of the page.
    pub fn check(&self) -> Result<Who, Vec<FieldProblem>> {
        let mut wrong = Vec::new();
        let mut tell = |field, what| wrong.push(FieldProblem { field, what });
        let name = clean_line(&self.name, MAX_NAME).unwrap_or_default();
        if name.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            tell("name", Wrong::Name);
        }
        let document = document(&self.document);
        if document.is_none() {
            tell("document", Wrong::Document);
        }
        let (phone, email) = (phone(&self.phone), email(&self.email));
        match (&phone, &email) {
            (Some(p), Some(e)) if p.is_empty() && e.is_empty() => tell("phone", Wrong::NoContact),
            _ => {
                if phone.is_none() {
                    tell("phone", Wrong::Phone);
                }
                if email.is_none() {
                    tell("email", Wrong::Email);
                }
            }
        }
        match (document, phone, email) {
            (Some(document), Some(phone), Some(email)) if wrong.is_empty() => {
                let needs = Need::ALL.iter().filter(|n| self.needs.iter().any(|k| k == n.key())).copied();
                let needs = needs.collect();
                Ok(Who { name, document, phone, email, preferential: self.preferential, needs })
            }
            _ => Err(wrong),
        }
    }
}

/// Letters and digits only, upper case; nothing for what is no document.
fn document(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some(String::new());
    }
    let line = clean_line(text, MAX_DOCUMENT).ok()?;
    let plain: String = line.chars().filter(|c| !" .-,".contains(*c)).collect();
    let good = plain.len() >= MIN_DOCUMENT && plain.chars().all(|c| c.is_ascii_alphanumeric());
    good.then(|| plain.to_ascii_uppercase())
}

fn phone(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some(String::new());
    }
    let read = |kind| ContactPoint::read(kind, text, "").ok();
    let found = read(ContactKind::Mobile).or_else(|| read(ContactKind::Landline))?;
    Some(found.value().to_owned())
}

fn email(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some(String::new());
    }
    dispatch::EmailAddress::parse(text).ok().map(|address| address.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn form() -> BookingForm {
        BookingForm { name: "María Ríos".into(), phone: "310 123 45 48".into(), ..BookingForm::default() }
    }

    fn wrong(form: &BookingForm) -> Vec<(&'static str, Wrong)> {
        form.check().expect_err("something is wrong").iter().map(|p| (p.field, p.what)).collect()
    }

    #[test]
    fn a_name_and_one_way_to_reach_the_person_are_enough() {
        let who = form().check().expect("a person");
        assert_eq!(
            (who.name.as_str(), who.phone.as_str(), who.email.as_str()),
            ("María Ríos", "3101234548", "")
        );
        let mail = BookingForm { phone: String::new(), email: " m@correo.example ".into(), ..form() };
        assert_eq!(mail.check().map(|w| w.email), Ok("m@correo.example".to_owned()));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let nothing = BookingForm::default();
        assert_eq!(wrong(&nothing), [("name", Wrong::Name), ("phone", Wrong::NoContact)]);
        let bad = BookingForm {
            name: "  ".into(),
            document: "¿?".into(),
            phone: "12".into(),
            email: "maria".into(),
            ..form()
        };
        let all = ["name", "document", "phone", "email"];
        assert_eq!(wrong(&bad).iter().map(|w| w.0).collect::<Vec<_>>(), all);
    }

    #[test]
    fn documents_and_needs_are_read_generously() {
        let needs = ["sign_language", "nothing"].map(str::to_owned).to_vec();
        let who = BookingForm { document: "24.254.207".into(), needs, ..form() }.check().expect("a person");
        assert_eq!((who.document.as_str(), who.needs.as_slice()), ("24254207", &[Need::SignLanguage][..]));
    }

    proptest! {
        #[test]
        fn any_text_is_read(name in "\\PC{0,140}", document in "\\PC{0,40}", phone in "\\PC{0,30}") {
            let form = BookingForm { name, document, phone, ..BookingForm::default() };
            if let Ok(who) = form.check() {
                prop_assert!(!who.phone.is_empty() && who.name.chars().count() <= MAX_NAME);
            }
        }
    }
}
