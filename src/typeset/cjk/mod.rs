//! Everything Chinese: classes of characters, squeezing, gaps, forbidden breaks, words.

pub(crate) mod class;
mod compat;
pub(crate) mod gap;
pub(crate) mod keep;
pub(crate) mod kinsoku;
pub(crate) mod marker;
mod quotes;
pub(crate) mod repair;
pub(crate) mod segment;
pub(crate) mod squeeze;
pub(crate) mod stance;
mod table;
pub(crate) mod words;
