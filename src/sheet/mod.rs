//! Data files: CSV and XLSX → rows of cells as their owner sees them, each with its place in a text.
//!
//! Knows nothing of reports. The bytes are hostile until read: every part has a limit, nothing panics.

mod csv;
mod date;
mod error;
mod format;
mod xlsx;
mod zip;

use std::ops::Range;

pub use csv::read as csv;
pub use error::{CellFault, SheetError};
pub use xlsx::read as xlsx;
pub use zip::Zip;

/// More rows than this are no data of a poster.
pub const ROWS: usize = 10_000;
/// More columns than this are not looked at.
pub const COLUMNS: usize = 256;

/// The rows of a sheet.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The whole as a text, line by line: of CSV the file's own, of a workbook one made of it, where line 1
    /// is row 1 and tabs stand between cells.
    pub text: String,
    /// The rows that are not empty.
    pub rows: Vec<Row>,
}

/// One row that is not empty.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number, from 1, as programs show it.
    pub number: usize,
    /// Its cells; the empty ones at its end may be missing.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// What it shows, without spaces at its ends.
    pub text: String,
    /// Its bytes in the grid's text.
    pub range: Range<usize>,
    /// Whether those bytes spell what it shows.
    pub is_verbatim: bool,
    /// Why it does not show what it holds.
    pub fault: Option<CellFault>,
}

impl Cell {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.fault.is_none()
    }
}
