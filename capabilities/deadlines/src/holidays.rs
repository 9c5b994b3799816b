//! The national holidays of Colombia, computed from the law.
//!
//! Ley 51 of 1983, art. 1, lists the feasts with their dates; art. 2 moves most of them to the next
//! Monday when they fall on another day. Ley 2578 of 2026 adds 9 July, also moved. A future law adds
//! a row with its `valid_from`; a law that abolishes a feast fills `valid_to`. Two feasts may fall on
//! one Monday (30 June 2025): the holidays of a year are a set of days, not a list.

use kernel::{Day, Lang};

use crate::citation::{Citation, Words};
use crate::civil;

/// How the day of a holiday follows from the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Always on that month and day.
    Fixed(i8, i8),
    /// On that month and day, moved to the next Monday unless it is one («puente»).
    MovedToMonday(i8, i8),
    /// So many days after Easter Sunday (before it, if negative).
    Easter(i32),
    /// So many days after Easter Sunday, moved to the next Monday.
    EasterMovedToMonday(i32),
}

/// One holiday with the norm that makes it one.
#[doc(alias = "festivo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HolidayRule {
    /// Its name.
    pub name: Words,
    /// Where it falls in a year.
    pub placement: Placement,
    /// The norm.
    pub citation: Citation,
    /// First day on which the norm is in force; earlier dates are ordinary days.
    pub valid_from: Day,
    /// Last day on which it is in force, if it was abolished.
    pub valid_to: Option<Day>,
}

impl HolidayRule {
    /// Its name in that language.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.name.of(lang)
    }

    /// The day in that year: the date of the feast and the day off. Nothing if not in force then.
    pub fn in_year(&self, year: i16) -> Option<(Day, Day)> {
        let date = |month, dom| civil::number(Day::constant(year, month, dom));
        let easter = |offset| civil::number(easter_sunday(year)) + offset;
        let (feast, off) = match self.placement {
            Placement::Fixed(month, dom) => (date(month, dom), date(month, dom)),
            Placement::MovedToMonday(month, dom) => (date(month, dom), next_monday(date(month, dom))),
            Placement::Easter(offset) => (easter(offset), easter(offset)),
            Placement::EasterMovedToMonday(offset) => (easter(offset), next_monday(easter(offset))),
        };
        let (feast, off) = (civil::day(feast), civil::day(off));
        let in_force = self.valid_from <= feast && self.valid_to.is_none_or(|last| feast <= last);
        in_force.then_some((feast, off))
    }
}

