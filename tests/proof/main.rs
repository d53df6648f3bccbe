//! The proof of a report: where its words stand on the poster, and the sheet for its readers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod places;
mod sheet;
