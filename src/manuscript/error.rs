//! Why a source file cannot be read.

use std::fmt;

use crate::diag::Message;

/// What is wrong with a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManuscriptError {
    /// Nothing is in it, or nothing but blanks.
    Empty,
    /// It is no text in any known encoding.
    NotText,
    /// It is written by a program whose files are not read; the name of the form.
    Foreign(&'static str),
    /// It is a document of the old Word or of WPS, or one with a password.
    OldOrLocked,
    /// A part of it is larger than any report.
    TooLarge,
    /// A part is missing or does not follow the format.
    Broken(&'static str),
}

impl ManuscriptError {
    /// The sentence for a message.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("文件里没有文字", "there are no words in the file"),
            Self::NotText => Message::new(
                "这不是文字文件：里面的字节不是任何一种已知编码的文字",
                "this is no text file: its bytes are no text in any known encoding",
            ),
            Self::Foreign(form) => Message::new(
                format!("这是 {form} 文件，不能直接读"),
                format!("this is a {form} file, which cannot be read"),
            ),
            Self::OldOrLocked => Message::new(
                "这是旧的 Word 或 WPS 文件（.doc、.wps），或者加了密码",
                "this is a file of the old Word or of WPS (.doc, .wps), or it has a password",
            ),
            Self::TooLarge => Message::new(
                "文件太大，解开后超过 16 MB",
                "it is too large: unpacked, more than 16 MB",
            ),
            Self::Broken(part) => Message::new(
                format!("文件坏了：读不出 {part}"),
                format!("it is broken: cannot read {part}"),
            ),
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> Message {
        match self {
            Self::Empty => Message::new(
                "确认保存了文件；扫描件要先识别成文字",
                "make sure that it was saved; a scan must be turned into text first",
            ),
            Self::NotText => Message::new(
                "用编辑器打开，另存为 UTF-8 编码的 .txt 或 .md",
                "open it in an editor and save it as .txt or .md in UTF-8",
            ),
            Self::Foreign("PDF") => Message::new(
                "找原来的 Word 文件；没有的话，在阅读器里全选复制，粘贴成 .txt",
                "take the Word file it was made of; if there is none, copy its text into a .txt file",
            ),
            Self::Foreign(_) | Self::OldOrLocked | Self::Broken(_) => Message::new(
                "在 Word 或 WPS 里打开，另存为不加密码的 .docx；或者复制文字，存成 .txt",
                "open it in Word or WPS and save it as .docx without a password, or copy its text into a .txt file",
            ),
            Self::TooLarge => Message::new(
                "删去大段附件，或者复制要用的文字，存成 .txt",
                "remove long annexes, or copy the text that is needed into a .txt file",
            ),
        }
    }
}

impl fmt::Display for ManuscriptError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for ManuscriptError {}
