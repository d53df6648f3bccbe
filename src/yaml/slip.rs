//! The slips of an editor who knows Word, not YAML: found line by line where the grammar broke.

use std::collections::BTreeSet;
use std::ops::Range;

use super::line::{Line, Skip, balanced, closing, cut, is_block_header};
use super::parse::floor;
use crate::diag::{Diagnostic, FileId, Message, Span};

/// Longer lines are not looked at: nobody wrote them by hand.
const LINE: usize = 20_000;

/// The words of a text that follow a sign, `&` for anchors or `*` for aliases.
pub(super) fn names(text: &str, sign: char) -> BTreeSet<&str> {
    let end =
        |char: char| char.is_whitespace() || matches!(char, ',' | '[' | ']' | '{' | '}' | ':');
    let words = text.match_indices(sign).map(|(at, _)| {
        let start = at + sign.len_utf8();
        // Longer names are nobody's, and looking for their ends would take endless time.
        let rest = &text[start..floor(text, start + 200)];
        rest.split(end).next().unwrap_or_default()
    });
    words.filter(|name| !name.is_empty()).collect()
}

/// Every slip of the text; the merely suspicious only on the line of byte `at` and the one above.
pub(super) fn scan(text: &str, file: FileId, at: usize) -> Vec<Diagnostic> {
    let anchors = names(text, '&');
    let mut found = Vec::new();
    let mut skip = Skip::No;
    let mut start = 0;
    for text_line in text.split_inclusive('\n') {
        let line = cut(text_line.trim_end_matches('\n'), start);
        start += text_line.len();
        if line.text.trim().is_empty() || line.text.len() > LINE || skip.covers(&line) {
            continue;
        }
        // The parser notices a key without its colon only on the next line.
        let next = next_start(text, start);
        let is_near = (line.range.start..=line.range.end).contains(&at)
            || (next..=line_end(text, next)).contains(&at);
        if let Some(slip) = look(&anchors, &line, is_near) {
            found.push(slip.diagnostic(file, &line));
        }
        skip = Skip::after(&line);
    }
    found
}

