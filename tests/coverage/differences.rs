//! Where the poster may differ from the report, word for word.

use super::words::{bare, quantities};

/// A label and its number out of a clause with 分别 or with several subjects.
pub struct Distributed {
    /// What the poster draws.
    pub poster: &'static str,
    /// The clause of the report.
    pub clause: &'static str,
    /// The subjects of the clause, in its order.
    pub subjects: &'static [&'static str],
    /// The numbers of the clause, in its order.
    pub numbers: &'static [&'static str],
    /// Which of them this is.
    pub place: usize,
    /// The number as it stands in the clause when it takes over a modifier from the last one.
    pub bare_number: &'static str,
}

impl Distributed {
    /// The subject and the number have the same place in the clause, and no word is new.
    pub fn check(&self) {
        let Self {
            poster,
            clause,
            subjects,
            numbers,
            place,
            ..
        } = self;
        assert_eq!(subjects.len(), numbers.len(), "{clause}");
        for words in [subjects, numbers] {
            let mut rest = *clause;
            for word in *words {
                let at = rest.find(word);
                let at = at.unwrap_or_else(|| panic!("{clause}: {word} is not next"));
                rest = &rest[at + word.len()..];
            }
        }
        assert!(
            poster.starts_with(subjects[*place]),
            "{poster}: not {}",
            subjects[*place]
        );
        let numbers_of_poster = quantities(poster);
        assert_eq!(numbers_of_poster.len(), 1, "{poster}");
        assert!(
            numbers_of_poster[0].starts_with(numbers[*place]),
            "{poster}"
        );
        let is_known = |char: char| bare(clause).contains(char);
        assert!(
            bare(poster).chars().all(is_known),
            "{poster}: a word that {clause} has not"
        );
    }
}

const fn part(
    poster: &'static str,
    clause: &'static str,
    subjects: &'static [&'static str],
    numbers: &'static [&'static str],
    place: usize,
) -> Distributed {
    Distributed {
        poster,
        clause,
        subjects,
        numbers,
        place,
        bare_number: "",
    }
}

const PANEL: &str = "规模以上工业增加值、社会消费品零售总额分别增长2.8%、8%";
const MATERIALS: &str = "材料、装备制造等产业产值同比分别增长31.1%、7.4%";
const SENSORS: &str = "智能传感器、医药产业产值同比分别增长20.4%、15.8%";
const HOTELS: &str = "住宿业、餐饮业营业额同比分别增长18.6%、17.7%";
const INSURANCE: &str = "养老保险、基本医疗保险参保率分别稳定在95%、96%以上";
const CHILDREN: &str = "学前教育普惠率、公办在园幼儿占比分别达到90%、53%以上";

/// 分别: each label with the number at its place. The growth verb of a chart stands in its title.
pub const DISTRIBUTED: &[Distributed] = &[
    part(
        "规模以上工业增加值增长2.8%",
        PANEL,
        &INDUSTRY_AND_RETAIL,
        &["2.8%", "8%"],
        0,
    ),
    part(
        "社会消费品零售总额增长8%",
        PANEL,
        &INDUSTRY_AND_RETAIL,
        &["2.8%", "8%"],
        1,
    ),
    part(
        "材料31.1%",
        MATERIALS,
        &["材料", "装备制造"],
        &["31.1%", "7.4%"],
        0,
    ),
    part(
        "装备制造7.4%",
        MATERIALS,
        &["材料", "装备制造"],
        &["31.1%", "7.4%"],
        1,
    ),
    part(
        "智能传感器20.4%",
        SENSORS,
        &["智能传感器", "医药"],
        &["20.4%", "15.8%"],
        0,
    ),
    part(
        "医药15.8%",
        SENSORS,
        &["智能传感器", "医药"],
        &["20.4%", "15.8%"],
        1,
    ),
    part(
        "住宿业营业额18.6%",
        HOTELS,
        &["住宿业", "餐饮业"],
        &["18.6%", "17.7%"],
        0,
    ),
    part(
        "餐饮业营业额17.7%",
        HOTELS,
        &["住宿业", "餐饮业"],
        &["18.6%", "17.7%"],
        1,
    ),
    Distributed {
        bare_number: "95%",
        ..part(
            "养老保险参保率稳定在95%以上",
            INSURANCE,
            &INSURANCES,
            &["95%", "96%以上"],
            0,
        )
    },
    part(
        "基本医疗保险参保率稳定在96%以上",
        INSURANCE,
        &INSURANCES,
        &["95%", "96%以上"],
        1,
    ),
    Distributed {
        bare_number: "90%",
        ..part(
            "学前教育普惠率达到90%以上",
            CHILDREN,
            &RATES,
            &["90%", "53%以上"],
            0,
        )
    },
    part(
        "公办在园幼儿占比达到53%以上",
        CHILDREN,
        &RATES,
        &["90%", "53%以上"],
        1,
    ),
];

const INDUSTRY_AND_RETAIL: [&str; 2] = ["规模以上工业增加值", "社会消费品零售总额"];
const INSURANCES: [&str; 2] = ["养老保险", "基本医疗保险"];
const RATES: [&str; 2] = ["学前教育普惠率", "公办在园幼儿占比"];

/// A clause without one word, which stands elsewhere on the poster or is not needed in a heading.
pub struct Shortened {
    /// What the poster draws.
    pub poster: &'static str,
    /// The clause of the report.
    pub clause: &'static str,
    /// The word that is gone.
    pub without: &'static str,
}

/// All of them.
pub const SHORTENED: &[Shortened] = &[
    // The panel has the figure and its growth; the whole sentence follows below.
    Shortened {
        poster: "地区生产总值783.58亿元同比增长4.3%",
        clause: "地区生产总值达到783.58亿元，同比增长4.3%",
        without: "达到",
    },
    // The verb stands in the title of the chart.
    Shortened {
        poster: "金融机构本外币存贷总额10.3%",
        clause: "金融机构本外币存贷总额同比增长10.3%",
        without: "同比增长",
    },
    Shortened {
        poster: "零售业销售额8.6%",
        clause: "零售业销售额同比增长8.6%",
        without: "同比增长",
    },
    // A heading, not a sentence.
    Shortened {
        poster: "全区经济社会发展的主要预期目标",
        clause: "全区经济社会发展的主要预期目标是",
        without: "是",
    },
];

/// A clause whose number comes first, drawn as a tile of label and number.
pub struct Turned {
    /// What the poster draws.
    pub poster: &'static str,
    /// The clause of the report.
    pub clause: &'static str,
    /// The number at the clause's start.
    pub number: &'static str,
}

/// All of them.
pub const TURNED: &[Turned] = &[Turned {
    poster: "企业入选重庆制造业民营企业100强5家",
    clause: "5家企业入选重庆制造业民营企业100强",
    number: "5家",
}];

/// Words that the report has not, or not together: titles of charts, and the poster's subtitle,
/// which names the three parts.
pub const ADDED_TITLES: &[&str] = &[
    "2023年主要成绩 · 2023年主要工作 · 2024年主要任务",
    "重点产业产值同比增长",
    "材料、装备制造等产业；智能传感器、医药产业",
    "金融、零售、住宿、餐饮同比增长",
    "农村基础设施建设",
];
