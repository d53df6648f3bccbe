//! Why a data file cannot be read, or a cell not be drawn.

use std::fmt;

use crate::diag::Message;

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetError {
    /// It is no workbook.
    NotAWorkbook,
    /// It is a workbook of the old kind, or one with a password.
    OldOrLocked,
    /// A part of it is larger than any data of a poster.
    TooLarge,
    /// It has more rows than [`super::ROWS`].
    TooManyRows,
    /// A part is missing or does not follow the format.
    Broken(&'static str),
    /// There is no sheet of the name; those that there are.
    NoSheet(Vec<String>),
}

impl SheetError {
    /// The sentence for a message.
    pub fn message(&self) -> Message {
        match self {
            Self::NotAWorkbook => Message::new("这不是 xlsx 文件", "this is no xlsx file"),
            Self::OldOrLocked => Message::new(
                "这是旧的 xls 文件，或者加了密码",
                "this is an old xls file, or it has a password",
            ),
            Self::TooLarge => Message::new(
                "文件太大，解开后超过 16 MB",
                "it is too large: unpacked, more than 16 MB",
            ),
            Self::TooManyRows => Message::new("超过 10000 行", "it has more than 10,000 rows"),
            Self::Broken(part) => Message::new(
                format!("文件坏了：读不出 {part}"),
                format!("it is broken: cannot read {part}"),
            ),
            Self::NoSheet(_) => Message::new("没有这个工作表", "there is no such sheet"),
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> Message {
        match self {
            Self::NotAWorkbook | Self::Broken(_) => Message::new(
                "在表格软件里打开，另存为 xlsx 或 CSV",
                "open it in a spreadsheet program and save it as xlsx or CSV",
            ),
            Self::OldOrLocked => Message::new(
                "另存为不加密码的 xlsx 或 CSV",
                "save it as xlsx without a password, or as CSV",
            ),
            Self::TooLarge | Self::TooManyRows => Message::new(
                "把要用的几行另存成一个小文件",
                "save the few rows that are needed as a file of their own",
            ),
            Self::NoSheet(names) => Message::new(
                format!("文件里有：{}", names.join("、")),
                format!("the file has: {}", names.join(", ")),
            ),
        }
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for SheetError {}

/// Why a cell does not show what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellFault {
    /// Its format shows fewer digits than it holds.
    Rounded {
        /// What is shown.
        shown: String,
        /// What it holds.
        held: String,
    },
    /// Its format is not one that can be followed exactly.
    Format(String),
    /// A formula whose result is not in the file.
    NoResult,
    /// An error such as `#DIV/0!`.
    Error(String),
    /// No number where the file says that one is.
    NotANumber(String),
}

impl CellFault {
    /// The sentence for a message, and what to do about it.
    pub fn messages(&self) -> [Message; 2] {
        match self {
            Self::Rounded { shown, held } => [
                Message::new(
                    format!("单元格里是 {held}，表格软件显示成 {shown}，画哪个不清楚"),
                    format!(
                        "the cell holds {held} and is shown as {shown}: which to draw is not clear"
                    ),
                ),
                Message::new(
                    format!(
                        "要画 {shown}，就把这一格写成文字 {shown}；要画 {held}，就多显示几位小数"
                    ),
                    format!("to draw {shown}, type it as text; to draw {held}, show more decimals"),
                ),
            ],
            Self::Format(format) => [
                Message::new(
                    format!("单元格的数字格式“{format}”不能照样画出来"),
                    format!("the cell's number format `{format}` cannot be followed exactly"),
                ),
                Message::new(
                    "把这一格写成文字：先设为“文本”格式，再照要画的样子重新输入",
                    "type the cell as text: set its format to `Text` and enter what is to be drawn",
                ),
            ],
            Self::NoResult => [
                Message::new(
                    "公式的结果没有存在文件里",
                    "the file does not hold the result of the formula",
                ),
                Message::new(
                    "在表格软件里打开，重新计算，再保存",
                    "open it in a spreadsheet program, recalculate and save it",
                ),
            ],
            Self::Error(error) => [
                Message::new(
                    format!("单元格里是错误 {error}"),
                    format!("the cell holds the error {error}"),
                ),
                Message::new("改好公式，再保存", "mend the formula and save it"),
            ],
            Self::NotANumber(raw) => [
                Message::new(
                    format!("文件说这一格是数字，写的却是“{raw}”"),
                    format!("the file calls this cell a number, but it holds `{raw}`"),
                ),
                Message::new(
                    "在表格软件里打开，重新输入这一格",
                    "open it in a spreadsheet program and enter the cell anew",
                ),
            ],
        }
    }
}
