//! Lays a decoded scalar beside its source, to know where each stretch of it stands in the file,
//! and to undo the space that YAML puts between two lines of Chinese.

use super::torn::is_torn;

/// A scalar's text and the runs of it that stand in the file as they are.
pub(super) struct Aligned {
    /// The text; a line fold between two Han characters has left no space.
    pub text: String,
    /// (byte of `text`, byte of the file).
    pub origin: Vec<(usize, usize)>,
}

/// What line ends of a scalar are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// The author's own, as behind `|`.
    Kept,
    /// Folded: only blank lines part anything.
    Folded,
}

/// Aligns `decoded` with `source`, which begins at byte `base` of the file; gives up on escapes.
pub(super) fn align(decoded: &str, source: &str, base: usize, lines: Lines) -> Aligned {
    walk(decoded, source, base, lines).unwrap_or_else(|| Aligned {
        text: decoded.to_owned(),
        origin: Vec::new(),
    })
}

fn walk(decoded: &str, source: &str, base: usize, lines: Lines) -> Option<Aligned> {
    let mut text = String::with_capacity(decoded.len());
    let mut origin: Vec<(usize, usize)> = Vec::new();
    let mut rest = source;
    for (at, char) in decoded.char_indices() {
        let next = decoded[at + char.len_utf8()..].chars().next();
        let ends_line = rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        if char == '\n' && lines == Lines::Folded && is_torn(&text, &decoded[at..]) {
            let after = decoded[at..].trim_start().chars().next();
            rest = rest.trim_start();
            if !is_solid(text.chars().next_back(), after) {
                text.push(' ');
            }
        } else if char == '\n' {
            rest = after_line(rest);
            text.push('\n');
        } else if char == ' ' && ends_line {
            rest = rest.trim_start();
            if !is_solid(text.chars().next_back(), next) {
                text.push(' ');
            }
        } else {
            if !rest.starts_with(char) {
                rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            }
            let run = rest.strip_prefix(char)?;
            note(&mut origin, text.len(), base + source.len() - rest.len());
            text.push(char);
            rest = run;
        }
    }
    Some(Aligned { text, origin })
}

/// Whether two characters meet without a space: Han, or Han and a digit (LB-10).
fn is_solid(before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    let (left, right) = (before.is_some_and(is_wide), after.is_some_and(is_wide));
    (left && (right || is_digit(after))) || (right && is_digit(before))
}

/// What follows the end of the line, without the indentation of the next one.
fn after_line(rest: &str) -> &str {
    rest.split_once('\n').map_or("", |(_, next)| next)
}

/// Begins a run unless it goes on where the last one is.
fn note(origin: &mut Vec<(usize, usize)>, text: usize, file: usize) {
    let goes_on = origin
        .last()
        .is_some_and(|(start, place)| file.checked_sub(*place) == text.checked_sub(*start));
    if !goes_on {
        origin.push((text, file));
    }
}

/// Whether a character is set without spaces around it: Han, kana, full-width punctuation.
pub(super) fn is_wide(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}'
        | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_between_han_leaves_no_space() {
        let aligned = align("甲 乙 abc d", "甲\n  乙\n  abc d", 10, Lines::Folded);
        assert_eq!(aligned.text, "甲乙 abc d");
        assert_eq!(aligned.origin, [(0, 10), (3, 16), (7, 22)]);
    }

    #[test]
    fn a_block_keeps_its_lines() {
        let aligned = align("甲\n乙\n", "甲\n    乙\n", 0, Lines::Kept);
        assert_eq!(
            (aligned.text.as_str(), aligned.origin.len()),
            ("甲\n乙\n", 2)
        );
    }

    #[test]
    fn lb_10_a_folded_sentence_torn_by_a_blank_line_is_joined() {
        let text = |decoded: &str, source: &str| align(decoded, source, 0, Lines::Folded).text;
        assert_eq!(text("路85\n公里，乙", "路85\n\n  公里，乙"), "路85公里，乙");
        assert_eq!(text("甲。\n乙", "甲。\n\n  乙"), "甲。\n乙");
        assert_eq!(text("甲\nabc", "甲\n\n  abc"), "甲 abc");
        // A fold between a digit and Han leaves no space either.
        assert_eq!(text("路85 公里 3 个", "路85\n公里\n3 个"), "路85公里3 个");
        let kept = align("路85\n\n公里", "路85\n\n  公里", 0, Lines::Kept);
        assert_eq!(kept.text, "路85\n\n公里");
    }

    #[test]
    fn escapes_give_up() {
        assert!(align("a\"b", "a\\\"b", 0, Lines::Folded).origin.is_empty());
    }
}
