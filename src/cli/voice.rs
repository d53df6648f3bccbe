//! How the program speaks: language, form, colours; diagnostics, faults and exit statuses.

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use changtu::diag::render::{json, text};
use changtu::diag::{Diagnostic, Lang, Look, Message, Severity, Sources};

use super::args::Form;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; warnings are allowed.
    Done = 0,
    /// The input is wrong.
    Input = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Reading or writing failed.
    Files = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not be done.
#[derive(Debug)]
pub struct Fault {
    /// The status to end with.
    pub exit: Exit,
    /// What to say; nothing when nobody listens any more.
    diagnostics: Vec<Diagnostic>,
    /// The texts that places point into.
    sources: Box<Sources>,
}

impl Fault {
    /// The command line is wrong.
    pub fn usage(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Exit::Usage, code, Message::new(zh, en))
    }

    /// Reading or writing failed.
    pub fn files(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Exit::Files, code, Message::new(zh, en))
    }

    /// A fault with a sentence.
    pub fn new(exit: Exit, code: &'static str, message: Message) -> Self {
        Self {
            exit,
            diagnostics: vec![Diagnostic::error(code, None, message)],
            sources: Box::default(),
        }
    }

    /// A file that the command line names is wrong, at these places.
    pub fn told(diagnostics: Vec<Diagnostic>, sources: Sources) -> Self {
        Self {
            exit: Exit::Usage,
            diagnostics,
            sources: Box::new(sources),
        }
    }

    /// The same fault with a piece of advice.
    #[must_use]
    pub fn with_hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        if let Some(last) = self.diagnostics.pop() {
            self.diagnostics.push(last.with_hint(Message::new(zh, en)));
        }
        self
    }
}

/// Standard output failed; a reader that has seen enough (`changtu icons | head`) is no fault.
impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self {
                exit: Exit::Done,
                diagnostics: Vec::new(),
                sources: Box::default(),
            },
            _ => {
                let why = reason(&error);
                let zh = format!("写不出去：{}", why.zh);
                Self::files("cannot-write", zh, format!("cannot write: {}", why.en))
            }
        }
    }
}

/// Why the system refused, in both languages.
pub fn reason(error: &std::io::Error) -> Message {
    use std::io::ErrorKind;

    let known = match error.kind() {
        ErrorKind::NotFound => Some(("没有这个文件或文件夹", "there is no such file or folder")),
        ErrorKind::PermissionDenied => Some(("没有权限", "permission denied")),
        ErrorKind::IsADirectory => Some(("这是文件夹", "it is a folder")),
        ErrorKind::NotADirectory => Some(("这不是文件夹", "it is no folder")),
        ErrorKind::StorageFull => Some(("磁盘满了", "the disk is full")),
        ErrorKind::ReadOnlyFilesystem => Some(("磁盘是只读的", "the disk is read-only")),
        ErrorKind::BrokenPipe => Some(("对方不再读了", "nobody reads it any more")),
        _ => None,
    };
    match known {
        Some((zh, en)) => Message::new(zh, en),
        None => Message::new(error.to_string(), error.to_string()),
    }
}

/// The language, form and colours of everything said.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    look: Look,
    form: Form,
}

impl Voice {
    /// Listens to the words before they are parsed, because even a wrong command line is answered in
    /// the language and form it asks for.
    pub fn of(words: &[OsString]) -> Self {
        let lang = match option(words, "--lang").as_deref() {
            Some("en") => Lang::En,
            Some("zh") => Lang::Zh,
            _ => locale(),
        };
        let form = match option(words, "--message-format").as_deref() {
            Some("json") => Form::Json,
            _ => Form::Human,
        };
        let is_plain = option(words, "--color").as_deref() == Some("never")
            || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let color = !is_plain && std::io::stderr().is_terminal();
        Self {
            look: Look { lang, color },
            form,
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.look.lang
    }

    /// Whether messages are for programs.
    pub fn is_json(&self) -> bool {
        self.form == Form::Json
    }

    /// One of two words, by language.
    pub fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.look.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// Says findings on standard error, in the order of the file.
    pub fn say(&self, findings: &[Diagnostic], sources: &Sources) {
        for finding in findings {
            let words = match self.form {
                Form::Human => text(finding, sources, self.look) + "\n",
                Form::Json => json(finding, sources, self.look.lang).to_string(),
            };
            self.murmur(&words);
        }
    }

    /// Says why a command could not be done, and how it ends.
    pub fn complain(&self, fault: Fault) -> Exit {
        self.say(&fault.diagnostics, &fault.sources);
        fault.exit
    }

    /// A line on standard error; when that is closed there is nobody to tell.
    pub fn murmur(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}

/// Findings sorted; under `--strict` every one is an error.
pub fn judged(mut findings: Vec<Diagnostic>, is_strict: bool) -> Vec<Diagnostic> {
    if is_strict {
        findings
            .iter_mut()
            .for_each(|finding| finding.severity = Severity::Error);
    }
    findings
}

/// How many findings forbid drawing.
pub fn errors(findings: &[Diagnostic]) -> usize {
    let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
    findings.iter().filter(is_error).count()
}

/// The value of an option among words that are not parsed yet: `--lang en`, `--lang=en`.
fn option(words: &[OsString], name: &str) -> Option<String> {
    let words: Vec<&str> = words.iter().map_while(|word| word.to_str()).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let value = match word.strip_prefix(name)? {
            "" => words.get(at + 1)?,
            rest => rest.strip_prefix('=')?,
        };
        Some(value.to_owned())
    })
}

/// The language of the locale; Chinese when it names none that we speak.
fn locale() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match named {
        Some(value) if value.to_ascii_lowercase().starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}
