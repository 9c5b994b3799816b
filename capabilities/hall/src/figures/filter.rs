//! What the address of a page of figures asks for; unknown words count for nothing.

use kernel::{At, Day, jiff::ToSpan};
use queueing::Class;
use serde::Deserialize;

use super::records::Names;
use super::stats::{By, Fact, Fate, hour, weekday};
use crate::ticket::State;

/// The longest span of a page, in days: a year and a month.
pub(crate) const MOST_DAYS: i64 = 400;

/// As it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    pub sede: Option<String>,
    pub desde: Option<String>,
    pub hasta: Option<String>,
    pub por: Option<String>,
    pub servicio: Option<String>,
    pub clase: Option<String>,
    pub modulo: Option<String>,
    pub funcionario: Option<String>,
    pub que: Option<String>,
    pub hora: Option<String>,
    pub semana: Option<String>,
    pub espera: Option<String>,
    pub antes: Option<String>,
}

/// The figure whose turns are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    All,
    Of(Fate),
}

impl What {
    const WORDS: [(&'static str, What); 5] = [
        ("atendidas", What::Of(Fate::Attended)),
        ("se-fueron", What::Of(Fate::Gone)),
        ("no-vinieron", What::Of(Fate::Absent)),
        ("sin-atender", What::Of(Fate::Unattended)),
        ("en-sala", What::Of(Fate::Open)),
    ];

    pub(crate) fn word(self) -> &'static str {
        What::WORDS.into_iter().find(|(_, what)| *what == self).map_or("", |(word, _)| word)
    }
}

/// What is asked, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Key of the site; the first one if it is empty.
    pub site: String,
    pub from: Day,
    pub to: Day,
    pub by: By,
    /// Key of a service, or the empty text.
    pub service: String,
    pub class: Option<Class>,
    /// Number of a counter; `-` is none.
    pub counter: String,
    /// Id of an officer; `-` is nobody.
    pub officer: String,
    pub what: What,
    pub hour: Option<i64>,
    pub weekday: Option<i64>,
    /// Waited at least so many seconds.
    pub waited_s: Option<i64>,
}

