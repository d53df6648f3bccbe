//! The blocks of a report, one row for each kind.

use super::chart::CHART;
use super::common::{
    BLOCKS_FIELD, CARDS_VARIANT, HIDE, HONORS_VARIANT, ICON, LEAD, LIST_STYLE, ORDINAL,
    PILLARS_VARIANT, STATS, STATS_VARIANT, TITLE, VARIANT,
};
use super::{Field, Fields, Kind, Shape};

static TEXT: Fields = Fields {
    name: "text",
    fields: &[
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["The paragraph.", "一段文字。"],
        )
        .required(),
        TITLE,
        HIDE,
        VARIANT,
    ],
    short: Some("text"),
    pair: None,
};

static LIST_ITEM: Fields = Fields {
    name: "list-item",
    fields: &[
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["What it says.", "这一条的文字。"],
        )
        .required(),
        ICON,
        ORDINAL,
    ],
    short: Some("text"),
    pair: None,
};

static LIST: Fields = Fields {
    name: "list",
    fields: &[
        TITLE,
        Field::new(
            "style",
            "样式",
            Shape::Choice(LIST_STYLE),
            ["What stands before the items.", "每条前面的记号。"],
        ),
        Field::new(
            "columns",
            "栏数",
            Shape::Count { min: 1, max: 3 },
            ["How many columns.", "分几栏，1 到 3。"],
        ),
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&LIST_ITEM)),
            ["The items.", "各条内容。"],
        )
        .required(),
        HIDE,
        Field::new(
            "variant",
            "变体",
            Shape::Word,
            ["Another look of the layout.", "版式提供的另一种样子。"],
        ),
    ],
    short: Some("items"),
    pair: None,
};

static STATS_FIELDS: Fields = Fields {
    name: "stats",
    fields: &[
        TITLE,
        Field::new(
            "variant",
            "样式",
            Shape::Choice(STATS_VARIANT),
            ["How they are drawn.", "画成什么样子。"],
        ),
        Field::new(
            "columns",
            "栏数",
            Shape::Count { min: 1, max: 4 },
            ["How many columns.", "分几栏，1 到 4。"],
        ),
        Field::new("items", "项目", STATS, ["The figures.", "一项一个数字。"]).required(),
        HIDE,
    ],
    short: Some("items"),
    pair: None,
};

static CARD: Fields = Fields {
    name: "card",
    fields: &[
        Field::new(
            "tag",
            "标签",
            Shape::Text,
            ["A small word above the title.", "标题上方的小标签。"],
        ),
        LEAD,
        ORDINAL,
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["The card's title.", "卡片的标题。"],
        )
        .required(),
        ICON,
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["The card's text.", "卡片的正文。"],
        ),
        Field::new(
            "items",
            "要点",
            Shape::List(&Shape::Text),
            ["The card's points.", "卡片的要点。"],
        ),
    ],
    short: Some("title"),
    pair: None,
};

static CARDS: Fields = Fields {
    name: "cards",
    fields: &[
        TITLE,
        Field::new(
            "variant",
            "样式",
            Shape::Choice(CARDS_VARIANT),
            ["How they are drawn.", "画成什么样子。"],
        ),
        Field::new(
            "columns",
            "栏数",
            Shape::Count { min: 1, max: 4 },
            ["How many columns.", "分几栏，1 到 4。"],
        ),
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&CARD)),
            ["The cards.", "各张卡片。"],
        )
        .required(),
        HIDE,
    ],
    short: Some("items"),
    pair: None,
};

static HONOR: Fields = Fields {
    name: "honor",
    fields: &[
        Field::new("text", "文字", Shape::Text, ["The honour.", "荣誉的名称。"]).required(),
        Field::new(
            "badge",
            "徽标",
            Shape::Text,
            ["A word for the medal.", "奖章上的字。"],
        ),
        ICON,
    ],
    short: Some("text"),
    pair: None,
};

static HONORS: Fields = Fields {
    name: "honors",
    fields: &[
        TITLE,
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&HONOR)),
            ["The honours.", "各项荣誉。"],
        )
        .required(),
        Field::new(
            "variant",
            "样式",
            Shape::Choice(HONORS_VARIANT),
            ["How they are drawn.", "画成什么样子。"],
        ),
        HIDE,
    ],
    short: Some("items"),
    pair: None,
};

static CHAPTER: Fields = Fields {
    name: "chapter",
    fields: &[
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["The chapter's title.", "章节的标题。"],
        )
        .required(),
        ORDINAL,
        LEAD,
        ICON,
        BLOCKS_FIELD,
        HIDE,
        VARIANT,
    ],
    short: Some("title"),
    pair: None,
};

static TOPIC: Fields = Fields {
    name: "topic",
    fields: &[
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["The topic's title.", "小节的标题。"],
        )
        .required(),
        ORDINAL,
        LEAD,
        ICON,
        BLOCKS_FIELD,
        HIDE,
        VARIANT,
    ],
    short: Some("title"),
    pair: None,
};

