//! Sets styled text as lines of glyphs, by the rules of `typography.md`. It does not know what the
//! text is for.
//!
//! A paragraph is shaped once ([`shape`]) and set at any measure ([`Shaped::set`]). Everything
//! Chinese is in `cjk`; what it decides is written down as units and the joints between them, and
//! the rest is arithmetic over those: measuring (`sums`), fitting a line (`fit`), choosing line ends
//! (`body`, `clause`, `title`), placing glyphs (`place`). All of it is done along the line, so columns of
//! vertical writing differ only in what is shaped (`cjk::stance`) and in where it is put (`place`).

mod body;
mod cjk;
mod clause;
mod emphasis;
mod fit;
mod frame;
pub mod inspect;
mod itemize;
mod place;
mod ruler;
mod set;
mod shape;
mod style;
mod sums;
mod title;
mod unit;

pub use crate::scene::Writing;
pub use emphasis::{Ornament, Sign};
pub use frame::{Cell, Frame, Line, LineRun, Spot, Stranger};
pub use shape::{Shaped, shape};
pub use style::{Align, Justify, Mode, Paragraph, Policy, Setting, Style};
