//! The back-ends, judged from outside: by resvg, by each other, by the clock.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of these tests may fail only by a fault"
)]

mod agree;
mod art;
mod bands;
#[path = "../prose/outside.rs"]
mod browser;
mod budget;
mod code;
mod embed;
mod formats;
mod hostile;
mod markup;
mod output;
mod outside;
mod pdf;
mod pdf_look;
mod pdf_words;
mod scenes;
mod shots;
mod window;
