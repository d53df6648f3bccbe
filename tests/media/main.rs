//! One report on every medium: slices, pages, sheets and tiles, measured from their scenes.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of these tests may fail only by a fault"
)]

mod hostile;
mod pages;
mod sheets;
mod slices;
mod support;
mod tiles;
