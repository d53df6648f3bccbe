//! The icon set inside the program: parsed when an icon is first asked for.

use std::sync::OnceLock;

use serde::Deserialize;

use super::art;
use crate::color::Color;
use crate::scene::Drawing;

/// How an icon is drawn.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// A line over a soft tint.
    #[default]
    Duo,
    /// Filled shapes.
    Solid,
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
    /// The colour of what lies behind the icon, seen through its holes.
    pub ground: Color,
}

/// One icon of the set.
#[derive(Debug, Deserialize)]
struct Icon {
    id: String,
    zh: Vec<String>,
    vb: [f64; 2],
    duo: String,
    solid: String,
}

/// Placeholders of the set, and the colour that stands for each while the SVG is parsed.
const PLACEHOLDERS: [(&str, &str); 4] = [
    ("$L", "#010203"),
    ("$T", "#020304"),
    ("$W", "#030405"),
    ("$B", "#040506"),
];

fn set() -> &'static [Icon] {
    static SET: OnceLock<Vec<Icon>> = OnceLock::new();
    const JSON: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fonts/icons/icons.json"
    ));
    // A test reads the embedded file, so it is never empty in a program that was released.
    SET.get_or_init(|| serde_json::from_str(JSON).unwrap_or_default())
}

fn find(name: &str) -> Option<&'static Icon> {
    let by_id = set().iter().find(|icon| icon.id == name);
    by_id.or_else(|| {
        set()
            .iter()
            .find(|icon| icon.zh.iter().any(|word| word == name))
    })
}

/// The names of all icons, each with its Chinese keywords.
pub fn names() -> impl Iterator<Item = (&'static str, &'static [String])> {
    set()
        .iter()
        .map(|icon| (icon.id.as_str(), icon.zh.as_slice()))
}

/// The identifier of the icon that has this identifier or exactly this Chinese keyword. Where
/// several icons share a keyword, the first in the set is meant.
pub fn id(name: &str) -> Option<&'static str> {
    find(name).map(|icon| icon.id.as_str())
}

/// An icon as art, by identifier or exact Chinese keyword. The drawing's name holds style and
/// colours, so that equal names mean equal drawings.
pub fn drawing(name: &str, look: &Look) -> Option<Drawing> {
    let icon = find(name)?;
    let (style, body) = match look.style {
        Style::Duo => ("duo", &icon.duo),
        Style::Solid => ("solid", &icon.solid),
    };
    let colors = [look.line, look.tint, look.light, look.ground];
    let name = format!(
        "icon/{}/{style}/{}",
        icon.id,
        colors.map(|c| c.to_string()).concat()
    );
    art::parse(&name, &svg(icon, body), &|color| {
        let known = |(_, stand_in): &(&str, &str)| Color::parse(stand_in) == Some(color);
        PLACEHOLDERS.iter().position(known).map(|at| colors[at])
    })
    .ok()
}

fn svg(icon: &Icon, body: &str) -> String {
    let body = PLACEHOLDERS
        .iter()
        .fold(body.to_owned(), |body, (placeholder, color)| {
            body.replace(placeholder, color)
        });
    let [width, height] = icon.vb;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">{body}</svg>"
    )
}

#[cfg(test)]
mod tests {
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
    fn every_icon_draws_in_both_styles() {
        assert_eq!(names().count(), 167);
        for (name, _) in names() {
            for style in [Style::Duo, Style::Solid] {
                let drawing = drawing(name, &look(style)).unwrap_or_else(|| panic!("{name}"));
                assert!(!drawing.nodes.is_empty(), "{name}");
                assert!(
                    !format!("{drawing:?}").contains("r: 1, g: 2, b: 3"),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn icons_are_found_by_keyword() {
        assert_eq!(id("政府"), Some("gov_building"));
        assert_eq!(id("gov_building"), Some("gov_building"));
        assert_eq!(id("没有这个"), None);
    }
}
