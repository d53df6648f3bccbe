//! The icon set inside the program. Its index is part of the code, and a drawing is unpacked when it is
//! asked for: the set costs nothing until then.

mod find;

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::art;
use crate::color::Color;
use crate::scene::Drawing;

pub use find::{id, meant, search, unknown};

/// How an icon is drawn.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// A line over a soft tint.
    #[default]
    Duo,
    /// Lines alone.
    Line,
    /// Filled shapes.
    Solid,
}

impl Style {
    /// Every style by its name in the view language.
    pub const ALL: [(&'static str, Self); 3] = [
        ("duo", Self::Duo),
        ("line", Self::Line),
        ("solid", Self::Solid),
    ];

    /// The style of a name.
    pub fn named(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(known, _)| *known == name);
        known.map(|(_, style)| *style)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Duo => "duo",
            Self::Line => "line",
            Self::Solid => "solid",
        }
    }
}

/// The style and colours of an icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    /// How it is drawn.
    pub style: Style,
    /// The colour of lines and solid shapes.
    pub line: Color,
    /// The soft colour within the lines.
    pub tint: Color,
    /// The light colour of shapes upon the tint.
    pub light: Color,
    /// The colour of details on solid shapes.
    pub ground: Color,
}

/// One icon of the set.
#[derive(Debug)]
pub struct Icon {
    /// Its name in a report.
    pub id: &'static str,
    /// Chinese words that name it as well; no two icons share one.
    pub keywords: &'static [&'static str],
    /// Other words that find it.
    pub words: &'static [&'static str],
    /// What it belongs to, in Chinese and English.
    pub group: (&'static str, &'static str),
    /// Width and height of its space.
    size: [f64; 2],
    /// Where its drawings are among all, deflated.
    body: (usize, usize),
}

/// Placeholders of the set, and the colour that stands for each while the SVG is parsed.
const PLACEHOLDERS: [(&str, &str); 4] = [
    ("$L", "#010203"),
    ("$T", "#020304"),
    ("$W", "#030405"),
    ("$B", "#040506"),
];

/// The set, in the order in which it is listed.
static ICONS: &[Icon] = include!(concat!(env!("OUT_DIR"), "/icons.rs"));

/// The icon that each name means, sorted by name.
static NAMES: &[(&str, u16)] = include!(concat!(env!("OUT_DIR"), "/icon_names.rs"));

/// The drawings of all icons, each icon's deflated by itself.
static BODIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/icons.bin"));

/// All icons.
pub fn all() -> &'static [Icon] {
    ICONS
}

/// An icon as art, by identifier or exact Chinese keyword. The drawing's name holds style and
/// colours, so that equal names mean equal drawings.
pub fn drawing(name: &str, look: &Look) -> Option<Drawing> {
    let icon = find::named(name)?;
    let colors = [look.line, look.tint, look.light, look.ground];
    let name = format!(
        "icon/{}/{}/{}",
        icon.id,
        look.style.name(),
        colors.map(|c| c.to_string()).concat()
    );
    art::parse(&name, &svg(icon, look.style)?, &|color| {
        let known = |(_, stand_in): &(&str, &str)| Color::parse(stand_in) == Some(color);
        PLACEHOLDERS.iter().position(known).map(|at| colors[at])
    })
    .ok()
}

fn svg(icon: &Icon, style: Style) -> Option<String> {
    let mut packed = BODIES
        .get(icon.body.0..icon.body.1)
        .map(DeflateDecoder::new)?;
    let mut bodies = String::new();
    packed.read_to_string(&mut bodies).ok()?;
    let place = match style {
        Style::Duo => 0,
        Style::Solid => 1,
        Style::Line => 2,
    };
    let body = bodies.split('\0').nth(place)?.to_owned();
    let body = PLACEHOLDERS
        .iter()
        .fold(body, |body, (placeholder, color)| {
            body.replace(placeholder, color)
        });
    let [width, height] = icon.size;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">{body}</svg>"
    ))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn look(style: Style) -> Look {
        Look {
            style,
            line: Color::rgb(200, 25, 30),
            tint: Color::rgb(240, 211, 160),
            light: Color::WHITE,
            ground: Color::WHITE,
        }
    }

    #[test]
    fn every_icon_draws_in_every_style() {
        assert!(all().len() >= 320, "{}", all().len());
        for icon in all() {
            let drawings = Style::ALL.map(|(style, _)| {
                let style = Style::named(style).unwrap();
                let drawing = drawing(icon.id, &look(style)).unwrap_or_else(|| panic!("{icon:?}"));
                assert!(!drawing.nodes.is_empty(), "{icon:?} {style:?}");
                let colors = format!("{drawing:?}");
                for stand_in in ["r: 1, g: 2", "r: 2, g: 3", "r: 3, g: 4", "r: 4, g: 5"] {
                    assert!(!colors.contains(stand_in), "{icon:?} {style:?}");
                }
                drawing
            });
            let [duo, line, _] = &drawings;
            let tint = format!("{:?}", look(Style::Line).tint);
            assert!(!format!("{line:?}").contains(&tint), "{icon:?}");
            assert_ne!(duo.name, line.name);
        }
    }

    #[test]
    fn a_name_means_one_icon() {
        assert!(NAMES.is_sorted_by(|(one, _), (next, _)| one < next));
        let named: usize = all().iter().map(|icon| 1 + icon.keywords.len()).sum();
        assert_eq!(NAMES.len(), named);
        for icon in all() {
            assert!((2..=6).contains(&icon.keywords.len()), "{icon:?}");
            let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(icon.id.chars().all(letters), "{icon:?}");
            for name in icon.keywords.iter().chain([&icon.id]) {
                assert_eq!(id(name), Some(icon.id), "{name}");
            }
        }
    }

    #[test]
    fn groups_stand_together() {
        let mut groups: Vec<_> = all().iter().map(|icon| icon.group.0).collect();
        groups.dedup();
        assert_eq!(groups.iter().collect::<BTreeSet<_>>().len(), groups.len());
    }
}
