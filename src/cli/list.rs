//! What the program holds: fonts, the schema, completions.

use std::io::Write;

use changtu::diag::Message;
use changtu::font::Book;
use clap::CommandFactory;

use super::args::{Args, CompletionsArgs, FontsArgs};
use super::voice::{Exit, Fault, Voice};
use super::{Outcome, input};

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
