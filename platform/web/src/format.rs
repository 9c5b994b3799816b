//! Dates, money and sizes as people read them.

use kernel::{At, Day, Lang};

/// No-break space: keeps `$ 214.600` and `10:47 a. m.` on one line.
const NBSP: char = '\u{a0}';

/// «martes 15 de diciembre», “Tuesday 15 December”. For days near the present.
pub fn day_in_words(day: Day, lang: Lang) -> String {
    let (weekday, month) = names(day, lang);
    match lang {
        Lang::Es => format!("{weekday} {} de {month}", day.day()),
        Lang::En => format!("{weekday} {} {month}", day.day()),
    }
}

/// «martes 15 de diciembre de 2026», “Tuesday 15 December 2026”. For what is kept: receipts, letters.
pub fn day_with_year(day: Day, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("{} de {}", day_in_words(day, lang), day.year()),
        Lang::En => format!("{} {}", day_in_words(day, lang), day.year()),
    }
}

/// «marzo de 2026», “March 2026”.
pub fn month_with_year(day: Day, lang: Lang) -> String {
    let (_, month) = names(day, lang);
    match lang {
        Lang::Es => format!("{month} de {}", day.year()),
        Lang::En => format!("{month} {}", day.year()),
    }
}

/// The days of the week from Monday, short for the head of a calendar and whole.
pub fn weekdays(lang: Lang) -> [(&'static str, &'static str); 7] {
    const SHORT: [[&str; 7]; 2] =
        [["lu", "ma", "mi", "ju", "vi", "sá", "do"], ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]];
    std::array::from_fn(|n| (SHORT[lang as usize][n], DAYS[lang as usize][n]))
}

/// «15 dic 2026», “15 Dec 2026”. For tables.
pub fn short_day(day: Day, lang: Lang) -> String {
    let (_, month) = names(day, lang);
    format!("{} {} {}", day.day(), month.get(..3).unwrap_or(month), day.year())
}

/// «lunes 23 de noviembre de 2026, 10:47 a. m.», in Bogota.
pub fn moment(at: At, lang: Lang) -> String {
    format!("{}, {}", day_with_year(at.day(), lang), short_time(at, lang))
}

/// «10:47 a. m.», “10:47 a.m.”, in Bogota.
pub fn short_time(at: At, lang: Lang) -> String {
    let local = at.zoned();
    let (hour, minute) = (local.hour(), local.minute());
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let half = match (lang, hour < 12) {
        (Lang::Es, true) => format!("a.{NBSP}m."),
        (Lang::Es, false) => format!("p.{NBSP}m."),
        (Lang::En, true) => "a.m.".to_owned(),
        (Lang::En, false) => "p.m.".to_owned(),
    };
    format!("{twelve}:{minute:02}{NBSP}{half}")
}

/// Cents of Colombian pesos as «$ 214.600»; cents are shown only when there are some: «$ 214.600,50».
pub fn money(cents: i64) -> String {
    let sign = if cents < 0 { "−" } else { "" };
    let (pesos, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let mut text = format!("{sign}${NBSP}{}", dots(pesos));
    if rest > 0 {
        text.push_str(&format!(",{rest:02}"));
    }
    text
}

/// «1.803»: dots between thousands.
pub fn number(n: i64) -> String {
    let sign = if n < 0 { "−" } else { "" };
    format!("{sign}{}", dots(n.unsigned_abs()))
}

/// «980 B», «12 KB», «1,2 MB»: thousands of 1,000, one decimal below ten; rounded up, so that a file over
/// a limit never looks like the limit.
pub fn file_size(bytes: u64, lang: Lang) -> String {
    let (unit, scale) = match bytes {
        0..1_000 => return format!("{bytes}{NBSP}B"),
        1_000..1_000_000 => ("KB", 1_000u64),
        1_000_000..1_000_000_000 => ("MB", 1_000_000),
        _ => ("GB", 1_000_000_000),
    };
    let tenths = bytes.div_ceil(scale / 10);
    let mark = if lang == Lang::Es { ',' } else { '.' };
    match (tenths / 10, tenths % 10) {
        (whole, tenth) if whole < 10 && tenth > 0 => format!("{whole}{mark}{tenth}{NBSP}{unit}"),
        _ => format!("{}{NBSP}{unit}", tenths.div_ceil(10)),
    }
}

fn dots(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.char_indices() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

const DAYS: [[&str; 7]; 2] = [
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

fn names(day: Day, lang: Lang) -> (&'static str, &'static str) {
    #[rustfmt::skip]
    const MONTHS: [[&str; 12]; 2] = [
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
         "noviembre", "diciembre"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
         "November", "December"],
    ];
    let l = lang as usize;
    let weekday = day.weekday().to_monday_zero_offset().unsigned_abs();
    (DAYS[l][usize::from(weekday)], MONTHS[l][usize::from(day.month().unsigned_abs()) - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_the_receipt_says_them() {
        let at = At::parse("2026-11-23T10:47:00-05:00").unwrap();
        assert_eq!(moment(at, Lang::Es), "lunes 23 de noviembre de 2026, 10:47\u{a0}a.\u{a0}m.");
        assert_eq!(moment(at, Lang::En), "Monday 23 November 2026, 10:47\u{a0}a.m.");
        assert_eq!(day_in_words("2026-12-15".parse().unwrap(), Lang::Es), "martes 15 de diciembre");
        assert_eq!(short_day("2026-05-01".parse().unwrap(), Lang::Es), "1 may 2026");
        assert_eq!(short_time(At::parse("2026-01-01T00:05").unwrap(), Lang::Es), "12:05\u{a0}a.\u{a0}m.");
        assert_eq!(short_time(At::parse("2026-01-01T12:00").unwrap(), Lang::En), "12:00\u{a0}p.m.");
    }

    #[test]
    fn money_and_numbers() {
        assert_eq!(money(21_460_000), "$\u{a0}214.600");
        assert_eq!(money(-5_050), "−$\u{a0}50,50");
        assert_eq!(money(0), "$\u{a0}0");
        assert_eq!(money(i64::MIN), "−$\u{a0}92.233.720.368.547.758,08");
        assert_eq!(
            (number(1_803), number(999), number(-1_000_000)),
            ("1.803".into(), "999".into(), "−1.000.000".into())
        );
    }

    #[test]
    fn sizes_never_look_smaller_than_they_are() {
        let es = |bytes| file_size(bytes, Lang::Es).replace('\u{a0}', " ");
        assert_eq!(es(999), "999 B");
        assert_eq!(es(1_200_000), "1,2 MB");
        assert_eq!(es(10_000_001), "11 MB");
        assert_eq!(es(10_000_000), "10 MB");
        assert_eq!(es(64_000), "64 KB");
        assert_eq!(file_size(2_500_000_000, Lang::En).replace('\u{a0}', " "), "2.5 GB");
    }
}
