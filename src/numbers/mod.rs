//! Finds Chinese quantities in a string, and everything in it that must not be broken.
//!
//! It knows nothing of documents, fonts or lines: it reads one string and answers with byte ranges.
//! The rules are those of `typography.md`: NU-01 to NU-07 for what stays whole, part D for what is
//! a quantity and what its direction means.

mod atom;
mod blocker;
mod findings;
mod judge;
mod modifier;
mod numeral;
mod parts;
mod scan;
mod script;
mod source;
mod subject;
mod target;
mod trend;
mod unit;
mod value;

pub use findings::{Atom, AtomKind, Direction, Findings, Polarity, Quantity, QuantityKind};
pub use parts::{Parts, parts};
pub use source::is_han;
pub use trend::{trend, trend_of};

use source::Source;

/// Finds the quantities and the unbreakable atoms of a text, in one linear pass.
///
/// ```
/// use changtu::numbers::{Direction, search};
///
/// let text = "地区生产总值达到783.58亿元，同比增长4.3%。";
/// let found = search(text);
/// let cores: Vec<_> = found.quantities.iter().map(|it| &text[it.core.clone()]).collect();
/// assert_eq!(cores, ["783.58亿元", "4.3%"]);
/// assert_eq!(found.quantities[1].direction, Direction::Up);
/// ```
pub fn search(text: &str) -> Findings {
    let source = Source::new(text);
    let scan = scan::scan(&source);
    let senses = judge::judge(&source, &scan.readings);
    let targets = target::targets(&source, &scan.readings, &senses);
    let mut quantities = findings::quantities(&source, &scan.readings, &senses, &targets);
    let mut atoms = atom::merge(&source, scan.spans);
    // Most texts hold one or two, and a long report keeps thousands of texts.
    quantities.shrink_to_fit();
    atoms.shrink_to_fit();
    Findings { quantities, atoms }
}
