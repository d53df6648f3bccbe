//! Reads what a Rust file names, without a parser: comments, strings and test modules are blanked,
//! then `crate::name` is looked for.

use std::path::{Path, PathBuf};

/// A file of the crate.
pub struct Source {
    /// From the root of the repository: `src/geom/mod.rs`.
    pub path: PathBuf,
    /// The text.
    pub text: String,
}

/// A way to name something of the crate.
#[derive(Debug, PartialEq, Eq)]
pub enum Use {
    /// `crate::name`.
    Name(String),
    /// `crate::{…}` or `crate::*`.
    Grouped,
    /// So many `super::` that they lead to the root.
    Climb,
}

impl Source {
    /// The parts of the module's path: `geom`, `length`; none for a root.
    fn parts(&self) -> Vec<String> {
        let path = self
            .path
            .strip_prefix("src")
            .unwrap_or(&self.path)
            .with_extension("");
        let mut parts: Vec<String> = path
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if parts.last().is_some_and(|last| last == "mod") {
            parts.pop();
        }
        if parts == ["lib"] || parts == ["main"] {
            parts.clear();
        }
        parts
    }

    /// The module of the house that the file belongs to; `None` for a root.
    pub fn module(&self) -> Option<String> {
        self.parts().into_iter().next()
    }

    /// The file's own module name; `None` for a root.
    pub fn name(&self) -> Option<String> {
        self.parts().pop()
    }

    /// The files that may declare it; `None` for a root.
    pub fn parents(&self) -> Option<Vec<PathBuf>> {
        let mut parts = self.parts();
        parts.pop()?;
        if parts.is_empty() {
            return Some(vec!["src/lib.rs".into(), "src/main.rs".into()]);
        }
        let folder = Path::new("src").join(parts.iter().collect::<PathBuf>());
        Some(vec![folder.join("mod.rs"), folder.with_extension("rs")])
    }

    /// The names of `mod name;`, test modules included.
    pub fn declared(&self) -> Vec<String> {
        modules(&blank_comments(&self.text))
    }

    /// Every use of the crate's modules outside comments and tests, with its line.
    pub fn uses(&self) -> Vec<(usize, Use)> {
        let code = blank_tests(&blank_comments(&self.text));
        let mut uses = Vec::new();
        for (at, _) in code.match_indices("crate::") {
            if !is_word_before(&code, at) {
                uses.push((at, after_crate(&code[at + "crate::".len()..])));
            }
        }
        let depth = self.parts().len();
        let mut end = 0;
        for (at, _) in code.match_indices("super::") {
            if at < end || is_word_before(&code, at) {
                continue; // inside a chain that has been counted
            }
            let count = chain(&code[at..]);
            end = at + count * "super::".len();
            if count >= depth {
                uses.push((at, Use::Climb));
            }
        }
        uses.sort_by_key(|(at, _)| *at);
        uses.into_iter()
            .map(|(at, used)| (code[..at].matches('\n').count() + 1, used))
            .collect()
    }
}

