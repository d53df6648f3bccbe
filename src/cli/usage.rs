//! What is wrong with a command line, in the language it asks for.

use std::io::Write;

use changtu::diag::Lang;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::voice::{Exit, Fault, Voice};

/// Answers a request for help, or says what is wrong.
pub fn report(error: &Error, voice: &Voice) -> Exit {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    if is_help {
        return match write!(std::io::stdout(), "{}", error.render()) {
            Ok(()) => Exit::Done,
            Err(error) => voice.complain(error.into()),
        };
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        voice.murmur(error.render().to_string().trim_end());
        return Exit::Usage;
    }
    let english = english(error);
    let chinese = match voice.lang() {
        Lang::Zh => chinese(error).unwrap_or_else(|| english.clone()),
        Lang::En => english.clone(),
    };
    let mut fault = Fault::usage("command-line", chinese, english);
    if let Some(near) = suggested(error) {
        fault = fault.with_hint(
            format!("是不是“{near}”？"),
            format!("did you mean `{near}`?"),
        );
    }
    let fault = fault.with_hint(
        "“changtu --help”列出命令，“changtu 命令 --help”列出它的参数",
        "`changtu --help` lists the commands, `changtu COMMAND --help` what one takes",
    );
    voice.complain(fault)
}

/// clap's own sentence, without its heading and tips.
fn english(error: &Error) -> String {
    let text = error.render().to_string();
    let lines = text.lines().take_while(|line| !line.trim().is_empty());
    let sentence: Vec<&str> = lines.map(str::trim).collect();
    let sentence = sentence.join(" ");
    sentence.trim_start_matches("error: ").replace('\'', "`")
}

fn chinese(error: &Error) -> Option<String> {
    let get = |kind| error.get(kind).map(words);
    let arg = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{}”这个参数", arg?),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", get(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if value.as_deref().is_none_or(str::is_empty) =>
        {
            format!("“{}”后面要有值", arg?)
        }
        ErrorKind::InvalidValue => match get(ContextKind::ValidValue) {
            Some(known) => format!("“{}”不能是“{}”，可以是：{known}", arg?, value?),
            None => format!("“{}”不能是“{}”", arg?, value?),
        },
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string);
            let why = why.map_or(String::new(), |bounds| format!("，要在 {bounds} 之间"));
            format!("“{}”不能是“{}”{why}", arg?, value?)
        }
        ErrorKind::MissingRequiredArgument => format!("还缺：{}", arg?),
        ErrorKind::ArgumentConflict => match get(ContextKind::PriorArg) {
            Some(other) if Some(&other) != arg.as_ref() => {
                format!("“{}”和“{other}”不能一起用", arg?)
            }
            _ => format!("“{}”写了两次", arg?),
        },
        _ => return None,
    })
}

fn suggested(error: &Error) -> Option<String> {
    [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| error.get(kind))
    .map(words)
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join("、"),
        other => other.to_string(),
    }
}
