//! The chosen blocks → `report.yaml`, as a person would have written it, with the lines of the source beside it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::scalar::{Place, escaped, spelled};
use super::{Block, Entry, Finding, Ledger, Value, Words, brackets};
use crate::manuscript::Manuscript;
use crate::numbers;

/// What goes into the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// The fields before the sections.
    pub(super) head: Vec<Entry>,
    /// The sections.
    pub(super) sections: Vec<Block>,
    /// The foot.
    pub(super) footer: Vec<Entry>,
}

/// A flow map or list is not longer than this many columns.
const FLOW: usize = 96;

/// Writes texts of one source.
struct Writer<'a> {
    source: &'a Manuscript,
    /// Findings, each written once.
    findings: Vec<(&'a Finding, bool)>,
    /// Which of them begin at a byte of the source.
    by_place: BTreeMap<usize, Vec<usize>>,
    /// The bytes of the longest of them.
    longest: usize,
    /// What the source sets in bold, in order.
    strong: Vec<Range<usize>>,
    widens: bool,
    out: String,
}

/// Writes the report.
pub(super) fn write(
    sheet: &Sheet,
    source: &Manuscript,
    name: &str,
    ledger: &Ledger,
    widens: bool,
) -> String {
    let mut by_place: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let places = ledger.findings.iter().map(|finding| &finding.place);
    for (index, place) in places.clone().enumerate() {
        if let Some(place) = place {
            by_place.entry(place.start).or_default().push(index);
        }
    }
    let mut writer = Writer {
        source,
        by_place,
        longest: places
            .flatten()
            .map(ExactSizeIterator::len)
            .max()
            .unwrap_or(0),
        findings: ledger
            .findings
            .iter()
            .map(|finding| (finding, false))
            .collect(),
        strong: source
            .lines
            .iter()
            .flat_map(|line| line.strong.iter().cloned())
            .collect(),
        widens,
        out: String::new(),
    };
    writer.out.push_str(&format!(
        "# 由 changtu import 从“{}”生成。文字全部来自原文，一字未改；“原文第 N 行”指原文件的行号。\n# 左边是项目名，冒号后面是要画出来的字；以“#”开头的是注释，不会画出来。“存疑”的地方请核对原文。\n\nformat: 1\nlayout: civic-red\n\n",
        name.replace(['\n', '\r'], " ")
    ));
    for finding in ledger
        .findings
        .iter()
        .filter(|finding| finding.lines.is_empty())
    {
        writer.comment(0, &format!("存疑：{}", finding.message.zh));
    }
    writer.entries(&sheet.head, 0);
    match sheet.sections.is_empty() {
        true => writer.out.push_str("\nsections: []\n"),
        false => writer.out.push_str("\nsections:\n"),
    }
    for section in &sheet.sections {
        writer.out.push('\n');
        writer.section(section);
    }
    if !sheet.footer.is_empty() {
        writer.out.push_str("\nfooter:\n");
        writer.entries(&sheet.footer, 2);
    }
    writer.out
}