/// That day if it is a Monday, else the Monday after it.
fn next_monday(number: i32) -> i32 {
    number + (7 - civil::weekday(number)) % 7
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
pub fn easter_sunday(year: i16) -> Day {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::constant(year, (n / 31) as i8, (n % 31 + 1) as i8)
}

const SINCE_1984: Day = Day::constant(1984, 1, 1);

const fn ley_51(es: &'static str, en: &'static str, placement: Placement) -> HolidayRule {
    let article = match placement {
        Placement::Fixed(..) | Placement::Easter(_) => "art. 1",
        Placement::MovedToMonday(..) | Placement::EasterMovedToMonday(_) => "arts. 1 y 2",
    };
    let citation = Citation { norm: "Ley 51 de 1983", article };
    HolidayRule { name: Words { es, en }, placement, citation, valid_from: SINCE_1984, valid_to: None }
}

/// Every holiday that the law has known since 1984, in the order of the year.
pub const HOLIDAYS: &[HolidayRule] = &[
    ley_51("Año Nuevo", "New Year's Day", Placement::Fixed(1, 1)),
    ley_51("Reyes Magos", "Epiphany", Placement::MovedToMonday(1, 6)),
    ley_51("San José", "Saint Joseph", Placement::MovedToMonday(3, 19)),
    ley_51("Jueves Santo", "Maundy Thursday", Placement::Easter(-3)),
    ley_51("Viernes Santo", "Good Friday", Placement::Easter(-2)),
    ley_51("Día del Trabajo", "Labor Day", Placement::Fixed(5, 1)),
    ley_51("Ascensión del Señor", "Ascension", Placement::EasterMovedToMonday(39)),
    ley_51("Corpus Christi", "Corpus Christi", Placement::EasterMovedToMonday(60)),
    ley_51("Sagrado Corazón de Jesús", "Sacred Heart", Placement::EasterMovedToMonday(68)),
    ley_51("San Pedro y San Pablo", "Saints Peter and Paul", Placement::MovedToMonday(6, 29)),
    HolidayRule {
        name: Words {
            es: "Nuestra Señora del Rosario de Chiquinquirá",
            en: "Our Lady of the Rosary of Chiquinquirá",
        },
        placement: Placement::MovedToMonday(7, 9),
        citation: Citation { norm: "Ley 2578 de 2026", article: "" },
        valid_from: Day::constant(2026, 6, 1),
        valid_to: None,
    },
    ley_51("Independencia", "Independence Day", Placement::Fixed(7, 20)),
    ley_51("Batalla de Boyacá", "Battle of Boyacá", Placement::Fixed(8, 7)),
    ley_51("Asunción de la Virgen", "Assumption", Placement::MovedToMonday(8, 15)),
    // Called so since Resolución 138 of 2021 of the Ministry of Culture; «Día de la Raza» before.
    ley_51(
        "Diversidad Étnica y Cultural",
        "Day of Ethnic and Cultural Diversity",
        Placement::MovedToMonday(10, 12),
    ),
    ley_51("Todos los Santos", "All Saints", Placement::MovedToMonday(11, 1)),
    ley_51("Independencia de Cartagena", "Independence of Cartagena", Placement::MovedToMonday(11, 11)),
    ley_51("Inmaculada Concepción", "Immaculate Conception", Placement::Fixed(12, 8)),
    ley_51("Navidad", "Christmas Day", Placement::Fixed(12, 25)),
];

/// The holidays that fall in that year: each rule in force with its day off, in order of the day.
pub fn holidays_of(year: i16) -> Vec<(Day, &'static HolidayRule)> {
    let mut days: Vec<_> =
        HOLIDAYS.iter().filter_map(|rule| rule.in_year(year).map(|(_, off)| (off, rule))).collect();
    days.sort_by_key(|(off, _)| *off);
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn off(es: &str, year: i16) -> Option<String> {
        let rule = HOLIDAYS.iter().find(|r| r.name.es == es).unwrap();
        rule.in_year(year).map(|(_, off)| off.to_string())
    }

    #[test]
    fn easter_of_known_years() {
        for (year, day) in [
            (1984, "1984-04-22"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2011, "2011-04-24"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
            (2049, "2049-04-18"), // corrected by m: 25 April by the uncorrected formula
            (2076, "2076-04-19"),
            (2100, "2100-03-28"),
            (2199, "2199-04-14"),
        ] {
            assert_eq!(easter_sunday(year).to_string(), day);
        }
    }

    #[test]
    fn ley_51_art_2_moves_to_the_next_monday_and_leaves_mondays_alone() {
        assert_eq!(off("Reyes Magos", 2025).as_deref(), Some("2025-01-06")); // a Monday
        assert_eq!(off("Reyes Magos", 2026).as_deref(), Some("2026-01-12")); // a Tuesday
        assert_eq!(off("San Pedro y San Pablo", 2025).as_deref(), Some("2025-06-30")); // a Sunday
        assert_eq!(off("Ascensión del Señor", 2026).as_deref(), Some("2026-05-18"));
    }

    #[test]
    fn ley_2578_of_2026_adds_july_only_from_2026() {
        assert_eq!(off("Nuestra Señora del Rosario de Chiquinquirá", 2025), None);
        assert_eq!(off("Nuestra Señora del Rosario de Chiquinquirá", 2026).as_deref(), Some("2026-07-13"));
        assert_eq!(off("Nuestra Señora del Rosario de Chiquinquirá", 2027).as_deref(), Some("2027-07-12"));
        assert_eq!(holidays_of(2025).len(), 18);
        assert_eq!(holidays_of(2026).len(), 19);
    }

    #[test]
    fn validity_includes_its_first_and_last_day() {
        let rule = HolidayRule {
            valid_from: Day::constant(2020, 5, 1),
            valid_to: Some(Day::constant(2022, 5, 1)),
            ..HOLIDAYS[5]
        };
        let years: Vec<i16> = (2018..2025).filter(|y| rule.in_year(*y).is_some()).collect();
        assert_eq!(years, [2020, 2021, 2022]);
    }

    #[test]
    fn two_feasts_may_share_a_monday() {
        let names: Vec<_> = holidays_of(2025)
            .into_iter()
            .filter(|(day, _)| *day == Day::constant(2025, 6, 30))
            .map(|(_, rule)| rule.name(Lang::Es))
            .collect();
        assert_eq!(names, ["Sagrado Corazón de Jesús", "San Pedro y San Pablo"]);
        assert_eq!(HOLIDAYS[0].name(Lang::En), "New Year's Day");
    }
}
