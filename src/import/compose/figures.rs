//! Facts → blocks: series become charts, shares rings or bars, the rest tiles.

use std::collections::BTreeMap;

use super::choice;
use super::figure::Sort;
use super::icon;
use super::place::Placed;
use super::several;
use crate::import::{Block, Entry, Ledger, Value, Words};
use crate::manuscript::Removal;

/// How many bars a chart holds.
const BARS: usize = 12;

/// Arranges the facts of a group.
pub(super) fn blocks(facts: Vec<Placed>, ledger: &mut Ledger) -> Vec<Block> {
    let (charts, rest) = charts(facts, ledger);
    // One ring among tiles would make its row tall; one alone is a bar.
    let count = rest.iter().filter(|it| is_share(it)).count();
    let (shares, tiles): (Vec<Placed>, Vec<Placed>) = match count {
        0 => (Vec::new(), rest),
        1 if rest.len() > 1 => (Vec::new(), rest),
        _ => rest.into_iter().partition(is_share),
    };
    let mut blocks: Vec<Block> = chunks(tiles)
        .iter()
        .map(|facts| tile_block(facts, ledger))
        .collect();
    let shares = chunks(shares);
    blocks.extend(shares.iter().map(|facts| share_block(facts, ledger)));
    blocks.extend(charts);
    blocks
}

/// Parts that fill their rows, in the order of the source: seven are three and four.
fn chunks(mut facts: Vec<Placed>) -> Vec<Vec<Placed>> {
    let mut parts = Vec::new();
    while !facts.is_empty() {
        let size = match facts.len() {
            size @ (0..=6 | 8) => size,
            7 => 3,
            10 | 13 => 4,
            _ => 6,
        };
        let rest = facts.split_off(size);
        parts.push(std::mem::replace(&mut facts, rest));
    }
    parts
}

/// Takes the series out of the facts.
fn charts(facts: Vec<Placed>, ledger: &mut Ledger) -> (Vec<Block>, Vec<Placed>) {
    let mut series: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, placed) in facts.iter().enumerate() {
        if let Some(key) = measure(placed) {
            series.entry(key).or_default().push(at);
        }
    }
    let mut chosen: Vec<Vec<usize>> = series
        .into_values()
        .filter(|all| is_series(&facts, all))
        .collect();
    chosen.sort();
    let mut used = vec![false; facts.len()];
    let mut blocks = Vec::new();
    for series in chosen {
        let members: Vec<&Placed> = series.iter().map(|at| &facts[*at]).collect();
        blocks.push(chart(&members, ledger));
        for at in series {
            used[at] = true;
        }
    }
    let rest = facts.into_iter().zip(used).filter(|(_, used)| !used);
    (blocks, rest.map(|(placed, _)| placed).collect())
}

/// What a fact measures, so far as it may be one of a series.
fn measure(placed: &Placed) -> Option<String> {
    let (fact, said) = (&placed.fact, &placed.said);
    if !several::is_serial(fact) || !fact.change.is_empty() || !fact.note.is_empty() {
        return None;
    }
    let is_rate =
        fact.is_growth && fact.sort == Some(Sort::Percent) && said.verb.chars().count() >= 2;
    if is_rate && !said.verb.contains(['均', '都']) {
        return Some(said.verb.clone());
    }
    // Levels are compared where one word says what all of them are: `产量分别为3万吨、4万吨、5万吨`.
    let is_level = !fact.is_growth && !said.tail.is_empty() && fact.among.is_empty();
    is_level.then(|| format!("{} {} {}", said.tail, said.verb, said.unit))
}

/// Whether facts of one measure make a chart.
fn is_series(facts: &[Placed], series: &[usize]) -> bool {
    let members = || series.iter().map(|at| &facts[*at]);
    let mut labels: Vec<&str> = members().map(|it| it.said.label.as_str()).collect();
    labels.sort_unstable();
    let is_distinct = labels.windows(2).all(|pair| pair[0] != pair[1]);
    let amounts: Option<Vec<f64>> = members().map(|it| it.said.amount()).collect();
    let fits = amounts.is_some_and(|amounts| {
        let least = amounts.iter().copied().fold(f64::INFINITY, f64::min);
        let most = amounts.iter().copied().fold(0.0, f64::max);
        least > 0.0 && most <= 40.0 * least
    });
    let open = members().filter(|it| !it.fact.among.is_empty()).count();
    (3..=BARS).contains(&series.len()) && is_distinct && fits && open <= 1
}

