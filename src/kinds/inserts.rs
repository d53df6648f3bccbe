//! Inserts: words, people and pictures that stand between the figures of a report.

use super::blocks::block;
use super::common::{HIDE, ICON, ORDINAL, TITLE, VARIANT};
use super::{Choice, Field, Fields, Kind, Shape};

const TONE: &[Choice] = &[
    Choice::new("info", "提示", ["Something to know.", "要知道的事。"]),
    Choice::new("good", "好消息", ["Good news.", "好消息。"]),
    Choice::new("warn", "注意", ["Something to mind.", "要当心的事。"]),
];

static QUOTE: Fields = Fields {
    name: "quote",
    fields: &[
        Field::new("text", "文字", Shape::Text, ["The words.", "引用的话。"]).required(),
        Field::new(
            "by",
            "出处",
            Shape::Text,
            ["Who said it, or where it stands.", "谁说的，或者出自哪里。"],
        ),
        Field::new(
            "role",
            "职务",
            Shape::Text,
            ["What they are.", "说话的人是做什么的。"],
        ),
        Field::new(
            "image",
            "头像",
            Shape::Picture,
            ["Their portrait.", "说话的人的照片。"],
        ),
        HIDE,
        VARIANT,
    ],
    short: Some("text"),
    pair: None,
};

static CALLOUT: Fields = Fields {
    name: "callout",
    fields: &[
        Field::new("text", "文字", Shape::Text, ["What it says.", "要说的话。"]).required(),
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["The line above it.", "上面的小标题。"],
        ),
        ICON,
        Field::new(
            "tone",
            "语气",
            Shape::Choice(TONE),
            [
                "Whether it informs, pleases or warns.",
                "是告知、喜讯还是提醒。",
            ],
        ),
        HIDE,
        VARIANT,
    ],
    short: Some("text"),
    pair: None,
};

static ANSWER: Fields = Fields {
    name: "answer",
    fields: &[
        Field::new(
            "question",
            "问题",
            Shape::Text,
            ["What is asked.", "问什么。"],
        )
        .required(),
        Field::new(
            "answer",
            "回答",
            Shape::Text,
            ["What is answered.", "答什么。"],
        )
        .required(),
    ],
    short: None,
    pair: Some(("question", "answer")),
};

static QA: Fields = Fields {
    name: "qa",
    fields: &[
        TITLE,
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&ANSWER)),
            ["Questions and answers.", "各个问题和回答。"],
        )
        .required(),
        HIDE,
        VARIANT,
    ],
    short: Some("items"),
    pair: None,
};

static PERSON: Fields = Fields {
    name: "person",
    fields: &[
        Field::new("name", "姓名", Shape::Text, ["Their name.", "叫什么名字。"]).required(),
        Field::new(
            "role",
            "职务",
            Shape::Text,
            ["What they are.", "是做什么的。"],
        ),
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["More about them.", "说得详细些。"],
        ),
        Field::new(
            "image",
            "照片",
            Shape::Picture,
            ["Their portrait.", "本人的照片。"],
        ),
    ],
    short: Some("name"),
    pair: Some(("name", "role")),
};

static PEOPLE: Fields = Fields {
    name: "people",
    fields: &[
        TITLE,
        Field::new(
            "columns",
            "栏数",
            Shape::Count { min: 1, max: 4 },
            ["How many columns.", "分几栏，1 到 4。"],
        ),
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&PERSON)),
            ["The people.", "各位人物。"],
        )
        .required(),
        HIDE,
        VARIANT,
    ],
    short: Some("items"),
    pair: None,
};

static SHOT: Fields = Fields {
    name: "shot",
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
            "focus",
            "焦点",
            Shape::Word,
            [
                "What must not be cut off.",
                "裁切时要保留的位置，如 50% 30%。",
            ],
        ),
    ],
    short: Some("src"),
    pair: None,
};

