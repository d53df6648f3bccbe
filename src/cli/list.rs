//! What the program holds: layouts, icons, fonts, the schema, completions.

use std::io::Write;
use std::path::Path;

use changtu::diag::{Message, Sink, Sources};
use changtu::font::Book;
use changtu::pack::{self, icons};
use changtu::world::World;
use clap::CommandFactory;

use super::args::{Args, CompletionsArgs, FontsArgs, Form, IconsArgs, LayoutsArgs, LayoutsCommand};
use super::voice::{Exit, Fault, Voice, errors, judged};
use super::{Outcome, input, summary};

/// Lists the built-in layouts, or checks one of the user's own.
pub fn layouts(args: &LayoutsArgs, voice: &Voice) -> Outcome {
    if let Some(LayoutsCommand::Check { folder, strict }) = &args.command {
        return check(folder, *strict, voice);
    }
    for name in pack::built_in_names() {
        let nowhere = World::memory::<String, Vec<u8>>([]);
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let pack = pack::load(name, None, &nowhere, &mut sources, &mut sink);
        let summary = pack.map(|pack| pack.summary).unwrap_or_default();
        writeln!(std::io::stdout(), "{name:<16}{summary}")?;
    }
    Ok(Exit::Done)
}

fn check(folder: &Path, is_strict: bool, voice: &Voice) -> Outcome {
    if !folder.join("layout.yaml").is_file() {
        let name = folder.display();
        return Err(Fault::files(
            "missing-file",
            format!("“{name}”里没有 layout.yaml"),
            format!("there is no layout.yaml in `{name}`"),
        ));
    }
    let (name, world) = input::pack_folder(folder)?;
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let pack = pack::load(&name, None, &world, &mut sources, &mut sink);
    let findings = judged(sink.into_sorted(), is_strict);
    voice.say(&findings, &sources);
    let found = errors(&findings);
    let counts = (found, findings.len() - found);
    summary::checked(&folder.display().to_string(), Form::Human, counts, voice)?;
    Ok(match found > 0 || pack.is_none() {
        true => Exit::Input,
        false => Exit::Done,
    })
}

/// Lists icons with their keywords.
pub fn icons(args: &IconsArgs, voice: &Voice) -> Outcome {
    let word = args.word.as_deref().unwrap_or_default().to_lowercase();
    let mut is_found = false;
    for (id, keywords) in icons::names() {
        if !id.contains(&word) && !keywords.iter().any(|known| known.contains(&word)) {
            continue;
        }
        is_found = true;
        writeln!(std::io::stdout(), "{id:<20}{}", keywords.join(" "))?;
    }
    if is_found {
        return Ok(Exit::Done);
    }
    let message = Message::new(
        format!("没有和“{word}”有关的图标"),
        format!("no icon has to do with `{word}`"),
    );
    let hint = voice.pick("“changtu icons”列出全部", "`changtu icons` lists them all");
    Err(Fault::new(Exit::Input, "unknown-icon", message).with_hint(hint, hint))
}

/// Lists the faces: family, weight, number of glyphs, whose they are.
pub fn fonts(args: &FontsArgs, voice: &Voice) -> Outcome {
    let mut book = Book::embedded();
    let embedded = book.faces().count();
    let mut exit = Exit::Done;
    for (name, bytes) in input::fonts(&args.font_dir)? {
        if let Err(why) = book.add(bytes) {
            exit = voice.complain(Fault::new(
                Exit::Input,
                "bad-font",
                Message::new(
                    format!("“{name}”不是能用的字体：{why}"),
                    format!("`{name}` is no usable font: {why}"),
                ),
            ));
        }
    }
    for (at, (_, face)) in book.faces().enumerate() {
        let whose = match at < embedded {
            true => voice.pick("自带", "embedded"),
            false => voice.pick("用户", "user"),
        };
        let (family, weight, glyphs) = (face.family(), face.weight(), face.glyphs());
        writeln!(
            std::io::stdout(),
            "{family:<24}{weight:>4}{glyphs:>8}  {whose}"
        )?;
    }
    Ok(exit)
}

/// Prints the schema of reports.
pub fn schema() -> Outcome {
    writeln!(std::io::stdout(), "{:#}", changtu::kinds::schema())?;
    Ok(Exit::Done)
}

/// Prints the completion script of a shell.
pub fn completions(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "changtu", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Exit::Done)
}
