//! The output intent: for which printing condition a file is meant.
//!
//! krilla writes one in PDF/A only, so it is added to the finished file as an update (ISO 32000-1, 7.5.6):
//! the file stays as it is, and a new catalog, the intent and its profile follow it.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The bytes of an entry in the table of objects.
const ENTRY: usize = 20;

/// A printing condition. It says what the sheet is to be printed on; the colours of the file stay RGB, and
/// converting them is left to the print shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// An ICC profile, as in an `.icc` file.
    pub profile: Vec<u8>,
    /// The name of the condition: `Japan Color 2011 Coated`.
    pub name: String,
}

/// What the end of a file says.
struct Tail<'a> {
    /// The number of objects.
    size: usize,
    /// The number of the catalog.
    root: usize,
    /// Where the table of objects is.
    table: usize,
    /// The entries of the trailer other than the number of objects.
    rest: &'a str,
}

/// Adds an intent to a file.
pub(super) fn add(file: &mut Vec<u8>, intent: &Intent) -> Result<(), String> {
    let channels = channels(&intent.profile).ok_or("the output intent is no ICC profile")?;
    let update = update(file, intent, channels).ok_or("the file cannot be updated")?;
    file.extend(update);
    Ok(())
}

/// How many channels a profile has; `None` when it is none, or none of a printing condition or screen.
fn channels(profile: &[u8]) -> Option<u8> {
    // The header: the colour space of the data at 16, the signature at 36 (ICC.1:2022, 7.2).
    (profile.get(36..40)? == b"acsp").then_some(())?;
    match profile.get(16..20)? {
        b"GRAY" => Some(1),
        b"RGB " => Some(3),
        b"CMYK" => Some(4),
        _ => None,
    }
}

fn update(file: &[u8], intent: &Intent, channels: u8) -> Option<Vec<u8>> {
    let tail = tail(file)?;
    let (dictionary, profile) = (tail.size, tail.size + 1);
    let catalog = catalog(file, &tail)?.strip_suffix(">>")?;
    let (mut out, mut places) = (b"\n".to_vec(), Vec::new());
    let mut begin = |out: &mut Vec<u8>, number: usize| {
        places.push(file.len() + out.len());
        out.extend(format!("{number} 0 obj\n").into_bytes());
    };
    begin(&mut out, tail.root);
    out.extend(format!("{catalog}/OutputIntents[{dictionary} 0 R]>>\nendobj\n").into_bytes());
    begin(&mut out, dictionary);
    let name = text(&intent.name);
    out.extend(
        format!(
            "<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier{name}/Info{name}\
             /DestOutputProfile {profile} 0 R>>\nendobj\n"
        )
        .into_bytes(),
    );
    begin(&mut out, profile);
    let data = deflate(&intent.profile)?;
    let length = data.len();
    let head = format!("<</N {channels}/Filter/FlateDecode/Length {length}>>\nstream\n");
    out.extend([head.as_bytes(), &data, b"\nendstream\nendobj\n"].concat());
    let table = file.len() + out.len();
    let entry = |place: &usize| format!("{place:010} 00000 n \n");
    let (first, others) = places.split_first()?;
    let others: String = others.iter().map(entry).collect();
    let (root, size, rest) = (tail.root, tail.size + 2, tail.rest);
    let xref = format!("xref\n{root} 1\n{}{dictionary} 2\n{others}", entry(first));
    let previous = tail.table;
    let trailer =
        format!("trailer\n<</Size {size}/Prev {previous}{rest}\nstartxref\n{table}\n%%EOF");
    out.extend([xref, trailer].concat().into_bytes());
    Some(out)
}

/// Reads the trailer as krilla writes it: the number of objects first.
fn tail(file: &[u8]) -> Option<Tail<'_>> {
    let sign = b"trailer\n<</Size ";
    let start = file
        .windows(sign.len())
        .rposition(|window| window == sign)?;
    let text = std::str::from_utf8(file.get(start + sign.len()..)?).ok()?;
    let (size, rest) = text.split_once('/')?;
    let (rest, end) = rest.split_once("\nstartxref\n")?;
    let root = rest.strip_prefix("Root ")?.split(' ').next()?;
    Some(Tail {
        size: size.trim().parse().ok()?,
        root: root.parse().ok()?,
        table: end.lines().next()?.trim().parse().ok()?,
        rest: text.get(size.len()..size.len() + 1 + rest.len())?,
    })
}

/// The catalog's own text.
fn catalog<'a>(file: &'a [u8], tail: &Tail<'_>) -> Option<&'a str> {
    let table = file.get(tail.table..)?;
    // `xref`, then the first number and the count of the one section.
    let head: usize = table
        .split(|byte| *byte == b'\n')
        .take(2)
        .map(|line| line.len() + 1)
        .sum();
    let entry = table.get(head + tail.root * ENTRY..)?.get(..10)?;
    let place: usize = std::str::from_utf8(entry).ok()?.parse().ok()?;
    let object = file.get(place..tail.table)?;
    let end = object.windows(6).position(|window| window == b"endobj")?;
    let text = std::str::from_utf8(&object[..end]).ok()?;
    Some(text.strip_prefix(&format!("{} 0 obj", tail.root))?.trim())
}

/// A text as UTF-16 in hexadecimal digits.
fn text(text: &str) -> String {
    let digits: String = text
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    format!("<FEFF{digits}>")
}

fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
