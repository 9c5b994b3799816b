//! How figures are written.

use kernel::{Day, Lang};
use web::{PageFrame, format};

use super::records::{Named, Names};
use super::stats::{By, Key};

/// `3 min 05 s`, `45 s`, `1 h 02 min`; a dash for nothing.
pub(crate) fn duration(seconds: Option<i64>) -> String {
    match seconds {
        None => "–".into(),
        Some(s) if s < 60 => format!("{s}\u{a0}s"),
        Some(s) if s < 3_600 => format!("{}\u{a0}min {:02}\u{a0}s", s / 60, s % 60),
        Some(s) => format!("{}\u{a0}h {:02}\u{a0}min", s / 3_600, s % 3_600 / 60),
    }
}

/// A share in whole per cent; a dash of nothing.
pub(crate) fn share(part: i64, whole: i64) -> String {
    if whole == 0 { "–".into() } else { format!("{}\u{a0}%", (part * 100 + whole / 2) / whole) }
}

/// `8:00 a 9:00`, `lunes`, `23 nov 2026`, a name.
pub(crate) fn key(page: &PageFrame, key: Key, by: By, names: &Names) -> String {
    let lang = page.lang();
    let named = |all: &[Named], place: u16| {
        let found = all.get(usize::from(place));
        found.map_or_else(|| "?".to_owned(), |n| name(n, lang).to_owned())
    };
    match (key, by) {
        (Key::Number(n), By::Weekday) => weekday(n, lang).to_owned(),
        (Key::Number(n), By::Class) => {
            let class = usize::try_from(n).ok().and_then(|n| queueing::Class::ALL.get(n));
            class.map_or_else(String::new, |c| class_name(page, *c))
        }
        (Key::Number(n), _) => format!("{n}:00 – {}:00", n + 1),
        (Key::Day(day), By::Month) => format::month_with_year(day, lang),
        (Key::Day(day), _) => format::short_day(day, lang),
        (Key::Name(place), By::Counter) => named(&names.counters, place),
        (Key::Name(place), By::Officer) => named(&names.officers, place),
        (Key::Name(place), _) => named(&names.services, place),
        (Key::Nobody, _) => page.t("hall-figures-nobody").into_owned(),
    }
}

pub(crate) fn name(named: &Named, lang: Lang) -> &str {
    if lang == Lang::En && !named.name_en.is_empty() { &named.name_en } else { &named.name }
}

pub(crate) fn class_name(page: &PageFrame, class: queueing::Class) -> String {
    page.t(&format!("hall-figures-class-{}", class.key())).into_owned()
}

pub(crate) fn weekday(n: i64, lang: Lang) -> &'static str {
    let place = usize::try_from(n - 1).unwrap_or(0);
    format::weekdays(lang).get(place).map_or("", |d| d.1)
}

/// `23 de noviembre de 2026`, or from one day to another.
pub(crate) fn span(page: &PageFrame, from: Day, to: Day) -> String {
    let lang = page.lang();
    if from == to {
        return format::day_with_year(from, lang);
    }
    page.t2("hall-figures-span", "from", format::short_day(from, lang), "to", format::short_day(to, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_shares_as_people_read_them() {
        let read = |s| duration(Some(s)).replace('\u{a0}', " ");
        assert_eq!(
            [0, 59, 60, 605, 3_600, 3_725].map(read),
            ["0 s", "59 s", "1 min 00 s", "10 min 05 s", "1 h 00 min", "1 h 02 min"]
        );
        assert_eq!(
            (share(1, 3).as_str(), share(2, 3).as_str(), share(0, 0).as_str()),
            ("33\u{a0}%", "67\u{a0}%", "–")
        );
        assert_eq!(duration(None), "–");
    }
}
