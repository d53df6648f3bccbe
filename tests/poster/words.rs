//! What stands in the fields of generated reports.

/// A way to fill fields.
pub trait Words {
    /// What a text field holds.
    fn text(&self, field: &str, seed: usize) -> String;
    /// How a number is spelled.
    fn number(&self, field: &str, seed: usize) -> String;
}

/// Values as reports write them.
pub const VALUES: [&str; 12] = [
    "783.58亿元",
    "达到1651标箱",
    "增长6%左右",
    "Ⅱ类",
    "八届",
    "居全市第一",
    "1,234.5亿元",
    "8.0",
    "330余件",
    "70%以上",
    "同比下降16.3%",
    "不低于5万人次",
];

const HAN: &str =
    "聚焦力推动重大战略落地实产业发展提质效数字西部陆海新通道建设经济工业回稳向好民生改革开放治理";

/// Han characters, different for each seed.
fn han(seed: usize, count: usize) -> String {
    let chars: Vec<char> = HAN.chars().collect();
    (0..count)
        .map(|at| chars[(seed * 7 + at * (1 + seed % 3)) % chars.len()])
        .collect()
}

/// Words of an ordinary report.
pub struct Plain;

impl Words for Plain {
    fn text(&self, field: &str, seed: usize) -> String {
        match field {
            "value" => VALUES[seed % VALUES.len()].to_owned(),
            "change" => ["同比增长4.3%", "下降2.1个百分点"][seed % 2].to_owned(),
            "number" => (seed % 9 + 1).to_string(),
            "unit" => "万元".to_owned(),
            "tag" | "lead" | "badge" => han(seed, 4),
            "title" | "label" | "slogan" => han(seed, 5 + seed % 6),
            "text" | "items" => format!(
                "{}，{}达到{}；{}。",
                han(seed, 9),
                han(seed + 1, 4),
                VALUES[seed % 4],
                han(seed + 2, 14)
            ),
            _ => han(seed, 8),
        }
    }

    fn number(&self, field: &str, seed: usize) -> String {
        if field == "max" {
            "1000".to_owned()
        } else {
            format!("{}.{}", 1 + seed % 3, seed % 10)
        }
    }
}

/// The same words in every field.
pub struct Same {
    /// What they are called in messages.
    pub name: &'static str,
    /// The words.
    pub text: &'static str,
    /// What values hold; the words when there is none.
    pub value: Option<&'static str>,
    /// What numbers hold.
    pub number: &'static str,
}

impl Words for Same {
    fn text(&self, field: &str, _: usize) -> String {
        match (field, self.value) {
            ("value", Some(value)) => value.to_owned(),
            // Ordinals and units have one line.
            ("number" | "unit", _) => self.text.lines().next().unwrap_or_default().to_owned(),
            _ => self.text.to_owned(),
        }
    }

    fn number(&self, field: &str, _: usize) -> String {
        if field == "max" {
            "100".to_owned()
        } else {
            self.number.to_owned()
        }
    }
}

/// Two hundred characters.
const TWO_HUNDRED: &str = "聚焦主责主业深化体制机制改革，优化资源配置，加快数字化转型步伐，提升公共服务质量，完善基层治理体系，推动城乡融合发展，保护生态环境，改善民生福祉，扩大对外开放，培育新质生产力，支持民营企业做大做强，吸引高层次人才集聚，建设现代化产业体系，筑牢安全生产防线，健全多层次社会保障体系，促进教育医疗均衡发展，传承弘扬优秀传统文化，丰富群众精神文化生活，加强政府自身建设，完成年度各项目标任务，奋力谱写新篇章";

/// A word that no dictionary divides.
const LATIN: &str =
    "Pneumonoultramicroscopicsilicovolcanoconiosis-Donaudampfschifffahrtsgesellschaft";

/// What the stress sheets hold.
pub const STRESSES: [Same; 6] = [
    Same {
        name: "short",
        text: "稳进",
        value: Some("3亿元"),
        number: "3.5",
    },
    Same {
        name: "two hundred characters",
        text: TWO_HUNDRED,
        value: None,
        number: "3.5",
    },
    Same {
        name: "empty",
        text: "",
        value: None,
        number: "0",
    },
    Same {
        name: "thirty digits",
        text: "达到123456789012345678901234567890亿元以上",
        value: None,
        number: "123456789012345678901234567890",
    },
    Same {
        name: "a long word",
        text: LATIN,
        value: None,
        number: "0.000000000000000001",
    },
    Same {
        name: "lines",
        text: "第一行的文字，\n第二行。\n三",
        value: Some("增长6%左右"),
        number: "99.9",
    },
];
