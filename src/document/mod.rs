//! The report: YAML → typed blocks, each value with its place in the file.
//!
//! Reading never stops at the first fault: it says everything it has to say in one run.

mod block;
mod chart;
mod check;
mod contents;
mod context;
mod data;
mod digest;
mod field;
mod lint;
mod marker;
mod number;
mod picture;
mod record;
mod report;
mod say;
mod sense;
mod shape;
mod suggest;
mod text;
mod texts;
mod value;

pub use chart::{Chart, Row};
pub use digest::Digest;
pub use lint::{Approved, BY_APPROVED, Silence, WARNINGS, lint};
pub use number::amount;
pub use sense::Sense;
pub use texts::{texts, texts_of};
pub use value::{Block, Document, Number, PictureValue, Record, Text, Value, Word};
pub(crate) use value::{origin_within, stretch, within};

use crate::diag::{Diagnostic, FileId, Message, Sink, Sources, Span};
use crate::world::World;
use crate::yaml;

/// Reads a report; `name` is what messages call it. `None` when it is no report at all.
pub fn read(
    name: &str,
    bytes: &[u8],
    world: &World,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Document> {
    let decoded = yaml::decode(bytes);
    let file = sources.add(name, decoded.text.clone());
    say_encoding(&decoded, file, sink);
    if decoded.has_faults && decoded.text.contains('\0') {
        // No text at all: whatever else could be said of it would mislead.
        return None;
    }
    let root = yaml::read(&decoded.text, file, sink)?;
    report::report(&root, &decoded.text, world, sources, sink)
}

/// An encoding other than UTF-8 is read, and said.
fn say_encoding(decoded: &yaml::Decoded, file: FileId, sink: &mut Sink) {
    let at = match decoded.has_faults {
        true => decoded.text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0),
        false => 0,
    };
    let span = Span::new(file, at..at);
    let name = decoded.encoding.name();
    if decoded.has_faults {
        let diagnostic = Diagnostic::error(
            "encoding",
            span,
            Message::new(
                format!("文件里有 {name} 读不懂的字节"),
                format!("the file has bytes that are not {name}"),
            ),
        );
        sink.push(diagnostic.with_hint(Message::new(
            "报告要是纯文本文件，另存为 UTF-8；Word、WPS 文档不能直接用",
            "a report is a plain text file in UTF-8, not a document of a word processor",
        )));
    } else if decoded.encoding != yaml::Encoding::Utf8 {
        let diagnostic = Diagnostic::warning(
            "encoding",
            span,
            Message::new(
                format!("文件不是 UTF-8，已按 {name} 读取"),
                format!("the file is not UTF-8 and was read as {name}"),
            ),
        );
        sink.push(diagnostic.with_hint(Message::new(
            "请另存为 UTF-8，以免在别的电脑上变成乱码",
            "save it as UTF-8, so that it reads the same on every computer",
        )));
    }
}
