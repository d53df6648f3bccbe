//! Half-width brackets around Han become full-width (MX-08): the one change of characters, and it is listed.

use super::{Ledger, Repair};
use crate::diag::Message;
use crate::manuscript::Manuscript;
use crate::numbers::is_han;

/// A text with the brackets widened that stand around Han or between Han; its characters stay as many.
pub(super) fn widened(text: &str) -> String {
    if !text.contains('(') {
        return text.to_owned();
    }
    let mut chars: Vec<char> = text.chars().collect();
    for (open, close) in pairs(&chars) {
        chars[open] = '（';
        chars[close] = '）';
    }
    chars.into_iter().collect()
}

/// The pairs to widen.
fn pairs(chars: &[char]) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, char) in chars.iter().enumerate() {
        match char {
            '(' => open.push(at),
            ')' => {
                let Some(start) = open.pop() else { continue };
                let has_han = chars[start + 1..at]
                    .iter()
                    .take(200)
                    .any(|char| is_han(*char));
                let beside = |at: Option<usize>| {
                    at.and_then(|at| chars.get(at))
                        .is_some_and(|char| is_han(*char))
                };
                if has_han || beside(start.checked_sub(1)) && beside(Some(at + 1)) {
                    found.push((start, at));
                }
            }
            _ => {}
        }
    }
    found
}

/// Lists them line by line.
pub(super) fn list(source: &Manuscript, ledger: &mut Ledger) {
    let mut lines = Vec::new();
    let mut count = 0;
    for line in &source.lines {
        let words = source.words(line);
        if words.contains('(') {
            let found = pairs(&words.chars().collect::<Vec<_>>()).len();
            if found > 0 {
                lines.push(line.number);
                count += found;
            }
        }
    }
    if count > 0 {
        ledger.repairs.push(Repair {
            code: "full-width-brackets",
            lines,
            message: Message::new(
                format!("中文里的半角括号改成全角，{count} 对"),
                format!("{count} pairs of half-width brackets in Chinese became full-width"),
            ),
            result: format!("{count}"),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_around_han_are_widened() {
        assert_eq!(widened("中新(重庆)大健康"), "中新（重庆）大健康");
        assert_eq!(widened("达标区(县)"), "达标区（县）");
        assert_eq!(widened("GDP (USD) rose"), "GDP (USD) rose");
    }
}
