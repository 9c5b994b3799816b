//! Miraflor, a town that is on no map: its barrios and its forty thousand accounts.
//!
//! An account is computed from its place in the list, so that whoever needs one does not need the others.

use super::dice::mix;
use super::words::sections;
use catalog::UtilityService;
use people::PremisesUse;

/// How many accounts there are.
pub const ACCOUNTS: usize = 40_000;
/// The first number is one more.
const BEFORE_FIRST: usize = 100_000;
/// The account of the pictures: 104882-7.
pub const MARIA: usize = 104_882 - BEFORE_FIRST - 1;

/// A barrio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Barrio {
    /// Its name.
    pub name: &'static str,
    /// 1 to 6.
    pub comuna: u8,
    /// Stratum of most of its homes.
    pub stratum: u8,
}

/// The town.
pub struct Town(Vec<Barrio>);

/// What an account is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Premises {
    /// As the bill prints it: `104882-7`.
    pub number: String,
    /// Street, number and barrio.
    pub address: String,
    /// Where.
    pub barrio: Barrio,
    /// What it is used for.
    pub usage: PremisesUse,
    /// What is provided.
    pub services: Vec<UtilityService>,
}

impl Town {
    /// Reads the barrios.
    pub fn read() -> Town {
        let mut barrios = Vec::new();
        for section in sections(include_str!("words/town.txt")) {
            let number = |place: usize| section.heading.get(place).and_then(|n| n.parse().ok()).unwrap_or(1);
            let (comuna, stratum) = (number(0), number(1));
            barrios.extend(section.of('-').into_iter().map(|name| Barrio { name, comuna, stratum }));
        }
        Town(barrios)
    }

    /// All barrios.
    pub fn barrios(&self) -> &[Barrio] {
        &self.0
    }

    /// The premises of the account in this place.
    pub fn premises(&self, place: usize) -> Premises {
        let luck = mix(place as u64);
        let count = self.0.len();
        let barrio = self.0[place * count / ACCOUNTS % count];
        let services = match luck % 100 {
            0..=3 => vec![UtilityService::Waste],
            4..=7 => vec![UtilityService::Water, UtilityService::Waste],
            _ => vec![UtilityService::Water, UtilityService::Sewerage, UtilityService::Waste],
        };
        let address = format!("{}, {}", street(luck, barrio.comuna), barrio.name);
        let premises =
            Premises { number: number(place), address, barrio, usage: usage(luck, barrio.stratum), services };
        if place == MARIA { self.of_the_pictures(premises) } else { premises }
    }

    fn of_the_pictures(&self, premises: Premises) -> Premises {
        let barrio = self.0.iter().find(|b| b.name == "La Esmeralda").copied().unwrap_or(premises.barrio);
        let address = "Calle 14 n.º 9-31, La Esmeralda".to_owned();
        let usage = PremisesUse::Residential(Some(2));
        let services = vec![UtilityService::Water, UtilityService::Sewerage, UtilityService::Waste];
        Premises { address, barrio, usage, services, ..premises }
    }
}

/// Six digits and one that checks them: each digit by its weight, modulo ten.
fn number(place: usize) -> String {
    let digits = (BEFORE_FIRST + 1 + place).to_string();
    let sum: u32 =
        digits.chars().zip([7, 6, 5, 4, 3, 2]).filter_map(|(d, w)| Some(d.to_digit(10)? * w)).sum();
    format!("{digits}-{}", sum % 10)
}

fn street(luck: u64, comuna: u8) -> String {
    let base = u64::from(comuna) * 8;
    let (main, cross, plate) = (base + (luck >> 8) % 14, 4 + (luck >> 16) % 32, 2 + (luck >> 24) % 96);
    match (luck >> 32) % 10 {
        0..=4 => format!("Calle {main} n.º {cross}-{plate:02}"),
        5..=7 => format!("Carrera {cross} n.º {main}-{plate:02}"),
        8 => format!("Manzana {} casa {}", 1 + cross % 28, 1 + plate % 30),
        _ => format!(
            "Calle {main} n.º {cross}-{plate:02}, apartamento {}0{}",
            1 + luck % 5,
            1 + (luck >> 40) % 4
        ),
    }
}

fn usage(luck: u64, stratum: u8) -> PremisesUse {
    match (luck >> 44) % 100 {
        0..=5 => PremisesUse::Commercial,
        6 => PremisesUse::Industrial,
        7 => PremisesUse::Official,
        8 => PremisesUse::Special,
        9..=15 => PremisesUse::Residential(Some((stratum + 1).min(6))),
        _ => PremisesUse::Residential(Some(stratum)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn six_comunas_sixty_barrios_and_no_number_twice() {
        let town = Town::read();
        let comunas: HashSet<u8> = town.barrios().iter().map(|b| b.comuna).collect();
        assert_eq!((town.barrios().len(), comunas.len()), (60, 6));
        let numbers: HashSet<String> = (0..ACCOUNTS).map(number).collect();
        assert_eq!(numbers.len(), ACCOUNTS);
        let used: HashSet<&str> = (0..ACCOUNTS).step_by(97).map(|i| town.premises(i).barrio.name).collect();
        assert_eq!(used.len(), 60, "somebody lives in every barrio");
    }

    #[test]
    fn the_account_of_the_pictures() {
        let maria = Town::read().premises(MARIA);
        assert_eq!((maria.number.as_str(), maria.barrio.name), ("104882-7", "La Esmeralda"));
        assert!(people::SubscriberNumber::read(&maria.number).is_ok());
    }
}
