//! The head of a Markdown file, `---` … `---`: what it says of the report, and the rest.

use std::ops::Range;

/// The keys whose values are words of the report.
const KEYS: [&str; 24] = [
    "title",
    "subtitle",
    "date",
    "author",
    "authors",
    "source",
    "organ",
    "organization",
    "publisher",
    "speaker",
    "org",
    "unit",
    "标题",
    "副标题",
    "题目",
    "日期",
    "时间",
    "作者",
    "来源",
    "发布单位",
    "单位",
    "报告人",
    "发布日期",
    "发布时间",
];

/// No head is longer, in lines.
const LINES: usize = 60;

/// The head of a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The bytes of it, with both lines of dashes.
    pub end: usize,
    /// The keys and values that are kept, by their bytes.
    pub entries: Vec<(Range<usize>, Range<usize>)>,
}

/// The head at the start of a text, if there is one.
pub(super) fn find(text: &str) -> Head {
    head(text).unwrap_or_default()
}

fn head(text: &str) -> Option<Head> {
    let mut at = 0;
    let mut entries = Vec::new();
    for (count, line) in text.split('\n').take(LINES).enumerate() {
        let is_rule = matches!(line.trim_end(), "---" | "...");
        match count {
            0 if line.trim_end() != "---" => return None,
            0 => {}
            _ if is_rule && count > 1 => {
                let end = at + line.len();
                return Some(Head { end, entries });
            }
            _ => entries.extend(entry(line, at)?),
        }
        at += line.len() + 1;
    }
    None
}

/// The entry of a line, when it is kept; `None` when the line belongs to no head.
fn entry(line: &str, start: usize) -> Option<Option<(Range<usize>, Range<usize>)>> {
    let is_inner = line.starts_with([' ', '\t', '-', '#']) || line.trim().is_empty();
    if is_inner {
        return Some(None);
    }
    let colon = line.find([':', '：'])?;
    let key = line[..colon].trim();
    if key.is_empty() || key.chars().count() > 20 || key.contains(['，', '。', '；']) {
        return None;
    }
    let colon_len = line[colon..].chars().next().map_or(1, char::len_utf8);
    let rest = &line[colon + colon_len..];
    let bare = rest.trim();
    let value = bare
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'))
        .or_else(|| bare.strip_prefix('\'')?.strip_suffix('\''))
        .unwrap_or(bare);
    let is_kept = KEYS.contains(&key.to_lowercase().as_str());
    if !is_kept || value.is_empty() || value.starts_with(['[', '{', '|', '>']) {
        return Some(None);
    }
    let lead = colon + colon_len + rest.len() - rest.trim_start().len();
    let at = start + lead + (bare.len() - value.len()) / 2;
    Some(Some((start..start + key.len(), at..at + value.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_values_have_their_places() {
        let text = "---\ntitle: \"云溪县报告\"\nlayout: post\n来源：县政府\n---\n正文";
        let head = find(text);
        let seen: Vec<_> = head
            .entries
            .iter()
            .map(|(key, value)| (&text[key.clone()], &text[value.clone()]))
            .collect();
        assert_eq!(seen, [("title", "云溪县报告"), ("来源", "县政府")]);
        assert_eq!(&text[head.end..], "\n正文");
    }

    #[test]
    fn a_rule_before_a_paragraph_is_no_head() {
        assert_eq!(
            find("---\n各位代表，我报告工作。\n---\n甲"),
            Head::default()
        );
        assert_eq!(find("---\n"), Head::default());
    }
}
