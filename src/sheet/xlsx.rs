//! Workbooks (Office Open XML) → cells as spreadsheet programs show them.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use super::date::Epoch;
use super::zip::Zip;
use super::{COLUMNS, Cell, CellFault, Grid, ROWS, Row, SheetError, format};

/// More elements than this are no data of a poster.
const NODES: u32 = 2_000_000;

/// Reads a sheet by its name; without a name the first that is not hidden.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Grid, SheetError> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(SheetError::OldOrLocked);
    }
    let zip = Zip::open(bytes)?;
    let targets = targets(&zip, "xl/_rels/workbook.xml.rels")?;
    let text = needed(&zip, "xl/workbook.xml")?;
    let workbook = parse(&text, "workbook.xml")?;
    let id = sheet_id(&workbook, name)?;
    let path = targets.get(&id).ok_or(SheetError::Broken("workbook.xml"))?;
    let book = Book {
        strings: strings(&zip)?,
        formats: formats(&zip)?,
        epoch: epoch(&workbook),
    };
    let text = needed(&zip, path)?;
    grid(&parse(&text, "sheet.xml")?, &book)
}

/// What the sheets of a workbook share.
struct Book {
    strings: Vec<String>,
    /// The format of each style; `None` for those that depend on the system.
    formats: Vec<Option<String>>,
    epoch: Epoch,
}

fn parse<'t>(text: &'t str, part: &'static str) -> Result<Document<'t>, SheetError> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => SheetError::TooLarge,
        _ => SheetError::Broken(part),
    })
}

fn needed(zip: &Zip<'_>, part: &str) -> Result<String, SheetError> {
    let found = zip.part(part)?;
    found.ok_or(match part {
        "xl/workbook.xml" => SheetError::NotAWorkbook,
        _ => SheetError::Broken("sheet.xml"),
    })
}

/// The elements of a name, wherever they are.
fn all<'a, 'i>(
    document: &'a Document<'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    let nodes = document.descendants();
    nodes.filter(move |node| node.tag_name().name() == name)
}

/// An attribute, whatever its namespace.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    attributes
        .find(|attribute| attribute.name() == name)
        .map(|found| found.value())
}

/// The parts that a workbook's relations name, by identifier.
fn targets(zip: &Zip<'_>, part: &str) -> Result<BTreeMap<String, String>, SheetError> {
    let text = zip.part(part)?.ok_or(SheetError::NotAWorkbook)?;
    let document = parse(&text, "workbook.xml.rels")?;
    let relations = all(&document, "Relationship").filter_map(|relation| {
        let target = attribute(relation, "Target")?;
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{}", target.trim_start_matches("./")),
        };
        Some((attribute(relation, "Id")?.to_owned(), path))
    });
    Ok(relations.collect())
}

/// The identifier of the sheet that is asked for.
fn sheet_id(workbook: &Document<'_>, name: Option<&str>) -> Result<String, SheetError> {
    // `id` is that of the relations; `sheetId` is another.
    let sheets: Vec<(&str, &str, bool)> = all(workbook, "sheet")
        .filter_map(|sheet| {
            let is_hidden = attribute(sheet, "state").is_some_and(|state| state != "visible");
            Some((
                attribute(sheet, "name")?,
                attribute(sheet, "id")?,
                is_hidden,
            ))
        })
        .collect();
    let found = match name {
        Some(wanted) => sheets
            .iter()
            .find(|(name, ..)| name.trim() == wanted.trim()),
        None => sheets
            .iter()
            .find(|(.., is_hidden)| !is_hidden)
            .or(sheets.first()),
    };
    found.map(|(_, id, _)| (*id).to_owned()).ok_or_else(|| {
        SheetError::NoSheet(sheets.iter().map(|(name, ..)| (*name).to_owned()).collect())
    })
}

fn epoch(workbook: &Document<'_>) -> Epoch {
    let is_1904 = all(workbook, "workbookPr")
        .any(|properties| matches!(attribute(properties, "date1904"), Some("1" | "true")));
    match is_1904 {
        true => Epoch::Y1904,
        false => Epoch::Y1900,
    }
}

/// The texts that cells name by number.
fn strings(zip: &Zip<'_>) -> Result<Vec<String>, SheetError> {
    let Some(text) = zip.part("xl/sharedStrings.xml")? else {
        return Ok(Vec::new());
    };
    let document = parse(&text, "sharedStrings.xml")?;
    Ok(all(&document, "si").map(said).collect())
}

/// The text of an element, its runs joined, without the readings of characters.
fn said(node: Node<'_, '_>) -> String {
    let parts = node.descendants().filter(|part| {
        let is_reading = part.ancestors().any(|node| node.tag_name().name() == "rPh");
        part.tag_name().name() == "t" && !is_reading
    });
    let text: String = parts.filter_map(|part| part.text()).collect();
    // How Excel writes a carriage return.
    text.replace("_x000D_", "").replace('\r', "")
}