static GALLERY: Fields = Fields {
    name: "gallery",
    fields: &[
        TITLE,
        Field::new(
            "columns",
            "栏数",
            Shape::Count { min: 1, max: 4 },
            ["How many columns.", "分几栏，1 到 4。"],
        ),
        Field::new(
            "ratio",
            "比例",
            Shape::Word,
            ["Width to height, such as 16:9.", "宽高比，如 16:9。"],
        ),
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&SHOT)),
            ["The pictures.", "各张图片。"],
        )
        .required(),
        HIDE,
        VARIANT,
    ],
    short: Some("items"),
    pair: None,
};

static SIGN: Fields = Fields {
    name: "sign",
    fields: &[
        Field::new(
            "icon",
            "图标",
            Shape::Word,
            ["An icon, by its name.", "图标的名字。"],
        )
        .required(),
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["What it stands for.", "图标代表什么。"],
        )
        .required(),
        Field::new(
            "label",
            "说明",
            Shape::Text,
            ["A few words more.", "再说几个字。"],
        ),
    ],
    short: None,
    pair: Some(("text", "icon")),
};

static ICONS: Fields = Fields {
    name: "icons",
    fields: &[
        TITLE,
        Field::new(
            "columns",
            "栏数",
            Shape::Count { min: 1, max: 6 },
            ["How many columns.", "分几栏，1 到 6。"],
        ),
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&SIGN)),
            ["The icons with their words.", "各个图标和文字。"],
        )
        .required(),
        HIDE,
        VARIANT,
    ],
    short: Some("items"),
    pair: None,
};

static ENTRY: Fields = Fields {
    name: "entry",
    fields: &[
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["The words of the entry.", "这一项的文字。"],
        )
        .required(),
        ORDINAL,
        ICON,
    ],
    short: Some("text"),
    pair: None,
};

static CONTENTS: Fields = Fields {
    name: "contents",
    fields: &[
        TITLE,
        Field::new(
            "items",
            "项目",
            Shape::List(&Shape::Record(&ENTRY)),
            [
                "The entries; without them, the titles of the sections.",
                "各项；不写就是各部分的标题。",
            ],
        ),
        HIDE,
        VARIANT,
    ],
    short: Some("items"),
    pair: None,
};

static DIVIDER: Fields = Fields {
    name: "divider",
    fields: &[
        Field::new(
            "text",
            "文字",
            Shape::Text,
            ["Words in the middle of the line.", "线中间的字。"],
        ),
        HIDE,
        VARIANT,
    ],
    short: Some("text"),
    pair: None,
};

static CODE: Fields = Fields {
    name: "code",
    fields: &[
        Field::new(
            "url",
            "网址",
            Shape::Word,
            ["Where the code leads.", "扫码打开的网址。"],
        )
        .required(),
        Field::new(
            "caption",
            "说明",
            Shape::Text,
            ["The line under the code.", "码下面的一句话。"],
        ),
        HIDE,
        VARIANT,
    ],
    short: Some("url"),
    pair: None,
};

/// The rows.
pub(super) static INSERTS: &[Kind] = &[
    block(
        "quote",
        "引用",
        &QUOTE,
        ["Words of somebody, set apart.", "一段引用的话。"],
    ),
    block(
        "callout",
        "提示",
        &CALLOUT,
        ["Words that must not be missed.", "不能漏看的话。"],
    ),
    block(
        "qa",
        "问答",
        &QA,
        ["Questions and their answers.", "问题和回答。"],
    ),
    block(
        "people",
        "人物",
        &PEOPLE,
        ["People with their portraits.", "人物和照片。"],
    ),
    block(
        "gallery",
        "图集",
        &GALLERY,
        ["Pictures side by side.", "并排的几张图片。"],
    ),
    block(
        "icons",
        "图标墙",
        &ICONS,
        ["Icons with a few words each.", "一排排图标，各带几个字。"],
    ),
    block(
        "contents",
        "目录",
        &CONTENTS,
        ["What the poster holds.", "长图里有什么。"],
    ),
    block(
        "divider",
        "分隔",
        &DIVIDER,
        ["A line between blocks.", "两块内容之间的线。"],
    ),
    block("qr", "二维码", &CODE, ["A code to scan.", "供扫描的码。"]),
];
