//! Days and instants as people say them, for what is printed.

use kernel::jiff::civil::Weekday;
use kernel::{At, Day, Lang};

const MONTHS_ES: [&str; 12] = [
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
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `lunes 23 de noviembre de 2026` · `Monday 23 November 2026`.
pub fn day_in_words(day: Day, lang: Lang) -> String {
    let weekday = match (lang, day.weekday()) {
        (Lang::Es, Weekday::Monday) => "lunes",
        (Lang::Es, Weekday::Tuesday) => "martes",
        (Lang::Es, Weekday::Wednesday) => "miércoles",
        (Lang::Es, Weekday::Thursday) => "jueves",
        (Lang::Es, Weekday::Friday) => "viernes",
        (Lang::Es, Weekday::Saturday) => "sábado",
        (Lang::Es, Weekday::Sunday) => "domingo",
        (Lang::En, Weekday::Monday) => "Monday",
        (Lang::En, Weekday::Tuesday) => "Tuesday",
        (Lang::En, Weekday::Wednesday) => "Wednesday",
        (Lang::En, Weekday::Thursday) => "Thursday",
        (Lang::En, Weekday::Friday) => "Friday",
        (Lang::En, Weekday::Saturday) => "Saturday",
        (Lang::En, Weekday::Sunday) => "Sunday",
    };
    format!("{weekday} {}", date_in_words(day, lang))
}

/// `23 de noviembre de 2026` · `23 November 2026`.
pub fn date_in_words(day: Day, lang: Lang) -> String {
    let month = usize::try_from(day.month() - 1).unwrap_or(0);
    match lang {
        Lang::Es => format!("{} de {} de {}", day.day(), MONTHS_ES[month], day.year()),
        Lang::En => format!("{} {} {}", day.day(), MONTHS_EN[month], day.year()),
    }
}

/// `lunes 23 de noviembre de 2026, 10:47 a. m.` in the time of Bogota.
pub fn moment_in_words(at: At, lang: Lang) -> String {
    let local = at.zoned();
    let (hour, half) = match (local.hour(), lang) {
        (h @ 0..=11, Lang::Es) => (h, "a. m."),
        (h, Lang::Es) => (h - 12, "p. m."),
        (h @ 0..=11, Lang::En) => (h, "a.m."),
        (h, Lang::En) => (h - 12, "p.m."),
    };
    let hour = if hour == 0 { 12 } else { hour };
    // the no-break spaces keep the hour in one piece
    let half = half.replace(' ', "\u{a0}");
    format!("{}, {hour}:{:02}\u{a0}{half}", day_in_words(local.date(), lang), local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_read_in_the_time_of_bogota() {
        let say = |text| moment_in_words(At::parse(text).unwrap(), Lang::Es).replace('\u{a0}', " ");
        assert_eq!(say("2026-11-23T15:47:00Z"), "lunes 23 de noviembre de 2026, 10:47 a. m.");
        assert_eq!(say("2026-11-24T04:59:59Z"), "lunes 23 de noviembre de 2026, 11:59 p. m.");
        assert_eq!(say("2026-01-01T00:05"), "jueves 1 de enero de 2026, 12:05 a. m.");
        assert_eq!(say("2026-01-01T12:00"), "jueves 1 de enero de 2026, 12:00 p. m.");
    }

    #[test]
    fn every_weekday_and_month_has_its_name() {
        let mut day = kernel::jiff::civil::date(2026, 1, 1);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..365 {
            for lang in Lang::ALL {
                seen.extend(day_in_words(day, lang).split(' ').map(str::to_owned));
            }
            day = day.tomorrow().unwrap();
        }
        // 14 weekdays, 24 months, 31 days, «de» and the year
        assert_eq!(seen.len(), 14 + 24 + 31 + 2);
        assert_eq!(
            day_in_words(kernel::jiff::civil::date(2026, 12, 15), Lang::En),
            "Tuesday 15 December 2026"
        );
    }
}
