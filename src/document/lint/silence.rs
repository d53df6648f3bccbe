//! Comments that silence warnings: `# 忽略: 重复字词`, `# ignore: doubled-word`.

use std::ops::Range;

use super::codes::{self, BY_RUN, WARNINGS};
use crate::diag::{Diagnostic, FileId, Message, Severity, Span};
use crate::yaml;

/// The words that such a comment begins with.
const WORDS: [&str; 3] = ["忽略", "ignore", "Ignore"];

/// One name in such a comment.
#[derive(Debug, Clone)]
struct Rule {
    /// The name as it is written.
    name: String,
    /// Its place.
    place: Range<usize>,
    /// The warning it silences; `None` when there is none of that name.
    code: Option<&'static str>,
    /// Where it silences it.
    about: Range<usize>,
    /// Whether it has done so.
    is_used: bool,
}

/// What a file's comments silence.
#[derive(Debug, Clone)]
pub struct Silence {
    file: FileId,
    rules: Vec<Rule>,
}

impl Silence {
    /// Reads the comments of a file.
    ///
    /// ```
    /// use changtu::diag::{Diagnostic, FileId, Message, Span};
    /// use changtu::document::Silence;
    ///
    /// let text = "title: 的的  # 忽略: 重复字词\n";
    /// let file = FileId::default();
    /// let place = Span::new(file, 7..13);
    /// let said = Diagnostic::warning("doubled-word", place, Message::new("", ""));
    /// let mut silence = Silence::read(text, file);
    /// assert!(silence.keep(vec![said]).is_empty());
    /// ```
    pub fn read(text: &str, file: FileId) -> Self {
        let mut rules = Vec::new();
        for comment in yaml::comments(text) {
            let start = comment.range.start;
            for (name, place) in names(&text[comment.range.clone()]) {
                rules.push(Rule {
                    code: codes::code(&name),
                    name,
                    place: start + place.start..start + place.end,
                    about: comment.about.clone(),
                    is_used: false,
                });
            }
        }
        Self { file, rules }
    }

    /// The findings that are not silenced. Errors never are.
    pub fn keep(&mut self, said: Vec<Diagnostic>) -> Vec<Diagnostic> {
        said.into_iter()
            .filter(|diagnostic| !self.silences(diagnostic))
            .collect()
    }

    fn silences(&mut self, diagnostic: &Diagnostic) -> bool {
        let Some(span) = &diagnostic.span else {
            return false;
        };
        if diagnostic.severity == Severity::Error || span.file != self.file {
            return false;
        }
        let at = span.range.start;
        let mut is_silent = false;
        for rule in &mut self.rules {
            let is_here = rule.about.contains(&at) || rule.about == (at..at);
            if rule.code == Some(diagnostic.code) && is_here {
                (rule.is_used, is_silent) = (true, true);
            }
        }
        is_silent
    }

    /// Names that silenced nothing, once everything has been said but the warnings of these codes.
    pub fn unused(&self, unsaid: &[&str]) -> Vec<Diagnostic> {
        let may_idle = |code: &str| unsaid.contains(&code) || BY_RUN.contains(&code);
        let idle = self
            .rules
            .iter()
            .filter(|rule| !rule.is_used && !rule.code.is_some_and(may_idle));
        idle.map(|rule| self.idle(rule)).collect()
    }

    fn idle(&self, rule: &Rule) -> Diagnostic {
        let name = &rule.name;
        let place = Span::new(self.file, rule.place.clone());
        if rule.code.is_some() {
            let message = Message::new(
                format!("这里没有“{name}”的警告，忽略是多余的"),
                format!("there is no `{name}` here to ignore"),
            );
            let hint = Message::new(
                "删去它；注释要写在那一行的末尾，或者紧挨着写在上面",
                "delete it; such a comment stands at the end of the line, or right above it",
            );
            return Diagnostic::warning("unused-ignore", place, message).with_hint(hint);
        }
        let message = Message::new(
            format!("没有名为“{name}”的警告"),
            format!("there is no warning named `{name}`"),
        );
        let names = WARNINGS.iter().flat_map(|(code, zh)| [*code, *zh]);
        Diagnostic::warning("unused-ignore", place, message).with_nearest(name, names)
    }
}

/// The names in a comment that silences, each with its place in the comment.
fn names(comment: &str) -> Vec<(String, Range<usize>)> {
    let start = comment.len() - comment.trim_start_matches(['#', ' ']).len();
    let rest = &comment[start..];
    let word = WORDS.iter().find_map(|word| {
        let rest = rest.strip_prefix(word)?.trim_start();
        rest.strip_prefix([':', '：'])
    });
    let Some(list) = word else { return Vec::new() };
    let begin = comment.len() - list.len();
    let mut names = Vec::new();
    let mut at = begin;
    for part in list.split_inclusive([',', '，', '、']) {
        // What follows a name in brackets or behind a second `#` says why.
        let name = part.trim_end_matches([',', '，', '、']);
        let name = name
            .split(['#', '（', '(', '；', ';', '。'])
            .next()
            .unwrap_or_default();
        let lead = name.len() - name.trim_start().len();
        let name = name.trim();
        if !name.is_empty() {
            let place = at + lead..at + lead + name.len();
            names.push((name.to_owned(), place));
        }
        at += part.len();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(code: &'static str, at: usize) -> Diagnostic {
        let place = Span::new(FileId::default(), at..at + 1);
        Diagnostic::warning(code, place, Message::new("甲", "a"))
    }

    #[test]
    fn a_comment_silences_its_line_only() {
        let text = "a: 甲 # 忽略: 重复字词，unpaired（原文如此）\nb: 乙\n";
        let mut silence = Silence::read(text, FileId::default());
        let kept = silence.keep(vec![
            said("doubled-word", 3),
            said("unpaired", 0),
            said("unpaired", text.len() - 4),
        ]);
        assert_eq!(kept.len(), 1);
        assert!(silence.unused(&[]).is_empty());
    }

    #[test]
    fn errors_are_never_silent_and_idle_names_are_said() {
        let text = "a: 甲 # ignore: doubled-word, dubled-word\n";
        let mut silence = Silence::read(text, FileId::default());
        let error = Diagnostic::error(
            "doubled-word",
            Span::new(FileId::default(), 3..4),
            Message::new("", ""),
        );
        assert_eq!(silence.keep(vec![error]).len(), 1);
        let idle = silence.unused(&[]);
        assert_eq!(idle.len(), 2);
        assert!(idle[1].hints[0].en.contains("doubled-word"));
    }

    #[test]
    fn the_head_of_a_file_silences_it_all() {
        let text = "# 忽略: 英文短横\n\na: 甲\nb: 乙-丙\n";
        let mut silence = Silence::read(text, FileId::default());
        assert!(
            silence
                .keep(vec![said("hyphen-in-name", text.len() - 5)])
                .is_empty()
        );
    }
}