/// Where the next line that is not empty begins.
fn next_start(text: &str, from: usize) -> usize {
    let rest = &text[from.min(text.len())..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\n', '\t']).len();
    from + rest[..blank].rfind('\n').map_or(0, |at| at + 1)
}

fn line_end(text: &str, from: usize) -> usize {
    text[from.min(text.len())..]
        .find('\n')
        .map_or(text.len(), |at| from + at)
}

/// A slip: what it is, where on the line, and the line as it should be.
struct Slip {
    code: &'static str,
    range: Range<usize>,
    message: Message,
    advice: Advice,
}

/// What to do.
enum Advice {
    /// Paste this in place of the line.
    Paste(String),
    /// Do what the sentence says.
    Say(Message),
}

impl Slip {
    fn diagnostic(self, file: FileId, line: &Line<'_>) -> Diagnostic {
        let start = line.range.start;
        let span = Span::new(file, start + self.range.start..start + self.range.end);
        let hint = match self.advice {
            Advice::Paste(line) => paste(&line),
            Advice::Say(message) => message,
        };
        Diagnostic::error(self.code, span, self.message).with_hint(hint)
    }
}

/// The advice to replace a line.
pub(super) fn paste(line: &str) -> Message {
    let line = line.trim();
    Message::new(
        format!("改成这一行：{line}"),
        format!("write the line as: {line}"),
    )
}

/// The first slip of a line.
fn look(anchors: &BTreeSet<&str>, line: &Line<'_>, is_near: bool) -> Option<Slip> {
    blank(line, is_near)
        .or_else(|| bullet(line, is_near))
        .or_else(|| full_width_bracket(line, is_near))
        .or_else(|| flow(anchors, line))
        .or_else(|| opening(anchors, line, line.value..line.text.len()))
        .or_else(|| second_colon(line))
        .or_else(|| full_width_colon(line, is_near))
        .or_else(|| missing_space(line, is_near))
        .or_else(|| full_width_comma(line, is_near))
}

/// A tab or a full-width space in the indentation.
fn blank(line: &Line<'_>, is_near: bool) -> Option<Slip> {
    let indent = line.text.len()
        - line
            .text
            .trim_start_matches([' ', '\t', '\u{3000}', '-'])
            .len();
    let at = line.text[..indent].find(['\t', '\u{3000}']);
    let at = at.or_else(|| line.text.find('\t').filter(|_| is_near))?;
    let is_tab = line.text[at..].starts_with('\t');
    let (code, zh, en) = match is_tab {
        true => ("tab", "这里有一个制表符（Tab）", "there is a tab here"),
        false => (
            "full-width-space",
            "缩进里有全角空格",
            "there is a full-width space in the indentation",
        ),
    };
    Some(Slip {
        code,
        range: at..at + if is_tab { 1 } else { '\u{3000}'.len_utf8() },
        message: Message::new(zh, en),
        advice: Advice::Say(Message::new(
            "缩进只用半角空格，每层两个",
            "indent with spaces, two for each level",
        )),
    })
}

/// What Word puts before the items of a list.
const BULLETS: [char; 9] = ['－', '—', '–', '•', '●', '■', '◆', '·', '・'];

/// The byte behind a sign that should have been `- ` at the start of an item: `-标题`, `－ 标题`.
pub(super) fn wrong_bullet(item: &str) -> Option<usize> {
    let first = item.chars().next()?;
    let rest = &item[first.len_utf8()..];
    let is_glued = first == '-' && rest.starts_with(|char: char| char.is_alphabetic());
    (is_glued || BULLETS.contains(&first)).then_some(first.len_utf8())
}

/// The sentence about it.
pub(super) fn bullet_message(sign: &str) -> Message {
    match sign {
        "-" => Message::new(
            "列表项的“-”后面少了一个空格",
            "a space is missing behind the dash of an item",
        ),
        _ => Message::new(
            format!("列表项要以半角“-”加空格开头，这里是“{sign}”"),
            format!("an item begins with `- `, and this is `{sign}`"),
        ),
    }
}

/// `-标题: 甲`, `－ 标题: 甲` and Word's bullets in place of a dash.
fn bullet(line: &Line<'_>, is_near: bool) -> Option<Slip> {
    let indent = line.text.len() - line.text.trim_start_matches(' ').len();
    let length = wrong_bullet(&line.text[indent..]).filter(|_| is_near)?;
    let (sign, rest) = line.text[indent..].split_at(length);
    Some(Slip {
        code: "wrong-bullet",
        range: indent..indent + length,
        message: bullet_message(sign),
        advice: Advice::Paste(format!(
            "- {}",
            rest.trim_start_matches([' ', '\t', '\u{3000}'])
        )),
    })
}

/// `｛ 名称: 甲 ｝`: brackets that only look like YAML's.
fn full_width_bracket(line: &Line<'_>, is_near: bool) -> Option<Slip> {
    let value = &line.text[line.value..];
    let at = match value.starts_with(['｛', '［']) {
        true => line.value,
        // The key of what stands in the braces looks like the key of the line.
        false => Some(line.content).filter(|at| line.text[*at..].starts_with(['｛', '［']))?,
    };
    let first = line.text[at..].chars().next().filter(|_| is_near)?;
    let mut fixed = line.text[..at].to_owned();
    fixed.extend(line.text[at..].chars().map(|char| match char {
        '｛' => '{',
        '｝' => '}',
        '［' => '[',
        '］' => ']',
        _ => char,
    }));
    Some(Slip {
        code: "full-width-bracket",
        range: at..at + first.len_utf8(),
        message: Message::new(
            format!("这里是全角括号“{first}”，要用半角的"),
            format!("this is a full-width bracket `{first}`; use an ASCII one"),
        ),
        advice: Advice::Paste(fixed),
    })
}

/// A slip inside `{…}` or `[…]`, value by value.
fn flow(anchors: &BTreeSet<&str>, line: &Line<'_>) -> Option<Slip> {
    let value = &line.text[line.value..];
    if !value.starts_with(['{', '[']) {
        return None;
    }
    if let Some(slip) = hash(line, value) {
        return Some(slip);
    }
    pieces(value).into_iter().find_map(|piece| {
        let whole = &value[piece.clone()];
        let key = whole.find(": ").map_or(0, |at| at + 2);
        let key = if whole.starts_with(['"', '\'']) {
            0
        } else {
            key
        };
        let rest = whole[key..].trim_start();
        let start = line.value + piece.end - rest.len();
        opening(anchors, line, start..start + rest.trim_end().len())
    })
}

/// `{ main: #0A59F7 }`: the rest of the line is a comment, and the bracket stays open.
fn hash(line: &Line<'_>, value: &str) -> Option<Slip> {
    let at = value.find(" #")? + 1;
    let word = value[at..]
        .split([' ', ',', '}', ']'])
        .next()
        .unwrap_or_default();
    let inside = value[..at].matches(['{', '[']).count() > value[..at].matches(['}', ']']).count();
    let is_quoted = value[..at].matches('"').count() % 2 == 1;
    if !inside || is_quoted || word.len() < 2 {
        return None;
    }
    let start = line.value + at;
    Some(needs_quotes(line, start..start + word.len(), word))
}

/// The entries of a flow list or map, as ranges; brackets and commas inside quotations are text.
fn pieces(value: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(char) = value[at..].chars().next() {
        if matches!(char, '{' | '}' | '[' | ']' | ',') {
            pieces.push(start..at);
            start = at + 1;
        }
        let begins = value[start.min(at)..at].trim().is_empty() || value[..at].ends_with(": ");
        let opens = begins && matches!(char, '"' | '\'');
        at += match opens {
            true => closing(&value[at..]).unwrap_or(1),
            false => char.len_utf8(),
        };
    }
    pieces.push(start..value.len());
    pieces.retain(|piece| !value[piece.clone()].trim().is_empty());
    for piece in &mut pieces {
        let text = &value[piece.clone()];
        piece.start += text.len() - text.trim_start().len();
        piece.end = piece.start + text.trim().len();
    }
    pieces
}

/// A value that begins with a sign that means something to YAML.
fn opening(anchors: &BTreeSet<&str>, line: &Line<'_>, range: Range<usize>) -> Option<Slip> {
    let value = line.text[range.clone()].trim_end();
    let first = value.chars().next()?;
    let is_slip = match first {
        '*' => !is_alias(anchors, value),
        '%' | '@' | '`' => true,
        '>' | '|' => !is_block_header(value),
        '&' => value.len() == 1 || value[1..].starts_with(' '),
        '!' => !value[1..].starts_with(|char: char| char.is_ascii_graphic()),
        '-' | '?' => value[1..].starts_with(' ') && range.start > line.content,
        '"' | '\'' => closing(value).is_some_and(|end| is_text(&value[end..])),
        '[' => balanced(value).is_some_and(|end| is_text(&value[end..])),
        '{' => balanced(value).is_some_and(|end| is_text(&value[end..])),
        _ => false,
    };
    is_slip.then(|| needs_quotes(line, range, value))
}

/// The slip of a value that must be quoted.
fn needs_quotes(line: &Line<'_>, range: Range<usize>, value: &str) -> Slip {
    let fixed = format!(
        "{}{}{}",
        &line.text[..range.start],
        quote(value),
        &line.text[range.start + value.len()..]
    );
    let sign = value.chars().next().unwrap_or(' ');
    let message = match sign {
        '"' | '\'' => Message::new(
            "引号后面还有文字：要把整句放进引号里",
            "text follows the quotation: all of it must stand in quotes",
        ),
        _ => Message::new(
            format!("以“{sign}”开头的文字要加引号，否则 YAML 会当作记号"),
            format!(
                "text that begins with `{sign}` must be quoted, because YAML reads it as a sign"
            ),
        ),
    };
    Slip {
        code: "needs-quotes",
        range: range.start..range.start + value.len(),
        message,
        advice: Advice::Paste(fixed),
    }
}

/// Whether what follows a quotation or bracket is text, not the grammar of YAML.
fn is_text(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    let is_comment = rest.starts_with(' ') && trimmed.starts_with('#');
    let is_grammar = trimmed.is_empty() || trimmed.starts_with([',', ']', '}', ':']);
    !is_comment && !is_grammar
}

/// Whether `*name` refers to an anchor of this file.
fn is_alias(anchors: &BTreeSet<&str>, value: &str) -> bool {
    let name = value[1..]
        .split([' ', ',', ']', '}'])
        .next()
        .unwrap_or_default();
    anchors.contains(name)
}

/// `键: 值: 余文`: the second colon needs quotes.
fn second_colon(line: &Line<'_>) -> Option<Slip> {
    let value = line.text[line.value..].trim_end();
    if line.value == line.content
        || value.starts_with(['"', '\'', '{', '[', '|', '>', '&', '!', '#', '*'])
    {
        return None;
    }
    let code = value.split_once(" #").map_or(value, |(code, _)| code);
    let at = code
        .find(": ")
        .or_else(|| code.ends_with(':').then(|| code.len() - 1))?;
    let fixed = format!("{}{}", &line.text[..line.value], quote(value));
    Some(Slip {
        code: "second-colon",
        range: line.value + at..line.value + at + 1,
        message: Message::new(
            "值里有“: ”，YAML 会当作又一个键",
            "the value contains `: `, which YAML reads as another key",
        ),
        advice: Advice::Paste(fixed),
    })
}

/// `标题：甲` where a key and its colon should be.
fn full_width_colon(line: &Line<'_>, is_near: bool) -> Option<Slip> {
    let rest = &line.text[line.content..];
    let at = rest.find('：')?;
    let key = &rest[..at];
    if line.value > line.content || !(is_near || is_ascii_word(key)) || key.chars().count() > 12 {
        return None;
    }
    let (before, after) = (
        &line.text[..line.content + at],
        rest[at + '：'.len_utf8()..].trim_start(),
    );
    let start = line.content + at;
    Some(Slip {
        code: "full-width-colon",
        range: start..start + '：'.len_utf8(),
        message: Message::new(
            "这里是全角冒号“：”，键的后面要用半角冒号加空格",
            "this is a full-width colon; a key is followed by an ASCII colon and a space",
        ),
        advice: Advice::Paste(format!("{before}: {after}")),
    })
}

/// `标题:甲` without the space.
fn missing_space(line: &Line<'_>, is_near: bool) -> Option<Slip> {
    let rest = &line.text[line.content..];
    let at = rest.find(':')?;
    let key = &rest[..at];
    let is_key = is_near || is_ascii_word(key);
    let after = &rest[at + 1..];
    if line.value > line.content
        || !is_key
        || after.starts_with("//")
        || after.is_empty()
        || rest.starts_with(['{', '[', '"', '\'', '#'])
        || key.chars().count() > 12
    {
        return None;
    }
    let start = line.content + at;
    let after = after.trim_start_matches(['\u{3000}', ' ']);
    Some(Slip {
        code: "missing-space",
        range: start..start + 1,
        message: Message::new(
            "冒号后面少了一个空格",
            "a space is missing behind the colon",
        ),
        advice: Advice::Paste(format!("{}: {after}", &line.text[..start])),
    })
}

/// `{label: 甲，value: 乙}`.
fn full_width_comma(line: &Line<'_>, is_near: bool) -> Option<Slip> {
    let at = line.text.find('，')?;
    let open = line.text.find(['{', '['])?;
    if !is_near || at < open {
        return None;
    }
    Some(Slip {
        code: "full-width-comma",
        range: at..at + '，'.len_utf8(),
        message: Message::new(
            "括号里的各项要用半角逗号加空格分开，这里是全角逗号“，”",
            "inside brackets, items are separated by `, `; this is a full-width comma",
        ),
        advice: Advice::Paste(format!(
            "{}{}",
            &line.text[..open],
            line.text[open..].replace('，', ", ")
        )),
    })
}

fn is_ascii_word(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A text in the quotes that need the fewest changes.
pub(super) fn quote(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
