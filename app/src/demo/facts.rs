//! The facts of one case, the same in what the person writes, what officers note and what the company
//! answers.

use kernel::{At, Day, jiff::ToSpan};

use super::citizens::Citizen;
use super::dice::Dice;
use super::town::Town;
use super::words::{Words, fill};

/// Months as people write them.
const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// Names and values of the facts.
pub struct Facts(Vec<(&'static str, String)>);

/// The name of the month of a day.
pub fn month(day: Day) -> &'static str {
    MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)]
}

/// An amount as people write it: `$ 214.600`.
pub fn pesos(amount: i64) -> String {
    let digits = amount.to_string();
    let mut out = String::from("$ ");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

impl Facts {
    /// The facts of a case that begins at `at`.
    pub fn of(who: &Citizen, barrio: &str, at: At, words: &Words, town: &Town, dice: &Dice) -> Facts {
        let day = at.day();
        let bill = if day.day() < 6 { day.saturating_sub(1.month()) } else { day };
        let before = bill.saturating_sub(1.month());
        let usual = dice.between(38, 92) * 1_000 + dice.between(0, 9) * 100;
        let (times, usual_m3) = (dice.between(19, 42), dice.between(9, 24));
        let high = usual * times / 10 / 100 * 100;
        let earlier = day.saturating_sub(dice.between(3, 20).days());
        let block = dice.between(2, 22);
        let neighbour = Citizen::meet(0, words, town, dice).name;
        let stratum = who.home.as_ref().map_or(2, |h| h.barrio.stratum);
        let corner = format!("{} con {}", street(dice, "calle"), street(dice, "carrera"));
        let list = [
            ("mes", month(bill).to_owned()),
            ("mesant", month(before).to_owned()),
            ("valor", pesos(high)),
            ("normal", pesos(usual)),
            ("dif", pesos(high - usual)),
            ("pequeno", pesos(dice.between(14, 68) * 1_000 + dice.between(0, 9) * 100)),
            ("m3", (usual_m3 * times / 10).to_string()),
            ("m3n", usual_m3.to_string()),
            ("lectura", format!("{}.{:03}", dice.between(1, 3), dice.between(0, 999))),
            ("barrio", barrio.to_owned()),
            ("dir", who.home.as_ref().map_or_else(|| corner.clone(), |h| short(&h.address))),
            ("cuenta", who.home.as_ref().map_or_else(|| "indicada".into(), |h| h.number.clone())),
            ("calle", corner),
            ("vecino", neighbour),
            ("personas", dice.text(&["dos", "tres", "cuatro", "cinco", "seis"]).to_owned()),
            ("dias", dice.between(2, 12).to_string()),
            ("meses", dice.text(&["dos", "tres", "cuatro"]).to_owned()),
            (
                "hora",
                (*dice.pick(&[
                    "cinco de la mañana",
                    "diez de la noche",
                    "dos de la tarde",
                    "seis de la tarde",
                ]))
                .to_owned(),
            ),
            ("fecha", format!("{} de {}", earlier.day(), month(earlier))),
            ("manzana", block.to_string()),
            ("manzana2", (block + dice.between(2, 6)).to_string()),
            ("firmas", dice.between(24, 140).to_string()),
            ("espera", dice.between(15, 55).to_string()),
            ("estrato", stratum.to_string()),
            ("cuadrilla", dice.between(1, 7).to_string()),
            ("modulo", dice.between(1, 6).to_string()),
            ("minutos", dice.between(3, 14).to_string()),
            ("ot", format!("OT-{}", 31_000 + dice.between(0, 28_999))),
            ("diasemana", dice.text(&["martes", "jueves", "viernes"]).to_owned()),
        ];
        Facts(list.into())
    }

    /// Writes a text of this case.
    pub fn tell(&self, text: &str, words: &Words, dice: &Dice) -> String {
        fill(text, dice, &|name| match self.0.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => value.clone(),
            None => words.phrase(name, dice).to_owned(),
        })
    }
}

fn street(dice: &Dice, kind: &str) -> String {
    format!("{kind} {}", dice.between(4, 58))
}

/// An address without its barrio.
fn short(address: &str) -> String {
    address.rsplit_once(", ").map_or(address, |(street, _)| street).to_owned()
}

/// How some people write: without accents and marks, in short words, or in capitals when they are angry.
pub fn handwriting(text: &str, dice: &Dice) -> String {
    match dice.below(1_000) {
        0..=44 => {
            let plain = text.replace(['¿', '¡'], "").replace(" que ", " q ").replace(" porque ", " xq ");
            plain.chars().map(unaccented).collect::<String>().to_lowercase()
        }
        45..=79 => text.replace("¿", "").replace("á", "a").replace("é", "e").replace("ó", "o"),
        80..=99 => text
            .replace("había", "avia")
            .replace("hay", "ay")
            .replace("solicito", "solisito")
            .replace(", ", " "),
        100..=109 if text.len() < 400 => text.to_uppercase(),
        _ => text.to_owned(),
    }
}

fn unaccented(c: char) -> char {
    match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        'Á' => 'A',
        'É' => 'E',
        'Ó' => 'O',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_dots() {
        assert_eq!([pesos(214_600), pesos(900), pesos(1_234_567)], ["$ 214.600", "$ 900", "$ 1.234.567"]);
    }

    #[test]
    fn every_text_finds_its_facts() {
        let (words, town, dice) = (Words::read(), Town::read(), Dice::new(5, "facts"));
        let at = At::parse("2026-11-03T09:00").expect("an instant");
        for place in 0..40 {
            let who = Citizen::meet(place, &words, &town, &dice);
            let facts = Facts::of(&who, who.barrio(), at, &words, &town, &dice);
            assert_eq!(facts.tell("{mes}", &words, &dice), "octubre");
            for topic in &words.topics {
                let letters = words.letters(topic.name);
                let own = topic.written.iter().chain(&topic.spoken).chain(&topic.subjects);
                for text in own.chain(letters.decisions.iter().flatten()).chain(&letters.facts) {
                    let told = facts.tell(text, &words, &dice);
                    assert!(!told.contains(['{', '}', '[', ']', '|']), "{told}");
                    assert!(!told.contains("  ") && !told.is_empty(), "{text} -> {told}");
                }
            }
        }
    }
}
