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
            "`up`, `down` or `flat`.",
            "升（up）、降（down）或持平（flat）。",
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

const DATUM: &[Derived] = &[
    derived_field(
        "number",
        [
            "The number, spelled as in the file.",
            "数字，写法与文件一致。",
        ],
    ),
    derived_field("unit", ["The unit behind the number.", "数字后面的单位。"]),
    derived_field(
        "ratio",
        [
            "The share of the whole or of the scale, from 0 to 1.",
            "占整体或刻度的比例，0 到 1。",
        ],
    ),
];

/// The computed fields of a record, by [`super::Fields::name`].
pub fn derived(record: &str) -> &'static [Derived] {
    match record {
        "stat" => FIGURE,
        "datum" => DATUM,
        _ => &[],
    }
}
