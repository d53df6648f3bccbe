//! Finds icons: by name, by anything that is said of them, and what may have been meant.

use super::{ICONS, Icon, NAMES};
use crate::diag::{Diagnostic, Message, Span, nearest};

/// How many icons are suggested for a name that there is not.
const SUGGESTED: usize = 4;

/// The icon of an identifier or Chinese keyword.
pub(super) fn named(name: &str) -> Option<&'static Icon> {
    let at = NAMES
        .binary_search_by(|(known, _)| (*known).cmp(name))
        .ok()?;
    ICONS.get(usize::from(NAMES[at].1))
}

/// The identifier of the icon that has this identifier or exactly this Chinese keyword.
pub fn id(name: &str) -> Option<&'static str> {
    named(name).map(|icon| icon.id)
}

/// The icons that have to do with a word, the nearest first: those of that name, those whose name holds it,
/// those that it is otherwise said of, those of a group. Of no word: all.
pub fn search(word: &str) -> Vec<&'static Icon> {
    let word = word.trim().to_lowercase();
    let mut found: Vec<(usize, &Icon)> = ICONS
        .iter()
        .filter_map(|icon| Some((rank(icon, &word)?, icon)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, icon)| icon).collect()
}

/// How far an icon is from a lowercase word.
fn rank(icon: &Icon, word: &str) -> Option<usize> {
    let names = || {
        icon.keywords
            .iter()
            .chain([&icon.id])
            .map(|name| name.to_lowercase())
    };
    let begins = |said: &&str| said.split([' ', '-']).any(|part| part == word);
    match () {
        () if word.is_empty() => Some(0),
        () if names().any(|name| name == word) => Some(0),
        () if names().any(|name| name.contains(word)) => Some(1),
        () if icon.words.iter().any(begins) => Some(2),
        () if icon.group.0.contains(word) => Some(3),
        () if icon.group.1.split(' ').any(|part| part == word) => Some(3),
        () => None,
    }
}

/// Names that may have been meant: those of icons that have to do with the word, those spelled nearly like
/// it, those that are part of it.
pub fn meant(word: &str) -> Vec<&'static str> {
    let mut meant: Vec<&str> = search(word).iter().map(|icon| icon.id).collect();
    for way in [alike, within] {
        if meant.is_empty() {
            meant = way(word);
        }
    }
    meant.truncate(SUGGESTED);
    meant
}

/// Names spelled nearly like a word. Two Chinese characters of which one is wrong may be many names: those
/// with the same beginning come first.
fn alike(word: &str) -> Vec<&'static str> {
    let names = || NAMES.iter().map(|(name, _)| *name);
    let [first, second] = word.chars().collect::<Vec<_>>()[..] else {
        return nearest(word, names()).into_iter().collect();
    };
    let two = |name: &&str| name.chars().count() == 2;
    let begins = names().filter(two).filter(|name| name.starts_with(first));
    let ends = names().filter(two).filter(|name| name.ends_with(second));
    begins.chain(ends).collect()
}

/// Names of two characters and more that a word holds, the longest first.
fn within(word: &str) -> Vec<&'static str> {
    let names = NAMES.iter().map(|(name, _)| *name);
    let mut held: Vec<&str> = names
        .filter(|name| name.chars().count() >= 2 && word.contains(name))
        .collect();
    held.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
    held
}

/// Says that there is no icon of a name, and which may have been meant.
pub fn unknown(name: &str, span: Option<Span>) -> Diagnostic {
    let message = Message::new(
        format!("没有名为“{name}”的图标"),
        format!("there is no icon `{name}`"),
    );
    let diagnostic = Diagnostic::error("unknown-icon", span, message);
    let diagnostic = match &meant(name)[..] {
        [] => diagnostic,
        [one] => diagnostic.with_hint(Message::new(
            format!("是不是“{one}”？"),
            format!("did you mean `{one}`?"),
        )),
        several => diagnostic.with_hint(Message::new(
            format!("相近的有“{}”", several.join("”“")),
            format!("near to it: `{}`", several.join("`, `")),
        )),
    };
    diagnostic.with_hint(Message::new(
        "全部图标见“changtu icons”",
        "`changtu icons` lists them all",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(word: &str) -> &'static str {
        search(word).first().map_or("", |icon| icon.id)
    }

    #[test]
    fn icons_are_found_by_keyword() {
        assert_eq!(id("政府"), Some("gov_building"));
        assert_eq!(id("gov_building"), Some("gov_building"));
        assert_eq!(id("没有这个"), None);
        assert_eq!(id(""), None);
    }

    #[test]
    fn a_word_finds_icons_the_nearest_first() {
        assert_eq!(first("农业"), "agriculture");
        assert!(search("农业").len() > 5, "its group comes behind");
        assert_eq!(first("桥"), "bridge");
        assert!(search("farm").iter().any(|icon| icon.id == "agriculture"));
        // `消费` means one icon and finds another.
        assert_eq!(first("消费"), "wallet");
        assert!(search("消费").iter().any(|icon| icon.id == "shopping"));
        assert_eq!(first("gdp"), "gdp");
        assert_eq!(search("").len(), ICONS.len());
        assert!(search("没有这个").is_empty());
    }

    #[test]
    fn what_was_meant_is_guessed() {
        assert_eq!(meant("grwth"), ["growth"]);
        assert_eq!(meant("桥粱"), ["桥梁"]);
        assert_eq!(meant("农业现代化"), ["农业"]);
        assert_eq!(
            meant("farm"),
            ["farmland", "farm_tools", "agriculture", "grain"]
        );
        assert!(meant("没有这个").is_empty());
    }
}
