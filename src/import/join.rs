//! Mends what page breaks and typewriters cut: sentences over two lines, numbers and their units, numerals that
//! stand alone above their titles. Words are never changed.

use super::opening::{Style, lone_numeral, lone_part};
use super::row::{Row, RowKind, joined};
use super::{Ledger, Passage, Repair, Words};
use crate::diag::Message;
use crate::manuscript::Removal;
use crate::numbers::{self, is_han};

/// Ends of sentences; closing marks may follow.
const ENDS: &[char] = &['。', '！', '？', '；', '…', '：', ':', '!', '?', ';', '.'];

/// Whether a text has come to its end.
pub(super) fn is_ended(text: &str) -> bool {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['”', '’', '）', ')', '」', '』', '》', '】', '"']);
    bare.ends_with(ENDS) || (bare.len() < text.len() && !text.ends_with('》'))
}

/// Joins what belongs together.
pub(super) fn join(rows: Vec<Row>, ledger: &mut Ledger) -> Vec<Row> {
    let measure = measure(&rows);
    let are_ended = share_of_ended_items(&rows);
    let titled = titled_styles(&rows);
    let mut joined_rows: Vec<Row> = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        match joined_rows.last_mut() {
            // `一、充分肯定成绩，坚定发展信心` is a heading, though a paragraph follows.
            Some(last) if is_title(last, &row, &titled) => joined_rows.push(row),
            Some(last) if goes_on(last, &row, measure, are_ended) => append(last, row, ledger),
            Some(last) if is_rest_of_heading(last, &row, rows.peek()) => append(last, row, ledger),
            _ => joined_rows.push(row),
        }
    }
    attach(joined_rows, ledger)
}

/// How long the lines are that were wrapped by hand; nothing where lines are whole paragraphs.
fn measure(rows: &[Row]) -> Option<usize> {
    let mut lengths: Vec<usize> = rows
        .iter()
        .filter(|row| row.kind == RowKind::Words && !is_ended(&row.body.text))
        .map(|row| row.whole().text.chars().count())
        .filter(|length| *length >= 16)
        .collect();
    lengths.sort_unstable();
    let longest = rows.iter().map(|row| row.body.text.chars().count()).max()?;
    let middle = *lengths.get(lengths.len() / 2)?;
    // Lines that were wrapped by hand are many, and none is much longer than the others.
    (lengths.len() >= 6 && longest <= middle + middle / 3 + 4).then_some(middle)
}

/// Whether most items of the text end like sentences.
fn share_of_ended_items(rows: &[Row]) -> bool {
    let items = || {
        rows.iter()
            .filter(|row| row.is_item() && matches!(row.kind, RowKind::Words | RowKind::Item))
    };
    let ended = items().filter(|row| is_ended(&row.body.text)).count();
    ended * 2 >= items().count()
}

/// The forms of numbers that stand before titles: twice and more a line with one has no end and a sentence follows.
fn titled_styles(rows: &[Row]) -> Vec<Style> {
    let mut found: Vec<Style> = rows
        .windows(2)
        .filter(|pair| {
            is_open_title(&pair[0]) && pair[1].opening.is_none() && is_ended(&pair[1].body.text)
        })
        .filter_map(|pair| pair[0].style())
        .collect();
    found.sort_unstable();
    let mut styles = Vec::new();
    for run in found.chunk_by(PartialEq::eq) {
        if run.len() >= 2 || run[0] <= Style::HanParen {
            styles.push(run[0]);
        }
    }
    styles
}

/// Whether a row is numbered, short, and has no end.
fn is_open_title(row: &Row) -> bool {
    let text = row.body.text.trim_end();
    let is_open = !is_ended(text) && !text.ends_with(['，', '、', ',', '“', '《', '（', '(']);
    row.kind == RowKind::Words
        && row.is_numbered()
        && is_open
        && text.chars().count() <= 44
        && !text.contains('。')
}

