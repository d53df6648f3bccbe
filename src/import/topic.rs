//! Items that stand under one heading and speak of the subject of another: reading order lost in copying.
//!
//! It only asks: what is under a heading is its author's business. So a finding needs a sibling heading that names
//! the subject, a heading of another known subject over the items, and items that have no word of that.

use super::row::{Row, RowKind};
use super::skeleton::Part;
use super::{Finding, Ledger};
use crate::diag::{Message, Severity};

/// A subject: the words of headings, and the words of items.
struct Subject {
    heading: &'static [&'static str],
    item: &'static [&'static str],
}

#[rustfmt::skip]
const SUBJECTS: &[Subject] = &[
    Subject {
        heading: &["教育", "办学", "教学"],
        item: &["学校", "小学", "中学", "幼儿园", "校舍", "学位", "教师", "学生", "招生", "课后服务", "高考", "职教", "中职", "高职"],
    },
    Subject {
        heading: &["医疗", "卫生", "健康", "医药"],
        item: &["医院", "院区", "医务", "医生", "护士", "门诊", "床位", "卫生院", "公共卫生", "妇幼保健", "疾控", "家庭医生", "医联体", "医共体"],
    },
    Subject {
        heading: &["文化", "文体", "文旅", "文艺", "体育"],
        item: &["博物馆", "图书馆", "文化馆", "文艺", "舞蹈", "演出", "赛事", "亚运会", "全运会", "运动员", "运动健儿", "足球", "马拉松", "健身", "景区", "游客", "非遗", "体育", "公开赛", "文化"],
    },
    Subject {
        heading: &["生态", "环境", "污染防治", "绿色"],
        item: &["空气质量", "优良天数", "水质", "断面", "造林", "绿化", "污水", "垃圾分类", "碳", "生态", "环保", "排污", "湿地"],
    },
    Subject {
        heading: &["交通", "基础设施", "路网"],
        item: &["公路", "高速", "铁路", "大桥", "隧道", "公交", "地铁", "轨道", "机场", "港口", "管网", "道路", "停车位"],
    },
    Subject {
        heading: &["农业", "农村", "乡村", "三农"],
        item: &["粮食", "耕地", "农户", "农民", "村集体", "合作社", "生猪", "蔬菜", "高标准农田", "乡镇", "农业", "农村", "乡村"],
    },
    Subject {
        heading: &["科技", "科创", "创新"],
        item: &["专利", "高新技术企业", "实验室", "研发", "技术合同", "院士", "孵化器", "科技", "创新"],
    },
    Subject {
        heading: &["就业", "社会保障", "社保", "养老"],
        item: &["就业", "失业", "养老", "参保", "低保", "救助", "社会保险", "适老化", "零就业"],
    },
];

/// Looks at headings beside one another.
pub(super) fn search(root: &Part, ledger: &mut Ledger) {
    let leaves: Vec<(&Part, Vec<usize>)> = root
        .parts
        .iter()
        .filter(|part| part.parts.is_empty())
        .map(|part| (part, of_heading(part)))
        .collect();
    for (part, own) in &leaves {
        if !own.is_empty() {
            strayed(part, own, &leaves, ledger);
        }
    }
    root.parts.iter().for_each(|part| search(part, ledger));
}

/// The subjects that a heading names.
fn of_heading(part: &Part) -> Vec<usize> {
    let title = part
        .heading
        .as_ref()
        .map_or("", |heading| heading.title.text.as_str());
    subjects(title, |subject| subject.heading)
}

/// The subjects that have a word in a text.
fn subjects(text: &str, words: fn(&'static Subject) -> &'static [&'static str]) -> Vec<usize> {
    let has = |subject: &'static Subject| words(subject).iter().any(|word| text.contains(word));
    let found = SUBJECTS
        .iter()
        .enumerate()
        .filter(|(_, subject)| has(subject));
    found.map(|(at, _)| at).collect()
}

/// Rows of a part that speak of what only a sibling's heading names.
fn strayed(part: &Part, own: &[usize], leaves: &[(&Part, Vec<usize>)], ledger: &mut Ledger) {
    let home = |row: &Row| {
        let is_words = matches!(row.kind, RowKind::Words | RowKind::Item);
        let said = subjects(&row.body.text, |subject| subject.item);
        if !is_words || said.is_empty() || said.iter().any(|subject| own.contains(subject)) {
            return None;
        }
        let is_home =
            |leaf: &&(&Part, Vec<usize>)| said.iter().all(|subject| leaf.1.contains(subject));
        let mut homes = leaves.iter().filter(is_home);
        // Two headings for one subject are no help.
        homes.next().filter(|_| homes.next().is_none())
    };
    let homes: Vec<_> = part.rows.iter().map(home).collect();
    let title = |part: &Part| {
        let heading = part
            .heading
            .as_ref()
            .map(|heading| heading.title.text.trim_end_matches('。'));
        heading.unwrap_or_default().to_owned()
    };
    let mut at = 0;
    while at < homes.len() {
        let Some((leaf, _)) = homes[at] else {
            at += 1;
            continue;
        };
        let is_same = |other: &Option<&(&Part, Vec<usize>)>| {
            other.is_some_and(|(other, _)| std::ptr::eq(*other, *leaf))
        };
        let count = homes[at..].iter().take_while(|home| is_same(home)).count();
        let rows = &part.rows[at..at + count];
        let (own, better) = (title(part), title(leaf));
        ledger.findings.push(Finding {
            code: "topic-mismatch",
            severity: Severity::Warning,
            lines: rows.iter().map(|row| row.lines.0).collect(),
            text: String::new(),
            place: rows.first().and_then(|row| row.body.words.first()),
            message: Message::new(
                format!("这里的 {count} 条像是讲“{better}”，却在“{own}”下面"),
                format!("{count} of the items here seem to belong under `{better}`, not under `{own}`"),
            ),
            hint: Some(Message::new(
                "核对原文的次序；要移动，把这几条剪贴到那个标题下面",
                "check the order of the source; to move them, cut and paste them below that heading",
            )),
        });
        at += count;
    }
}
