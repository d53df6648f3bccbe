//! The words of the view language, with what they take. Reader, checks and manual share this table.

use super::LeafKind;

/// What a word takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A length in px, a percentage, or `auto`.
    Length,
    /// One to four lengths, in the order of CSS.
    Lengths,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// A colour.
    Color,
    /// A colour, a gradient, or a list of them, the first lowest.
    Paint,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Anything: text, a binding, a map of its own.
    Anything,
}

/// A word of the language.
#[derive(Debug, Clone, Copy)]
pub struct WordOf {
    /// The word.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
}

/// A row of a table of words.
pub(super) const fn word(name: &'static str, takes: Takes) -> WordOf {
    WordOf { name, takes }
}

/// The keys of a pack, all optional.
pub const TOP: [&str; 12] = [
    "extends", "summary", "tokens", "palette", "fonts", "page", "looks", "views", "partials",
    "bands", "pages", "contrast",
];

/// The settings of the page.
pub const PAGE: &[WordOf] = &[
    // The width that all lengths of the pack are meant for.
    word("width", Takes::Number),
    word("margin", Takes::Number),
    word("block", Takes::Number),
    word("gap", Takes::Number),
    word("bottom", Takes::Number),
    word("ground", Takes::Color),
    // How letters grow in large type: `{ scale: [[40, 1.45], [120, 1.05]] }`.
    word("large", Takes::Anything),
];

/// The names that a view may read besides fields and tokens: those of a loop, those of an even grid
/// (`row`, `ends`, `back`), `nth`, the ordinal of a block among its siblings of the same kind, `room`,
/// its width, and `large`, whether this is the edition in large type.
pub const LOOP: [&str; 11] = [
    "index", "count", "first", "last", "parent", "nth", "row", "ends", "back", "room", "large",
];

/// The views of pages and sheets, with the names that each may read beside tokens.
pub const PAGE_VIEWS: [(&str, &[&str]); 6] = [
    (
        "cover",
        &[
            "figures",
            "page_width",
            "page_height",
            "page_above",
            "page_below",
        ],
    ),
    ("headline", &["columns", "page_width", "extra"]),
    (
        "runner",
        &["page", "pages", "section", "title", "page_above"],
    ),
    ("tile", &TILE),
    ("number", &["page"]),
    ("plan", &TILE),
];

/// What the words on office paper may say.
const TILE: [&str; 7] = [
    "page", "pages", "row", "rows", "column", "columns", "overlap",
];

/// The properties of every box.
pub const BOX: &[WordOf] = &[
    word("direction", Takes::Choice(&["row", "column"])),
    word("gap", Takes::Length),
    word("row_gap", Takes::Length),
    word("column_gap", Takes::Length),
    word("padding", Takes::Lengths),
    word("margin", Takes::Lengths),
    word(
        "align",
        Takes::Choice(&["start", "center", "end", "stretch", "baseline"]),
    ),
    word(
        "align_self",
        Takes::Choice(&["start", "center", "end", "stretch", "baseline"]),
    ),
    word(
        "justify",
        Takes::Choice(&["start", "center", "end", "between", "around", "evenly"]),
    ),
    word("wrap", Takes::Flag),
    word("grow", Takes::Number),
    word("shrink", Takes::Number),
    word("basis", Takes::Length),
    word("width", Takes::Length),
    word("height", Takes::Length),
    word("min_width", Takes::Length),
    word("max_width", Takes::Length),
    word("min_height", Takes::Length),
    word("max_height", Takes::Length),
    word("aspect", Takes::Number),
    // Where the middle of the box wants to be in the direction of the box around it, from 0 to 1; siblings
    // with anchors move apart.
    word("anchor", Takes::Number),
    word("grid", Takes::Anything),
    word("span", Takes::Anything),
    word("divider", Takes::Anything),
    word("background", Takes::Paint),
    word("border", Takes::Anything),
    word("radius", Takes::Lengths),
    word("shadow", Takes::Anything),
    word("opacity", Takes::Number),
    word("clip", Takes::Flag),
    word("position", Takes::Choice(&["absolute", "relative"])),
    word("top", Takes::Length),
    word("right", Takes::Length),
    word("bottom", Takes::Length),
    word("left", Takes::Length),
    word("rotate", Takes::Number),
    word("flip", Takes::Choice(&["x", "y", "xy"])),
    word("z", Takes::Number),
    word("tokens", Takes::Anything),
    word("band", Takes::Anything),
    word("bleed", Takes::Flag),
    word("keep_with_next", Takes::Flag),
    word("break_inside", Takes::Choice(&["auto", "avoid"])),
];

