//! The one table of block kinds: names, Chinese aliases, fields, types, defaults, summaries.
//!
//! It feeds the reader, the suggestions, the JSON Schema, FORMAT.md and the packs' checks.

mod blocks;
mod chart;
mod common;
mod derived;
mod file;
mod inserts;
mod lookup;
mod report;
mod schema;
mod structures;

pub use derived::{Derived, derived};
pub use file::{DATA_FILE, FROM_FILE};
pub use lookup::{all, blocks, hero, lookup};
pub use report::REPORT;
pub use schema::schema;

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Drawn text: markup is read, quantities are searched. A line break is a line break.
    Text,
    /// A word that is not drawn: an icon, a path, an address.
    Word,
    /// Yes or no.
    Flag,
    /// A whole number within bounds.
    Count {
        /// The smallest.
        min: u32,
        /// The largest.
        max: u32,
    },
    /// A number with its spelling.
    Number,
    /// One of a few words.
    Choice(&'static [Choice]),
    /// Several values of one shape.
    List(&'static Shape),
    /// Named fields.
    Record(&'static Fields),
    /// The cells of a row of a table: drawn texts, of which an empty one keeps its place.
    Cells,
    /// Blocks inside this block.
    Blocks,
    /// A picture file below the report's folder.
    Picture,
}

/// A word of a [`Shape::Choice`].
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The name.
    pub name: &'static str,
    /// The Chinese alias.
    pub zh: &'static str,
    /// What it means, in English and Chinese.
    pub summary: [&'static str; 2],
}

/// A field of a kind or record.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// The Chinese key.
    pub zh: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it must say something where it is there; that which must be there must.
    pub is_filled: bool,
    /// What it is for, in English and Chinese.
    pub summary: [&'static str; 2],
}

/// A set of fields.
#[derive(Debug)]
pub struct Fields {
    /// A name for messages and the schema.
    pub name: &'static str,
    /// The fields in the order of the manual.
    pub fields: &'static [Field],
    /// The field that a bare scalar (or list) stands for: `text` in `- text: 一段文字`.
    pub short: Option<&'static str>,
    /// Label and value fields for one-key items such as `- 城市道路: 18.4公里`.
    pub pair: Option<(&'static str, &'static str)>,
}

/// A block kind.
#[derive(Debug)]
pub struct Kind {
    /// The name: its key in a report and the name of its view in a pack.
    pub name: &'static str,
    /// The Chinese key.
    pub zh: &'static str,
    /// What it is, in English and Chinese.
    pub summary: [&'static str; 2],
    /// Its fields.
    pub fields: &'static Fields,
    /// Whether a report may use it as a block; the others (`hero`, `section`, …) stand at fixed places.
    pub is_block: bool,
}

impl Fields {
    /// The field with this English or Chinese key.
    pub fn lookup(&self, name: &str) -> Option<&'static Field> {
        self.fields
            .iter()
            .find(|field| field.name == name || field.zh == name)
    }
}

impl Field {
    /// A field that may be left out.
    const fn new(
        name: &'static str,
        zh: &'static str,
        shape: Shape,
        summary: [&'static str; 2],
    ) -> Self {
        Self {
            name,
            zh,
            shape,
            required: false,
            is_filled: false,
            summary,
        }
    }

    /// The same field, which may not be left out.
    const fn required(self) -> Self {
        Self {
            required: true,
            is_filled: true,
            ..self
        }
    }

    /// The same field, which may be left out but not left empty.
    const fn filled(self) -> Self {
        Self {
            is_filled: true,
            ..self
        }
    }
}

impl Choice {
    /// A word with its Chinese alias.
    const fn new(name: &'static str, zh: &'static str, summary: [&'static str; 2]) -> Self {
        Self { name, zh, summary }
    }
}
