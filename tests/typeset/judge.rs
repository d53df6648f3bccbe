//! LB-12, TB-01 to TB-03: our line ends beside those of Chromium and Typst, recorded in `tests/judge`.
//! Every row in which we differ is laid to a class, by what the rules say of the first line end that
//! differs; `tests/judge/classes.txt` holds the counts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use changtu::numbers;
use changtu::typeset::inspect::within_words;

use crate::support::{SetLine, justified, line, set, title};

const PARAGRAPHS: &str = include_str!("../judge/paragraphs.tsv");
const LINES: &str = include_str!("../judge/lines.tsv");
const CLASSES: &str = include_str!("../judge/classes.txt");

/// Marks that start no line with us (LB-01, LB-03, LB-04, LB-06).
const NEVER_FIRST: &str = "、，。．：；？！）」』】》〉”’—～·…%％‰／";
/// Marks whose blank half a line end takes (PW-08).
const HALVED: &str = "、，。．：；？！）」』】》〉”’";
/// The engines, in the order of the columns.
const ENGINES: [&str; 3] = ["chromium", "typst", "typst-justified"];

/// A text with its number, style and characters.
struct Text {
    id: &'static str,
    is_title: bool,
    text: &'static str,
    chars: Vec<char>,
    /// Where its lines must not end, if they can be helped: within atoms and within words.
    atoms: Vec<usize>,
    words: Vec<usize>,
    /// Within short quoted names and brackets.
    names: Vec<usize>,
}

fn texts() -> Vec<Text> {
    let rows = PARAGRAPHS.lines().skip(1);
    rows.map(|row| {
        let mut columns = row.split('\t');
        let (id, style) = (columns.next().unwrap(), columns.next().unwrap());
        let text = columns.next().unwrap();
        let chars: Vec<char> = text.chars().collect();
        Text {
            id,
            is_title: style == "title",
            text,
            atoms: within_atoms(text, &chars),
            words: within_words(text),
            names: within_names(&chars),
            chars,
        }
    })
    .collect()
}

/// Within quantities, codes and dates, and `Ⅱ类`.
fn within_atoms(text: &str, chars: &[char]) -> Vec<usize> {
    let at = |byte: usize| text[..byte].chars().count();
    let atoms = numbers::search(text).atoms;
    let inside = atoms
        .iter()
        .flat_map(|atom| at(atom.range.start) + 1..at(atom.range.end));
    let graded = (1..chars.len()).filter(|at| {
        ('\u{2160}'..='\u{217F}').contains(&chars[at - 1]) && "类级期".contains(chars[*at])
    });
    inside.chain(graded).collect()
}

fn within_names(chars: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = Vec::new();
    for (idx, char) in chars.iter().enumerate() {
        match char {
            '“' | '‘' | '《' | '（' | '「' => open.push(idx),
            '”' | '’' | '》' | '）' | '」' => {
                let start = open.pop().filter(|start| idx - start <= 8);
                found.extend(start.map_or(0..0, |start| start + 1..idx));
            }
            _ => {}
        }
    }
    found
}

/// Where each line but the first starts, in characters.
fn starts(text: &Text, lines: &[SetLine]) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for line in lines {
        while !text
            .text
            .chars()
            .skip(at)
            .collect::<String>()
            .starts_with(&line.text)
        {
            at += 1;
        }
        starts.push(at);
        at += line.text.chars().count();
    }
    starts.remove(0);
    starts
}

