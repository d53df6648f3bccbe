//! What is doubtful in Chinese texts: doubled words, rare characters, cut sentences, punctuation.
//!
//! Knows strings only, neither reports nor sources; both are searched through it. It finds and never changes.

mod alike;
mod confusable;
mod dates;
mod documents;
mod doubled;
mod formula;
mod lexicon;
mod line;
mod marks;
mod names;
mod numerals;
mod pairs;
mod punctuation;
mod rare;
mod sentence;
mod values;
mod years;

use std::ops::Range;

use crate::diag::{Message, Severity};

pub use alike::is_alike;
pub(crate) use lexicon::WORDS;
use line::Line;

/// Something doubtful in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule, a word in kebab case: `doubled-word`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Which of the texts it is in.
    pub text: usize,
    /// The bytes of that text.
    pub range: Range<usize>,
    /// What is doubtful.
    pub message: Message,
    /// What might be meant, or what to do.
    pub hint: Option<Message>,
}

/// What a text is, which decides how it may end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PieceKind {
    /// Running text, which ends with an end mark when its neighbours do.
    Sentence,
    /// The name of a number, a field, a column.
    Label,
    /// A title.
    Heading,
    /// Nobody knows.
    #[default]
    Fragment,
}

/// A text and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// What it is.
    pub kind: PieceKind,
}

/// Searches texts, which are judged by one another: a character is rare when the others do not have it.
///
/// ```
/// let found = changtu::wording::search(&["建成投用青少年健康成长成长培育中心。"]);
/// assert_eq!(found[0].code, "doubled-word");
/// ```
pub fn search(texts: &[&str]) -> Vec<Finding> {
    let kind = PieceKind::Fragment;
    let pieces: Vec<Piece<'_>> = texts.iter().map(|text| Piece { text, kind }).collect();
    search_pieces(&pieces)
}

/// The rule for marks that have a full-width form.
pub const HALF_WIDTH: &str = punctuation::CODE;
/// The rule for figures that are told twice.
pub const DIFFERENT_VALUES: &str = values::CODE;

/// Only the figures that are told twice with different values: [`DIFFERENT_VALUES`].
pub fn differing(pieces: &[Piece<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    values::find(&lines(pieces), &mut found);
    settle(found)
}

/// Searches texts of which it is known what they are.
pub fn search_pieces(pieces: &[Piece<'_>]) -> Vec<Finding> {
    let lines = lines(pieces);
    let mut found = Vec::new();
    for line in &lines {
        alone(line, &mut found);
    }
    together(&lines, &mut found);
    settle(found)
}

fn lines<'a>(pieces: &[Piece<'a>]) -> Vec<Line<'a>> {
    let pieces = pieces.iter().enumerate();
    pieces
        .map(|(text, piece)| Line::new(text, *piece))
        .collect()
}

/// The rules that look at one text.
fn alone(line: &Line<'_>, found: &mut Vec<Finding>) {
    doubled::find(line, found);
    formula::find(line, found);
    confusable::find(line, found);
    names::find(line, found);
    punctuation::find(line, found);
    marks::find(line, found);
    numerals::find(line, found);
    dates::find(line, found);
    documents::find(line, found);
}

/// The rules that judge texts by one another.
fn together(lines: &[Line<'_>], found: &mut Vec<Finding>) {
    pairs::find(lines, found);
    sentence::find(lines, found);
    rare::find(lines, found);
    marks::find_mixed(lines, found);
    years::find(lines, found);
    values::find(lines, found);
}

/// In the order of the texts; of findings at one place the first one stays.
fn settle(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|it| (it.text, it.range.start));
    let mut last: Option<(usize, Range<usize>)> = None;
    found.retain(|it| {
        let is_said = last
            .as_ref()
            .is_some_and(|(text, range)| *text == it.text && range.end >= it.range.end);
        if !is_said {
            last = Some((it.text, it.range.clone()));
        }
        !is_said
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clean sentences of every kind of report.
    const CLEAN: &[&str] = &[
        "地区生产总值达到783.58亿元，同比增长4.3%；规模以上工业增加值、社会消费品零售总额分别增长2.8%、8%。",
        "统筹盘活资金资产资源，刑事和治安警情均同比下降16.3%，初次信访化解率达到97%，居全市前列。",
        "医院全年门急诊量128.6万人次，出院患者6.2万人次，平均住院日缩短至6.8天，三、四级手术占比71.5%。",
        "受理各类案件12345件，审执结11986件，同比分别上升5.2%、6.1%，法定审限内结案率99.8%。",
        "学校现有专任教师1023人，其中教授、副教授占45%以上，2023届毕业生就业率96.3%。",
        "公司全年实现营业收入56.7亿元、净利润4.3亿元，研发投入强度5.6%，新增发明专利32件。",
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办发〔2021〕1号文件要求，编制本报告。",
        "开展“我为群众办实事”实践活动，解决“急难愁盼”问题1200余个；办理12345热线工单3.6万件。",
        "《〈条例〉实施细则》自2024年3月1日起施行，有效期5年；咨询电话：023-68863000，每周一至周五9:00—17:30。",
        "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，扎扎实实推动高质量发展。",
    ];

    #[test]
    fn clean_texts_are_silent() {
        assert_eq!(search(CLEAN), []);
    }

    #[test]
    fn findings_are_in_order_and_within_their_texts() {
        let texts = [
            "（（“”和和和，，",
            "3圣",
            "",
            "二0二四年2月30日，",
            "𠮷𠮷野家",
        ];
        let found = search(&texts);
        assert!(found.is_sorted_by_key(|it| (it.text, it.range.start)));
        assert!(
            found
                .iter()
                .all(|it| texts[it.text].get(it.range.clone()).is_some())
        );
    }

    /// A document on one line, and rows of marks that open and never close, take no time.
    #[test]
    fn long_lines_end_soon() {
        for unit in [
            "（",
            "”",
            "1",
            "1亿元，",
            "2023年，",
            "“《",
            "成长",
            "案列",
            "A1.",
            "5-10%",
        ] {
            let text = unit.repeat(40_000 / unit.chars().count());
            let _ = search(&[&text]);
        }
    }
}
