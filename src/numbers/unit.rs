//! The words that may follow a number: magnitudes, shares, currencies, measures, counters (part D2).

use super::source::{Source, is_han};

/// What a unit is; it decides whether the unit is emphasised with the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitClass {
    /// `%`, `个百分点`, `倍`: part of the core.
    Share,
    /// Currency and physical measures: part of the core.
    Measure,
    /// Classifiers: part of the atom only.
    Counter,
}

const MAGNITUDES: &[&str] = &[
    "万亿", "千亿", "百亿", "十亿", "千万", "百万", "十万", "亿", "万", "千", "百",
];

const SHARES: &[&str] = &[
    "%",
    "‰",
    "‱",
    "个百分点",
    "百分点",
    "个千分点",
    "千分点",
    "个基点",
    "基点",
    "个BP",
    "BP",
    "个pct",
    "pct",
    "倍",
];

const CURRENCIES: &[&str] = &[
    "元",
    "人民币",
    "元人民币",
    "美元",
    "美金",
    "欧元",
    "英镑",
    "日元",
    "韩元",
    "港元",
    "港币",
    "澳门元",
    "澳元",
    "加元",
    "新加坡元",
    "新台币",
    "瑞士法郎",
    "卢布",
    "卢比",
    "泰铢",
    "林吉特",
    "比索",
    "角",
    "美分",
];

#[rustfmt::skip]
const MEASURES: &[&str] = &[
    // Mass and goods.
    "吨", "吨标准煤", "吨标煤", "吨标准油", "吨二氧化碳", "吨二氧化碳当量", "吨公里", "载重吨", "总吨",
    "千克", "公斤", "克", "毫克", "微克", "克拉", "斤", "公担", "盎司", "标箱", "标准箱", "个标准箱",
    "个标箱", "桶油当量",
    // Length, area, volume.
    "米", "千米", "公里", "分米", "厘米", "毫米", "微米", "纳米", "海里", "英里", "英尺", "英寸", "光年",
    "车公里", "人公里", "延米", "亩", "公顷", "平方米", "平方公里", "平方千米", "平方厘米", "平方毫米",
    "平方", "平米", "立方米", "立方厘米", "立方", "升", "毫升", "微升", "加仑",
    // Power, energy, signals.
    "瓦", "千瓦", "兆瓦", "吉瓦", "瓦时", "千瓦时", "兆瓦时", "吉瓦时", "千瓦小时", "千伏安", "兆伏安",
    "度", "度电", "焦耳", "千焦", "兆焦", "吉焦", "千卡", "大卡", "马力", "牛米", "帕斯卡", "千帕", "兆帕",
    "赫兹", "千赫", "兆赫", "吉赫", "分贝", "流明", "勒克斯", "安时", "比特", "字节", "兆字节", "吉字节",
    "太字节", "兆比特", "摄氏度", "℃", "°C", "℉", "°", "㎡", "㎥", "㎞", "㎏", "㎜", "㎝", "㎎",
];

/// Units in Latin letters; they end where the letters end (`mg/L`, but `5G` is a code).
#[rustfmt::skip]
const LATIN: &[&str] = &[
    "mg/L", "mg/l", "ug/L", "μg/L", "µg/L", "μg/m³", "µg/m³", "ug/m³", "μg/m3", "µg/m3", "ug/m3",
    "mg/m³", "mg/m3", "mg/kg", "g/L", "mmol/L", "μmol/L", "U/L", "mmHg", "kPa", "MPa", "Pa",
    "kg", "g", "mg", "μg", "µg", "t", "km", "m", "cm", "mm", "nm", "μm", "km²", "km2", "m²", "m2",
    "m³", "m3", "hm²", "hm2", "ha", "L", "mL", "ml", "kW", "KW", "MW", "GW", "kWh", "MWh", "GWh", "TWh",
    "kVA", "MVA", "kV", "Hz", "kHz", "MHz", "GHz", "dB", "KB", "MB", "GB", "TB", "PB", "Mbps", "Gbps",
    "km/h", "m/s", "Ah", "Wh", "EFLOPS", "PFLOPS", "TEU", "TFLOPS", "h", "min", "s",
];

