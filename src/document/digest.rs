//! The digest of a report's words: two posters with the same one say the same.

use sha2::{Digest as _, Sha256};

use super::{Document, Text, Value, texts};
use crate::numbers::Findings;

/// What stands before it on a poster.
const LABEL: &str = "校验码";
/// Between two texts: a control character that no text of a report can hold.
const BETWEEN: char = '\u{1F}';
/// How many of its 64 figures are shown: one change in four thousand million goes unseen.
const SHOWN: usize = 8;

/// The SHA-256 of all drawn words in reading order.
///
/// It does not change with the layout, the theme, comments, the order of keys, markup, line breaks and
/// blanks beside Han, and changes with every character that is read.
///
/// ```
/// use changtu::diag::{Sink, Sources};
/// use changtu::document::{Digest, read};
/// use changtu::world::World;
///
/// let digest = |report: &str| {
///     let (mut sources, mut sink) = (Sources::default(), Sink::default());
///     let world = World::memory([("", "")]);
///     Digest::of(&read("r.yaml", report.as_bytes(), &world, &mut sources, &mut sink).unwrap())
/// };
/// let one = digest("title: 增长4.3%\nsubtitle: 2023 年\n");
/// assert_eq!(one, digest("# 注\nsubtitle: 2023年\ntitle: 增长**4.3%**\nlayout: base\n"));
/// assert_ne!(one, digest("title: 增长4.8%\nsubtitle: 2023年\n"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    hex: String,
}

impl Digest {
    /// The digest of a report. What its own foot says of it is not counted.
    pub fn of(document: &Document) -> Self {
        let mut sum = Sha256::new();
        for text in texts(document) {
            sum.update(plain(&text.text));
            sum.update(BETWEEN.to_string());
        }
        let hex = sum.finalize().into_iter().map(|byte| format!("{byte:02x}"));
        Self { hex: hex.collect() }
    }

    /// All 64 figures.
    pub fn hex(&self) -> &str {
        &self.hex
    }
}

impl std::fmt::Display for Digest {
    /// The first figures in groups of four, as they are read out: `a1b2 c3d4`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = self.hex.get(..SHOWN).unwrap_or(&self.hex);
        let (first, second) = shown.split_at(shown.len() / 2);
        write!(f, "{first} {second}")
    }
}

/// A text without line breaks and blanks, but for one between two Latin words.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut is_apart = false;
    for char in text.chars() {
        if char.is_whitespace() {
            is_apart = true;
            continue;
        }
        if is_apart
            && char.is_ascii_graphic()
            && plain.ends_with(|last: char| last.is_ascii_graphic())
        {
            plain.push(' ');
        }
        is_apart = false;
        plain.push(char);
    }
    plain
}

/// Puts the digest in place of the yes of a foot that asks for it.
pub(super) fn fill(document: &mut Document) {
    let Some(footer) = &document.footer else {
        return;
    };
    let asks = matches!(footer.record.get("digest"), Some(Value::Flag(true)));
    let digest = asks.then(|| Digest::of(document));
    let Some(footer) = &mut document.footer else {
        return;
    };
    let path = format!("{}.digest", footer.record.path);
    let span = footer.record.span.clone();
    let fields = &mut footer.record.fields;
    fields.retain(|(name, _)| *name != "digest");
    if let Some(digest) = digest {
        let text = format!("{LABEL} {digest}");
        let whole = 0..text.len();
        let text = Text {
            text,
            emphasis: Vec::new(),
            // Its figures are no quantities.
            findings: std::sync::Arc::new(Findings::default()),
            painted: Vec::new(),
            kept: vec![whole],
            span,
            path,
            origin: Vec::new(),
        };
        fields.push(("digest", Value::Text(text)));
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn blanks_count_between_latin_words_only() {
        assert_eq!(plain("在 2024 年\n 增长 5G 网"), "在2024年增长5G网");
        assert_eq!(plain("Smart  \n City 1 234"), "Smart City 1 234");
    }
}
