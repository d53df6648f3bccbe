//! changtu 长图 draws finished long posters from a YAML description of a report.

pub mod color;
pub mod diag;
pub mod document;
pub mod font;
pub mod geom;
pub mod kinds;
pub mod pack;
pub mod render;
pub mod scene;