/// The files of modules that are declared under `#[cfg(test)]`.
pub fn test_files(sources: &[Source]) -> Vec<PathBuf> {
    let is_test = |source: &&Source| {
        let (Some(name), Some(parents)) = (source.name(), source.parents()) else {
            return false;
        };
        sources
            .iter()
            .filter(|other| parents.contains(&other.path))
            .any(|parent| {
                let code = blank_comments(&parent.text);
                modules(&code).contains(&name) && !modules(&blank_tests(&code)).contains(&name)
            })
    };
    sources
        .iter()
        .filter(is_test)
        .map(|source| source.path.clone())
        .collect()
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

fn is_word_before(code: &str, at: usize) -> bool {
    code[..at].chars().next_back().is_some_and(is_word)
}

fn word(text: &str) -> &str {
    &text[..text.find(|char| !is_word(char)).unwrap_or(text.len())]
}

fn after_crate(rest: &str) -> Use {
    match word(rest.trim_start()) {
        "" => Use::Grouped,
        name => Use::Name(name.to_owned()),
    }
}

/// How many `super::` follow one another.
fn chain(mut text: &str) -> usize {
    let mut count = 0;
    while let Some(rest) = text.strip_prefix("super::") {
        (count, text) = (count + 1, rest);
    }
    count
}

fn modules(code: &str) -> Vec<String> {
    code.match_indices("mod ")
        .filter(|(at, _)| !is_word_before(code, *at))
        .map(|(at, found)| (word(&code[at + found.len()..]), &code[at + found.len()..]))
        .filter(|(name, rest)| rest[name.len()..].trim_start().starts_with(';'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// Blanks what stands between two places; line breaks stay, so lines keep their numbers.
fn blank(out: &mut String, text: &str) {
    out.extend(
        text.chars()
            .map(|char| if char == '\n' { '\n' } else { ' ' }),
    );
}

/// The code without comments and the insides of strings and characters.
fn blank_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let inside_word = out.chars().next_back().is_some_and(is_word);
        match length_of_literal(rest, inside_word) {
            0 => {
                out.push(char);
                rest = &rest[char.len_utf8()..];
            }
            length => {
                blank(&mut out, &rest[..length]);
                rest = &rest[length..];
            }
        }
    }
    out
}

/// How many bytes a comment, string or character at the start takes; 0 when there is none.
fn length_of_literal(text: &str, inside_word: bool) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return length_of_block_comment(text);
    }
    if text.starts_with('"') {
        return length_of_quoted(text, '"');
    }
    if text.starts_with('r') && !inside_word {
        let hashes = text[1..].chars().take_while(|char| *char == '#').count();
        if text[1 + hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = 2 + hashes;
            return text[body..]
                .find(&close)
                .map_or(text.len(), |at| body + at + close.len());
        }
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('\''), Some('\\'), _) => length_of_quoted(text, '\''),
        // `'a'` is a character, `'a` a lifetime.
        (Some('\''), Some(char), Some('\'')) => 2 + char.len_utf8(),
        _ => 0,
    }
}

fn length_of_block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn length_of_quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        if char == quote && !is_escaped {
            return at + 1;
        }
        is_escaped = char == '\\' && !is_escaped;
    }
    text.len()
}

/// The code without what `#[cfg(test)]` stands before: a module, a function, an import.
fn blank_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        out.push_str(&rest[..at]);
        let length = MARK.len() + length_of_item(&rest[at + MARK.len()..]);
        blank(&mut out, &rest[at..at + length]);
        rest = &rest[at + length..];
    }
    out + rest
}

/// To the end of an item: its `;` or the brace that closes its body.
fn length_of_item(code: &str) -> usize {
    let mut depth = 0;
    for (at, char) in code.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(char, ';' | '}') {
            return at + 1;
        }
    }
    code.len()
}

fn names(text: &str) -> Vec<Use> {
    let source = Source {
        path: "src/a/b.rs".into(),
        text: text.into(),
    };
    source.uses().into_iter().map(|(_, used)| used).collect()
}

fn name(name: &str) -> Use {
    Use::Name(name.into())
}

#[test]
fn comments_and_strings_name_nothing() {
    let text = r##"
        //! [`crate::a`]
        // crate::b
        /* crate::c /* crate::d */ crate::e */
        let s = "crate::f \" crate::g"; let r = r#"crate::h " crate::i"#;
        let (q, l): (char, &'static str) = ('"', crate::j::S); let e = '\'';
        crate::k!(pub(in crate::l) x);
    "##;
    assert_eq!(names(text), [name("j"), name("k"), name("l")]);
}

#[test]
fn test_modules_name_what_they_like_and_the_code_after_them_does_not() {
    let text = "
        #[cfg(test)]
        mod tests { use crate::a::A; fn f() { if true { crate::b::f() } } }
        #[cfg(test)]
        use crate::c::C;
        use crate::d::D;
    ";
    assert_eq!(names(text), [name("d")]);
}

#[test]
fn another_crate_is_not_ours() {
    assert_eq!(
        names("use my_crate::a; use krate::b; macro_rules! m { () => { $crate::c::C } }"),
        [name("c")]
    );
}

#[test]
fn a_file_of_tests_is_known_by_its_declaration() {
    let sources = [
        Source {
            path: "src/a/mod.rs".into(),
            text: "mod b;\n#[cfg(test)]\nmod tests;".into(),
        },
        Source {
            path: "src/a/b.rs".into(),
            text: String::new(),
        },
        Source {
            path: "src/a/tests.rs".into(),
            text: String::new(),
        },
    ];
    assert_eq!(test_files(&sources), [PathBuf::from("src/a/tests.rs")]);
    assert_eq!(sources[0].declared(), ["b", "tests"]);
}