/// The words that steer.
pub const CONTROL: &[WordOf] = &[
    word("when", Takes::Anything),
    word("each", Takes::Anything),
    word("match", Takes::Anything),
    word("cases", Takes::Anything),
    word("child", Takes::Anything),
    word("children", Takes::Anything),
];

/// Which way the lines of words run.
pub const WRITING: Takes = Takes::Choice(&["horizontal", "vertical"]);

const TEXT_ARGS: &[WordOf] = &[
    word("value", Takes::Anything),
    word("look", Takes::Anything),
    word("color", Takes::Color),
    word("fill", Takes::Paint),
    word("size", Takes::Length),
    word("text_align", Takes::Choice(&["start", "center", "end"])),
    word("fit", Takes::Anything),
    word("heading", Takes::Number),
    word("tracking", Takes::Number),
    word("writing", WRITING),
];

const FIGURE_ARGS: &[WordOf] = &[
    word("value", Takes::Anything),
    word("look", Takes::Anything),
    word("color", Takes::Color),
    word("size", Takes::Length),
    word("without", Takes::Choice(&["before", "after", "none"])),
    // `point`: siblings put their decimal points on one x; a whole number ends there (NU-08).
    word(
        "text_align",
        Takes::Choice(&["start", "center", "end", "point"]),
    ),
    word("fit", Takes::Anything),
];

/// How icons are drawn.
const ICON_STYLES: Takes = Takes::Choice(&["duo", "line", "solid"]);

const ICON_ARGS: &[WordOf] = &[
    word("name", Takes::Anything),
    word("style", ICON_STYLES),
    word("size", Takes::Length),
    word("line", Takes::Color),
    word("tint", Takes::Color),
    word("ground", Takes::Color),
];

/// The token that says how the icons of a pack are drawn.
pub const ICON_STYLE: &str = "icon_style";

/// Tokens that the program itself reads.
pub const TOKENS: &[WordOf] = &[word(ICON_STYLE, ICON_STYLES)];

const ART_ARGS: &[WordOf] = &[word("name", Takes::Anything), word("stretch", Takes::Flag)];

const IMAGE_ARGS: &[WordOf] = &[
    word("value", Takes::Anything),
    word("ratio", Takes::Anything),
    word("focus", Takes::Anything),
    word("alt", Takes::Anything),
];

const SHAPE_ARGS: &[WordOf] = &[
    word("form", Takes::Choice(&["arc", "disc", "polygon", "line"])),
    word("from", Takes::Number),
    word("to", Takes::Number),
    word("stroke", Takes::Paint),
    word("stroke_width", Takes::Number),
    word("round", Takes::Flag),
    word("dash", Takes::Anything),
    word("fill", Takes::Paint),
    word("points", Takes::Anything),
];

const QR_ARGS: &[WordOf] = &[
    word("value", Takes::Anything),
    word("color", Takes::Color),
    word("ground", Takes::Color),
];

const SLOT_ARGS: &[WordOf] = &[word("blocks", Takes::Anything)];

/// The arguments of a leaf, besides the properties of every box.
pub fn leaf(kind: LeafKind) -> &'static [WordOf] {
    match kind {
        LeafKind::Text => TEXT_ARGS,
        LeafKind::Figure => FIGURE_ARGS,
        LeafKind::Icon => ICON_ARGS,
        LeafKind::Art => ART_ARGS,
        LeafKind::Image => IMAGE_ARGS,
        LeafKind::Shape => SHAPE_ARGS,
        LeafKind::Qr => QR_ARGS,
        LeafKind::Slot => SLOT_ARGS,
    }
}

/// The leaves by name.
pub const LEAVES: [(&str, LeafKind); 8] = [
    ("text", LeafKind::Text),
    ("figure", LeafKind::Figure),
    ("icon", LeafKind::Icon),
    ("art", LeafKind::Art),
    ("image", LeafKind::Image),
    ("shape", LeafKind::Shape),
    ("qr", LeafKind::Qr),
    ("slot", LeafKind::Slot),
];

/// The leaf of a name.
pub fn leaf_kind(name: &str) -> Option<LeafKind> {
    let known = LEAVES.iter().find(|(known, _)| *known == name);
    known.map(|(_, kind)| *kind)
}

/// The property, argument or control of a name in a box whose leaf is `leaf_of`.
pub fn find(name: &str, leaf_of: Option<LeafKind>) -> Option<&'static WordOf> {
    let own = leaf_of.map_or(&[][..], leaf);
    own.iter()
        .chain(BOX)
        .chain(CONTROL)
        .find(|word| word.name == name)
}
