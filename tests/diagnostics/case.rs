//! Cases of diagnostics: texts in a file, each with its name and the lines of what is said of it.

use std::fmt::Write as _;
use std::path::Path;

use changtu::diag::{Diagnostic, FileId, Severity, Sources};

/// What is said, as it stands below a case; places in a list of words are marked.
pub fn line(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = diagnostic.span.as_ref().map_or("-".to_owned(), |span| {
        let at = |byte| sources.position(span.file, byte);
        let (start, end) = (at(span.range.start), at(span.range.end));
        let file = if span.file == FileId::default() {
            ""
        } else {
            "words:"
        };
        format!(
            "{file}{}:{}-{}:{}",
            start.line, start.column, end.line, end.column
        )
    });
    let mut line = format!(
        "# {severity}: {place} {} {}\n",
        diagnostic.code, diagnostic.message.zh
    );
    for hint in &diagnostic.hints {
        let _ = writeln!(line, "#   建议: {}", hint.zh);
    }
    line
}

/// Whether a line is one that `BLESS=1` writes.
fn is_expected(line: &str) -> bool {
    ["# error: ", "# warning: ", "#   建议: "]
        .iter()
        .any(|start| line.starts_with(start))
}

/// A case without its expected lines, and its name.
pub fn cases(text: &str) -> Vec<(String, String)> {
    let mut cases: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("#: ") {
            cases.push((name.to_owned(), String::new()));
        } else if let Some((_, body)) = cases.last_mut().filter(|_| !is_expected(line)) {
            body.push_str(line);
            body.push('\n');
        }
    }
    cases
        .iter_mut()
        .for_each(|(_, body)| *body = body.trim_end().to_owned() + "\n");
    cases
}

/// A file of cases as it should be; under `BLESS=1` it becomes so, else answers how it differs.
pub fn settle(path: &Path, text: &str, now: &str) -> Option<String> {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, now).expect("the cases are writable");
        return None;
    }
    let differs = text.lines().zip(now.lines()).find(|(old, new)| old != new);
    (text != now).then(|| format!("{}: {differs:?}", path.display()))
}
