//! A YAML error → what an editor can do about it.

use serde_saphyr::{Error, Location};

use super::parse::{ALIASES, DEPTH, NODES, floor};
use super::{line, slip};
use crate::diag::{Diagnostic, FileId, Message, Sink, Span};

/// Longer files are no reports: the longest known one has 60 KB.
const BYTES: usize = 4 << 20;

/// Whether the text is short enough to be read; says so when it is not.
pub(super) fn fits(text: &str, file: FileId, sink: &mut Sink) -> bool {
    if text.len() > BYTES {
        sink.push(Diagnostic::error(
            "too-large",
            Span::new(file, 0..0),
            Message::new(
                "文件太大，超过 4 MB 的上限",
                "the file is larger than the limit of 4 MB",
            ),
        ));
    }
    text.len() <= BYTES
}

/// Says what is wrong: the slips that explain the error, or else the error itself.
pub(super) fn report(text: &str, file: FileId, error: &Error, sink: &mut Sink) {
    let at = place(text, error);
    if let Some(limit) = limit(error) {
        sink.push(Diagnostic::error(
            "too-complex",
            Span::new(file, at..at),
            limit,
        ));
        return;
    }
    let slips = slip::scan(text, file, at);
    if slips.is_empty() {
        sink.push(plain(text, file, at, error));
    }
    for slip in slips {
        sink.push(slip);
    }
}

/// The byte at which the parser gave up.
fn place(text: &str, error: &Error) -> usize {
    let location = error.location().unwrap_or(Location::UNKNOWN);
    match location.span().byte_offset() {
        Some(byte) => floor(text, byte as usize),
        None => {
            let line = usize::try_from(location.line())
                .unwrap_or(0)
                .saturating_sub(1);
            text.split_inclusive('\n')
                .take(line)
                .map(str::len)
                .sum::<usize>()
                .min(text.len())
        }
    }
}

/// The sentence for a file that goes beyond the budgets.
fn limit(error: &Error) -> Option<Message> {
    if let Error::AliasError { error, .. } = error {
        return limit(error);
    }
    let text = error.to_string();
    let is_limit = matches!(
        error,
        Error::Budget { .. }
            | Error::AliasReplayCounterOverflow { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasExpansionLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. }
            | Error::RecursiveReferencesRequireWeakTypes { .. }
    ) || text.contains("recursion limit")
        || text.contains("nesting")
        || text.contains("depth");
    is_limit.then(|| {
        Message::new(
            format!("文件太复杂：最多 {DEPTH} 层嵌套、{NODES} 个值、{ALIASES} 处别名引用"),
            format!(
                "the file is too complex: at most {DEPTH} levels, {NODES} values and {ALIASES} aliases"
            ),
        )
    })
}

/// The parser's own finding, in both languages where it is a usual one.
fn plain(text: &str, file: FileId, at: usize, error: &Error) -> Diagnostic {
    let said = error.to_string();
    let said = said
        .rsplit_once(" at line ")
        .map_or(said.as_str(), |(head, _)| head);
    let at = first_sign(text, at);
    let said = match said.contains("mapping values are not allowed") && is_indented(text, at) {
        true => "did not find expected key",
        false => said,
    };
    let (zh, en, advice) = translate(error, said);
    let end = at
        + text[at..]
            .chars()
            .next()
            .filter(|char| *char != '\n')
            .map_or(0, char::len_utf8);
    // What was opened and never closed is found out only at its end; the place is its beginning.
    let is_open = [
        "quoted",
        "bracket",
        "illegal placement",
        "did not find expected ','",
        "end of",
    ]
    .iter()
    .any(|word| said.contains(word));
    let opener = line::opener(text, at).filter(|_| is_open);
    let divider = text[..at]
        .rfind("\n---")
        .map(|dashes| dashes + 1..dashes + 4);
    let divider = divider.filter(|_| matches!(error, Error::MultipleDocuments { .. }));
    let range = opener.or(divider).unwrap_or(at..end);
    let diagnostic = Diagnostic::error("yaml-syntax", Span::new(file, range), Message::new(zh, en));
    match advice {
        Some((zh, en)) => diagnostic.with_hint(Message::new(zh, en)),
        None => diagnostic,
    }
}

