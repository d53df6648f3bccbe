//! The channels and papers that are known, with their limits.

use super::read;
use super::{Columns, Form, Medium, Print, Sheet};
use crate::diag::{FileId, Sink};
use crate::geom::Abs;
use crate::yaml;

/// The table inside the program.
const BUILT_IN: &str = include_str!("../../data/media.yaml");

/// Channels and papers.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub(super) channels: Vec<Channel>,
    pub(super) papers: Vec<Paper>,
}

/// Where a poster is shown on screens.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// Its name: `wechat`.
    pub name: String,
    /// Other names: `微信`.
    pub names: Vec<String>,
    /// What it is, in a line of Chinese and English.
    pub summary: String,
    /// Whether its limits are official.
    pub is_sure: bool,
    /// The width of its pictures in px.
    pub width: Abs,
    /// Slices or pages.
    pub form: Form,
    /// What it takes, the preferred first.
    pub formats: Vec<Pixels>,
    /// The bytes that no picture exceeds.
    pub bytes: Option<u64>,
    /// The quality of JPEG, 1–100.
    pub quality: Option<u8>,
    /// Whether codes to be scanned are welcome.
    pub has_codes: bool,
}

/// What a channel takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pixels {
    /// PNG, with all colours or with a palette.
    Png,
    /// JPEG.
    Jpeg,
}

/// A size of paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Its name: `a3`.
    pub name: String,
    /// Other names.
    pub names: Vec<String>,
    /// Width in mm.
    pub width: f64,
    /// Height in mm.
    pub height: f64,
    /// How much of the lower edge stays free, in mm.
    pub foot: f64,
    /// How many sheets there may be.
    pub pages: Option<usize>,
}

impl Table {
    /// The table inside the program.
    pub fn built_in() -> Self {
        let mut table = Self {
            channels: Vec::new(),
            papers: Vec::new(),
        };
        // A test reads it and finds no fault.
        table.lay_over(BUILT_IN, FileId::default(), &mut Sink::default());
        table
    }

    /// The text of the table inside the program, to begin a table of one's own with.
    pub fn source() -> &'static str {
        BUILT_IN
    }

    /// Lays a user's table over this one; faults go to the sink.
    pub fn lay_over(&mut self, text: &str, file: FileId, sink: &mut Sink) {
        if let Some(node) = yaml::read(text, file, sink) {
            read::table(self, &node, sink);
        }
    }

    /// The channels in the order of the table.
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// The papers in the order of the table.
    pub fn papers(&self) -> &[Paper] {
        &self.papers
    }

    /// A channel by one of its names.
    pub fn channel(&self, name: &str) -> Option<&Channel> {
        let is = |channel: &&Channel| named(name, &channel.name, &channel.names);
        self.channels.iter().find(is)
    }

    /// A paper by one of its names, or by its size: `600x900mm`.
    ///
    /// ```
    /// use changtu::medium::Table;
    /// let table = Table::built_in();
    /// assert_eq!(table.paper("A3").map(|paper| paper.height), Some(420.0));
    /// assert_eq!(table.paper("600x900mm").map(|paper| paper.width), Some(600.0));
    /// assert!(table.paper("letter").is_none());
    /// ```
    pub fn paper(&self, name: &str) -> Option<Paper> {
        let is = |paper: &&Paper| named(name, &paper.name, &paper.names);
        let known = self.papers.iter().find(is).cloned();
        known.or_else(|| Paper::of_size(name))
    }

    /// The first names of everything.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let channels = self.channels.iter().map(|channel| channel.name.as_str());
        channels.chain(self.papers.iter().map(|paper| paper.name.as_str()))
    }
}

fn named(wanted: &str, name: &str, names: &[String]) -> bool {
    let same = |known: &str| known.eq_ignore_ascii_case(wanted);
    same(name) || names.iter().any(|name| same(name))
}

impl Channel {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            names: Vec::new(),
            summary: String::new(),
            is_sure: false,
            width: Medium::default().width,
            form: Form::Strip,
            formats: vec![Pixels::Png],
            bytes: None,
            quality: None,
            has_codes: true,
        }
    }

    /// What blocks are laid out for.
    pub fn medium(&self) -> Medium {
        Medium {
            has_codes: self.has_codes,
            ..Medium::strip(self.width).with_form(self.form)
        }
    }
}

impl Paper {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            names: Vec::new(),
            width: 210.0,
            height: 297.0,
            foot: 0.0,
            pages: None,
        }
    }

    /// `600x900mm`, `600×900`: each side 50–5000 mm.
    fn of_size(name: &str) -> Option<Self> {
        let size = name.trim_end_matches("mm").trim_end_matches("毫米");
        let (width, height) = size.split_once(['x', 'X', '×', '*'])?;
        let side = |word: &str| {
            let length = word.trim().parse::<f64>().ok()?;
            (50.0..=5000.0).contains(&length).then_some(length)
        };
        Some(Self {
            width: side(width)?,
            height: side(height)?,
            ..Self::new(&format!("{}x{}mm", width.trim(), height.trim()))
        })
    }

    /// The sheet of this paper.
    pub fn sheet(&self, columns: Columns, print: Print) -> Sheet {
        Sheet {
            foot: self.foot,
            pages: self.pages,
            columns,
            print,
            ..Sheet::of_size(self.width, self.height)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::medium::Slices;

    #[test]
    fn the_table_inside_has_no_fault() {
        let (mut table, mut sink) = (Table::built_in(), Sink::default());
        let before = table.clone();
        table.lay_over(BUILT_IN, FileId::default(), &mut sink);
        assert_eq!(sink.diagnostics(), &[]);
        assert_eq!(table, before);
        assert_eq!(table.channels().len(), 6);
        assert_eq!(table.papers().len(), 8);
    }

    #[test]
    fn a_users_table_replaces_what_it_states() {
        let mut table = Table::built_in();
        let mut sink = Sink::default();
        let over = "channels:\n  wechat: { slices: { height: 3000 }, bytes: 2000000 }\n  内网: { width: 750, pages: { height: 1000 } }\n";
        table.lay_over(over, FileId::default(), &mut sink);
        assert_eq!(sink.diagnostics(), &[]);
        let wechat = table.channel("微信").unwrap();
        assert_eq!(wechat.bytes, Some(2_000_000));
        assert_eq!(
            wechat.form,
            Form::Slices(Slices::of_height(Abs::px(3000.0)))
        );
        assert_eq!(wechat.formats, [Pixels::Png, Pixels::Jpeg]);
        assert_eq!(table.channel("内网").unwrap().width, Abs::px(750.0));
    }

    #[test]
    fn faults_of_a_users_table_have_their_place() {
        let mut sink = Sink::default();
        let over = "channels:\n  wechat: { slizes: 3, bytes: viel, formats: [gif] }\npapers:\n  a9: { size: [1, 100] }\n";
        Table::built_in().lay_over(over, FileId::default(), &mut sink);
        let found: Vec<&str> = sink.diagnostics().iter().map(|one| one.code).collect();
        assert_eq!(
            found,
            ["unknown-key", "wrong-type", "unknown-word", "wrong-type"]
        );
        assert!(sink.diagnostics().iter().all(|one| one.span.is_some()));
    }
}
