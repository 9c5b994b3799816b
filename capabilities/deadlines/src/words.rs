//! Days in words.

use kernel::{Day, Lang};

const DAYS_ES: [&str; 7] = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
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

/// The day of the week: «miércoles», "Wednesday".
pub fn weekday_name(day: Day, lang: Lang) -> &'static str {
    let at = day.weekday().to_monday_zero_offset() as usize;
    match lang {
        Lang::Es => DAYS_ES[at],
        Lang::En => DAYS_EN[at],
    }
}

/// The day as people say it: «miércoles 8 de abril de 2026», "Wednesday 8 April 2026".
pub fn long_date(day: Day, lang: Lang) -> String {
    let month = day.month() as usize - 1;
    let (weekday, dom, year) = (weekday_name(day, lang), day.day(), day.year());
    match lang {
        Lang::Es => format!("{weekday} {dom} de {} de {year}", MONTHS_ES[month]),
        Lang::En => format!("{weekday} {dom} {} {year}", MONTHS_EN[month]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weekday_and_month_has_its_name() {
        let day = Day::constant(2026, 4, 8);
        assert_eq!(long_date(day, Lang::Es), "miércoles 8 de abril de 2026");
        assert_eq!(long_date(day, Lang::En), "Wednesday 8 April 2026");
        assert_eq!(weekday_name(Day::constant(2026, 4, 6), Lang::Es), "lunes");
        assert_eq!(weekday_name(Day::constant(2026, 4, 12), Lang::En), "Sunday");
        assert_eq!(long_date(Day::constant(2026, 12, 31), Lang::Es), "jueves 31 de diciembre de 2026");
        assert_eq!(long_date(Day::constant(2027, 1, 1), Lang::En), "Friday 1 January 2027");
    }
}
