//! A report proved against its source, and against its last version: coverage, proof sheet, difference.

mod places;

pub use places::{Place, Places, Trace};
