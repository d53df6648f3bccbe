//! The number in `1,234.5`, `31.1%`, `85公里`, `约1.2万人`: for scales only, the spelling is drawn.

/// The number that a text states, when it states exactly one.
pub fn amount(text: &str) -> Option<f64> {
    let text: String = text.chars().map(half_width).collect();
    let start = text.find(|char: char| char.is_ascii_digit())?;
    let rest = &text[start..];
    let end = digits_end(rest);
    let number: f64 = rest[..end].replace(',', "").parse().ok()?;
    let after = rest[end..].trim_start();
    let before = text[..start].trim_end();
    if after.contains(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let is_negative = before.ends_with(['-', '−', '－', '负']) || before.contains(['降', '减']);
    let sign = if is_negative { -1.0 } else { 1.0 };
    Some(sign * number * scale(after)).filter(|number| number.is_finite())
}

/// Whether a text is a percentage.
pub(super) fn is_percent(text: &str) -> bool {
    text.contains(['%', '％']) || text.contains("百分之")
}

/// Where the digits end: commas only before three digits, one point only before a digit.
fn digits_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    let mut has_point = false;
    loop {
        if digit(at) {
            at += 1;
        } else if bytes.get(at) == Some(&b',') && !has_point && (at + 1..at + 4).all(digit) {
            at += 4;
        } else if bytes.get(at) == Some(&b'.') && !has_point && digit(at + 1) {
            has_point = true;
            at += 2;
        } else {
            return at;
        }
    }
}

/// 万 and 亿 behind the digits.
pub(super) fn scale(after: &str) -> f64 {
    match after {
        _ if after.starts_with("万亿") => 1e12,
        _ if after.starts_with('亿') => 1e8,
        _ if after.starts_with('万') => 1e4,
        _ => 1.0,
    }
}

fn half_width(char: char) -> char {
    match char {
        '０'..='９' => char::from(b'0' + (char as u32 - '０' as u32) as u8),
        '．' => '.',
        '，' => ',',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("1,234.5", 1234.5),
            ("31.1%", 31.1),
            ("85公里", 85.0),
            ("8.0", 8.0),
            ("08", 8.0),
            ("约1.2万人", 12_000.0),
            ("783.58亿元", 783.58e8),
            ("-3", -3.0),
            ("同比下降16.3%", -16.3),
            ("１２", 12.0),
            (".5", 5.0),
        ] {
            assert_eq!(amount(text), Some(number), "{text}");
        }
    }

    #[test]
    fn two_numbers_or_none_are_no_number() {
        for text in ["", "八届", "3-5", "1+3+N", "1:30", "2024-01-01"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }
}