/// Whether a row is the title of the next one, as others of its form are.
fn is_title(row: &Row, next: &Row, styles: &[Style]) -> bool {
    let is_one = is_open_title(row) && row.style().is_some_and(|style| styles.contains(&style));
    let is_cut = next
        .body
        .text
        .starts_with(['，', '。', '、', '；', '”', '》', '）', '」']);
    // A number and its unit, or a short line right below, may still belong to it.
    let is_unit = row
        .body
        .text
        .trim_end()
        .ends_with(|char: char| char.is_ascii_digit());
    is_one && !is_cut && !is_unit && next.opening.is_none() && is_ended(&next.body.text)
}

/// Whether a row goes on in the next one.
fn goes_on(row: &Row, next: &Row, measure: Option<usize>, are_ended: bool) -> bool {
    let is_words = |row: &Row| matches!(row.kind, RowKind::Words | RowKind::Item);
    if !is_words(row) || next.kind != RowKind::Words || next.opening.is_some() {
        return false;
    }
    let (text, after) = (row.body.text.trim_end(), next.body.text.trim_start());
    let (Some(last), Some(first)) = (text.chars().last(), after.chars().next()) else {
        return false;
    };
    if is_ended(text)
        || lone_numeral(after).is_some()
        || row.is_bold()
        || next.is_bold()
        || super::row::salutation(after).is_some()
        || super::front::is_about(text)
        || super::labels::is_labelled(&row.body)
    {
        return false;
    }
    // A line in another language is a translation, not the rest.
    if is_han(last) && first.is_ascii_alphabetic() && !after.chars().any(is_han) {
        return false;
    }
    // Digits over a line end may be two numbers, and a number alone is one of an item.
    if last.is_ascii_digit()
        && (first.is_ascii_digit() || lone_numeral(&row.whole().text).is_some())
    {
        return false;
    }
    if last.is_ascii_digit() && starts_with_unit(text, after) {
        return true;
    }
    if matches!(last, '，' | '、' | ',' | '“' | '《' | '（' | '(' | '「')
        || matches!(first, '，' | '。' | '、' | '；' | '”' | '》' | '）' | '」')
    {
        return true;
    }
    let length = row.whole().text.chars().count();
    if let Some(measure) = measure {
        // Wrapped by hand: a full line goes on, a short one is a title or a paragraph's end.
        return !next.is_apart && length + 3 >= measure;
    }
    let says_something = text.contains(['，', '；', '。']) || length >= 24;
    if says_something && is_wrapped(row, next) {
        return true;
    }
    let has_end = is_ended(after);
    let is_cut = match (row.is_numbered(), row.is_item()) {
        // A short numbered line is a heading.
        (true, _) => says_something && has_end,
        (false, true) => are_ended && has_end,
        (false, false) => says_something && has_end && length >= 12,
    };
    is_cut && !is_question(after)
}

/// Whether a long numbered heading goes on in a short line right below it, and a gap follows.
fn is_rest_of_heading(row: &Row, next: &Row, after: Option<&Row>) -> bool {
    let is_words = row.kind == RowKind::Words && next.kind == RowKind::Words;
    let is_heading = row.is_numbered()
        && row.is_apart
        && row.whole().text.chars().count() >= 14
        && !row.body.text.contains(['，', '。', '；', '：']);
    let length = next.body.text.chars().count();
    let is_rest = !next.is_apart && next.opening.is_none() && length <= 12;
    let is_phrase =
        !next.body.text.contains(['，', '。', '；', '：']) && row.is_bold() == next.is_bold();
    let is_before_gap = after.is_some_and(|after| after.is_apart);
    is_words && is_heading && is_rest && is_phrase && is_before_gap
}

/// Whether two lines were cut at the same width: neither has an end, and they are as long as each other.
fn is_wrapped(row: &Row, next: &Row) -> bool {
    const NARROWEST: usize = 24;
    let whole = row.whole();
    // The last of the lines that were joined already.
    let bytes = whole.words.0.last().map_or(0, ExactSizeIterator::len);
    let tail = whole.text.get(whole.text.len().saturating_sub(bytes)..);
    let width = |text: &str| {
        text.chars()
            .map(|char| if char.is_ascii() { 1 } else { 2 })
            .sum::<usize>()
    };
    let (above, below) = (width(tail.unwrap_or_default()), width(&next.body.text));
    !next.is_apart && above >= 2 * NARROWEST && above.abs_diff(below) <= 5
}

