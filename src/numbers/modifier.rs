//! The words that limit a value, before and after it (part D2, modifiers).

use std::ops::Range;

use super::source::Source;
use super::unit::UnitClass;
use super::value::Reading;

/// Words before a value. `保持在`, `稳定在` and `控制在` state a level without limiting it; the
/// labelled sentences (D062, D082) record no modifier for them, and neither do we.
#[rustfmt::skip]
pub(super) const BEFORE: &[&str] = &[
    "超", "超过", "超出", "近", "约", "大约", "突破", "逾", "达", "达到", "不低于", "不少于", "不超过", "不高于", "高于",
    "低于", "多于", "少于", "大于", "小于", "不足", "不到", "接近", "将近", "至少", "至多", "最多", "高达", "多达",
];

const AFTER: &[&str] = &[
    "以上",
    "及以上",
    "以下",
    "及以下",
    "以内",
    "之内",
    "左右",
    "上下",
    "有余",
    "之多",
    "不等",
];

/// Words that end like a modifier and are none: `节约1.2万吨` is no approximation.
const FALSE_FRIENDS: &[&str] = &[
    "节约", "签约", "合约", "预约", "履约", "续约", "违约", "特约", "附近", "邻近", "抵达", "到达",
    "下达", "赶超", "反超", "传达", "发达",
];

/// Records the word that limits a reading: the one after it, within it, before it, in this order.
pub(super) fn attach(source: &Source, reading: &mut Reading, floor: usize) {
    if let Some(range) = after(source, reading) {
        reading.stop = range.end;
        reading.modifier = Some(range);
    }
    if reading.modifier.is_none() {
        reading.modifier = before(source, reading.core.start, floor);
    }
}

/// The limiting word that ends where a value starts.
pub(super) fn before(source: &Source, start: usize, floor: usize) -> Option<Range<usize>> {
    let end = if source.before(start) == ' ' {
        start - 1
    } else {
        start
    };
    let begin = source.longest_before(end, floor, BEFORE)?;
    let friend = source.longest_before(end, floor, FALSE_FRIENDS);
    friend
        .is_none_or(|friend| friend > begin)
        .then_some(begin..end)
}

/// The limiting word that starts where a value ends.
fn after(source: &Source, reading: &Reading) -> Option<Range<usize>> {
    let start = reading.atom.end;
    if let Some(end) = source.longest(start, AFTER) {
        return Some(start..end);
    }
    let next = source.at(start + 1);
    let more = match source.at(start) {
        '多' => !"元样种个方次级数".contains(next),
        '余' => !"额下姚".contains(next),
        _ => false,
    };
    let measured = matches!(reading.class, Some(UnitClass::Share | UnitClass::Measure));
    (more && measured).then_some(start..start + 1)
}
