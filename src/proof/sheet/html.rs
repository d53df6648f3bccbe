//! The sheet as one page of hypertext: for the screen, and for A4 paper in black and white.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Group, Row, Sheet, View};

/// The rules of the page; those that name the report come before them.
const RULES: &str = include_str!("sheet.css");

/// Writes a sheet. `picture` draws a part of the poster as a PNG file; without one a row says only words.
///
/// The page needs nothing from elsewhere and runs nothing; nothing of a report can become markup.
pub fn html(sheet: &Sheet, picture: &dyn Fn(&View) -> Option<Vec<u8>>) -> String {
    let mut page = open(sheet);
    head(&mut page, sheet);
    page += "<main>\n";
    for (nth, group) in sheet.groups.iter().enumerate() {
        table(&mut page, sheet, (nth + 1, group), picture);
    }
    page += "</main>\n</body>\n</html>\n";
    page
}

fn open(sheet: &Sheet) -> String {
    let title = escaped(&sheet.title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>校对单：{title}</title>\n<style>\n@page{{size:A4;margin:19mm 13mm 17mm;\
         @top-left{{content:\"校对单　{}\"}}@top-right{{content:\"校验码 {}\"}}\
         @bottom-left{{content:\"{}\"}}@bottom-right{{content:\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\"}}}}\n\
         {RULES}</style>\n</head>\n<body>\n",
        quoted(&sheet.title),
        quoted(&sheet.digest),
        quoted(&sheet.file),
    )
}

/// The title, what is counted, and where the readers sign.
fn head(page: &mut String, sheet: &Sheet) {
    let title = escaped(&sheet.title);
    *page += &format!(
        "<header>\n<p class=\"what\">校对单</p>\n<h1>{title}</h1>\n<dl class=\"facts\">\n"
    );
    let mut fact = |name: &str, value: &str, class: &str| {
        let value = escaped(value);
        *page += &format!("<div{class}><dt>{name}</dt><dd>{value}</dd></div>\n");
    };
    fact("校验码", &sheet.digest, " class=\"code\"");
    fact("报告文件", &sheet.file, "");
    if let Some(date) = &sheet.date {
        fact("报告日期", date, "");
    }
    if let Some(name) = &sheet.manuscript {
        fact("原文", name, "");
    }
    let counts = sheet.counts().into_iter();
    let counts = counts.map(|(kind, count)| format!("{} {count}", kind.label()));
    let all = format!("{} 项", sheet.len());
    let counts: Vec<String> = std::iter::once(all).chain(counts).collect();
    fact("要核对的", &counts.join("　"), "");
    *page += "</dl>\n";
    *page += &format!("<p class=\"how\">{}</p>\n", escaped(&instruction(sheet)));
    *page += "<table class=\"signs\">\n<thead><tr><th>校次</th><th>签名</th><th>日期</th><th>改动处</th></tr></thead>\n<tbody>\n";
    for reader in &sheet.readers {
        let reader = escaped(reader);
        *page += &format!("<tr><th scope=\"row\">{reader}</th><td></td><td></td><td></td></tr>\n");
    }
    *page += "</tbody>\n</table>\n</header>\n";
}

/// How a sheet is used.
pub(in crate::proof) fn instruction(sheet: &Sheet) -> String {
    let against = match &sheet.manuscript {
        Some(_) => "对照原文那一行",
        None => "对照原文",
    };
    format!(
        "逐项{against}核对图上的字，一字不差就打勾，有出入就在字上画圈、把正确的写在旁边。\
         数据连同单位、“余”“以上”等词一起核；名称是程序按字面找的，可能有多有少，其余的字请通读一遍。\
         海报页脚印的校验码要与本单相同；报告的字一改，校验码就变，要重新出单。"
    )
}

fn table(
    page: &mut String,
    sheet: &Sheet,
    (nth, group): (usize, &Group),
    picture: &dyn Fn(&View) -> Option<Vec<u8>>,
) {
    let title = escaped(&group.title);
    let level = group.level;
    *page += &format!("<h{level} id=\"g{nth}\">{title}</h{level}>\n");
    if group.rows.is_empty() {
        return;
    }
    *page += &format!(
        "<table class=\"rows\" aria-labelledby=\"g{nth}\">\n<thead><tr><th class=\"n\">序号</th><th class=\"p\">图上</th><th>文中</th><th class=\"k\">类别</th>"
    );
    for reader in &sheet.readers {
        *page += &format!("<th class=\"t\">{}</th>", escaped(reader));
    }
    *page += "</tr></thead>\n<tbody>\n";
    for row in &group.rows {
        one(page, sheet, row, picture);
    }
    *page += "</tbody>\n</table>\n";
}

fn one(page: &mut String, sheet: &Sheet, row: &Row, picture: &dyn Fn(&View) -> Option<Vec<u8>>) {
    let number = row.number;
    *page += &format!(
        "<tr id=\"n{number}\"><th scope=\"row\" class=\"n\">{number}</th><td class=\"p\">"
    );
    let drawn = row.view.as_ref().map(|view| (view, picture(view)));
    match drawn {
        Some((view, Some(png))) => shot(page, row, view, &png),
        Some((_, None)) => {}
        None => *page += "<span class=\"none\">图上没有</span>",
    }
    let phrase = &row.phrase;
    let [before, words, after] =
        [&phrase.before, &phrase.words, &phrase.after].map(|it| escaped(it));
    *page += &format!(
        "</td><td class=\"s\"><p>{before}<mark>{words}</mark>{after}</p><p class=\"at\">{}</p></td>",
        escaped(&at(sheet, row))
    );
    *page += &format!("<td class=\"k\">{}</td>", row.kind.label());
    for reader in &sheet.readers {
        let reader = escaped(reader);
        *page += &format!(
            "<td class=\"t\"><input type=\"checkbox\" aria-label=\"{reader}第{number}项\"></td>"
        );
    }
    *page += "</tr>\n";
}

/// Where a row's words stand in the report, and in the text that it was made from.
pub(in crate::proof) fn at(sheet: &Sheet, row: &Row) -> String {
    let file = row.file.as_ref().unwrap_or(&sheet.file);
    let (line, column) = row.at;
    let own = format!("{file}:{line}:{column}");
    match (&sheet.manuscript, row.source) {
        (Some(_), Some(line)) => format!("原文第 {line} 行　{own}"),
        (Some(_), None) => format!("原文里没有找到　{own}"),
        (None, _) => own,
    }
}

/// A part of the poster with frames around the words.
fn shot(page: &mut String, row: &Row, view: &View, png: &[u8]) {
    let words = escaped(&row.phrase.words);
    let rect = &view.rect;
    let (width, height) = (rect.size.width.to_px(), rect.size.height.to_px());
    *page += &format!(
        "<span class=\"shot\"><img width=\"{width:.0}\" height=\"{height:.0}\" alt=\"图上的“{words}”\" src=\"data:image/png;base64,"
    );
    STANDARD.encode_string(png, page);
    *page += "\">";
    for frame in &view.frames {
        let share = |at: f64, whole: f64| (at / whole * 1e4).round() / 1e2;
        let left = share((frame.left() - rect.left()).to_px(), width);
        let top = share((frame.top() - rect.top()).to_px(), height);
        let (wide, high) = (
            share(frame.size.width.to_px(), width),
            share(frame.size.height.to_px(), height),
        );
        let _ = write!(
            page,
            "<i style=\"left:{left}%;top:{top}%;width:{wide}%;height:{high}%\"></i>"
        );
    }
    *page += "</span>";
}

/// Words as hypertext, also within quotes.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for char in words.chars() {
        match char {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            char if char.is_control() => escaped.push(' '),
            char => escaped.push(char),
        }
    }
    escaped
}

/// Words within the quotes of a style sheet.
fn quoted(words: &str) -> String {
    let mut quoted = String::with_capacity(words.len());
    for char in words.chars() {
        match char {
            '"' | '\\' | '<' | '>' | '&' => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\{:06X}", u32::from(char));
            }
            char if char.is_control() => quoted.push(' '),
            char => quoted.push(char),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::{escaped, quoted};

    #[test]
    fn nothing_of_a_report_becomes_markup() {
        assert_eq!(escaped("a<b>\"&\n"), "a&lt;b&gt;&quot;&amp; ");
        assert_eq!(
            quoted("</style>\"\\"),
            "\\00003C/style\\00003E\\000022\\00005C"
        );
    }
}
