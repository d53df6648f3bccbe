//! The fixed places of a report: its top level, head, panel, sections and foot.

use super::common::{BLOCKS_FIELD, HIDE, STATS, VARIANT};
use super::{Choice, Field, Fields, Kind, Shape};

const HIGHLIGHT: &[Choice] = &[
    Choice::new(
        "auto",
        "自动",
        [
            "Quantities and what is marked.",
            "自动突出数字，以及标出的文字。",
        ],
    ),
    Choice::new(
        "marked",
        "仅标记",
        ["Only what is marked.", "只突出标出的文字。"],
    ),
    Choice::new("off", "关闭", ["Nothing.", "什么都不突出。"]),
];

const TEXT_SCALE: &[Choice] = &[
    Choice::new(
        "standard",
        "标准",
        ["As the layout is designed.", "照版式的设计。"],
    ),
    Choice::new(
        "large",
        "大",
        [
            "Large type, for those who see less well.",
            "大字版，给眼神不好的读者。",
        ],
    ),
];

const EMPHASIS: &[Choice] = &[
    Choice::new(
        "color",
        "变色",
        ["A colour and a heavier weight.", "变色加粗。"],
    ),
    Choice::new(
        "dots",
        "着重号",
        ["A dot under every character as well.", "字下再加着重号。"],
    ),
    Choice::new(
        "underline",
        "下划线",
        ["A line below the words as well.", "字下再加一道线。"],
    ),
    Choice::new(
        "box",
        "底色",
        ["A box behind the words as well.", "字后再衬一块底色。"],
    ),
];

const TITLE: Field = Field::new(
    "title",
    "标题",
    Shape::Text,
    [
        "The title; a line break here is a line break there.",
        "总标题，可分行写。",
    ],
)
.required();
const SUBTITLE: Field = Field::new(
    "subtitle",
    "副标题",
    Shape::Text,
    ["The line under the title.", "总标题下面的一行。"],
);
const KICKER: Field = Field::new(
    "kicker",
    "眉题",
    Shape::Text,
    ["The short line above the title.", "总标题上面的短句。"],
);
const ISSUER: Field = Field::new(
    "issuer",
    "发布单位",
    Shape::Text,
    ["Who publishes the report.", "谁发布这份报告。"],
);
const NUMBER: Field = Field::new(
    "document",
    "文号",
    Shape::Text,
    ["The number of the document.", "公文的发文字号。"],
);
const LOGO: Field = Field::new(
    "logo",
    "标志",
    Shape::Picture,
    ["The publisher's mark.", "单位的标志图片。"],
);
const IMAGE: Field = Field::new(
    "image",
    "配图",
    Shape::Picture,
    ["The picture in the head.", "头图里的照片或插画。"],
);

static HERO: Fields = Fields {
    name: "hero",
    fields: &[TITLE, SUBTITLE, KICKER, ISSUER, NUMBER, LOGO, IMAGE],
    short: None,
    pair: None,
};

static FIGURES: Fields = Fields {
    name: "figures",
    fields: &[
        Field::new(
            "title",
            "标题",
            Shape::Text,
            ["The panel's title.", "面板的标题。"],
        ),
        Field::new("items", "项目", STATS, ["The figures.", "一项一个数字。"]).required(),
        HIDE,
        VARIANT,
    ],
    short: Some("items"),
    pair: None,
};

static SECTION: Fields = Fields {
    name: "section",
    fields: &[
        Field::new(
            "title",
            "标题",
            Shape::Text,
            [
                "The section's title; without one its blocks stand alone.",
                "这一部分的标题；不写就只有内容。",
            ],
        )
        .filled(),
        Field::new(
            "subtitle",
            "副标题",
            Shape::Text,
            ["The line under its title.", "标题下面的一行。"],
        ),
        Field::new(
            "icon",
            "图标",
            Shape::Word,
            ["The icon beside its title.", "标题旁边的图标。"],
        ),
        BLOCKS_FIELD,
        HIDE,
        VARIANT,
    ],
    short: None,
    pair: None,
};

static CREDIT: Fields = Fields {
    name: "credit",
    fields: &[
        Field::new(
            "label",
            "名称",
            Shape::Text,
            ["What the person did.", "做了什么，如“编辑”。"],
        )
        .required(),
        Field::new("value", "内容", Shape::Text, ["Who did it.", "谁做的。"]).required(),
    ],
    short: None,
    pair: Some(("label", "value")),
};

static QR: Fields = Fields {
    name: "qr",
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
    ],
    short: Some("url"),
    pair: None,
};

