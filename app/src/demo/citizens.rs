//! Those who write: invented from lists of common names, with documents, telephones and mail that nobody has.

use cases::PetitionForm;
use kernel::fold;

use super::dice::Dice;
use super::town::{ACCOUNTS, Premises, Town};
use super::words::Words;

/// Domains of the mail that nobody has (RFC 2606).
const MAIL: [&str; 3] = ["correo.example", "buzon.example", "mail.example"];

/// Somebody of Miraflor.
#[derive(Debug, Clone)]
pub struct Citizen {
    /// Full name.
    pub name: String,
    /// How a letter addresses them: `Señora`.
    pub address_as: &'static str,
    /// `CC`, `NIT`, `CE`...
    pub document_type: &'static str,
    /// Its number.
    pub document_number: String,
    /// E-mail; may be empty.
    pub email: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Key of a need of support; mostly empty.
    pub need: &'static str,
    /// Where they live, and on which account; nothing if nobody knows.
    pub home: Option<Premises>,
}

impl Citizen {
    /// Somebody who had not written before.
    pub fn meet(place: usize, words: &Words, town: &Town, dice: &Dice) -> Citizen {
        let home = (!dice.permille(70)).then(|| town.premises(dice.below(ACCOUNTS)));
        if dice.permille(30) {
            return organisation(place, words, home, dice);
        }
        let [women, men, last, _] = &words.names;
        let (address_as, given) =
            if dice.permille(560) { ("Señora", dice.text(women)) } else { ("Señor", dice.text(men)) };
        let surname = dice.text(last);
        let name = format!("{given} {surname} {}", dice.text(last));
        let (document_type, document_number) = match dice.below(100) {
            0..=1 => ("CE", format!("{}", 9_100_000 + place)),
            2..=3 => ("PPT", format!("{}", 9_200_000 + place)),
            4 => ("TI", format!("19909{:05}", place)),
            // cards have not come that far: nobody has one of these numbers
            _ => ("CC", format!("1.99{}.{:03}.{:03}", place / 1_000 % 10, place % 1_000, dice.below(1_000))),
        };
        let user = format!("{}.{}{}", given.split(' ').next().unwrap_or(given), surname, place % 97);
        let email = match dice.permille(720) {
            true => format!("{}@{}", fold(&user), dice.text(&MAIL)),
            false => String::new(),
        };
        let phone = match dice.below(10) {
            0 => String::new(),
            1 => format!("606 555 {:04}", dice.below(10_000)),
            _ => format!("3{}{} 555 {:04}", dice.below(3), dice.below(10), dice.below(10_000)),
        };
        let need = if dice.permille(25) { dice.text(&NEEDS) } else { "" };
        Citizen { name, address_as, document_type, document_number, email, phone, need, home }
    }

    /// The barrio in which they live.
    pub fn barrio(&self) -> &str {
        self.home.as_ref().map_or("Centro", |h| h.barrio.name)
    }

    /// Fills in who they are.
    pub fn sign(&self, form: &mut PetitionForm) {
        form.name.clone_from(&self.name);
        form.document_type = self.document_type.into();
        form.document_number.clone_from(&self.document_number);
        form.email.clone_from(&self.email);
        form.phone.clone_from(&self.phone);
        form.address = self.home.as_ref().map(|h| h.address.clone()).unwrap_or_default();
        form.needs = Some(self.need.to_owned()).filter(|n| !n.is_empty()).into_iter().collect();
    }
}

/// Those who need support need mostly this.
const NEEDS: [&str; 6] =
    ["large_print", "accompaniment", "easy_reading", "sign_language", "home_visit", "no_calls"];

fn organisation(place: usize, words: &Words, home: Option<Premises>, dice: &Dice) -> Citizen {
    let barrio = home.as_ref().map_or("Centro", |h| h.barrio.name);
    let name = match dice.permille(450) {
        true => format!("Junta de Acción Comunal {barrio}"),
        false => dice.text(&words.names[3]).to_owned(),
    };
    Citizen {
        email: format!("contacto{place}@{}", dice.text(&MAIL)),
        phone: format!("606 555 {:04}", dice.below(10_000)),
        document_type: "NIT",
        document_number: format!("{}", 999_100_000 + place),
        need: "",
        address_as: "Señores",
        name,
        home,
    }
}

#[cfg(test)]
mod tests {
    use people::{ContactKind, ContactPoint, DocumentNumber, DocumentType};

    use super::*;

    #[test]
    fn whatever_they_say_about_themselves_can_be_kept() {
        let (words, town, dice) = (Words::read(), Town::read(), Dice::new(3, "citizens"));
        for place in 0..600 {
            let who = Citizen::meet(place, &words, &town, &dice);
            let kind = DocumentType::parse(who.document_type).expect("a type of document");
            assert!(DocumentNumber::read(kind, &who.document_number).is_ok(), "{who:?}");
            let kept = |kind, value: &str| ContactPoint::read(kind, value, "").is_ok();
            assert!(who.email.is_empty() || kept(ContactKind::Email, &who.email), "{who:?}");
            let phone = kept(ContactKind::Mobile, &who.phone) || kept(ContactKind::Landline, &who.phone);
            assert!(who.phone.is_empty() || phone, "{who:?}");
            assert!(who.need.is_empty() || people::SupportNeed::parse(who.need).is_some());
        }
    }
}
