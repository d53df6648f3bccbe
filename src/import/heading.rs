//! Headings: their numbers, what siblings share, and the names in quotation marks.

use super::opening::is_bullet;
use super::skeleton::{Heading, Part};
use super::{Entry, Ledger, Passage, Words};
use crate::manuscript::{Removal, is_emoji};
use crate::numbers::is_han;

/// What headings beside one another have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Siblings {
    /// The words that all begin with; empty for none.
    pub(super) lead: String,
}

/// So many headings share what is no accident.
const ENOUGH: usize = 3;
/// The most characters that a lead has.
const LONGEST_LEAD: usize = 6;

impl Siblings {
    /// Looks at headings beside one another.
    pub(super) fn of(parts: &[Part]) -> Self {
        let titles: Vec<&str> = parts
            .iter()
            .filter_map(|part| part.heading.as_ref())
            .map(|heading| heading.title.text.as_str())
            .collect();
        Self {
            lead: lead(&titles).to_owned(),
        }
    }
}

/// The words that all titles begin with.
pub(super) fn lead<'t>(titles: &[&'t str]) -> &'t str {
    let Some((first, others)) = titles.split_first().filter(|_| titles.len() >= ENOUGH) else {
        return "";
    };
    let shared = others.iter().fold(first.len(), |length, other| {
        let same = first
            .char_indices()
            .zip(other.chars())
            .take_while(|((_, one), two)| one == two);
        same.last()
            .map_or(0, |((at, char), _)| at + char.len_utf8())
            .min(length)
    });
    let mut shared = &first[..shared];
    if let Some(at) = shared.find(['“', '《', '，', '、', '（']) {
        shared = &shared[..at];
    }
    // Of six shared characters four are the phrase, and the verb after it belongs to each title.
    if (5..=6).contains(&shared.chars().count()) {
        shared = &shared[..shared
            .char_indices()
            .nth(4)
            .map_or(shared.len(), |(at, _)| at)];
    }
    let length = shared.chars().count();
    let is_rest = titles
        .iter()
        .all(|title| title[shared.len()..].chars().count() >= 3);
    let is_words = shared.chars().all(is_han);
    if (2..=LONGEST_LEAD).contains(&length) && is_rest && is_words {
        shared
    } else {
        ""
    }
}

/// Number, lead and title of a heading.
pub(super) fn heading_fields(
    ledger: &mut Ledger,
    heading: &Heading,
    siblings: &Siblings,
) -> Vec<Entry> {
    let mut fields = Vec::new();
    number(ledger, heading, &mut fields);
    let title = plain(ledger, &heading.title);
    if !siblings.lead.is_empty() && title.text.starts_with(&siblings.lead) {
        let at = siblings.lead.len();
        let (open, close) = ('“', '”');
        let rest = &title.text[at..];
        let quoted = rest
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        match quoted.filter(|inner| !inner.contains([open, close])) {
            Some(inner) => {
                let start = at + open.len_utf8();
                ledger.remove(&title.slice(at..start), Removal::Quote);
                ledger.remove(
                    &title.slice(start + inner.len()..title.text.len()),
                    Removal::Quote,
                );
                fields.push(Entry::words(
                    "title",
                    title.slice(start..start + inner.len()),
                ));
                fields.push(Entry::words("lead", title.slice(0..at)));
            }
            None => {
                fields.push(Entry::words("title", title.words.clone()));
                fields.push(Entry::words("lead", title.slice(0..at)));
            }
        }
        return fields;
    }
    fields.push(Entry::words("title", title.words));
    fields
}

/// The number of a heading as a field, and what stands around it among what goes.
pub(super) fn number(ledger: &mut Ledger, heading: &Heading, fields: &mut Vec<Entry>) {
    let Some(number) = heading.number.clone() else {
        ledger.remove(&heading.head.words, Removal::Bullet);
        return;
    };
    let marks = without(&heading.head.words, &number);
    ledger.remove(&marks, Removal::Numbering);
    fields.push(Entry::words("number", number));
}

/// Words without a stretch of them.
pub(super) fn without(words: &Words, part: &Words) -> Words {
    let mut left = Vec::new();
    for range in &words.0 {
        let mut start = range.start;
        for taken in part
            .0
            .iter()
            .filter(|taken| taken.start >= range.start && taken.end <= range.end)
        {
            left.push(start..taken.start);
            start = taken.end;
        }
        left.push(start..range.end);
    }
    left.retain(|range| !range.is_empty());
    Words(left)
}

/// The title without its full stop.
pub(super) fn bare_title(ledger: &mut Ledger, heading: &Heading) -> Words {
    plain(ledger, &heading.title).words
}

/// A title without its full stop, and without the brackets around it.
fn plain(ledger: &mut Ledger, title: &Passage) -> Passage {
    let title = super::row::trimmed(title);
    if let Some(inner) = super::marks::bracketed(&title.text) {
        let start = '【'.len_utf8();
        let end = start + inner.len();
        ledger.remove(&title.slice(0..start), Removal::Quote);
        ledger.remove(&title.slice(end..title.text.len()), Removal::Quote);
        return super::row::trimmed(&super::row::cut(&title, start..end));
    }
    // `★ 抓项目 ★`
    let is_sign = |char: char| is_bullet(char) || is_emoji(char) || char.is_whitespace();
    let end = match title.text.trim_end_matches(is_sign).len() {
        0 => title.text.len(),
        end => end,
    };
    ledger.remove(&title.slice(end..title.text.len()), Removal::Bullet);
    let title = super::row::cut(&title, 0..end);
    let end = match title.text.trim_end_matches(['。', '：', '；', ':']).len() {
        // Nothing else is there.
        0 => title.text.len(),
        end => end,
    };
    ledger.remove(&title.slice(end..title.text.len()), Removal::Stop);
    super::row::cut(&title, 0..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_share_their_first_words() {
        assert_eq!(
            lead(&["聚焦聚力推动发展", "聚焦聚力改善民生", "聚焦聚力保护生态"]),
            "聚焦聚力"
        );
        assert_eq!(
            lead(&[
                "全力以赴“稳进增效”",
                "全力以赴“除险清患”",
                "全力以赴“改革求变”"
            ]),
            "全力以赴"
        );
        assert_eq!(
            lead(&[
                "聚焦聚力推动重大战略",
                "聚焦聚力推动产业发展",
                "聚焦聚力推动改革创新"
            ]),
            "聚焦聚力"
        );
        assert_eq!(lead(&["推动发展", "改善民生", "保护生态"]), "");
        assert_eq!(lead(&["着力建设", "着力扩大"]), "");
    }
}
