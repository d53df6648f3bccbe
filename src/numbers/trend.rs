//! The words of movement, and the trend of a clause (part D4).

use std::ops::Range;

use super::findings::{Direction, Polarity};
use super::judge::{self, Sense};
use super::scan;
use super::source::{Source, is_han};

#[rustfmt::skip]
const UP: &[&str] = &[
    "增长", "增加", "增收", "提高", "提升", "上升", "上涨", "攀升", "新增", "扩大", "上调", "增至", "增", "净增", "增多",
    "增大", "增产", "多增", "新发展", "新增加", "回升", "加快", "提速", "上扬", "走高", "升至", "升高", "升", "涨", "上浮",
    "反弹", "抬升", "递增", "激增", "猛增", "倍增", "翻番", "翻一番", "翻两番", "正增长", "由负转正", "扭亏为盈",
    "扩增", "拉升", "增进", "↑", "▲",
];

#[rustfmt::skip]
const DOWN: &[&str] = &[
    "下降", "减少", "减收", "降低", "回落", "下跌", "收窄", "压缩", "压减", "缩短", "缩小", "降至", "降到", "减至", "下滑",
    "减", "降", "跌", "下调", "减产", "少增", "削减", "缩减", "精简", "压降", "放缓", "趋缓", "减缓", "下挫", "走低", "萎缩",
    "锐减", "骤降", "骤减", "下行", "负增长", "减轻", "递减", "下浮", "由正转负", "由盈转亏", "↓", "▼",
];

/// Cuts that somebody makes on purpose; unless the subject says otherwise they are good news.
const DELIBERATE: &[&str] = &["压缩", "压减", "压降", "缩短", "精简", "削减", "减轻"];

/// Verbs whose object stands between them and the value: `新增城市绿地98.4万平方米`.
pub(super) const TRANSITIVE: &[&str] = &[
    "新增",
    "新增加",
    "净增",
    "新发展",
    "增加",
    "减少",
    "压减",
    "压降",
    "压缩",
    "削减",
    "缩减",
    "降低",
    "缩短",
    "减轻",
    "精简",
];

/// Verbs that take an object only before a share: `提高审批效率30%`, but `提升农村公路30公里`.
pub(super) const SHARE_TRANSITIVE: &[&str] = &["提高", "提升", "扩大"];

/// Verbs that may act on counted things: `改造提升12条道路` moves nothing.
const ACTIONS: &[&str] = &["提升", "提高", "加快", "扩大", "压缩", "增进"];

/// Words in which a trend word is something else.
const FALSE_FRIENDS: &[&str] = &[
    "晋升",
    "直升",
    "减免",
    "增加值",
    "增长极",
    "增长点",
    "增值",
    "加快建设",
    "降水",
    "降雨",
    "增资",
];

/// A word of movement, in characters.
#[derive(Debug, Clone)]
pub(super) struct Movement {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Which way it goes.
    pub(super) direction: Direction,
    /// Whether somebody cuts on purpose.
    pub(super) deliberate: bool,
}

/// The direction and polarity of a clause such as `同比下降16.3%` or `增长`.
///
/// ```
/// use changtu::numbers::{Direction, Polarity, trend};
///
/// assert_eq!(trend("降幅收窄0.3个百分点"), (Direction::Down, Polarity::Good));
/// assert_eq!(trend("居全市第一"), (Direction::None, Polarity::Neutral));
/// ```
pub fn trend(text: &str) -> (Direction, Polarity) {
    trend_of("", text)
}

/// The direction and polarity of a clause about a subject, such as a tile's label.
///
/// ```
/// use changtu::numbers::{Direction, Polarity, trend_of};
///
/// assert_eq!(trend_of("安全生产事故", "同比下降25%"), (Direction::Down, Polarity::Good));
/// ```
pub fn trend_of(subject: &str, clause: &str) -> (Direction, Polarity) {
    // A bare clause walks back one segment (D4), so the label is made that segment.
    let source = Source::new(&format!("{subject}，{clause}"));
    let start = subject.chars().count() + 1;
    let readings = scan::scan(&source).readings;
    let senses = judge::judge(&source, &readings);
    let judged = readings
        .iter()
        .zip(senses)
        .filter(|(reading, _)| reading.core.start >= start);
    let moving = judged
        .map(|(_, sense)| sense)
        .find(|sense| sense.direction != Direction::None);
    let floor = readings.last().map_or(start, |last| last.stop.max(start));
    let sense = moving
        .or_else(|| worded(&source, floor))
        .unwrap_or_default();
    (sense.direction, sense.polarity)
}

/// The sense of the last word of movement that no value follows: `实现8.6%的增长`.
fn worded(source: &Source, floor: usize) -> Option<Sense> {
    let movement = (floor..=source.len()).rev().find_map(|end| {
        let movement = before(source, end, floor)?;
        let alone = movement.range.len() > 1 || !is_han(source.at(end));
        alone.then_some(movement)
    })?;
    Some(judge::of_clause(source, &movement))
}

/// The word of movement that ends at an index.
pub(super) fn before(source: &Source, end: usize, floor: usize) -> Option<Movement> {
    let up = source.longest_before(end, floor, UP);
    let down = source.longest_before(end, floor, DOWN);
    let start = [up, down].into_iter().flatten().min()?;
    // `零增长` and `未下降` deny the movement.
    let denied = start > floor && "零不未无没".contains(source.before(start));
    let movement = Movement {
        range: start..end,
        direction: if up == Some(start) {
            Direction::Up
        } else {
            Direction::Down
        },
        deliberate: source.longest(start, DELIBERATE) == Some(end),
    };
    (!denied && !is_false_friend(source, &movement.range)).then_some(movement)
}

/// The last verb in a stretch that may take what follows it as its object.
pub(super) fn verb(source: &Source, range: Range<usize>, words: &[&str]) -> Option<Movement> {
    range.clone().rev().find_map(|start| {
        let end = source
            .longest(start, words)
            .filter(|end| *end <= range.end)?;
        before(source, end, range.start)
    })
}

/// Whether a verb acts on counted things instead of stating a movement.
pub(super) fn is_action(source: &Source, movement: &Movement) -> bool {
    source.longest(movement.range.start, ACTIONS) == Some(movement.range.end)
}

/// Whether the word is part of another one.
fn is_false_friend(source: &Source, range: &Range<usize>) -> bool {
    let starts = range.start.saturating_sub(1)..=range.start;
    starts.into_iter().any(|start| {
        source
            .longest(start, FALSE_FRIENDS)
            .is_some_and(|end| end >= range.end)
    })
}