static GOALS: Fields = Fields {
    name: "goals",
    fields: &[
        TITLE,
        Field::new(
            "lead",
            "导语",
            Shape::Text,
            ["The sentence before the goals.", "目标前的一句话。"],
        ),
        Field::new("items", "项目", STATS, ["The goals.", "各项目标。"]).required(),
        Field::new(
            "note",
            "说明",
            Shape::Text,
            ["The remark under the goals.", "目标下面的说明。"],
        ),
        HIDE,
        VARIANT,
    ],
    short: Some("items"),
    pair: None,
};

static PILLAR: Fields = Fields {
    name: "pillar",
    fields: &[
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["What is to be done.", "要做的事。"],
        )
        .required(),
        Field::new(
            "slogan",
            "口号",
            Shape::Text,
            ["What it stands for.", "对应的口号。"],
        ),
        ORDINAL,
    ],
    short: Some("text"),
    pair: None,
};

static PILLARS: Fields = Fields {
    name: "pillars",
    fields: &[
        TITLE,
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&PILLAR)),
            ["The pillars.", "各根支柱。"],
        )
        .required(),
        Field::new(
            "variant",
            "样式",
            Shape::Choice(PILLARS_VARIANT),
            ["How they are drawn.", "画成什么样子。"],
        ),
        HIDE,
    ],
    short: Some("items"),
    pair: None,
};

static IMAGE: Fields = Fields {
    name: "image",
    fields: &[
        Field::new(
            "src",
            "文件",
            Shape::Picture,
            ["The picture's file.", "图片文件。"],
        )
        .required(),
        Field::new(
            "caption",
            "图注",
            Shape::Text,
            ["The line under it.", "图片下面的文字。"],
        ),
        Field::new(
            "alt",
            "替代文字",
            Shape::Word,
            [
                "What it shows, for those who cannot see it.",
                "给看不到图片的人读的文字。",
            ],
        ),
        Field::new(
            "ratio",
            "比例",
            Shape::Word,
            ["Width to height, such as 16:9.", "宽高比，如 16:9。"],
        ),
        Field::new(
            "focus",
            "焦点",
            Shape::Word,
            [
                "What must not be cut off.",
                "裁切时要保留的位置，如 50% 30%。",
            ],
        ),
        Field::new(
            "rounded",
            "圆角",
            Shape::Flag,
            [
                "Whether its corners are round; they are unless it says no.",
                "四角圆不圆，不写是圆的。",
            ],
        ),
        HIDE,
        VARIANT,
    ],
    short: Some("src"),
    pair: None,
};

static NOTE: Fields = Fields {
    name: "note",
    fields: &[
        Field::new("text", "文字", Shape::Text, ["The remark.", "说明的文字。"]).required(),
        HIDE,
        VARIANT,
    ],
    short: Some("text"),
    pair: None,
};

pub(super) const fn block(
    name: &'static str,
    zh: &'static str,
    fields: &'static Fields,
    summary: [&'static str; 2],
) -> Kind {
    Kind {
        name,
        zh,
        summary,
        fields,
        is_block: true,
    }
}

/// The rows.
pub(super) static BLOCKS: &[Kind] = &[
    block("text", "正文", &TEXT, ["A paragraph.", "一段正文。"]),
    block(
        "list",
        "列表",
        &LIST,
        [
            "Items with bullets, numbers or icons.",
            "带圆点、编号或图标的列表。",
        ],
    ),
    block(
        "stats",
        "数据",
        &STATS_FIELDS,
        ["Figures with their labels.", "一组带名称的数字。"],
    ),
    block(
        "cards",
        "卡片",
        &CARDS,
        [
            "Cards with title, icon and text.",
            "有标题、图标和文字的卡片。",
        ],
    ),
    block(
        "honors",
        "荣誉",
        &HONORS,
        ["A wall of honours.", "荣誉墙。"],
    ),
    block(
        "chapter",
        "章节",
        &CHAPTER,
        ["A chapter with blocks inside.", "含有其他内容的章节。"],
    ),
    block(
        "topic",
        "小节",
        &TOPIC,
        ["A topic with blocks inside.", "含有其他内容的小节。"],
    ),
    block(
        "chart",
        "图表",
        &CHART,
        ["A chart of a few numbers.", "用几个数字画的图表。"],
    ),
    block(
        "goals",
        "目标",
        &GOALS,
        ["The goals of the coming year.", "来年的预期目标。"],
    ),
    block(
        "pillars",
        "支柱",
        &PILLARS,
        [
            "Parallel statements, each with a slogan.",
            "并列的几句话，各带一句口号。",
        ],
    ),
    block(
        "image",
        "图片",
        &IMAGE,
        ["A picture with a caption.", "带图注的图片。"],
    ),
    block(
        "note",
        "说明",
        &NOTE,
        ["A remark in small type.", "小字说明。"],
    ),
];
