//! Bytes → text: UTF-8 with or without a mark, UTF-16, GB18030; line ends and Word's spaces.

use std::borrow::Cow;

/// How a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// What everybody writes today.
    Utf8,
    /// What old Chinese Windows programs write (GB 18030, with GBK and GB 2312 inside it).
    Gb18030,
    /// What Notepad once called “Unicode”.
    Utf16,
}

impl Encoding {
    /// The name for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Utf16 => "UTF-16",
        }
    }
}

/// A decoded text.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The text, with `\n` line ends and ordinary spaces in place of no-break spaces.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
    /// Whether some bytes meant nothing in that encoding.
    pub has_faults: bool,
}

/// Decodes a file.
pub fn decode(bytes: &[u8]) -> Decoded {
    let (text, encoding, has_faults) = characters(bytes);
    Decoded {
        text: tidy(&text),
        encoding,
        has_faults,
    }
}

fn characters(bytes: &[u8]) -> (Cow<'_, str>, Encoding, bool) {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let name = match encoding == encoding_rs::UTF_8 {
            true => Encoding::Utf8,
            false => Encoding::Utf16,
        };
        let (text, _, has_faults) = encoding.decode(bytes);
        return (text, name, has_faults);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Encoding::Utf8, false);
    }
    let (text, has_faults) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    if !has_faults {
        return (text, Encoding::Gb18030, false);
    }
    // Neither: UTF-8 with a few broken bytes shows the author more of the file than GB18030 would.
    (String::from_utf8_lossy(bytes), Encoding::Utf8, true)
}

/// Line ends become `\n` and no-break spaces become spaces: neither is visible to the author.
fn tidy(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace(['\u{A0}', '\u{202F}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_text_is_read() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("标题: 一图读懂\r\n");
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "标题: 一图读懂\n");
        assert_eq!(decoded.encoding, Encoding::Gb18030);
    }

    #[test]
    fn marks_and_words_spaces_vanish() {
        assert_eq!(decode("\u{FEFF}标题:\u{A0}甲".as_bytes()).text, "标题: 甲");
        let utf16: Vec<u8> = "\u{FEFF}甲"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&utf16).text, "甲");
        assert_eq!(decode(&utf16).encoding, Encoding::Utf16);
    }

    #[test]
    fn rubbish_is_said() {
        assert!(decode(&[0xFF, 0x00, 0xFF, b'a']).has_faults);
    }
}
