//! Charts: their kinds, their fields, the fields of a datum.

use super::common::{HIDE, ICON, TITLE, VARIANT};
use super::{Choice, Field, Fields, Shape};

const KIND: &[Choice] = &[
    Choice::new("bars", "条形", ["Horizontal bars.", "横向条形，比大小。"]),
    Choice::new(
        "columns",
        "柱形",
        ["Upright columns.", "竖向柱形，比大小。"],
    ),
    Choice::new(
        "line",
        "折线",
        ["A line through the values.", "折线，看变化。"],
    ),
    Choice::new(
        "area",
        "面积",
        ["A line with its ground filled.", "面积，看总量的变化。"],
    ),
    Choice::new(
        "donut",
        "环形",
        ["The parts of a whole.", "整体的各个部分。"],
    ),
    Choice::new(
        "ring",
        "圆环",
        ["One share of a whole each.", "每项一个比例圆环。"],
    ),
    Choice::new(
        "progress",
        "进度",
        ["One bar of a whole each.", "每项一个进度条。"],
    ),
    Choice::new(
        "segments",
        "分段进度",
        ["One bar of equal steps each.", "每项一个分成小格的进度条。"],
    ),
    Choice::new(
        "ranking",
        "排行",
        [
            "A ranking in the order of the file.",
            "排行榜，按文件里的次序。",
        ],
    ),
    Choice::new(
        "waffle",
        "格子",
        [
            "The parts of a whole as a hundred squares.",
            "一百个小格，整体的各个部分。",
        ],
    ),
    Choice::new(
        "pictogram",
        "象形",
        ["Rows of icons.", "一排排图标，比多少。"],
    ),
    Choice::new(
        "slope",
        "坡度",
        [
            "From one series to the next.",
            "两个时间之间，各项怎样变化。",
        ],
    ),
    Choice::new(
        "gauge",
        "仪表",
        [
            "One share of a stated maximum each.",
            "每项一个仪表，要写满值。",
        ],
    ),
    Choice::new(
        "bullet",
        "子弹",
        [
            "What was reached against its target.",
            "实际对目标，每项写目标。",
        ],
    ),
    Choice::new(
        "funnel",
        "漏斗",
        ["Stages that grow smaller.", "一步比一步少的各个阶段。"],
    ),
    Choice::new(
        "waterfall",
        "瀑布",
        [
            "Rises and falls between totals.",
            "从一个合计到另一个合计的增减。",
        ],
    ),
    Choice::new(
        "radar",
        "雷达",
        [
            "Several measures around a centre.",
            "几个方面围成一圈，至少三项。",
        ],
    ),
];

static DATUM: Fields = Fields {
    name: "datum",
    fields: &[
        Field::new(
            "label",
            "名称",
            Shape::Text,
            ["What is measured.", "数据的名称。"],
        )
        .required(),
        Field::new(
            "value",
            "数值",
            Shape::Number,
            ["The number, with its spelling.", "数字，写法不变。"],
        ),
        Field::new(
            "values",
            "数值组",
            Shape::List(&Shape::Number),
            [
                "The numbers of the series, in their order.",
                "各系列的数字，按系列的次序；有系列时代替“数值”。",
            ],
        ),
        Field::new(
            "target",
            "目标",
            Shape::Number,
            ["The target of a bullet.", "子弹图的目标。"],
        ),
        Field::new(
            "total",
            "合计",
            Shape::Flag,
            [
                "Whether it is a total of a waterfall.",
                "瀑布图里的合计，从零画起。",
            ],
        ),
        Field::new(
            "highlight",
            "突出",
            Shape::Flag,
            ["Whether it stands out.", "是否突出显示。"],
        ),
        ICON,
    ],
    short: None,
    pair: Some(("label", "value")),
};

static REFERENCE: Fields = Fields {
    name: "reference",
    fields: &[
        Field::new(
            "label",
            "名称",
            Shape::Text,
            ["What the line stands for.", "这条线代表什么。"],
        )
        .required(),
        Field::new(
            "value",
            "数值",
            Shape::Number,
            ["Where it stands.", "线在哪里。"],
        )
        .required(),
    ],
    short: None,
    pair: Some(("label", "value")),
};

pub(super) static CHART: Fields = Fields {
    name: "chart",
    fields: &[
        Field::new(
            "kind",
            "类型",
            Shape::Choice(KIND),
            ["How the data are drawn.", "图表的类型。"],
        )
        .required(),
        TITLE,
        Field::new(
            "unit",
            "单位",
            Shape::Text,
            ["The unit of all numbers.", "所有数字的单位。"],
        ),
        Field::new(
            "series",
            "系列",
            Shape::List(&Shape::Text),
            [
                "The names of the numbers that each datum has.",
                "每项有几个数字时，各个数字的名称，如 [2023年, 2024年]。",
            ],
        ),
        Field::new(
            "data",
            "数据",
            Shape::List(&Shape::Record(&DATUM)),
            [
                "Labels and numbers, in this order.",
                "名称和数字，按顺序排列。",
            ],
        )
        .required(),
        Field::new(
            "stacked",
            "堆叠",
            Shape::Flag,
            [
                "Whether the series stand on one another.",
                "各系列叠起来画（条形、柱形、面积）。",
            ],
        ),
        Field::new(
            "reference",
            "参考线",
            Shape::Record(&REFERENCE),
            [
                "A line across the chart, such as an average.",
                "横贯图表的线，写成“名称: 数字”，如平均值。",
            ],
        ),
        Field::new(
            "max",
            "满值",
            Shape::Number,
            [
                "The whole, or the end of the scale.",
                "整体或刻度的最大值。",
            ],
        ),
        Field::new(
            "note",
            "说明",
            Shape::Text,
            ["A remark under the chart.", "图表下面的说明。"],
        ),
        HIDE,
        VARIANT,
    ],
    short: None,
    pair: None,
};