/// What explains that two engines part a text differently: the rule, then what it comes to.
fn class(text: &Text, measure: f64, ours: &[usize], theirs: &[usize]) -> &'static str {
    let first = ours.iter().zip(theirs).position(|(a, b)| a != b);
    let idx = first.unwrap_or_else(|| ours.len().min(theirs.len()));
    let end = text.chars.len();
    let our = ours.get(idx).copied().unwrap_or(end);
    let their = theirs.get(idx).copied().unwrap_or(end);
    let start = if idx == 0 { 0 } else { ours[idx - 1] };
    let their_last = theirs.last().copied().unwrap_or_default();
    let bad = |at: usize| at < end && NEVER_FIRST.contains(text.chars[at]);
    let between = |from: usize, to: usize| -> String { text.chars[from..to].iter().collect() };
    if theirs.iter().any(|at| bad(*at)) && bad(their) {
        return "LB-01 LB-03 LB-04 LB-06: theirs starts a line with a mark that must not";
    }
    if their < end && text.atoms.contains(&their) {
        return "NU-03 to NU-07: theirs divides what we keep whole";
    }
    if text.text.contains("://") || text.text.contains("www.") {
        return "LB-09: ours ends lines of an address after its solidi alone";
    }
    if text.is_title {
        return match () {
            () if theirs.iter().any(|at| text.words.contains(at)) => "TB-02: theirs divides a word",
            () if theirs.iter().any(|at| text.names.contains(at)) => {
                "TB-03: theirs divides a quoted name"
            }
            () => "TB-01 TB-02: another balance of whole words",
        };
    }
    if our > their {
        let longer = between(start, our);
        let natural = line(&longer).width;
        return match () {
            () if our == end => "TB-04 LB-08: ours takes the end of the paragraph in",
            () if HALVED.contains(text.chars[our - 1]) || natural > measure => {
                "PW-08 LB-08: ours takes a mark in at half its width"
            }
            () if orphan(text, their_last) => "TB-04: theirs strands the last line",
            () => "LB-12 MX-01: ours fills the line, theirs spares room",
        };
    }
    if line(between(start, their).trim_end()).width > measure + 0.001 {
        return "LI-09: theirs shrinks more than we let lines shrink";
    }
    match () {
        () if orphan(text, their_last) => "TB-04: theirs strands the last line",
        () if their < end && text.names.contains(&their) => {
            "LB-07 LB-12: ours keeps a short name whole"
        }
        () if ours.len() == 1 && is_pause(text, our) => "LB-12: ours ends a clause, two lines",
        () if text.words.contains(&their) && !text.words.contains(&our) => {
            "LB-12: ours divides fewer words"
        }
        () if theirs.iter().filter(|at| text.words.contains(at)).count()
            > ours.iter().filter(|at| text.words.contains(at)).count() =>
        {
            "LB-12: ours divides fewer words"
        }
        () if theirs.iter().filter(|at| text.names.contains(at)).count()
            > ours.iter().filter(|at| text.names.contains(at)).count() =>
        {
            "LB-07 LB-12: ours keeps a short name whole"
        }
        () if ["以上", "以下", "以内", "左右"].iter().any(|word| {
            text.chars[their..]
                .iter()
                .collect::<String>()
                .starts_with(word)
        }) =>
        {
            "D2: ours keeps a modifier with its number"
        }
        () if "约近超逾达过至为于".contains(text.chars[their - 1]) => {
            "D2: ours keeps a modifier with its number"
        }
        () if rag(text, measure, ours) <= rag(text, measure, theirs) + 0.01 => {
            "LB-12: ours is more even"
        }
        () if short(text, their_last) => "TB-04: ours ends in three characters or more",
        () if shrinks(text, measure, theirs) => {
            "LI-09: theirs shrinks more than we let lines shrink"
        }
        () if theirs.iter().any(|at| text.atoms.contains(at)) => {
            "NU-03 to NU-07: theirs divides what we keep whole"
        }
        () => "unexplained",
    }
}

fn is_pause(text: &Text, at: usize) -> bool {
    "，、；：。".contains(text.chars[at - 1]) || text.chars[at] == '“'
}

