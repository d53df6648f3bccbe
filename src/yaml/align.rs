//! Lays a decoded scalar beside its source, to know where each stretch of it stands in the file,
//! and to undo the space that YAML puts between two lines of Chinese.

/// A scalar's text and the runs of it that stand in the file as they are.
pub(super) struct Aligned {
    /// The text; a line fold between two Han characters has left no space.
    pub text: String,
    /// (byte of `text`, byte of the file).
    pub origin: Vec<(usize, usize)>,
}

/// Aligns `decoded` with `source`, which begins at byte `base` of the file; gives up on escapes.
pub(super) fn align(decoded: &str, source: &str, base: usize) -> Aligned {
    walk(decoded, source, base).unwrap_or_else(|| Aligned {
        text: decoded.to_owned(),
        origin: Vec::new(),
    })
}

fn walk(decoded: &str, source: &str, base: usize) -> Option<Aligned> {
    let mut text = String::with_capacity(decoded.len());
    let mut origin: Vec<(usize, usize)> = Vec::new();
    let mut rest = source;
    for (at, char) in decoded.char_indices() {
        let next = decoded[at + char.len_utf8()..].chars().next();
        let ends_line = rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        if char == '\n' {
            rest = after_line(rest);
            text.push('\n');
        } else if char == ' ' && ends_line {
            rest = rest.trim_start();
            if !(text.chars().next_back().is_some_and(is_wide) && next.is_some_and(is_wide)) {
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
        let aligned = align("甲 乙 abc d", "甲\n  乙\n  abc d", 10);
        assert_eq!(aligned.text, "甲乙 abc d");
        assert_eq!(aligned.origin, [(0, 10), (3, 16), (7, 22)]);
    }

    #[test]
    fn a_block_keeps_its_lines() {
        let aligned = align("甲\n乙\n", "甲\n    乙\n", 0);
        assert_eq!(
            (aligned.text.as_str(), aligned.origin.len()),
            ("甲\n乙\n", 2)
        );
    }

    #[test]
    fn escapes_give_up() {
        assert!(align("a\"b", "a\\\"b", 0).origin.is_empty());
    }
}