impl Filter {
    /// Today by hour, unless the address says otherwise.
    pub(crate) fn read(asked: &Asked, today: Day) -> Filter {
        let day = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<Day>().ok());
        let near = |day: Day| (2000..2190).contains(&day.year());
        let to = day(&asked.hasta).filter(|d| near(*d)).unwrap_or(today);
        let from = day(&asked.desde).filter(|d| near(*d)).unwrap_or(to);
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        let from = from.max(to.saturating_sub(MOST_DAYS.days()));
        let text =
            |text: &Option<String>| text.clone().unwrap_or_default().chars().take(60).collect::<String>();
        let number = |text: &Option<String>, range: std::ops::RangeInclusive<i64>| {
            text.as_deref().and_then(|t| t.parse().ok()).filter(|n| range.contains(n))
        };
        let what = What::WORDS.into_iter().find(|(word, _)| asked.que.as_deref() == Some(word));
        Filter {
            site: text(&asked.sede),
            from,
            to,
            by: asked.por.as_deref().and_then(By::parse).unwrap_or(By::Hour),
            service: text(&asked.servicio),
            class: asked.clase.as_deref().and_then(Class::parse),
            counter: text(&asked.modulo),
            officer: text(&asked.funcionario),
            what: what.map_or(What::All, |(_, what)| what),
            hour: number(&asked.hora, 0..=23),
            weekday: number(&asked.semana, 1..=7),
            waited_s: number(&asked.espera, 0..=86_400),
        }
    }

    /// From its first instant to the one after its last.
    pub(crate) fn span(&self) -> (At, At) {
        (At::start_of(self.from), At::start_of(self.to.saturating_add(1.day())))
    }

    /// The states of the turns that are listed; none means all.
    pub(crate) fn states(&self) -> Vec<State> {
        let of = |fate| State::ALL.iter().copied().filter(|s| Fate::of(*s) == fate).collect();
        match self.what {
            What::All => Vec::new(),
            What::Of(fate) => of(fate),
        }
    }

    /// Whether a fact is counted.
    pub(crate) fn takes(&self, fact: &Fact, names: &Names) -> bool {
        let word = |place: Option<u16>, all: &[super::records::Named]| {
            place.and_then(|p| all.get(usize::from(p))).map_or_else(|| "-".to_owned(), |n| n.word.clone())
        };
        (self.service.is_empty() || word(Some(fact.service), &names.services) == self.service)
            && self.class.is_none_or(|class| fact.class == class)
            && (self.counter.is_empty() || word(fact.counter, &names.counters) == self.counter)
            && (self.officer.is_empty() || word(fact.officer, &names.officers) == self.officer)
            && self.hour.is_none_or(|h| hour(fact.arrived_at) == h)
            && self.weekday.is_none_or(|w| weekday(fact.arrived_at) == w)
    }

    /// The query of an address that asks for the same.
    pub(crate) fn query(&self) -> String {
        let mut parts = vec![
            ("sede", self.site.clone()),
            ("desde", self.from.to_string()),
            ("hasta", self.to.to_string()),
            ("por", self.by.word().to_owned()),
            ("servicio", self.service.clone()),
            ("clase", self.class.map_or("", Class::key).to_owned()),
            ("modulo", self.counter.clone()),
            ("funcionario", self.officer.clone()),
            ("que", self.what.word().to_owned()),
        ];
        let numbers = [("hora", self.hour), ("semana", self.weekday), ("espera", self.waited_s)];
        parts.extend(numbers.into_iter().filter_map(|(name, n)| n.map(|n| (name, n.to_string()))));
        let parts = parts.iter().filter(|(_, value)| !value.is_empty());
        parts.map(|(name, value)| format!("{name}={}", web::percent(value))).collect::<Vec<_>>().join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::constant(2026, 11, 23)
    }

    fn asked(pairs: &[(&str, &str)]) -> Filter {
        let value = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let asked = Asked {
            sede: value("sede"),
            desde: value("desde"),
            hasta: value("hasta"),
            por: value("por"),
            servicio: value("servicio"),
            clase: value("clase"),
            modulo: value("modulo"),
            funcionario: value("funcionario"),
            que: value("que"),
            hora: value("hora"),
            semana: value("semana"),
            espera: value("espera"),
            antes: None,
        };
        Filter::read(&asked, today())
    }

    #[test]
    fn nonsense_is_today_by_hour() {
        let plain = asked(&[]);
        assert_eq!((plain.from, plain.to, plain.by, plain.what), (today(), today(), By::Hour, What::All));
        let odd = asked(&[("desde", "ayer"), ("por", "x"), ("hora", "25"), ("clase", "vip"), ("que", "?")]);
        assert_eq!(odd, plain);
    }

    #[test]
    fn days_are_put_in_order_and_bounded() {
        let swapped = asked(&[("desde", "2026-11-20"), ("hasta", "2026-11-10")]);
        assert_eq!((swapped.from, swapped.to), (Day::constant(2026, 11, 10), Day::constant(2026, 11, 20)));
        let long = asked(&[("desde", "2001-01-01"), ("hasta", "2026-11-10")]);
        assert_eq!(long.from, Day::constant(2026, 11, 10).saturating_sub(MOST_DAYS.days()));
    }

    #[test]
    fn an_address_says_what_it_was_read_from() {
        let pairs = [
            ("sede", "centro"),
            ("desde", "2026-11-01"),
            ("hasta", "2026-11-20"),
            ("por", "clase"),
            ("servicio", "mi factura"),
            ("clase", "preferential"),
            ("modulo", "3"),
            ("que", "no-vinieron"),
            ("hora", "8"),
            ("semana", "1"),
            ("espera", "600"),
        ];
        let filter = asked(&pairs);
        let query = filter.query();
        let read = query.split('&').filter_map(|p| p.split_once('='));
        let read: Vec<(String, String)> = read.map(|(n, v)| (n.to_owned(), v.replace("%20", " "))).collect();
        let read: Vec<(&str, &str)> = read.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(asked(&read), filter);
        assert_eq!(filter.states(), [State::Absent]);
        // at most three states make a figure: the query has places for three
        assert!(
            What::WORDS.iter().all(|(_, what)| Filter { what: *what, ..filter.clone() }.states().len() <= 3)
        );
    }
}
