//! `proof coverage`: whether a poster says what its source says.

use std::io::Write;
use std::path::PathBuf;

use changtu::diag::{Diagnostic, Message, Sink, Sources, Span};
use changtu::document;
use changtu::manuscript::Manuscript;
use changtu::proof::coverage::{Coverage, Drawn, Missing, coverage};
use changtu::world::World;
use serde_json::{Value, json};

use super::Outcome;
use super::args::Form;
use super::input::Report;
use super::source::{self, Shown};
use super::voice::{Exit, Voice, errors};

/// How many findings of a sort are told one by one to people; programs are told all.
const TOLD: usize = 100;

/// `proof coverage`.
#[derive(Debug, clap::Args)]
pub struct CoverageArgs {
    /// The source that the report was made from: .md, .txt or .docx.
    #[arg(value_name = "SOURCE")]
    pub source: PathBuf,
    /// The report file; `-` is standard input.
    #[arg(value_name = "REPORT")]
    pub report: PathBuf,
    /// The form of the summary; `json`: one object with everything found.
    #[arg(long = "summary", value_name = "FORM", value_enum, default_value_t)]
    pub told: Form,
}

/// Compares, says what is wrong, and answers whether anything is.
pub fn run(args: &CoverageArgs, voice: &Voice) -> Outcome {
    let mut sources = Sources::default();
    let manuscript = source::read(&args.source)?;
    let report = Report::read(&args.report)?;
    let mut sink = Sink::default();
    let world = World::disk(&report.folder);
    let read = document::read(&report.name, &report.bytes, &world, &mut sources, &mut sink);
    let mut findings = sink.into_sorted();
    findings.retain(|finding| errors(std::slice::from_ref(finding)) > 0);
    let Some(document) = read.filter(|_| findings.is_empty()) else {
        voice.say(&findings, &sources);
        return Ok(Exit::Input);
    };
    let found = coverage(&manuscript, &document);
    let pair = Pair {
        names: [args.source.display().to_string(), report.name],
        manuscript: &manuscript,
    };
    match args.told {
        Form::Json => writeln!(
            std::io::stdout(),
            "{}",
            pair.object(&found, &sources, voice)
        )?,
        Form::Human => {
            voice.say(&pair.findings(&found, &mut sources), &sources);
            writeln!(std::io::stdout(), "{}", pair.summary(&found, voice))?;
        }
    }
    Ok(match found.is_complete() {
        true => Exit::Done,
        false => Exit::Input,
    })
}

/// The two files that are compared.
struct Pair<'a> {
    /// The name of the source and that of the report.
    names: [String; 2],
    manuscript: &'a Manuscript,
}

