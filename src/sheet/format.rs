//! Number formats: the number of a cell → what spreadsheet programs show. What cannot be followed to the digit
//! is refused.

use super::CellFault;
use super::date::{self, Epoch};

/// Spreadsheet programs count with this many digits; what a file holds beyond them is the dust of binary
/// fractions (`31.099999999999998`).
const DIGITS: usize = 15;
/// Longer numbers are no data of a poster.
const LONGEST: usize = 20;

/// What a number looks like in a format; `code` is `General`, `0.00%`, `#,##0"亿元"`, …
pub fn shown(raw: &str, code: &str, epoch: Epoch) -> Result<String, CellFault> {
    let number = Decimal::parse(raw).ok_or_else(|| CellFault::NotANumber(raw.to_owned()))?;
    let refused = || CellFault::Format(code.to_owned());
    if date::is_date(code) {
        return date::shown(&number, code, epoch).ok_or_else(refused);
    }
    let (section, is_signed) = section(code, &number);
    let format = Format::parse(section).ok_or_else(refused)?;
    let scaled = number.shifted(format.shift()).ok_or_else(refused)?;
    let sign = if number.is_negative && is_signed {
        "-"
    } else {
        ""
    };
    let dress = |digits: String| {
        let text = format!("{sign}{}{digits}{}", format.before, format.after);
        text.trim().to_owned()
    };
    let Some(most) = format.most_decimals() else {
        return Ok(dress(scaled.plain()));
    };
    let fits = scaled.decimals.len() <= most;
    let text = dress(format.written(&scaled.rounded(most)));
    match fits {
        true => Ok(text),
        false => Err(CellFault::Rounded {
            shown: text,
            held: dress(scaled.plain()),
        }),
    }
}

/// The section of a code that a number takes, and whether a sign stands before it.
fn section<'c>(code: &'c str, number: &Decimal) -> (&'c str, bool) {
    let sections = sections(code);
    let first = sections.first().copied().unwrap_or_default();
    match (sections.get(1), sections.get(2)) {
        (Some(second), _) if number.is_negative => (*second, false),
        (Some(_), Some(third)) if number.is_zero() => (*third, false),
        _ => (first, true),
    }
}

