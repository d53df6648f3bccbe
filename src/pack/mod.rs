//! A layout pack: tokens, looks, views and art, read from a folder of `layouts/`.
//!
//! A pack says how every block looks; it knows kinds of blocks, but no report.

pub mod art;
mod check;
mod contrast;
mod embedded;
mod expr;
mod gallery;
pub mod icons;
mod large;
mod load;
pub mod look;
mod palette;
pub mod qr;
mod reader;
mod repair;
mod value;
mod variants;
mod view;
pub mod vocabulary;

pub use embedded::built_in_names;
pub use expr::{Expr, FORMATS, Format, OPERATORS, Operator, Step};
pub use load::{Pack, load};
pub use palette::Seed;
pub use value::{Entry, Val};
pub use view::{Body, Each, LeafKind, Match, Pattern, Props, View};
