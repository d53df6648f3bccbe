//! Fields that no report states and every view may bind: layout computes them.

/// A computed field.
#[derive(Debug, Clone, Copy)]
pub struct Derived {
    /// The name that a view binds: `number` in `$item.number`.
    pub name: &'static str,
    /// What it holds, in English and Chinese.
    pub summary: [&'static str; 2],
}

const fn derived_field(name: &'static str, summary: [&'static str; 2]) -> Derived {
    Derived { name, summary }
}

const FIGURE: &[Derived] = &[
    derived_field(
        "before",
        ["What stands before the number.", "数字前面的文字。"],
    ),
    derived_field(
        "number",
        [
            "The number, spelled as in the file.",
            "数字，写法与文件一致。",
        ],
    ),
    derived_field("unit", ["The unit behind the number.", "数字后面的单位。"]),
    derived_field(
        "after",
        ["What stands behind the unit.", "单位后面的文字。"],
    ),
    derived_field(
        "direction",
        [
            "`up` or `down`; nothing where the words tell neither.",
            "升（up）或降（down）；文字没有说的，就没有。",
        ],
    ),
    derived_field(
        "sense",
        [
            "`good`, `bad` or `neutral`.",
            "好（good）、坏（bad）或中性（neutral）。",
        ],
    ),
    derived_field(
        "ratio",
        [
            "The share of the whole, from 0 to 1.",
            "占整体的比例，0 到 1。",
        ],
    ),
];

const CHART: &[Derived] = &[derived_field(
    "marks",
    [
        "The marks of the chart, one for each datum.",
        "图上的各个标记，一项数据一个。",
    ],
)];

const MARK: &[Derived] = &[
    derived_field("label", ["What is measured.", "数据的名称。"]),
    derived_field(
        "value",
        [
            "The number as in the file, with its unit.",
            "数字，写法与文件一致，带单位。",
        ],
    ),
    derived_field(
        "ratio",
        [
            "The share of the scale, from 0 to 1.",
            "占刻度的比例，0 到 1。",
        ],
    ),
    derived_field(
        "share",
        [
            "The share of the whole, from 0 to 1.",
            "占整体的比例，0 到 1。",
        ],
    ),
    derived_field(
        "from",
        [
            "Where its arc begins, in turns.",
            "弧从哪里开始，一圈为 1。",
        ],
    ),
    derived_field(
        "to",
        ["Where its arc ends, in turns.", "弧到哪里为止，一圈为 1。"],
    ),
    derived_field(
        "highlight",
        [
            "Whether it stands out: as the report says, else the largest.",
            "是否突出：报告写明的，否则是最大的一个。",
        ],
    ),
    derived_field("negative", ["Whether it is below zero.", "是否小于零。"]),
];

/// The computed fields of a record, by [`super::Fields::name`]; `mark` is a mark of a chart.
pub fn derived(record: &str) -> &'static [Derived] {
    match record {
        "stat" => FIGURE,
        "chart" => CHART,
        "mark" => MARK,
        _ => &[],
    }
}
