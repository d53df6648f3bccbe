//! LB-10: a sentence that a page break of its source tore in two is one sentence.

/// Marks after which a paragraph may well be over.
const FINAL: &str = "。！？；：…”’）》」』】!?;:.)";

/// Signs that begin an item.
const BULLETS: &str = "●•·◆■▶◎➤★▲○–—-*#";

/// The most characters of the numeral of a label.
const LONGEST_LABEL: usize = 4;

/// Whether a blank line between two pieces of a folded text parts nothing: the one before is not
/// over, and the one after begins no item, heading or numbered paragraph.
pub(super) fn is_torn(before: &str, after: &str) -> bool {
    let (before, after) = (before.trim_end(), after.trim_start());
    let is_open = |last: char| !FINAL.contains(last);
    before.chars().next_back().is_some_and(is_open)
        && after.chars().next().is_some()
        && !is_item(after)
}

/// Whether a piece begins with `●`, `1.`, `（一）`, `①`, `一、` or the like.
fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    if first.is_some_and(|char| BULLETS.contains(char) || matches!(char, '\u{2460}'..='\u{24FF}')) {
        return true;
    }
    let bracketed = first.is_some_and(|char| matches!(char, '（' | '('));
    let label = if bracketed { chars.as_str() } else { text };
    let count = label.chars().take_while(|char| is_numeral(*char)).count();
    let mut rest = label.chars().skip(count);
    let mark = rest.next();
    // `3.5亿元` goes on with a number, `3.5` apart; `3. 甲` and `一、甲` are labels.
    let is_number = mark == Some('.') && rest.next().is_some_and(|char| char.is_ascii_digit());
    let ends = matches!(mark, Some('.' | '、' | '．' | ')' | '）'));
    (1..=LONGEST_LABEL).contains(&count) && ends && !is_number
}

fn is_numeral(char: char) -> bool {
    char.is_ascii_digit() || "一二三四五六七八九十".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lb_10_what_a_page_break_tore_is_found() {
        for (before, after) in [
            ("新建“四好农村路”85", "公里，碓东绿道20公里"),
            ("绵碛公平竞争", "审查第三方交叉互评"),
            ("推动全国人", "才工作"),
            ("投资达到", "3.5亿元"),
            ("住房、", "交通"),
        ] {
            assert!(is_torn(before, after), "{before} {after}");
        }
    }

    #[test]
    fn lb_10_what_is_over_stays_apart() {
        for (before, after) in [
            ("居全市第一。", "下一段"),
            ("获评“无废工厂”", "下一段"),
            ("没有句号", "●构建体系"),
            ("没有句号", "3. 双城经济圈"),
            ("没有句号", "（一）聚焦"),
            ("没有句号", "二、聚焦"),
            ("没有句号", "①聚焦"),
            ("没有句号", "# 标题"),
            ("没有句号", "  "),
            ("", "甲"),
        ] {
            assert!(!is_torn(before, after), "{before} {after}");
        }
    }
}