impl Writer<'_> {
    fn section(&mut self, section: &Block) {
        let title = section.fields.iter().find(|entry| entry.key == "title");
        if let Some(title) = title.map(|entry| self.drawn(&entry.value)) {
            self.comment(0, &format!("───────────── {title} ─────────────"));
        }
        self.place(0, section.lines);
        self.map(&section.fields, 0, "- ");
    }

    fn comment(&mut self, indent: usize, text: &str) {
        let text = text.replace(['\n', '\r', '\t'], " ");
        self.out.push_str(&format!("{:indent$}# {text}\n", ""));
    }

    fn place(&mut self, indent: usize, lines: Option<(usize, usize)>) {
        let Some((first, last)) = lines else { return };
        match first == last {
            true => self.comment(indent, &format!("原文第 {first} 行")),
            false => self.comment(indent, &format!("原文第 {first}–{last} 行")),
        }
    }

    /// A block of a list of blocks.
    fn block(&mut self, block: &Block, indent: usize) {
        self.place(indent, block.lines);
        for remark in &block.remarks {
            self.comment(indent, remark);
        }
        let pad = " ".repeat(indent);
        let short = match block.fields.as_slice() {
            [Entry { key: "text", value }] => Some((value, false)),
            [
                Entry {
                    key: "items",
                    value,
                },
            ] => Some((value, true)),
            _ => None,
        };
        match short {
            Some((Value::Words(words), false)) => {
                self.doubts(indent, words);
                let text = self.text(words, true);
                self.out.push_str(&format!(
                    "{pad}- {}: {}\n",
                    block.kind,
                    spelled(&text, Place::Line)
                ));
            }
            Some((Value::List(items), true)) => {
                self.out.push_str(&format!("{pad}- {}:\n", block.kind));
                self.list(items, indent + 2);
            }
            _ if block.fields.is_empty() => self.out.push_str(&format!("{pad}- {}:\n", block.kind)),
            _ => {
                self.out.push_str(&format!("{pad}- {}:\n", block.kind));
                self.entries(&block.fields, indent + 4);
            }
        }
    }

    fn entries(&mut self, entries: &[Entry], indent: usize) {
        for entry in entries {
            self.entry(entry, indent);
        }
    }

    fn entry(&mut self, entry: &Entry, indent: usize) {
        let pad = " ".repeat(indent);
        let key = entry.key;
        match &entry.value {
            Value::Words(words) => {
                self.doubts(indent, words);
                let text = self.text(words, key == "text" || key == "answer" || key == "note");
                self.out
                    .push_str(&format!("{pad}{key}: {}\n", spelled(&text, Place::Line)));
            }
            Value::Plain(word) => self
                .out
                .push_str(&format!("{pad}{key}: {}\n", spelled(word, Place::Line))),
            Value::Lines(lines) => {
                self.out.push_str(&format!("{pad}{key}: |\n"));
                for line in lines {
                    let text = self.text(line, key == "answer");
                    self.out.push_str(&format!("{pad}  {}\n", text.trim()));
                }
            }
            Value::List(items) => {
                self.out.push_str(&format!("{pad}{key}:"));
                match self.flow_list(items, pad.len() + key.len()) {
                    Some(flow) => self.out.push_str(&format!(" {flow}\n")),
                    None => {
                        self.out.push('\n');
                        self.list(items, indent);
                    }
                }
            }
            Value::Map(entries) => {
                self.out.push_str(&format!("{pad}{key}:\n"));
                self.entries(entries, indent + 2);
            }
            Value::Pairs(pairs) => {
                self.out.push_str(&format!("{pad}{key}:\n"));
                for (label, value) in pairs {
                    self.doubts(indent + 2, label);
                    let (label, value) = (self.text(label, false), self.text(value, false));
                    self.out.push_str(&format!(
                        "{pad}  {}: {}\n",
                        spelled(&label, Place::Key),
                        spelled(&value, Place::Line)
                    ));
                }
            }
            Value::Block(block) => {
                self.out.push_str(&format!("{pad}{key}:\n"));
                self.block(block, indent);
            }
        }
    }

    /// A list on one line, when its items are few short texts and none is doubtful.
    fn flow_list(&mut self, items: &[Value], before: usize) -> Option<String> {
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            texts.push(match item {
                Value::Words(words) if !self.is_doubtful(words) => {
                    spelled(&self.text(words, false), Place::Flow)
                }
                Value::Plain(word) => spelled(word, Place::Flow),
                _ => return None,
            });
        }
        // A full-width comma between brackets looks like a slip of the author's.
        if texts.iter().any(|text| text.contains('，')) {
            return None;
        }
        let flow = format!("[{}]", texts.join(", "));
        (width(&flow) + before <= FLOW && items.len() <= 16).then_some(flow)
    }

    fn list(&mut self, items: &[Value], indent: usize) {
        let pad = " ".repeat(indent);
        for item in items {
            match item {
                Value::Words(words) => {
                    self.doubts(indent, words);
                    let text = self.text(words, true);
                    self.out
                        .push_str(&format!("{pad}- {}\n", spelled(&text, Place::Line)));
                }
                Value::Plain(word) => self
                    .out
                    .push_str(&format!("{pad}- {}\n", spelled(word, Place::Line))),
                Value::Block(block) => self.block(block, indent),
                Value::Map(entries) => self.item(entries, indent),
                Value::List(cells) => {
                    let flow = self.flow_row(cells);
                    self.out.push_str(&format!("{pad}- {flow}\n"));
                }
                Value::Lines(lines) => {
                    self.out.push_str(&format!("{pad}- |\n"));
                    for line in lines {
                        let text = self.text(line, false);
                        self.out.push_str(&format!("{pad}  {}\n", text.trim()));
                    }
                }
                Value::Pairs(pairs) => {
                    for (label, value) in pairs {
                        let (label, value) = (self.text(label, false), self.text(value, false));
                        self.out.push_str(&format!(
                            "{pad}- {}: {}\n",
                            spelled(&label, Place::Key),
                            spelled(&value, Place::Line)
                        ));
                    }
                }
            }
        }
    }

    /// A row of a table stays on one line.
    fn flow_row(&mut self, cells: &[Value]) -> String {
        let cells = cells.iter().map(|cell| match cell {
            Value::Words(words) => spelled(&self.text(words, false), Place::Flow),
            Value::Plain(word) => spelled(word, Place::Flow),
            _ => "''".to_owned(),
        });
        let cells: Vec<String> = cells.collect();
        format!("[{}]", cells.join(", "))
    }

    /// An item of a list that has several fields: on one line when it fits.
    fn item(&mut self, entries: &[Entry], indent: usize) {
        for entry in entries {
            if let Value::Words(words) = &entry.value {
                self.doubts(indent, words);
            }
        }
        let flow: Option<Vec<String>> =
            entries.iter().map(|entry| self.flow_entry(entry)).collect();
        let flow = flow.map(|parts| format!("{{ {} }}", parts.join(", ")));
        match flow.filter(|flow| width(flow) + indent + 2 <= FLOW) {
            Some(flow) => self.out.push_str(&format!("{:indent$}- {flow}\n", "")),
            None => self.map(entries, indent, "- "),
        }
    }

    fn flow_entry(&mut self, entry: &Entry) -> Option<String> {
        let text = match &entry.value {
            Value::Words(words) => spelled(&self.text(words, entry.key == "text"), Place::Flow),
            Value::Plain(word) => spelled(word, Place::Flow),
            _ => return None,
        };
        Some(format!("{}: {text}", entry.key))
    }

    /// Fields under one another, the first behind a dash.
    fn map(&mut self, entries: &[Entry], indent: usize, dash: &str) {
        let inner = indent + dash.len();
        let start = self.out.len();
        self.entries(entries, inner);
        // The first key stands behind the dash; comments before it stay where they are.
        let mut at = start;
        while self.out[at..].trim_start().starts_with('#') {
            self.out.replace_range(at..at + dash.len(), "");
            at += self.out[at..].find('\n').map_or(0, |end| end + 1);
        }
        let end = at + inner;
        if self.out.is_char_boundary(end) && end <= self.out.len() {
            self.out
                .replace_range(at..end, &format!("{:indent$}{dash}", ""));
        }
    }

    fn is_doubtful(&self, words: &Words) -> bool {
        self.doubtful(words).next().is_some()
    }

    /// The findings about words that were not written yet.
    fn doubtful<'s>(&'s self, words: &'s Words) -> impl Iterator<Item = usize> + 's {
        let of_piece = |piece: &'s Range<usize>| {
            let first = piece.start.saturating_sub(self.longest);
            // A mark beside the words that is not drawn itself is about them too.
            let begun = self.by_place.range(first..=piece.end);
            let indices = begun.flat_map(|(_, indices)| indices.iter().copied());
            indices.filter(|index| {
                let (finding, is_said) = self.findings[*index];
                let touches = |place: &Range<usize>| place.end >= piece.start;
                !is_said && finding.place.as_ref().is_some_and(touches)
            })
        };
        words.0.iter().flat_map(of_piece)
    }

    /// Comments for what is doubtful in words.
    fn doubts(&mut self, indent: usize, words: &Words) {
        let mut said: Vec<usize> = self.doubtful(words).collect();
        said.sort_unstable();
        said.dedup();
        let said = said.into_iter().map(|index| {
            let (finding, is_said) = &mut self.findings[index];
            *is_said = true;
            format!(
                "存疑（原文第 {} 行）：{}",
                finding.lines.first().unwrap_or(&0),
                finding.message.zh
            )
        });
        let mut said: Vec<String> = said.collect();
        said.dedup();
        for text in said {
            self.comment(indent, &text);
        }
    }

    /// Words as our reader wants them: bold kept, brackets widened, signs escaped.
    fn text(&self, words: &Words, keeps_bold: bool) -> String {
        // A line end within words is where two words of letters meet.
        let drawn = words.text(&self.source.text).replace('\n', " ");
        let marks = if keeps_bold {
            self.bold(words, &drawn)
        } else {
            Vec::new()
        };
        let drawn = if self.widens {
            brackets::widened(&drawn)
        } else {
            drawn
        };
        let mut out = String::with_capacity(drawn.len());
        let mut at = 0;
        // Widening changes bytes, not characters: places are counted in characters.
        let chars: Vec<char> = drawn.chars().collect();
        for (start, end) in marks {
            out.push_str(&escaped(&chars[at..start].iter().collect::<String>()));
            out.push_str("**");
            out.push_str(&escaped(&chars[start..end].iter().collect::<String>()));
            out.push_str("**");
            at = end;
        }
        out.push_str(&escaped(&chars[at..].iter().collect::<String>()));
        out
    }

    /// What is bold in words and would not be painted as a number anyway, in characters.
    fn bold(&self, words: &Words, drawn: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut before = 0;
        for piece in &words.0 {
            let first = self
                .strong
                .partition_point(|strong| strong.end <= piece.start);
            for strong in self.strong[first..]
                .iter()
                .take_while(|strong| strong.start < piece.end)
            {
                let (start, end) = (strong.start.max(piece.start), strong.end.min(piece.end));
                found.push(before + start - piece.start..before + end - piece.start);
            }
            before += piece.len();
        }
        let covers_all =
            found.iter().map(ExactSizeIterator::len).sum::<usize>() * 10 > drawn.len() * 8;
        if found.is_empty() || covers_all {
            return Vec::new();
        }
        let quantities = numbers::search(drawn).quantities;
        found.retain(|range| {
            !quantities
                .iter()
                .any(|quantity| quantity.core.start < range.end && range.start < quantity.core.end)
        });
        let count = |at: usize| drawn[..at].chars().count();
        found
            .into_iter()
            .map(|range| (count(range.start), count(range.end)))
            .collect()
    }

    fn drawn(&self, value: &Value) -> String {
        match value {
            Value::Words(words) => words.text(&self.source.text),
            _ => String::new(),
        }
    }
}

/// Columns on a screen: a Han character has two.
fn width(text: &str) -> usize {
    text.chars()
        .map(|char| if char.is_ascii() { 1 } else { 2 })
        .sum()
}