#[rustfmt::skip]
const COUNTERS: &[&str] = &[
    // People, households, bodies.
    "人", "名", "位", "户", "家", "口", "人份", "人年", "人天", "人日", "床", "班", "组", "队", "团", "群", "伙",
    "代", "席",
    // Matters.
    "个", "项", "件", "起", "处", "批", "次", "宗", "笔", "例", "轮", "届", "场", "期", "类", "种", "款", "番",
    "折", "条", "份", "部", "本", "篇", "首", "则", "封", "段", "节", "章", "卷", "册", "集", "页", "字", "词", "句",
    "幅", "张", "版", "档", "道", "门", "课", "课时", "学时", "学分", "单", "票", "声", "步", "案", "桩",
    // Things.
    "座", "所", "只", "头", "支", "片", "栋", "幢", "间", "台", "套", "辆", "艘", "架", "对", "枚", "块", "棵",
    "株", "站", "路", "袋", "箱", "瓶", "桶", "根", "盏", "匹", "羽", "尾", "颗", "粒", "朵", "束", "把", "副", "双",
    "堂", "层", "扇", "面", "顶", "杆", "盆", "盒", "包", "捆", "筐", "篮", "扎", "罐", "缸", "锅", "碗", "盘", "杯",
    "餐", "顿", "桌", "剂", "针", "滴", "管", "井", "眼", "孔", "口井", "架机", "台套", "件套",
    "车", "列", "趟", "班列", "航班", "排", "圈", "丛", "垛", "穴", "钵", "环节", "人套", "枝", "株苗", "挺",
    "乘次", "门次", "标段", "床位", "车位", "泊位", "席位", "页次", "帧", "方",
    // Places.
    "村", "镇", "乡", "县", "省",
    // Time; a date is read before (D3).
    "天", "年", "个月", "季度", "个季度", "周", "个星期", "星期", "小时", "个小时", "分钟", "秒", "秒钟", "毫秒",
    "个工作日", "工作日", "个自然日", "自然日", "个交易日", "交易日", "个年头", "个学时", "个课时", "个小时",
    "连丰", "连增", "连冠", "连胜", "分",
];

/// Words that begin like a unit and are none: `12部门` is no `12部`.
#[rustfmt::skip]
const FALSE_FRIENDS: &[&str] = &[
    "人均", "人大代表", "人民日报", "人民群众", "人民政府", "名优", "名列", "名牌", "位数", "位于", "位居", "位列",
    "户均", "户籍", "家庭", "家长", "家族", "口岸", "口径", "口腔", "班子", "班组", "组织",
    "组建", "组团", "队伍", "队员", "团队", "团体", "团员", "团结", "群众", "群体", "代表", "代码", "代理",
    "个体工商户", "件均", "起草", "起诉", "起步", "处理", "处置", "处罚", "处级", "批复", "批准",
    "批发", "次均", "例如", "例外", "轮换", "轮流", "届时", "场馆", "场所", "场景", "场均", "期间", "期货",
    "期限", "期刊", "类似", "类型", "类别", "种类", "种子", "种业", "款项", "条件", "条例", "条款", "份额",
    "部门", "部委", "部分", "部署", "部级", "本级", "本科", "本地", "本土", "本轮", "首次", "首个", "首先",
    "首批", "首席", "首位", "则是", "段落", "节点", "节能", "节约", "节水", "节目", "节日", "章节", "集中", "集体",
    "集团", "集聚", "集群", "字节跳动", "版权", "版本", "道路", "道德", "门店", "门诊", "门类", "门户", "课题",
    "课程", "课堂", "单位", "单体", "单元", "票据", "票房", "案件", "案例", "案值", "座谈", "座位", "所有", "所在",
    "所属", "只要", "只有", "头部", "支持", "支付", "支撑", "支出", "支柱", "片区", "间接", "间隔", "台湾",
    "台州", "台账", "台风", "套餐", "套路", "对口", "对于", "对外", "对接", "对应", "块状", "站点", "站台", "路段",
    "路线", "路公交", "路网", "箱体", "桶装", "瓶装", "袋装", "根据", "根本", "粒子", "把关", "把握", "副高", "副省",
    "副厅", "双方", "双边", "双向", "双创", "层次", "层级", "层面", "层楼", "面积", "面向", "面对", "面临", "顶层", "包括",
    "包含", "包裹", "盘活", "盒子", "针对", "管理", "管网", "管道", "管线", "管委", "井下", "眼科", "餐饮", "车间",
    "车辆", "车站", "列入", "列车", "排名", "排放", "排水", "排污", "圈层", "方面", "方向", "方式", "方案",
    "方针", "方阵", "服务", "峰会", "村级", "村民", "村庄", "村居", "乡村", "乡镇", "镇街", "镇级", "县区", "县级",
    "县市", "县域", "省级", "省市", "省道", "天然", "天津", "天气", "年龄", "年轻", "年度", "年均", "年产",
    "年级", "年代", "年期", "年制", "周岁", "周年", "周边", "周期", "分别", "分之", "分局", "分公司", "分行", "分店", "分校",
    "分类", "分支", "分布", "分工", "分层", "分配", "分析", "秒杀", "元旦", "元素", "元件", "元器件", "元宇宙", "度假",
    "克服", "米其林", "升级", "升至", "升学", "升起", "升到", "斤斤", "平方差", "瓦斯", "步骤", "步行", "声音", "词条",
    "档次", "档案", "档期", "连续", "连片", "连锁", "社区", "派出所", "席卷", "伙伴", "环节点", "案底", "桩基", "单独",
];

/// Characters that follow a magnitude without counting: particles, verbs, adjectives.
const NO_COUNTER: &str = "的了以左上下和与及至到多余或在是为等并且而也都大内外中后前时由向从对被把比将已\
     未不无有超近约达占用让使给跟同各每该此这那其之者于还就才只又再更最很均共总全新老高低小增减升降涨跌惠覆\
     建完实投累创居列破来几成因按据随入出进获得需要可能仍较环较年月日之";