impl Pair<'_> {
    /// Everything that is wrong, as messages.
    fn findings(&self, found: &Coverage, sources: &mut Sources) -> Vec<Diagnostic> {
        let shown = Shown::new(self.manuscript, &self.names[0], sources);
        let missing = found.missing.iter().take(TOLD);
        let missing = missing.map(|missing| missed(&missing.text, shown.span(&missing.range)));
        let invented = found.inventions.iter().take(TOLD).map(invented);
        let moved = found.moved.iter().take(TOLD).map(|moved| {
            let why = moved.fault.message();
            let (line, clause) = (moved.line, brief(&moved.clause));
            let message = Message::new(
                format!("“{}”：{}", moved.drawn.text, why.zh),
                format!("`{}`: {}", moved.drawn.text, why.en),
            );
            Diagnostic::error("moved-number", moved.drawn.span.clone(), message).with_hint(
                Message::new(
                    format!("原文第 {line} 行：{clause}"),
                    format!("line {line} of the source: {clause}"),
                ),
            )
        });
        missing.chain(invented).chain(moved).collect()
    }

    /// The counts, for people.
    fn summary(&self, found: &Coverage, voice: &Voice) -> String {
        let [source, report] = &self.names;
        let mut lines = vec![
            voice.pick(
                &format!(
                    "{source}：{} 字，画出或按规则省去 {}%，缺 {} 处",
                    found.source.all,
                    found.source.percent(),
                    found.missing.len()
                ),
                &format!(
                    "{source}: {} characters, drawn or removed by a rule {}%, missing in {} places",
                    found.source.all,
                    found.source.percent(),
                    found.missing.len()
                ),
            )
            .to_owned(),
            voice.pick(
                &format!(
                    "{report}：{} 字，原文里有 {}%，多 {} 处；数字与名称不合 {} 处",
                    found.poster.all,
                    found.poster.percent(),
                    found.inventions.len(),
                    found.moved.len()
                ),
                &format!(
                    "{report}: {} characters, of the source {}%, invented in {} places; numbers without their words: {}",
                    found.poster.all,
                    found.poster.percent(),
                    found.inventions.len(),
                    found.moved.len()
                ),
            )
            .to_owned(),
        ];
        let (between, colon) = (voice.pick("，", ", "), voice.pick(" ", " "));
        let removed = found
            .removed
            .iter()
            .map(|(why, count)| format!("{}{colon}{count}", voice.lang().pick(&why.message())));
        let removed: Vec<String> = removed.collect();
        lines.push(format!(
            "{}{}",
            voice.pick("省去：", "removed: "),
            removed.join(between)
        ));
        let others = [
            ("重复画出", "drawn again", found.repeats.len()),
            (
                "由原文的词拼成的小标题",
                "titles put together of words of the source",
                found.composed.len(),
            ),
            (
                "长图自己的文字",
                "words of the poster about itself",
                found.own.len(),
            ),
        ];
        let others = others.iter().filter(|(.., count)| *count > 0);
        let others: Vec<String> = others
            .map(|(zh, en, count)| format!("{}{colon}{count}", voice.pick(zh, en)))
            .collect();
        if !others.is_empty() {
            lines.push(format!(
                "{}{}",
                voice.pick("另有：", "besides: "),
                others.join(between)
            ));
        }
        lines.join("\n")
    }

    /// Everything, for programs.
    fn object(&self, found: &Coverage, sources: &Sources, voice: &Voice) -> Value {
        let drawn = |drawn: &Drawn| {
            let place = sources.position(drawn.span.file, drawn.span.range.start);
            json!({
                "path": drawn.path, "text": drawn.text,
                "file": sources.name(drawn.span.file), "line": place.line, "column": place.column,
            })
        };
        let all = |list: &[Drawn]| list.iter().map(drawn).collect::<Value>();
        let missing = |missing: &Missing| json!({ "line": missing.line, "column": missing.column, "text": missing.text });
        let moved = found.moved.iter().map(|moved| {
            let mut object = drawn(&moved.drawn);
            object["statement"] = json!(moved.statement);
            object["fault"] = json!(moved.fault.as_str());
            object["message"] = json!(voice.lang().pick(&moved.fault.message()));
            object["source"] = json!({ "line": moved.line, "text": moved.clause });
            object
        });
        let repeats = found.repeats.iter().map(|repeat| {
            let mut object = drawn(&repeat.drawn);
            object["reason"] = json!("repeated");
            object["source"] = json!({ "line": repeat.line });
            object
        });
        let removed = found
            .removed
            .iter()
            .map(|(why, count)| (why.as_str().to_owned(), json!(count)));
        let tally = |name: &str, tally: changtu::proof::coverage::Tally| json!({ "path": name, "characters": tally.all, "known": tally.known, "percent": tally.percent() });
        json!({
            "complete": found.is_complete(),
            "source": tally(&self.names[0], found.source),
            "report": tally(&self.names[1], found.poster),
            "missing": found.missing.iter().map(missing).collect::<Value>(),
            "invented": all(&found.inventions),
            "moved": moved.collect::<Value>(),
            "removed": removed.collect::<serde_json::Map<_, _>>(),
            "repeated": repeats.collect::<Value>(),
            "composed": all(&found.composed),
            "own": all(&found.own),
        })
    }
}

fn missed(text: &str, span: Span) -> Diagnostic {
    let text = brief(text);
    let message = Message::new(
        format!("原文的“{text}”长图上没有"),
        format!("the poster does not say `{text}` of the source"),
    );
    Diagnostic::error("missing-words", span, message)
}

fn invented(drawn: &Drawn) -> Diagnostic {
    let text = brief(&drawn.text);
    let message = Message::new(
        format!("“{text}”原文里没有"),
        format!("the source does not say `{text}`"),
    );
    Diagnostic::error("invented-words", drawn.span.clone(), message)
}

/// The beginning of a long stretch.
fn brief(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
