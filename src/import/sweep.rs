//! What a copied text carries along that is none of its words: numbers of pages, running heads, tables of contents,
//! lines of signs, and the words of the web page around it.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{Row, RowKind};
use super::{Ledger, Repair};
use crate::diag::Message;
use crate::manuscript::{Removal, is_emoji, is_furniture};

/// A running head, or an entry of a table of contents, is not longer.
const LONGEST: usize = 60;
/// A line of signs is not longer.
const LONGEST_RULE: usize = 80;
/// A table of contents stands among the first lines.
const FIRST: usize = 60;

/// Takes it away, before lines are joined over it.
pub(super) fn sweep(mut rows: Vec<Row>, ledger: &mut Ledger) -> Vec<Row> {
    contents(&mut rows, ledger);
    running_heads(&mut rows, ledger);
    bare_pages(&mut rows, ledger);
    rows.retain(|row| {
        let why = why(row);
        if let Some(why) = why {
            ledger.remove(&row.whole().words, why);
        }
        why.is_none()
    });
    rows
}

/// Why a line is not part of the text.
fn why(row: &Row) -> Option<Removal> {
    if !matches!(row.kind, RowKind::Words) {
        return None;
    }
    let text = row.whole().text;
    if is_page_number(&text) {
        Some(Removal::Page)
    } else if is_rule(&text) {
        Some(Removal::Separator)
    } else {
        is_furniture(&text).then_some(Removal::Form)
    }
}

/// A text without blanks.
fn compact(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// The table of contents: its heading, and the entries up to the first line that is none.
fn contents(rows: &mut Vec<Row>, ledger: &mut Ledger) {
    let is_heading = |row: &Row| {
        let is_line = matches!(row.kind, RowKind::Words | RowKind::Heading(_));
        is_line
            && matches!(
                compact(&row.whole().text).trim_matches(['【', '】']),
                "目录" | "目次" | "CONTENTS" | "Contents"
            )
    };
    let Some(at) = rows.iter().take(FIRST).position(is_heading) else {
        return;
    };
    let texts: Vec<String> = rows.iter().map(|row| compact(&row.whole().text)).collect();
    let mut later: BTreeMap<&str, usize> = BTreeMap::new();
    for text in &texts[at + 1..] {
        *later.entry(text).or_insert(0) += 1;
    }
    let mut end = at + 1;
    while let Some(row) = rows.get(end) {
        let text = texts[end].as_str();
        let count = later.entry(text).or_insert(1);
        *count -= 1;
        let is_repeated = *count > 0;
        let is_line = matches!(
            row.kind,
            RowKind::Words | RowKind::Item | RowKind::Heading(_)
        );
        let is_short = text.chars().count() <= LONGEST;
        if !is_line || !is_short || !(is_repeated || has_leader(&row.whole().text)) {
            break;
        }
        end += 1;
    }
    if end == at + 1 {
        return;
    }
    let lines = rows[at..end].iter().map(|row| row.lines.0);
    ledger.repairs.push(Repair {
        code: "dropped-contents",
        lines: lines.collect(),
        message: Message::new(
            "目录重复了正文的标题，不画",
            "the table of contents repeats the headings and is not drawn",
        ),
        result: String::new(),
    });
    for row in rows.drain(at..end) {
        ledger.remove(&row.whole().words, Removal::Form);
    }
}

/// Whether a line ends in a row of dots, or wide blanks, and the number of a page.
fn has_leader(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches([')', '）', '-']);
    let bare = text.trim_end_matches(|char: char| char.is_ascii_digit());
    let digits = text.len() - bare.len();
    let words = bare.trim_end_matches([
        '.', '…', '·', '．', '—', '-', '(', '（', '⋯', ' ', '\u{3000}', '\t',
    ]);
    let leader = &bare[words.len()..];
    let count = leader.chars().count();
    let is_wide = leader.contains(['…', '\t', '⋯']) || count >= 3;
    (1..=3).contains(&digits) && is_wide && !words.is_empty()
}

/// Lines that stand again and again beside the numbers of pages, and the title again.
fn running_heads(rows: &mut Vec<Row>, ledger: &mut Ledger) {
    let is_line = |row: &Row| row.kind == RowKind::Words && row.opening.is_none();
    let texts: Vec<String> = rows.iter().map(|row| compact(&row.whole().text)).collect();
    let is_page = |at: Option<usize>| {
        at.and_then(|at| texts.get(at))
            .is_some_and(|text| is_page_number(text))
    };
    let is_head = |text: &str| {
        (4..=LONGEST).contains(&text.chars().count()) && !text.ends_with(['。', '；', '：'])
    };
    let mut beside: BTreeSet<&str> = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let is_beside = is_page(index.checked_sub(1)) || is_page(Some(index + 1));
        if is_line(row) && is_beside && is_head(&texts[index]) {
            beside.insert(&texts[index]);
        }
    }
    beside.extend(
        texts
            .first()
            .map(String::as_str)
            .filter(|text| is_head(text)),
    );
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut goes = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let text = texts[index].as_str();
        let is_again = beside.contains(text) && !seen.insert(text);
        goes.push(is_again && is_line(row));
    }
    let mut goes = goes.into_iter();
    rows.retain(|row| {
        let goes = goes.next().unwrap_or(false);
        if goes {
            ledger.remove(&row.whole().words, Removal::Page);
        }
        !goes
    });
}