static FOOTER: Fields = Fields {
    name: "footer",
    fields: &[
        Field::new(
            "credits",
            "落款",
            Shape::List(&Shape::Record(&CREDIT)),
            [
                "Who made it, in this order.",
                "来源、编辑、审核等，按顺序排列。",
            ],
        ),
        Field::new(
            "date",
            "日期",
            Shape::Text,
            ["When it was published.", "发布日期。"],
        ),
        Field::new(
            "notes",
            "附注",
            Shape::List(&Shape::Text),
            ["Remarks in small type.", "小字附注。"],
        ),
        Field::new(
            "qr",
            "二维码",
            Shape::Record(&QR),
            ["A code to scan.", "供扫描的码。"],
        ),
        Field::new(
            "digest",
            "校验码",
            Shape::Flag,
            [
                "Eight figures that change with every word of the poster.",
                "画出八位校验码：文字改一个字，它就变。",
            ],
        ),
        HIDE,
        VARIANT,
    ],
    short: None,
    pair: None,
};

static TOKEN: Fields = Fields {
    name: "token",
    fields: &[
        Field::new(
            "name",
            "名称",
            Shape::Word,
            ["The token of the layout.", "版式里的配色名。"],
        )
        .required(),
        Field::new(
            "value",
            "颜色",
            Shape::Word,
            ["Its value.", "取值，如 \"#0A59F7\"。"],
        )
        .required(),
    ],
    short: None,
    pair: Some(("name", "value")),
};

/// The top level of a report file; the fields of the head stand in it directly.
pub static REPORT: Fields = Fields {
    name: "report",
    fields: &[
        Field::new(
            "format",
            "格式",
            Shape::Count { min: 1, max: 1 },
            ["The version of this grammar.", "本格式的版本，现为 1。"],
        ),
        Field::new(
            "layout",
            "版式",
            Shape::Word,
            [
                "A built-in layout, or a folder.",
                "内置版式的名字，或版式文件夹。",
            ],
        ),
        Field::new(
            "theme",
            "配色",
            Shape::List(&Shape::Record(&TOKEN)),
            [
                "Colours and sizes to change in the layout.",
                "改动版式里的颜色。",
            ],
        ),
        Field::new(
            "text_scale",
            "字号",
            Shape::Choice(TEXT_SCALE),
            ["The size of the letters.", "字的大小。"],
        ),
        Field::new(
            "fonts",
            "字体",
            Shape::List(&Shape::Word),
            ["Font files of yours.", "自带的字体文件。"],
        ),
        Field::new(
            "highlight",
            "高亮",
            Shape::Choice(HIGHLIGHT),
            ["What is painted in the text.", "正文里突出什么。"],
        ),
        Field::new(
            "emphasis",
            "强调",
            Shape::Choice(EMPHASIS),
            [
                "How marked words are set apart.",
                "标出的文字怎样突出，不写由版式定。",
            ],
        ),
        Field::new(
            "keep",
            "不拆",
            Shape::List(&Shape::Word),
            [
                "Words that are never broken or highlighted.",
                "不拆行、不突出的词语。",
            ],
        ),
        Field::new(
            "plain",
            "不高亮",
            Shape::List(&Shape::Word),
            ["Quantities that are never highlighted.", "不突出的数字。"],
        ),
        TITLE,
        SUBTITLE,
        KICKER,
        ISSUER,
        NUMBER,
        LOGO,
        IMAGE,
        Field::new(
            "figures",
            "核心数据",
            Shape::Record(&FIGURES),
            [
                "The key figures of the panel under the head.",
                "头图下面板里的关键数字。",
            ],
        ),
        Field::new(
            "sections",
            "部分",
            Shape::List(&Shape::Record(&SECTION)),
            ["The parts of the report.", "报告的各个部分。"],
        ),
        Field::new(
            "footer",
            "页脚",
            Shape::Record(&FOOTER),
            ["What stands at the end.", "最后的落款、日期、二维码。"],
        ),
    ],
    short: None,
    pair: None,
};

/// The kinds that stand at fixed places.
pub(super) static PLACES: &[Kind] = &[
    Kind {
        name: "hero",
        zh: "刊头",
        summary: [
            "The head of the poster, from the top level of the file.",
            "长图的刊头，内容写在文件最外层。",
        ],
        fields: &HERO,
        is_block: false,
    },
    Kind {
        name: "figures",
        zh: "核心数据",
        summary: [
            "The panel of key figures under the head.",
            "刊头下的关键数字面板。",
        ],
        fields: &FIGURES,
        is_block: false,
    },
    Kind {
        name: "section",
        zh: "部分",
        summary: [
            "A part of the report with a large title.",
            "有大标题的一个部分。",
        ],
        fields: &SECTION,
        is_block: false,
    },
    Kind {
        name: "footer",
        zh: "页脚",
        summary: ["The foot of the poster.", "长图的页脚。"],
        fields: &FOOTER,
        is_block: false,
    },
];
