//! What two spellings of one text have in common: quantities, runs of Han characters, and the text
//! without its punctuation.

/// Units as the report writes them, the longer before the shorter that begins alike.
const UNITS: [&str; 26] = [
    "亿美元",
    "亿元",
    "万平方米",
    "万人次",
    "万人",
    "万元",
    "标箱",
    "公里",
    "年",
    "个",
    "家",
    "项",
    "座",
    "条",
    "件",
    "户",
    "亩",
    "所",
    "类",
    "届",
    "强",
    "佳",
    "天",
    "次",
    "人",
    "元",
];

fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9FFF}')
}

/// Latin letters, digits, and the marks that join them: `1+3+N`, `78.3%`, `5G+`.
fn is_latin(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '.' | '%' | '+' | 'Ⅱ')
}

/// The text without punctuation, brackets, spaces, line breaks and marks of emphasis.
pub fn bare(text: &str) -> String {
    text.chars()
        .filter(|char| is_han(*char) || is_latin(*char))
        .collect()
}

/// A quantity or Latin word at the start of the text, with 余, unit and 以上 or 左右.
fn quantity(text: &str) -> Option<&str> {
    let number = text.find(|char| !is_latin(char)).unwrap_or(text.len());
    let mut end = number;
    if end == 0 {
        return None;
    }
    for group in [&["余"][..], &UNITS[..], &["以上", "左右"][..]] {
        end += group
            .iter()
            .find(|word| text[end..].starts_with(**word))
            .map_or(0, |word| word.len());
    }
    Some(&text[..end])
}

/// Every quantity, with its unit and modifier; also Latin words such as `EOD`, and numbers in names.
pub fn quantities(text: &str) -> Vec<String> {
    split(text).0
}

/// Every run of Han characters between punctuation and quantities.
pub fn runs(text: &str) -> Vec<String> {
    split(text).1
}

fn split(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut quantities, mut runs) = (Vec::new(), vec![String::new()]);
    // Emphasis stands inside a clause and does not end it; neither does a line break in a title.
    let text = text.replace("**", "").replace('\n', "");
    let mut rest = text.as_str();
    while let Some(char) = rest.chars().next() {
        let taken = match quantity(rest) {
            Some(found) => {
                quantities.push(found.to_owned());
                runs.push(String::new());
                found.len()
            }
            None if is_han(char) => {
                runs.last_mut().expect("begins with one").push(char);
                char.len_utf8()
            }
            None => {
                runs.push(String::new());
                char.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    runs.retain(|run| !run.is_empty());
    (quantities, runs)
}

#[test]
fn a_quantity_has_its_unit_and_modifier() {
    let text = "发放8600余万元，达到**70%**以上，“1+3+N”、5家、Ⅱ类";
    let expected = ["8600余万元", "70%以上", "1+3+N", "5家", "Ⅱ类"];
    assert_eq!(quantities(text), expected);
}

#[test]
fn runs_end_at_punctuation_and_quantities() {
    let text = "区属板块206家规模以上、连续**八**届";
    assert_eq!(runs(text), ["区属板块", "规模以上", "连续八届"]);
}
