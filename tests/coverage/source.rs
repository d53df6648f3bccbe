//! The report as sentences: marks of Markdown, bullets and numbering gone, cut sentences joined.

/// The lines of the report, joined where a page break had cut a sentence.
pub fn lines(markdown: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut can_join = false;
    for line in markdown
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        if line.chars().all(|char| char.is_ascii_digit()) {
            can_join = false; // the number of a task, which the poster's own numbers repeat
            continue;
        }
        let is_new = line.starts_with(['#', '●', '*']) || numbering(line) > 0;
        let text = content(line);
        match lines.last_mut() {
            Some(last) if can_join && !is_new => last.push_str(text),
            _ => lines.push(text.to_owned()),
        }
        can_join = !line.starts_with('#') && !line.ends_with(['。', '！', '？', '；', '*']);
    }
    lines
}

/// The line without its marks at the start.
fn content(line: &str) -> &str {
    let line = line.trim_start_matches(['#', ' ', '●']);
    let line = &line[numbering(line)..];
    let chapter = line.char_indices().nth(1).filter(|(_, char)| *char == '、');
    match chapter {
        Some((at, mark)) if "一二三四五六".contains(&line[..at]) => {
            &line[at + mark.len_utf8()..]
        }
        _ => line.trim_start(),
    }
}

/// How many bytes `1. ` at the start of a line takes.
fn numbering(line: &str) -> usize {
    let digits = line.find(|char: char| !char.is_ascii_digit()).unwrap_or(0);
    let is_numbered = digits > 0 && line[digits..].starts_with(". ");
    if is_numbered { digits + 2 } else { 0 }
}

#[test]
fn a_sentence_cut_by_a_page_break_is_joined() {
    let text = "●新建“四好农村路”85\n\n公里，绿道。  \n●组建。\n2. 提速增效。\n### 一、聚焦\n\n1\n\n**着力。**";
    let expected = [
        "新建“四好农村路”85公里，绿道。",
        "组建。",
        "提速增效。",
        "聚焦",
        "**着力。**",
    ];
    assert_eq!(lines(text), expected);
}

#[test]
fn a_truncated_sentence_before_a_heading_is_left_alone() {
    assert_eq!(
        lines("●成立“文商\n\n#### 4. 农业\n\n●守牢。"),
        ["成立“文商", "农业", "守牢。"]
    );
}
