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

const CHART: &[Derived] = &[
    derived_field(
        "marks",
        [
            "The marks of the chart, one for each datum.",
            "图上的各个标记，一项数据一个。",
        ],
    ),
    derived_field(
        "series",
        [
            "The series with their points; one when the report names none.",
            "各系列和它们的点；报告没写系列，就是一个。",
        ],
    ),
    derived_field(
        "numbers",
        ["All numbers, row by row.", "全部数字，一项数据接一项。"],
    ),
    derived_field("ticks", ["The ticks of the scale.", "刻度。"]),
    derived_field(
        "reference",
        ["The line across the chart.", "参考线，报告写了才有。"],
    ),
    derived_field(
        "zero",
        ["Where zero is on the scale.", "零在刻度上的位置，0 到 1。"],
    ),
    derived_field(
        "cells",
        [
            "A hundred squares shared among the parts.",
            "一百个小格，分给整体的各个部分。",
        ],
    ),
];

const LABEL: Derived = derived_field("label", ["What is measured.", "名称。"]);
const DRAWN: Derived = derived_field(
    "value",
    [
        "The number as in the file, with its unit.",
        "数字，写法与文件一致，带单位。",
    ],
);
const START: Derived = derived_field(
    "start",
    [
        "The lower end of its box on the scale.",
        "画成条时，小的一端在刻度上的位置，0 到 1。",
    ],
);
const LENGTH: Derived = derived_field(
    "length",
    [
        "The length of its box on the scale.",
        "画成条时的长短，占刻度的比例。",
    ],
);
const AT: Derived = derived_field(
    "at",
    ["Where it is on the scale.", "在刻度上的位置，0 到 1。"],
);
const X: Derived = derived_field(
    "x",
    [
        "Where it is from left to right.",
        "从左到右的位置，0 到 1。",
    ],
);
const NEGATIVE: Derived = derived_field("negative", ["Whether it is below zero.", "是否小于零。"]);
const POINTS: Derived = derived_field(
    "points",
    [
        "The points of its outline, for a `shape`.",
        "各点的位置，给 `shape` 的 `points` 用。",
    ],
);