/// A chart of one measure.
fn chart(members: &[&Placed], ledger: &mut Ledger) -> Block {
    let first = &members[0];
    let tail = &first.said.tail;
    let shares_tail =
        !tail.is_empty() && members.iter().all(|it| it.said.tail == *tail) && are_distinct(members);
    let label = |it: &Placed| {
        if shares_tail {
            it.fact.stem.clone()
        } else {
            it.fact.label.clone()
        }
    };
    let title = match shares_tail {
        true => first.fact.tail.clone().with(&first.fact.verb),
        false => first.fact.verb.clone(),
    };
    let data: Vec<(Words, Words)> = members
        .iter()
        .map(|it| (label(it), it.fact.bare.clone()))
        .collect();
    let longest = members.iter().map(|it| match shares_tail {
        true => it.said.stem.chars().count(),
        false => it.said.label.chars().count(),
    });
    let is_narrow = longest.max().unwrap_or(0) <= 6 && members.len() <= 6;
    let kind = if is_narrow { "columns" } else { "bars" };
    let mut fields = vec![Entry::plain("kind", kind)];
    if !title.is_empty() {
        fields.push(Entry::words("title", title.clone()));
    }
    fields.push(Entry::new("data", Value::Pairs(data)));
    let among = members.iter().find(|it| !it.fact.among.is_empty());
    fields.extend(among.map(|it| Entry::words("note", it.fact.among.clone())));
    say_once(members, &title, shares_tail, ledger);
    choice::made(
        "chart",
        fields,
        members,
        ledger,
        choice::chart(members.len()),
    )
}

fn are_distinct(members: &[&Placed]) -> bool {
    let mut stems: Vec<&str> = members.iter().map(|it| it.said.stem.as_str()).collect();
    stems.sort_unstable();
    stems.windows(2).all(|pair| pair[0] != pair[1])
}

/// Notes the words that the title says for all.
fn say_once(members: &[&Placed], title: &Words, shares_tail: bool, ledger: &mut Ledger) {
    let mut said: Vec<Words> = vec![title.clone()];
    for placed in members {
        let tail = shares_tail.then_some(&placed.fact.tail);
        for words in tail.into_iter().chain([&placed.fact.verb]) {
            let is_drawn = words
                .0
                .iter()
                .all(|range| said.iter().any(|other| holds(other, range)));
            if !is_drawn {
                ledger.remove(words, Removal::Form);
                said.push(words.clone());
            }
        }
    }
}

fn holds(words: &Words, range: &std::ops::Range<usize>) -> bool {
    words
        .0
        .iter()
        .any(|it| it.start <= range.start && range.end <= it.end)
}

/// Whether a fact is a share of a whole, which a ring may show.
fn is_share(placed: &Placed) -> bool {
    const SHARES: [&str; 6] = ["率", "占比", "比重", "比例", "满意度", "覆盖面"];
    const NONE: [&str; 12] = [
        "失业率",
        "增长率",
        "利率",
        "税率",
        "死亡率",
        "发病率",
        "负债率",
        "债务率",
        "汇率",
        "不良率",
        "出生率",
        "增速",
    ];
    const CHANGES: [&str; 9] = ["增", "降", "减", "提高", "提升", "上升", "回落", "压", "缩"];
    let (fact, said) = (&placed.fact, &placed.said);
    let has = |words: &[&str], text: &str| words.iter().any(|word| text.ends_with(word));
    let is_named = has(&SHARES, &said.label) && !has(&NONE, &said.label);
    let is_level = !fact.is_growth && !CHANGES.iter().any(|word| said.verb.contains(word));
    let is_part = said
        .amount()
        .is_some_and(|amount| (0.0..=100.0).contains(&amount));
    fact.sort == Some(Sort::Percent) && is_named && is_level && is_part
}

/// A block of tiles.
fn tile_block(facts: &[Placed], ledger: &mut Ledger) -> Block {
    let hot = hot(facts);
    let named = |it: &Placed| icon::figure(&it.said.label, &it.said.unit);
    let mut icons: Vec<_> = facts.iter().map(named).collect();
    icon::neighbours(&mut icons, (1, 2));
    let items = facts.iter().enumerate().map(|(at, placed)| {
        let mut entries = stat(placed);
        if let Some(icon) = icons[at] {
            entries.push(Entry::plain("icon", icon));
        }
        if hot == Some(at) {
            entries.push(Entry::plain("hot", "true"));
        }
        Value::Map(entries)
    });
    let items = Value::List(items.collect());
    let mut fields = Vec::new();
    fields.extend(columns(facts).map(|columns| Entry::plain("columns", columns.to_string())));
    fields.push(Entry::new("items", items));
    let members: Vec<&Placed> = facts.iter().collect();
    choice::made(
        "stats",
        fields,
        &members,
        ledger,
        choice::stats(facts.len()),
    )
}

