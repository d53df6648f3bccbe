//! The report in words: a page of hypertext and a description, for everyone who cannot see the poster.
//!
//! It tells the document, not the drawing, and knows no pack: what is told are the words of the report
//! in reading order, and beside them only the few words of [`FUNCTION_WORDS`].

mod alt;

mod html;
mod line;
mod long;
mod structures;
mod tell;
mod told;

pub use alt::{AltText, alt, alt_txt};
pub use html::{Colors, HtmlOptions, html};

/// What a chart's labels are called.
const ITEM: &str = "项目";
/// What a chart's numbers are called.
const VALUE: &str = "数值";
/// What a chart without a title is called.
const CHART: &str = "图表";
/// What stands over the targets of a table.
const TARGET: &str = "目标";
/// What the whole of a share is called, as in the grammar of reports.
const WHOLE: &str = "满值";
/// What the panel of key figures is called, as in the grammar of reports.
const FIGURES: &str = "核心数据";
/// What a picture is called.
const PICTURE: &str = "图片";
/// What the code for scanning is called, as in the grammar of reports.
const CODE: &str = "二维码";
/// What the drawing is called.
const POSTER: &str = "长图";
/// What an issuer did.
const ISSUED: &str = "发布";
/// What stands for sections that a short text has no room for.
const AND_MORE: &str = "等";
/// The heading of the short text.
const SHORT: &str = "替代文字";
/// The heading of the long text.
const LONG: &str = "文字说明";

/// Every word that is told and is not the report's: names of the things told, nothing of what they say.
/// Punctuation and the numbers of numbered lists come to them.
pub const FUNCTION_WORDS: [&str; 13] = [
    ITEM, VALUE, CHART, TARGET, WHOLE, FIGURES, PICTURE, CODE, POSTER, ISSUED, AND_MORE, SHORT,
    LONG,
];