const MARK: &[Derived] = &[
    LABEL,
    DRAWN,
    derived_field(
        "parts",
        [
            "Its numbers, one for each series.",
            "它的各个数字，一个系列一个。",
        ],
    ),
    derived_field(
        "ratio",
        [
            "The share of the largest, or of the whole that is its own.",
            "占最大一项或自己的整体的比例，0 到 1。",
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
    X,
    derived_field(
        "y",
        [
            "Where the end of its spoke is from top to bottom.",
            "雷达图的辐条端点从上到下的位置，0 到 1。",
        ],
    ),
    START,
    LENGTH,
    AT,
    derived_field(
        "highlight",
        [
            "Whether it stands out: as the report says, else the largest.",
            "是否突出：报告写明的，否则是最大的一个。",
        ],
    ),
    NEGATIVE,
    derived_field(
        "total",
        ["Whether it is a total.", "是不是瀑布图里的合计。"],
    ),
    derived_field(
        "ticked",
        [
            "Whether its label stands under an axis of few labels.",
            "标签很多时，轴下面写不写它的。",
        ],
    ),
    derived_field("target", ["Its target.", "子弹图的目标，写法与文件一致。"]),
    derived_field(
        "aim",
        [
            "Where its target is on the scale.",
            "目标在刻度上的位置，0 到 1。",
        ],
    ),
    derived_field(
        "cells",
        [
            "The steps of its bar, each with its `fill`.",
            "分段进度和象形图的各格。",
        ],
    ),
    derived_field("icon", ["Its icon.", "象形图的图标。"]),
    derived_field(
        "begin",
        [
            "Where its line begins, from top to bottom.",
            "坡度图的线从哪里开始，从上到下 0 到 1。",
        ],
    ),
    derived_field(
        "end",
        [
            "Where its line ends, from top to bottom.",
            "坡度图的线到哪里为止，从上到下 0 到 1。",
        ],
    ),
    derived_field(
        "side",
        [
            "`top`, `right`, `bottom` or `left` of the centre.",
            "雷达图的辐条在哪一边（top、right、bottom、left）。",
        ],
    ),
    POINTS,
];

const NTH: Derived = derived_field(
    "nth",
    [
        "The number of its series, from 1.",
        "它的系列是第几个，从 1 数。",
    ],
);

const BELOW: Derived = derived_field(
    "below",
    [
        "Whether another number of its row is higher.",
        "同一项里有没有更高的数字。",
    ],
);

const PART: &[Derived] = &[LABEL, DRAWN, NTH, X, START, LENGTH, AT, NEGATIVE, BELOW];

const NUMBER: &[Derived] = &[
    LABEL,
    DRAWN,
    derived_field(
        "row",
        [
            "The label of its row, for the first of the row only.",
            "这项数据的名称，只有第一个数字有。",
        ],
    ),
    NTH,
    X,
    START,
    LENGTH,
    AT,
    NEGATIVE,
    BELOW,
];

const SERIES: &[Derived] = &[
    LABEL,
    POINTS,
    derived_field(
        "area",
        [
            "The outline of the ground under its line.",
            "线下面一片的轮廓，用法同上。",
        ],
    ),
    derived_field(
        "parts",
        [
            "Its numbers, one for each datum.",
            "它的各个数字，一项数据一个。",
        ],
    ),
    derived_field(
        "end",
        [
            "Where its last point is from top to bottom.",
            "最后一个点从上到下的位置，0 到 1。",
        ],
    ),
];

const TICK: &[Derived] = &[
    derived_field("label", ["The number of the tick.", "刻度的数字。"]),
    AT,
    derived_field(
        "points",
        ["The ring of a radar.", "雷达图的一圈，用法同上。"],
    ),
];

const REFERENCE: &[Derived] = &[
    derived_field("label", ["What the line stands for.", "线代表什么。"]),
    DRAWN,
    AT,
];

const CELL: &[Derived] = &[
    derived_field("fill", ["How full the step is.", "这一格有多满，0 到 1。"]),
    derived_field(
        "nth",
        [
            "The number of the part that has the square; 0 for none.",
            "格子图里，这一格归第几个部分，从 1 数；0 是空的。",
        ],
    ),
];

const TABLE: &[Derived] = &[derived_field(
    "pieces",
    [
        "The table in parts that fit the width.",
        "表格分成的几段，每段一行放得下。",
    ],
)];

const PIECE: &[Derived] = &[
    derived_field(
        "columns",
        ["How many columns the part has.", "这一段有几列。"],
    ),
    derived_field(
        "boxes",
        [
            "Its cells, row by row, those of the head first.",
            "各个格子，一行接一行，表头在前。",
        ],
    ),
];

const BOX: &[Derived] = &[
    derived_field("text", ["What stands in it.", "格子里的文字。"]),
    derived_field(
        "align",
        [
            "`start`, `center`, `end` or `point`.",
            "怎样对齐：start、center、end 或 point。",
        ],
    ),
    derived_field("head", ["Whether it is of the head.", "是不是表头。"]),
    derived_field(
        "name",
        ["Whether it is of the first column.", "是不是第一列。"],
    ),
    derived_field(
        "total",
        ["Whether it is of the total.", "是不是合计那一行。"],
    ),
    derived_field(
        "marked",
        ["Whether its row stands out.", "它的行是否突出。"],
    ),
    derived_field(
        "shaded",
        ["Whether its row is the second of two.", "是不是第偶数行。"],
    ),
    derived_field(
        "strong",
        ["Whether all of it is marked.", "是不是整格都标出了。"],
    ),
];

/// The computed fields of a record, by [`super::Fields::name`]; `mark`, `part`, `number`, `series`, `tick`, `reference`
/// and `cell` are those of a chart, `piece` and `box` those of a table.
pub fn derived(record: &str) -> &'static [Derived] {
    match record {
        "stat" => FIGURE,
        "chart" => CHART,
        "mark" => MARK,
        "part" => PART,
        "number" => NUMBER,
        "series" => SERIES,
        "tick" => TICK,
        "reference" => REFERENCE,
        "table" => TABLE,
        "piece" => PIECE,
        "box" => BOX,
        "cell" => CELL,
        _ => &[],
    }
}
