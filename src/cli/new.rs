//! `new`: a report to begin with, or last year's with everything to be filled in again.

use std::io::Write;
use std::path::Path;

use changtu::diag::{Message, Sink, Sources};
use changtu::world::World;
use changtu::{document, yaml};

use super::args::NewArgs;
use super::input::{Report, is_stream};
use super::output::{create, taken};
use super::voice::{Exit, Fault, Voice};
use super::{Outcome, blank};

/// The report of an editor's first day.
const SKELETON: &str = include_str!("../../examples/skeleton/report.yaml");

/// Writes the file, which must not be there yet.
pub fn run(args: &NewArgs, voice: &Voice) -> Outcome {
    if !is_stream(&args.file) && args.file.symlink_metadata().is_ok() {
        return Err(other_name(&args.file));
    }
    let text = match &args.from {
        Some(last) => emptied(last, voice)?,
        None => Some(SKELETON.to_owned()),
    };
    let Some(text) = text else {
        return Ok(Exit::Input);
    };
    if is_stream(&args.file) {
        std::io::stdout().write_all(text.as_bytes())?;
        return Ok(Exit::Done);
    }
    create(&args.file, text.as_bytes())?;
    let name = args.file.display();
    let (zh, en) = (
        format!("写好了 {name}；改好以后：changtu render {name}"),
        format!("wrote {name}; when it is filled in: changtu render {name}"),
    );
    writeln!(std::io::stdout(), "{}", voice.pick(&zh, &en))?;
    Ok(Exit::Done)
}

fn other_name(path: &Path) -> Fault {
    taken(path).with_hint("换一个文件名", "choose another name")
}

/// Last year's report, emptied; `None` when it cannot be read, which has been said.
fn emptied(path: &Path, voice: &Voice) -> Result<Option<String>, Fault> {
    let report = Report::read(path)?;
    let source = blank::unhide(&yaml::decode(&report.bytes).text);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let world = World::disk(&report.folder);
    let read = document::read(
        &report.name,
        source.as_bytes(),
        &world,
        &mut sources,
        &mut sink,
    );
    if sink.has_errors() {
        voice.say(&sink.into_sorted(), &sources);
        return Ok(None);
    }
    let Some(document) = read else {
        let message = Message::new("这不是报告", "this is no report");
        return Err(Fault::new(Exit::Input, "not-a-report", message));
    };
    let text = yaml::decode(&report.bytes).text;
    Ok(Some(blank::blank(&text, &document)))
}