/// The parts between semicolons outside quotes.
fn sections(code: &str) -> Vec<&str> {
    let (mut sections, mut from) = (Vec::new(), 0);
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, char) in code.char_indices() {
        match char {
            _ if is_escaped => is_escaped = false,
            '"' => is_quoted = !is_quoted,
            '\\' | '_' | '*' if !is_quoted => is_escaped = true,
            ';' if !is_quoted => {
                sections.push(&code[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[from..]);
    sections
}

/// One section of a format.
#[derive(Debug, Default)]
struct Format {
    before: String,
    /// The placeholders `0`, `#`, `?`, with comma and point.
    digits: String,
    after: String,
    percents: i32,
    is_general: bool,
}

impl Format {
    /// Reads a section; `None` for what cannot be followed: fractions, exponents, conditions, other numerals.
    fn parse(section: &str) -> Option<Self> {
        let mut format = Self::default();
        let mut rest = section;
        while let Some(char) = rest.chars().next() {
            let tail = &rest[char.len_utf8()..];
            rest = match char {
                '"' => {
                    let (literal, tail) = tail.split_once('"')?;
                    format.literal(literal);
                    tail
                }
                '\\' => {
                    let next = tail.chars().next()?;
                    format.literal(next.encode_utf8(&mut [0; 4]));
                    &tail[next.len_utf8()..]
                }
                // The width of a character, or a character that fills the cell.
                '_' | '*' => &tail[tail.chars().next().map_or(0, char::len_utf8)..],
                '[' => {
                    let (inner, tail) = tail.split_once(']')?;
                    format.bracket(inner)?;
                    tail
                }
                '0' | '#' | '?' | '.' | ',' => {
                    format.placeholder(char)?;
                    tail
                }
                '%' => {
                    format.percents += 1;
                    format.literal("%");
                    tail
                }
                '@' => {
                    format.is_general = true;
                    tail
                }
                _ => match general(rest) {
                    Some(tail) => {
                        format.is_general = true;
                        tail
                    }
                    None if char.is_ascii_alphabetic() || char == '/' => return None,
                    None => {
                        format.literal(char.encode_utf8(&mut [0; 4]));
                        tail
                    }
                },
            };
        }
        let is_both = format.is_general && !format.digits.is_empty();
        (!is_both && format.digits.matches('.').count() <= 1).then_some(format)
    }

    fn literal(&mut self, text: &str) {
        match self.digits.is_empty() && !self.is_general {
            true => self.before.push_str(text),
            false => self.after.push_str(text),
        }
    }

    /// Digits behind other text are another number, such as a telephone's.
    fn placeholder(&mut self, char: char) -> Option<()> {
        if !self.after.is_empty() {
            return None;
        }
        self.digits.push(if char == '?' { '#' } else { char });
        Some(())
    }

    /// `[$¥-804]` is a symbol, `[Red]` a colour; `[>100]`, `[h]` and `[DBNum1]` change what is shown.
    fn bracket(&mut self, inner: &str) -> Option<()> {
        if let Some(symbol) = inner.strip_prefix('$') {
            let symbol = symbol.split('-').next().unwrap_or_default().to_owned();
            self.literal(&symbol);
            return Some(());
        }
        const COLORS: [&str; 8] = [
            "black", "blue", "cyan", "green", "magenta", "red", "white", "yellow",
        ];
        let inner = inner.to_lowercase();
        let is_color =
            COLORS.contains(&inner.as_str()) || inner.starts_with("color") || inner.ends_with('色');
        is_color.then_some(())
    }

    /// How many places the point moves to the right: percent signs, less commas at the end of the whole digits.
    fn shift(&self) -> i32 {
        let whole = self.digits.split('.').next().unwrap_or_default();
        let commas = whole.len() - whole.trim_end_matches(',').len();
        2 * self.percents - 3 * i32::try_from(commas).unwrap_or(0)
    }

    /// How many decimals are shown at most; `None` for all.
    fn most_decimals(&self) -> Option<usize> {
        if self.is_general {
            return None;
        }
        let decimals = self.digits.split('.').nth(1).unwrap_or_default();
        Some(decimals.matches(['0', '#']).count())
    }

    /// The digits of a number that has no more decimals than are shown.
    fn written(&self, number: &Decimal) -> String {
        let (whole, decimals) = self.digits.split_once('.').unwrap_or((&self.digits, ""));
        let is_grouped = whole.trim_end_matches(',').contains(',');
        let least = whole.matches('0').count();
        let mut digits = "0".repeat(least.saturating_sub(number.whole.len())) + &number.whole;
        if is_grouped {
            digits = grouped(&digits);
        }
        let mut behind = number.decimals.clone();
        let least = decimals.matches('0').count();
        behind.push_str(&"0".repeat(least.saturating_sub(behind.len())));
        match behind.is_empty() {
            true => digits,
            false => format!("{digits}.{behind}"),
        }
    }
}

/// What follows the word for “as it is”.
fn general(rest: &str) -> Option<&str> {
    if let Some(tail) = rest.strip_prefix("G/通用格式") {
        return Some(tail);
    }
    let word = rest.get(..7)?;
    word.eq_ignore_ascii_case("general").then(|| &rest[7..])
}

/// A comma before every third digit.
fn grouped(digits: &str) -> String {
    let length = digits.len();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (length - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A decimal number, digit by digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    /// Whether it is below zero.
    pub is_negative: bool,
    /// The digits before the point, without zeros at the front.
    pub whole: String,
    /// The digits behind the point, without zeros at the end.
    pub decimals: String,
}

impl Decimal {
    /// Reads `12`, `-0.5`, `1.2E-3`.
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        let (is_negative, digits) = match raw.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, raw),
        };
        let (digits, exponent) = match digits.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
            None => (digits, 0),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = [whole, decimals]
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        if !is_number || whole.len() + decimals.len() == 0 || whole.len() + decimals.len() > 400 {
            return None;
        }
        let number = Self {
            is_negative,
            whole: whole.to_owned(),
            decimals: decimals.to_owned(),
        };
        let number = number.shifted(exponent)?;
        let significant = format!("{}{}", number.whole, number.decimals);
        if significant.trim_start_matches('0').len() <= DIGITS {
            return Some(number);
        }
        let exact = format!("{:.*e}", DIGITS - 1, raw.parse::<f64>().ok()?);
        Self::parse(&exact)
    }

    /// The number with its point moved to the right; `None` when that is too long to be drawn.
    fn shifted(&self, places: i32) -> Option<Self> {
        let digits = format!("{}{}", self.whole, self.decimals);
        let point = i32::try_from(self.whole.len()).ok()? + places;
        let length = i32::try_from(digits.len()).ok()?;
        if !(-400..=400).contains(&point) {
            return None;
        }
        let before = usize::try_from(-point).unwrap_or(0);
        let behind = usize::try_from(point - length).unwrap_or(0);
        let digits = "0".repeat(before) + &digits + &"0".repeat(behind);
        let (whole, decimals) = digits.split_at(usize::try_from(point).unwrap_or(0));
        let whole = whole.trim_start_matches('0');
        let decimals = decimals.trim_end_matches('0');
        (whole.len() <= LONGEST && decimals.len() <= 400).then(|| Self {
            is_negative: self.is_negative,
            whole: whole.to_owned(),
            decimals: decimals.to_owned(),
        })
    }

    fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.decimals.is_empty()
    }

    /// Its digits without a sign.
    fn plain(&self) -> String {
        let whole = if self.whole.is_empty() {
            "0"
        } else {
            &self.whole
        };
        match self.decimals.is_empty() {
            true => whole.to_owned(),
            false => format!("{whole}.{}", self.decimals),
        }
    }

    /// The number with at most so many decimals, the last rounded half up.
    fn rounded(&self, decimals: usize) -> Self {
        if self.decimals.len() <= decimals {
            return self.clone();
        }
        let kept = format!("{}{}", self.whole, &self.decimals[..decimals]);
        let mut digits: Vec<u8> = kept.bytes().collect();
        if self.decimals.as_bytes()[decimals] >= b'5' {
            let nines = digits
                .iter()
                .rev()
                .take_while(|digit| **digit == b'9')
                .count();
            let at = digits.len() - nines;
            digits[at..].fill(b'0');
            match at.checked_sub(1) {
                Some(last) => digits[last] += 1,
                None => digits.insert(0, b'1'),
            }
        }
        let text: String = digits.into_iter().map(char::from).collect();
        let (whole, behind) = text.split_at(text.len() - decimals);
        Self {
            is_negative: self.is_negative,
            whole: whole.trim_start_matches('0').to_owned(),
            decimals: behind.trim_end_matches('0').to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(raw: &str, code: &str) -> Result<String, CellFault> {
        shown(raw, code, Epoch::Y1900)
    }

    #[test]
    fn numbers_are_shown_as_spreadsheets_show_them() {
        for (raw, code, text) in [
            ("31.1", "General", "31.1"),
            ("31.099999999999998", "General", "31.1"),
            ("0.30000000000000004", "General", "0.3"),
            ("-5", "General", "-5"),
            ("1.2E-3", "General", "0.0012"),
            ("2024", "0", "2024"),
            ("8", "0.0", "8.0"),
            ("1234.5", "#,##0.0", "1,234.5"),
            ("1234567", "#,##0", "1,234,567"),
            ("0.311", "0.0%", "31.1%"),
            ("0.31100000000000005", "0.0%", "31.1%"),
            ("0.5", "0%", "50%"),
            ("-0.021", "0.0%", "-2.1%"),
            ("783.58", "0.00\"亿元\"", "783.58亿元"),
            ("12", "General\"个\"", "12个"),
            ("12", "G/通用格式\"个\"", "12个"),
            ("12.5", "[$¥-804]#,##0.00", "¥12.50"),
            ("-12", "#,##0_);(#,##0)", "(12)"),
            ("-12", "#,##0;[Red]-#,##0", "-12"),
            ("0", "0;-0;\"零\"", "零"),
            ("12000", "0,", "12"),
            ("0.5", "#.0", ".5"),
            ("7", "000", "007"),
            ("3", "0.##", "3"),
            ("45", "@", "45"),
        ] {
            assert_eq!(of(raw, code).as_deref(), Ok(text), "{raw} {code}");
        }
    }

    #[test]
    fn rounding_is_refused() {
        for (raw, code, shown, held) in [
            ("31.14", "0.0", "31.1", "31.14"),
            ("0.12345", "0.0%", "12.3%", "12.345%"),
            ("999.96", "0.0", "1000.0", "999.96"),
            ("1234", "0,", "1", "1.234"),
        ] {
            let (shown, held) = (shown.to_owned(), held.to_owned());
            assert_eq!(
                of(raw, code),
                Err(CellFault::Rounded { shown, held }),
                "{raw} {code}"
            );
        }
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        for code in [
            "0.00E+00",
            "# ?/?",
            "[>100]0",
            "[DBNum1]0",
            "0-00",
            "[h]:mm",
            "0x0",
            "\"open",
            "\\",
        ] {
            assert_eq!(
                of("12", code),
                Err(CellFault::Format(code.to_owned())),
                "{code}"
            );
        }
        assert_eq!(
            of("zwölf", "0"),
            Err(CellFault::NotANumber("zwölf".to_owned()))
        );
        assert!(of("1e300", "General").is_err());
        assert!(of("1e99999999999", "0").is_err());
    }
}