/// The number format of each style.
fn formats(zip: &Zip<'_>) -> Result<Vec<Option<String>>, SheetError> {
    let Some(text) = zip.part("xl/styles.xml")? else {
        return Ok(Vec::new());
    };
    let document = parse(&text, "styles.xml")?;
    let own: BTreeMap<&str, &str> = all(&document, "numFmt")
        .filter_map(|own| Some((attribute(own, "numFmtId")?, attribute(own, "formatCode")?)))
        .collect();
    let styles = all(&document, "cellXfs").flat_map(|list| list.children());
    let styles = styles.filter(|style| style.tag_name().name() == "xf");
    let formats = styles.map(|style| {
        let id = attribute(style, "numFmtId").unwrap_or("0");
        own.get(id)
            .copied()
            .or_else(|| built_in(id))
            .map(str::to_owned)
    });
    Ok(formats.collect())
}

/// The formats that files do not spell; those of dates depend on the system, except the Chinese ones that say
/// what they are.
fn built_in(id: &str) -> Option<&'static str> {
    Some(match id {
        "0" => "General",
        "1" => "0",
        "2" => "0.00",
        "3" => "#,##0",
        "4" => "#,##0.00",
        "9" => "0%",
        "10" => "0.00%",
        "11" => "0.00E+00",
        "12" => "# ?/?",
        "13" => "# ??/??",
        "37" | "38" => "#,##0;(#,##0)",
        "39" | "40" => "#,##0.00;(#,##0.00)",
        "41" | "42" => "#,##0;-#,##0;\"-\"",
        "43" | "44" => "#,##0.00;-#,##0.00;\"-\"",
        "48" => "##0.0E+0",
        "49" => "@",
        "27" | "36" | "50" | "57" => "yyyy\"年\"m\"月\"",
        "28" | "29" | "51" | "58" => "m\"月\"d\"日\"",
        "31" => "yyyy\"年\"m\"月\"d\"日\"",
        _ => return None,
    })
}

/// The rows, and the text that is made of them.
fn grid(sheet: &Document<'_>, book: &Book) -> Result<Grid, SheetError> {
    let mut grid = Grid::default();
    let (mut line, mut number) = (1, 0);
    for row in all(sheet, "row") {
        let given = attribute(row, "r").and_then(|given| given.parse().ok());
        number = given.filter(|given| *given > number).unwrap_or(number + 1);
        let cells = cells(row, book);
        if cells.iter().all(Cell::is_empty) {
            continue;
        }
        if number > ROWS {
            return Err(SheetError::TooManyRows);
        }
        grid.text.push_str(&"\n".repeat(number - line));
        line = number;
        let cells = cells
            .into_iter()
            .map(|cell| written(cell, &mut grid.text))
            .collect();
        grid.rows.push(Row { number, cells });
    }
    Ok(grid)
}

/// A cell with its place at the end of a text, a tab behind it.
fn written(mut cell: Cell, text: &mut String) -> Cell {
    let start = text.len();
    let held = match &cell.fault {
        Some(CellFault::Rounded { shown, .. }) => shown,
        Some(CellFault::Error(error)) => error,
        _ => &cell.text,
    };
    text.push_str(&held.replace(['\n', '\t'], " "));
    cell.range = start..text.len();
    cell.is_verbatim = !cell.text.contains(['\n', '\t']);
    text.push('\t');
    cell
}

/// The cells of a row, each at its column.
fn cells(row: Node<'_, '_>, book: &Book) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for node in row.children().filter(|node| node.tag_name().name() == "c") {
        let column = attribute(node, "r").and_then(column).unwrap_or(cells.len());
        if column >= COLUMNS {
            break;
        }
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        cells[column] = match shown(node, book) {
            Ok(text) => Cell {
                text: text.trim().to_owned(),
                ..Cell::default()
            },
            Err(fault) => Cell {
                fault: Some(fault),
                ..Cell::default()
            },
        };
    }
    cells
}

/// The column of `BC12`, from 0.
fn column(reference: &str) -> Option<usize> {
    let letters = reference
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .take(3);
    let number = letters.fold(0, |number, letter| {
        number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

/// What a cell shows.
fn shown(cell: Node<'_, '_>, book: &Book) -> Result<String, CellFault> {
    let child = |name: &str| cell.children().find(|node| node.tag_name().name() == name);
    let value = child("v")
        .and_then(|node| node.text())
        .unwrap_or_default()
        .trim();
    let kind = attribute(cell, "t").unwrap_or("n");
    if kind == "inlineStr" {
        return Ok(child("is").map(said).unwrap_or_default());
    }
    if value.is_empty() {
        return match child("f").is_some() && kind != "str" {
            true => Err(CellFault::NoResult),
            false => Ok(String::new()),
        };
    }
    match kind {
        "s" => {
            let text = value
                .parse()
                .ok()
                .and_then(|at: usize| book.strings.get(at));
            text.cloned()
                .ok_or_else(|| CellFault::NotANumber(value.to_owned()))
        }
        "str" => Ok(value.replace("_x000D_", "")),
        "e" => Err(CellFault::Error(value.to_owned())),
        "b" => Ok(if value == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        "d" => Err(CellFault::Format("ISO 8601".to_owned())),
        _ => {
            let style = attribute(cell, "s").and_then(|style| style.parse().ok());
            let format = match style.and_then(|style: usize| book.formats.get(style)) {
                Some(Some(code)) => code.as_str(),
                Some(None) => return Err(CellFault::Format("系统日期".to_owned())),
                None => "General",
            };
            format::shown(value, format, book.epoch)
        }
    }
}
