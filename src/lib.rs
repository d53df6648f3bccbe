//! changtu 长图 draws finished long posters from a YAML description of a report.
pub mod numbers;
