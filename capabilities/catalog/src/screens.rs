//! Pages.

pub(crate) mod cause_row;
pub(crate) mod causes;
