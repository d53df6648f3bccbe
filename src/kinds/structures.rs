//! Structures: what a report says in order, side by side, in layers, or in rows and columns.

use super::blocks::block;
use super::common::{HIDE, ICON, ORDINAL, TITLE};
use super::{Choice, Field, Fields, Kind, Shape};

const TIMELINE_VARIANT: &[Choice] = &[
    Choice::new("vertical", "竖向", ["Down a line.", "顺着一条竖线。"]),
    Choice::new("horizontal", "横向", ["Along a line.", "顺着一条横线。"]),
    Choice::new(
        "river",
        "长河",
        ["Row by row, winding.", "一行行蜿蜒而下。"],
    ),
];

const STEPS_VARIANT: &[Choice] = &[
    Choice::new(
        "flow",
        "流程",
        ["Boxes with arrows between them.", "方框之间有箭头。"],
    ),
    Choice::new("arrows", "箭头", ["Arrows in a row.", "一个接一个的箭头。"]),
    Choice::new(
        "numbered",
        "编号",
        ["Large numerals, one under another.", "大号数字，一步一行。"],
    ),
];

const COMPARE_VARIANT: &[Choice] = &[
    Choice::new("columns", "两栏", ["Side by side.", "左右两栏。"]),
    Choice::new(
        "change",
        "前后",
        ["From the left to the right.", "从左到右的变化。"],
    ),
];

const QUADRANT_VARIANT: &[Choice] = &[
    Choice::new("grid", "四格", ["Four fields.", "四个格子。"]),
    Choice::new(
        "swot",
        "态势",
        ["Four fields with large letters.", "四个格子，标签写大字。"],
    ),
];

const PYRAMID_VARIANT: &[Choice] = &[
    Choice::new(
        "upright",
        "正置",
        ["The first is the top.", "第一项在塔尖。"],
    ),
    Choice::new(
        "inverted",
        "倒置",
        ["The first is the widest.", "第一项最宽。"],
    ),
];

const ALIGN: &[Choice] = &[
    Choice::new("start", "左", ["At the start.", "靠左。"]),
    Choice::new("center", "中", ["In the middle.", "居中。"]),
    Choice::new("end", "右", ["At the end.", "靠右。"]),
    Choice::new(
        "point",
        "小数点",
        ["Decimal points under one another.", "小数点对齐。"],
    ),
];

const TABLE_VARIANT: &[Choice] = &[
    Choice::new(
        "zebra",
        "条纹",
        ["Every other row is tinted.", "隔行衬底色。"],
    ),
    Choice::new(
        "lines",
        "横线",
        ["Rules between the rows.", "行间只有横线。"],
    ),
];

static MOMENT: Fields = Fields {
    name: "moment",
    fields: &[
        Field::new("time", "时间", Shape::Text, ["When it was.", "什么时候。"]).required(),
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["What happened.", "发生了什么。"],
        ),
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["More about it.", "说得详细些。"],
        ),
        ICON,
        Field::new(
            "highlight",
            "突出",
            Shape::Flag,
            ["Whether it stands out.", "是否突出显示。"],
        ),
    ],
    short: None,
    pair: Some(("time", "title")),
};

static TIMELINE: Fields = Fields {
    name: "timeline",
    fields: &[
        TITLE,
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&MOMENT)),
            ["The moments, in order.", "各个时间，按顺序排列。"],
        )
        .required(),
        Field::new(
            "variant",
            "样式",
            Shape::Choice(TIMELINE_VARIANT),
            ["How it is drawn.", "画成什么样子。"],
        ),
        HIDE,
    ],
    short: Some("items"),
    pair: None,
};

static STAGE: Fields = Fields {
    name: "stage",
    fields: &[
        Field::new("title", "标题", Shape::Text, ["What is done.", "做什么。"]).required(),
        Field::new("text", "文字", Shape::Text, ["How it is done.", "怎么做。"]),
        ICON,
        ORDINAL,
    ],
    short: Some("title"),
    pair: Some(("title", "text")),
};

static STEPS: Fields = Fields {
    name: "steps",
    fields: &[
        TITLE,
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&STAGE)),
            ["The steps, in order.", "各个步骤，按顺序排列。"],
        )
        .required(),
        Field::new(
            "variant",
            "样式",
            Shape::Choice(STEPS_VARIANT),
            ["How it is drawn.", "画成什么样子。"],
        ),
        HIDE,
    ],
    short: Some("items"),
    pair: None,
};

static SIDE: Fields = Fields {
    name: "side",
    fields: &[
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["What stands over it.", "这一边的标题。"],
        )
        .required(),
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["What it says.", "这一边的文字。"],
        ),
        Field::new(
            "items",
            "要点",
            Shape::List(&Shape::Text),
            ["Its points.", "一条条要点。"],
        ),
    ],
    short: Some("title"),
    pair: None,
};

static CONTRAST: Fields = Fields {
    name: "contrast",
    fields: &[
        Field::new(
            "label",
            "名称",
            Shape::Text,
            ["What is compared.", "比什么。"],
        )
        .required(),
        Field::new(
            "left",
            "左",
            Shape::Text,
            ["What the left side has.", "左边的情况。"],
        )
        .required(),
        Field::new(
            "right",
            "右",
            Shape::Text,
            ["What the right side has.", "右边的情况。"],
        )
        .required(),
    ],
    short: None,
    pair: Some(("label", "left")),
};

