//! What of a Word file is not in the text: counted while reading, told at the end, each kind once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Message;
use crate::manuscript::Note;

/// What was met and left out.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// How often each kind was met, and in which paragraph first.
    met: BTreeMap<Kind, (usize, usize)>,
    /// The words of headers and footers.
    pub margins: BTreeSet<String>,
    /// Formats of numbers that are not known.
    pub formats: BTreeSet<String>,
}

/// What is left out, or kept in an unusual place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Deleted,
    Inserted,
    Comment,
    Footnote,
    TextBox,
    Hidden,
    Chart,
    Object,
    Symbol,
    Contents,
    PictureInTable,
    OutsidePicture,
    Deep,
}

impl Kind {
    /// The code, and the sentence around the count.
    fn told(self) -> (&'static str, [&'static str; 2], [&'static str; 2]) {
        match self {
            Self::Deleted => (
                "tracked-deletion",
                ["修订里删除的文字有 ", " 处，没有读"],
                ["words deleted by tracked changes were left out: ", ""],
            ),
            Self::Inserted => (
                "tracked-insertion",
                ["修订里插入的文字有 ", " 处，已当正文读；请先确认修订"],
                [
                    "words inserted by tracked changes were read: ",
                    "; accept the changes first",
                ],
            ),
            Self::Comment => (
                "comment",
                ["批注 ", " 条没有读"],
                ["comments that were not read: ", ""],
            ),
            Self::Footnote => (
                "footnote",
                ["脚注、尾注 ", " 条放在正文之后"],
                ["footnotes that now stand behind the text: ", ""],
            ),
            Self::TextBox => (
                "text-box",
                ["文本框 ", " 个，文字放在所在段落之后"],
                [
                    "text boxes whose words now stand behind their paragraph: ",
                    "",
                ],
            ),
            Self::Hidden => (
                "hidden-words",
                ["隐藏文字 ", " 处没有读"],
                ["hidden words that were not read: ", ""],
            ),
            Self::Chart => (
                "chart",
                ["图表或 SmartArt ", " 个没有读，里面的数字请照原文补"],
                ["charts that were not read: ", "; add their figures by hand"],
            ),
            Self::Object => (
                "embedded-object",
                ["嵌入的对象 ", " 个没有读"],
                ["embedded objects that were not read: ", ""],
            ),
            Self::Symbol => (
                "symbol",
                ["特殊字体里的符号 ", " 个认不出，没有读"],
                ["symbols of special fonts that were not read: ", ""],
            ),
            Self::Contents => (
                "table-of-contents",
                ["目录 ", " 行没有读"],
                ["lines of the table of contents that were not read: ", ""],
            ),
            Self::PictureInTable => (
                "picture-in-table",
                ["表格里的图片 ", " 张没有读"],
                ["pictures inside tables that were not read: ", ""],
            ),
            Self::OutsidePicture => (
                "remote-picture",
                ["不在文件里的图片 ", " 张，不会下载；要用就存到报告旁边"],
                [
                    "pictures outside of the file that are not fetched: ",
                    "; save them beside the report",
                ],
            ),
            Self::Deep => (
                "too-deep",
                ["嵌套过深的内容 ", " 处没有读"],
                ["places nested too deep to be read: ", ""],
            ),
        }
    }
}

impl Tally {
    /// Something was met in a paragraph.
    pub fn meet(&mut self, kind: Kind, number: usize) {
        self.met.entry(kind).or_insert((0, number)).0 += 1;
    }

    /// Tells all.
    pub fn tell(&self, notes: &mut Vec<Note>) {
        for (kind, (count, number)) in &self.met {
            let (code, zh, en) = kind.told();
            let message = Message::new(
                format!("{}{count}{}", zh[0], zh[1]),
                format!("{}{count}{}", en[0], en[1]),
            );
            notes.push(Note::at(code, (*number).max(1), message));
        }
        for words in &self.margins {
            let words: String = words.chars().take(40).collect();
            let message = Message::new(
                format!("页眉页脚没有读：{words}"),
                format!("a header or footer was not read: {words}"),
            );
            notes.push(Note::whole("header-footer", message));
        }
        for format in &self.formats {
            let message = Message::new(
                format!("自动编号的格式 {format} 认不出，写成了 1、2、3"),
                format!(
                    "the format `{format}` of automatic numbers is not known; they are written 1, 2, 3"
                ),
            );
            notes.push(Note::whole("number-format", message));
        }
    }
}
