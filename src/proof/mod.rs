//! A report proved against its source, and against its last version: coverage, proof sheet, difference.

pub mod coverage;
pub mod diff;
mod drawn;
pub mod pages;
mod places;
pub mod sheet;
mod words;

pub use places::{Place, Places, Trace};