static COMPARE: Fields = Fields {
    name: "compare",
    fields: &[
        TITLE,
        Field::new(
            "left",
            "左",
            Shape::Record(&SIDE),
            ["The left side.", "左边。"],
        )
        .required(),
        Field::new(
            "right",
            "右",
            Shape::Record(&SIDE),
            ["The right side.", "右边。"],
        )
        .required(),
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&CONTRAST)),
            ["What is compared, row by row.", "逐项的对比。"],
        ),
        Field::new(
            "variant",
            "样式",
            Shape::Choice(COMPARE_VARIANT),
            ["How it is drawn.", "画成什么样子。"],
        ),
        HIDE,
    ],
    short: None,
    pair: None,
};

static QUARTER: Fields = Fields {
    name: "quarter",
    fields: &[
        Field::new(
            "tag",
            "标签",
            Shape::Text,
            ["A small word above the title.", "标题上方的小标签。"],
        ),
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["What stands over it.", "象限的标题。"],
        )
        .required(),
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["What it says.", "象限里的文字。"],
        ),
        Field::new(
            "items",
            "要点",
            Shape::List(&Shape::Text),
            ["Its points.", "一条条要点。"],
        ),
        ICON,
    ],
    short: Some("title"),
    pair: Some(("title", "items")),
};

static QUADRANT: Fields = Fields {
    name: "quadrant",
    fields: &[
        TITLE,
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&QUARTER)),
            [
                "Up to four fields: upper left, upper right, lower left, lower right.",
                "最多四项：左上、右上、左下、右下。",
            ],
        )
        .required(),
        Field::new(
            "x",
            "横轴",
            Shape::Text,
            ["What grows to the right.", "向右增长的是什么。"],
        ),
        Field::new(
            "y",
            "纵轴",
            Shape::Text,
            ["What grows upwards.", "向上增长的是什么。"],
        ),
        Field::new(
            "variant",
            "样式",
            Shape::Choice(QUADRANT_VARIANT),
            ["How it is drawn.", "画成什么样子。"],
        ),
        HIDE,
    ],
    short: Some("items"),
    pair: None,
};

static LAYER: Fields = Fields {
    name: "layer",
    fields: &[
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["What the layer is.", "这一层是什么。"],
        )
        .required(),
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["More about it.", "说得详细些。"],
        ),
    ],
    short: Some("title"),
    pair: Some(("title", "text")),
};

static PYRAMID: Fields = Fields {
    name: "pyramid",
    fields: &[
        TITLE,
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&LAYER)),
            ["The layers, from the top down.", "各层，从上到下。"],
        )
        .required(),
        Field::new(
            "variant",
            "样式",
            Shape::Choice(PYRAMID_VARIANT),
            ["How it is drawn.", "画成什么样子。"],
        ),
        HIDE,
    ],
    short: Some("items"),
    pair: None,
};

static TABLE: Fields = Fields {
    name: "table",
    fields: &[
        TITLE,
        Field::new(
            "columns",
            "表头",
            Shape::Cells,
            ["The heads of the columns.", "各列的名称。"],
        ),
        Field::new(
            "rows",
            "行",
            Shape::List(&Shape::Cells),
            ["The rows, each a list of cells.", "各行，每行是一列格子。"],
        )
        .required(),
        Field::new(
            "align",
            "对齐",
            Shape::List(&Shape::Choice(ALIGN)),
            ["How each column is aligned.", "各列怎样对齐，依次写。"],
        ),
        Field::new(
            "total",
            "合计",
            Shape::Flag,
            ["Whether the last row is a total.", "最后一行是不是合计。"],
        ),
        Field::new(
            "highlight",
            "突出",
            Shape::List(&Shape::Count { min: 1, max: 1000 }),
            ["The rows that stand out, by their place.", "突出第几行。"],
        ),
        Field::new(
            "unit",
            "单位",
            Shape::Text,
            ["The unit of the table, above it.", "表格右上角的单位。"],
        ),
        Field::new(
            "note",
            "说明",
            Shape::Text,
            ["A remark under the table.", "表格下面的说明。"],
        ),
        Field::new(
            "variant",
            "样式",
            Shape::Choice(TABLE_VARIANT),
            ["How it is drawn.", "画成什么样子。"],
        ),
        HIDE,
    ],
    short: Some("rows"),
    pair: None,
};

/// The rows.
pub(super) static STRUCTURES: &[Kind] = &[
    block(
        "timeline",
        "时间线",
        &TIMELINE,
        ["Moments along a line.", "沿着一条线的大事记。"],
    ),
    block(
        "steps",
        "步骤",
        &STEPS,
        ["Steps one after another.", "一步接一步的流程。"],
    ),
    block(
        "compare",
        "对比",
        &COMPARE,
        ["Two sides, compared.", "两边的对比。"],
    ),
    block(
        "quadrant",
        "四象限",
        &QUADRANT,
        ["Four fields in two directions.", "两个方向分出的四个格子。"],
    ),
    block(
        "pyramid",
        "金字塔",
        &PYRAMID,
        ["Layers, the top above the base.", "一层一层，上窄下宽。"],
    ),
    block(
        "table",
        "表格",
        &TABLE,
        ["Rows and columns.", "有行有列的表格。"],
    ),
];
