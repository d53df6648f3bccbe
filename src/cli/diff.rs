//! `diff`: what has changed between two reports, or two sources.

use std::io::Write;
use std::path::{Path, PathBuf};

use changtu::diag::{Lang, Message, Sources, Span};
use changtu::geom::{Abs, Rect};
use changtu::pipeline::{Options, Poster, crop, framed};
use changtu::proof::diff::{
    self, Change, ChangeKind, Crop, Difference, Drawn, Look, Row, Side, Title,
};
use changtu::render::Excerpts;
use serde_json::{Value, json};

use super::Outcome;
use super::input::Report;
use super::output;
use super::voice::{Exit, Fault, Voice, errors};

/// `diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The old file: a report, or a source (.md, .txt or .docx).
    #[arg(value_name = "OLD")]
    pub before: PathBuf,
    /// The new file, of the same sort.
    #[arg(value_name = "NEW")]
    pub after: PathBuf,
    /// Write a page that shows both posters side by side at every change: .html.
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub page: Option<PathBuf>,
    /// The form of the answer on standard output.
    #[arg(long = "format", value_name = "FORM", value_enum, default_value_t)]
    pub answer: Answer,
}

/// In which form the difference is told.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Answer {
    /// Sentences.
    #[default]
    Text,
    /// One JSON object.
    Json,
}

/// The room around a changed statement in its picture, in px of the poster.
const ROOM: f64 = 36.0;
/// The most of its height that is shown, and the least width.
const MOST: f64 = 900.0;
const NARROW: f64 = 480.0;

/// Compares two files.
pub fn run(args: &DiffArgs, voice: &Voice) -> Outcome {
    if let Some(page) = &args.page {
        let ending = page.extension().and_then(|ending| ending.to_str());
        if !ending.is_some_and(|ending| ending.eq_ignore_ascii_case("html")) {
            return Err(Fault::usage(
                "unknown-format",
                format!("“{}”：对照页只能写成 .html", page.display()),
                format!("`{}`: the page is written as .html only", page.display()),
            ));
        }
    }
    let names = [&args.before, &args.after].map(|path| path.display().to_string());
    match (is_source(&args.before), is_source(&args.after)) {
        (true, true) => {
            let (old, new) = (source(&args.before)?, source(&args.after)?);
            let found = diff::sources(&old, &new);
            let told = Told {
                names,
                sides: [None, None],
                found: &found,
                voice,
            };
            told.tell(args)
        }
        (false, false) => {
            let (old, new) = (lay_out(&args.before)?, lay_out(&args.after)?);
            let (Some(before), Some(after)) = (&old.document, &new.document) else {
                return Ok(Exit::Usage);
            };
            let found = diff::reports(before, after);
            let sides = [Laid::of(&old), Laid::of(&new)];
            let told = Told {
                names,
                sides,
                found: &found,
                voice,
            };
            told.tell(args)
        }
        _ => Err(Fault::usage(
            "mixed-files",
            "一个是报告，一个是原文，不能逐字对照",
            "one is a report and one a source; they are no two versions of one file",
        )
        .with_hint(
            "报告和原文核对用“changtu proof coverage 原文 报告”",
            "`changtu proof coverage SOURCE REPORT` compares a report with its source",
        )),
    }
}

