//! The three levels of the territory.

use serde::Serialize;

use crate::divipola;

/// A department, or the capital district, which counts as one.
#[doc(alias = "departamento")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Department {
    /// Two digits: `66`.
    pub code: &'static str,
    /// Its name: `Risaralda`.
    pub name: &'static str,
}

/// What a municipality is by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MunicipalityKind {
    /// A municipality or district.
    Municipality,
    /// A rural area that belongs to no municipality («área no municipalizada»).
    NonMunicipalArea,
    /// The island of San Andrés, governed by its department.
    Island,
}

/// A municipality.
#[doc(alias = "municipio")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Municipality {
    /// Five digits, the first two of the department: `66170`.
    pub code: &'static str,
    /// Its name: `Dosquebradas`.
    pub name: &'static str,
    /// What it is by law.
    pub kind: MunicipalityKind,
}

impl Municipality {
    /// The department it lies in.
    pub fn department(&self) -> Department {
        divipola::department(self.department_code()).expect("a test checks that every municipality has one")
    }

    /// The code of the department it lies in: column 1 of the regulator's report.
    pub fn department_code(&self) -> &'static str {
        &self.code[..2]
    }

    /// The three digits within the department: column 2 of the regulator's report.
    pub fn short_code(&self) -> &'static str {
        &self.code[2..]
    }

    /// Name and department, to tell apart those that share a name: `Armenia (Quindío)`.
    pub fn full_name(&self) -> String {
        format!("{} ({})", self.name, self.department().name)
    }
}

/// A populated center: the seat of a municipality, a village, a hamlet.
#[doc(alias = "centro poblado")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PopulatedCenter {
    /// Eight digits, the first five of the municipality: `66170000`.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Other names, separated by `|`; empty for most.
    #[serde(skip)]
    pub(crate) aliases: &'static str,
}

impl PopulatedCenter {
    /// Whether it is the seat of its municipality («cabecera municipal», `000`).
    #[doc(alias = "cabecera municipal")]
    pub fn is_seat(&self) -> bool {
        self.short_code() == "000"
    }

    /// The three digits within the municipality: column 3 of the regulator's report.
    pub fn short_code(&self) -> &'static str {
        &self.code[5..]
    }

    /// The municipality it lies in.
    pub fn municipality(&self) -> Municipality {
        divipola::municipality(&self.code[..5]).expect("a test checks that every center has one")
    }

    /// Other names by which people know it: `Cúcuta` for San José de Cúcuta.
    pub fn aliases(&self) -> impl Iterator<Item = &'static str> {
        self.aliases.split('|').filter(|a| !a.is_empty())
    }
}
