//! One clause → what it says: a fact with name and value, a comparison, a comment, or words that stay words.

use std::ops::Range;

use super::figure::{Figure, Sort};
use super::sentence;
use super::several;
use super::word;
use crate::import::Words;

/// How long words are that only say that something went on: `连续两年下降`.
const LONGEST_STREAK: usize = 10;
/// How long the name of a figure may be that stood in the middle of its clause.
const LONGEST_INNER: usize = 26;
/// How long the name of a figure may be that stood at the end of its clause.
const LONGEST_NAME: usize = 30;
/// How long a comment under a figure may be.
pub(super) const LONGEST_COMMENT: usize = 24;

/// A name and its figure; all words are stretches of the item's text until the item is placed in the source.
#[derive(Debug, Clone, Default)]
pub(super) struct Fact {
    /// What is measured.
    pub(super) label: Words,
    /// The figure with the words that belong to it.
    pub(super) value: Words,
    /// How it changed.
    pub(super) change: Words,
    /// What is said of it.
    pub(super) note: Words,
    /// The words of the value before the figure.
    pub(super) verb: Words,
    /// The number and its unit, without limiting words.
    pub(super) bare: Words,
    /// Its unit.
    pub(super) unit: Words,
    /// The name without the measure that it shares with its neighbours.
    pub(super) stem: Words,
    /// The measure that it shares: `产值`.
    pub(super) tail: Words,
    /// The names before `等`, where more than these are meant.
    pub(super) among: Words,
    /// What the figure is.
    pub(super) sort: Option<Sort>,
    /// Whether it states a movement: `增长7.7%`.
    pub(super) is_growth: bool,
    /// Whether a word limits it.
    pub(super) is_bounded: bool,
}

/// What a clause says.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    /// A name and its figure.
    Fact(Box<Fact>),
    /// Several names, each with its own figure.
    Several(Vec<Fact>),
    /// How the facts before it changed, one stretch of words for each.
    Changes(Vec<Words>),
    /// What is said of each of the facts before it: `参保率分别为96.2%、97.5%`.
    Notes(Vec<Words>),
    /// Words that may be said of several clauses before them; alone in their part they stand by themselves.
    Among,
    /// How the comparison after it is made: `按可比价格计算`.
    Compared,
    /// A comment on the fact before it.
    Comment,
    /// A comment on all the facts before it, after `均`.
    Common(Range<usize>),
    /// Words that stand by themselves.
    Point,
    /// Words that stay with those before them.
    Leaning,
    /// Words that stay with those after them.
    Time,
    /// Words that speak of something before them: they hold their part of the sentence together.
    Pointing,
    /// Words that hold the whole sentence together.
    Binding,
}

/// Reads a clause.
pub(super) fn read(text: &str, range: &Range<usize>, figures: &[Figure]) -> Meaning {
    let words = text[range.clone()].trim();
    if word::is_pointing(words) {
        return Meaning::Pointing;
    }
    if word::is_condition(words)
        || word::is_goal(words)
        || figures.is_empty() && word::is_frame(words)
    {
        return Meaning::Binding;
    }
    if figures.iter().any(|figure| figure.is_end) {
        let leans =
            word::is_leaning(words) || word::is_comment(words) || word::value_start(words) == 0;
        return if leans {
            Meaning::Leaning
        } else {
            Meaning::Point
        };
    }
    if figures.is_empty() && word::is_time(words) {
        return Meaning::Time;
    }
    if figures.is_empty() && word::is_comparison(words) {
        return Meaning::Compared;
    }
    if let Some(changes) = several::changes(text, range, figures) {
        return Meaning::Changes(changes);
    }
    let length = words.chars().count();
    if words.starts_with("连续") && length <= LONGEST_STREAK {
        return Meaning::Comment;
    }
    if let Some(rest) = words
        .strip_prefix(['均', '都'])
        .filter(|_| figures.is_empty())
    {
        let is_comment = word::is_comment(rest) && length <= LONGEST_COMMENT;
        return match is_comment {
            true => Meaning::Common(range.start + '均'.len_utf8()..range.end),
            false => Meaning::Leaning,
        };
    }
    if word::is_comment(words) || figures.is_empty() && word::is_result(words) {
        let fits = length <= LONGEST_COMMENT && figures.len() <= 2;
        return if fits {
            Meaning::Comment
        } else {
            Meaning::Leaning
        };
    }
    if word::is_leaning(words) {
        return Meaning::Leaning;
    }
    if figures.is_empty() {
        return Meaning::Point;
    }
    if let Some(facts) = several::distributed(text, range, figures) {
        return Meaning::Several(facts);
    }
    if let Some(notes) = several::shared(text, range, figures) {
        return Meaning::Notes(notes);
    }
    stated(text, range, figures)
}

/// A clause with figures that is no comparison and no distribution.
fn stated(text: &str, range: &Range<usize>, figures: &[Figure]) -> Meaning {
    let Some(last) = figures.last() else {
        return Meaning::Point;
    };
    if let Some((subject, _)) = text[range.clone()].split_once("分别") {
        let has_own = subject.contains(['、', '和', '与', '及']);
        return if has_own {
            Meaning::Point
        } else {
            Meaning::Among
        };
    }
    if last.range.end == range.end {
        let qualify = &figures[..figures.len() - 1];
        let all = qualify.iter().all(|it| qualifies(text, it, range.end));
        return if all {
            at_end(text, range, last)
        } else {
            Meaning::Point
        };
    }
    match figures {
        [one] => {
            inside(text, range, one).map_or(Meaning::Point, |fact| Meaning::Fact(Box::new(fact)))
        }
        _ => Meaning::Point,
    }
}

