//! What was written or found, for people or for programs.

use std::io::Write;
use std::time::Duration;

use changtu::diag::Lang;
use changtu::document::Digest;
use changtu::pipeline::Poster;
use serde_json::json;

use super::args::Form;
use super::encode::Extent;
use super::output::Written;
use super::voice::{Fault, Voice};

/// What a summary says of the report.
pub struct About {
    /// How many warnings there are.
    pub warnings: usize,
    /// The digest of its words, when it could be read.
    pub digest: Option<String>,
}

impl About {
    /// A laid report with these many warnings.
    pub fn new(poster: &Poster, warnings: usize) -> Self {
        let document = poster.document.as_ref();
        Self {
            warnings,
            digest: document.map(|document| Digest::of(document).to_string()),
        }
    }
}

/// Says what was written: on standard output, unless a poster went there.
pub fn written(
    written: &[Written],
    form: Form,
    about: &About,
    time: Duration,
    voice: &Voice,
) -> Result<(), Fault> {
    let is_taken = written.iter().any(|file| file.file.target.is_stream());
    for file in written {
        let line = match form {
            Form::Human => sentence(file, about.warnings, time, voice),
            Form::Json => object(file, about, voice.lang()),
        };
        if is_taken {
            voice.murmur(&line);
        } else {
            writeln!(std::io::stdout(), "{line}")?;
        }
    }
    Ok(())
}

fn object(file: &Written, about: &About, lang: Lang) -> String {
    let mut object = json!({ "path": file.file.target.path.to_string_lossy() });
    match file.made.extent {
        Extent::Pixels(width, height) => {
            object["width"] = json!(width);
            object["height"] = json!(height);
        }
        Extent::Pages(pages, width, height) => {
            object["pages"] = json!(pages);
            object["width_mm"] = json!(tenth(width));
            object["height_mm"] = json!(tenth(height));
        }
        Extent::Words => {}
    }
    object["bytes"] = json!(file.bytes);
    object["sha256"] = json!(file.sha256);
    object["digest"] = json!(about.digest);
    object["warnings"] = json!(about.warnings);
    let notes = file.made.notes.iter().map(|note| lang.pick(note));
    let notes: Vec<&str> = notes.collect();
    if !notes.is_empty() {
        object["notes"] = json!(notes);
    }
    object.to_string()
}

/// Millimetres to a tenth.
fn tenth(mm: f64) -> f64 {
    (mm * 10.0).round() / 10.0
}

fn sentence(file: &Written, warnings: usize, time: Duration, voice: &Voice) -> String {
    let path = file.file.target.path.display();
    let (bytes, seconds) = (size(file.bytes), time.as_secs_f64());
    let warnings = count(warnings, voice);
    let between = voice.pick("，", ", ");
    let seconds = match voice.lang() {
        Lang::Zh => format!("{seconds:.2} 秒"),
        Lang::En => format!("{seconds:.2} s"),
    };
    let extent = match (file.made.extent, voice.lang()) {
        (Extent::Pixels(width, height), _) => Some(format!("{width}×{height} px")),
        (Extent::Pages(pages, width, height), lang) => {
            let (width, height) = (tenth(width), tenth(height));
            Some(match lang {
                Lang::Zh => format!("{pages} 页，{width}×{height} mm"),
                Lang::En => format!("{pages} pages of {width}×{height} mm"),
            })
        }
        (Extent::Words, _) => None,
    };
    let notes = file.made.notes.iter().map(|note| voice.lang().pick(note));
    let parts: Vec<String> = extent
        .into_iter()
        .chain([bytes, seconds, warnings])
        .chain(notes.map(str::to_owned))
        .collect();
    let colon = voice.pick("：", ": ");
    format!("{path}{colon}{}", parts.join(between))
}

/// `2.5 MB`, as file managers write it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.0} KB", bytes as f64 / 1e3),
        _ => format!("{:.2} MB", bytes as f64 / 1e6),
    }
}

fn count(warnings: usize, voice: &Voice) -> String {
    let english = match warnings {
        0 => "no warnings".to_owned(),
        1 => "1 warning".to_owned(),
        many => format!("{many} warnings"),
    };
    let chinese = match warnings {
        0 => "没有警告".to_owned(),
        many => format!("{many} 条警告"),
    };
    voice.pick(&chinese, &english).to_owned()
}

/// Says how a check went.
pub fn checked(
    name: &str,
    form: Form,
    (errors, warnings): (usize, usize),
    voice: &Voice,
) -> Result<(), Fault> {
    let line = match form {
        Form::Json => json!({ "path": name, "errors": errors, "warnings": warnings }).to_string(),
        Form::Human => {
            let found = match errors {
                0 => voice.pick("没有错误", "no errors").to_owned(),
                1 => voice.pick("1 个错误", "1 error").to_owned(),
                many => voice
                    .pick(&format!("{many} 个错误"), &format!("{many} errors"))
                    .to_owned(),
            };
            let colon = voice.pick("：", ": ");
            let between = voice.pick("，", ", ");
            format!("{name}{colon}{found}{between}{}", count(warnings, voice))
        }
    };
    Ok(writeln!(std::io::stdout(), "{line}")?)
}
