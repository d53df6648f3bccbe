//! Which characters are mistaken for one another: those that look alike, and those that sound alike.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Groups of characters that look alike.
static SHAPES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/wording/alike.txt"
));
/// Sounds, each with its characters.
static SOUNDS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/wording/sounds.txt"
));

/// The first character of each radical that has many, in the order of Unicode, which sorts Han by radical
/// and then by strokes: characters of one radical stand side by side, those of as many strokes nearest.
const RADICALS: &str = concat!(
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋",
    "弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石",
    "示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門",
    "阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
);

/// For each character, those that look like it, and whether closely.
static LIKE: LazyLock<BTreeMap<char, Vec<(char, bool)>>> = LazyLock::new(|| {
    let mut like: BTreeMap<char, Vec<(char, bool)>> = BTreeMap::new();
    let mut is_close = true;
    for group in SHAPES.lines() {
        if group.starts_with('#') {
            is_close = !group.starts_with("# Others");
            continue;
        }
        for char in group.chars() {
            let others = like.entry(char).or_default();
            for other in group.chars().filter(|other| *other != char) {
                if others.iter().all(|(known, _)| *known != other) {
                    others.push((other, is_close));
                }
            }
        }
    }
    like
});

/// For each character, the number of its sound; zero for those without one.
static SOUND: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut numbers: BTreeMap<String, u16> = BTreeMap::new();
    let mut sound = vec![0; 0x1_0000];
    for line in SOUNDS.lines() {
        let Some((name, chars)) = line.split_once(' ') else {
            continue;
        };
        let next = u16::try_from(numbers.len() + 1).unwrap_or(u16::MAX);
        let number = *numbers.entry(blurred(name)).or_insert(next);
        for char in chars.chars() {
            if let Some(place) = sound.get_mut(u32::from(char) as usize) {
                *place = number;
            }
        }
    }
    sound
});

/// A sound as many say it: no difference between `zh` and `z`, `ing` and `in`.
fn blurred(name: &str) -> String {
    let flat = ["zh", "ch", "sh"]
        .iter()
        .find(|start| name.starts_with(**start))
        .map(|start| format!("{}{}", &start[..1], &name[2..]));
    let flat = flat.unwrap_or_else(|| name.to_owned());
    match flat.strip_suffix("ng") {
        Some(short) if short.ends_with(['i', 'e']) => format!("{short}n"),
        _ => flat,
    }
}

/// The characters that look like one, and whether closely.
pub(super) fn shapes(char: char) -> &'static [(char, bool)] {
    LIKE.get(&char).map_or(&[], Vec::as_slice)
}

/// The number of a character's sound; zero when it is not known.
pub(super) fn sound(char: char) -> u16 {
    SOUND.get(u32::from(char) as usize).copied().unwrap_or(0)
}

/// Whether one character is easily put for another, because they look or sound alike.
pub fn is_alike(one: char, other: char) -> bool {
    one != other && (is_seen(one, other) || is_heard(one, other))
}

/// Whether two characters look alike.
pub(super) fn is_seen(one: char, other: char) -> bool {
    shapes(one).iter().any(|(like, _)| *like == other)
}

/// Whether two characters sound alike.
fn is_heard(one: char, other: char) -> bool {
    sound(one) != 0 && sound(one) == sound(other)
}

/// Whether two characters have one radical and about as many strokes.
pub(super) fn is_kin(one: char, other: char) -> bool {
    let nearness = u32::from(one).abs_diff(u32::from(other));
    nearness > 0 && nearness <= 24 && radical(one) == radical(other)
}

/// Which radical a character is sorted under.
fn radical(char: char) -> usize {
    static STARTS: LazyLock<Vec<char>> = LazyLock::new(|| RADICALS.chars().collect());
    STARTS.partition_point(|start| *start <= char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_in_order() {
        let chars: Vec<char> = RADICALS.chars().collect();
        assert!(chars.is_sorted());
        assert_eq!(chars.len(), 214);
    }

    #[test]
    fn likeness_is_of_shape_sound_and_radical() {
        assert!(is_alike('拨', '拔') && is_alike('布', '部') && is_alike('平', '贫'));
        assert!(is_kin('碚', '碛') && is_kin('碓', '碚') && !is_kin('碚', '示'));
        assert!(!is_alike('国', '国') && !is_alike('国', '案'));
    }
}
