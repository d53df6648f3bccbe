//! SVG art → a drawing of the scene: parsed once, drawn many times, the same in every back-end.
//!
//! Art is made of paths, groups, clips, gradients and opacity. Whatever else an SVG may hold is a
//! fault of the art and is named, because leaving it out would draw something else.
//!
//! Art may reach beyond its own box, as ridges and rays like to do; a view that wants it cut says so.

mod convert;
mod survey;

use crate::color::Color;
use crate::geom::Size;
use crate::scene::Drawing;

/// Bytes of art at most. The largest ornament we know has 80 KB.
const LARGEST: usize = 4 << 20;

/// Why a file is no art.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArtError {
    /// The file is larger than any art.
    TooLarge,
    /// It is no SVG.
    Unreadable(String),
    /// It holds things that art may not hold; each with its line in the file, where that is known.
    Unsupported(Vec<(String, Option<u32>)>),
    /// A coordinate lies farther out than any drawing needs.
    Absurd,
    /// Its groups lie deeper in each other than any drawing needs.
    TooDeep,
}

impl std::fmt::Display for ArtError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => write!(f, "art may not be larger than {} MiB", LARGEST >> 20),
            Self::Unreadable(why) => write!(f, "not an SVG: {why}"),
            Self::Unsupported(found) => {
                write!(f, "art may not hold ")?;
                for (at, (what, line)) in found.iter().enumerate() {
                    let comma = if at > 0 { ", " } else { "" };
                    write!(f, "{comma}{what}")?;
                    if let Some(line) = line {
                        write!(f, " (line {line})")?;
                    }
                }
                Ok(())
            }
            Self::Absurd => write!(f, "a coordinate of the art is out of all proportion"),
            Self::TooDeep => write!(f, "the groups of the art are nested too deep"),
        }
    }
}

impl std::error::Error for ArtError {}

/// Reads art. Nothing but the text is looked at: no fonts, no files, no network. `recolor` may give
/// another colour for each opaque colour of the art; opacities written in the art are kept on top.
pub fn parse(
    name: &str,
    svg: &str,
    recolor: &dyn Fn(Color) -> Option<Color>,
) -> Result<Drawing, ArtError> {
    if svg.len() > LARGEST {
        return Err(ArtError::TooLarge);
    }
    survey::check(svg)?;
    let tree = usvg::Tree::from_str(svg, &options())
        .map_err(|why| ArtError::Unreadable(why.to_string()))?;
    let nodes = convert::nodes(&tree, recolor)?;
    let size = tree.size();
    Ok(Drawing {
        name: name.to_owned(),
        size: Size::px(f64::from(size.width()), f64::from(size.height())),
        nodes,
    })
}

/// Resolvers that find nothing.
fn options() -> usvg::Options<'static> {
    usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}
