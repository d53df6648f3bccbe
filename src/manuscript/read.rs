//! Bytes → manuscript: which form the file has, and how its characters are written.

use super::builder::Builder;
use super::{Kind, Manuscript, ManuscriptError, Note, clean, markdown, text, word};
use crate::diag::Message;
use crate::yaml::{Decoded, Encoding, decode};

/// How files begin that are no text, and what they are.
const FOREIGN: [(&[u8], &str); 7] = [
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xBC\xAF", "7z"),
];

/// Reads a source file. What it is, its first bytes say; where they do not, the ending of its name.
///
/// ```
/// let text = changtu::manuscript::read("report.md", "# 报告\n\n**增长**4%".as_bytes()).expect("it is a text");
/// assert_eq!(text.text, "报告\n增长4%");
/// assert_eq!(text.lines[1].number, 3);
/// ```
pub fn read(name: &str, bytes: &[u8]) -> Result<Manuscript, ManuscriptError> {
    let foreign = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start));
    if let Some((_, form)) = foreign {
        return Err(ManuscriptError::Foreign(form));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(ManuscriptError::OldOrLocked);
    }
    let found = match bytes.starts_with(b"PK\x03\x04") {
        true => word::read(bytes)?,
        false => written(name, bytes)?,
    };
    match found.lines.is_empty() && found.front.is_empty() {
        true => Err(ManuscriptError::Empty),
        false => Ok(found),
    }
}

/// Reads a file of characters.
fn written(name: &str, bytes: &[u8]) -> Result<Manuscript, ManuscriptError> {
    let decoded = decode(bytes);
    if is_rubbish(&decoded) {
        return Err(ManuscriptError::NotText);
    }
    let mut builder = Builder::default();
    builder.out.encoding = Some(decoded.encoding);
    tell_encoding(&decoded, &mut builder.out.notes);
    let words = clean::clean(decoded.text, &mut builder.out.notes);
    builder.out.kind = kind(name, &words);
    if builder.out.kind == Kind::Markdown {
        return Ok(markdown::read(&words, builder));
    }
    if markdown::signs(&words) > 3 {
        builder.out.notes.push(Note::whole(
            "looks-like-markdown",
            Message::new(
                "文件按纯文本读，里面却有许多 Markdown 记号；要按 Markdown 读，把后缀改成 .md",
                "the file is read as plain text, but it has many marks of Markdown; to have it read as such, name it .md",
            ),
        ));
    }
    Ok(text::read(&words, builder))
}

fn kind(name: &str, words: &str) -> Kind {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown" | "mdx" | "qmd" | "htm" | "html") => Kind::Markdown,
        _ if is_page(words) => Kind::Markdown,
        Some("txt" | "text") => Kind::Text,
        _ if markdown::signs(words) > 0 => Kind::Markdown,
        _ => Kind::Text,
    }
}

/// Whether a file is a page of the web, whatever it is called.
fn is_page(words: &str) -> bool {
    let start = words.trim_start();
    let start = start.get(..14).unwrap_or("").to_ascii_lowercase();
    start.starts_with("<html") || start.starts_with("<!doctype html")
}

/// Whether what was decoded is no text: a twentieth of it without meaning.
fn is_rubbish(decoded: &Decoded) -> bool {
    let is_bad = |char: &char| {
        *char == '\u{FFFD}'
            || (char.is_control() && !matches!(char, '\n' | '\t' | '\u{B}' | '\u{C}'))
    };
    let bad = decoded.text.chars().filter(is_bad).count();
    bad * 20 > decoded.text.chars().count()
}

fn tell_encoding(decoded: &Decoded, notes: &mut Vec<Note>) {
    let name = decoded.encoding.name();
    if decoded.encoding != Encoding::Utf8 {
        notes.push(Note::whole(
            "encoding",
            Message::new(
                format!("文件按 {name} 编码读"),
                format!("the file is read as {name}"),
            ),
        ));
    }
    if decoded.has_faults {
        let at = decoded.text.find('\u{FFFD}').unwrap_or(0);
        let number = 1 + decoded.text[..at].matches('\n').count();
        notes.push(Note::at(
            "broken-bytes",
            number,
            Message::new(
                format!("有些字节在 {name} 里没有意义，显示成 �；请对照原文改正"),
                format!("some bytes mean nothing in {name} and are shown as �; check them against the original"),
            ),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_chinese_files_are_read_and_told() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("问：为什么？\r\n答：因为。\r\n");
        let read = read("answers.txt", &bytes).expect("GB18030 is known");
        assert_eq!(read.text, "问：为什么？\n答：因为。");
        assert_eq!(read.encoding, Some(Encoding::Gb18030));
        assert_eq!(read.notes[0].code, "encoding");
    }

    #[test]
    fn other_files_are_named() {
        let fault = |bytes: &[u8]| read("a.txt", bytes).expect_err("it is no text");
        assert_eq!(fault(b"%PDF-1.7"), ManuscriptError::Foreign("PDF"));
        assert_eq!(fault(b"\xD0\xCF\x11\xE0\xA1"), ManuscriptError::OldOrLocked);
        assert_eq!(fault(b" \n\n"), ManuscriptError::Empty);
        assert_eq!(fault(b"\0\x01\x02\xFF\xFE\xFF"), ManuscriptError::NotText);
        assert!(fault(b"{\\rtf1").advice().zh.contains("docx"));
    }

    #[test]
    fn the_ending_chooses_between_text_and_markdown() {
        let words = "# 甲\n\n**乙**".as_bytes();
        assert_eq!(read("a.txt", words).expect("text").kind, Kind::Text);
        assert_eq!(read("a.MD", words).expect("text").kind, Kind::Markdown);
        assert_eq!(read("a", words).expect("text").kind, Kind::Markdown);
        let page =
            "<!DOCTYPE html><html><head><title>甲</title></head><body><p>乙</p></body></html>";
        assert_eq!(read("a.txt", page.as_bytes()).expect("text").text, "乙");
        assert_eq!(
            read("a", "甲\n乙".as_bytes()).expect("text").kind,
            Kind::Text
        );
    }
}
