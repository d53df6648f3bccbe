//! Takes a tile's value apart: words before, number, unit, words after.

use std::ops::Range;

use super::findings::{Atom, AtomKind, Direction, Polarity, Quantity, QuantityKind};

/// A value taken apart; `before`, `number`, `unit` and `after` spell the value exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'a> {
    /// Verbs and limiting words: `增长`, `约`, `不低于`.
    pub before: &'a str,
    /// The figures, with signs and separators: `−8.6`, `￥5`, `US$1.2`, `≥2`.
    pub number: &'a str,
    /// Magnitude, unit or counter, with `余`/`多`: `余件`.
    pub unit: &'a str,
    /// What follows: `以上`, `左右`.
    pub after: &'a str,
    /// The quantity itself.
    pub quantity: Quantity,
}

/// Takes a value apart; nothing when it holds no quantity or several.
///
/// A bare number counts when it is the whole value: the label says what it counts.
///
/// ```
/// let parts = changtu::numbers::parts("不低于95%").unwrap();
/// assert_eq!((parts.before, parts.number, parts.unit), ("不低于", "95", "%"));
/// assert_eq!(changtu::numbers::parts("≥2吨").unwrap().number, "≥2");
/// assert!(changtu::numbers::parts("Ⅱ类").is_none());
/// ```
pub fn parts(value: &str) -> Option<Parts<'_>> {
    let found = super::search(value);
    let quantity = match found.quantities.as_slice() {
        [quantity] => quantity.clone(),
        [] => bare(value, &found.atoms)?,
        _ => return None,
    };
    let start = money(value, quantity.atom.start.min(quantity.number.start));
    let start = compared(value, start);
    Some(Parts {
        before: value.get(..start)?,
        number: value.get(start..quantity.number.end)?,
        unit: value.get(quantity.number.end..quantity.atom.end)?,
        after: value.get(quantity.atom.end..)?,
        quantity,
    })
}

/// Where the sign of a currency begins, with the letters of its country (NU-02): `US$`, `HK$`.
fn money(value: &str, start: usize) -> usize {
    if !value[start..].starts_with(['$', '＄']) {
        return start;
    }
    let letters = value[..start].bytes().rev();
    start - letters.take_while(u8::is_ascii_uppercase).count()
}

/// Where the sign of a comparison begins that stands right before a number: `≥2`, `±0.5`. It is of the
/// number, not a word before it.
fn compared(value: &str, start: usize) -> usize {
    let before = &value[..start];
    let sign = before.strip_suffix(['≥', '≤', '>', '<', '＞', '＜', '±', '≈', '～']);
    sign.map_or(start, str::len)
}

/// The quantity of a value that is a number and nothing else.
fn bare(value: &str, atoms: &[Atom]) -> Option<Quantity> {
    let [atom] = atoms else { return None };
    let whole = value.get(atom.range.clone())? == value.trim();
    let number = matches!(atom.kind, AtomKind::Number | AtomKind::Range);
    (whole && number && !value.contains('/')).then(|| plain(atom.range.clone()))
}

/// A quantity without unit or direction.
fn plain(range: Range<usize>) -> Quantity {
    Quantity {
        core: range.clone(),
        atom: range.clone(),
        unit: range.end..range.end,
        number: range,
        modifier: None,
        direction: Direction::None,
        polarity: Polarity::Neutral,
        kind: QuantityKind::Value,
    }
}
