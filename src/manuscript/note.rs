//! What the reader of a source file has to tell: nothing may vanish silently.

use crate::diag::Message;

/// Something about a source file that its author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A stable name in kebab-case: `remote-picture`.
    pub code: &'static str,
    /// The line of the file, for Word the paragraph; `None` for the whole file.
    pub number: Option<usize>,
    /// What there is to say.
    pub message: Message,
}

impl Note {
    /// A note about the whole file.
    pub(super) fn whole(code: &'static str, message: Message) -> Self {
        Self {
            code,
            number: None,
            message,
        }
    }

    /// A note about a line.
    pub(super) fn at(code: &'static str, number: usize, message: Message) -> Self {
        Self {
            code,
            number: Some(number),
            message,
        }
    }
}
