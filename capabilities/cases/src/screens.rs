//! Questions: pages that only read.

pub(crate) mod easy;
pub(crate) mod figures;
pub(crate) mod gauge;
pub(crate) mod home;
pub(crate) mod look_up;
pub(crate) mod office;
pub(crate) mod receipt_page;
pub(crate) mod review;
pub(crate) mod rights;
pub(crate) mod steps;
pub(crate) mod stub;
pub(crate) mod tracking;
pub(crate) mod tracking_live;
