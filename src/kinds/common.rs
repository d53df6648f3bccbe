//! Fields, choices and the stat item, which several kinds share.

use super::{Choice, Field, Fields, Shape};

pub(super) const HIDE: Field = Field::new(
    "hide",
    "隐藏",
    Shape::Flag,
    ["Leaves this out of the poster.", "写“是”则不画出来。"],
);
pub(super) const VARIANT: Field = Field::new(
    "variant",
    "样式",
    Shape::Word,
    ["Another look of the layout.", "版式提供的另一种样子。"],
);
pub(super) const BLOCKS_FIELD: Field = Field::new(
    "blocks",
    "内容",
    Shape::Blocks,
    ["What stands in it.", "里面的内容。"],
);
pub(super) const TITLE: Field = Field::new(
    "title",
    "标题",
    Shape::Text,
    ["The line above it.", "上面的小标题。"],
);
pub(super) const ICON: Field = Field::new(
    "icon",
    "图标",
    Shape::Word,
    ["An icon, by its name.", "图标的名字。"],
);
pub(super) const ORDINAL: Field = Field::new(
    "number",
    "序号",
    Shape::Text,
    ["The number shown beside it.", "旁边显示的序号。"],
);
pub(super) const LEAD: Field = Field::new(
    "lead",
    "前缀",
    Shape::Text,
    [
        "Words that siblings share before their titles.",
        "各项标题前共有的词，如“着力”。",
    ],
);

pub(super) const FORM: &[Choice] = &[
    Choice::new("tile", "方块", ["A tile.", "数字方块。"]),
    Choice::new(
        "ring",
        "圆环",
        [
            "A ring that shows the share of a whole.",
            "显示比例的圆环。",
        ],
    ),
    Choice::new(
        "progress",
        "进度",
        [
            "A bar that shows the share of a whole.",
            "显示比例的进度条。",
        ],
    ),
];
pub(super) const SENSE: &[Choice] = &[
    Choice::new("good", "好", ["Good news.", "好消息。"]),
    Choice::new("bad", "坏", ["Bad news.", "坏消息。"]),
    Choice::new("neutral", "中性", ["Neither.", "不分好坏。"]),
];
pub(super) const STATS_VARIANT: &[Choice] = &[
    Choice::new("tiles", "方块", ["Tiles in a grid.", "排成方格。"]),
    Choice::new("row", "一行", ["All in one row.", "排成一行。"]),
    Choice::new("ring", "圆环", ["Rings.", "圆环。"]),
    Choice::new("progress", "进度", ["Bars.", "进度条。"]),
];
pub(super) const CARDS_VARIANT: &[Choice] = &[
    Choice::new("grid", "网格", ["Cards in a grid.", "排成网格。"]),
    Choice::new(
        "spine",
        "书脊",
        [
            "The title on the left, running text on the right.",
            "左边标题，右边正文。",
        ],
    ),
];
pub(super) const PILLARS_VARIANT: &[Choice] = &[
    Choice::new("bars", "横条", ["One under another.", "一条接一条。"]),
    Choice::new(
        "scrolls",
        "条屏",
        [
            "Hanging scrolls in vertical writing.",
            "竖排的挂轴，口号写大字。",
        ],
    ),
];
pub(super) const HONORS_VARIANT: &[Choice] = &[
    Choice::new("cards", "卡片", ["Cards.", "卡片。"]),
    Choice::new("badges", "徽章", ["A wall of medals.", "奖章墙。"]),
];
pub(super) const LIST_STYLE: &[Choice] = &[
    Choice::new("bullets", "圆点", ["Bullets.", "圆点。"]),
    Choice::new("numbered", "编号", ["Numbers.", "编号。"]),
    Choice::new("icons", "图标", ["Icons.", "图标。"]),
];
pub(super) static STAT: Fields = Fields {
    name: "stat",
    fields: &[
        Field::new(
            "label",
            "名称",
            Shape::Text,
            ["What is measured.", "数字的名称。"],
        )
        .required(),
        Field::new(
            "value",
            "数值",
            Shape::Text,
            [
                "The figure, as the report writes it.",
                "数字，照报告的写法。",
            ],
        )
        .required(),
        Field::new(
            "change",
            "变化",
            Shape::Text,
            ["How it changed.", "比上年变化多少。"],
        ),
        Field::new(
            "sense",
            "褒贬",
            Shape::Choice(SENSE),
            ["Whether the change is good news.", "变化是好是坏。"],
        ),
        ICON,
        Field::new(
            "note",
            "说明",
            Shape::Text,
            ["A remark in small type.", "小字说明。"],
        ),
        Field::new(
            "max",
            "满值",
            Shape::Number,
            ["The whole of a ring or bar.", "圆环或进度条的满值。"],
        ),
        Field::new(
            "form",
            "形式",
            Shape::Choice(FORM),
            ["How this one is drawn.", "这一项画成什么。"],
        ),
        Field::new(
            "hot",
            "突出",
            Shape::Flag,
            ["Whether it stands out.", "是否突出显示。"],
        ),
    ],
    short: None,
    pair: Some(("label", "value")),
};
/// Several figures.
pub(super) const STATS: Shape = Shape::List(&Shape::Record(&STAT));
