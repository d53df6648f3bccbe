//! The head of a report: its title, and the lines about it that stand before and after the text.

use super::opening::lone_numeral;
use super::row::{Row, RowKind, cut, is_addressed, salutation, trimmed};
use super::{Ledger, Passage, Words, labels};
use crate::manuscript::{Manuscript, Removal, is_emoji};
use crate::numbers::is_han;

/// What stands before the text, and who made it.
#[derive(Debug, Clone, Default)]
pub(super) struct Front {
    /// The title, line by line.
    pub(super) title: Vec<Words>,
    /// When and where the report was given, and by whom.
    pub(super) subtitle: Vec<Words>,
    /// `来源：…`, `编辑：…`: label and value.
    pub(super) credits: Vec<(Words, Words)>,
    /// The date of publication.
    pub(super) date: Option<Words>,
    /// Who answers for it by the file's head: what the foot calls them, and who they are.
    pub(super) named: Vec<(&'static str, Words)>,
    /// The title that the file's head states.
    pub(super) stated: Option<Words>,
    /// The title that the file's head states, where the text has another.
    pub(super) kicker: Option<Words>,
    /// Who gives the report out.
    pub(super) issuer: Option<Words>,
    /// The number of the document: `〔2024〕12号`.
    pub(super) document: Option<Words>,
}

/// Titles that name the form of the poster first.
const FORMS: [&str; 8] = [
    "一图读懂",
    "一图看懂",
    "一图速览",
    "图解",
    "图说",
    "数说",
    "速览",
    "划重点",
];

/// Offices whose names stand before that of a speaker.
const OFFICES: [&str; 18] = [
    "省长",
    "市长",
    "区长",
    "县长",
    "州长",
    "乡长",
    "镇长",
    "主任",
    "主席",
    "书记",
    "院长",
    "检察长",
    "局长",
    "董事长",
    "总经理",
    "总裁",
    "校长",
    "会长",
];

/// The surnames of nine in ten.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳上官司马林蓝温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛翁路蒙景喻柏辛管游阳褚";

/// Lines that a report has before its text.
const LINES: usize = 8;
/// A title or a line about it is not longer.
const LONGEST: usize = 60;

/// Takes the head off.
pub(super) fn front(rows: &mut Vec<Row>, source: &Manuscript, ledger: &mut Ledger) -> Front {
    let mut front = Front::default();
    super::matter::matter(source, &mut front, ledger);
    labels::about(rows, &mut front, ledger);
    super::ending::ending(rows, &mut front, ledger);
    let stated = front.stated.take();
    let is_highest = |at: &usize| rows[*at].kind == RowKind::Heading(1);
    let own = titled(rows).filter(|at| stated.is_none() || is_highest(at));
    if let (None, Some(stated)) = (own, &stated) {
        front.title = title_lines(&Passage::new(&source.text, stated.clone()), ledger);
        below(rows, 0, &mut front, ledger);
    } else if let Some(at) = own {
        let row = rows.remove(at);
        let is_same = |words: &Words| words.text(&source.text).trim() == row.body.text.trim();
        match stated {
            Some(words) if is_same(&words) => ledger.remove(&words, Removal::Markup),
            stated => front.kicker = stated,
        }

        drop_head(&row, ledger);
        front.title = title_lines(&row.body, ledger);
        if row.body.text.chars().any(is_han) {
            translation(rows, at, &mut front, ledger);
        }
        below(rows, at, &mut front, ledger);
    } else {
        untitled(rows, &mut front, ledger);
    }
    greeting(rows, ledger);
    attachments(rows);
    front
}

/// The names of what is attached keep their numbers: the first stands behind `附件：1.`.
fn attachments(rows: &mut [Row]) {
    let mut is_inside = false;
    for row in rows {
        let text = row.body.text.as_str();
        let begins = ["附件：", "附件:", "附：", "附件1"]
            .iter()
            .any(|mark| text.starts_with(mark));
        if begins && row.opening.is_none() {
            is_inside = text.contains("1.") || text.contains("1、") || text.contains("1．");
            row.is_address = true;
        } else if is_inside && row.is_numbered() && row.kind == RowKind::Words {
            row.body = row.whole();
            row.head = Passage::default();
            row.opening = None;
        } else {
            is_inside = false;
        }
    }
}

fn drop_head(row: &Row, ledger: &mut Ledger) {
    let why = match row.is_numbered() {
        true => Removal::Numbering,
        false => Removal::Bullet,
    };
    ledger.remove(&row.head.words, why);
}

/// The heading that is the title: the first of the highest level, before everything else.
fn titled(rows: &[Row]) -> Option<usize> {
    let at = rows
        .iter()
        .position(|row| matches!(row.kind, RowKind::Heading(_)))?;
    let level = |row: &Row| match row.kind {
        RowKind::Heading(level) => Some(level),
        _ => None,
    };
    let own = level(&rows[at])?;
    let is_early = at < 3
        && rows[..at]
            .iter()
            .all(|row| row.body.text.chars().count() < 30);
    let mut others = rows[at + 1..]
        .iter()
        .filter_map(|row| level(row).map(|level| (level, row)));
    let is_highest = others.clone().all(|(level, _)| level >= own);
    let is_alone = others.clone().all(|(level, _)| level > own);
    let are_numbered = others.all(|(level, row)| level > own || row.is_numbered());
    let is_above_heading = rows.get(at + 1).is_some_and(|next| {
        level(next).is_some() || is_about(&next.body.text) || salutation(&next.body.text).is_some()
    });
    let is_bare = !rows[at].is_numbered();
    (is_early && is_highest && is_bare && (is_alone || are_numbered || is_above_heading))
        .then_some(at)
}

/// The title, with the words that name its form on a line of their own.
fn title_lines(title: &Passage, ledger: &mut Ledger) -> Vec<Words> {
    let title = trimmed(title);
    let end = title.text.trim_end_matches(is_emoji).trim_end().len();
    ledger.remove(&title.slice(end..title.text.len()), Removal::Bullet);
    let title = cut(&title, 0..end);
    let end = title.text.trim_end_matches(['。', '：']).len();
    ledger.remove(&title.slice(end..title.text.len()), Removal::Stop);
    let bracketed = title
        .text
        .strip_prefix('【')
        .and_then(|rest| rest.split_once('】'));
    if let Some((inner, rest)) =
        bracketed.filter(|(inner, rest)| FORMS.contains(inner) && !rest.trim().is_empty())
    {
        let open = '【'.len_utf8();
        let close = open + inner.len();
        let start = title.text.len() - rest.trim_start().len();
        ledger.remove(&title.slice(0..open), Removal::Quote);
        ledger.remove(&title.slice(close..start), Removal::Quote);
        return Vec::from([title.slice(open..close), title.slice(start..end)]);
    }
    let form = FORMS
        .iter()
        .find(|form| title.text.starts_with(**form) && end > form.len());
    let Some(form) = form else {
        return Vec::from([title.slice(0..end)]);
    };
    let rest =
        title.text[form.len()..end].trim_start_matches(['：', ':', '|', '｜', ' ', '丨', '—']);
    let start = end - rest.len();
    ledger.remove(&title.slice(form.len()..start), Removal::Separator);
    Vec::from([title.slice(0..form.len()), title.slice(start..end)])
}

/// A report without headings of the file's own language: its first short lines.
fn untitled(rows: &mut Vec<Row>, front: &mut Front, ledger: &mut Ledger) {
    let Some(first) = rows.first() else { return };
    let is_words = first.kind == RowKind::Words
        && first.opening.is_none()
        && lone_numeral(&first.body.text).is_none();
    if !is_words || salutation(&first.body.text).is_some() {
        return;
    }
    let text = first.body.text.clone();
    let has_stop = text.trim_end_matches('。').contains(['。', '；', '！']) || text.ends_with('。');
    if text.chars().count() <= LONGEST && !has_stop {
        let row = rows.remove(0);
        fused(&row.body, front, ledger);
        // A title on two lines: neither says when, where or by whom.
        let goes_on = |row: &Row| {
            row.kind == RowKind::Words
                && row.opening.is_none()
                && !row.is_apart
                && row.body.text.chars().count() <= 24
                && !row.body.text.contains(['，', '。', '：'])
                && !is_about(&row.body.text)
                && !is_document_number(&row.body.text)
                && !super::ending::is_organisation(&row.body.text)
        };
        let is_long_enough = rows.len() > 3;
        if is_long_enough && rows.first().is_some_and(goes_on) && front.subtitle.is_empty() {
            let second = rows.remove(0);
            front.title.extend(title_lines(&second.body, ledger));
        }
        below(rows, 0, front, ledger);
    }
}

/// A first line that may hold title, date, place and speaker at once.
fn fused(line: &Passage, front: &mut Front, ledger: &mut Ledger) {
    let text = &line.text;
    let end = [
        text.find('（'),
        text.find('('),
        text.find("——"),
        text.find(['\u{3000}', ' ']),
    ]
    .into_iter()
    .flatten()
    .filter(|at| *at > 6)
    .min();
    let Some(end) = end.filter(|end| is_about(text[*end..].trim())) else {
        front.title = title_lines(line, ledger);
        return;
    };
    front.title = title_lines(&cut(line, 0..end), ledger);
    let rest = trimmed(&cut(line, end..text.len()));
    let close = rest
        .text
        .find(['）', ')'])
        .map(|at| at + rest.text[at..].chars().next().map_or(0, char::len_utf8));
    let parts = match close {
        Some(close) if rest.text.starts_with(['（', '(']) => {
            Vec::from([0..close, close..rest.text.len()])
        }
        _ => std::iter::once(0..rest.text.len()).collect(),
    };
    for range in parts {
        let part = trimmed(&cut(&rest, range));
        if !part.text.is_empty() {
            front.subtitle.push(bare(&part, ledger));
        }
    }
}

/// The title in another language: a heading right after it, before deeper ones.
fn translation(rows: &mut Vec<Row>, at: usize, front: &mut Front, ledger: &mut Ledger) {
    let level = |row: &Row| match row.kind {
        RowKind::Heading(level) => Some(level),
        _ => None,
    };
    let own = rows
        .get(at)
        .filter(|row| is_latin(&row.body.text))
        .and_then(level);
    let is_deeper = |own: u8| {
        rows[at + 1..]
            .iter()
            .filter_map(level)
            .all(|level| level > own)
    };
    if own.is_some_and(is_deeper) {
        let row = rows.remove(at);
        drop_head(&row, ledger);
        front.subtitle.push(trimmed(&row.body).words);
    }
}

/// Whether a line is a title behind a dash: `——稳住根基，向新生长`.
fn is_dashed(text: &str) -> bool {
    let inner = text.trim_start_matches('—');
    let is_short = (4..=28).contains(&inner.chars().count());
    inner.len() < text.len() && is_short && !inner.contains(['。', '；', '：'])
}

/// The lines under the title that say when, where and by whom.
fn below(rows: &mut Vec<Row>, at: usize, front: &mut Front, ledger: &mut Ledger) {
    for _ in 0..LINES {
        let Some(row) = rows.get(at) else { return };
        let whole = row.whole();
        let is_plain = matches!(row.kind, RowKind::Words | RowKind::Aside);
        if is_plain && front.document.is_none() && is_document_number(&whole.text) {
            front.document = Some(trimmed(&whole).words);
            rows.remove(at);
            continue;
        }
        let is_issuer = is_plain && front.issuer.is_none() && row.opening.is_none();
        if is_issuer && super::ending::is_organisation(&whole.text) {
            front.issuer = Some(trimmed(&whole).words);
            rows.remove(at);
            continue;
        }
        let is_second_title = front.subtitle.is_empty() && is_dashed(&whole.text);
        let is_about = is_about(&whole.text) || is_second_title;
        if !is_plain || whole.text.chars().count() > LONGEST || !is_about {
            return;
        }
        rows.remove(at);
        front.subtitle.push(bare(&whole, ledger));
    }
}

/// Whether a text has letters and none is Han.
pub(super) fn is_latin(text: &str) -> bool {
    text.chars().any(|char| char.is_ascii_alphabetic()) && !text.chars().any(is_han)
}

/// Whether a line is the number of a document: `云府发〔2024〕12号`, `〔2024〕12号`.
fn is_document_number(text: &str) -> bool {
    let text = text.trim();
    let year = text.find(['〔', '[', '［', '（']).map(|at| {
        let rest = &text[at..];
        rest[rest.chars().next().map_or(0, char::len_utf8)..].chars()
    });
    let has_year = year.is_some_and(|year| {
        let year: Vec<char> = year.take(5).collect();
        year.len() == 5
            && year[..4].iter().all(char::is_ascii_digit)
            && matches!(year[4], '〕' | ']' | '］' | '）')
    });
    has_year && text.ends_with('号') && text.chars().count() <= 30 && !text.contains(['，', '。'])
}

/// A line about the report without the dashes or brackets around it.
fn bare(line: &Passage, ledger: &mut Ledger) -> Words {
    let text = line.text.as_str();
    let inner = text.trim_start_matches(['—', '-', '（', '(', ' ']);
    let start = text.len() - inner.len();
    let is_bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    let end = match is_bracketed {
        true => text.len() - text.chars().last().map_or(0, char::len_utf8),
        false => text.len(),
    };
    let start = match text.starts_with(['（', '(']) && !is_bracketed {
        true => 0,
        false => start,
    };
    ledger.remove(&line.slice(0..start), Removal::Separator);
    ledger.remove(&line.slice(end..text.len()), Removal::Separator);
    line.slice(start..end)
}

/// Whether a line says when or where a report was given, or by whom.
pub(super) fn is_about(text: &str) -> bool {
    let text = text.trim();
    let inner = text.trim_start_matches(['—', '-', '（', '(']);
    let is_set_apart = inner.len() < text.len();
    let begins_with_date = starts_with_date(inner);
    let is_session = inner.contains("会议上")
        || inner.contains("大会上")
        || inner.ends_with("通过")
        || inner.ends_with("批准");
    if text.contains(['。', '；']) {
        return false;
    }
    begins_with_date && (is_set_apart || is_session || is_date(inner.trim_end_matches(['）', ')'])))
        || is_session && text.chars().count() <= LONGEST
        || speaker(text).is_some()
}

fn starts_with_date(text: &str) -> bool {
    // `2025 年 3 月 18 日`
    let mut chars = text.chars().filter(|char| *char != ' ').take(5);
    let is_digit = |char: char| char.is_ascii_digit() || "〇○零一二三四五六七八九".contains(char);
    chars
        .by_ref()
        .take(4)
        .filter(|char| is_digit(*char))
        .count()
        == 4
        && chars.next() == Some('年')
}

/// Whether a text is a date and nothing else, but for the blanks in it.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim();
    let is_part = |char: char| {
        char.is_ascii_digit() || "年月日〇○零一二三四五六七八九十-./ 至".contains(char)
    };
    let has_numbers = starts_with_date(text)
        || text.len() >= 8
            && text
                .as_bytes()
                .get(4)
                .is_some_and(|byte| matches!(byte, b'-' | b'.' | b'/'));
    has_numbers && text.chars().all(is_part)
}

