//! Data files → grids, each read once.

use std::rc::Rc;

use crate::diag::{Diagnostic, FileId, Message, nearest};
use crate::document::context::Context;
use crate::document::{Word, say};
use crate::sheet::{self, Grid, SheetError};
use crate::world::WorldError;
use crate::yaml;

/// The endings of files that data are read from; of the last it is said what to do.
const ENDINGS: [&str; 6] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls"];

/// A sheet that was read, and the file that its places are in.
pub(crate) type Loaded = Option<(FileId, Rc<Grid>)>;

/// A sheet of a file, read once.
pub(super) fn load(ctx: &mut Context<'_>, file: &Word, sheet: Option<&Word>) -> Loaded {
    let key = (file.text.clone(), sheet.map(|sheet| sheet.text.clone()));
    if let Some(known) = ctx.sheets.get(&key) {
        return known.clone();
    }
    let loaded = fetch(ctx, file, sheet);
    ctx.sheets.insert(key, loaded.clone());
    loaded
}

fn fetch(ctx: &mut Context<'_>, file: &Word, sheet: Option<&Word>) -> Loaded {
    let bytes = match ctx.world.read(&file.text) {
        Ok(bytes) => bytes,
        Err(error) => {
            ctx.say(unreadable(file, &error));
            return None;
        }
    };
    let ending = file
        .text
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_lowercase();
    if !ENDINGS.contains(&ending.as_str()) {
        ctx.say(unknown_ending(file));
        return None;
    }
    let is_workbook = bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    let is_named_so = ending.starts_with("xls");
    let grid = match is_workbook || is_named_so {
        true => sheet::xlsx(&bytes, sheet.map(|sheet| sheet.text.as_str())),
        false => csv(ctx, file, &bytes)?,
    };
    match grid {
        Ok(grid) => {
            let name = match sheet {
                Some(sheet) => format!("{}[{}]", file.text, sheet.text),
                None => file.text.clone(),
            };
            let id = ctx.sources.add(name, grid.text.clone());
            Some((id, Rc::new(grid)))
        }
        Err(error) => {
            let at = match (&error, sheet) {
                (SheetError::NoSheet(_), Some(sheet)) => sheet,
                _ => file,
            };
            ctx.say(bad_file(file, at, &error));
            None
        }
    }
}

/// A CSV file; `None` when it is no text, which has then been said.
fn csv(ctx: &mut Context<'_>, file: &Word, bytes: &[u8]) -> Option<Result<Grid, SheetError>> {
    let decoded = yaml::decode(bytes);
    if !decoded.has_faults && !decoded.text.contains('\0') {
        return Some(sheet::csv(&decoded.text));
    }
    let name = decoded.encoding.name();
    let message = Message::new(
        format!("数据文件“{}”里有 {name} 读不懂的字节", file.text),
        format!(
            "the data file `{}` has bytes that are not {name}",
            file.text
        ),
    );
    let diagnostic = Diagnostic::error("encoding", file.span.clone(), message);
    ctx.say(diagnostic.with_hint(say::advice(
        "另存为 UTF-8 的 CSV，或者 xlsx",
        "save it as CSV in UTF-8, or as xlsx",
    )));
    None
}

fn unreadable(file: &Word, error: &WorldError) -> Diagnostic {
    let code = match error {
        WorldError::Missing => "missing-file",
        WorldError::Outside => "path-outside",
        _ => "unreadable-file",
    };
    let why = error.message();
    let message = Message::new(
        format!("数据文件“{}”：{}", file.text, why.zh),
        format!("data file `{}`: {}", file.text, why.en),
    );
    let hint = match error {
        WorldError::Outside => say::advice(
            "把数据文件复制到报告所在的文件夹里",
            "copy the data file into the report's folder",
        ),
        _ => say::advice(
            "路径从报告所在的文件夹算起，注意大小写和扩展名",
            "paths begin at the report's folder; mind case and extension",
        ),
    };
    Diagnostic::error(code, file.span.clone(), message).with_hint(hint)
}

fn bad_file(file: &Word, at: &Word, error: &SheetError) -> Diagnostic {
    let why = error.message();
    let message = Message::new(
        format!("数据文件“{}”：{}", file.text, why.zh),
        format!("data file `{}`: {}", file.text, why.en),
    );
    let code = match error {
        SheetError::NoSheet(_) => "unknown-sheet",
        SheetError::TooLarge | SheetError::TooManyRows => "data-too-large",
        SheetError::NotAWorkbook | SheetError::OldOrLocked | SheetError::Broken(_) => {
            "unreadable-file"
        }
    };
    let diagnostic = Diagnostic::error(code, at.span.clone(), message);
    match error {
        SheetError::NoSheet(names) => {
            let near = nearest(&at.text, names.iter().map(String::as_str)).map(say::did_you_mean);
            let diagnostic = near.into_iter().fold(diagnostic, Diagnostic::with_hint);
            diagnostic.with_hint(error.advice())
        }
        _ => diagnostic.with_hint(error.advice()),
    }
}

fn unknown_ending(file: &Word) -> Diagnostic {
    let message = Message::new(
        format!("“{}”不是 CSV 或 XLSX 文件", file.text),
        format!("`{}` is neither a CSV nor an XLSX file", file.text),
    );
    Diagnostic::error("unreadable-file", file.span.clone(), message).with_hint(say::advice(
        "在表格软件里另存为 xlsx 或 CSV",
        "save it as xlsx or CSV in a spreadsheet program",
    ))
}
