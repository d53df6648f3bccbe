//! Why bytes or a picture cannot be had.

use std::fmt;
use std::io;

use crate::diag::Message;

/// What went wrong at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorldError {
    /// There is no such file.
    Missing,
    /// The path leads out of the report's folder.
    Outside,
    /// It is a folder or a device.
    NotAFile,
    /// It is larger than [`super::FILE_BYTES`].
    TooLarge,
    /// The system refused.
    Refused(String),
    /// The picture has more pixels than a poster can use.
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// The bytes are no picture that can be read.
    Unreadable(String),
}

impl WorldError {
    /// The sentence for a message.
    pub fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("没有这个文件", "there is no such file"),
            Self::Outside => Message::new(
                "路径超出了报告所在的文件夹",
                "the path leads out of the report's folder",
            ),
            Self::NotAFile => Message::new("这不是一个文件", "this is not a file"),
            Self::TooLarge => Message::new("文件超过 64 MB", "the file is larger than 64 MB"),
            Self::Refused(why) => {
                Message::new(format!("读不出来：{why}"), format!("cannot be read: {why}"))
            }
            Self::TooManyPixels { width, height } => Message::new(
                format!("图片有 {width}×{height} 像素，超过 6000 万的上限"),
                format!(
                    "the picture has {width}×{height} pixels, more than the limit of 60 million"
                ),
            ),
            // The reason is a decoder's, in English and often over several lines.
            Self::Unreadable(why) => Message::new(
                "文件坏了，或者不是图片",
                format!(
                    "not a picture that can be read: {}",
                    why.split_whitespace().collect::<Vec<_>>().join(" ")
                ),
            ),
        }
    }
}

impl fmt::Display for WorldError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for WorldError {}

impl From<io::Error> for WorldError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            _ => Self::Refused(error.to_string()),
        }
    }
}