type Translation = (String, String, Option<(&'static str, &'static str)>);

/// The first sign of a line, for a place at its very beginning.
fn first_sign(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    let is_start = at == 0 || text[..at].ends_with('\n');
    match is_start && !rest[blank..].starts_with('\n') {
        true => at + blank,
        false => at,
    }
}

/// Whether the line of a place has a key that stands further in than the key and value above it:
/// YAML takes it for more of that value, and only its colon is too much.
fn is_indented(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..]
        .find('\n')
        .map_or(text.len(), |length| at + length);
    let this = line::cut(&text[start..end], start);
    let above = text[..start].trim_end();
    let above_start = above.rfind('\n').map_or(0, |newline| newline + 1);
    let above = line::cut(&above[above_start..], above_start);
    let has_value = above.value > above.content && above.value < above.text.len();
    this.value > this.content && has_value && this.content > above.content
}

/// What the parser says, in words.
fn translate(error: &Error, said: &str) -> Translation {
    const USUAL: [(&str, &str, &str, &str, &str); 7] = [
        (
            "simple key expected",
            "这一行不是“键: 值”，也不是以“- ”开头的列表项",
            "this line is neither `key: value` nor an item that begins with `- `",
            "检查有没有漏写半角冒号加空格，或者“- ”",
            "look for a missing colon and space, or a missing `- `",
        ),
        (
            "mapping values are not allowed",
            "这里不能再有冒号",
            "a colon is not allowed here",
            "一行只写一个“键: 值”；值里有“: ”时，给整个值加引号；并检查上一行有没有写错",
            "write one `key: value` a line; put a value that contains `: ` in quotes; and look at the line above",
        ),
        (
            "did not find expected key",
            "这一行的缩进与上面的行对不上",
            "the indentation of this line matches no line above",
            "同一层的键要对齐，只用空格缩进",
            "keys of one level start in the same column; indent with spaces only",
        ),
        (
            "did not find expected ','",
            "花括号或方括号没有写对：少了逗号或右括号",
            "the braces or brackets are not complete: a comma or the closing one is missing",
            "各项之间用半角逗号加空格“, ”分开",
            "separate items with `, `",
        ),
        (
            "unclosed bracket",
            "这个括号没有写完",
            "this bracket is not closed",
            "补上对应的 ] 或 }",
            "add its ] or }",
        ),
        (
            "quoted scalar",
            "引号没有写完，或者引号后面还有文字",
            "a quotation is not closed, or text follows the closing mark",
            "成对使用半角引号；正文里的引号请用中文的“ ”",
            "use quotation marks in pairs; inside text use “ ”",
        ),
        (
            "illegal placement of ':'",
            "括号没有写完，或者冒号的位置不对",
            "a bracket is not closed, or a colon stands where none can",
            "检查每个 [ 和 { 是否都有对应的 ] 和 }",
            "check that every [ and { has its ] and }",
        ),
    ];
    if matches!(error, Error::MultipleDocuments { .. }) {
        let advice = (
            "删去这一行 ---，或者把两份内容分成两个文件",
            "delete this `---`, or make two files of it",
        );
        return (
            "一个文件只能有一份内容，这里又开始了一份".into(),
            "a file holds one document, and another begins here".into(),
            Some(advice),
        );
    }
    USUAL
        .iter()
        .find(|(key, ..)| said.contains(key))
        .map_or_else(
            || {
                (
                    format!("YAML 读到这里读不下去了（{said}）"),
                    format!("not valid YAML: {said}"),
                    Some((
                        "检查这一行和上一行的缩进、冒号、引号和括号",
                        "look at the indentation, colons, quotes and brackets of this line and the one above",
                    )),
                )
            },
            |(_, zh, en, hint_zh, hint_en)| {
                (
                    (*zh).to_owned(),
                    (*en).to_owned(),
                    Some((*hint_zh, *hint_en)),
                )
            },
        )
}
