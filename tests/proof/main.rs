//! The proof of a report: where its words stand on the poster, and the sheet for its readers.

mod places;
