//! The words that decide what a clause says, and how they are looked for.

/// Words between a label and its figure that belong to the value: `达到`, `同比增长`, `稳定在`.
#[rustfmt::skip]
const VALUE: &[&str] = &[
    "同比", "环比", "比上年", "较上年", "比去年", "较去年", "比上年同期", "较上年同期", "比去年同期", "较去年同期", "比上月", "较上月",
    "比年初", "较年初", "同口径", "可比口径", "按可比价格计算", "按可比价计算", "按可比价格", "按可比价", "按不变价格计算", "名义", "实际",
    "年均", "累计", "均", "都", "共", "共计", "合计", "总计", "总共", "达到", "达", "已达", "高达", "多达", "突破", "首次突破", "超过",
    "超", "逾", "近", "约", "为", "是", "稳定在", "保持在", "控制在", "维持在", "稳定保持", "稳定保持在", "仍保持", "仍保持在",
    "连续保持", "保持", "稳定", "仍", "增长", "增加", "下降", "减少", "上升", "提高", "提升", "降低", "回落", "上涨", "下跌", "压缩",
    "缩短", "扩大", "增至", "降至", "升至", "增长到", "增长至", "增加到", "增加至", "提高到", "提高至", "提升到", "提升至", "上升到",
    "上升至", "下降到", "下降至", "降低到", "降低至", "降到", "升到", "缩短到", "缩短至", "压缩到", "压缩至", "压减", "压减至",
    "缩小到", "缩小至", "减少到", "减少至", "扩大到", "扩大至", "收窄", "新增", "净增", "增收", "增产", "减产", "减收", "多增", "少增", "多", "少", "回升", "反弹", "不低于", "不少于", "不超过",
    "不高于", "接近", "将近", "大约", "预计", "力争", "首次", "再次", "大幅", "完成", "实现", "仅", "已", "平均", "不到", "不足",
    "有", "共有", "全部", "定为", "设为", "递增", "激增", "猛增", "倍增", "锐减", "骤降", "净减", "增多", "降为", "升为", "增为", "减为", "缩小为", "变为", "至少", "最高", "最低", "上调", "下调", "攀升至", "跃升至", "调整为", "优化为", "增", "降",
];

/// Words that end like one of [`VALUE`] and are something else.
#[rustfmt::skip]
const NO_VALUE: &[&str] = &[
    "成为", "作为", "认为", "分为", "称为", "行为", "节约", "签约", "合约", "预约", "履约", "违约", "附近", "邻近", "抵达", "到达",
    "下达", "发达", "赶超", "公共", "中共", "首都", "成都", "人均", "户均", "亩均", "村均", "日均", "校均", "平均", "以为", "更为",
    "制约", "条约", "公约", "简约", "特约", "雷达", "表达", "列为", "评为", "划为", "还有", "含有", "稀有", "更多", "较多", "很少",
    "较少", "拥有", "现有", "所有", "具有", "持有", "占有", "享有", "设有", "没有", "自有", "国有", "减少", "至多", "很多", "许多", "众多", "不少", "最多", "最少", "缺少", "至少", "集约", "反超", "传达", "送达", "直达", "通达", "但是", "于是", "还是", "就是", "改为", "转为", "因为",
];

/// Words of comparison that may stand before a figure whose subject is in the clause before.
#[rustfmt::skip]
const COMPARED: &[&str] = &[
    "上年", "去年", "前年", "同期", "上年同期", "去年同期", "年初", "年末", "年底", "比", "较", "相比", "与", "上月", "增速", "增幅",
    "上年末", "上年底", "去年末", "去年底", "上年年末", "上年年底", "上", "按可比价格计算", "按不变价计算", "降幅", "涨幅", "扣除价格因素", "剔除价格因素", "两年平均", "年", "末", "底", "又", "再", "分别", "进一步", "明显", "显著", "略",
    "略有", "持续", "连续", "也", "价格因素", "由", "从",
];

