//! Days as spreadsheets count them → dates, in formats of years, months and days.

use super::format::Decimal;

/// From which day a workbook counts.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    /// Day 1 is 1 January 1900; 1900 is taken for a leap year.
    #[default]
    Y1900,
    /// Day 0 is 1 January 1904.
    Y1904,
}

/// Days from 1 March of year 0 to day 0 of the count from 1900, which is 30 December 1899 for all days that
/// are read here.
const DAY_0: i64 = 693_899;
/// 1 January 1904 in the count from 1900.
const START_OF_1904: i64 = 1462;
/// 1 March 1900: earlier days are one off, since 1900 was no leap year.
const FIRST: i64 = 61;
/// 31 December 9999.
const LAST: i64 = 2_958_465;

/// Whether a code is one of dates or times.
pub fn is_date(code: &str) -> bool {
    let letters = bare(code.split(';').next().unwrap_or_default());
    !letters.contains(['0', '#', '@'])
        && !letters.to_lowercase().contains("general")
        && !letters.contains("通用")
        && letters.to_lowercase().contains(['y', 'm', 'd', 'h', 's'])
}

/// The code without quotes, brackets and escapes.
fn bare(code: &str) -> String {
    let mut letters = String::new();
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => while chars.next().is_some_and(|char| char != '"') {},
            '[' => while chars.next().is_some_and(|char| char != ']') {},
            '\\' | '_' | '*' => drop(chars.next()),
            _ => letters.push(char),
        }
    }
    letters
}

/// A whole day in a code of `yyyy`, `yy`, `m`, `mm`, `d`, `dd` and text; `None` for times, names of months and
/// days of the week.
pub fn shown(number: &Decimal, code: &str, epoch: Epoch) -> Option<String> {
    let days: i64 = number.whole.parse().ok()?;
    if number.is_negative || !number.decimals.is_empty() {
        return None;
    }
    let days = match epoch {
        Epoch::Y1900 => days,
        Epoch::Y1904 => days + START_OF_1904,
    };
    if !(FIRST..=LAST).contains(&days) {
        return None;
    }
    let (year, month, day) = civil(days + DAY_0);
    let code = code.split(';').next().unwrap_or_default();
    let mut text = String::new();
    let mut chars = code.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' => text.extend(chars.by_ref().take_while(|char| *char != '"')),
            // A locale, such as `[$-804]`.
            '[' => {
                let inner: String = chars.by_ref().take_while(|char| *char != ']').collect();
                inner.starts_with("$-").then_some(())?;
            }
            '\\' => text.extend(chars.next()),
            '_' | '*' => drop(chars.next()),
            letter if letter.is_ascii_alphabetic() => {
                let mut length = 1;
                while chars
                    .next_if(|next| next.eq_ignore_ascii_case(&letter))
                    .is_some()
                {
                    length += 1;
                }
                text.push_str(&match (letter.to_ascii_lowercase(), length) {
                    ('y', 3 | 4) => format!("{year:04}"),
                    ('y', 1 | 2) => format!("{:02}", year % 100),
                    ('m', 1) => month.to_string(),
                    ('m', 2) => format!("{month:02}"),
                    ('d', 1) => day.to_string(),
                    ('d', 2) => format!("{day:02}"),
                    _ => return None,
                });
            }
            other => text.push(other),
        }
    }
    Some(text.trim().to_owned())
}

/// Year, month and day of a number of days since 1 March of year 0.
fn civil(days: i64) -> (i64, i64, i64) {
    // An era is 400 years, which are 146,097 days; a year begins in March, so that the leap day is its last.
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let is_next = month >= 10;
    let month = if is_next { month - 9 } else { month + 3 };
    (era * 400 + year + i64::from(is_next), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(raw: &str, code: &str, epoch: Epoch) -> Option<String> {
        shown(&Decimal::parse(raw).unwrap(), code, epoch)
    }

    #[test]
    fn days_are_dates() {
        for (raw, code, text) in [
            ("45292", "yyyy\"年\"m\"月\"d\"日\"", "2024年1月1日"),
            ("45351", "yyyy-mm-dd", "2024-02-29"),
            ("45657", "[$-804]yyyy\"年\"m\"月\";@", "2024年12月"),
            ("61", "yyyy/m/d", "1900/3/1"),
            ("36526", "yy.m", "00.1"),
        ] {
            assert!(is_date(code), "{code}");
            assert_eq!(
                of(raw, code, Epoch::Y1900).as_deref(),
                Some(text),
                "{raw} {code}"
            );
        }
        assert_eq!(
            of("43830", "yyyy-mm-dd", Epoch::Y1904).as_deref(),
            Some("2024-01-01")
        );
    }

    #[test]
    fn times_and_names_are_refused() {
        for (raw, code) in [
            ("45292.5", "yyyy-mm-dd"),
            ("45292", "mmm d"),
            ("45292", "yyyy h"),
            ("1", "yyyy-mm-dd"),
            ("99999999", "yyyy"),
        ] {
            assert_eq!(of(raw, code, Epoch::Y1900), None, "{raw} {code}");
        }
        for code in ["0.00", "General", "#,##0\"元/y\"", "[Red]0"] {
            assert!(!is_date(code), "{code}");
        }
    }
}
