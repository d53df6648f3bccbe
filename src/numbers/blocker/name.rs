//! Names that hold a number, and ages: `100强`, `6号线`, `110千伏`, `18—35岁` (part D3).

use crate::numbers::findings::AtomKind;
use crate::numbers::numeral::{connector, number};
use crate::numbers::source::Source;

use super::{Block, Span};

/// What makes a name or an age of the number before it.
#[rustfmt::skip]
const TAILS: &[&str] = &[
    "强", "佳", "优", "号", "号线", "号楼", "号院", "号文", "号文件", "号令", "号公告", "号机组", "号门", "线", "千伏", "万伏",
    "岁", "周岁", "周年", "年级", "年期", "年制", "年代", "世纪", "位数", "路公交", "楼", "室", "单元",
    "环路", "维", "核", "级", "型", "式", "制", "版", "后", "分制", "分之", "折线",
];

/// Tails that are the beginning of something counted, or of a measure.
const FALSE_FRIENDS: &[&str] = &[
    "千伏安",
    "优秀",
    "优质",
    "优化",
    "核心",
    "核查",
    "版次",
    "后续",
    "后来",
    "后备",
    "强化",
    "制定",
    "制造",
];

/// Reads a number or a range of numbers that belongs to a name.
pub(super) fn name(source: &Source, start: usize) -> Option<Block> {
    let first = number(source, start)?;
    let soft = connector(source, first).filter(|soft| number(source, *soft).is_some());
    let stop = soft.and_then(|soft| number(source, soft)).unwrap_or(first);
    let tail = source.skip_space(stop);
    if source.longest(tail, FALSE_FRIENDS).is_some() {
        return None;
    }
    let end = source.longest(tail, TAILS)?;
    let soft = soft.into_iter().collect();
    Some(Block {
        end,
        span: Some(Span {
            range: start..end,
            kind: AtomKind::Name,
            soft,
        }),
    })
}