fn is_han(char: &char) -> bool {
    matches!(*char, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a last line has fewer than two Han.
fn orphan(text: &Text, last: usize) -> bool {
    text.chars[last..]
        .iter()
        .filter(|char| is_han(char))
        .count()
        < 2
}

/// Whether a last line is below the goal of three.
fn short(text: &Text, last: usize) -> bool {
    text.chars[last..]
        .iter()
        .filter(|char| is_han(char))
        .count()
        < 3
}

/// Whether a line is wider than the measure before its gaps shrink.
fn shrinks(text: &Text, measure: f64, starts: &[usize]) -> bool {
    let mut from = 0;
    starts.iter().any(|start| {
        let part: String = text.chars[from..*start].iter().collect();
        from = *start;
        line(part.trim_end()).width > measure + 0.001
    })
}

/// The squares of the free room of all lines but the last.
fn rag(text: &Text, measure: f64, starts: &[usize]) -> f64 {
    let mut from = 0;
    let mut sum = 0.0;
    for start in starts {
        let part: String = text.chars[from..*start].iter().collect();
        let free = measure - line(part.trim_end()).width;
        sum += free * free;
        from = *start;
    }
    sum
}

#[test]
fn lb_12_every_difference_from_other_engines_has_its_reason() {
    let texts = texts();
    let by_id: BTreeMap<_, _> = texts.iter().map(|text| (text.id, text)).collect();
    let mut counts: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    let mut unexplained = String::new();
    for row in LINES.lines().skip(1) {
        let columns: Vec<_> = row.split('\t').collect();
        let (text, measure) = (by_id[columns[0]], columns[1].parse::<f64>().unwrap());
        let style = if text.is_title { "title" } else { "body" };
        let ragged = match text.is_title {
            true => title(text.text, measure),
            false => set(text.text, measure),
        };
        let flush = match text.is_title {
            true => title(text.text, measure),
            false => justified(text.text, measure),
        };
        for (engine, column) in ENGINES.into_iter().zip(&columns[2..]) {
            let lines = if engine == "typst-justified" {
                &flush
            } else {
                &ragged
            };
            let ours = starts(text, lines);
            let theirs: Vec<usize> = column
                .split(',')
                .filter_map(|start| start.parse().ok())
                .collect();
            let class = match ours == theirs {
                true => "equal",
                false => class(text, measure, &ours, &theirs),
            };
            *counts.entry((style, engine, class)).or_default() += 1;
            if class == "unexplained" {
                let _ = writeln!(
                    unexplained,
                    "{} {measure} {engine} {ours:?} {theirs:?}",
                    text.id
                );
            }
        }
    }
    let mut found = String::new();
    for ((style, engine, class), count) in counts {
        let _ = writeln!(found, "{count:4}  {style:5}  {engine:15}  {class}");
    }
    assert_eq!(unexplained, "", "no class takes these");
    if std::env::var_os("BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/judge/classes.txt");
        std::fs::write(path, &found).unwrap();
        return;
    }
    assert_eq!(found, CLASSES, "read the difference, then BLESS=1");
}

/// LB-01, LB-03, NU-03, TB-04: what the two engines do at times, we never do.
#[test]
fn lb_12_no_recorded_text_breaks_a_rule_with_us() {
    for text in texts() {
        let measures = if text.is_title {
            [8.0, 10.0, 14.0]
        } else {
            [12.0, 18.0, 26.0]
        };
        for measure in measures {
            let layouts = match text.is_title {
                true => vec![title(text.text, measure)],
                false => vec![set(text.text, measure), justified(text.text, measure)],
            };
            for lines in layouts {
                let starts = starts(&text, &lines);
                let last = starts.last().copied().unwrap_or_default();
                assert!(
                    starts
                        .iter()
                        .all(|at| !NEVER_FIRST.contains(text.chars[*at])),
                    "{} at {measure}",
                    text.id
                );
                let solid = line(&text.chars[last..].iter().collect::<String>()).width;
                assert!(
                    !orphan(&text, last) || starts.is_empty() || solid >= 2.0,
                    "{}",
                    text.id
                );
                if text.is_title {
                    let divided = starts.iter().filter(|at| text.words.contains(at));
                    assert_eq!(divided.count(), 0, "{} at {measure}", text.id);
                }
            }
        }
    }
}
