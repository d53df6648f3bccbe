//! Data that stand in a file of their own: where, and which of them.

use super::{Field, Fields, Shape};

/// What a report says of a data file.
pub static DATA_FILE: Fields = Fields {
    name: "data-file",
    fields: &[
        Field::new(
            "file",
            "文件",
            Shape::Word,
            [
                "The file, CSV or XLSX, below the report's folder.",
                "CSV 或 XLSX 文件，在报告的文件夹里。",
            ],
        )
        .required(),
        Field::new(
            "sheet",
            "工作表",
            Shape::Word,
            [
                "The sheet of a workbook; the first when left out.",
                "XLSX 的哪个工作表；不写就是第一个。",
            ],
        ),
        Field::new(
            "label",
            "名称列",
            Shape::Word,
            [
                "The column of the labels; the first when left out.",
                "哪一列是名称；不写就是第一列。",
            ],
        ),
        Field::new(
            "values",
            "数值列",
            Shape::List(&Shape::Word),
            [
                "The columns of the numbers, or of a table; all others when left out.",
                "哪几列是数字，表格则是要画哪几列；不写就是其余各列。",
            ],
        ),
        Field::new(
            "lines",
            "行号",
            Shape::Word,
            [
                "From which line to which, as numbered in the file, without the head.",
                "只要第几行到第几行，如 3-8，照文件里的行号，不算表头。",
            ],
        ),
    ],
    short: Some("file"),
    pair: None,
};

/// The kinds whose data may stand in a file: the field that holds them, and the field for the heads of the
/// columns.
pub const FROM_FILE: [(&str, &str, &str); 2] =
    [("chart", "data", "series"), ("table", "rows", "columns")];

/// Whether a field of a record may stand in a file.
pub fn may_be_file(record: &str, field: &str) -> bool {
    FROM_FILE
        .iter()
        .any(|(kind, data, _)| *kind == record && *data == field)
}