/// Whether a file is a source, by its ending; everything else is read as a report.
fn is_source(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let known = ["md", "markdown", "txt", "text", "docx", "htm", "html"];
    ending.is_some_and(|ending| known.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// A source; what cannot be read is no difference, so it ends otherwise.
fn source(path: &Path) -> Result<changtu::manuscript::Manuscript, Fault> {
    super::source::read(path).map_err(|mut fault| {
        if fault.exit == Exit::Input {
            fault.exit = Exit::Usage;
        }
        fault
    })
}

/// A report with its poster; one with errors cannot be compared.
fn lay_out(path: &Path) -> Result<Poster, Fault> {
    let report = Report::read(path)?;
    let mut poster = report.lay_out(&Options::default());
    let findings = std::mem::take(&mut poster.sink).into_sorted();
    let is_wrong = poster.document.is_none() || errors(&findings) > 0;
    match is_wrong {
        true => Err(Fault::told(findings, std::mem::take(&mut poster.sources))),
        false => Ok(poster),
    }
}

/// One of two posters.
struct Laid<'p> {
    poster: &'p Poster,
    drawn: Option<Drawn<'p>>,
    excerpts: Option<Excerpts<'p>>,
}

impl<'p> Laid<'p> {
    fn of(poster: &'p Poster) -> Option<Self> {
        let both = poster.document.as_ref().zip(poster.scene.as_ref());
        Some(Self {
            poster,
            drawn: both.map(|(document, scene)| Drawn::new(document, scene)),
            excerpts: poster.scene.as_ref().map(Excerpts::of),
        })
    }

    /// Where a side stands on the poster, from its upper edge.
    fn y(&self, side: &Side) -> Option<f64> {
        let place = self.drawn.as_ref()?.place(side)?;
        Some(place.rect().top().to_px().round())
    }

    /// The piece of the poster around a side.
    fn crop(&self, side: &Side) -> Option<Crop> {
        let drawn = self.drawn.as_ref()?;
        let place = drawn.place(side)?;
        let mut around = drawn.around(side, Abs::px(MOST))?;
        // Narrow pieces are shown with what stands beside them, so that both sides have one scale.
        let more = (Abs::px(NARROW) - around.size.width).max(Abs::ZERO);
        around.origin.x = (around.origin.x - more * 0.5).max(Abs::ZERO);
        around.size.width += more;
        let scene = self.poster.scene.as_ref()?;
        let rect: Rect = framed(&around, Abs::px(ROOM), scene.size);
        let png = crop(self.excerpts.as_ref()?, &self.poster.book, &rect, 1.0).ok()?;
        Some(Crop {
            png,
            rect,
            marks: place.lines,
        })
    }
}

/// What is told, and how.
struct Told<'a> {
    names: [String; 2],
    sides: [Option<Laid<'a>>; 2],
    found: &'a Difference,
    voice: &'a Voice,
}

impl Told<'_> {
    fn tell(&self, args: &DiffArgs) -> Outcome {
        if let Some(path) = &args.page {
            self.write_page(path)?;
        }
        let answer = match args.answer {
            Answer::Json => self.object().to_string(),
            Answer::Text => self.text(),
        };
        writeln!(std::io::stdout(), "{answer}")?;
        Ok(match self.found.is_none() {
            true => Exit::Done,
            false => Exit::Input,
        })
    }

    fn write_page(&self, path: &Path) -> Result<(), Fault> {
        let title = Title {
            old: &self.names[0],
            new: &self.names[1],
            lang: self.voice.lang(),
        };
        let page = diff::page(self.found, &title, |change| Row {
            crops: [self.crop(0, &change.old), self.crop(1, &change.new)],
            places: [self.place(0, &change.old), self.place(1, &change.new)],
        });
        output::save(std::iter::once((path, page.as_bytes()))).map(drop)
    }

    fn crop(&self, at: usize, side: &Option<Side>) -> Option<Crop> {
        self.sides[at].as_ref()?.crop(side.as_ref()?)
    }

    fn sources(&self, at: usize) -> Option<&Sources> {
        self.sides[at].as_ref().map(|side| &side.poster.sources)
    }

    /// The line and the column of a side in its file.
    fn position(&self, at: usize, side: &Side) -> Option<(String, usize, usize)> {
        match (&side.drawn, self.sources(at)) {
            (Some((.., span)), Some(sources)) => {
                let place = sources.position(span.file, span.range.start);
                Some((sources.name(span.file).to_owned(), place.line, place.column))
            }
            _ => side
                .line
                .map(|(line, column)| (self.names[at].clone(), line, column)),
        }
    }

    /// `report.yaml:12:3，y 1830`.
    fn place(&self, at: usize, side: &Option<Side>) -> String {
        let Some(side) = side else {
            return String::new();
        };
        let place = self.position(at, side);
        let place = place.map(|(name, line, column)| format!("{name}:{line}:{column}"));
        let y = self.sides[at].as_ref().and_then(|laid| laid.y(side));
        let y = y.map(|y| format!("y {y}"));
        let parts: Vec<String> = place.into_iter().chain(y).collect();
        parts.join(self.voice.pick("，", ", "))
    }

    fn text(&self) -> String {
        let (found, voice) = (self.found, self.voice);
        if found.is_none() {
            return voice
                .pick("内容和样子都没有变", "nothing has changed")
                .to_owned();
        }
        let mut lines = Vec::new();
        for (section, changes) in found.by_section() {
            let section = if section.is_empty() {
                voice.pick("刊头和页脚", "head and foot")
            } else {
                section
            };
            lines.push(format!("【{}】", section.replace('\n', "")));
            lines.extend(changes.iter().map(|change| self.sentence(change)));
        }
        for (zh, en, looks) in [
            ("图片和网址", "pictures and addresses", &found.pictures),
            ("样子", "looks", &found.looks),
        ] {
            if !looks.is_empty() {
                lines.push(format!("【{}】", voice.pick(zh, en)));
                lines.extend(looks.iter().map(|look| format!("  {}", seen(look))));
            }
        }
        if found.is_looks_only() {
            lines.push(
                voice
                    .pick("只有样子不同", "only the looks differ")
                    .to_owned(),
            );
        } else {
            lines.push(self.summary());
        }
        lines.join("\n")
    }

    fn summary(&self) -> String {
        let counts = ChangeKind::ALL.iter().map(|kind| {
            let name = kind.message();
            format!(
                "{} {}",
                self.voice.lang().pick(&name),
                self.found.count(*kind)
            )
        });
        let pictures = Message::new("图片和网址", "pictures and addresses");
        let looks = Message::new("样子", "looks");
        let others = [
            (pictures, self.found.pictures.len()),
            (looks, self.found.looks.len()),
        ];
        let others = others.iter().filter(|(_, count)| *count > 0);
        let others =
            others.map(|(name, count)| format!("{} {count}", self.voice.lang().pick(name)));
        counts
            .chain(others)
            .collect::<Vec<_>>()
            .join(self.voice.pick("，", ", "))
    }

    fn sentence(&self, change: &Change) -> String {
        let (voice, kind) = (self.voice, change.kind.message());
        let kind = voice.lang().pick(&kind);
        let flat = |side: &Option<Side>| side.as_ref().map(|side| side.text.replace('\n', ""));
        let (old, new) = (flat(&change.old), flat(&change.new));
        let words = match (change.kind, &old, &new) {
            (ChangeKind::Moved, _, Some(new)) if change.count > 1 => match voice.lang() {
                Lang::Zh => format!("{} 项，从“{new}”起", change.count),
                Lang::En => format!("{} from `{new}` on", change.count),
            },
            (_, Some(old), Some(new)) if change.kind != ChangeKind::Moved => {
                format!("{old} → {new}")
            }
            (ChangeKind::Words | ChangeKind::Quantity, Some(old), None) => format!("{old} → ∅"),
            (ChangeKind::Words | ChangeKind::Quantity, None, Some(new)) => format!("∅ → {new}"),
            (_, old, new) => new.clone().or(old.clone()).unwrap_or_default(),
        };
        let label = match change.label.is_empty() {
            true => String::new(),
            false => format!(
                "{}{}",
                change.label.replace('\n', ""),
                voice.pick("：", ": ")
            ),
        };
        let moved = match change.is_moved && change.kind != ChangeKind::Moved {
            true => voice.pick("（并移动了位置）", " (and moved)"),
            false => "",
        };
        let places = [self.place(0, &change.old), self.place(1, &change.new)];
        let places: Vec<String> = places
            .into_iter()
            .filter(|place| !place.is_empty())
            .collect();
        format!(
            "  {kind} {label}{words}{moved}\n      {}",
            places.join(" → ")
        )
    }

    fn object(&self) -> Value {
        let changes = self.found.changes.iter().map(|change| {
            json!({
                "kind": change.kind.as_str(),
                "section": change.section(),
                "label": change.label,
                "moved": change.is_moved,
                "count": change.count,
                "old": self.side(0, &change.old),
                "new": self.side(1, &change.new),
            })
        });
        let look = |look: &Look| {
            let [old, new] = &look.spans;
            json!({
                "path": look.path,
                "old": { "value": look.old, "line": self.line(0, old) },
                "new": { "value": look.new, "line": self.line(1, new) },
            })
        };
        json!({
            "old": self.names[0],
            "new": self.names[1],
            "same": self.found.is_none(),
            "looks_only": self.found.is_looks_only(),
            "changes": changes.collect::<Value>(),
            "pictures": self.found.pictures.iter().map(look).collect::<Value>(),
            "looks": self.found.looks.iter().map(look).collect::<Value>(),
        })
    }

    fn line(&self, at: usize, span: &Option<Span>) -> Option<usize> {
        let (span, sources) = (span.as_ref()?, self.sources(at)?);
        Some(sources.position(span.file, span.range.start).line)
    }

    fn side(&self, at: usize, side: &Option<Side>) -> Value {
        let Some(side) = side else { return Value::Null };
        let place = self.position(at, side);
        json!({
            "text": side.text,
            "statement": side.statement,
            "section": side.section,
            "path": side.drawn.as_ref().map(|(path, ..)| path),
            "file": place.as_ref().map(|place| &place.0),
            "line": place.as_ref().map(|place| place.1),
            "column": place.as_ref().map(|place| place.2),
            "y": self.sides[at].as_ref().and_then(|laid| laid.y(side)),
        })
    }
}

/// `layout: civic-red → tech-blue`.
fn seen(look: &Look) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "∅".to_owned());
    format!("{}: {} → {}", look.path, value(&look.old), value(&look.new))
}
