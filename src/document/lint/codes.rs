//! The names of all warnings, for the comments that silence them. `FORMAT.md` has the same table.

/// Every warning that can be said of a report: its code, and its name in Chinese.
pub const WARNINGS: &[(&str, &str)] = &[
    // What `check` alone looks for: words.
    ("doubled-word", "重复字词"),
    ("doubled-punctuation", "重叠标点"),
    ("confusable-word", "疑似错词"),
    ("rare-character", "生僻字"),
    ("digit-inside-name", "名称里的数字"),
    ("hyphen-in-name", "英文短横"),
    ("truncated-sentence", "断句"),
    ("unpaired", "不成对"),
    ("nested-quotes", "引号嵌套"),
    ("half-width-punctuation", "半角标点"),
    ("ellipsis", "省略号"),
    ("dash", "破折号"),
    ("needless-comma", "多余顿号"),
    ("nested-colons", "冒号套用"),
    ("mixed-range-marks", "起止号不一"),
    ("mixed-numeral", "数词混用"),
    ("rough-number", "概数"),
    ("short-year", "年份简写"),
    ("range-percent", "百分数范围"),
    ("fall-in-times", "下降倍数"),
    ("date-impossible", "日期不存在"),
    ("year-out-of-step", "年份对不上"),
    ("document-number", "文号"),
    ("different-values", "数字不一致"),
    // Of the whole report.
    ("parts-and-total", "合计不符"),
    ("shares-over-whole", "占比超过全部"),
    ("map-number", "地图审图号"),
    ("emblem", "标志使用"),
    ("small-text", "字太小"),
    // Of the approved words.
    ("name-misspelled", "人名有误"),
    ("wrong-post", "职务有误"),
    ("wrong-order", "次序有误"),
    ("wrong-phrase", "提法有误"),
    ("banned-word", "禁用词"),
    ("unused-ignore", "多余的忽略"),
    // What reading and drawing say.
    ("placeholder", "待填"),
    ("no-credits", "没有落款"),
    ("untitled", "没写标题"),
    ("unused-entry", "词没出现"),
    ("unused-field", "键没用上"),
    ("unclosed-emphasis", "强调没成对"),
    ("full-width-comma", "全角逗号"),
    ("swallowed-text", "文字被吞"),
    ("wrong-total", "图表合计不符"),
    ("under-whole", "不足全部"),
    ("mixed-units", "单位混用"),
    ("no-scale", "没有刻度"),
    ("not-a-funnel", "不是漏斗"),
    ("not-in-order", "次序乱"),
    ("encoding", "编码"),
    ("too-many", "问题太多"),
    ("unknown-variant", "样式不认识"),
    ("unknown-token", "变量不认识"),
    ("no-large-type", "没有大字版"),
    ("low-contrast", "对比度低"),
    ("bad-font", "字体不能用"),
    ("missing-weight", "缺字重"),
    ("redrawn-glyph", "补画的字"),
    ("missing-glyph", "缺字"),
    ("coarse-picture", "图片太小"),
    ("overflow", "放不下"),
    ("wide-table", "表格太宽"),
    ("qr-left-out", "二维码没画"),
    ("column-too-high", "栏太高"),
    ("page-too-high", "页太高"),
    ("slice-too-high", "切片太高"),
    ("slice-too-low", "切片太矮"),
    ("small-print", "印出来太小"),
    ("too-many-pictures", "图太多"),
    ("too-many-sheets", "纸太多"),
];

/// Those that only a file of approved words can bring.
pub const BY_APPROVED: [&str; 5] = [
    "name-misspelled",
    "wrong-post",
    "wrong-order",
    "wrong-phrase",
    "banned-word",
];

/// Those that come and go with the medium, the layout or the fonts of a run: a comment that silences one
/// is not idle because this run does not say it.
pub(super) const BY_RUN: [&str; 22] = [
    "unknown-variant",
    "unknown-token",
    "no-large-type",
    "low-contrast",
    "bad-font",
    "missing-weight",
    "redrawn-glyph",
    "missing-glyph",
    "coarse-picture",
    "overflow",
    "wide-table",
    "qr-left-out",
    "column-too-high",
    "page-too-high",
    "slice-too-high",
    "slice-too-low",
    "small-print",
    "small-text",
    "too-many",
    "too-many-pictures",
    "too-many-sheets",
    "unused-entry",
];

/// The code of a name in either language.
pub(super) fn code(name: &str) -> Option<&'static str> {
    let row = WARNINGS
        .iter()
        .find(|(code, zh)| *code == name || *zh == name);
    row.map(|(code, _)| *code)
}