/// What one of these begins speaks of something that the sentence said before: all of it stays together.
#[rustfmt::skip]
pub(super) const POINTING: &[&str] = &[
    "其中", "上述", "前者", "后者", "两者", "二者", "三者", "其余", "剩余", "该", "其", "此", "这", "那", "它", "包括", "包含", "含",
    "两项", "三项", "四项", "五项", "各项指标", "主要指标", "以上", "其他", "其它", "另外", "另有", "此外", "比如", "例如", "主要是", "主要为", "合计", "总计", "即",
];

/// What one of these begins is said of the clause before.
#[rustfmt::skip]
const LEANING: &[&str] = &[
    "同时", "并", "并且", "且", "而", "但", "则", "也", "还", "又", "使", "让", "令", "从而", "进而", "因此", "因而", "以此", "由此", "同比",
    "环比", "较", "比", "占", "为", "分别", "均", "都", "各", "相当于", "成为", "约", "达", "达到", "超过", "超", "近", "不足",
    "突破", "增长", "下降", "提高", "降低", "上升", "减少", "是", "以及", "和", "及", "或", "用于", "用来", "所", "被",
    "数量", "总量", "产量", "规模", "增速", "增幅", "降幅", "涨幅", "排名", "比重", "占比", "位居", "位列", "名列", "居", "列",
    "实际到位率", "价值", "价格", "单价", "由", "从", "将", "直至", "不含", "同", "与",
];

/// Words that begin like one of the tables and are something else.
#[rustfmt::skip]
const NO_LEANING: &[&str] = &[
    "使用", "还款", "还建", "还原", "并购", "并网", "并联", "均衡", "都市", "都江", "比亚迪", "达州", "达标", "超市",
    "超高", "超级", "超限", "超算", "近郊", "近海", "近视", "近年", "约谈", "约束", "为民", "居民", "居家", "居住", "列车", "列入", "低于成本", "各类",
    "各级", "各项", "各镇", "各区", "各县", "各部门", "各单位", "各校", "和美", "和平", "和谐", "及时", "由此及彼", "同意", "与会", "规模以上",
    "总量控制", "产量控制", "以上海", "占道", "占补", "创建", "创新", "创业", "创办", "创成", "创立", "创作", "从业", "从严", "规模化",
    "突破性", "增长极", "提高站位", "含量", "含金量", "该院", "比赛", "比武", "同步", "同心", "都匀", "价值链", "达产", "将军", "列管",
    "增速换挡", "规模养殖", "价格监测", "被征地", "被执行", "被告", "该县", "该区", "该市", "该校", "其乐", "其实", "即办", "即时", "即将",
    "减少跑动",
];

/// Comments on a figure, which may stand under it.
#[rustfmt::skip]
const COMMENT: &[&str] = &[
    "居", "位居", "位列", "名列", "列", "排名", "稳居", "跃居", "继续居", "继续保持", "保持全", "保持在全", "创历史", "创", "再创", "刷新", "高于",
    "优于", "好于", "快于", "领先", "领跑", "超额", "提前", "圆满", "总体保持", "总体平稳", "控制在", "数量居", "总量居", "增速居", "增幅居",
    "增速位居", "总量位居", "数量位居", "规模居", "规模位居", "处于", "惠及", "受益", "高出", "超出",
    "增速高于", "增幅高于", "增速快于", "增速列", "增速排名", "排位", "有效缓解", "有效解决", "有效提升", "有效保障", "占全",
    "涉及", "覆盖", "低于", "慢于", "少于", "落后", "带动", "拉动", "撬动", "助力", "促进", "推动", "直接带动", "增速", "增幅", "数量", "总量", "超时序", "超序时", "较上年", "比上年", "远高于", "远超", "达到历史", "达历史", "基本实现", "全部实现",
];

