//! An icon for words: the longest keyword of the set that they hold.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::pack::icons;

/// Keywords that say too little of what a sentence is about.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "国家", "示范", "先进", "建议", "意见", "总结", "成绩", "回顾", "文章", "规划", "目标", "国务院", "机关", "增长", "提升", "任务", "中国", "城市",
    "世界", "国际", "全球", "主题教育", "五角星", "政府", "亮点", "优化", "调整", "循环", "表格", "登记", "代表", "委员", "标志", "方针", "路径",
    "导向", "合格", "检查", "资料", "席位", "文件", "政策", "力量", "欢迎", "部门", "班子", "窗口", "群众", "人民", "社会", "定位", "清单", "成就",
    "位居", "减少", "下降", "指标", "统计", "数据", "结构", "方向", "上升", "向上", "升级", "走势", "波动", "效能", "速度", "提速", "效率",
    "战略", "策略", "部署", "谋划", "第一", "首位", "点赞", "满意", "优秀", "不足", "焕新", "品质", "高质量", "关键", "核心", "抓手", "协作", "配套",
    "台阶", "层级", "引力", "吸引", "集聚", "往来", "双向", "对比", "货币", "价格", "结算", "标签", "定价", "交换", "优惠", "制造", "项目",
    "开工", "工程", "施工", "改造", "工具", "攻坚", "打造", "动力", "装配", "产品", "模块", "板块", "组团", "链条", "设计", "夯实", "筑牢",
    "智慧", "应用", "平台", "识别", "线上", "接口", "存储", "加密", "可信", "感知", "前沿", "启航", "加速", "展望", "证书", "机房", "重庆", "成渝",
    "地点", "下沉", "走访", "标杆", "领航", "驱动", "启程", "起飞", "运输", "畅通", "指向", "接送", "慢行", "接入", "希望", "种子", "美丽", "绿色",
    "整治", "排放", "回收", "声音", "阳光", "美好", "多彩", "曙光", "标准", "规范", "标准化", "记录", "编辑", "课程", "启蒙", "笔记", "专家",
    "关注", "关爱", "个人", "用户", "青春", "活力", "休息", "纪念", "温暖", "关心", "上门", "准入", "量测", "面积", "问题", "注意", "保护", "核查",
    "搜索", "撤离", "提醒", "停止", "巡查", "发布", "照片", "主持", "舞台", "领导", "责任", "评价", "反馈", "评论", "交流", "沟通", "转化", "过滤",
    "筛选", "份额", "业务", "会员", "人员", "三方", "居民", "总量", "通道", "开支", "建设", "对外", "整合", "组织", "入选", "获评",
    "传感", "声明", "工作证", "写作", "标识", "结算", "引才", "开发", "合并", "救助",
];

/// Groups of icons that are signs and not things.
const SIGNS: &[&str] = &["问答与标记", "时间与步骤"];

/// Keywords by their first character, the longest first.
type Table = BTreeMap<char, Vec<(&'static str, &'static str)>>;

/// The icon of words, if a keyword of two characters or more stands in them: the longest, and of equally long
/// ones the last, for a Chinese phrase ends in its head.
pub(in crate::import) fn icon(words: &str) -> Option<&'static str> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(table);
    let mut best: Option<(usize, &str)> = None;
    for (at, char) in words.char_indices() {
        let keywords = table.get(&char).map_or(&[][..], Vec::as_slice);
        let found = keywords
            .iter()
            .find(|(word, _)| words[at..].starts_with(word));
        if let Some((word, id)) = found
            && best.is_none_or(|(length, _)| word.len() >= length)
        {
            best = Some((word.len(), id));
        }
    }
    best.map(|(_, id)| id)
}

/// The icon of a figure: of its name, or of what it counts.
pub(super) fn figure(label: &str, unit: &str) -> Option<&'static str> {
    let counted = || match unit {
        _ if unit.ends_with('元') => Some("yuan"),
        _ if unit.ends_with(['人', '户']) || unit.ends_with("人次") => Some("people"),
        _ => None,
    };
    icon(label).or_else(counted)
}

fn table() -> Table {
    let mut table = Table::new();
    let things = icons::all()
        .iter()
        .filter(|icon| !SIGNS.contains(&icon.group.0));
    for icon in things {
        for word in icon.keywords {
            let first = word.chars().next().filter(|first| !first.is_ascii());
            let is_vague = VAGUE.contains(word) || word.chars().count() < 2;
            if let (Some(first), false) = (first, is_vague) {
                table.entry(first).or_default().push((word, icon.id));
            }
        }
    }
    for words in table.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    table
}
