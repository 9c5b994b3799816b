//! Causes: the codes under which the regulator counts what citizens complain about.

use std::sync::LazyLock;

use kernel::{Day, fold};
use serde::Serialize;

use crate::UtilityService;

/// The group of a cause, column 7 of the report. Installation was joined to provision in 2018.
#[doc(alias = "causal")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum CauseGroup {
    /// About the bill («Facturación», F).
    #[serde(rename = "F")]
    Billing,
    /// About the provision of the service («Prestación», P).
    #[serde(rename = "P")]
    Provision,
    /// About the installation («Instalación», I); until 2018.
    #[serde(rename = "I")]
    Installation,
}

impl CauseGroup {
    /// The letter in the report.
    pub fn letter(self) -> &'static str {
        match self {
            CauseGroup::Billing => "F",
            CauseGroup::Provision => "P",
            CauseGroup::Installation => "I",
        }
    }

    fn parse(letter: &str) -> Option<CauseGroup> {
        [CauseGroup::Billing, CauseGroup::Provision, CauseGroup::Installation]
            .into_iter()
            .find(|g| g.letter() == letter)
    }
}

/// Whether a cause may be used for a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The annex of 2016 allowed it, and nothing since says that it still does: the company asks the
    /// regulator before it reports it.
    Unconfirmed,
}

/// A cause during one period of validity.
#[doc(alias = "detalle de causal")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause {
    /// Three digits, column 8 of the report: `102`.
    pub code: &'static str,
    /// Its group, column 7.
    pub group: CauseGroup,
    /// What the regulator calls it, as it writes it.
    pub label: &'static str,
    /// First day on which the row is valid.
    pub valid_from: Day,
    /// Last day on which the row is valid; nothing while it is in force.
    pub valid_to: Option<Day>,
    services: [Allowed; 5],
}

/// Every row of every period, sorted by code and first day.
static CAUSES: LazyLock<Vec<Cause>> = LazyLock::new(|| {
    let lines = include_str!("../data/causes.txt").lines().filter(|l| !l.starts_with('#'));
    let mut all: Vec<Cause> = lines.filter_map(read).collect();
    all.sort_by_key(|c| (c.code, c.valid_from));
    all
});

fn read(line: &'static str) -> Option<Cause> {
    let mut cells = line.splitn(6, ';');
    let (code, group, marks) = (cells.next()?, CauseGroup::parse(cells.next()?)?, cells.next()?);
    let (from, to, label) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok(), cells.next()?);
    let mut services = [Allowed::No; 5];
    for (place, mark) in services.iter_mut().zip(marks.bytes()) {
        *place = match mark {
            b'1' => Allowed::Yes,
            b'?' => Allowed::Unconfirmed,
            _ => Allowed::No,
        };
    }
    Some(Cause { code, group, label, valid_from: from, valid_to: to, services })
}

impl Cause {
    /// The cause with this code as it was valid on a day.
    pub fn find(code: &str, on: Day) -> Option<Cause> {
        let start = CAUSES.partition_point(|c| c.code < code);
        CAUSES[start..].iter().take_while(|c| c.code == code).find(|c| c.is_valid(on)).copied()
    }

    /// Whether the row is valid on a day.
    pub fn is_valid(&self, on: Day) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|last| on <= last)
    }

    /// Whether it may be used for a service.
    pub fn allowed(&self, service: UtilityService) -> Allowed {
        self.services[service.place()]
    }

    /// The regulator's label in sentence case, for screens: `Cobros por promedio`. The official spelling,
    /// without accents where the regulator has none, stays in [`Cause::label`].
    pub fn title(&self) -> String {
        let mut letters = self.label.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    }

    /// Whether code or label contain what an officer typed, blind to accents.
    pub fn matches(&self, typed: &str) -> bool {
        self.code.starts_with(typed.trim()) || fold(self.label).contains(&fold(typed.trim()))
    }
}

/// Every cause valid on a day, by code.
pub fn causes_in_force(on: Day) -> impl Iterator<Item = &'static Cause> {
    CAUSES.iter().filter(move |c| c.is_valid(on))
}

/// The causes that an officer may choose for a service on a day, by code; unconfirmed ones included, so that
/// screens can mark them ([`Cause::allowed`]).
pub fn causes_for(service: UtilityService, on: Day) -> Vec<&'static Cause> {
    causes_in_force(on).filter(|c| c.allowed(service) != Allowed::No).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use UtilityService::{Electricity, Gas, Sewerage, Waste, Water};

    const TODAY: Day = kernel::jiff::civil::date(2026, 11, 21);

    #[test]
    fn the_table_has_every_row() {
        let lines = include_str!("../data/causes.txt").lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!((CAUSES.len(), lines), (97, 97));
        assert_eq!(causes_in_force(TODAY).count(), 44);
        assert_eq!(causes_in_force(kernel::jiff::civil::date(2017, 3, 1)).count(), 53);
        assert_eq!(causes_in_force(kernel::jiff::civil::date(2016, 6, 30)).count(), 0);
    }

    #[test]
    fn each_service_has_its_causes() {
        let count = |s, mark| causes_in_force(TODAY).filter(|c| c.allowed(s) == mark).count();
        assert_eq!((count(Water, Allowed::Yes), count(Water, Allowed::Unconfirmed)), (37, 0));
        assert_eq!((count(Waste, Allowed::Yes), count(Waste, Allowed::Unconfirmed)), (29, 0));
        assert_eq!((count(Sewerage, Allowed::Yes), count(Sewerage, Allowed::Unconfirmed)), (28, 6));
        let doubtful: Vec<_> = causes_for(Sewerage, TODAY)
            .iter()
            .filter(|c| c.allowed(Sewerage) == Allowed::Unconfirmed)
            .map(|c| c.code)
            .collect();
        assert_eq!(doubtful, ["121", "127", "133", "303", "304", "312"]);
        assert_eq!(count(Electricity, Allowed::Yes) + count(Gas, Allowed::Yes), 0);
    }

    #[test]
    fn official_labels_groups_and_periods() {
        let average = Cause::find("120", TODAY).unwrap();
        assert_eq!((average.label, average.group), ("COBROS POR PROMEDIO", CauseGroup::Billing));
        assert_eq!(average.title(), "Cobros por promedio");
        assert_eq!(Cause::find("315", TODAY).unwrap().label, "QUEJAS ADMINISTRATIVAS");
        assert_eq!(Cause::find("301", TODAY).unwrap().group, CauseGroup::Provision);
        let (then, now) = (kernel::jiff::civil::date(2017, 1, 1), TODAY);
        assert_eq!(Cause::find("401", then).unwrap().group, CauseGroup::Installation);
        assert_eq!(Cause::find("401", now).unwrap().group, CauseGroup::Provision);
        assert!(Cause::find("104", then).is_some() && Cause::find("104", now).is_none());
        for code in ["", "1", "999", "10", "1020", "ñ"] {
            assert_eq!(Cause::find(code, now), None, "{code}");
        }
    }

    #[test]
    fn periods_of_a_code_never_overlap() {
        for pair in CAUSES.windows(2).filter(|p| p[0].code == p[1].code) {
            assert!(pair[0].valid_to.is_some_and(|last| last < pair[1].valid_from), "{}", pair[0].code);
        }
    }

    #[test]
    fn an_officer_finds_by_code_or_word() {
        assert!(Cause::find("102", TODAY).unwrap().matches("medición"));
        assert!(Cause::find("102", TODAY).unwrap().matches(" 10"));
        assert!(!Cause::find("102", TODAY).unwrap().matches("aforo"));
    }
}
