//! The parts of a ZIP archive, each unpacked only when asked for and never beyond a limit.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::DeflateDecoder;

use super::SheetError;

/// No part that a poster needs is larger; what unpacks to more is refused.
pub const PART_BYTES: u64 = 16 << 20;

/// How the end of the central directory begins, and how long it is without its comment.
const END: (&[u8], usize) = (b"PK\x05\x06", 22);
/// How an entry of the central directory begins, and how long it is without its name.
const ENTRY: (&[u8], usize) = (b"PK\x01\x02", 46);
/// How a part begins, and how long its head is without its name.
const LOCAL: (&[u8], usize) = (b"PK\x03\x04", 30);

/// Where a part stands.
#[derive(Debug, Clone, Copy)]
struct Entry {
    method: u16,
    packed: usize,
    head: usize,
}

/// An archive.
#[derive(Debug)]
pub struct Zip<'a> {
    bytes: &'a [u8],
    entries: BTreeMap<String, Entry>,
}

impl<'a> Zip<'a> {
    /// Reads the directory; nothing is unpacked yet.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SheetError> {
        let end = find_end(bytes).ok_or(SheetError::NotAWorkbook)?;
        let count = u16_at(bytes, end + 10).unwrap_or(0);
        let mut at = u32_at(bytes, end + 16).ok_or(SheetError::NotAWorkbook)?;
        let mut entries = BTreeMap::new();
        for _ in 0..count {
            let (name, entry, next) = entry(bytes, at).ok_or(SheetError::Broken("zip"))?;
            entries.insert(name, entry);
            at = next;
        }
        Ok(Self { bytes, entries })
    }

    /// Unpacks a part of text; `None` when there is none of that name.
    pub fn part(&self, name: &str) -> Result<Option<String>, SheetError> {
        let bytes = self.bytes(name)?;
        let text =
            bytes.map(|bytes| String::from_utf8(bytes).map_err(|_| SheetError::Broken("XML")));
        text.transpose()
    }

    /// Unpacks a part as it is; `None` when there is none of that name.
    pub fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, SheetError> {
        let Some(entry) = self.entries.get(name) else {
            return Ok(None);
        };
        let packed = packed(self.bytes, entry).ok_or(SheetError::Broken("zip"))?;
        let mut unpacked = Vec::new();
        let read = match entry.method {
            0 => packed.take(PART_BYTES + 1).read_to_end(&mut unpacked),
            8 => DeflateDecoder::new(packed)
                .take(PART_BYTES + 1)
                .read_to_end(&mut unpacked),
            _ => return Err(SheetError::Broken("zip")),
        };
        read.map_err(|_| SheetError::Broken("zip"))?;
        if unpacked.len() as u64 > PART_BYTES {
            return Err(SheetError::TooLarge);
        }
        Ok(Some(unpacked))
    }
}

/// The end of the central directory: at the end of the file, before a comment of at most 64 KB.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END.1)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last)
        .rev()
        .find(|at| bytes[*at..].starts_with(END.0))
}

fn entry(bytes: &[u8], at: usize) -> Option<(String, Entry, usize)> {
    let head = bytes.get(at..at.checked_add(ENTRY.1)?)?;
    if !head.starts_with(ENTRY.0) {
        return None;
    }
    let [name, extra, comment] = [28, 30, 32].map(|field| u16_at(head, field).map(usize::from));
    let (name, rest) = (name?, extra? + comment?);
    let start = at + ENTRY.1;
    let text = String::from_utf8_lossy(bytes.get(start..start + name)?).replace('\\', "/");
    let entry = Entry {
        method: u16_at(head, 10)?,
        packed: u32_at(head, 20)?,
        head: u32_at(head, 42)?,
    };
    Some((text, entry, start + name + rest))
}

fn packed<'a>(bytes: &'a [u8], entry: &Entry) -> Option<&'a [u8]> {
    let head = bytes.get(entry.head..entry.head.checked_add(LOCAL.1)?)?;
    if !head.starts_with(LOCAL.0) {
        return None;
    }
    let skipped = usize::from(u16_at(head, 26)?) + usize::from(u16_at(head, 28)?);
    let start = entry.head + LOCAL.1 + skipped;
    bytes.get(start..start.checked_add(entry.packed)?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}
