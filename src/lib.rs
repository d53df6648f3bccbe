//! changtu 长图 draws finished long posters from a YAML description of a report.
//!
//! Data flows one way: [`document`] reads, [`layout`] lays out, [`scene`] holds the finished drawing,
//! [`render`] draws it; [`prose`] tells it in words. [`pipeline`] runs the phases in order.

pub mod color;
pub mod diag;
pub mod document;
pub mod font;
pub mod geom;
pub mod import;
pub mod impose;
pub mod kinds;
pub mod layout;
pub mod manuscript;
pub mod medium;
pub mod numbers;
pub mod pack;
pub mod pipeline;
pub mod proof;
pub mod prose;
pub mod render;
pub mod scene;
pub mod sheet;
pub mod typeset;
pub mod wording;
pub mod world;
pub mod yaml;
