//! What tests of all languages ask of a manuscript: how it looks, that it is sound, that it is whole.

use super::{Form, Line, Manuscript};

/// Number, form in a word, depth and words of each line.
pub(super) fn told(read: &Manuscript) -> Vec<String> {
    let tell = |line: &Line| {
        let form = match &line.form {
            Form::Words => "w".to_owned(),
            Form::Heading(level) => format!("h{level}"),
            Form::Item => format!("i{}", line.depth),
            Form::Row { is_head, cells, .. } => {
                let cells: Vec<_> = cells.iter().map(|cell| &read.text[cell.clone()]).collect();
                let mark = if *is_head { "H" } else { "r" };
                return format!("{}{mark} {}", line.number, cells.join("|"));
            }
            Form::Picture(number) => format!("p{number}"),
            Form::Aside => "a".to_owned(),
        };
        let apart = if line.is_apart { "+" } else { "" };
        format!("{}{form}{apart} {}", line.number, read.words(line))
    };
    read.lines.iter().map(tell).collect()
}

/// What is bold, in order.
pub(super) fn strong(read: &Manuscript) -> Vec<&str> {
    let ranges = read.lines.iter().flat_map(|line| &line.strong);
    ranges.map(|range| &read.text[range.clone()]).collect()
}

fn visible(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().filter(|char| !char.is_whitespace()).collect();
    chars.sort_unstable();
    chars.into_iter().collect()
}

/// Every visible character of a file is a word or markup.
pub(super) fn assert_whole(raw: &str, read: &Manuscript) {
    let markup: String = read.markup.iter().map(|mark| mark.text.as_str()).collect();
    let found = visible(&format!("{}{markup}", read.text));
    assert_eq!(found, visible(raw), "{raw:?}\n{:#?}", told(read));
    assert_sound(read);
}

/// Lines ascend, ranges fit, nothing overlaps, ends are bare.
pub(super) fn assert_sound(read: &Manuscript) {
    let mut end = 0;
    let mut number = 0;
    for line in &read.lines {
        assert!(
            line.range.start >= end && line.number >= number,
            "{:#?}",
            told(read)
        );
        (end, number) = (line.range.end, line.number);
        let words = read.words(line);
        assert_eq!(words, words.trim());
        assert!(!words.contains('\n'));
        let mut at = line.range.start;
        for strong in &line.strong {
            assert!(strong.start >= at && strong.end <= end && !strong.is_empty());
            at = strong.end;
        }
        if let Form::Row { cells, .. } = &line.form {
            let full: Vec<_> = cells.iter().filter(|cell| !cell.is_empty()).collect();
            assert!(full.windows(2).all(|pair| pair[0].end < pair[1].start));
            let mut at = line.range.start;
            for cell in cells {
                assert!(
                    cell.start >= at && cell.end <= end,
                    "{cell:?} {:#?}",
                    told(read)
                );
                at = cell.end;
            }
        }
    }
}