/// Common nouns that follow a magnitude directly: `10万学生` counts nobody by `学`.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "学生", "师生", "学子", "市民", "居民", "农民", "农户", "游客", "旅客", "用户", "客户", "商户", "企业", "青年",
    "党员", "干部", "职工", "员工", "老人", "儿童", "妇女", "移民", "市场", "经营主体", "读者", "观众", "粉丝",
    "考生", "教师", "医生", "医护", "患者", "士兵", "官兵", "消费者", "劳动", "志愿者", "球迷", "业主", "租户", "贫困",
    "科技", "网民", "股民", "散户", "灾民", "难民", "流动", "常住", "城镇", "农村", "农业", "工人", "技能", "产业",
    "高校", "毕业", "大学", "女性", "男性", "残疾", "退役", "老年", "中小", "小微", "民众", "百姓", "乘客", "司机",
    "国家", "经济", "社会", "文化", "教育", "卫生", "民生", "发展", "改革", "安全", "公里级", "会员", "群体", "农民工",
    "务工", "就业", "创业", "人口", "家庭", "品牌", "门店", "商品", "产品", "设备", "车辆", "住房", "住户", "保障", "服务",
    "吨级", "补贴", "资金", "贷款", "投资", "奖金", "奖励", "订单", "库存", "平台", "伏", "级",
];

/// The end of a magnitude.
pub(super) fn magnitude(source: &Source, idx: usize) -> Option<usize> {
    source.longest(idx, MAGNITUDES)
}

/// The end of a unit, with `/人` and the like, and its class.
pub(super) fn unit(source: &Source, idx: usize) -> Option<(usize, UnitClass)> {
    let (end, class) = single(source, idx)?;
    Some((denominator(source, end).unwrap_or(end), class))
}

/// The end of `/人`, `/日`, `/万人` after a unit.
fn denominator(source: &Source, end: usize) -> Option<usize> {
    let start = source.word(end, "/")?;
    let from = magnitude(source, start).unwrap_or(start);
    let unit = single(source, from)
        .or_else(|| single(source, start))
        .map(|(end, _)| end);
    unit.max(source.longest(start, &["日", "月", "时", "季", "人口"]))
}

/// The end of the one-Han counter that no list knows, after a magnitude (part D2, fallback).
pub(super) fn unknown_counter(source: &Source, idx: usize) -> Option<usize> {
    let char = source.at(idx);
    let counts = is_han(char)
        && !NO_COUNTER.contains(char)
        && source.longest(idx, NOUNS).is_none()
        && source.longest(idx, FALSE_FRIENDS).is_none();
    counts.then(|| occasions(source, idx + 1))
}

/// The end of a classifier as it follows an ordinal: a counter, or what documents count by.
pub(super) fn classifier(source: &Source, idx: usize) -> Option<usize> {
    source
        .longest(idx, COUNTERS)
        .max(source.longest(idx, &["号", "级", "产业", "日", "楼", "线"]))
}

/// The end of one unit without a denominator.
fn single(source: &Source, idx: usize) -> Option<(usize, UnitClass)> {
    let share = source.longest(idx, SHARES);
    let friend = source.longest(idx, FALSE_FRIENDS);
    let measure = source
        .longest(idx, CURRENCIES)
        .max(source.longest(idx, MEASURES));
    let measure = measure
        .max(latin(source, idx))
        .filter(|end| friend <= Some(*end));
    let counter = counter(source, idx).filter(|end| friend < Some(*end));
    if share.is_some() && share >= measure.max(counter) {
        return share.map(|end| (end, UnitClass::Share));
    }
    if measure.is_some() && measure >= counter {
        return measure.map(|end| (graded(source, end), UnitClass::Measure));
    }
    counter.map(|end| (end, UnitClass::Counter))
}

/// The end of a Latin unit that no letter or digit follows.
fn latin(source: &Source, idx: usize) -> Option<usize> {
    let ends = LATIN.iter().filter_map(|word| source.word(idx, word));
    ends.filter(|end| !source.at(*end).is_ascii_alphanumeric())
        .max()
}

/// The end of a counter, with the `次` that counts occasions (`人次`, `车次`).
fn counter(source: &Source, idx: usize) -> Option<usize> {
    source
        .longest(idx, COUNTERS)
        .map(|end| occasions(source, end))
}

/// Past the `次` that makes occasions of any counter, but not into `次要`.
fn occasions(source: &Source, end: usize) -> usize {
    let counted = source.at(end) == '次'
        && source.before(end) != '次'
        && !"要级日年品数均".contains(source.at(end + 1));
    if counted { end + 1 } else { end }
}

/// The end of a measure with the `级` of `5万吨级泊位`.
fn graded(source: &Source, end: usize) -> usize {
    let grade = source.at(end) == '级' && source.before(end) == '吨';
    if grade { end + 1 } else { end }
}