/// Words after which a sentence depends on something: it is never torn.
#[rustfmt::skip]
pub(super) const CONDITION: &[&str] = &[
    "如果", "若", "假如", "只要", "只有", "除非", "一旦", "凡", "由于", "因为", "因", "鉴于", "尽管", "虽然", "即使", "对于", "对", "按照",
    "一是", "二是", "三是", "四是", "五是", "首先", "其次", "再次", "最后", "一方面", "另一方面", "第一，", "力争", "确保", "计划", "预计",
    "争取到", "拟", "目标", "根据", "依据", "为了", "通过", "随着", "针对", "面对", "围绕", "在", "受", "当", "每", "从", "自", "以", "据",
];

/// Words that begin like a condition and are none.
#[rustfmt::skip]
const NO_CONDITION: &[&str] = &[
    "对外", "对口", "在校", "在园", "在建", "在库", "在册", "在岗", "在线", "在营", "在职", "受理", "受益", "受助", "当地", "当年", "当日",
    "每千", "每万", "每百", "每亿", "每人", "通过率", "因病", "因公", "因地", "从业", "自主", "自来水", "自然", "自建", "自贸", "自行",
    "计划生育", "计划单列", "目标责任", "若干", "以工代赈", "以旧换新", "自动", "自筹", "自有", "受援", "受教育", "据统计", "当前", "在外",
];

/// Verbs that begin a phrase of verb and object.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "建成", "建成投用", "新建", "改建", "扩建", "新改扩建", "建设", "建立", "新增", "完成", "实施", "引进", "新引进", "发放", "救助", "调处",
    "解决", "打通", "组建", "创建", "安装", "改造", "修复", "投入", "投放", "办理", "受理", "审结", "执结", "处置", "查处", "查获", "培育",
    "新培育", "招引", "签约", "开工", "竣工", "争取", "落实", "收治", "开展", "举办", "承办", "承接", "推进", "推动", "组织", "发布", "制定",
    "出台", "获得", "获批", "获评", "入选", "荣获", "接待", "吸引", "实现", "新发展", "发展", "服务", "培训", "开通", "新开", "整治", "整改",
    "治理", "清理", "拆除", "化解", "破获", "抓获", "减免", "兑现", "帮助", "支持", "设立", "开发", "研发", "申请", "授权", "发表", "录取",
    "招收", "招聘", "上缴", "缴纳", "募集", "销售", "生产", "建设改造", "开工建设", "成功创建", "累计", "新认定", "认定", "储备", "栽植",
    "种植", "植树", "创造", "提供", "走访", "慰问", "资助", "追回", "挽回", "执行到位", "侦破", "起诉", "批捕", "审理", "办结", "编制", "修订",
    "获", "获授权", "新招引", "落地", "盘活", "处理", "整合", "流转", "复垦", "修建", "铺设", "更换", "提升", "优化", "拓宽", "疏浚", "排查", "检查", "抽检",
    "选派", "选聘", "引育", "新聘", "购置", "采购", "承担", "参与", "主持", "牵头", "立项", "转化", "孵化", "新孵化", "布局", "谋划", "运营",
];

/// What ends the name of somebody who acts.
#[rustfmt::skip]
const AGENTS: &[&str] = &[
    "公司", "集团", "企业", "村", "社区", "学校", "中学", "小学", "大学", "学院", "医院", "银行", "团队", "协会", "联盟", "同志", "个人", "合作社",
    "支行", "分公司", "工厂", "厂", "研究院", "研究所", "乡", "镇", "街道",
];

/// Names of measures that one word after several names may share: `住宿业、餐饮业营业额`.
#[rustfmt::skip]
pub(super) const SHARED: &[&str] = &[
    "参保率", "覆盖率", "普及率", "达标率", "合格率", "完成率", "利用率", "入学率", "巩固率", "就业率", "满意率", "办结率", "化解率", "结案率",
    "签约率", "开工率", "供水率", "处理率", "增加值", "总产值", "产值", "营业额", "营业收入", "销售额", "零售额", "销售收入", "人均可支配收入",
    "可支配收入", "人均纯收入", "收入", "利润", "利润总额", "利税", "税收", "投资", "产量", "面积", "占比", "比重", "总量", "用电量", "排放量",
    "浓度", "余额", "贷款余额", "存款余额", "零售总额", "进出口额", "进出口总额", "吞吐量", "客运量", "货运量", "使用量", "参与率", "成功率",
];

