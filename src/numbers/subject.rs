//! What a statement is about, and whether its growth is good news (part D4).

use std::ops::Range;

use super::findings::{Direction, Polarity};
use super::numeral::digits;
use super::source::Source;
use super::trend::Movement;

/// What growth means for a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nature {
    /// More is better.
    Plain,
    /// Less is better.
    Reversed,
    /// Neither.
    Neutral,
}

#[rustfmt::skip]
const REVERSED: &[&str] = &[
    // Safety and order.
    "事故", "死亡", "伤亡", "受伤", "警情", "发案", "刑事", "火灾", "犯罪", "诈骗", "盗窃", "侵财", "抢劫", "纠纷", "违法",
    "违规", "违章", "酒驾", "醉驾", "隐患", "灾害", "溺水", "信访总量", "信访量", "信访件", "上访", "越级访", "投诉", "举报",
    "差错", "故障", "停电", "泄漏", "不合格", "逾期", "积案", "欠薪", "欠款", "拖欠", "失信",
    // Environment and resources.
    "能耗", "水耗", "电耗", "煤耗", "物耗", "能源消耗", "碳排放", "碳强度", "排放", "PM2.5", "PM10", "细颗粒物",
    "可吸入颗粒物", "颗粒物", "浓度", "污染物", "二氧化硫", "氮氧化物", "臭氧", "化学需氧量", "氨氮", "劣V类", "劣Ⅴ类",
    "黑臭", "酸雨", "重污染", "漏损", "化肥", "农药", "扬尘",
    // Economy.
    "失业率", "失业人数", "债务率", "负债率", "隐性债务", "杠杆率", "不良率", "不良贷款", "坏账", "违约", "亏损", "赤字",
    "成本", "损失", "负担", "空置", "收入比", "基尼系数", "恩格尔系数", "贫困发生率", "贫困人口", "返贫", "库存周转天数",
    "费用率", "退货", "流失率", "缺陷率", "返修", "废品", "次品",
    // Services and health.
    "时限", "用时", "耗时", "时延", "延迟", "办理时间", "审批时间", "等待时间", "开办时间", "办税时间", "办结时间", "通关时间", "通行时间", "接电时间",
    "停机时间", "在途时间", "救援时间", "办事时间", "周转时间", "平均时间", "等候", "候诊", "响应时间", "平均住院日",
    "跑动次数", "办事环节", "审批环节", "发病", "患病", "病例", "确诊", "感染", "病死", "近视", "辍学", "拥堵", "药占比", "药品收入占比",
    "次均费用", "个人自付", "出生缺陷", "发改率", "改判", "超期", "未结",
];

#[rustfmt::skip]
const NEUTRAL: &[&str] = &[
    "居民消费价格", "消费价格", "物价", "价格", "房价", "CPI", "PPI", "涨幅", "气温", "温度", "降水", "降雨", "水位",
    "受理", "收案", "新收", "立案", "标的额", "用电量", "用水量", "支出", "债务", "汇率", "贷款利率", "存款利率", "市场利率", "平均利率", "逮捕", "批捕", "公诉", "起诉", "人口出生率",
];

/// Heads that make good news of a bad word before them: Chinese noun phrases end in their head.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "办结率", "化解率", "调解率", "破案率", "侦破率", "处置率", "处理率", "利用率", "达标率", "合格率", "覆盖率",
    "整改率", "回收率", "满意率", "满意度", "响应率", "兑付率", "清零率", "执行率", "回款", "挽回", "挽损", "清偿",
    "救助", "救治", "保险", "保障", "监测点", "治理", "整治", "防治", "化解", "调处", "调解", "补偿", "治愈率",
    "查处", "查办", "破获", "侦破", "结案", "办结", "收入", "受益",
];

/// Verbs that act against the bad word after them: more `化解矛盾纠纷` is good news.
#[rustfmt::skip]
const ACTS: &[&str] = &[
    "化解", "调解", "调处", "查处", "查办", "破获", "侦破", "整治", "治理", "处置", "消除", "整改", "排查", "追回", "挽回",
    "打击", "拦截", "惩处", "救治", "办结", "审结", "执结", "清偿", "防范", "避免", "制止", "纠正",
];

/// Verbs that only take in what comes: more `受理投诉` says nothing.
const INTAKES: &[&str] = &[
    "受理", "收到", "接到", "接报", "新收", "立案", "起诉", "批捕", "逮捕",
];

