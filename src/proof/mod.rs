//! A report proved against its source, and against its last version: coverage, proof sheet, difference.

pub mod pages;
mod places;
pub mod sheet;

pub use places::{Place, Places, Trace};