/// What may stand between a name and a shared measure.
pub(super) const LINKS: &[&str] = &[
    "产业", "行业", "领域", "企业", "居民", "市场", "人群", "群体",
];

/// What ends the name of something that is counted or measured by itself.
#[rustfmt::skip]
const MEASURED: &[&str] = &[
    "事故", "警情", "案件", "人数", "起数", "总值", "规模", "里程", "出口", "进口", "投资", "收入", "支出", "利润", "税收", "面积", "浓度", "能耗",
    "指数", "资金", "贷款", "存款", "外资", "成本", "时间", "时限", "消费",
];

/// Nouns too general to stand over a figure alone.
#[rustfmt::skip]
const GENERAL: &[&str] = &[
    "产量", "产值", "销售额", "金额", "面积", "人数", "数量", "总量", "收入", "利润", "规模", "价格", "比例", "总额", "其他", "合计", "增速", "增幅",
    "比重", "占比", "项目", "企业", "总数", "总投资", "投资", "全年", "全区", "全市", "全县", "全国", "累计", "共", "目前", "平均", "人均", "同比",
    "年均", "全省", "全院", "全校", "全镇", "总面积", "总金额", "总长", "总里程", "总长度", "总规模", "总产值", "总价", "次数", "件数", "起数", "户数", "完成率", "到位率", "成功率", "率", "已", "每年", "今年", "去年", "较", "亩均", "户均",
];

/// Rates of the doing that the figure before them counts: `办理建议156件，办结率100%`.
#[rustfmt::skip]
const RATES: &[&str] = &[
    "优良率", "反馈率", "办结率", "按时办结率", "满意率", "结案率", "合格率", "完成率", "到位率", "开工率", "签约率", "通过率", "成功率", "回复率", "答复率", "整改率",
    "执行率", "好评率", "满意度", "审结率", "执结率", "销号率", "化解率", "调解率", "破案率", "兑现率", "发放率", "按期办结率", "群众满意率",
];

/// Words before a counted noun that say whose it is: `全区15个镇街`.
#[rustfmt::skip]
pub(super) const SCOPES: &[&str] = &[
    "全区", "全市", "全县", "全省", "全州", "全国", "全院", "全校", "全镇", "全乡", "全街道", "全系统", "全行业", "区属", "市属", "县属", "省属",
    "辖区", "区内", "市内", "县内", "境内", "我区", "我市", "我县", "我院", "我校",
];

/// Honours and ranks.
#[rustfmt::skip]
const HONORS: &[&str] = &[
    "获评", "入选", "荣获", "荣膺", "表彰", "称号", "督查激励", "通报表扬", "通报表彰", "获奖", "一等奖", "二等奖", "三等奖", "特等奖", "金奖",
    "银奖", "首金", "金牌", "获全市推广", "获全国推广", "获全省推广", "全国推广", "全市推广", "全省推广", "推介", "居全市第一", "居全国第一", "居全省第一",
    "全市第一", "全国第一", "全省第一", "被评为", "被授予", "被命名为", "充分肯定", "典型案例", "优秀案例", "成功创建全国", "成功创建国家",
    "上榜", "授牌", "质量奖", "模范城", "文明城", "卫生区", "卫生城市", "国家级荣誉", "跻身全国", "位居全国第", "摘得", "夺得", "先进集体",
    "先进单位", "获批国家", "获批全国", "获国务院", "取得佳绩",
];