/// A block of rings or bars.
fn share_block(facts: &[Placed], ledger: &mut Ledger) -> Block {
    let is_wide = |it: &Placed| it.said.value.chars().count() > 7;
    let is_long = |it: &Placed| facts.len() > 3 && it.said.label.chars().count() > 8;
    let is_alone = facts.len() == 1 || facts.len() > 4;
    let form = if is_alone || facts.iter().all(is_wide) || facts.iter().any(is_long) {
        "progress"
    } else {
        "ring"
    };
    let mut fields = vec![Entry::plain("variant", form)];
    if form == "ring" {
        fields.push(Entry::plain("columns", facts.len().to_string()));
    }
    let items = facts.iter().map(|it| Value::Map(stat(it)));
    fields.push(Entry::new("items", Value::List(items.collect())));
    let members: Vec<&Placed> = facts.iter().collect();
    choice::made(
        "stats",
        fields,
        &members,
        ledger,
        choice::shares(facts.len()),
    )
}

/// The fields of a figure.
fn stat(placed: &Placed) -> Vec<Entry> {
    let fact = &placed.fact;
    let mut entries = vec![
        Entry::words("label", fact.label.clone()),
        Entry::words("value", fact.value.clone()),
    ];
    if !fact.change.is_empty() {
        entries.push(Entry::words("change", fact.change.clone()));
    }
    let note = if fact.note.is_empty() {
        &fact.among
    } else {
        &fact.note
    };
    if !note.is_empty() {
        entries.push(Entry::words("note", note.clone()));
    }
    entries
}

/// How many columns suit tiles, where the layout need not choose.
fn columns(facts: &[Placed]) -> Option<usize> {
    let is_short =
        |it: &Placed| it.said.label.chars().count() <= 14 && it.said.value.chars().count() <= 10;
    match facts.len() {
        2 | 4 | 8 => Some(2),
        3 | 6 if facts.iter().all(is_short) => Some(3),
        // Three and two; layouts with a mosaic draw the one that stands out over two rows.
        5 => Some(3),
        _ => None,
    }
}

/// The one figure that stands out: a headline indicator, the largest sum of money, the one with a change, or the
/// largest number.
fn hot(facts: &[Placed]) -> Option<usize> {
    if facts.len() < 3 {
        return None;
    }
    let mut best = 0;
    // Of five, layouts draw the one that stands out over two rows: it cannot be among the last.
    let last = if facts.len() == 5 { 3 } else { facts.len() };
    for at in 1..last {
        if weight(&facts[at]) > weight(&facts[best]) {
            best = at;
        }
    }
    Some(best)
}

/// How much a figure weighs among its neighbours: what it is, then how large it is.
fn weight(placed: &Placed) -> (u8, f64) {
    const HEADLINES: [&str; 5] = [
        "地区生产总值",
        "营业收入",
        "总资产",
        "门急诊人次",
        "诊疗人次",
    ];
    let (said, unit) = (&placed.said, &placed.said.unit);
    let scale = match () {
        () if unit.contains("万亿") => 1e12,
        () if unit.contains('亿') => 1e8,
        () if unit.contains('万') => 1e4,
        () => 1.0,
    };
    let rank = match placed.fact.sort {
        _ if HEADLINES.iter().any(|word| said.label.ends_with(word)) => 4,
        Some(Sort::Measure) if unit.ends_with(['元', '币']) => 3,
        sort if sort != Some(Sort::Percent) && !placed.fact.change.is_empty() => 2,
        Some(Sort::Percent) if placed.fact.is_growth => 0,
        // A long name makes a poor headline.
        _ => u8::from(said.label.chars().count() <= 18),
    };
    // A share of a hundred weighs less than a hundred things.
    let scale = if placed.fact.sort == Some(Sort::Percent) {
        0.5
    } else {
        scale
    };
    (rank, said.amount().unwrap_or(0.0) * scale)
}
