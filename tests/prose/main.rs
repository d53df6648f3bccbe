//! The report in words: it says what the poster shows, and can be read by every program.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod alternative;
mod browser;
mod markup;
mod outside;
mod page;
#[path = "../poster/reports.rs"]
mod reports;
mod same;
#[expect(dead_code, reason = "made for the tests of posters")]
#[path = "../poster/support.rs"]
mod support;
#[path = "../poster/words.rs"]
mod words;