fn is_question(text: &str) -> bool {
    text.trim_end().ends_with(['？', '?'])
}

/// Whether a number at the end of a text has its unit at the beginning of the next.
fn starts_with_unit(text: &str, after: &str) -> bool {
    let tail: String = {
        let digits = text
            .chars()
            .rev()
            .take_while(|char| char.is_ascii_digit() || *char == '.')
            .count();
        text.chars().skip(text.chars().count() - digits).collect()
    };
    let start: String = after.chars().take(8).collect();
    let whole = format!("{tail}{start}");
    let found = numbers::search(&whole);
    found
        .quantities
        .first()
        .is_some_and(|quantity| quantity.atom.start == 0 && quantity.atom.end > tail.len())
}

/// A passage with the line end after it, which is drawn as a blank, where two words of letters meet there.
fn spaced(first: &Passage, second: &Passage) -> Passage {
    let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
    let meets = is_letter(first.text.chars().last()) && is_letter(second.text.chars().next());
    let (end, start) = (first.words.0.last(), second.words.0.first());
    match (end, start) {
        (Some(end), Some(start)) if meets && end.end < start.start => {
            let blank = Passage {
                text: "\n".to_owned(),
                words: Words::of(end.end..end.end + 1),
                strong: Vec::new(),
            };
            joined(first, &blank)
        }
        _ => first.clone(),
    }
}

fn append(row: &mut Row, next: Row, ledger: &mut Ledger) {
    let is_unit = row
        .body
        .text
        .trim_end()
        .ends_with(|char: char| char.is_ascii_digit());
    let (code, zh, en) = match is_unit {
        true => (
            "joined-unit",
            "数字和单位断在两行，已接上",
            "a number and its unit on two lines were joined",
        ),
        false => (
            "joined-sentence",
            "一句话断在两行，已接上",
            "a sentence on two lines was joined",
        ),
    };
    let first = row.lines.1;
    row.body = joined(&spaced(&row.body, &next.body), &next.body);
    row.lines.1 = next.lines.1;
    let repair = Repair {
        code,
        lines: Vec::from([first, next.lines.0]),
        message: Message::new(zh, en),
        result: row.body.text.clone(),
    };
    // A paragraph that was wrapped by hand is one repair, however many lines it had.
    match ledger.repairs.last_mut() {
        Some(last)
            if last.code == code && last.lines.last() == Some(&first) && last.lines.len() > 1 =>
        {
            last.lines.push(next.lines.0);
            last.result = repair.result;
        }
        _ => ledger.repairs.push(repair),
    }
}

/// Puts numerals that stand alone on a line before the title below them.
fn attach(rows: Vec<Row>, ledger: &mut Ledger) -> Vec<Row> {
    let mut attached: Vec<Row> = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    let mut last = 0;
    while let Some(row) = rows.next() {
        let whole = row.whole();
        let value = lone_numeral(&whole.text)
            .or_else(|| lone_part(&whole.text))
            .filter(|value| *value == 1 || *value == last + 1);
        let is_title = |next: &&Row| {
            let length = next.body.text.chars().count();
            matches!(next.kind, RowKind::Words | RowKind::Heading(_))
                && next.opening.is_none()
                && length <= 40
                && next.body.text.chars().any(char::is_alphanumeric)
                && lone_numeral(&next.body.text).is_none()
        };
        match (value, rows.peek().filter(is_title)) {
            (Some(value), Some(next)) if row.kind == RowKind::Words => {
                ledger.repairs.push(Repair {
                    code: "attached-number",
                    lines: Vec::from([row.lines.0, next.lines.0]),
                    message: Message::new(
                        "单独成行的编号归到下面的标题",
                        "a number on a line of its own goes with the title below",
                    ),
                    result: format!("{} {}", whole.text, next.body.text),
                });
                if let Some(mut next) = rows.next() {
                    let number = row.number().unwrap_or_else(|| whole.words.clone());
                    let marks = super::heading::without(&whole.words, &number);
                    ledger.remove(&marks, Removal::Numbering);
                    next.numeral = Some((value, number));
                    next.is_apart = true;
                    attached.push(next);
                }
                last = value;
            }
            _ => attached.push(row),
        }
    }
    attached
}
