//! Days as letters write them; the other words for days and instants are those of the screens.

use kernel::{Day, Lang};
pub use web::format::{day_with_year as day_in_words, moment as moment_in_words};

/// The date line of a letter, without the weekday: `23 de noviembre de 2026` · `23 November 2026`.
pub fn date_in_words(day: Day, lang: Lang) -> String {
    let words = day_in_words(day, lang);
    words.split_once(' ').map_or(words.clone(), |(_, date)| date.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_dated_without_the_weekday() {
        let day = kernel::jiff::civil::date(2026, 12, 9);
        assert_eq!(date_in_words(day, Lang::Es), "9 de diciembre de 2026");
        assert_eq!(date_in_words(day, Lang::En), "9 December 2026");
    }
}