/// Whether a figure only qualifies the name of another: `20万元以上的占比`.
fn qualifies(text: &str, figure: &Figure, end: usize) -> bool {
    let after = &text[figure.range.end..end];
    after.starts_with('的')
        || figure.is_bounded && !after.starts_with(['，', '、', '和', '至', '到'])
}

/// `subject + verb + figure`.
fn at_end(text: &str, range: &Range<usize>, figure: &Figure) -> Meaning {
    let before = &text[range.start..figure.range.start];
    let start = range.start + word::value_start(before);
    let label = range.start..start;
    let name = text[label.clone()].trim_end();
    if word::is_rate(name) {
        return Meaning::Comment;
    }
    if word::is_verb_alone(name) || word::is_general(name) {
        return Meaning::Leaning;
    }
    if !is_name(name, LONGEST_NAME) {
        return Meaning::Point;
    }
    let verb = start..figure.range.start;
    let fact = Fact {
        label: Words::of(label.start..label.start + name.len()),
        value: Words::of(start..figure.range.end),
        verb: Words::of(verb.clone()),
        is_growth: figure.moves && is_movement(&text[verb]),
        ..Fact::of(figure)
    };
    Meaning::Fact(Box::new(fact))
}

/// Whether the words before a figure say that it moves.
pub(super) fn is_movement(verb: &str) -> bool {
    const MOVES: &[char] = &[
        '增', '升', '长', '降', '减', '涨', '跌', '提', '落', '缩', '扩',
    ];
    verb.contains(MOVES)
}

/// A figure before the noun that it counts: `5家企业入选…`, `柏林楼等14个历史文化遗址…`, `连续八届获得…`.
fn inside(text: &str, range: &Range<usize>, figure: &Figure) -> Option<Fact> {
    let before = &text[range.start..figure.range.start];
    let after = &text[figure.range.end..range.end];
    let may_lead = match figure.sort {
        Sort::Streak => before.is_empty(),
        Sort::Count => {
            let is_scope =
                word::begins(before, word::SCOPES).is_some() && before.chars().count() <= 6;
            before.is_empty() || before.ends_with('等') || is_scope || word::VERBS.contains(&before)
        }
        Sort::Measure | Sort::Percent | Sort::Grade => false,
    };
    let unit = &text[figure.unit.clone()];
    let is_period = figure.sort == Sort::Count
        && (is_period(unit) || unit.ends_with(['万', '亿']) || unit.is_empty());
    if !may_lead || !is_counted(after, figure.sort) || is_period {
        return None;
    }
    // `连续八届获得…` is named `连续获得…`, and its figure is `八届`.
    let start = if figure.sort == Sort::Streak {
        figure.bare.start
    } else {
        figure.range.start
    };
    let label = Words::of(range.start..start).with(&Words::of(figure.range.end..range.end));
    let name = label.text(text);
    let reads = is_name(&name, LONGEST_INNER) && !word::is_verb_alone(&name);
    reads.then(|| Fact {
        label,
        value: Words::of(start..figure.range.end),
        ..Fact::of(figure)
    })
}

/// Whether a counter counts times and not things.
fn is_period(unit: &str) -> bool {
    matches!(
        unit,
        "次" | "年" | "天" | "届" | "倍" | "个月" | "轮" | "度" | "分" | "小时" | "项次"
    )
}

/// Whether what follows a figure is the thing counted.
fn is_counted(after: &str, sort: Sort) -> bool {
    let particle = after.starts_with([
        '的', '以', '、', '和', '与', '及', '之', '左', '为', '在', '被', '（', '(', '/', '次',
        '内', '中', '里', '前', '后', '“',
    ]);
    let long = after.chars().count() >= 2;
    long && !particle && (sort == Sort::Streak || word::verb(after).is_none())
}

/// Whether words name something, all by themselves.
pub(super) fn is_name(name: &str, longest: usize) -> bool {
    let length = name.chars().count();
    let ends_open = name.ends_with([
        '的', '得', '为', '是', '在', '于', '以', '从', '对', '向', '把', '被', '将', '和', '与',
        '及', '、', '了', '着', '较', '由', '给', '按', '至', '到', '超', '第', '每', '这', '其',
        '某', '低', '高', '多', '少', '或', '占',
    ]);
    (2..=longest).contains(&length) && !ends_open && sentence::is_closed(name)
}

impl Fact {
    /// What is known from the figure alone.
    pub(super) fn of(figure: &Figure) -> Self {
        Self {
            bare: Words::of(figure.bare.clone()),
            unit: Words::of(figure.unit.clone()),
            sort: Some(figure.sort),
            is_bounded: figure.is_bounded,
            ..Self::default()
        }
    }

    /// All that is drawn of it.
    pub(super) fn drawn(&self) -> [&Words; 5] {
        [
            &self.label,
            &self.value,
            &self.change,
            &self.note,
            &self.among,
        ]
    }
}