/// Numbers alone on their lines with no title below, which grow from page to page.
fn bare_pages(rows: &mut Vec<Row>, ledger: &mut Ledger) {
    let number = |row: &Row| {
        let text = row.whole().text;
        let is_number = row.kind == RowKind::Words && (1..=3).contains(&text.len());
        text.parse::<usize>().ok().filter(|_| is_number)
    };
    let is_title = |row: &Row| {
        let text = row.whole().text;
        number(row).is_none()
            && row.opening.is_none()
            && text.chars().count() <= 40
            && !text.contains(['。', '，'])
            || row.is_bold()
            || matches!(row.kind, RowKind::Heading(_))
    };
    let found: Vec<(usize, usize)> = rows
        .iter()
        .enumerate()
        .filter_map(|(index, row)| number(row).map(|value| (index, value)))
        .collect();
    let grow = found.windows(2).all(|pair| pair[0].1 + 1 == pair[1].1);
    let has_title = found
        .iter()
        .any(|(index, _)| rows.get(index + 1).is_some_and(is_title));
    // The last number of a row of them may stand above anything.
    let are_apart = found.len() >= 2 && grow && found.iter().all(|(index, _)| *index > 0);
    if !are_apart || has_title && found.windows(2).all(|pair| pair[0].0 + 1 < pair[1].0) {
        return;
    }
    rows.retain(|row| {
        let goes = number(row).is_some();
        if goes {
            ledger.remove(&row.whole().words, Removal::Page);
        }
        !goes
    });
}

/// Whether a line is a number of a page.
fn is_page_number(text: &str) -> bool {
    let compact = compact(text);
    let bare = compact.trim_matches(['-', '—', '–', '·', '~', '/']);
    let has_marks = bare.len() < compact.len();
    let is_digits = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let counted = bare
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'));
    match counted {
        Some((page, rest)) => {
            let rest = rest.trim_matches(['，', ',', '/', '（', '）', '(', ')']);
            is_digits(page)
                && (rest.is_empty()
                    || rest
                        .strip_prefix('共')
                        .and_then(|rest| rest.strip_suffix('页'))
                        .is_some_and(is_digits))
        }
        None => has_marks && is_digits(bare) && compact.chars().count() <= 8,
    }
}

/// Whether a line has signs only: `▼`, `* * *`, `- END -`.
fn is_rule(text: &str) -> bool {
    let is_sign = |char: char| {
        is_emoji(char)
            || char.is_whitespace()
            || matches!(char, '\u{2190}'..='\u{21FF}' | '\u{2500}'..='\u{25FF}' | '-' | '—' | '–' | '=' | '_' | '*' | '·' | '•' | '~' | '～' | '#' | '+' | '\u{FE0F}' | '\u{200D}')
    };
    let bare = text.trim_matches(is_sign);
    let is_end = matches!(bare, "END" | "End" | "完" | "全文完") && bare.len() < text.trim().len();
    let is_end = is_end || matches!(text.trim(), "（完）" | "(完)" | "（全文完）" | "END");
    text.chars().count() <= LONGEST_RULE && (bare.is_empty() || is_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::row::rows;
    use crate::manuscript;

    fn swept(text: &str) -> Vec<String> {
        let source = manuscript::read("a.txt", text.as_bytes()).expect("a text");
        let rows = sweep(rows(&source), &mut Ledger::default());
        rows.iter().map(|row| row.whole().text).collect()
    }

    #[test]
    fn numbers_of_pages_are_known() {
        for text in ["第 3 页 共 9 页", "- 3 -", "— 12 —", "第3页"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["3", "第3页说明", "2023", "-5%"] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn tables_of_contents_go_and_the_headings_stay() {
        let text = "规划\n\n目  录\n前言……1\n第一章 进展\t3\n第二章 问题\n\n前言\n本报告如下。\n第一章 进展\n完成率85.7%。\n第二章 问题\n还有差距。\n";
        assert_eq!(
            swept(text),
            [
                "规划",
                "前言",
                "本报告如下。",
                "第一章 进展",
                "完成率85.7%。",
                "第二章 问题",
                "还有差距。"
            ]
        );
        let text = "规划\n目录\n我们编了一本目录。\n";
        assert_eq!(swept(text), ["规划", "目录", "我们编了一本目录。"]);
    }

    #[test]
    fn running_heads_go_and_repeated_lines_of_the_text_stay() {
        let text = "教育工作报告\n办好学校\n教育工作报告\n- 1 -\n建好学校\n办好学校\n";
        assert_eq!(
            swept(text),
            ["教育工作报告", "办好学校", "建好学校", "办好学校"]
        );
    }

    #[test]
    fn bare_numbers_of_pages_go_and_numbers_of_titles_stay() {
        let text = "报告\n全县经济总体平稳，增长5.6%，民生\n1\n持续改善。\n各项工作取得进展，群众得到实惠。\n2\n明年要继续努力。\n";
        assert_eq!(swept(text).len(), 5);
        let text = "报告\n1\n着力建设产业体系\n推进创新。\n2\n着力扩大需求\n稳定投资。\n";
        assert_eq!(swept(text).len(), 7);
    }

    #[test]
    fn lines_of_signs_go() {
        for text in ["▼", "* * *", "————", "- END -", "👇👇", "（完）"] {
            assert!(is_rule(text), "{text}");
        }
        for text in ["完", "-5%", "●", "END 结束", "……"] {
            assert_eq!(is_rule(text), text == "●", "{text}");
        }
    }
}