/// The longest of the words that a text begins with.
pub(super) fn begins<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let fitting = words.iter().filter(|word| text.starts_with(**word));
    fitting.max_by_key(|word| word.len()).copied()
}

/// The longest of the words that a text ends with.
pub(super) fn ends<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let fitting = words.iter().filter(|word| text.ends_with(**word));
    fitting.max_by_key(|word| word.len()).copied()
}

/// Where the words of a value before a figure begin: `参保率|稳定在`.
pub(super) fn value_start(text: &str) -> usize {
    let mut end = text.len();
    while let Some(word) = ends(&text[..end], VALUE) {
        let other = ends(&text[..end], NO_VALUE);
        let is_other = other.is_some_and(|other| other.len() > word.len());
        if is_other {
            break;
        }
        end -= word.len();
    }
    compared_from(text, end).unwrap_or(end)
}

/// Where a comparison with a year begins that stands before words of movement: `产值|比2022年增长`.
fn compared_from(text: &str, end: usize) -> Option<usize> {
    let before = &text[..end];
    let start = before.rfind(['比', '较'])?;
    let year = &before[start + '比'.len_utf8()..];
    let is_year = year.chars().count() <= 8 && year.contains(['年', '月', '期', '度']);
    let is_plain = year
        .chars()
        .all(|char| char.is_ascii_digit() || "年上去前末底同期月度季初第一二三四半".contains(char));
    (end < text.len() && is_year && is_plain).then_some(start)
}

/// Whether a text before a figure only compares: its subject is in the clause before.
pub(super) fn is_comparison(text: &str) -> bool {
    let mut end = text.len();
    while end > 0 {
        let rest = &text[..end];
        let value = value_start(rest);
        if value < end {
            end = value;
        } else if let Some(word) = ends(rest, COMPARED) {
            end -= word.len();
        } else if rest.ends_with(|char: char| char.is_ascii_digit() || char == ' ') {
            end -= 1;
        } else {
            return false;
        }
    }
    true
}

/// Whether a clause speaks of what is to come: its neighbours then do too.
pub(super) fn is_goal(text: &str) -> bool {
    const GOALS: &[&str] = &["力争", "确保", "预计", "预期", "计划"];
    const NAMES: &[&str] = &[
        "行动计划",
        "三年计划",
        "年度计划",
        "计划生育",
        "计划单列",
        "专项计划",
        "培养计划",
        "人才计划",
        "培育计划",
        "人均预期",
        "平均预期",
    ];
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    holds(GOALS) && !holds(NAMES)
}

/// Whether a clause is said of the one before it.
pub(super) fn is_leaning(text: &str) -> bool {
    // `用于民生的支出` names something.
    let is_noun = text.starts_with("用于") && text.contains('的');
    // `保障了2.1万人饮水` is what came of it.
    let is_outcome = text.chars().nth(2) == Some('了');
    let leans = is_outcome || begins(text, LEANING).is_some();
    !is_noun && leans && begins(text, NO_LEANING).is_none()
}

/// Whether a clause points back at what was said before.
pub(super) fn is_pointing(text: &str) -> bool {
    begins(text, POINTING).is_some() && begins(text, NO_LEANING).is_none()
}

/// Whether a clause without figures comments on the figure before it, though it might have one of its own.
pub(super) fn is_result(text: &str) -> bool {
    text.starts_with("实现")
}

/// Whether a clause comments on the figure before it.
pub(super) fn is_comment(text: &str) -> bool {
    begins(text, COMMENT).is_some() && begins(text, NO_LEANING).is_none()
}

/// Whether what a clause says depends on something.
pub(super) fn is_condition(text: &str) -> bool {
    begins(text, CONDITION).is_some() && begins(text, NO_CONDITION).is_none()
}

