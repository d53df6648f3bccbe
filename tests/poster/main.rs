//! Posters from end to end: what stands in a report is drawn, fits, and looks as its pack says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod blocks;
mod charts;
mod columns;
mod drawn;
mod hostile;
mod large;
mod measured;
mod packs;
mod palette;
mod reports;
mod room;
mod rules_centre;
mod rules_emphasis;
mod rules_figures;
mod rules_lists;
mod rules_text;
mod scripts;
mod structures;
mod support;
mod words;
