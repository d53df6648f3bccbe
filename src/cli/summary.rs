//! What was written or found, for people or for programs.

use std::io::Write;
use std::time::Duration;

use serde_json::json;

use super::args::Form;
use super::output::Written;
use super::voice::{Fault, Voice};

/// Says what was written: on standard output, unless a poster went there.
pub fn written(
    written: &[Written],
    form: Form,
    warnings: usize,
    time: Duration,
    voice: &Voice,
) -> Result<(), Fault> {
    let is_taken = written.iter().any(|file| file.target.is_stream());
    for file in written {
        let line = match form {
            Form::Human => sentence(file, warnings, time, voice),
            Form::Json => object(file, warnings),
        };
        if is_taken {
            voice.murmur(&line);
        } else {
            writeln!(std::io::stdout(), "{line}")?;
        }
    }
    Ok(())
}

fn object(file: &Written, warnings: usize) -> String {
    json!({
        "path": file.target.path.to_string_lossy(),
        "width": file.size.0,
        "height": file.size.1,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "warnings": warnings,
    })
    .to_string()
}

fn sentence(file: &Written, warnings: usize, time: Duration, voice: &Voice) -> String {
    let path = file.target.path.display();
    let (width, height) = file.size;
    let (bytes, seconds) = (size(file.bytes), time.as_secs_f64());
    let warnings = count(warnings, voice);
    let between = voice.pick("，", ", ");
    let seconds = match voice.pick("zh", "en") {
        "zh" => format!("{seconds:.2} 秒"),
        _ => format!("{seconds:.2} s"),
    };
    let colon = voice.pick("：", ": ");
    [
        format!("{path}{colon}{width}×{height} px"),
        bytes,
        seconds,
        warnings,
    ]
    .join(between)
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