/// The verb that a phrase begins with. `销售额` and `生产总值` are nouns.
pub(super) fn verb(text: &str) -> Option<&'static str> {
    const NOUNS: &[&str] = &[
        "率", "额", "量", "值", "业", "面积", "金额", "收入", "总值", "安全", "用地", "水平",
        "里程", "性", "区", "经营", "者", "协议", "项目", "库",
    ];
    begins(text, VERBS).filter(|verb| begins(&text[verb.len()..], NOUNS).is_none())
}

/// Whether a phrase is a verb and nothing else, perhaps with `累计` or `全年` before it.
pub(super) fn is_verb_alone(text: &str) -> bool {
    let bare = ["累计", "全年", "共", "已", "新", "合计"];
    let text = begins(text, &bare).map_or(text, |word| &text[word.len()..]);
    text.split('、')
        .all(|part| part.is_empty() || VERBS.contains(&part))
}

/// Whether a clause names somebody who acts: `静观镇王朴村获评…`.
pub(super) fn has_agent(text: &str) -> bool {
    if verb(text).is_some() {
        return false;
    }
    if ends(text, AGENTS).is_some() {
        return true;
    }
    let starts = text.char_indices().map(|(at, _)| at).take(24);
    let acting = starts.filter(|at| verb(&text[*at..]).is_some());
    acting.take(3).any(|at| ends(&text[..at], AGENTS).is_some())
}

/// Whether a noun is a rate of what the clause before it counts.
pub(super) fn is_rate(text: &str) -> bool {
    RATES.contains(&text)
}

/// Whether a noun says too little to stand over a figure.
pub(super) fn is_general(text: &str) -> bool {
    GENERAL.contains(&text)
}

/// Whether a noun is measured by itself, so that it takes no measure from a neighbour.
pub(super) fn is_measured(text: &str) -> bool {
    let last = text.chars().next_back();
    ends(text, MEASURED).is_some()
        || ends(text, SHARED).is_some()
        || last.is_some_and(|last| "率额量值数比价度".contains(last))
}

/// Whether a sentence tells of an honour.
pub(super) fn is_honor(text: &str) -> bool {
    HONORS.iter().any(|word| text.contains(word))
}

/// Whether words count themselves: `第一，…`, `二是…`.
pub(super) fn is_counted(text: &str) -> bool {
    let (rest, marks) = match text.strip_prefix('第') {
        Some(rest) => (rest, &['，', '、', '：'][..]),
        None => (text, &['是', '要'][..]),
    };
    let words = rest.trim_start_matches(|char| "一二三四五六七八九十".contains(char));
    words.len() < rest.len() && words.starts_with(marks)
}

/// Whether a clause says from where the rest of its sentence is seen: `分产业看`.
pub(super) fn is_frame(text: &str) -> bool {
    let sees = ends(text, &["看", "来看", "分", "来说"]).is_some();
    let starts = begins(text, &["分", "按", "从", "总", "就", "整"]).is_some();
    text.chars().count() <= 14 && sees && starts
}

/// A name without the span of time that it begins with: `全年出栏`.
pub(super) fn without_span(text: &str) -> &str {
    let spans = [
        "全年",
        "年末",
        "当年",
        "累计",
        "全年累计",
        "年内",
        "今年",
        "共",
        "全年共",
    ];
    begins(text, &spans).map_or(text, |span| &text[span.len()..])
}

/// Whether a clause only says when: `2023年`, `截至年底`, `五年来`.
pub(super) fn is_time(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "年",
        "月",
        "日",
        "季度",
        "以来",
        "年来",
        "年底",
        "年末",
        "月底",
        "月末",
        "期间",
        "目前",
        "上半年",
        "下半年",
        "全年",
    ];
    const STARTS: &[&str] = &[
        "截至",
        "截止",
        "今年",
        "去年",
        "全年",
        "一年",
        "两年",
        "三年",
        "五年",
        "过去",
        "目前",
        "上半年",
        "下半年",
        "到",
        "“十",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
    ];
    text.chars().count() <= 12 && ends(text, ENDS).is_some() && begins(text, STARTS).is_some()
}
