//! The comments of a file, and the values they stand by.

use std::ops::Range;

use super::line::{Line, Skip, closing, cut};

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its bytes, from the `#` to the end of the line.
    pub range: Range<usize>,
    /// The lines of the value that it stands behind, or above; the whole file for a comment at its head.
    pub about: Range<usize>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Nothing.
    Blank,
    /// A comment alone.
    Comment,
    /// The beginning of something.
    Start,
    /// More of the line before.
    More,
}

/// The comments of a YAML text. What looks like one within quotes or a block scalar is none.
pub fn comments(text: &str) -> Vec<Comment> {
    let lines = lines(text);
    let mut is_head = true;
    let mut comments = Vec::new();
    for (nth, (line, role, sign)) in lines.iter().enumerate() {
        is_head &= matches!(role, Role::Blank | Role::Comment);
        let Some(sign) = sign else { continue };
        let range = line.range.start + sign..line.range.end;
        let next = match role {
            Role::Comment => lines[nth..].iter().position(|it| it.1 == Role::Start),
            Role::Start | Role::More | Role::Blank => Some(0),
        };
        let about = match next {
            _ if is_head => 0..text.len(),
            Some(next) => value(&lines, nth + next),
            None => range.clone(),
        };
        comments.push(Comment { range, about });
    }
    comments
}

type Lined<'a> = (Line<'a>, Role, Option<usize>);

/// The bytes of a line and of those that go on with its value.
fn value(lines: &[Lined<'_>], start: usize) -> Range<usize> {
    let begin = (0..=start).rev().find(|nth| lines[*nth].1 != Role::More);
    let begin = begin.unwrap_or(start);
    let more = lines[start + 1..]
        .iter()
        .take_while(|it| it.1 == Role::More);
    let last = start + more.count();
    lines[begin].0.range.start..lines[last].0.range.end
}

/// The lines with what they are and where their comment begins.
fn lines(text: &str) -> Vec<Lined<'_>> {
    let (mut start, mut skip, mut plain) = (0, Skip::No, None);
    let mut lines = Vec::new();
    for whole in text.split_inclusive('\n') {
        let line = cut(whole.trim_end_matches(['\n', '\r']), start);
        start += whole.len();
        let code = line.text.trim_start();
        let indent = line.text.len() - code.len();
        if code.is_empty() {
            lines.push((line, Role::Blank, None));
        } else if skip.covers(&line) {
            lines.push((line, Role::More, None));
        } else if code.starts_with('#') {
            lines.push((line, Role::Comment, Some(indent)));
        } else {
            let is_more = plain.is_some_and(|owner| indent > owner) && !code.starts_with("- ");
            let sign = sign(&line);
            if !is_more {
                skip = Skip::after(&line);
                plain = owner(&line, sign);
            }
            let role = if is_more { Role::More } else { Role::Start };
            lines.push((line, role, sign));
        }
    }
    // A block scalar may hold blank lines.
    for nth in 1..lines.len() {
        let is_within =
            lines[nth].1 == Role::Blank && lines.get(nth + 1).is_some_and(|it| it.1 == Role::More);
        if is_within {
            lines[nth].1 = Role::More;
        }
    }
    lines
}

/// The column that the next line must stand behind to go on with the plain value of a line.
fn owner(line: &Line<'_>, sign: Option<usize>) -> Option<usize> {
    let value = line.text[line.value..sign.unwrap_or(line.text.len()).max(line.value)].trim();
    let is_plain = !value.is_empty() && !value.starts_with(['[', '{', '"', '\'', '|', '>']);
    let dash = line.text[..line.content].rfind('-');
    let owner = if line.value > line.content {
        Some(line.content)
    } else {
        dash
    };
    owner.filter(|_| is_plain)
}

/// Where the comment of a line begins.
fn sign(line: &Line<'_>) -> Option<usize> {
    let text = line.text;
    let mut at = line.content;
    // A quotation opens where a value may begin.
    let mut may_open = true;
    while let Some(char) = text[at..].chars().next() {
        let before = text[..at].chars().next_back();
        match char {
            '#' if before.is_none_or(char::is_whitespace) => return Some(at),
            '"' | '\'' if may_open => match closing(&text[at..]) {
                Some(end) => {
                    at += end;
                    may_open = false;
                    continue;
                }
                None => return None,
            },
            ' ' => {}
            '[' | '{' | ',' | ':' => may_open = true,
            _ => may_open = false,
        }
        at += char.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &str)> {
        let comments = comments(text);
        let cut = |it: Comment| (&text[it.range], text[it.about].trim());
        comments.into_iter().map(cut).collect()
    }

    #[test]
    fn comments_stand_by_their_values() {
        let text = "# 头\ntitle: 甲 # 一\n# 二\n# 三\n- { a: \"x # y\", b: 'z' }  # 四\n";
        assert_eq!(
            found(text),
            [
                ("# 头", text.trim()),
                ("# 一", "title: 甲 # 一"),
                ("# 二", "- { a: \"x # y\", b: 'z' }  # 四"),
                ("# 三", "- { a: \"x # y\", b: 'z' }  # 四"),
                ("# 四", "- { a: \"x # y\", b: 'z' }  # 四"),
            ]
        );
    }

    #[test]
    fn what_looks_like_a_comment_within_a_value_is_none() {
        let text =
            "a: |  # 一\n  甲\n\n  # 乙\nb: \"丙\n  # 丁\"\nc: 戊#己\nd: 庚\n  辛 # 二\ne: 壬\n";
        assert_eq!(
            found(text),
            [
                ("# 一", "a: |  # 一\n  甲\n\n  # 乙"),
                ("# 二", "d: 庚\n  辛 # 二"),
            ]
        );
    }
}
