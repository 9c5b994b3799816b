//! The tables of DANE as sorted arrays.

use std::sync::LazyLock;

use crate::place::{Department, Municipality, MunicipalityKind, PopulatedCenter};

static DEPARTMENTS: LazyLock<Vec<Department>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (code, name) = line.split_once(';')?;
        Some(Department { code, name })
    };
    include_str!("../data/departments.txt").lines().filter_map(line).collect()
});

static MUNICIPALITIES: LazyLock<Vec<Municipality>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (code, rest) = line.split_once(';')?;
        let (name, mark) = rest.split_once(';')?;
        let kind = match mark {
            "A" => MunicipalityKind::NonMunicipalArea,
            "I" => MunicipalityKind::Island,
            _ => MunicipalityKind::Municipality,
        };
        Some(Municipality { code, name, kind })
    };
    include_str!("../data/municipalities.txt").lines().filter_map(line).collect()
});

static CENTERS: LazyLock<Vec<PopulatedCenter>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (code, rest) = line.split_once(';')?;
        let (name, aliases) = rest.split_once(';')?;
        Some(PopulatedCenter { code, name, aliases })
    };
    include_str!("../data/centers.txt").lines().filter_map(line).collect()
});

/// Every department, by code.
pub fn departments() -> &'static [Department] {
    &DEPARTMENTS
}

/// Every municipality, by code.
pub fn municipalities() -> &'static [Municipality] {
    &MUNICIPALITIES
}

/// The department with this code of two digits.
pub fn department(code: &str) -> Option<Department> {
    DEPARTMENTS.binary_search_by(|d| d.code.cmp(code)).ok().map(|i| DEPARTMENTS[i])
}

/// The municipality with this code of five digits.
pub fn municipality(code: &str) -> Option<Municipality> {
    MUNICIPALITIES.binary_search_by(|m| m.code.cmp(code)).ok().map(|i| MUNICIPALITIES[i])
}

/// The municipalities of a department, by code; none if there is no such department.
pub fn municipalities_of(department: &str) -> &'static [Municipality] {
    if department.len() == 2 { run(&MUNICIPALITIES, department, |m| m.code) } else { &[] }
}

/// The populated center with this code of eight digits.
pub fn populated_center(code: &str) -> Option<PopulatedCenter> {
    CENTERS.binary_search_by(|c| c.code.cmp(code)).ok().map(|i| CENTERS[i])
}

/// The populated centers of a municipality, its seat first; none if there is no such municipality. One
/// municipality, Nuevo Belén de Bajirá (27493), is too young to have any in the tables.
pub fn centers_of(municipality: &str) -> &'static [PopulatedCenter] {
    if municipality.len() == 5 { run(&CENTERS, municipality, |c| c.code) } else { &[] }
}

#[cfg(test)]
pub(crate) fn centers() -> &'static [PopulatedCenter] {
    &CENTERS
}

/// The part of a sorted table whose codes begin with `prefix`.
fn run<T>(table: &'static [T], prefix: &str, code: impl Fn(&T) -> &'static str) -> &'static [T] {
    let start = table.partition_point(|t| code(t) < prefix);
    let length = table[start..].partition_point(|t| code(t).starts_with(prefix));
    &table[start..start + length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_complete_and_sorted() {
        assert_eq!((departments().len(), municipalities().len(), centers().len()), (33, 1_122, 7_728));
        assert!(departments().is_sorted_by(|a, b| a.code < b.code));
        assert!(municipalities().is_sorted_by(|a, b| a.code < b.code));
        assert!(centers().is_sorted_by(|a, b| a.code < b.code));
        let of_kind = |kind| municipalities().iter().filter(|m| m.kind == kind).count();
        assert_eq!(of_kind(MunicipalityKind::NonMunicipalArea), 18);
        assert_eq!(of_kind(MunicipalityKind::Island), 1);
    }

    #[test]
    fn everything_lies_in_something() {
        for m in municipalities() {
            assert!(m.code.len() == 5 && !m.department().name.is_empty(), "{m:?}");
            let seat = centers_of(m.code).first();
            assert!(m.code == "27493" || seat.is_some(), "{m:?} has no center");
        }
        for c in centers() {
            assert!(c.code.len() == 8 && !c.name.is_empty() && municipality(&c.code[..5]).is_some(), "{c:?}");
        }
        assert_eq!(departments().iter().map(|d| municipalities_of(d.code).len()).sum::<usize>(), 1_122);
        assert_eq!(municipalities().iter().map(|m| centers_of(m.code).len()).sum::<usize>(), 7_728);
    }

    #[test]
    fn known_places() {
        let here = municipality("66170").unwrap();
        assert_eq!(
            (here.name, here.department().name, here.short_code()),
            ("Dosquebradas", "Risaralda", "170")
        );
        assert_eq!(municipality("54001").unwrap().full_name(), "San José de Cúcuta (Norte de Santander)");
        assert_eq!(municipalities_of("66").len(), 14);
        let seat = populated_center("66170000").unwrap();
        assert!(seat.is_seat() && seat.municipality() == here);
        assert_eq!(populated_center("54001000").unwrap().aliases().collect::<Vec<_>>(), ["Cúcuta"]);
        assert_eq!(department("11").unwrap().name, "Bogotá, D.C.");
    }

    #[test]
    fn what_is_not_a_code_finds_nothing() {
        for code in ["", "6", "66", "6617", "66170 ", "66171", "ñandú", "99999", "661700000"] {
            assert_eq!(municipality(code), None, "{code}");
        }
        assert!(municipalities_of("").is_empty() && municipalities_of("6").is_empty());
        assert!(centers_of("66").is_empty() && department("5").is_none());
    }
}