/// Where the name begins in a line that is an office and a name: `区长　张三`.
pub(super) fn speaker(text: &str) -> Option<usize> {
    // `县　长　李　卫　国`: blanks say nothing.
    let places: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, char)| !char.is_whitespace())
        .collect();
    if places.len() > 24 {
        return None;
    }
    let compact: String = places.iter().map(|(_, char)| char).collect();
    let (at, office) = OFFICES
        .iter()
        .filter_map(|office| compact.rfind(office).map(|at| (at, office)))
        .max_by_key(|(at, office)| (*at + office.len(), office.len()))?;
    let rest = &compact[at + office.len()..];
    let name = rest.trim_start_matches(['：', ':']);
    let length = name.chars().count();
    let is_name = name.starts_with(|char: char| SURNAMES.contains(char))
        && (2..=4).contains(&length)
        && name
            .chars()
            .all(|char| is_han(char) || char == '×' || char == '某');
    let start = places.get(places.len() - length).map(|(at, _)| *at)?;
    (is_name && !compact.contains(['，', '、'])).then_some(start)
}

/// The salutation is for those in the hall.
fn greeting(rows: &mut Vec<Row>, ledger: &mut Ledger) {
    let mut is_address = false;
    for row in rows.iter_mut() {
        let found = salutation(&row.body.text).filter(|_| row.opening.is_none());
        if let Some(end) = found {
            ledger.remove(&row.body.slice(0..end), Removal::Salutation);
            row.body = trimmed(&cut(&row.body, end..row.body.text.len()));
        }
        row.is_address = is_address || found.is_some() || is_addressed(&row.body.text);
        // `各位代表！` on a line of its own.
        is_address = found.is_some() && row.body.text.is_empty();
    }
    rows.retain(|row| !row.body.text.is_empty() || !matches!(row.kind, RowKind::Words));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_a_report_are_known() {
        for text in [
            "——2024年1月10日在云溪县第十八届人民代表大会第四次会议上",
            "（2024年1月10日）",
            "2024年1月10日",
            "区长　张三",
            "云溪县人民政府县长 李某某",
            "县　长　李　卫　国",
            "2025 年 3 月 18 日",
            "云溪县第三届职工代表大会第二次会议上",
        ] {
            assert!(is_about(text), "{text}");
        }
        for text in [
            "2023年主要成绩",
            "2023年，我们坚持稳中求进。",
            "一、工作回顾",
            "董事长信箱",
            "主任务",
        ] {
            assert!(!is_about(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_documents_are_known() {
        for text in [
            "〔2024〕12号",
            "云府办发[2024]3号",
            "云溪县人民政府公告（2024）第8号",
        ] {
            assert!(is_document_number(text), "{text}");
        }
        for text in [
            "2024年第12号",
            "第12号",
            "（2024年）",
            "一、〔2024〕12号文件，落实情况",
        ] {
            assert!(!is_document_number(text), "{text}");
        }
    }
}
