//! The command line: from words to calls of the library, and from results to files and sentences.

mod args;
mod blank;
mod chinese;
mod coverage;
mod diff;
mod encode;
mod icons;
mod import;
mod input;
mod inspect;
mod layouts;
mod lint;
mod list;
mod medium;
mod new;
mod numbers;
mod output;
mod plan;
mod progress;
mod proof;
mod render;
mod source;
mod specimen;
mod summary;
mod usage;
mod voice;
mod watch;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Args, Command};
use voice::{Exit, Fault, Voice};

/// What a command ends with: how it went, or why it could not even begin.
type Outcome = Result<Exit, Fault>;

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let voice = Voice::of(&words);
    let command = chinese::speak(Args::command(), voice.lang());
    let parsed = command.try_get_matches_from(&words);
    let args = match parsed.and_then(|found| Args::from_arg_matches(&found)) {
        Ok(args) => args,
        Err(error) => return usage::report(&error, &voice).into(),
    };
    let exit = match act(args, &voice) {
        Ok(exit) => exit,
        Err(fault) => voice.complain(fault),
    };
    exit.into()
}

fn act(args: Args, voice: &Voice) -> Outcome {
    match args.command {
        Command::Render(args) => render::run(&args, voice),
        Command::Check(args) => render::check(&args, voice),
        Command::Proof(args) => proof::run(&args, voice),
        Command::Diff(args) => diff::run(&args, voice),
        Command::Inspect(args) => inspect::run(&args, voice),
        Command::Numbers => numbers::run(voice),
        Command::Layouts(args) => layouts::run(&args, voice),
        Command::Icons(args) => icons::run(&args, voice),
        Command::Media(args) => medium::list(&args, voice),
        Command::Fonts(args) => list::fonts(&args, voice),
        Command::Schema => list::schema(),
        Command::Import(args) => import::run(&args, voice),
        Command::New(args) => new::run(&args, voice),
        Command::Completions(args) => list::completions(&args),
    }
}
