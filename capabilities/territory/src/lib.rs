//! Where: departments, municipalities and populated centers of Colombia with the codes of DIVIPOLA (DANE),
//! embedded in the program.
//!
//! Codes are text, because they begin with zeros: 2 digits a department, 5 a municipality, 8 a populated
//! center; each begins with the code of what it lies in. The tables are parsed once, on the first question,
//! into sorted arrays; every look-up is a binary search.

mod capability;
mod divipola;
mod place;
mod routes;
mod search;

pub use capability::CAPABILITY;
pub use divipola::{
    centers_of, department, departments, municipalities, municipalities_of, municipality, populated_center,
};
pub use place::{Department, Municipality, MunicipalityKind, PopulatedCenter};
pub use search::search;
