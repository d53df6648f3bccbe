//! Numbers as Word counts lists: 1, 一, 甲, ①, a, IV.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = [
    '子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥',
];

/// A number in one of Word's formats; `None` for a format that is not known or has no such number.
pub(super) fn numeral(number: u32, format: &str) -> Option<String> {
    let from = |first: u32, most: u32| {
        let is_there = (1..=most).contains(&number);
        let char = is_there
            .then(|| char::from_u32(first + number - 1))
            .flatten();
        char.map(String::from)
    };
    match format {
        "decimal" => Some(number.to_string()),
        "decimalZero" => Some(format!("{number:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(wide(number)),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => match number {
            21..=35 => char::from_u32(0x3251 + number - 21).map(String::from),
            36..=50 => char::from_u32(0x32B1 + number - 36).map(String::from),
            _ => from(0x2460, 20),
        },
        "decimalEnclosedParen" => from(0x2474, 20),
        "decimalEnclosedFullstop" => from(0x2488, 20),
        "ideographEnclosedCircle" => from(0x3280, 10),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => Some(counted(number, &DIGITS, ["", "十", "百", "千"], "零")),
        "chineseLegalSimplified" => Some(counted(number, &LEGAL, ["", "拾", "佰", "仟"], "零")),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            Some(spelled(number))
        }
        "ideographTraditional" => pick(number, &STEMS),
        "ideographZodiac" => pick(number, &BRANCHES),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|roman| roman.to_lowercase()),
        _ => None,
    }
}

fn pick(number: u32, signs: &[char]) -> Option<String> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    signs.get(at).map(|sign| sign.to_string())
}

fn wide(number: u32) -> String {
    let digits = number.to_string();
    let wide = digits
        .chars()
        .filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0));
    wide.collect()
}

/// Digit by digit: 二〇.
fn spelled(number: u32) -> String {
    let digits = number.to_string();
    let each = digits
        .bytes()
        .map(|digit| DIGITS[usize::from(digit - b'0')]);
    each.collect()
}

/// As it is said: 十, 二十一, 一百零三. Lists have fewer than ten thousand items.
fn counted(number: u32, digits: &[char; 10], units: [&str; 4], zero: &str) -> String {
    if number == 0 || number > 9999 {
        return match number {
            0 => zero.to_owned(),
            _ => number.to_string(),
        };
    }
    let written = number.to_string();
    let mut said = String::new();
    let mut is_gap = false;
    for (at, digit) in written.bytes().enumerate() {
        let digit = usize::from(digit - b'0');
        let unit = units[written.len() - 1 - at];
        if digit == 0 {
            is_gap = true;
            continue;
        }
        if std::mem::take(&mut is_gap) {
            said.push_str(zero);
        }
        // Ten is 十, not 一十, where it comes first.
        if !(at == 0 && digit == 1 && unit == "十") {
            said.push(digits[digit]);
        }
        said.push_str(unit);
    }
    said
}

/// A … Z, AA, BB, as Word goes on.
fn letters(number: u32, first: u8) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = char::from(first + u8::try_from(at % 26).ok()?);
    let times = usize::try_from(at / 26 + 1).ok()?.min(30);
    Some(letter.to_string().repeat(times))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            roman.push_str(sign);
            rest -= value;
        }
    }
    Some(roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let cases = [
            (1, "decimal", "1"),
            (3, "decimalZero", "03"),
            (12, "decimalFullWidth", "１２"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "decimalEnclosedCircle", "㉑"),
            (2, "decimalEnclosedParen", "⑵"),
            (10, "chineseCounting", "十"),
            (11, "japaneseCounting", "十一"),
            (20, "chineseCountingThousand", "二十"),
            (103, "chineseCountingThousand", "一百零三"),
            (110, "chineseCountingThousand", "一百一十"),
            (3, "chineseLegalSimplified", "叁"),
            (20, "ideographDigital", "二〇"),
            (2, "ideographTraditional", "乙"),
            (12, "ideographZodiac", "亥"),
            (28, "lowerLetter", "bb"),
            (14, "upperRoman", "XIV"),
        ];
        for (number, format, wanted) in cases {
            assert_eq!(
                numeral(number, format).as_deref(),
                Some(wanted),
                "{number} {format}"
            );
        }
        assert_eq!(numeral(11, "ideographTraditional"), None);
        assert_eq!(numeral(1, "klingon"), None);
    }
}
