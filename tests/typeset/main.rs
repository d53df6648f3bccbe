//! The rules of `typography.md` that concern the setting of text, each in a test of its number.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod breaking;
mod columns;
mod emphasis;
mod fallback;
mod judge;
mod lists;
mod mixed;
mod numbers;
mod property;
mod punctuation;
mod report;
mod support;
mod titles;
mod vertical;
