//! LI-02: the marker that an author typed before an item or a title — `●`, `1.`, `9、`, `（一）`, `①` —
//! is taken from the text: the pack draws a marker of its own. A bullet is dropped; an enumerator is
//! the item's number, unless the report gives that too.

use std::ops::Range;
use std::sync::Arc;

use super::{Text, Value, origin_within, within};
use crate::kinds::Fields;
use crate::numbers;

/// A marker at the start of a text.
#[derive(Debug, PartialEq, Eq)]
struct Marker {
    /// The ordinal in it; empty for a bullet.
    number: Range<usize>,
    /// Where the text begins.
    end: usize,
}

const BULLETS: [char; 9] = ['●', '•', '■', '◆', '○', '◎', '▪', '·', '\u{F06C}'];
const HAN: &str = "〇一二三四五六七八九十百";
/// No list is so long that its numbers have more digits; years have.
const LONGEST: usize = 3;

/// Takes the markers out of the values of a record that has a number of its own.
pub(super) fn take(fields: &Fields, values: &mut Vec<(&'static str, Value)>) {
    let Some(ordinal) = fields.fields.iter().find(|field| field.name == "number") else {
        return;
    };
    let given = values.iter().find_map(|(name, value)| match value {
        Value::Text(text) if *name == ordinal.name => Some(text.text.clone()),
        _ => None,
    });
    let has_title = fields.fields.iter().any(|field| field.name == "title");
    let name = if has_title { "title" } else { "text" };
    let mut number = None;
    for (field, value) in values.iter_mut() {
        match value {
            Value::Text(text) if *field == name => {
                number = enumerator(text, given.as_deref());
            }
            Value::List(points) if *field == "items" => points_of_card(points),
            _ => {}
        }
    }
    if let Some(mut number) = number.filter(|_| given.is_none()) {
        number.path = number.path.replace(&format!(".{name}"), ".number");
        values.push((ordinal.name, Value::Text(number)));
    }
}

/// Takes the marker from a text; returns its ordinal. One that contradicts the given number stays.
fn enumerator(text: &mut Text, given: Option<&str>) -> Option<Text> {
    let marker = leading(&text.text)?;
    let number = cut(text, marker.number.clone());
    let spelled = plain(&number.text);
    if !spelled.is_empty() && given.is_some_and(|given| plain(given) != spelled) {
        return None;
    }
    *text = cut(text, marker.end..text.text.len());
    (!spelled.is_empty()).then_some(Text {
        findings: Arc::new(numbers::search(&spelled)),
        text: spelled,
        ..number
    })
}

/// The points of a card are numbered or dotted by the pack; an enumerator that is not the point's own
/// place stays.
fn points_of_card(points: &mut [Value]) {
    for (nth, point) in points.iter_mut().enumerate() {
        if let Value::Text(text) = point {
            let place = (nth + 1).to_string();
            let han = HAN.chars().nth(nth + 1).map(String::from);
            let is_own = |number: &str| number == place || Some(number) == han.as_deref();
            let marker = leading(&text.text);
            if let Some(marker) = marker.filter(|marker| {
                let number = plain(&text.text[marker.number.clone()]);
                number.is_empty() || is_own(&number)
            }) {
                *text = cut(text, marker.end..text.text.len());
            }
        }
    }
}

/// A circled number as its digits; anything else as it is spelled.
fn plain(number: &str) -> String {
    let circled = |char: char| {
        let nth = u32::from(char).checked_sub(0x2460).filter(|nth| *nth < 20);
        nth.map(|nth| (nth + 1).to_string())
    };
    let mut chars = number.chars();
    match (chars.next(), chars.next()) {
        (Some(char), None) => circled(char).unwrap_or_else(|| number.to_owned()),
        _ => number.to_owned(),
    }
}

/// The marker that a text begins with; what follows it is not empty.
fn leading(text: &str) -> Option<Marker> {
    let marker = bullet(text)
        .or_else(|| bracketed(text))
        .or_else(|| numbered(text))?;
    let rest = &text[marker.end..];
    let end = text.len() - rest.trim_start().len();
    (end < text.len()).then_some(Marker { end, ..marker })
}

fn bullet(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let end = first.len_utf8();
    match first {
        '\u{2460}'..='\u{2473}' => Some(Marker {
            number: 0..end,
            end,
        }),
        _ if BULLETS.contains(&first) => Some(Marker { number: 0..0, end }),
        _ => None,
    }
}

fn bracketed(text: &str) -> Option<Marker> {
    let open = text
        .chars()
        .next()
        .filter(|char| matches!(char, '（' | '('))?;
    let start = open.len_utf8();
    let number = ordinal(&text[start..])?;
    let end = start + number;
    let close = text[end..].chars().next()?;
    let is_marker = matches!(close, '）' | ')');
    is_marker.then_some(Marker {
        number: start..end,
        end: end + close.len_utf8(),
    })
}

fn numbered(text: &str) -> Option<Marker> {
    let number = ordinal(text)?;
    let mark = text[number..].chars().next()?;
    let end = number + mark.len_utf8();
    let is_mark = matches!(mark, '.' | '．' | '、' | ')' | '）');
    // 1.5亿元 is a quantity, 一、二期 and 1、2号线 are lists.
    let goes_on = text[end..].chars().next().is_some_and(is_numeral);
    (is_mark && !goes_on).then_some(Marker {
        number: 0..number,
        end,
    })
}

/// The length of the numeral that a text begins with: ASCII digits or Han, not both.
fn ordinal(text: &str) -> Option<usize> {
    let run = |is_one: fn(char) -> bool| {
        let chars = text.chars().take_while(|char| is_one(*char));
        (
            chars.clone().count(),
            chars.map(char::len_utf8).sum::<usize>(),
        )
    };
    let (count, length) = match run(|char| char.is_ascii_digit()) {
        (0, _) => run(|char| HAN.contains(char)),
        digits => digits,
    };
    (1..=LONGEST).contains(&count).then_some(length)
}

fn is_numeral(char: char) -> bool {
    char.is_ascii_digit() || HAN.contains(char)
}

/// A stretch of a text, with everything known about it.
fn cut(text: &Text, range: Range<usize>) -> Text {
    let written = text.text[range.clone()].to_owned();
    Text {
        emphasis: within(&text.emphasis, &range),
        painted: within(&text.painted, &range),
        kept: within(&text.kept, &range),
        findings: Arc::new(numbers::search(&written)),
        origin: origin_within(&text.origin, &range),
        span: text.span.clone(),
        path: text.path.clone(),
        text: written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        let marker = leading(text)?;
        Some((&text[marker.number], &text[marker.end..]))
    }

    #[test]
    fn markers_are_found() {
        assert_eq!(parts("●北碚区"), Some(("", "北碚区")));
        assert_eq!(parts("1. 双城经济圈"), Some(("1", "双城经济圈")));
        assert_eq!(parts("9、甲"), Some(("9", "甲")));
        assert_eq!(parts("（十）甲"), Some(("十", "甲")));
        assert_eq!(parts("（12）甲"), Some(("12", "甲")));
        assert_eq!(parts("一、甲"), Some(("一", "甲")));
        assert_eq!(parts("①甲"), Some(("①", "甲")));
        assert_eq!(plain("⑫"), "12");
    }

    #[test]
    fn quantities_years_and_lists_are_none() {
        for text in [
            "1.5亿元",
            "2023.甲",
            "一、二期工程",
            "1、2号线",
            "三大攻坚战",
            "（一期）",
            "5G",
            "●",
            "1.",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
