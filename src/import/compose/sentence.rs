//! Cuts the words of an item into sentences, their parts between semicolons, and clauses.
//!
//! Whatever stands in quotation marks or brackets is never cut.

use std::ops::Range;

/// One sentence with its clauses.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// All of it with its stop.
    pub(super) range: Range<usize>,
    /// Its stop, perhaps empty.
    pub(super) stop: Range<usize>,
    /// Its clauses in order.
    pub(super) clauses: Vec<Clause>,
    /// Whether every bracket and quotation mark is closed, and nothing hangs on a colon or a dash.
    pub(super) is_plain: bool,
}

/// Words between two commas, semicolons or stops.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// Its words without the mark after it.
    pub(super) range: Range<usize>,
    /// Which part of the sentence between semicolons it belongs to.
    pub(super) part: usize,
    /// Whether only `、` stands between it and the clause before.
    pub(super) is_listed: bool,
    /// Whether a figure stands in it.
    pub(super) has_figure: bool,
}

/// Cuts a text.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut cutter = Cutter::default();
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, char)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        cutter.read(at, char, [before, after]);
        before = char;
    }
    cutter.stop(text.len()..text.len());
    cutter.sentences
}

/// What was read so far.
#[derive(Default)]
struct Cutter {
    sentences: Vec<Sentence>,
    clauses: Vec<Clause>,
    /// Where the sentence and the clause begin.
    start: usize,
    clause: usize,
    part: usize,
    /// The marks that are open.
    open: Vec<char>,
    /// Whether a closing mark had no opening one, or a colon stands outside of all.
    is_broken: bool,
}

impl Cutter {
    fn read(&mut self, at: usize, char: char, beside: [char; 2]) {
        let range = at..at + char.len_utf8();
        if let Some(closing) = closing(char) {
            self.open.push(closing);
        } else if is_closing(char) {
            self.is_broken |= self.open.pop() != Some(char);
        } else if char == '"' {
            match self.open.last() {
                Some('"') => drop(self.open.pop()),
                _ => self.open.push('"'),
            }
        } else if self.open.is_empty() {
            self.mark(range, char, beside);
        }
    }

    fn mark(&mut self, range: Range<usize>, char: char, beside: [char; 2]) {
        let in_number = beside.iter().all(char::is_ascii_digit);
        match char {
            '。' | '！' | '？' => self.stop(range),
            '.' if is_point(beside) => self.stop(range),
            '；' | ';' => {
                self.comma(&range);
                self.part += 1;
            }
            '，' => self.comma(&range),
            ',' if !in_number => self.comma(&range),
            '：' | '—' | '…' => self.is_broken = true,
            ':' if !in_number => self.is_broken = true,
            _ => {}
        }
    }

    /// Ends a clause at its mark.
    fn comma(&mut self, mark: &Range<usize>) {
        if self.clause < mark.start {
            self.clauses.push(Clause {
                range: self.clause..mark.start,
                part: self.part,
                is_listed: false,
                has_figure: false,
            });
        }
        self.clause = mark.end;
    }

    /// Ends a sentence at its stop.
    fn stop(&mut self, mark: Range<usize>) {
        self.comma(&mark);
        if self.start < mark.end {
            self.sentences.push(Sentence {
                range: self.start..mark.end,
                is_plain: self.open.is_empty() && !self.is_broken && !self.clauses.is_empty(),
                stop: mark.clone(),
                clauses: std::mem::take(&mut self.clauses),
            });
        }
        self.clauses.clear();
        self.open.clear();
        self.is_broken = false;
        self.part = 0;
        self.start = mark.end;
        self.clause = mark.end;
    }
}

/// Whether a full stop of English ends a Chinese sentence.
fn is_point([before, after]: [char; 2]) -> bool {
    let is_chinese = |char: char| ('\u{3400}'..='\u{9fff}').contains(&char);
    is_chinese(before) && (is_chinese(after) || after == ' ')
}

/// The mark that closes an opening one.
fn closing(char: char) -> Option<char> {
    Some(match char {
        '“' => '”',
        '‘' => '’',
        '（' => '）',
        '(' => ')',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        '「' => '」',
        '『' => '』',
        '[' => ']',
        '［' => '］',
        '〔' => '〕',
        _ => return None,
    })
}

fn is_closing(char: char) -> bool {
    "”’）)》〉】」』]］〕".contains(char)
}

/// The places of a character outside quotation marks and brackets.
pub(super) fn outside(text: &str, wanted: char) -> Vec<usize> {
    let mut open = 0_usize;
    let mut found = Vec::new();
    for (at, char) in text.char_indices() {
        if closing(char).is_some() {
            open += 1;
        } else if is_closing(char) {
            open = open.saturating_sub(1);
        } else if open == 0 && char == wanted {
            found.push(at);
        }
    }
    found
}

/// Whether every bracket and quotation mark of a text is closed in it.
pub(super) fn is_closed(text: &str) -> bool {
    let mut open = Vec::new();
    for char in text.chars() {
        if let Some(closing) = closing(char) {
            open.push(closing);
        } else if is_closing(char) && open.pop() != Some(char) {
            return false;
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<Vec<&str>> {
        let clauses = |it: &Sentence| it.clauses.iter().map(|c| &text[c.range.clone()]).collect();
        sentences(text).iter().map(clauses).collect()
    }

    #[test]
    fn clauses_end_at_commas_outside_quotation_marks() {
        assert_eq!(
            cut("甲“一，二”达1,250个，乙；丙。丁"),
            [vec!["甲“一，二”达1,250个", "乙", "丙"], vec!["丁"]]
        );
        assert!(sentences("").is_empty());
        assert!(!sentences("成立“文商农旅体")[0].is_plain);
        assert!(!sentences("目标是：增长6%。")[0].is_plain);
        assert!(sentences("8:30开会。")[0].is_plain);
        assert_eq!(
            cut("增长1.5%.比a.b好.丙"),
            [vec!["增长1.5%.比a.b好"], vec!["丙"]]
        );
    }
}
