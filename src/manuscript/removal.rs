//! Why a character of the source need not stand on the poster: the one list of what may go.

use crate::diag::Message;

/// Why a character of a source is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Removal {
    /// A mark of the file's own language: `##`, `**`, `|`.
    Markup,
    /// A blank or a line end.
    Blank,
    /// A bullet: `●`, `■`, `——`. The poster draws its own.
    Bullet,
    /// A number or its marks: `一、`, `1.`, `（1）`. The poster draws it as a number of its own, or not at all.
    Numbering,
    /// The full stop of a heading or of an item that became a tile, a card or a slogan.
    Stop,
    /// Quotation marks around the name of a heading.
    Quote,
    /// A comma, semicolon or colon between parts that stand apart on the poster.
    Separator,
    /// `分别` and its like, where each subject stands with its own number.
    Distributor,
    /// `各位代表：`, which is for those in the hall.
    Salutation,
    /// The number of a page, which a copied text carries along.
    Page,
    /// A word that the poster shows by the form of the block: `是` before goals, `问` and `答`.
    Form,
}

impl Removal {
    /// The name in data.
    ///
    /// ```
    /// assert_eq!(changtu::manuscript::Removal::Bullet.as_str(), "bullet");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Markup => "markup",
            Self::Blank => "blank",
            Self::Bullet => "bullet",
            Self::Numbering => "numbering",
            Self::Stop => "stop",
            Self::Quote => "quote",
            Self::Separator => "separator",
            Self::Distributor => "distributor",
            Self::Salutation => "salutation",
            Self::Page => "page",
            Self::Form => "form",
        }
    }

    /// The name for people.
    pub fn message(self) -> Message {
        let (zh, en) = match self {
            Self::Markup => ("排版记号", "marks of the file's language"),
            Self::Blank => ("空格和换行", "blanks and line ends"),
            Self::Bullet => ("项目符号", "bullets"),
            Self::Numbering => ("编号", "numbering"),
            Self::Stop => ("标题和短语末尾的句号", "full stops of headings and phrases"),
            Self::Quote => ("标题名称的引号", "quotation marks of headings"),
            Self::Separator => ("分开排的各项之间的标点", "punctuation between parts"),
            Self::Distributor => ("“分别”一类的词", "`分别` and its like"),
            Self::Salutation => ("称呼", "salutations"),
            Self::Page => ("页码", "numbers of pages"),
            Self::Form => ("由版式表达的词", "words that the form of a block says"),
        };
        Message::new(zh, en)
    }
}
