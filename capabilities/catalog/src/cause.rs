//! Causes: the codes under which the regulator counts what citizens complain about.

use std::borrow::Cow;

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

    /// All, in the order of the annex.
    pub const ALL: [CauseGroup; 3] = [CauseGroup::Billing, CauseGroup::Provision, CauseGroup::Installation];

    /// What the regulator calls it.
    pub fn label(self) -> &'static str {
        match self {
            CauseGroup::Billing => "Facturación",
            CauseGroup::Provision => "Prestación",
            CauseGroup::Installation => "Instalación",
        }
    }

    /// From its letter.
    pub fn parse(letter: &str) -> Option<CauseGroup> {
        CauseGroup::ALL.into_iter().find(|g| g.letter() == letter)
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

impl Allowed {
    /// The three, in the order of forms.
    pub const ALL: [Allowed; 3] = [Allowed::Yes, Allowed::Unconfirmed, Allowed::No];

    /// As it stands in files: `1`, `0`, `?`.
    pub fn mark(self) -> char {
        match self {
            Allowed::Yes => '1',
            Allowed::No => '0',
            Allowed::Unconfirmed => '?',
        }
    }

    /// From its mark.
    pub fn parse(mark: char) -> Option<Allowed> {
        Allowed::ALL.into_iter().find(|a| a.mark() == mark)
    }
}

/// A cause during one period of validity.
#[doc(alias = "detalle de causal")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Three digits, column 8 of the report: `102`.
    pub code: Cow<'static, str>,
    /// Its group, column 7.
    pub group: CauseGroup,
    /// What the regulator calls it, as it writes it.
    pub label: Cow<'static, str>,
    /// First day on which the row is valid.
    pub valid_from: Day,
    /// Last day on which the row is valid; nothing while it is in force.
    pub valid_to: Option<Day>,
    /// Whether each service may use it, in the order of [`UtilityService::ALL`].
    pub services: [Allowed; 5],
}

/// The rows of the tables that come with the program: the official annexes.
pub(crate) fn official_rows() -> Vec<Cause> {
    let lines = include_str!("../data/causes.txt").lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(read_line).collect()
}

/// One line of the stored form: `code;group;services;valid_from;valid_to;label`.
pub(crate) fn read_line(line: &str) -> Option<Cause> {
    let mut cells = line.splitn(6, ';');
    let (code, group, marks) = (cells.next()?, CauseGroup::parse(cells.next()?)?, cells.next()?);
    let (from, to, label) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok(), cells.next()?);
    let mut services = [Allowed::No; 5];
    for (place, mark) in services.iter_mut().zip(marks.chars()) {
        *place = Allowed::parse(mark)?;
    }
    let (code, label) = (code.to_owned().into(), label.to_owned().into());
    Some(Cause { code, group, label, valid_from: from, valid_to: to, services })
}

impl Cause {
    /// The line of the stored form.
    pub(crate) fn line(&self) -> String {
        let marks: String = self.services.iter().map(|a| a.mark()).collect();
        let to = self.valid_to.map(|d| d.to_string()).unwrap_or_default();
        format!("{};{};{marks};{};{to};{}", self.code, self.group.letter(), self.valid_from, self.label)
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
        self.code.starts_with(typed.trim()) || fold(&self.label).contains(&fold(typed.trim()))
    }
}