/// How far before a bad word its verb may stand: `化解各类矛盾纠纷`.
const ACT_REACH: usize = 6;

/// Nouns of shrinking: `降幅收窄` is good news.
const SHRINKING: &[&str] = &["降幅", "跌幅", "降速", "减幅"];

/// What a bare comparison is made of; a clause of nothing else speaks of the clause before it.
#[rustfmt::skip]
const COMPARISONS: &[&str] = &[
    "同比", "环比", "分别", "均", "比", "较", "上年", "去年", "前年", "上月", "上季度", "上半年", "一季度", "二季度", "三季度",
    "上一年", "上年度", "同期", "年初", "年末", "年底", "末", "底", "初", "以来", "年", "月", "全年", "本年", "今年", "年均",
    "同口径", "可比口径", "按", "可比价", "可比价格", "不变价", "计算", "累计", "平均", "名义", "实际", "口径", "扣除", "价格因素",
    "剔除", "因素", "增速", "增幅", "增长率", "涨幅", "降幅", "跌幅", "降速", "减幅", "幅度", "同", "相比", "相较", "对比",
    "为", "达", "达到", "了", "进一步", "又", "再", "继续", "大幅", "显著", "明显", "持续", "逐年", "逐步", "连续", "稳步",
    "略", "略有", "小幅", "有所", "也", "都", "共", "将", "由", "从", "并", "且", "两年", "三年", "五年", "近", "自然", "整体", "总体",
    "快速", "平稳", "保持", "实现", "预计", "预期", "计划", "力争", " ", "、", "-", "—", "的", "地", "得", "和", "与", "上",
];

/// Whether a stretch holds a comparison and nothing else.
pub(super) fn is_bare(source: &Source, range: Range<usize>) -> bool {
    let mut idx = range.start;
    while idx < range.end {
        let word = source
            .longest(idx, COMPARISONS)
            .filter(|end| *end <= range.end);
        match word.unwrap_or_else(|| digits(source, idx)) {
            end if end > idx => idx = end,
            _ => return false,
        }
    }
    true
}

/// Whether a movement is good news for the subject that stands in these stretches.
pub(super) fn polarity(source: &Source, subject: &[Range<usize>], movement: &Movement) -> Polarity {
    let shrinking = subject
        .iter()
        .any(|range| source.first(range.clone(), SHRINKING).is_some());
    let direction = if shrinking {
        movement.direction.flipped()
    } else {
        movement.direction
    };
    match (nature(source, subject), direction) {
        (Nature::Neutral, _) | (_, Direction::None) => Polarity::Neutral,
        (Nature::Plain, Direction::Up) | (Nature::Reversed, Direction::Down) => Polarity::Good,
        (Nature::Plain, Direction::Down) if movement.deliberate => Polarity::Good,
        (Nature::Plain, Direction::Down) | (Nature::Reversed, Direction::Up) => Polarity::Bad,
    }
}

/// The nature of the last word known in these stretches.
fn nature(source: &Source, subject: &[Range<usize>]) -> Nature {
    let found = subject.iter().rev().find_map(|range| {
        let mut ends = (range.start..=range.end).rev();
        ends.find_map(|end| nature_before(source, end, range.start))
    });
    found.unwrap_or(Nature::Plain)
}

/// The nature of the longest known word that ends here.
fn nature_before(source: &Source, end: usize, floor: usize) -> Option<Nature> {
    let tables = [
        (REVERSED, Nature::Reversed),
        (NEUTRAL, Nature::Neutral),
        (PLAIN, Nature::Plain),
    ];
    let found = tables.iter().filter_map(|(words, nature)| {
        source
            .longest_before(end, floor, words)
            .map(|start| (start, *nature))
    });
    let (start, nature) = found.min_by_key(|(start, _)| *start)?;
    let act = (nature == Nature::Reversed)
        .then(|| acted_on(source, start, floor))
        .flatten();
    Some(act.unwrap_or(nature))
}

/// What the verb before a bad word makes of it, if there is one.
fn acted_on(source: &Source, start: usize, floor: usize) -> Option<Nature> {
    let reach = floor.max(start.saturating_sub(ACT_REACH));
    let from = (reach..start)
        .rev()
        .find(|idx| source.at(*idx) == '、')
        .unwrap_or(reach);
    let acts = source.first(from..start, ACTS).map(|_| Nature::Plain);
    acts.or_else(|| source.first(from..start, INTAKES).map(|_| Nature::Neutral))
}
