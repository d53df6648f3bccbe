//! `document-number`: the number of an official document, 国发〔2024〕1号.

use std::ops::Range;

use super::Finding;
use super::line::Line;
use crate::diag::Message;
use crate::numbers::is_han;

/// What encloses the year; only the first is right.
const BRACKETS: [(char, char); 6] = [
    ('〔', '〕'),
    ('[', ']'),
    ('(', ')'),
    ('（', '）'),
    ('【', '】'),
    ('［', '］'),
];

/// A number of a document, as it is written.
struct Number {
    range: Range<usize>,
    year: Range<usize>,
    serial: Range<usize>,
}

/// Finds document numbers that are written against GB/T 9704.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    for idx in 1..line.chars.len() {
        let Some(number) = read(line, idx) else {
            continue;
        };
        let right = format!(
            "〔{}〕{}号",
            line.slice(number.year.clone()),
            line.slice(number.serial.clone()).trim_start_matches('0'),
        );
        let text = line.slice(number.range.clone());
        if text != right {
            let message = Message::new(
                format!("文号“{text}”的写法不合规范"),
                format!("the document number `{text}` is not of the standard form"),
            );
            let hint = Message::new(
                format!("写成“{right}”：六角括号，不加“第”，不补零"),
                format!("write `{right}`: these brackets, no `第`, no leading zero"),
            );
            found.push(line.finding("document-number", number.range, message, Some(hint)));
        }
    }
}

/// A document number whose bracket opens at a place, after the signs of an office.
fn read(line: &Line<'_>, idx: usize) -> Option<Number> {
    let (_, closing) = BRACKETS
        .iter()
        .find(|(opening, _)| *opening == line.at(idx))?;
    let year = idx + 1..idx + 5;
    let is_year = line
        .chars
        .get(year.clone())?
        .iter()
        .all(char::is_ascii_digit);
    if !is_year
        || !"12".contains(line.at(year.start))
        || line.at(year.end) != *closing
        || !is_han(line.before(idx))
    {
        return None;
    }
    let start = year.end + 1 + usize::from(line.at(year.end + 1) == '第');
    let end = (start..line.chars.len()).find(|idx| !line.at(*idx).is_ascii_digit())?;
    let is_number =
        (1..=5).contains(&(end - start)) && line.at(end) == '号' && line.slice(start..end) != "0";
    is_number.then_some(Number {
        range: idx..end + 1,
        year,
        serial: start..end,
    })
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    #[test]
    fn forms_of_document_numbers() {
        for text in [
            "渝府发[2024]1号",
            "渝府发（2024）1号",
            "渝府发〔2024〕第1号",
            "渝府发〔2024〕01号",
        ] {
            let found = search(&[text]);
            assert!(
                found.iter().any(|it| it.code == "document-number"),
                "{text}"
            );
        }
        for text in [
            "渝府发〔2024〕1号",
            "（2023）渝01民初12号",
            "2024年第1号",
            "公告（2024年）",
        ] {
            assert!(search(&[text]).is_empty(), "{text}");
        }
    }
}
